"""Shapes of DrawingML (ECMA-376 part 1, 20.1), as Excel and Word keep them, turned into points of a sheet.

`baca_bentuk` takes one shape, connector, picture or group with the transform of the groups around it and adds
what it is to a `Lembar`. Kinds are told by the preset; a shape drawn by hand (`custGeom`) by its corners.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from sopan.read.impor.aman import Elemen
from sopan.read.impor.kanvas import Bentuk, Garis, JenisBentuk, Kotak, Lembar, Titik

__all__ = ["EMU", "JENIS_PRESET", "Petak", "Transform", "angka", "baca_bentuk", "bentuk_dari_titik", "local"]

EMU = 12_700
"""English Metric Units to the point."""

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SUDUT = 60_000
_DALAM_TERDALAM = 40

_PRESET: dict[JenisBentuk, str] = {
    "terminator": "flowChartTerminator roundRect ellipse flowChartConnector flowChartAlternateProcess "
    "round2SameRect flowChartDelay can",
    "process": "flowChartProcess rect flowChartPredefinedProcess snip1Rect snip2SameRect plaque "
    "flowChartDocument flowChartMultidocument flowChartManualOperation flowChartInputOutput "
    "flowChartManualInput flowChartInternalStorage parallelogram flowChartPreparation bevel frame cube",
    "decision": "flowChartDecision diamond",
    "connector": "flowChartOffpageConnector homePlate pentagon downArrowCallout",
}
JENIS_PRESET: dict[str, JenisBentuk] = {
    preset: jenis for jenis, semua in _PRESET.items() for preset in semua.split()
}
"""What each preset stands for; those of the regulation and those that people use instead."""

_PERSIS = frozenset(
    [
        "flowChartTerminator",
        "flowChartProcess",
        "rect",
        "flowChartDecision",
        "diamond",
        "flowChartOffpageConnector",
        "roundRect",
    ]
)
_PANAH_BLOK = frozenset(
    ["rightArrow", "leftArrow", "upArrow", "downArrow", "bentArrow", "bentUpArrow", "leftRightArrow"]
)


class Transform(NamedTuple):
    """From the coordinates of a group to those of the sheet: `x * sx + dx`."""

    sx: float = 1.0
    sy: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def titik(self, x: float, y: float) -> Titik:
        """A place of the group on the sheet, in points."""
        return x * self.sx + self.dx, y * self.sy + self.dy


class Petak(NamedTuple):
    """How a shape lies: its box before turning in points, its turn in degrees, whether it is mirrored."""

    kotak: Kotak
    putar: float = 0.0
    balik_x: bool = False
    balik_y: bool = False

    def letak(self, u: float, v: float) -> Titik:
        """The place on the sheet of a point given as shares of width and height."""
        if self.balik_x:
            u = 1 - u
        if self.balik_y:
            v = 1 - v
        x = self.kotak.x0 + u * self.kotak.lebar
        y = self.kotak.y0 + v * self.kotak.tinggi
        if not self.putar:
            return x, y
        cx, cy = self.kotak.tengah
        a = math.radians(self.putar)
        return (
            cx + (x - cx) * math.cos(a) - (y - cy) * math.sin(a),
            cy + (x - cx) * math.sin(a) + (y - cy) * math.cos(a),
        )

    @property
    def terlihat(self) -> Kotak:
        """The box around the shape as it is seen."""
        sudut = [self.letak(u, v) for u in (0, 1) for v in (0, 1)]
        xs, ys = [x for x, _ in sudut], [y for _, y in sudut]
        return Kotak(min(xs), min(ys), max(xs), max(ys))


def local(element: Elemen) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def angka(teks: str | None, lain: float = 0.0) -> float:
    """A number of an attribute; `lain` where it is none or out of all measure."""
    try:
        nilai = float(teks) if teks is not None else lain
    except ValueError:
        return lain
    return nilai if abs(nilai) < 1e12 else lain


def _anak(element: Elemen | None, nama: str) -> Elemen | None:
    if element is None:
        return None
    return next((satu for satu in element if local(satu) == nama), None)


def _turunan(element: Elemen, nama: str) -> Elemen | None:
    return next((satu for satu in element.iter() if local(satu) == nama), None)


def petak_dari(xfrm: Elemen | None, transform: Transform, jangkar: Kotak | None) -> Petak | None:
    """How a shape lies by its `a:xfrm`; `jangkar`, its box by its anchor to cells, goes before."""
    off, ext = _anak(xfrm, "off"), _anak(xfrm, "ext")
    putar = angka(xfrm.get("rot")) / _SUDUT % 360 if xfrm is not None else 0.0
    balik_x = xfrm is not None and xfrm.get("flipH") in ("1", "true")
    balik_y = xfrm is not None and xfrm.get("flipV") in ("1", "true")
    if jangkar is not None:
        kotak = jangkar
        tegak = 45 <= putar % 180 < 135
        if tegak and off is not None and ext is not None:
            # Some anchor a turned shape by its box as seen, some as before: the one of its size counts.
            lebar, tinggi = angka(ext.get("cx")) / EMU, angka(ext.get("cy")) / EMU
            sebelum = abs(kotak.lebar - lebar) + abs(kotak.tinggi - tinggi)
            sesudah = abs(kotak.lebar - tinggi) + abs(kotak.tinggi - lebar)
            if sesudah <= sebelum:
                cx, cy = kotak.tengah
                w, h = kotak.tinggi, kotak.lebar
                kotak = Kotak(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)
        return Petak(kotak, putar, balik_x, balik_y)
    if off is None or ext is None:
        return None
    x, y = angka(off.get("x")), angka(off.get("y"))
    x0, y0 = transform.titik(x, y)
    x1, y1 = transform.titik(x + angka(ext.get("cx")), y + angka(ext.get("cy")))
    return Petak(Kotak(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), putar, balik_x, balik_y)


def _teks(element: Elemen) -> str:
    """The words in a shape: paragraphs of DrawingML, or of WordprocessingML in a text box."""
    badan = _anak(element, "txBody")
    if badan is None:
        badan = _anak(element, "txbx")
    if badan is None:
        return ""
    paragraf = [
        "".join(t.text or "" for t in p.iter() if local(t) == "t") for p in badan.iter() if local(p) == "p"
    ]
    return "\n".join(satu for satu in paragraf if satu.strip()).strip()


_BENGKOK = {
    "bentConnector2": ((0, 0), (1, 0), (1, 1)),
    "straightConnector1": ((0, 0), (1, 1)),
    "line": ((0, 0), (1, 1)),
    "curvedConnector2": ((0, 0), (1, 0), (1, 1)),
}


def _sudut_konektor(preset: str, geometri: Elemen) -> list[Titik]:
    """The corners of a preset connector in shares of its box (see presetShapeDefinitions)."""
    if preset in _BENGKOK:
        return [(float(x), float(y)) for x, y in _BENGKOK[preset]]
    nilai: dict[str, float] = {}
    daftar = _anak(geometri, "avLst")
    for gd in daftar if daftar is not None else ():
        rumus = (gd.get("fmla") or "").split()
        if len(rumus) == 2 and rumus[0] == "val":
            nilai[gd.get("name", "")] = angka(rumus[1], 50_000) / 100_000
    a1, a2, a3 = (nilai.get(f"adj{n}", 0.5) for n in (1, 2, 3))
    if preset.endswith("3"):
        return [(0, 0), (a1, 0), (a1, 1), (1, 1)]
    if preset.endswith("4"):
        return [(0, 0), (a1, 0), (a1, a2), (1, a2), (1, 1)]
    if preset.endswith("5"):
        return [(0, 0), (a1, 0), (a1, a2), (a3, a2), (a3, 1), (1, 1)]
    return [(0, 0), (1, 1)]


def _jalur_bebas(geometri: Elemen) -> tuple[list[Titik], bool]:
    """The corners of the first path of a `custGeom` in shares of its box, and whether it is closed."""
    path = next((p for p in geometri.iter() if local(p) == "path"), None)
    if path is None:
        return [], False
    lebar, tinggi = angka(path.get("w")) or 1.0, angka(path.get("h")) or 1.0
    titik: list[Titik] = []
    tertutup = False
    for perintah in path:
        nama = local(perintah)
        if nama == "close":
            tertutup = True
        elif nama == "moveTo" and titik:
            break
        elif nama in ("moveTo", "lnTo", "cubicBezTo", "quadBezTo"):
            pt = [satu for satu in perintah if local(satu) == "pt"]
            if pt:
                titik.append((angka(pt[-1].get("x")) / lebar, angka(pt[-1].get("y")) / tinggi))
    if not tertutup and len(titik) > 3:
        tertutup = math.dist(titik[0], titik[-1]) < 0.01
    return titik, tertutup


def bentuk_dari_titik(titik: list[Titik], kotak: Kotak) -> tuple[JenisBentuk, float]:
    """The symbol that a closed polygon is, by its corners, and how sure that is."""
    sudut = _ringkas(titik)
    toleransi = 0.12 * max(kotak.lebar, kotak.tinggi, 1e-6)
    cx, cy = kotak.tengah

    def di(x: float, y: float) -> bool:
        return any(math.dist(satu, (x, y)) <= toleransi for satu in sudut)

    sisi = di(cx, kotak.y0) and di(cx, kotak.y1) and di(kotak.x0, cy) and di(kotak.x1, cy)
    pojok = sum(di(x, y) for x in (kotak.x0, kotak.x1) for y in (kotak.y0, kotak.y1))
    if len(sudut) == 4 and sisi and pojok == 0:
        return "decision", 0.95
    if pojok == 4 and len(sudut) <= 4:
        return "process", 0.95
    if len(sudut) == 5 and pojok == 2:
        return "connector", 0.9
    if len(sudut) > 5 and pojok == 0:
        return "terminator", 0.85
    return "lain", 0.4


def _ringkas(titik: list[Titik]) -> list[Titik]:
    """Corners without repetition and without those on a straight line."""
    jelas: list[Titik] = []
    for satu in titik:
        if not jelas or math.dist(jelas[-1], satu) > 0.3:
            jelas.append(satu)
    if len(jelas) > 1 and math.dist(jelas[0], jelas[-1]) <= 0.3:
        jelas.pop()
    hasil = []
    for n, (x, y) in enumerate(jelas):
        (xa, ya), (xb, yb) = jelas[n - 1], jelas[(n + 1) % len(jelas)]
        panjang = math.dist((xa, ya), (xb, yb)) or 1.0
        if abs((xb - xa) * (y - ya) - (yb - ya) * (x - xa)) / panjang > 0.4:
            hasil.append((x, y))
    return hasil


def _ujung(sp: Elemen) -> tuple[bool, bool]:
    """Whether a line has a head at its begin and at its end."""
    properti = _anak(sp, "spPr")
    ln = _anak(properti, "ln")
    kepala = _anak(ln, "headEnd")
    ekor = _anak(ln, "tailEnd")
    return (
        kepala is not None and kepala.get("type", "none") != "none",
        ekor is not None and ekor.get("type", "none") != "none",
    )


def _bergaris(sp: Elemen) -> bool:
    """Whether a shape shows an outline."""
    properti = _anak(sp, "spPr")
    ln = _anak(properti, "ln")
    if ln is not None and _anak(ln, "noFill") is not None:
        return False
    return ln is not None or _anak(sp, "style") is not None


def baca_bentuk(
    element: Elemen,
    lembar: Lembar,
    transform: Transform,
    jangkar: Kotak | None = None,
    tolak_lebih: Callable[[], None] | None = None,
    dalam: int = 0,
) -> None:
    """Add a shape (`sp`, `wsp`, `cxnSp`, `pic`, `grpSp`, `wgp`) and all in it to the sheet.

    `jangkar` is its box by its anchor. `tolak_lebih` is called for each shape and refuses too many.
    """
    nama = local(element)
    if tolak_lebih is not None:
        tolak_lebih()
    if nama in ("grpSp", "wgp", "wpc"):
        if dalam < _DALAM_TERDALAM:
            _grup(element, lembar, transform, jangkar, tolak_lebih, dalam)
        return
    if nama == "AlternateContent":
        pilihan = _anak(element, "Choice")
        for satu in pilihan if pilihan is not None else ():
            baca_bentuk(satu, lembar, transform, jangkar, tolak_lebih, dalam)
        return
    if nama == "graphicFrame":
        return
    properti = _anak(element, "spPr")
    petak = petak_dari(_anak(properti, "xfrm"), transform, jangkar)
    identitas = _turunan(element, "cNvPr")
    if petak is None or (identitas is not None and identitas.get("hidden") in ("1", "true")):
        return
    nomor = identitas.get("id", "") if identitas is not None else ""
    sebutan = identitas.get("name", "") if identitas is not None else ""
    nama_bentuk = (
        nomor if nomor and all(nomor != satu.nama for satu in lembar.bentuk) else f"~{len(lembar.bentuk)}"
    )
    if nama == "pic":
        lembar.bentuk.append(Bentuk(nama_bentuk, "gambar", petak.terlihat, "", sebutan, 0.3))
        return
    if nama in ("sp", "wsp", "cxnSp") and properti is not None:
        banyak = len(lembar.bentuk), len(lembar.garis)
        _satu(element, properti, petak, nama_bentuk, sebutan, lembar)
        keterangan = identitas.get("descr", "") if identitas is not None else ""
        for bentuk in lembar.bentuk[banyak[0] :]:
            bentuk.keterangan = keterangan
        for garis in lembar.garis[banyak[1] :]:
            garis.keterangan = keterangan


def _grup(
    element: Elemen,
    lembar: Lembar,
    transform: Transform,
    jangkar: Kotak | None,
    tolak_lebih: Callable[[], None] | None,
    dalam: int,
) -> None:
    properti = _anak(element, "grpSpPr")
    xfrm = _anak(properti, "xfrm")
    petak = petak_dari(xfrm, transform, jangkar)
    awal, besar = _anak(xfrm, "chOff"), _anak(xfrm, "chExt")
    isi = transform
    if petak is not None and awal is not None and besar is not None:
        lebar, tinggi = angka(besar.get("cx")) or 1.0, angka(besar.get("cy")) or 1.0
        sx, sy = petak.kotak.lebar / lebar, petak.kotak.tinggi / tinggi
        isi = Transform(
            sx, sy, petak.kotak.x0 - angka(awal.get("x")) * sx, petak.kotak.y0 - angka(awal.get("y")) * sy
        )
    elif jangkar is not None:
        isi = Transform(1 / EMU, 1 / EMU, jangkar.x0, jangkar.y0)
    for satu in element:
        if local(satu) in ("sp", "wsp", "cxnSp", "pic", "grpSp", "wgp", "AlternateContent"):
            baca_bentuk(satu, lembar, isi, None, tolak_lebih, dalam + 1)


def _satu(element: Elemen, properti: Elemen, petak: Petak, nama: str, sebutan: str, lembar: Lembar) -> None:
    """One shape that is no group: a symbol, a text, or a line."""
    geometri = _anak(properti, "prstGeom")
    preset = geometri.get("prst", "") if geometri is not None else ""
    bebas = _anak(properti, "custGeom")
    teks = _teks(element)
    awal, akhir = _ujung(element)
    lem = [_turunan(element, "stCxn"), _turunan(element, "endCxn")]
    dari, ke = (satu.get("id") if satu is not None else None for satu in lem)
    konektor = preset in _BENGKOK or ("onnector" in preset and preset not in JENIS_PRESET)
    if geometri is not None and konektor:
        titik = [petak.letak(u, v) for u, v in _sudut_konektor(preset, geometri)]
        lembar.garis.append(Garis(titik, awal, akhir, dari, ke, teks, sebutan))
        return
    if bebas is not None:
        bagian, tertutup = _jalur_bebas(bebas)
        titik = [petak.letak(u, v) for u, v in bagian]
        if len(titik) < 2:
            return
        if not tertutup:
            lembar.garis.append(Garis(titik, awal, akhir, dari, ke, teks, sebutan))
            return
        jenis, yakin = bentuk_dari_titik(titik, petak.terlihat)
        lembar.bentuk.append(Bentuk(nama, jenis, petak.terlihat, teks, sebutan, yakin))
        return
    if local(element) == "cxnSp":
        lembar.garis.append(
            Garis([petak.letak(0, 0), petak.letak(1, 1)], awal, akhir, dari, ke, teks, sebutan)
        )
        return
    if preset in _PANAH_BLOK:
        lembar.garis.append(_panah_blok(preset, petak, teks, sebutan))
        return
    kotak_teks = _turunan(element, "cNvSpPr")
    adalah_teks = kotak_teks is not None and kotak_teks.get("txBox") in ("1", "true")
    jenis = JENIS_PRESET.get(preset, "lain")
    yakin = 1.0 if preset in _PERSIS else 0.75
    if preset in ("rect", "") and (adalah_teks or not _bergaris(element)):
        jenis = "teks"
    lembar.bentuk.append(Bentuk(nama, jenis, petak.terlihat, teks, sebutan, yakin))


def _panah_blok(preset: str, petak: Petak, teks: str, sebutan: str) -> Garis:
    """A block arrow, taken as a line along its middle."""
    ujung: dict[str, tuple[Titik, Titik]] = {
        "leftArrow": ((1, 0.5), (0, 0.5)),
        "upArrow": ((0.5, 1), (0.5, 0)),
        "downArrow": ((0.5, 0), (0.5, 1)),
    }
    a, b = ujung.get(preset, ((0, 0.5), (1, 0.5)))
    return Garis(
        [petak.letak(*a), petak.letak(*b)],
        preset == "leftRightArrow",
        kepala_akhir=True,
        teks=teks,
        asal=sebutan,
    )
