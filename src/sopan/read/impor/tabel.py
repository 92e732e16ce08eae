"""The procedure's table among the cells of sheets: which columns, which actors, one row a step.

Found by headings in all their spellings; two or three rows of headings, a row of (1)(2)(3), headings that
come again or are missing on later pages, merged cells, rows without number.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopan.read.impor.kanvas import Kotak, Lembar, Sel
from sopan.read.impor.label import KolomTabel, kolom_tabel, satuan_kolom
from sopan.read.impor.teks_sel import satu_baris

__all__ = ["Baris", "Kepala", "Lajur", "Tabel", "adalah_jumlah", "cari_kepala", "cari_tabel", "kotak_baris"]

_WADAH = ("pelaksana", "mutu_baku")
_NOMOR = re.compile(r"\(?\s*\d{1,3}\s*[.)]?\s*\)?")
_JUMLAH = re.compile(
    r"(?:sub\s*)?(?:jumlah|total)\b(?:\s+(?:waktu|lama|jangka)\b.*|\s*:?\s*$)", re.IGNORECASE
)


@dataclass(slots=True)
class Lajur:
    """The lane of an actor: its name, columns of the table, left and right edge."""

    nama: str
    awal: int
    akhir: int
    x0: float
    x1: float
    asal: str


@dataclass(slots=True)
class Kepala:
    """The headings of a table: its rows, the columns of each role, the lanes, the unit of the time column."""

    awal: int
    akhir: int
    kolom: dict[KolomTabel, tuple[int, int]]
    lajur: list[Lajur]
    satuan: str | None = None
    x: dict[KolomTabel, tuple[float, float]] = field(default_factory=dict)


@dataclass(slots=True)
class Baris:
    """A row of a step (or of a symbol alone, then without text): where it lies, and its cells by role."""

    lembar: int
    y0: float
    y1: float
    sel: dict[KolomTabel, list[Sel]] = field(default_factory=dict)
    lajur: list[tuple[int, Sel]] = field(default_factory=list)

    def teks(self, kolom: KolomTabel) -> str:
        """The text of a column, cells below one another on lines of their own."""
        return "\n".join(sel.teks for sel in self.sel.get(kolom, ()))

    def asal(self, kolom: KolomTabel) -> str:
        """Where the text of a column stands."""
        semua = self.sel.get(kolom)
        return semua[0].asal if semua else ""


@dataclass(slots=True)
class Tabel:
    """The whole table over all sheets. `terpakai` are the rows of each sheet that belong to it."""

    kepala: Kepala
    baris: list[Baris] = field(default_factory=list)
    terpakai: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    sisa: list[Sel] = field(default_factory=list)


def _per_baris(sel: Iterable[Sel]) -> dict[int, list[Sel]]:
    hasil: dict[int, list[Sel]] = defaultdict(list)
    for satu in sel:
        hasil[satu.baris].append(satu)
    for semua in hasil.values():
        semua.sort(key=lambda s: s.kolom)
    return hasil


def _peran(baris: dict[int, list[Sel]], nomor: int) -> set[str]:
    return {peran for sel in baris.get(nomor, ()) if (peran := kolom_tabel(sel.teks))}


def cari_kepala(lembar: Lembar) -> list[Kepala]:
    """The headings of tables on a sheet, from above; empty where there are none."""
    baris = _per_baris(lembar.sel)
    hasil: list[Kepala] = []
    sampai = -1
    for nomor in sorted(baris):
        if nomor <= sampai:
            continue
        for sel in baris[nomor]:
            if kolom_tabel(sel.teks) != "kegiatan" or sel.lebar > 40:
                continue
            kepala = _kepala(baris, sel)
            if kepala is not None:
                hasil.append(kepala)
                sampai = kepala.akhir
                break
    return hasil


def _kepala(baris: dict[int, list[Sel]], kegiatan: Sel) -> Kepala | None:
    awal, akhir = kegiatan.baris, kegiatan.akhir_baris
    if len(_peran(baris, awal - 1) & {"no", "pelaksana", "mutu_baku", "waktu", "kelengkapan", "output"}) >= 2:
        awal -= 1
    akhir = max(akhir, *(s.akhir_baris for s in baris[awal] if kolom_tabel(s.teks) == "no"), akhir)
    while akhir < awal + 5:
        berikut = [sel for sel in baris.get(akhir + 1, ()) if sel.baris == akhir + 1]
        if len({kolom_tabel(s.teks) for s in berikut} - {None}) >= 2 or _bawah_pelaksana(
            baris, awal, akhir, berikut
        ):
            akhir += 1
        else:
            break
    sel = [s for n in range(awal, akhir + 1) for s in baris.get(n, ())]
    kolom: dict[KolomTabel, tuple[int, int]] = {}
    x: dict[KolomTabel, tuple[float, float]] = {}
    satuan = None
    wadah: dict[str, Sel] = {}
    for satu in sel:
        peran = kolom_tabel(satu.teks)
        if peran is None:
            continue
        if peran in _WADAH:
            wadah.setdefault(peran, satu)
        elif peran not in kolom:
            kolom[peran] = (satu.kolom, satu.akhir_kolom)
            x[peran] = (satu.kotak.x0, satu.kotak.x1)
            if peran == "waktu":
                satuan = satuan_kolom(satu.teks)
    lain = len(kolom.keys() - {"no"}) + len(wadah)
    if "kegiatan" not in kolom or lain < 3 or not (wadah or "waktu" in kolom or "output" in kolom):
        return None
    lajur = _lajur(sel, kolom, wadah.get("pelaksana"), wadah.get("mutu_baku"))
    berikut = baris.get(akhir + 1, [])
    if len(berikut) >= 3 and _baris_nomor(berikut):
        akhir += 1
    return Kepala(awal, akhir, kolom, lajur, satuan, x)


def _bawah_pelaksana(baris: dict[int, list[Sel]], awal: int, akhir: int, berikut: Sequence[Sel]) -> bool:
    """Whether a row is nothing but names below the word Pelaksana."""
    if akhir > awal or not berikut:
        return False
    pelaksana = next((s for s in baris[awal] if kolom_tabel(s.teks) == "pelaksana"), None)
    kegiatan = next((s for s in baris[awal] if kolom_tabel(s.teks) == "kegiatan"), None)
    if pelaksana is None or kegiatan is None or pelaksana.akhir_baris >= berikut[0].baris:
        return False
    return all(s.kolom > kegiatan.akhir_kolom and not _NOMOR.fullmatch(s.teks) for s in berikut) and any(
        s.kolom >= pelaksana.kolom for s in berikut
    )


def _baris_nomor(sel: Sequence[Sel]) -> bool:
    """Whether a row is (1)(2)(3) below the headings."""
    angka = [int(re.sub(r"\D", "", s.teks)) for s in sel if _NOMOR.fullmatch(s.teks.strip())]
    return (
        len(angka) == len(sel) and angka == list(range(angka[0], angka[0] + len(angka))) and len(angka) >= 3
    )


def _lajur(
    sel: Sequence[Sel], kolom: dict[KolomTabel, tuple[int, int]], pelaksana: Sel | None, mutu: Sel | None
) -> list[Lajur]:
    sesudah = kolom["kegiatan"][1]
    mulai = sorted([k for nama, (k, _) in kolom.items() if nama not in ("no", "kegiatan") and k > sesudah])
    if mutu is not None and mutu.kolom > sesudah:
        mulai = sorted([*mulai, mutu.kolom])
    if pelaksana is not None:
        awal, akhir = pelaksana.kolom, pelaksana.akhir_kolom
        batas = min((k for k in mulai if k > awal), default=akhir + 1)
        if pelaksana.lebar == 1 or akhir >= batas:
            akhir = max(batas - 1, awal)
        calon = [s for s in sel if s.baris > pelaksana.akhir_baris and awal <= s.kolom <= akhir]
    else:
        awal, akhir = sesudah + 1, (mulai[0] if mulai else sesudah + 1) - 1
        calon = [s for s in sel if awal <= s.kolom <= akhir]
    calon = [s for s in calon if kolom_tabel(s.teks) not in (*_WADAH, "no", "kegiatan")]
    # Below a name that spans several, the names of its parts stand; the lowest row is the lanes.
    calon = [
        s for s in calon if not any(o.baris > s.baris and s.kolom <= o.kolom <= s.akhir_kolom for o in calon)
    ]
    calon.sort(key=lambda s: s.kolom)
    hasil = []
    for n, satu in enumerate(calon):
        sampai = calon[n + 1].kolom - 1 if n + 1 < len(calon) else akhir
        sampai = max(sampai, satu.akhir_kolom)
        x0 = satu.kotak.x0
        x1 = calon[n + 1].kotak.x0 if n + 1 < len(calon) else max(satu.kotak.x1, 0.0)
        hasil.append(Lajur(satu_baris(satu.teks), satu.kolom, sampai, x0, x1, satu.asal))
    if hasil and pelaksana is not None:
        hasil[0].x0 = min(hasil[0].x0, pelaksana.kotak.x0)
        hasil[0].awal = min(hasil[0].awal, pelaksana.kolom)
        if pelaksana.lebar > 1:
            hasil[-1].x1 = max(hasil[-1].x1, pelaksana.kotak.x1)
    if not hasil and pelaksana is not None:
        hasil.append(Lajur("", awal, akhir, pelaksana.kotak.x0, pelaksana.kotak.x1, pelaksana.asal))
    return hasil


def cari_tabel(lembar: Sequence[Lembar]) -> Tabel | None:
    """The table over all sheets, or None where no headings are found."""
    kepala_semua = [cari_kepala(satu) for satu in lembar]
    utama = max(
        (k for semua in kepala_semua for k in semua),
        key=lambda k: (len(k.lajur) > 0, len(k.kolom)),
        default=None,
    )
    if utama is None:
        return None
    tabel = Tabel(next(k for semua in kepala_semua for k in semua if len(k.kolom) == len(utama.kolom)))
    kini: Kepala | None = None
    for nomor, satu in enumerate(lembar):
        batas = kepala_semua[nomor]
        if kini is None and not batas:
            continue
        if batas:
            tabel.terpakai[nomor].update(n for k in batas for n in range(k.awal, k.akhir + 1))
        if kini is not None and (not batas or batas[0].awal > 1):
            sebelum = [s for s in satu.sel if not batas or s.baris < batas[0].awal]
            if _melanjutkan(sebelum, kini):
                _isi(tabel, nomor, sebelum, kini)
        for n, kepala in enumerate(batas):
            sampai = batas[n + 1].awal if n + 1 < len(batas) else 10**9
            _isi(tabel, nomor, [s for s in satu.sel if kepala.akhir < s.baris < sampai], kepala)
            kini = kepala
    return tabel


def _melanjutkan(sel: Sequence[Sel], kepala: Kepala) -> bool:
    """Whether cells on a later page go on with the table: at least one stands where an activity stands."""
    return any(_di(s, kepala, "kegiatan") and not kolom_tabel(s.teks) for s in sel)


def _di(sel: Sel, kepala: Kepala, peran: KolomTabel) -> bool:
    """Whether a cell stands in the column of a role, by its place (pages may count columns differently)."""
    x = kepala.x.get(peran)
    if x is None:
        return False
    tumpang = min(sel.kotak.x1, x[1]) - max(sel.kotak.x0, x[0])
    return tumpang > 0.5 * min(sel.kotak.lebar, x[1] - x[0]) and tumpang > 0


def _isi(tabel: Tabel, nomor: int, sel: Sequence[Sel], kepala: Kepala) -> None:
    """Rows of steps below one heading."""
    per_peran: dict[KolomTabel, list[Sel]] = defaultdict(list)
    lajur: list[tuple[int, Sel]] = []
    lain: list[Sel] = []
    for satu in sorted(sel, key=lambda s: (s.baris, s.kolom)):
        if (peran := _peran_sel(satu, kepala)) is not None:
            per_peran[peran].append(satu)
        elif (n := _lajur_sel(satu, kepala)) is not None:
            lajur.append((n, satu))
        else:
            lain.append(satu)
    mulai: dict[int, Sel] = {}
    for satu in (*per_peran["no"], *per_peran["kegiatan"]):
        if kolom_tabel(satu.teks) is None or len(satu.teks) > 25 or satu in per_peran["no"]:
            mulai.setdefault(satu.baris, satu)
    _tanpa_lanjutan(mulai, per_peran)
    tinggi_no = {s.baris: s.akhir_baris for s in (*per_peran["no"], *per_peran["kegiatan"])}
    awal = sorted(mulai)
    semua_baris = sorted({s.baris for s in sel})
    bawah_kepala = min((s.kotak.y0 for s in sel), default=0.0)
    kosong_dari = awal[0] if awal else 10**9
    if awal:
        # Symbols above the first step stand in a row of their own (a capsule "Mulai").
        tabel.baris.append(Baris(nomor, -1e9, min(mulai[awal[0]].kotak.y0, bawah_kepala + 1e9)))
    for n, baris in enumerate(awal):
        berikut = awal[n + 1] if n + 1 < len(awal) else None
        akhir = berikut - 1 if berikut is not None else _akhir(baris, tinggi_no, semua_baris, awal)
        y1 = (
            mulai[berikut].kotak.y0
            if berikut is not None
            else _y_akhir(sel, baris, akhir, mulai[baris], awal, mulai)
        )
        satu_baris_ = Baris(nomor, mulai[baris].kotak.y0, y1)
        for peran, semua in per_peran.items():
            isi = [s for s in semua if baris <= s.baris <= akhir]
            if not isi and peran not in ("no", "kegiatan"):
                isi = [s for s in semua if s.baris < baris <= s.akhir_baris]
            if isi:
                satu_baris_.sel[peran] = isi
        satu_baris_.lajur = [(k, s) for k, s in lajur if baris <= s.baris <= akhir]
        tabel.baris.append(satu_baris_)
        tabel.terpakai[nomor].update(range(baris, akhir + 1))
    tabel.sisa += [s for s in lain if s.baris >= kosong_dari]


def _tanpa_lanjutan(mulai: dict[int, Sel], per_peran: dict[KolomTabel, list[Sel]]) -> None:
    """Take away rows whose activity only goes on the sentence above: no number, where others have one."""
    bernomor = {s.baris for s in per_peran["no"]}
    kegiatan = {s.baris: s for s in per_peran["kegiatan"]}
    if len(bernomor) < max(2, 0.6 * len(mulai)):
        return
    rentang = [(s.baris, s.akhir_baris) for s in per_peran["no"]]
    for baris in sorted(mulai):
        if baris in bernomor or baris not in kegiatan:
            continue
        dalam = any(a < baris <= b for a, b in rentang)
        huruf_awal = kegiatan[baris].teks.strip()[:1]
        if dalam or huruf_awal.islower() or huruf_awal in "-•" or len(bernomor) == len(mulai) - 1 == 0:
            del mulai[baris]


def _akhir(baris: int, tinggi: dict[int, int], semua: Sequence[int], awal: Sequence[int]) -> int:
    """The last row of the last step: as far as its merged cells go and rows without a gap below them."""
    akhir = max(tinggi.get(baris, baris), baris)
    langkah = min((b - a for a, b in itertools.pairwise(awal)), default=1)
    akhir = max(akhir, baris + langkah - 1)
    while akhir + 1 in semua and akhir < baris + 6 and tinggi.get(baris, baris) == baris and langkah > 1:
        akhir += 1
    return akhir


def _y_akhir(
    sel: Sequence[Sel], baris: int, akhir: int, mulai: Sel, awal: Sequence[int], semua: dict[int, Sel]
) -> float:
    bawah = max((s.kotak.y1 for s in sel if baris <= s.baris <= akhir), default=mulai.kotak.y1)
    if len(awal) > 1 and akhir > baris:
        biasa = [semua[b].kotak.y0 - semua[a].kotak.y0 for a, b in itertools.pairwise(awal)]
        bawah = max(bawah, mulai.kotak.y0 + min(biasa))
    return bawah


def _peran_sel(sel: Sel, kepala: Kepala) -> KolomTabel | None:
    for peran, (a, b) in kepala.kolom.items():
        if a <= sel.kolom <= b and _di(sel, kepala, peran):
            return peran
    for peran in kepala.kolom:
        if _di(sel, kepala, peran) and _lajur_sel(sel, kepala) is None:
            return peran
    return None


def _lajur_sel(sel: Sel, kepala: Kepala) -> int | None:
    x = sel.kotak.tengah[0]
    for n, lajur in enumerate(kepala.lajur):
        if lajur.x0 <= x <= lajur.x1:
            return n
    return None


def adalah_jumlah(baris: Baris) -> bool:
    """Whether a row only sums up times and is no step."""
    return bool(_JUMLAH.match(satu_baris(baris.teks("kegiatan") or baris.teks("no"))))


def kotak_baris(baris: Baris, lajur: Lajur) -> Kotak:
    """Where the row and a lane meet."""
    return Kotak(lajur.x0, baris.y0, lajur.x1, baris.y1)
