"""Cells of draw.io: their boxes on the page, styles, texts, and the corners of arrows."""

from __future__ import annotations

import re
from html import unescape

from sopan.read.impor.aman import Elemen
from sopan.read.impor.drawingml import angka, local
from sopan.read.impor.kanvas import Garis, JenisBentuk, Kotak, Titik

__all__ = ["SelDrawio", "asal", "garis", "jenis", "kotak"]

_TERDALAM = 30


class SelDrawio:
    """One cell; `induk` is the cell around it, to which its place is relative."""

    def __init__(self, elemen: Elemen, bungkus: Elemen | None) -> None:
        self.id = str((bungkus if bungkus is not None else elemen).get("id"))
        bagian = (satu.partition("=") for satu in str(elemen.get("style", ""))[:4000].split(";") if satu)
        self.gaya = {kunci: nilai or "1" for kunci, _, nilai in bagian}
        nilai = elemen.get("value") if bungkus is None else bungkus.get("label")
        self.teks = _teks(nilai or "")
        self.induk = str(elemen.get("parent"))
        self.garis = elemen.get("edge") == "1"
        self.dari, self.ke = elemen.get("source"), elemen.get("target")
        geometri: Elemen = next((x for x in elemen if local(x) == "mxGeometry"), None)
        self.relatif = geometri is not None and geometri.get("relative") == "1"
        ada = geometri is not None
        self.x, self.y, self.w, self.h = (
            angka(geometri.get(nama)) if ada else 0.0 for nama in ("x", "y", "width", "height")
        )
        self.titik: list[Titik] = []
        self.awal: Titik | None = None
        self.akhir: Titik | None = None
        for satu in geometri.iter() if ada else ():
            if local(satu) == "mxPoint":
                p = (angka(satu.get("x")), angka(satu.get("y")))
                sebagai = satu.get("as")
                if sebagai == "sourcePoint":
                    self.awal = p
                elif sebagai == "targetPoint":
                    self.akhir = p
                elif sebagai is None:
                    self.titik.append(p)

    @property
    def lajur(self) -> bool:
        """Whether it is a lane."""
        return "swimlane" in self.gaya or self.gaya.get("shape") == "swimlane"


def _teks(html: str) -> str:
    teks = re.sub(r"<br\s*/?>|</(?:div|p|li)>", "\n", html[:20_000], flags=re.IGNORECASE)
    return unescape(re.sub(r"<[^>]{0,500}>", "", teks)).replace("\xa0", " ").strip()


def asal(sel: SelDrawio, semua: dict[str, SelDrawio]) -> Titik:
    """Where the coordinates of a cell begin: at the cell around it, and at that one's."""
    x = y = 0.0
    induk = semua.get(sel.induk)
    for _ in range(_TERDALAM):
        if induk is None:
            break
        if not induk.garis and not induk.relatif:
            x, y = x + induk.x, y + induk.y
        induk = semua.get(induk.induk)
    return x, y


def kotak(sel: SelDrawio, semua: dict[str, SelDrawio]) -> Kotak:
    """The box of a cell on its page."""
    x, y = asal(sel, semua)
    return Kotak(x + sel.x, y + sel.y, x + sel.x + sel.w, y + sel.y + sel.h)


def jenis(sel: SelDrawio) -> JenisBentuk:
    """Which symbol a cell is, by its style."""
    bentuk = sel.gaya.get("shape", "")
    if "rhombus" in sel.gaya or bentuk in ("rhombus", "mxgraph.flowchart.decision"):
        return "decision"
    if bentuk == "offPageConnector" or "off_page" in bentuk:
        return "connector"
    bundar = sel.gaya.get("rounded") == "1" and angka(sel.gaya.get("arcSize"), 12) >= 30
    if bundar or "ellipse" in sel.gaya or "terminator" in bentuk or "start" in bentuk:
        return "terminator"
    if "text" in sel.gaya or sel.gaya.get("strokeColor") == "none":
        return "teks"
    return "gambar" if bentuk == "image" or "image" in sel.gaya else "process"


def _ujung(sel: SelDrawio, semua: dict[str, SelDrawio], mana: str) -> Titik | None:
    id_, bebas = (sel.dari, sel.awal) if mana == "exit" else (sel.ke, sel.akhir)
    if id_ in semua:
        k = kotak(semua[id_], semua)
        u, v = angka(sel.gaya.get(f"{mana}X"), 0.5), angka(sel.gaya.get(f"{mana}Y"), 0.5)
        return k.x0 + u * k.lebar, k.y0 + v * k.tinggi
    x, y = asal(sel, semua)
    return (bebas[0] + x, bebas[1] + y) if bebas else None


def garis(sel: SelDrawio, semua: dict[str, SelDrawio]) -> Garis | None:
    """The line of an arrow with its corners; None where it ends nowhere."""
    a, b = _ujung(sel, semua, "exit"), _ujung(sel, semua, "entry")
    if a is None or b is None:
        return None
    x, y = asal(sel, semua)
    titik = [a, *((p + x, q + y) for p, q in sel.titik), b]
    awal = sel.gaya.get("startArrow", "none") != "none"
    akhir = sel.gaya.get("endArrow", "classic") != "none"
    return Garis(titik, awal, akhir, sel.dari, sel.ke, sel.teks, f"sel {sel.id}")
