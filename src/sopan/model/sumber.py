"""Where in a file each part of an SOP stands, so that a finding can name its line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Jalur", "Sumber", "Tempat", "tulis_jalur"]

Jalur = tuple[str | int, ...]
"""The way to a value inside an SOP: `("langkah", 3, "waktu")`. Positions in lists count from 0."""


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place in a text file; both count from 1, and are 0 where the file has no lines."""

    baris: int
    kolom: int


def tulis_jalur(jalur: Jalur) -> str:
    """A path as a person reads it, steps counted from 1: `langkah[4].waktu`."""
    teks = ""
    for bagian in jalur:
        if isinstance(bagian, int):
            teks += f"[{bagian + 1}]"
        else:
            teks += f".{bagian}" if teks else bagian
    return teks


@dataclass(frozen=True, slots=True)
class Sumber:
    """The file that an SOP was read from, and the place of each of its values.

    An SOP that comes from a database or a spreadsheet has no places; `tempat` then answers 0, 0.
    """

    berkas: str = ""
    nilai: Mapping[Jalur, Tempat] = field(default_factory=dict)
    kunci: Mapping[Jalur, Tempat] = field(default_factory=dict)

    def tempat(self, jalur: Jalur) -> Tempat:
        """The place of the value at `jalur`, or of the nearest part of the file that holds it."""
        for panjang in range(len(jalur), -1, -1):
            if found := self.nilai.get(jalur[:panjang]):
                return found
        return Tempat(0, 0)
