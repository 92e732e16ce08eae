"""Shapes of VML, as Word 2007 and older programs draw them (ECMA-376 part 4, 19)."""

from __future__ import annotations

import re
from collections.abc import Callable

from sopan.read.impor.aman import Elemen
from sopan.read.impor.drawingml import Transform, angka, local
from sopan.read.impor.kanvas import Bentuk, Garis, JenisBentuk, Kotak, Lembar, Titik

__all__ = ["baca_vml"]

_SATUAN = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}
_UKURAN = re.compile(r"\s*(-?[\d.]+)\s*(pt|in|cm|mm|px|)\s*")
# Numbers of preset shapes (MSOSPT): what a `type="#_x0000_t110"` draws.
_TIPE: dict[int, JenisBentuk] = {
    1: "process", 2: "terminator", 3: "terminator", 4: "decision", 15: "connector", 109: "process",
    110: "decision", 116: "terminator", 176: "terminator", 177: "connector", 120: "terminator", 202: "teks",
    75: "gambar", 112: "process", 114: "process", 111: "process",
}  # fmt: skip
_GARIS = {20, 32, 33, 34, 35, 36, 37, 38}
_TERDALAM = 30


def baca_vml(
    pict: Elemen,
    lembar: Lembar,
    asal: Titik,
    hitung: Callable[[], None],
    transform: Transform | None = None,
    dalam: int = 0,
) -> None:
    """Add the shapes of a `w:pict` (or of a group in it) to a page; `asal` is where its paragraph begins."""
    for satu in pict:
        nama = local(satu)
        if nama in ("group", "shape", "rect", "roundrect", "oval", "line"):
            hitung()
            _satu(satu, nama, lembar, asal, hitung, transform, dalam)


def _gaya(elemen: Elemen) -> dict[str, str]:
    bagian = (satu.partition(":") for satu in elemen.get("style", "")[:4000].split(";"))
    return {kunci.strip().lower(): nilai.strip() for kunci, _, nilai in bagian}


def _panjang(teks: str | None) -> float:
    cocok = _UKURAN.fullmatch(teks or "")
    return angka(cocok[1]) * _SATUAN[cocok[2]] if cocok else 0.0


def _pasangan(teks: str | None, lain: Titik = (0.0, 0.0)) -> Titik:
    x, _, y = (teks or "").partition(",")
    return (_panjang(x) if x else lain[0], _panjang(y) if y else lain[1])


def _satu(
    elemen: Elemen,
    nama: str,
    lembar: Lembar,
    asal: Titik,
    hitung: Callable[[], None],
    transform: Transform | None,
    dalam: int,
) -> None:
    gaya = _gaya(elemen)
    sebutan = str(elemen.get("id", ""))
    awal, akhir = _ujung(elemen)
    if nama == "line":
        titik = [_pasangan(elemen.get("from")), _pasangan(elemen.get("to"))]
        letak = transform.titik if transform else (lambda x, y: (x + asal[0], y + asal[1]))
        lembar.garis.append(Garis([letak(*t) for t in titik], awal, akhir, asal=sebutan))
        return
    kotak = _kotak(gaya, asal, transform)
    if nama == "group":
        if dalam < _TERDALAM:
            baca_vml(elemen, lembar, asal, hitung, _dalam_grup(elemen, kotak), dalam + 1)
        return
    tipe = re.search(r"_t(\d{1,3})$", elemen.get("type", "")) or re.search(r"_s(\d+)$", "")
    nomor = int(tipe[1]) if tipe else 0
    if nomor in _GARIS or elemen.get("connectortype"):
        balik = gaya.get("flip", "")
        x0, x1 = (kotak.x1, kotak.x0) if "x" in balik else (kotak.x0, kotak.x1)
        y0, y1 = (kotak.y1, kotak.y0) if "y" in balik else (kotak.y0, kotak.y1)
        titik = [(x0, y0), (x1, y1)]
        if nomor in (34, 38):
            titik = [(x0, y0), ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1), (x1, y1)]
        lembar.garis.append(Garis(titik, awal, akhir, asal=sebutan))
        return
    jenis: JenisBentuk = _TIPE.get(nomor, "lain")
    if nama in ("rect", "roundrect", "oval"):
        jenis = "process" if nama == "rect" else "terminator"
    teks = _teks(elemen)
    if jenis in ("process", "teks") and (elemen.get("stroked") in ("f", "false") or nomor == 202):
        jenis = "teks"
    lembar.bentuk.append(Bentuk(f"v{len(lembar.bentuk)}", jenis, kotak, teks, sebutan, 0.9 if nomor else 0.8))


def _kotak(gaya: dict[str, str], asal: Titik, transform: Transform | None) -> Kotak:
    if transform is not None:
        x, y = angka(gaya.get("left")), angka(gaya.get("top"))
        x0, y0 = transform.titik(x, y)
        x1, y1 = transform.titik(x + angka(gaya.get("width")), y + angka(gaya.get("height")))
        return Kotak(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    x = asal[0] + _panjang(gaya.get("margin-left") or gaya.get("left"))
    y = asal[1] + _panjang(gaya.get("margin-top") or gaya.get("top"))
    return Kotak(x, y, x + _panjang(gaya.get("width")), y + _panjang(gaya.get("height")))


def _dalam_grup(elemen: Elemen, kotak: Kotak) -> Transform:
    awal = [angka(satu) for satu in elemen.get("coordorigin", "0,0").split(",")][:2]
    besar = [angka(satu) for satu in elemen.get("coordsize", "1000,1000").split(",")][:2]
    x, y = (*awal, 0.0, 0.0)[:2]
    w, h = (*besar, 0.0, 0.0)[:2]
    sx, sy = kotak.lebar / (w or 1.0), kotak.tinggi / (h or 1.0)
    return Transform(sx, sy, kotak.x0 - x * sx, kotak.y0 - y * sy)


def _ujung(elemen: Elemen) -> tuple[bool, bool]:
    """Whether a line has a head at its begin and at its end."""
    garis = next((satu for satu in elemen if local(satu) == "stroke"), None)
    if garis is None:
        return False, False
    return (garis.get("startarrow", "none") != "none", garis.get("endarrow", "none") != "none")


def _teks(elemen: Elemen) -> str:
    badan = next((satu for satu in elemen if local(satu) == "textbox"), None)
    if badan is None:
        return ""
    paragraf = [
        "".join(t.text or "" for t in p.iter() if local(t) == "t") for p in badan.iter() if local(p) == "p"
    ]
    return "\n".join(satu for satu in paragraf if satu.strip()).strip()
