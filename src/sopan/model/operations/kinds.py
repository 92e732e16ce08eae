"""The operations themselves: frozen, and plain JSON outside.

Steps are named by their number, from 1, as on the page and in references. Places inside (`jalur`) and items
of lists (`posisi`) count from 0, as everywhere in `sopan.model.sumber`. `op` tells the kind in JSON.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from sopan.model.dasar import Daftar, Model
from sopan.model.langkah import IdLangkah, Keputusan, Langkah, Rujukan
from sopan.model.operations.rejection import OperasiDitolak, reasons
from sopan.model.pelaksana import Pelaksana
from sopan.model.sop import IdPelaksana

__all__ = [
    "Arah",
    "GandakanLangkah",
    "GantiIdPelaksana",
    "HapusButir",
    "HapusLangkah",
    "HapusPelaksana",
    "Jalan",
    "NamaiLangkah",
    "Operasi",
    "OperasiIsian",
    "OperasiLangkah",
    "OperasiPelaksana",
    "PindahButir",
    "PindahLangkah",
    "PindahPelaksana",
    "TambahButir",
    "TambahLangkah",
    "TambahPelaksana",
    "UbahIsian",
    "UbahKeputusan",
    "UbahPelaksanaLangkah",
    "UbahSelesai",
    "UbahTujuan",
    "operation_schema",
    "read_operation",
    "read_operations",
]

_T = TypeVar("_T")

Nomor = Annotated[int, Field(ge=1, description="Nomor langkah, dari 1.")]
Posisi = Annotated[int, Field(ge=0, description="Tempat dalam daftar, dari 0.")]
JalurJson = Annotated[
    tuple[int | str, ...],
    Field(min_length=1, description="Tempat dalam SOP, misalnya [langkah, 3, waktu]; posisi dari 0."),
]

Jalan = Literal["lanjut", "ya", "tidak"]
"""The ways out of a step that a reference stands at: `lanjut`, or an answer of its decision."""


class Arah(Model):
    """Where one way out of a step leads; numbers are those after the operation that carries it."""

    langkah: Nomor
    jalan: Jalan
    ke: Rujukan | None = None


class UbahIsian(Model):
    """Set a field, or one item of a list, by its place; None empties it.

    For what other parts of the SOP hang on (steps, actors, their ids, the flow) there are operations of
    their own, and this one refuses it.
    """

    op: Literal["ubah_isian"] = "ubah_isian"
    jalur: JalurJson
    nilai: JsonValue = None


class TambahLangkah(Model):
    """Put a step in, so that its number is `posisi`. References in `langkah` are numbers after that.

    `rujukan` turns ways of other steps to it (or elsewhere) at the same time.
    """

    op: Literal["tambah_langkah"] = "tambah_langkah"
    posisi: Nomor
    langkah: Langkah
    rujukan: tuple[Arah, ...] = ()


class HapusLangkah(Model):
    """Take a step away. What referred to it leads to where it led, unless `rujukan` says otherwise.

    A decision led where its `ya` leads. The step before it goes on to the row after it, as on paper.
    """

    op: Literal["hapus_langkah"] = "hapus_langkah"
    langkah: Nomor
    rujukan: tuple[Arah, ...] = ()


class PindahLangkah(Model):
    """Move a step, so that its number is `ke`. References follow the steps that they mean."""

    op: Literal["pindah_langkah"] = "pindah_langkah"
    langkah: Nomor
    ke: Nomor


class GandakanLangkah(Model):
    """Put a copy of a step right below it, without its id."""

    op: Literal["gandakan_langkah"] = "gandakan_langkah"
    langkah: Nomor


class NamaiLangkah(Model):
    """Give a step an id, another, or none. References by the old id follow, without one as numbers."""

    op: Literal["namai_langkah"] = "namai_langkah"
    langkah: Nomor
    id: IdLangkah | None = None
    rujukan: tuple[Arah, ...] = ()


class UbahKeputusan(Model):
    """Make a step a decision, change the whole of it, or (None) make it a plain step again."""

    op: Literal["ubah_keputusan"] = "ubah_keputusan"
    langkah: Nomor
    keputusan: Keputusan | None = None


class UbahTujuan(Model):
    """Turn one way out of a step to another step or to `selesai`; None: to the next step."""

    op: Literal["ubah_tujuan"] = "ubah_tujuan"
    langkah: Nomor
    jalan: Jalan
    ke: Rujukan | None = None


class UbahSelesai(Model):
    """Say whether the procedure also ends at a step."""

    op: Literal["ubah_selesai"] = "ubah_selesai"
    langkah: Nomor
    selesai: bool


class UbahPelaksanaLangkah(Model):
    """Say who does a step: one actor, or several together."""

    op: Literal["ubah_pelaksana_langkah"] = "ubah_pelaksana_langkah"
    langkah: Nomor
    pelaksana: Annotated[Daftar, Field(min_length=1)]


class TambahPelaksana(Model):
    """Put an actor's column in; without `posisi` as the last."""

    op: Literal["tambah_pelaksana"] = "tambah_pelaksana"
    id: IdPelaksana
    pelaksana: Pelaksana
    posisi: Posisi | None = None


class HapusPelaksana(Model):
    """Take an actor's column away. Refused while a step is done by that actor."""

    op: Literal["hapus_pelaksana"] = "hapus_pelaksana"
    id: IdPelaksana


class GantiIdPelaksana(Model):
    """Give an actor another id; its steps follow. The printed name is a field, for `UbahIsian`."""

    op: Literal["ganti_id_pelaksana"] = "ganti_id_pelaksana"
    id: IdPelaksana
    menjadi: IdPelaksana


class PindahPelaksana(Model):
    """Move an actor's column to a position."""

    op: Literal["pindah_pelaksana"] = "pindah_pelaksana"
    id: IdPelaksana
    ke: Posisi


class TambahButir(Model):
    """Put an item into a list; without `posisi` as the last."""

    op: Literal["tambah_butir"] = "tambah_butir"
    jalur: JalurJson
    nilai: JsonValue
    posisi: Posisi | None = None


class HapusButir(Model):
    """Take an item out of a list."""

    op: Literal["hapus_butir"] = "hapus_butir"
    jalur: JalurJson
    posisi: Posisi


class PindahButir(Model):
    """Move an item inside its list."""

    op: Literal["pindah_butir"] = "pindah_butir"
    jalur: JalurJson
    posisi: Posisi
    ke: Posisi


OperasiIsian = UbahIsian | TambahButir | HapusButir | PindahButir
"""Operations on a place, `jalur`."""

OperasiPelaksana = TambahPelaksana | HapusPelaksana | GantiIdPelaksana | PindahPelaksana
"""Operations on an actor, `id`."""

OperasiLangkah = (
    HapusLangkah
    | PindahLangkah
    | GandakanLangkah
    | NamaiLangkah
    | UbahKeputusan
    | UbahTujuan
    | UbahSelesai
    | UbahPelaksanaLangkah
)
"""Operations on a step that is there, `langkah`."""

Operasi = OperasiIsian | OperasiPelaksana | OperasiLangkah | TambahLangkah
"""One change of an SOP."""

_ONE: TypeAdapter[Operasi] = TypeAdapter(Annotated[Operasi, Field(discriminator="op")])
_MANY: TypeAdapter[tuple[Operasi, ...]] = TypeAdapter(
    tuple[Annotated[Operasi, Field(discriminator="op")], ...]
)


def read_operation(data: str | bytes | dict[str, Any]) -> Operasi:
    """An operation from JSON, or from what JSON holds. Raises `OperasiDitolak` with every fault."""
    return _read(_ONE, data)


def read_operations(data: str | bytes | list[Any]) -> tuple[Operasi, ...]:
    """A list of operations from JSON, or from what JSON holds. Raises `OperasiDitolak` with every fault."""
    return _read(_MANY, data)


def _read(adapter: TypeAdapter[_T], data: Any) -> _T:
    try:
        if isinstance(data, str | bytes):
            return adapter.validate_json(data)
        return adapter.validate_python(data)
    except ValidationError as error:
        raise OperasiDitolak(reasons(error)) from None


def operation_schema() -> dict[str, Any]:
    """The JSON Schema of an operation, for the API."""
    return _ONE.json_schema()
