"""Writing raw XLSX for fixtures: cells, merged cells, sizes and drawings as they are, through no library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile


class Lembaran(NamedTuple):
    """A sheet: cells, merged ranges, widths in pixels, heights in points, anchors of its drawing."""

    nama: str
    sel: dict[tuple[int, int], str | float]
    gabung: list[tuple[int, int, int, int]]
    lebar: dict[int, int]
    tinggi: dict[int, float]
    gambar: list[str]


_KEPALA = '<?xml version="1.0" encoding="UTF-8"?>'
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIPE = "application/vnd.openxmlformats-"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _acuan(b: int, k: int) -> str:
    teks, n = "", k + 1
    while n:
        n, sisa = divmod(n - 1, 26)
        teks = chr(65 + sisa) + teks
    return f"{teks}{b + 1}"


def _sel(b: int, k: int, isi: str | float) -> str:
    if isinstance(isi, float):
        return f'<c r="{_acuan(b, k)}" s="1"><v>{isi:g}</v></c>'
    if not isi:
        return f'<c r="{_acuan(b, k)}" s="1"/>'
    teks = f'<t xml:space="preserve">{escape(isi)}</t>'
    return f'<c r="{_acuan(b, k)}" s="1" t="inlineStr"><is>{teks}</is></c>'


def _lembar(d: Lembaran) -> str:
    per_baris: dict[int, list[str]] = {}
    kolom = max([k for _, k in d.sel] + [g[3] for g in d.gabung]) + 1
    tinggi = max([b for b, _ in d.sel] + [g[2] for g in d.gabung]) + 1
    for b in range(tinggi):
        per_baris[b] = [_sel(b, k, d.sel.get((b, k), "")) for k in range(kolom)]
    cols = "".join(
        f'<col min="{k + 1}" max="{k + 1}" width="{px / 7:.6f}" customWidth="1"/>'
        for k, px in sorted(d.lebar.items())
    )
    baris = []
    for b in sorted({*per_baris, *d.tinggi}):
        ht = f' ht="{d.tinggi[b]:g}" customHeight="1"' if b in d.tinggi else ""
        baris.append(f'<row r="{b + 1}"{ht}>{"".join(per_baris.get(b, ()))}</row>')
    gabung = "".join(f'<mergeCell ref="{_acuan(a, b)}:{_acuan(c, e)}"/>' for a, b, c, e in d.gabung)
    gabung = f'<mergeCells count="{len(d.gabung)}">{gabung}</mergeCells>' if d.gabung else ""
    return (
        f'{_KEPALA}<worksheet xmlns="{_S}" xmlns:r="{_OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/>'
        f'</sheetPr><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{cols}</cols><sheetData>{''.join(baris)}</sheetData>{gabung}"
        '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>'
        + ('<drawing r:id="rId1"/>' if d.gambar else "")
        + "</worksheet>"
    )


def _gaya() -> str:
    """Style 1: thin lines around every cell, small letters that wrap."""
    sisi = "".join(f'<{nama} style="thin"/>' for nama in ("left", "right", "top", "bottom"))
    xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    rata = '<alignment wrapText="1" vertical="center"/>'
    return (
        f'{_KEPALA}<styleSheet xmlns="{_S}"><fonts count="1"><font><sz val="8"/><name val="Arial"/></font>'
        "</fonts>"
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        f'<borders count="2"><border/><border>{sisi}</border></borders>'
        f'<cellStyleXfs count="1">{xf}</cellStyleXfs>'
        f'<cellXfs count="2">{xf}<xf numFmtId="0" fontId="0" fillId="0" borderId="1">{rata}</xf></cellXfs>'
        "</styleSheet>"
    )


def _rels(isi: Iterable[tuple[str, str]]) -> str:
    satu = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{jenis}" Target="{tujuan}"/>'
        for n, (jenis, tujuan) in enumerate(isi, 1)
    )
    return f'{_KEPALA}<Relationships xmlns="{_REL}">{satu}</Relationships>'


def _tipe(lembar: Sequence[Lembaran]) -> str:
    semua = [
        ("xl/workbook.xml", "officedocument.spreadsheetml.sheet.main+xml"),
        ("xl/styles.xml", "officedocument.spreadsheetml.styles+xml"),
    ]
    for n, d in enumerate(lembar, 1):
        semua.append((f"xl/worksheets/sheet{n}.xml", "officedocument.spreadsheetml.worksheet+xml"))
        if d.gambar:
            semua.append((f"xl/drawings/drawing{n}.xml", "officedocument.drawing+xml"))
    ganti = "".join(f'<Override PartName="/{nama}" ContentType="{_TIPE}{jenis}"/>' for nama, jenis in semua)
    return (
        f'{_KEPALA}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_TIPE}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{ganti}</Types>'
    )


def buku(lembar: Sequence[Lembaran]) -> bytes:
    """The file of a workbook with these sheets."""
    keluar = BytesIO()
    sheets = "".join(f'<sheet name="{d.nama}" sheetId="{n}" r:id="rId{n}"/>' for n, d in enumerate(lembar, 1))
    lembar_ke = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(lembar) + 1)]
    lembar_ke.append(("styles", "styles.xml"))
    with ZipFile(keluar, "w", ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", _tipe(lembar))
        z.writestr("_rels/.rels", _rels([("officeDocument", "xl/workbook.xml")]))
        utama = f'{_KEPALA}<workbook xmlns="{_S}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        z.writestr("xl/workbook.xml", utama)
        z.writestr("xl/styles.xml", _gaya())
        z.writestr("xl/_rels/workbook.xml.rels", _rels(lembar_ke))
        for n, d in enumerate(lembar, 1):
            z.writestr(f"xl/worksheets/sheet{n}.xml", _lembar(d))
            if d.gambar:
                gambar = [("drawing", f"../drawings/drawing{n}.xml")]
                z.writestr(f"xl/worksheets/_rels/sheet{n}.xml.rels", _rels(gambar))
                isi = f'{_KEPALA}<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}">{"".join(d.gambar)}</xdr:wsDr>'
                z.writestr(f"xl/drawings/drawing{n}.xml", isi)
    return keluar.getvalue()
