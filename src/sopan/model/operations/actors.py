"""Operations on the actors, which are the columns, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sopan.errors import Pesan
from sopan.model.operations import kinds
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.pelaksana import Pelaksana
from sopan.model.sop import Sop

__all__ = ["ACTORS"]


def _refuse(*alasan: Iterator[Pesan]) -> None:
    if semua := [pesan for satu in alasan for pesan in satu]:
        raise OperasiDitolak(semua)


def _unknown(sop: Sop, id_: str) -> Iterator[Pesan]:
    if id_ not in sop.pelaksana:
        yield Pesan(f"tidak ada pelaksana '{id_}'", f"there is no actor '{id_}'")


def _taken(sop: Sop, id_: str) -> Iterator[Pesan]:
    if id_ in sop.pelaksana:
        yield Pesan(f"id pelaksana '{id_}' sudah dipakai", f"the actor id '{id_}' is taken")


def _past(posisi: int | None, terakhir: int) -> Iterator[Pesan]:
    if posisi is not None and posisi > terakhir:
        yield Pesan(
            f"kolom {posisi + 1} melewati akhir; yang terakhir {terakhir + 1}",
            f"column {posisi + 1} is past the end; the last is {terakhir + 1}",
        )


def _with(sop: Sop, kolom: list[tuple[str, Pelaksana]]) -> Sop:
    return sop.model_copy(update={"pelaksana": dict(kolom)})


def _add(sop: Sop, op: kinds.TambahPelaksana) -> Sop:
    _refuse(_taken(sop, op.id), _past(op.posisi, len(sop.pelaksana)))
    kolom = list(sop.pelaksana.items())
    kolom.insert(len(kolom) if op.posisi is None else op.posisi, (op.id, op.pelaksana))
    return _with(sop, kolom)


def _remove(sop: Sop, op: kinds.HapusPelaksana) -> Sop:
    _refuse(_unknown(sop, op.id), _used(sop, op.id))
    return _with(sop, [(id_, satu) for id_, satu in sop.pelaksana.items() if id_ != op.id])


def _used(sop: Sop, id_: str) -> Iterator[Pesan]:
    oleh = [str(nomor) for nomor, satu in enumerate(sop.langkah, 1) if id_ in satu.pelaksana]
    if oleh:
        semua = ", ".join(oleh)
        yield Pesan(
            f"pelaksana '{id_}' masih mengerjakan langkah {semua}; ganti dahulu pelaksananya",
            f"the actor '{id_}' still does step {semua}; give those to another first",
        )
    elif list(sop.pelaksana) == [id_]:
        yield Pesan("SOP memerlukan paling sedikit satu pelaksana", "an SOP needs at least one actor")


def _rename(sop: Sop, op: kinds.GantiIdPelaksana) -> Sop:
    if op.id == op.menjadi:
        _refuse(_unknown(sop, op.id))
        return sop
    _refuse(_unknown(sop, op.id), _taken(sop, op.menjadi))
    kolom = {op.menjadi if id_ == op.id else id_: satu for id_, satu in sop.pelaksana.items()}
    langkah = tuple(
        satu.model_copy(
            update={"pelaksana": tuple(op.menjadi if id_ == op.id else id_ for id_ in satu.pelaksana)}
        )
        if op.id in satu.pelaksana
        else satu
        for satu in sop.langkah
    )
    return sop.model_copy(update={"pelaksana": kolom, "langkah": langkah})


def _move(sop: Sop, op: kinds.PindahPelaksana) -> Sop:
    _refuse(_unknown(sop, op.id), _past(op.ke, len(sop.pelaksana) - 1))
    kolom = [(id_, satu) for id_, satu in sop.pelaksana.items() if id_ != op.id]
    kolom.insert(op.ke, (op.id, sop.pelaksana[op.id]))
    return _with(sop, kolom)


ACTORS: dict[type, Callable[[Sop, Any], Sop]] = {
    kinds.TambahPelaksana: _add,
    kinds.HapusPelaksana: _remove,
    kinds.GantiIdPelaksana: _rename,
    kinds.PindahPelaksana: _move,
}
"""How each is done."""
