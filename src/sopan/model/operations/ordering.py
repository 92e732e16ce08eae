"""A whole order as the fewest moves."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.model.operations.kinds import PindahButir, PindahPelaksana
from sopan.model.operations.places import Geser, script
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["reorder_actors", "reorder_items"]


def reorder_items(jalur: Jalur, urutan: Sequence[int]) -> tuple[PindahButir, ...]:
    """The moves that put the items of a list in an order of their present positions, all of them named."""
    return tuple(PindahButir(jalur=jalur, posisi=satu.dari, ke=satu.ke) for satu in _moves(urutan))


def reorder_actors(sop: Sop, urutan: Sequence[str]) -> tuple[PindahPelaksana, ...]:
    """The moves that put the columns in an order of ids, all of them named."""
    kini = list(sop.pelaksana)
    hasil = []
    for satu in _moves([kini.index(id_) for id_ in urutan]):
        hasil.append(PindahPelaksana(id=kini[satu.dari], ke=satu.ke))
        kini.insert(satu.ke, kini.pop(satu.dari))
    return tuple(hasil)


def _moves(urutan: Sequence[int]) -> list[Geser]:
    tempat = {dari: ke for ke, dari in enumerate(urutan)}
    return [satu for satu in script(len(urutan), tempat, len(urutan)) if isinstance(satu, Geser)]
