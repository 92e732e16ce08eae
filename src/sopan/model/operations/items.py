"""Operations on the items of a list: legal basis, equipment, kelengkapan of a step, ..."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sopan.errors import Pesan
from sopan.model.operations import kinds
from sopan.model.operations.naming import place_name
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.operations.values import put, value_at
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["ITEMS", "items_at"]


def items_at(sop: Sop, jalur: Jalur) -> tuple[Any, ...]:
    """The items of the list at a place; none where the part that it belongs to is not there."""
    isi = value_at(sop, jalur)
    if isi is None and len(jalur) > 1 and value_at(sop, jalur[:-1]) is None:
        return ()
    if not isinstance(isi, tuple):
        nama = place_name(jalur)
        raise OperasiDitolak([Pesan(f"{nama.id} bukan daftar", f"{nama.en} is no list")])
    return isi


def _place(jalur: Jalur, posisi: int, banyak: int) -> None:
    if posisi >= banyak:
        nama = place_name(jalur)
        raise OperasiDitolak(
            [
                Pesan(
                    f"tidak ada tempat {posisi + 1} di {nama.id} (isinya {banyak})",
                    f"there is no place {posisi + 1} in {nama.en}",
                )
            ]
        )


def _add(sop: Sop, op: kinds.TambahButir) -> Sop:
    isi = list(items_at(sop, op.jalur))
    di = len(isi) if op.posisi is None else op.posisi
    _place(op.jalur, di, len(isi) + 1)
    isi.insert(di, op.nilai)
    return put(sop, op.jalur, isi)


def _remove(sop: Sop, op: kinds.HapusButir) -> Sop:
    isi = list(items_at(sop, op.jalur))
    _place(op.jalur, op.posisi, len(isi))
    del isi[op.posisi]
    return put(sop, op.jalur, isi)


def _move(sop: Sop, op: kinds.PindahButir) -> Sop:
    isi = list(items_at(sop, op.jalur))
    _place(op.jalur, max(op.posisi, op.ke), len(isi))
    isi.insert(op.ke, isi.pop(op.posisi))
    return put(sop, op.jalur, isi)


ITEMS: dict[type, Callable[[Sop, Any], Sop]] = {
    kinds.TambahButir: _add,
    kinds.HapusButir: _remove,
    kinds.PindahButir: _move,
}
"""How each is done."""
