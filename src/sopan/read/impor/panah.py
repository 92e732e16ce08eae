"""From lines to arrows: which symbol leads to which, with which word beside it.

Ends that are glued are known. A loose end belongs to the symbol that it nearly touches, or to another line
when it nearly touches that: arrows are often drawn as several lines, and several arrows often end on one
line. Lines joined so make a net; its ends with a head are where it leads, the others where it comes from.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopan.read.impor.kanvas import Bentuk, Garis, Kotak, Titik

__all__ = ["Panah", "cari_panah", "jarak_ke_panah", "pasang_label"]

_MENEMPEL = 3.0
_SAMBUNG = 8.0
_SAMBUNG_T = 5.0
_DEKAT = 16.0
_JAUH = 45.0
_MAKIN_JAUH = 0.15


@dataclass(slots=True)
class Panah:
    """An arrow between two symbols by their names; `dari` or `ke` is None where that end hangs free.

    `arah` is False for a line without head (between the boxes of a joint step). `jalur` are its lines.
    """

    dari: str | None
    ke: str | None
    jalur: list[list[Titik]]
    yakin: float = 1.0
    arah: bool = True
    label: str = ""
    asal: str = ""


@dataclass(slots=True)
class _Ujung:
    garis: int
    titik: Titik
    arah_masuk: Titik
    kepala: bool
    bentuk: str | None = None
    yakin: float = 1.0


@dataclass(slots=True)
class _Jaring:
    ujung: list[_Ujung] = field(default_factory=list)
    garis: list[int] = field(default_factory=list)


def _dekat_garis(titik: Titik, garis: Garis) -> float:
    return min((_ke_ruas(titik, a, b) for a, b in pairwise(garis.titik)), default=math.inf)


def _ke_ruas(p: Titik, a: Titik, b: Titik) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    panjang = dx * dx + dy * dy
    t = 0.0 if panjang == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / panjang))
    return math.dist(p, (a[0] + t * dx, a[1] + t * dy))


def cari_panah(bentuk: Sequence[Bentuk], garis: Sequence[Garis]) -> list[Panah]:
    """The arrows of a sheet between the given symbols."""
    nama = {satu.nama for satu in bentuk}
    ujung: list[_Ujung] = []
    for n, satu in enumerate(garis):
        if len(satu.titik) >= 2:
            dari, ke = (x if x in nama else None for x in (satu.dari, satu.ke))
            ujung.append(_Ujung(n, satu.titik[0], satu.titik[1], satu.kepala_awal, dari))
            ujung.append(_Ujung(n, satu.titik[-1], satu.titik[-2], satu.kepala_akhir, ke))
    hasil: list[Panah] = []
    for satu_jaring in _jaring(ujung, bentuk, garis):
        hasil += _dari_jaring(satu_jaring, bentuk, garis)
    return hasil


def _jaring(ujung: Sequence[_Ujung], bentuk: Sequence[Bentuk], garis: Sequence[Garis]) -> list[_Jaring]:
    """Lines that join, as nets; ends where two lines join are no ends of the net."""
    induk = list(range(len(garis)))

    def akar(n: int) -> int:
        while induk[n] != n:
            induk[n] = induk[induk[n]]
            n = induk[n]
        return n

    for u in ujung:
        if u.bentuk is None and (sambungan := _lekatkan(u, ujung, bentuk, garis)) is not None:
            induk[akar(u.garis)] = akar(sambungan)
    hasil: dict[int, _Jaring] = defaultdict(_Jaring)
    for n, satu in enumerate(garis):
        if len(satu.titik) >= 2:
            hasil[akar(n)].garis.append(n)
    for u in ujung:
        jaring = hasil[akar(u.garis)]
        if u.bentuk is not None or len(jaring.garis) == 1:
            jaring.ujung.append(u)
    return list(hasil.values())


def _lekatkan(
    u: _Ujung, ujung: Sequence[_Ujung], bentuk: Sequence[Bentuk], garis: Sequence[Garis]
) -> int | None:
    """Attach a loose end to a symbol (then None), or give the line that it joins."""
    ds, terdekat = min(((satu.kotak.jarak(u.titik), satu.nama) for satu in bentuk), default=(math.inf, ""))
    if ds <= _MENEMPEL:
        u.bentuk, u.yakin = terdekat, 0.97
        return None
    lain = (v for v in ujung if v.garis != u.garis)
    dl, sambung = min(((math.dist(u.titik, v.titik), v.garis) for v in lain), default=(math.inf, -1))
    if dl <= min(ds, _SAMBUNG):
        return sambung
    badan_lain = (n for n, satu in enumerate(garis) if n != u.garis and len(satu.titik) > 1)
    dt, badan = min(((_dekat_garis(u.titik, garis[n]), n) for n in badan_lain), default=(math.inf, -1))
    if dt <= min(ds, _SAMBUNG_T):
        return badan
    if ds <= _DEKAT:
        u.bentuk, u.yakin = terdekat, 0.9 - 0.01 * ds
    elif (depan := _di_depan(u, bentuk)) is not None:
        u.bentuk, u.yakin = depan, 0.6
    return None


def _di_depan(u: _Ujung, bentuk: Sequence[Bentuk]) -> str | None:
    """The nearest symbol in the direction in which a line points."""
    dx, dy = u.titik[0] - u.arah_masuk[0], u.titik[1] - u.arah_masuk[1]
    panjang = math.hypot(dx, dy)
    if panjang < 1e-6:
        return None
    for langkah in range(2, int(_JAUH), 2):
        p = (u.titik[0] + dx / panjang * langkah, u.titik[1] + dy / panjang * langkah)
        for satu in bentuk:
            if satu.kotak.memuat(p):
                return satu.nama
    return None


def _dari_jaring(jaring: _Jaring, bentuk: Sequence[Bentuk], garis: Sequence[Garis]) -> list[Panah]:
    jalur = [list(garis[n].titik) for n in jaring.garis]
    teks = " ".join(garis[n].teks for n in jaring.garis if garis[n].teks)
    asal = ", ".join(dict.fromkeys(garis[n].asal for n in jaring.garis if garis[n].asal))
    sumber = [u for u in jaring.ujung if not u.kepala]
    tujuan = [u for u in jaring.ujung if u.kepala]
    kena = [u for u in jaring.ujung if u.bentuk is not None]
    if not kena:
        return []
    if not tujuan and not any(garis[n].kepala_awal or garis[n].kepala_akhir for n in jaring.garis):
        return _tanpa_kepala(kena, bentuk, jalur, teks, asal)
    if not sumber and len(tujuan) == 2:
        # A head at both ends: taken downward, as the main flow goes.
        kotak = {satu.nama: satu.kotak for satu in bentuk}
        tujuan.sort(key=lambda u: kotak[u.bentuk].y0 if u.bentuk in kotak else u.titik[1])
        sumber, tujuan = tujuan[:1], tujuan[1:]
        sumber[0].yakin = min(sumber[0].yakin, 0.6)
    hasil = []
    kosong: list[_Ujung | None] = [None]
    awal: list[_Ujung | None] = [*sumber]
    akhir: list[_Ujung | None] = [*tujuan]
    for a in awal or kosong:
        for b in akhir or kosong:
            dari = a.bentuk if a else None
            ke = b.bentuk if b else None
            if dari is None and ke is None:
                continue
            if dari == ke and len(jalur) == 1 and len(jalur[0]) < 3:
                continue
            yakin = min(a.yakin if a else 0.4, b.yakin if b else 0.4)
            if len(sumber) > 1 and len(tujuan) > 1:
                yakin = min(yakin, 0.5)
            hasil.append(Panah(dari, ke, _hanya(jalur, a, b, jaring, garis), yakin, True, teks, asal))
    return hasil


def _hanya(
    jalur: list[list[Titik]], a: _Ujung | None, b: _Ujung | None, jaring: _Jaring, garis: Sequence[Garis]
) -> list[list[Titik]]:
    """The lines of an arrow, those of its two ends first; all of the net where more lie between."""
    if a is not None and b is not None and a.garis == b.garis:
        return [_dari(a, garis)]
    dahulu = [n for n in (a.garis if a else None, b.garis if b else None) if n is not None]
    lain = [n for n in jaring.garis if n not in dahulu] if len(jaring.ujung) <= 2 else []
    hasil = [list(garis[n].titik) for n in (*dahulu, *lain)]
    if a is not None and hasil:
        hasil[0] = _dari(a, garis)
    return hasil or jalur


def _dari(u: _Ujung, garis: Sequence[Garis]) -> list[Titik]:
    """The corners of the line of an end, beginning at that end."""
    titik = list(garis[u.garis].titik)
    return titik[::-1] if titik[-1] == u.titik and titik[0] != u.titik else titik


def _tanpa_kepala(
    kena: list[_Ujung], bentuk: Sequence[Bentuk], jalur: list[list[Titik]], teks: str, asal: str
) -> list[Panah]:
    """A line without heads: beside one another it links, below one another it is taken downward."""
    kotak = {satu.nama: satu.kotak for satu in bentuk}
    nama = list(dict.fromkeys(u.bentuk for u in kena if u.bentuk is not None))
    if len(nama) < 2:
        return []
    nama.sort(key=lambda n: kotak[n].tengah[1])
    hasil = []
    for a, b in pairwise(nama):
        sejajar = abs(kotak[a].tengah[1] - kotak[b].tengah[1]) < max(kotak[a].tinggi, kotak[b].tinggi) * 0.6
        hasil.append(Panah(a, b, jalur, 0.9 if sejajar else 0.55, not sejajar, teks, asal))
    return hasil


def jarak_ke_panah(kotak: Kotak, panah: Panah) -> float:
    """How far a box lies from the lines of an arrow; a place far along the arrow counts as further away."""
    terkecil, jauh = math.inf, 0.0
    for jalur in panah.jalur:
        for a, b in pairwise(jalur):
            panjang = math.dist(a, b)
            banyak = max(1, min(200, int(panjang / 4)))
            for n in range(banyak + 1):
                t = n / banyak
                di = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                terkecil = min(terkecil, kotak.jarak(di) + _MAKIN_JAUH * (jauh + t * panjang))
            jauh += panjang
    return terkecil


def pasang_label(
    panah: Sequence[Panah],
    label: Sequence[tuple[str, Kotak]],
    bentuk: Sequence[Bentuk],
    *,
    jauh: float = 40.0,
) -> None:
    """Give each word its arrow: the nearest one out of a decision, near where it begins.

    Each is used once.
    """
    kotak = {satu.nama: satu for satu in bentuk}
    keluar: dict[str, int] = defaultdict(int)
    for satu in panah:
        if satu.dari is not None and satu.arah:
            keluar[satu.dari] += 1
    calon = []
    for n, (_, tempat) in enumerate(label):
        for m, satu in enumerate(panah):
            if satu.dari is None or not satu.arah or satu.label:
                continue
            asal = kotak.get(satu.dari)
            if asal is None or (asal.jenis != "decision" and keluar[satu.dari] < 2):
                continue
            jarak = jarak_ke_panah(tempat, satu)
            if jarak <= jauh:
                calon.append((jarak + 0.35 * asal.kotak.jarak(tempat.tengah), n, m))
    label_terpakai: set[int] = set()
    for _, n, m in sorted(calon):
        if n not in label_terpakai and not panah[m].label:
            panah[m].label = label[n][0]
            label_terpakai.add(n)
