"""The cells of an Excel workbook (ECMA-376 part 1, 18): text as shown, merged cells, sizes.

Read straight from XML instead of through a library of spreadsheets: what is needed is little, has to be fast,
and must come from a parser that resolves no entities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from sopan.read.impor.aman import MOST_CELLS, MOST_ROWS, TERLALU_BESAR, Arsip, Elemen, tolak
from sopan.read.impor.drawingml import angka, local
from sopan.read.impor.kanvas import Kotak, Sel
from sopan.read.impor.tanggal import tanggal_excel

__all__ = ["Buku", "LembarKerja", "huruf_kolom"]

_SEL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TANGGAL_BAWAAN = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_PIKSEL = 0.75
_LEBAR_BAWAAN = 8.43
_TINGGI_BAWAAN = 15.0
_KOLOM_TERBANYAK = 1_000


def huruf_kolom(nomor: int) -> str:
    """The letters of a column, from 0: `A`, `Z`, `AA`."""
    teks = ""
    nomor += 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        teks = chr(65 + sisa) + teks
    return teks


def _tempat(acuan: str) -> tuple[int, int] | None:
    cocok = _SEL.fullmatch(acuan.replace("$", ""))
    if cocok is None:
        return None
    kolom = 0
    for huruf in cocok[1]:
        kolom = kolom * 26 + ord(huruf) - 64
    return int(cocok[2]) - 1, kolom - 1


@dataclass(slots=True)
class LembarKerja:
    """A sheet: its cells by row and column, merged ones once, and where rows and columns lie in points."""

    nama: str
    gambar: str | None
    sel: dict[tuple[int, int], Sel] = field(default_factory=dict)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    lebar: dict[int, float] = field(default_factory=dict)
    tinggi: dict[int, float] = field(default_factory=dict)
    lebar_bawaan: float = 0.0
    tinggi_bawaan: float = _TINGGI_BAWAAN
    _x: list[float] = field(default_factory=list)
    _y: list[float] = field(default_factory=list)

    def hitung(self) -> None:
        """Reckon the edges of rows and columns."""
        kolom = (
            max([*self.lebar, *(k for _, k in self.sel), *(g[3] for g in self.gabung), 30], default=30) + 2
        )
        baris = (
            max([*self.tinggi, *(b for b, _ in self.sel), *(g[2] for g in self.gabung), 60], default=60) + 2
        )
        kolom, baris = min(kolom, _KOLOM_TERBANYAK), min(baris, MOST_ROWS)
        self._x = list(accumulate((self.lebar.get(n, self.lebar_bawaan) for n in range(kolom)), initial=0.0))
        self._y = list(
            accumulate((self.tinggi.get(n, self.tinggi_bawaan) for n in range(baris)), initial=0.0)
        )

    def x(self, kolom: int, geser: float = 0.0) -> float:
        """The left edge of a column, and `geser` points from it, no further than the column goes."""
        return self._tepi(self._x, kolom, self.lebar_bawaan, geser)

    def y(self, baris: int, geser: float = 0.0) -> float:
        """The upper edge of a row, and `geser` points from it, no further than the row goes."""
        return self._tepi(self._y, baris, self.tinggi_bawaan, geser)

    @staticmethod
    def _tepi(tepi: list[float], nomor: int, bawaan: float, geser: float) -> float:
        nomor = max(nomor, 0)
        if nomor + 1 < len(tepi):
            return tepi[nomor] + min(max(geser, 0.0), tepi[nomor + 1] - tepi[nomor])
        return tepi[-1] + min(nomor - len(tepi) + 1, 100_000) * bawaan + min(max(geser, 0.0), bawaan)

    def kotak(self, baris: int, kolom: int, akhir_baris: int, akhir_kolom: int) -> Kotak:
        """The box over cells."""
        return Kotak(self.x(kolom), self.y(baris), self.x(akhir_kolom + 1), self.y(akhir_baris + 1))

    def baris_di(self, y: float) -> int:
        """The row at a height."""
        return max(bisect_right(self._y, y) - 1, 0)


class Buku:
    """A workbook; `lembar()` gives its visible sheets in order. Raises `UnreadableFile`."""

    def __init__(self, arsip: Arsip) -> None:
        self.arsip = arsip
        akar = arsip.relations("")
        self.utama = next(
            (path for jenis, path in akar.values() if jenis == "officeDocument"), "xl/workbook.xml"
        )
        self._hubungan = arsip.relations(self.utama)
        self._bersama = self._teks_bersama()
        self._gaya_tanggal, self._digit = self._gaya()
        self._sisa = MOST_CELLS
        self._sejak_1904 = False

    def _bagian(self, jenis: str) -> str | None:
        return next((path for satu, path in self._hubungan.values() if satu == jenis), None)

    def _teks_bersama(self) -> list[str]:
        path = self._bagian("sharedStrings")
        akar = self.arsip.xml_or_none(path) if path else None
        return [] if akar is None else [_teks_kaya(si) for si in akar if local(si) == "si"]

    def _gaya(self) -> tuple[list[bool], float]:
        """For every cell style whether it shows a date; and how wide a digit is, in pixels."""
        path = self._bagian("styles")
        akar = self.arsip.xml_or_none(path) if path else None
        if akar is None:
            return [], 7.0
        kode: dict[int, str] = {}
        hasil: list[bool] = []
        ukuran = 11.0
        for bagian in akar:
            nama = local(bagian)
            if nama == "numFmts":
                kode = {int(angka(satu.get("numFmtId"))): satu.get("formatCode", "") for satu in bagian}
            elif nama == "fonts" and len(bagian):
                ukuran = next((angka(s.get("val"), 11) for s in bagian[0] if local(s) == "sz"), 11.0)
            elif nama == "cellXfs":
                for xf in bagian:
                    nomor = int(angka(xf.get("numFmtId")))
                    teks = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", kode.get(nomor, ""))
                    hasil.append(nomor in _TANGGAL_BAWAAN or bool(re.search(r"[dy]", teks, re.IGNORECASE)))
        return hasil, max(4.0, round(ukuran * 7 / 11))

    def lembar(self) -> list[LembarKerja]:
        """The visible sheets, read."""
        akar = self.arsip.xml(self.utama)
        hasil = []
        for satu in akar.iter():
            if local(satu) == "workbookPr":
                self._sejak_1904 = satu.get("date1904") in ("1", "true")
            if local(satu) != "sheet" or satu.get("state") in ("hidden", "veryHidden"):
                continue
            acuan = next((nilai for kunci, nilai in satu.attrib.items() if str(kunci).endswith("}id")), "")
            jenis, path = self._hubungan.get(str(acuan), ("", ""))
            if jenis == "worksheet" and path in self.arsip:
                hasil.append(self._satu(satu.get("name", ""), path))
        return hasil

    def _satu(self, nama: str, path: str) -> LembarKerja:
        akar = self.arsip.xml(path)
        hubungan = self.arsip.relations(path)
        gambar = next((target for jenis, target in hubungan.values() if jenis == "drawing"), None)
        lembar = LembarKerja(nama, gambar, lebar_bawaan=self._lebar(_LEBAR_BAWAAN))
        data: Elemen | None = None
        for bagian in akar:
            match local(bagian):
                case "sheetFormatPr":
                    lembar.tinggi_bawaan = (
                        angka(bagian.get("defaultRowHeight"), _TINGGI_BAWAAN) or _TINGGI_BAWAAN
                    )
                    if bagian.get("defaultColWidth"):
                        lembar.lebar_bawaan = self._lebar(angka(bagian.get("defaultColWidth"), _LEBAR_BAWAAN))
                case "cols":
                    for col in bagian:
                        awal, akhir = int(angka(col.get("min"), 1)), int(angka(col.get("max"), 1))
                        lebar = (
                            0.0
                            if col.get("hidden") in ("1", "true")
                            else self._lebar(angka(col.get("width"), 8))
                        )
                        for n in range(max(awal, 1), min(akhir, _KOLOM_TERBANYAK) + 1):
                            lembar.lebar[n - 1] = lebar
                case "sheetData":
                    data = bagian
                case "mergeCells":
                    self._gabung(bagian, lembar)
        if data is not None:
            self._isi(data, lembar)
        else:
            lembar.hitung()
        return lembar

    def _lebar(self, satuan: float) -> float:
        return int(satuan * self._digit + 0.5) * _PIKSEL

    @staticmethod
    def _gabung(bagian: Elemen, lembar: LembarKerja) -> None:
        for satu in list(bagian)[:MOST_CELLS]:
            awal, _, akhir = satu.get("ref", "").partition(":")
            a, b = _tempat(awal), _tempat(akhir)
            if a and b and a <= b and b[0] < MOST_ROWS and b[1] < _KOLOM_TERBANYAK:
                lembar.gabung.append((a[0], a[1], b[0], b[1]))

    def _isi(self, data: Elemen, lembar: LembarKerja) -> None:
        nomor = -1
        isi: list[tuple[int, int, str]] = []
        for row in data:
            nomor = int(angka(row.get("r"), nomor + 2)) - 1
            if nomor >= MOST_ROWS:
                tolak(self.arsip.nama, TERLALU_BESAR)
            if row.get("ht"):
                lembar.tinggi[nomor] = angka(row.get("ht"), _TINGGI_BAWAAN)
            if row.get("hidden") in ("1", "true"):
                lembar.tinggi[nomor] = 0.0
            kolom = -1
            for c in row:
                tempat = _tempat(c.get("r", ""))
                kolom = tempat[1] if tempat else kolom + 1
                teks = self._nilai(c)
                if teks and kolom < _KOLOM_TERBANYAK:
                    isi.append((nomor, kolom, teks))
                    self._sisa -= 1
            if self._sisa < 0:
                tolak(self.arsip.nama, TERLALU_BESAR)
        terisi = {(b, k) for b, k, _ in isi}
        for b, k, teks in isi:
            lembar.sel[b, k] = Sel(b, k, teks, Kotak(0, 0, 0, 0), f"{lembar.nama}!{huruf_kolom(k)}{b + 1}")
        for b0, k0, b1, k1 in lembar.gabung:
            if (b0, k0) in terisi:
                lembar.sel[b0, k0].tinggi, lembar.sel[b0, k0].lebar = b1 - b0 + 1, k1 - k0 + 1
        lembar.hitung()
        for sel in lembar.sel.values():
            sel.kotak = lembar.kotak(sel.baris, sel.kolom, sel.akhir_baris, sel.akhir_kolom)

    def _nilai(self, c: Elemen) -> str:
        jenis = c.get("t", "n")
        if jenis == "inlineStr":
            return "\n".join(_teks_kaya(satu) for satu in c if local(satu) == "is").strip()
        mentah = next((satu.text or "" for satu in c if local(satu) == "v"), "")
        if jenis == "s":
            n = int(angka(mentah, -1))
            return self._bersama[n].strip() if 0 <= n < len(self._bersama) else ""
        if jenis == "n" and mentah:
            nilai = angka(mentah)
            gaya = int(angka(c.get("s")))
            if gaya < len(self._gaya_tanggal) and self._gaya_tanggal[gaya]:
                hari = tanggal_excel(nilai, sejak_1904=self._sejak_1904)
                if hari is not None:
                    return hari.isoformat()
            return str(int(nilai)) if nilai == int(nilai) else f"{nilai:.10g}"
        if jenis == "e":
            return ""
        return mentah.strip()


def _teks_kaya(si: Elemen) -> str:
    """The text of a shared string: all runs, without the phonetic ones."""
    bagian = []
    for satu in si:
        if local(satu) == "t":
            bagian.append(satu.text or "")
        elif local(satu) == "r":
            bagian += [t.text or "" for t in satu if local(t) == "t"]
    return re.sub(r"_x([0-9A-Fa-f]{4})_", _karakter, "".join(bagian)).replace("\r\n", "\n")


def _karakter(cocok: re.Match[str]) -> str:
    nilai = chr(int(cocok[1], 16))
    return nilai if nilai.isprintable() or nilai in "\n\t" else ("\n" if nilai == "\r" else "")
