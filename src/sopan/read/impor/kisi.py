"""Rows and columns behind boxes of text: for sources that know where a cell lies but not which it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sopan.read.impor.kanvas import Kotak, Sel

__all__ = ["sel_dari_kotak", "tepi"]

_SAMA = 2.5


def tepi(nilai: Iterable[float], sama: float = _SAMA) -> list[float]:
    """The different edges in order; nearer than `sama` is the same."""
    hasil: list[float] = []
    for satu in sorted(nilai):
        if not hasil or satu - hasil[-1] > sama:
            hasil.append(satu)
    return hasil


def sel_dari_kotak(kotak: Sequence[tuple[Kotak, str]], nama: str, sama: float = _SAMA) -> list[Sel]:
    """Cells of a table from boxes with text: rows and columns are counted by all edges together."""
    xs = tepi((x for k, _ in kotak for x in (k.x0, k.x1)), sama)
    ys = tepi((y for k, _ in kotak for y in (k.y0, k.y1)), sama)

    def di(daftar: list[float], nilai: float) -> int:
        return max(bisect_right(daftar, nilai + sama) - 1, 0)

    hasil = []
    for k, teks in kotak:
        b0, k0 = di(ys, k.y0), di(xs, k.x0)
        b1, k1 = max(di(ys, k.y1), b0 + 1), max(di(xs, k.x1), k0 + 1)
        asal = f"{nama}, baris {b0 + 1}, kolom {k0 + 1}"
        hasil.append(Sel(b0, k0, teks, k, asal, b1 - b0, k1 - k0))
    hasil.sort(key=lambda s: (s.baris, s.kolom))
    return hasil
