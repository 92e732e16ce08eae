"""Every change of an SOP, as data: one of a small set of operations (docs/explanation/operasi.md).

    sesudah = apply(sop, PindahLangkah(langkah=4, ke=2))
    balik = invert(sop, PindahLangkah(langkah=4, ke=2))
    apply(sesudah, balik) == sop

An operation is pure and plain JSON, is refused with every reason (`OperasiDitolak`) rather than leave an SOP
that reading would not accept, and has an inverse. `diff_to_operations` finds the operations between two SOPs,
`rebase` and `merge` bring those of two people together.
"""

from sopan.model.operations.applying import apply, apply_all
from sopan.model.operations.describing import describe
from sopan.model.operations.differing import diff_to_operations
from sopan.model.operations.inverting import invert
from sopan.model.operations.kinds import (
    Arah,
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
    Jalan,
    NamaiLangkah,
    Operasi,
    PindahButir,
    PindahLangkah,
    PindahPelaksana,
    TambahButir,
    TambahLangkah,
    TambahPelaksana,
    UbahIsian,
    UbahKeputusan,
    UbahPelaksanaLangkah,
    UbahSelesai,
    UbahTujuan,
    operation_schema,
    read_operation,
    read_operations,
)
from sopan.model.operations.merging import Merged, Rebased, merge, rebase_all
from sopan.model.operations.ordering import reorder_actors, reorder_items
from sopan.model.operations.rebasing import Conflict, rebase
from sopan.model.operations.rejection import OperasiDitolak

__all__ = [
    "Arah",
    "Conflict",
    "GandakanLangkah",
    "GantiIdPelaksana",
    "HapusButir",
    "HapusLangkah",
    "HapusPelaksana",
    "Jalan",
    "Merged",
    "NamaiLangkah",
    "Operasi",
    "OperasiDitolak",
    "PindahButir",
    "PindahLangkah",
    "PindahPelaksana",
    "Rebased",
    "TambahButir",
    "TambahLangkah",
    "TambahPelaksana",
    "UbahIsian",
    "UbahKeputusan",
    "UbahPelaksanaLangkah",
    "UbahSelesai",
    "UbahTujuan",
    "apply",
    "apply_all",
    "describe",
    "diff_to_operations",
    "invert",
    "merge",
    "operation_schema",
    "read_operation",
    "read_operations",
    "rebase",
    "rebase_all",
    "reorder_actors",
    "reorder_items",
]
