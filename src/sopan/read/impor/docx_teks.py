"""Paragraphs of Word: their text, and about how high they and the rows of a table are."""

from __future__ import annotations

import math

from sopan.read.impor.aman import Arsip, Elemen
from sopan.read.impor.drawingml import angka, local

__all__ = ["W", "paragraf_sel", "teks_paragraf", "tinggi_baris", "tinggi_paragraf", "ukuran_gaya"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIP = 20.0
_BARIS = 1.16  # height of a line to the size of its letters
_LEBAR_HURUF = 0.5  # width of a letter to the size
_UKURAN = 11.0
_DALAM = 5.4  # room at the left and at the right of the text in a cell
_TERDALAM = 6
_JAUH_LEBIH = 1.5


def paragraf_sel(tc: Elemen) -> list[Elemen]:
    """The paragraphs of a cell, those in tables within it too, those in text boxes not."""
    hasil = []
    for p in tc.iter(f"{W}p"):
        atas = p.getparent()
        while atas is not None and atas is not tc:
            if local(atas) in ("txbxContent", "Fallback"):
                break
            atas = atas.getparent()
        if atas is tc:
            hasil.append(p)
    return hasil


def teks_paragraf(p: Elemen) -> str:
    """The text of a paragraph; what is deleted, and what stands in text boxes, is none of it."""
    bagian: list[str] = []
    _kumpul(p, bagian, 0)
    return "\n".join(" ".join(baris.split()) for baris in "".join(bagian).split("\n")).strip()


def _kumpul(elemen: Elemen, bagian: list[str], dalam: int) -> None:
    for satu in elemen:
        nama = local(satu)
        if nama == "t":
            bagian.append(satu.text or "")
        elif nama == "tab":
            bagian.append(" ")
        elif nama in ("br", "cr"):
            bagian.append("\n")
        elif nama == "noBreakHyphen":
            bagian.append("-")
        elif (
            nama in ("r", "hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple")
            and dalam < _TERDALAM
        ):
            _kumpul(satu, bagian, dalam + 1)


def _ukuran(p: Elemen, gaya: dict[str, float]) -> float:
    semua = [angka(sz.get(f"{W}val")) / 2 for sz in p.iter(f"{W}sz")]
    nama = p.find(f"{W}pPr/{W}pStyle")
    biasa = gaya.get(str(nama.get(f"{W}val")) if nama is not None else "", gaya.get("", _UKURAN))
    return max(semua, default=biasa) or _UKURAN


def ukuran_gaya(arsip: Arsip) -> dict[str, float]:
    """The size of letters of each style of paragraphs; under "" that of the document."""
    akar = arsip.xml_or_none("word/styles.xml")
    hasil = {"": _UKURAN}
    if akar is None:
        return hasil
    biasa = akar.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if biasa is not None:
        hasil[""] = angka(biasa.get(f"{W}val"), 22) / 2
    induk: dict[str, str] = {}
    for satu in akar.findall(f"{W}style"):
        nama = str(satu.get(f"{W}styleId"))
        sz, atas = satu.find(f"{W}rPr/{W}sz"), satu.find(f"{W}basedOn")
        if sz is not None:
            hasil[nama] = angka(sz.get(f"{W}val"), 22) / 2
            if satu.get(f"{W}default") == "1" and satu.get(f"{W}type") == "paragraph":
                hasil[""] = hasil[nama]
        elif atas is not None:
            induk[nama] = str(atas.get(f"{W}val"))
    for nama in induk:
        rantai = [nama]
        while rantai[-1] in induk and len(rantai) <= _TERDALAM:
            rantai.append(induk[rantai[-1]])
        hasil[nama] = hasil.get(rantai[-1], hasil[""])
    return hasil


def tinggi_paragraf(p: Elemen, lebar: float, gaya: dict[str, float]) -> float:
    """About how high a paragraph is in a column of that width."""
    ukuran = _ukuran(p, gaya)
    teks = teks_paragraf(p)
    per_baris = max(lebar, 20.0) / (ukuran * _LEBAR_HURUF)
    baris = sum(max(1, math.ceil(len(satu) / per_baris)) for satu in teks.split("\n")) if teks else 1
    jarak = p.find(f"{W}pPr/{W}spacing")
    tinggi = ukuran * _BARIS
    tambah = 0.0
    if jarak is not None:
        tambah = (angka(jarak.get(f"{W}before")) + angka(jarak.get(f"{W}after"))) / _TWIP
        if jarak.get(f"{W}line"):
            garis = angka(jarak.get(f"{W}line"), 240)
            tinggi = (
                garis / _TWIP if jarak.get(f"{W}lineRule") in ("exact", "atLeast") else tinggi * garis / 240
            )
    return baris * tinggi + tambah


def tinggi_baris(tr: Elemen, tepi: list[float], gaya: dict[str, float]) -> float:
    """About how high a row of a table is whose columns have these edges."""
    nyata = tr.find(f"{W}trPr/{W}trHeight")
    paling_sedikit = angka(nyata.get(f"{W}val")) / _TWIP if nyata is not None else 0.0
    if nyata is not None and nyata.get(f"{W}hRule") == "exact":
        return paling_sedikit
    kolom, tinggi = 0, 0.0
    for tc in tr.findall(f"{W}tc"):
        span = tc.find(f"{W}tcPr/{W}gridSpan")
        lebar = max(1, int(angka(span.get(f"{W}val"), 1))) if span is not None else 1
        akhir = min(kolom + lebar, len(tepi) - 1)
        if kolom >= akhir:
            break
        gabung = tc.find(f"{W}tcPr/{W}vMerge")
        if gabung is None:
            isi = sum(
                tinggi_paragraf(p, tepi[akhir] - tepi[kolom] - 2 * _DALAM, gaya) for p in tc.findall(f"{W}p")
            )
            tinggi = max(tinggi, isi)
        kolom = akhir
    # A stated height was mostly set where the text fits; the estimate counts only where it is far above.
    return paling_sedikit if tinggi <= _JAUH_LEBIH * paling_sedikit else tinggi
