"""Which shapes are symbols, and the lanes that each covers."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.read.impor.kanvas import Bentuk
from sopan.read.impor.tabel import Lajur

__all__ = ["SIMBOL", "bingkai", "lajur_dari"]

SIMBOL = ("terminator", "process", "decision", "connector")
"""Kinds of shapes that the regulation knows."""

_LEBIH = 8.0
_BINGKAI = 60.0


def lajur_dari(bentuk: Bentuk, semua: Sequence[Lajur]) -> tuple[int, ...]:
    """The lanes that a shape covers: at least half of the lane, or the one that holds its middle."""
    kotak = bentuk.kotak
    hasil = []
    for n, lajur in enumerate(semua):
        tumpang = min(kotak.x1, lajur.x1) - max(kotak.x0, lajur.x0)
        if tumpang > 0.5 * (lajur.x1 - lajur.x0) and tumpang > 0:
            hasil.append(n)
    if not hasil:
        tengah = kotak.tengah[0]
        hasil = [n for n, lajur in enumerate(semua) if lajur.x0 <= tengah < lajur.x1]
    if not hasil and semua:
        n = min(range(len(semua)), key=lambda i: _luar(kotak.tengah[0], semua[i]))
        if _luar(kotak.tengah[0], semua[n]) < _LEBIH:
            hasil = [n]
    if len(hasil) > 1:
        # A shape a little wider than its own lane stands in the lane of its middle.
        kena = [n for n in hasil if semua[n].x0 <= kotak.tengah[0] < semua[n].x1]
        tertutup = sum(semua[n].x1 - semua[n].x0 for n in hasil)
        if kena and kotak.lebar < 0.72 * tertutup:
            hasil = kena[:1]
    return tuple(hasil)


def bingkai(bentuk: Sequence[Bentuk]) -> set[str]:
    """Shapes that are drawn around others, and so are no symbols: those that hold two or more."""
    simbol = [(satu.kotak, satu.kotak.tengah, satu.nama) for satu in bentuk if satu.jenis in SIMBOL]
    besar = [x for x in simbol if x[0].tinggi > _BINGKAI and x[0].lebar > _BINGKAI]
    return {
        nama for kotak, _, nama in besar if sum(kotak.memuat(t) for _, t, lain in simbol if lain != nama) > 1
    }


def _luar(x: float, lajur: Lajur) -> float:
    return max(lajur.x0 - x, 0.0, x - lajur.x1)
