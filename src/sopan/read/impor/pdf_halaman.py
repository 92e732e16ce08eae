"""What is drawn on a page of PDF: letters with their boxes, and paths cut into pieces (through PDFium)."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from sopan.read.impor.kanvas import Kotak, Titik

__all__ = ["Goresan", "HalamanPdf", "Huruf", "baca_halaman"]

_TERDALAM = 6
_HURUF_TERBANYAK = 60_000
_TITIK_TERBANYAK = 120_000

_Matriks = tuple[float, float, float, float, float, float]


class Huruf(NamedTuple):
    """A letter: its sign, its box (y downward), whether a space stands before it, its number."""

    tanda: str
    kotak: Kotak
    spasi: bool
    urut: int


class Goresan(NamedTuple):
    """A piece of a path by its corners: whether it is closed, filled, stroked, and has curves."""

    titik: list[Titik]
    tertutup: bool
    isi: bool
    garis: bool
    lengkung: bool

    @property
    def kotak(self) -> Kotak:
        """The box around it."""
        xs, ys = [x for x, _ in self.titik], [y for _, y in self.titik]
        return Kotak(min(xs), min(ys), max(xs), max(ys))


@dataclass(slots=True)
class HalamanPdf:
    """A page: letters, paths, boxes of pictures."""

    lebar: float
    tinggi: float
    huruf: list[Huruf] = field(default_factory=list)
    goresan: list[Goresan] = field(default_factory=list)
    gambar: list[Kotak] = field(default_factory=list)


def _kali(a: _Matriks, b: _Matriks) -> _Matriks:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _matriks(objek: Any) -> _Matriks:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(objek, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


class _Pembaca:
    def __init__(self, halaman: HalamanPdf, kiri: float, atas: float) -> None:
        self.halaman, self.kiri, self.atas = halaman, kiri, atas
        self.sisa = _TITIK_TERBANYAK

    def objek(self, objek: Any, induk: _Matriks, dalam: int) -> None:
        """One object of the page, and those within it."""
        jenis = pdfium.FPDFPageObj_GetType(objek)
        m = _kali(_matriks(objek), induk)
        if jenis == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(objek, m)
        elif jenis == pdfium.FPDF_PAGEOBJ_IMAGE:
            sudut = [self._di(m, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
            xs, ys = [x for x, _ in sudut], [y for _, y in sudut]
            self.halaman.gambar.append(Kotak(min(xs), min(ys), max(xs), max(ys)))
        elif jenis == pdfium.FPDF_PAGEOBJ_FORM and dalam < _TERDALAM:
            for n in range(pdfium.FPDFFormObj_CountObjects(objek)):
                self.objek(pdfium.FPDFFormObj_GetObject(objek, n), m, dalam + 1)

    def _di(self, m: _Matriks, x: float, y: float) -> Titik:
        return m[0] * x + m[2] * y + m[4] - self.kiri, self.atas - (m[1] * x + m[3] * y + m[5])

    def _path(self, objek: Any, m: _Matriks) -> None:
        cara, tepi = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(objek, cara, tepi)
        if not cara.value and not tepi.value:
            return
        banyak = pdfium.FPDFPath_CountSegments(objek)
        self.sisa -= banyak
        if self.sisa < 0:
            return
        x, y = ctypes.c_float(), ctypes.c_float()
        titik: list[Titik] = []
        lengkung, bezier = False, 0
        for n in range(banyak):
            ruas = pdfium.FPDFPath_GetPathSegment(objek, n)
            pdfium.FPDFPathSegment_GetPoint(ruas, x, y)
            jenis = pdfium.FPDFPathSegment_GetType(ruas)
            if jenis == pdfium.FPDF_SEGMENT_MOVETO:
                self._tambah(titik, False, cara.value, tepi.value, lengkung)
                titik, lengkung, bezier = [], False, 0
            if jenis == pdfium.FPDF_SEGMENT_BEZIERTO:
                lengkung, bezier = True, bezier + 1
                if bezier % 3:
                    continue  # only where a curve ends
            titik.append(self._di(m, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(ruas):
                self._tambah(titik, True, cara.value, tepi.value, lengkung)
                titik, lengkung, bezier = [], False, 0
        self._tambah(titik, False, cara.value, tepi.value, lengkung)

    def _tambah(self, titik: list[Titik], tertutup: bool, isi: int, garis: int, lengkung: bool) -> None:
        if len(titik) < 2:
            return
        a, b = titik[0], titik[-1]
        if len(titik) > 3 and abs(a[0] - b[0]) + abs(a[1] - b[1]) < 0.2:
            tertutup = True
        self.halaman.goresan.append(
            Goresan(titik, tertutup or (bool(isi) and not garis), bool(isi), bool(garis), lengkung)
        )


def baca_halaman(halaman: Any) -> HalamanPdf:
    """The letters, paths and pictures of a page (`pypdfium2.PdfPage`)."""
    kiri, bawah, kanan, atas = halaman.get_bbox()
    hasil = HalamanPdf(kanan - kiri, atas - bawah)
    pembaca = _Pembaca(hasil, kiri, atas)
    satuan: _Matriks = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for n in range(pdfium.FPDFPage_CountObjects(halaman.raw)):
        pembaca.objek(pdfium.FPDFPage_GetObject(halaman.raw, n), satuan, 0)
    teks = halaman.get_textpage()
    try:
        _huruf(teks, hasil, kiri, atas)
    finally:
        teks.close()
    _putar(hasil, halaman.get_rotation())
    return hasil


def _putar(hasil: HalamanPdf, derajat: int) -> None:
    """Turn what was read as the page is shown: printers lay a wide page on a tall one and say /Rotate."""
    if derajat not in (90, 180, 270):
        return
    lebar, tinggi = hasil.lebar, hasil.tinggi

    def titik(t: Titik) -> Titik:
        if derajat == 90:
            return tinggi - t[1], t[0]
        return (lebar - t[0], tinggi - t[1]) if derajat == 180 else (t[1], lebar - t[0])

    def kotak(k: Kotak) -> Kotak:
        (x0, y0), (x1, y1) = titik((k.x0, k.y0)), titik((k.x1, k.y1))
        return Kotak(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    hasil.huruf = [h._replace(kotak=kotak(h.kotak)) for h in hasil.huruf]
    hasil.goresan = [g._replace(titik=[titik(t) for t in g.titik]) for g in hasil.goresan]
    hasil.gambar = [kotak(k) for k in hasil.gambar]
    if derajat != 180:
        hasil.lebar, hasil.tinggi = tinggi, lebar


def _huruf(teks: Any, hasil: HalamanPdf, kiri: float, atas: float) -> None:
    x0, x1, y0, y1 = (ctypes.c_double() for _ in range(4))
    spasi = True
    for n in range(min(teks.count_chars(), _HURUF_TERBANYAK)):
        kode = pdfium.FPDFText_GetUnicode(teks.raw, n)
        tanda = chr(kode) if 32 <= kode < 0x11_0000 and not 0xD800 <= kode < 0xE000 else " "
        if kode in (2, 0xAD):
            continue  # a hyphen that only the end of the line has
        if tanda.isspace():
            spasi = True
            continue
        if not pdfium.FPDFText_GetCharBox(teks.raw, n, x0, x1, y0, y1):
            continue
        kotak = Kotak(x0.value - kiri, atas - y1.value, x1.value - kiri, atas - y0.value)
        hasil.huruf.append(Huruf(tanda, kotak, spasi, n))
        spasi = False
