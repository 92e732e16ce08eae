"""Arithmetic of places in a list under edits: put in, take out, move. Positions count from 0.

`after` says where an item is afterwards, `transform` what an edit becomes once another has been done, such
that both orders lead to the same list. (The inclusion transformation of Ellis and Gibbs, 1989, for edits of
single items.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Buang", "Geser", "Sisip", "Suntingan", "after", "script", "transform"]


@dataclass(frozen=True, slots=True)
class Sisip:
    """Put an item in, so that its position is `di`."""

    di: int


@dataclass(frozen=True, slots=True)
class Buang:
    """Take the item at `di` out."""

    di: int


@dataclass(frozen=True, slots=True)
class Geser:
    """Move the item at `dari` so that its position is `ke`."""

    dari: int
    ke: int


Suntingan = Sisip | Buang | Geser


def after(edit: Suntingan, di: int) -> int | None:
    """Where the item at `di` is after the edit; None where it was taken out."""
    if isinstance(edit, Sisip):
        return di if di < edit.di else di + 1
    if isinstance(edit, Buang):
        return None if di == edit.di else di - (di > edit.di)
    if di == edit.dari:
        return edit.ke
    lain = di - (di > edit.dari)
    return lain + (lain >= edit.ke)


def transform(edit: Suntingan, over: Suntingan, *, first: bool | None = None) -> Suntingan | None:
    """The edit as it is done after `over`, both being made for the same list.

    None where there is no such edit: its item is gone, or moved by both. `first` says which of two items
    that come to the same place stands before the other: this edit's (True) or that of `over`; None: neither
    is known to, and there is no edit.
    """
    if isinstance(edit, Buang):
        di = after(over, edit.di)
        return None if di is None else Buang(di)
    if isinstance(edit, Sisip):
        if isinstance(over, Sisip):
            return _apart(edit.di, over.di, first)
        if isinstance(over, Buang):
            return Sisip(edit.di - (edit.di > over.di))
        celah = edit.di - (edit.di > over.dari)
        return Sisip(celah + (celah >= over.ke))  # at the same place: behind the one that was moved there
    return _moved(edit, over, first)


def _apart(di: int, lain: int, first: bool | None) -> Sisip | None:
    if di == lain and first is None:
        return None
    return Sisip(di if di < lain or (di == lain and first) else di + 1)


def _moved(edit: Geser, over: Suntingan, first: bool | None) -> Geser | None:
    dari = after(over, edit.dari)
    if dari is None:
        return None
    if isinstance(over, Sisip):
        celah = over.di - (over.di > edit.dari)
        return Geser(dari, edit.ke + (celah < edit.ke))
    if isinstance(over, Buang):
        lain = over.di - (over.di > edit.dari)
        return Geser(dari, edit.ke - (edit.ke > lain))
    if edit.dari == over.dari:
        return None
    # Both gaps, in the list without either item.
    ini = edit.ke - (edit.ke > over.dari - (over.dari > edit.dari))
    itu = over.ke - (over.ke > edit.dari - (edit.dari > over.dari))
    if ini == itu and first is None:
        return None
    return Geser(dari, ini if ini < itu or (ini == itu and first) else ini + 1)


def script(banyak: int, pasangan: dict[int, int], sesudah: int) -> list[Suntingan]:
    """The fewest edits that lead from a list of `banyak` items to one of `sesudah`.

    `pasangan` says which item stays, from position to position. What goes is taken out from the end, what
    stays is moved as little as can be, what is new is put in from the start.
    """
    hasil: list[Suntingan] = [Buang(di) for di in range(banyak - 1, -1, -1) if di not in pasangan]
    kini = [pasangan[di] for di in range(banyak) if di in pasangan]
    tetap = set(_longest_rising(kini))
    urut = sorted(kini)
    for ke, satu in enumerate(urut):
        if satu in tetap:
            continue
        dari = kini.index(satu)
        kini.pop(dari)
        di = kini.index(urut[ke - 1]) + 1 if ke else 0
        kini.insert(di, satu)
        if dari != di:
            hasil.append(Geser(dari, di))
    ada = set(urut)
    hasil += [Sisip(di) for di in range(sesudah) if di not in ada]
    return hasil


def _longest_rising(isi: Sequence[int]) -> list[int]:
    """The longest part of a sequence that rises (of distinct numbers)."""
    panjang: list[list[int]] = []
    for satu in isi:
        terbaik = max((p for p in panjang if p[-1] < satu), key=len, default=[])
        panjang.append([*terbaik, satu])
    return max(panjang, key=len, default=[])
