"""The table on a page of PDF: ruling lines, the cells between them, and the words in each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sopan.read.impor.kanvas import Kotak
from sopan.read.impor.kisi import tepi
from sopan.read.impor.pdf_halaman import Goresan, Huruf

__all__ = ["Petak", "Ruas", "baris_teks", "garis_tabel", "petak_tabel", "teks_huruf"]

_SAMA = 2.0
_TIPIS = 2.2
_CUKUP = 12
_LEBAR_SIMBOL, _TINGGI_SIMBOL = 420.0, 90.0
_BUTIR = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s|[-–•●▪✓]\s?")


class Ruas(NamedTuple):
    """A straight line, level or upright: its place across itself, from where to where, and its path."""

    tegak: bool
    di: float
    awal: float
    akhir: float
    asal: int


class Petak(NamedTuple):
    """A cell: its box, first row and column, how many it spans."""

    kotak: Kotak
    baris: int
    kolom: int
    tinggi: int
    lebar: int


def _ruas(goresan: Sequence[Goresan]) -> list[Ruas]:
    """All straight pieces that may be lines of a table: strokes, edges of boxes, boxes as thin as a line."""
    hasil = []
    for n, satu in enumerate(goresan):
        k = satu.kotak
        if satu.lengkung:
            continue
        if satu.isi and not satu.garis:
            if k.tinggi <= _TIPIS < k.lebar:
                hasil.append(Ruas(False, (k.y0 + k.y1) / 2, k.x0, k.x1, n))
            elif k.lebar <= _TIPIS < k.tinggi:
                hasil.append(Ruas(True, (k.x0 + k.x1) / 2, k.y0, k.y1, n))
            continue
        titik = [*satu.titik, satu.titik[0]] if satu.tertutup else satu.titik
        for (x0, y0), (x1, y1) in pairwise(titik):
            if abs(x0 - x1) < 0.6 and abs(y0 - y1) > 1:
                hasil.append(Ruas(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1), n))
            elif abs(y0 - y1) < 0.6 and abs(x0 - x1) > 1:
                hasil.append(Ruas(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1), n))
    return hasil


def garis_tabel(goresan: Sequence[Goresan]) -> list[Ruas]:
    """The lines of tables: those whose both ends meet lines of the other direction, again and again.

    The pieces of an arrow drop out from its loose end on; a box that touches no line but its own is a symbol.
    """
    kotak = {n for n, satu in enumerate(goresan) if satu.tertutup and satu.garis and _sebesar_simbol(satu)}
    semua = _ruas(goresan)
    lepas = [r for r in semua if r.asal not in kotak]
    # Where lines are drawn, stroked boxes are symbols; where there are none, the table is made of boxes.
    ruas = _gabung(lepas if len(lepas) > _CUKUP else semua)
    while True:
        tetap = [r for r in ruas if _bertumpu(r, ruas, r.awal) and _bertumpu(r, ruas, r.akhir)]
        if len(tetap) == len(ruas):
            break
        ruas = tetap
    return _tanpa_pulau(ruas)


def _sebesar_simbol(satu: Goresan) -> bool:
    k = satu.kotak
    return k.lebar < _LEBAR_SIMBOL and k.tinggi < _TINGGI_SIMBOL


def _gabung(ruas: list[Ruas]) -> list[Ruas]:
    """Lines along one another, end to end, as one: many programs draw a border cell by cell."""
    hasil: list[Ruas] = []
    for satu in sorted(ruas, key=lambda r: (r.tegak, round(r.di), r.awal)):
        akhir = hasil[-1] if hasil else None
        if (
            akhir is not None
            and akhir.tegak == satu.tegak
            and abs(akhir.di - satu.di) < 1.0
            and satu.awal <= akhir.akhir + 1.5
        ):
            hasil[-1] = akhir._replace(akhir=max(akhir.akhir, satu.akhir))
        else:
            hasil.append(satu)
    return hasil


def _bertumpu(satu: Ruas, semua: Sequence[Ruas], ujung: float) -> bool:
    return any(
        r.tegak != satu.tegak and abs(r.di - ujung) <= _SAMA and r.awal - _SAMA <= satu.di <= r.akhir + _SAMA
        for r in semua
    )


def _tanpa_pulau(ruas: list[Ruas]) -> list[Ruas]:
    """Without small groups of lines that touch no others: boxes that are symbols."""
    induk = list(range(len(ruas)))

    def akar(n: int) -> int:
        while induk[n] != n:
            induk[n] = induk[induk[n]]
            n = induk[n]
        return n

    for a, satu in enumerate(ruas):
        for b in range(a + 1, len(ruas)):
            lain = ruas[b]
            if satu.tegak == lain.tegak:
                continue
            sentuh = (
                lain.awal - _SAMA <= satu.di <= lain.akhir + _SAMA
                and satu.awal - _SAMA <= lain.di <= satu.akhir + _SAMA
            )
            if sentuh:
                induk[akar(a)] = akar(b)
    kelompok: dict[int, list[Ruas]] = defaultdict(list)
    for n, satu in enumerate(ruas):
        kelompok[akar(n)].append(satu)
    return [r for semua in kelompok.values() if len(semua) > 6 for r in semua]


def petak_tabel(ruas: Sequence[Ruas]) -> list[Petak]:
    """The cells between lines; neighbours with no line between them are one cell."""
    xs = tepi((r.di for r in ruas if r.tegak), _SAMA)
    ys = tepi((r.di for r in ruas if not r.tegak), _SAMA)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 40_000:
        return []
    tegak, datar = _dinding(ruas, xs, ys)
    hasil = []
    terpakai: set[tuple[int, int]] = set()
    for b in range(len(ys) - 1):
        for k in range(len(xs) - 1):
            if (b, k) in terpakai:
                continue
            k1 = k
            while k1 + 1 < len(xs) - 1 and (b, k1 + 1) not in tegak and (b, k1 + 1) not in terpakai:
                k1 += 1
            b1 = b
            while b1 + 1 < len(ys) - 1 and all((b1 + 1, c) not in datar for c in range(k, k1 + 1)):
                b1 += 1
            terpakai |= {(r, c) for r in range(b, b1 + 1) for c in range(k, k1 + 1)}
            hasil.append(Petak(Kotak(xs[k], ys[b], xs[k1 + 1], ys[b1 + 1]), b, k, b1 - b + 1, k1 - k + 1))
    return hasil


def _dinding(
    ruas: Sequence[Ruas], xs: list[float], ys: list[float]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """For (row, column) whether a line is at the left of it, and whether one is above it."""
    tegak: set[tuple[int, int]] = set()
    datar: set[tuple[int, int]] = set()
    for r in ruas:
        sendiri, lain = (xs, ys) if r.tegak else (ys, xs)
        di = min(range(len(sendiri)), key=lambda n: abs(sendiri[n] - r.di))
        n = max(bisect_left(lain, r.awal - _SAMA), 0)
        while n + 1 < len(lain) and (lain[n] + lain[n + 1]) / 2 < r.akhir:
            if (lain[n] + lain[n + 1]) / 2 > r.awal:
                if r.tegak:
                    tegak.add((n, di))
                else:
                    datar.add((di, n))
            n += 1
    return tegak, datar


def baris_teks(huruf: Sequence[Huruf], celah: float = 4.0) -> list[tuple[str, Kotak]]:
    """Letters as lines of text with their boxes, in the order given; a gap over `celah` heights parts."""
    baris: list[list[Huruf]] = []
    for satu in huruf:
        akhir = baris[-1][-1].kotak if baris else None
        if akhir is not None:
            tinggi = max(akhir.tinggi, satu.kotak.tinggi, 4.0)
            geser = abs((akhir.y0 + akhir.y1) / 2 - (satu.kotak.y0 + satu.kotak.y1) / 2)
            if (
                geser < 0.75 * tinggi
                and satu.kotak.x0 >= akhir.x0 - 1
                and satu.kotak.x0 - akhir.x1 < celah * tinggi
            ):
                baris[-1].append(satu)
                continue
        baris.append([satu])
    hasil = []
    for semua in baris:
        teks = "".join((" " if h.spasi and n else "") + h.tanda for n, h in enumerate(semua))
        kotak = Kotak(
            min(h.kotak.x0 for h in semua),
            min(h.kotak.y0 for h in semua),
            max(h.kotak.x1 for h in semua),
            max(h.kotak.y1 for h in semua),
        )
        hasil.append((teks, kotak))
    return hasil


def teks_huruf(huruf: Sequence[Huruf], kotak: Kotak) -> str:
    """The text of a cell: lines that were broken for lack of room are joined, others stay.

    A break was wanted where the next word would have found room on the line, or where a list goes on.
    """
    baris = sorted(baris_teks(huruf), key=lambda b: (round(b[1].y0 + b[1].y1), b[1].x0))
    hasil = ""
    sebelum: Kotak | None = None
    for teks, k in baris:
        if sebelum is None:
            hasil = teks
        elif abs((k.y0 + k.y1) - (sebelum.y0 + sebelum.y1)) < max(k.tinggi, sebelum.tinggi):
            hasil += f" {teks}"
        else:
            lebar_kata = k.lebar * len(teks.split(" ", 1)[0]) / max(len(teks), 1)
            kiri = max(sebelum.x0 - kotak.x0, 0.0)
            sisa = kotak.lebar - sebelum.lebar - 2 * min(kiri, 6.0)
            jarak = k.y0 - sebelum.y1
            sengaja = sisa > lebar_kata + 8.0 or jarak > 1.2 * k.tinggi
            if _BUTIR.match(teks) or sengaja:
                hasil += f"\n{teks}"
            elif hasil.endswith("-") and teks[:1].islower():
                hasil += teks
            else:
                hasil += f" {teks}"
        sebelum = k
    return hasil
