"""The book as a Word file: cover, contents and explanation in styles, the SOPs as in their own documents.

Contents are links with page fields, which Word brings up to date when it prints or is asked to (F9); the
numbers that stand there until then are those of the PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.layout.metrics import drawable
from sopan.layout.scene import Box
from sopan.publish.book.front import Depan, kelompok, ringkasan, ruang_lingkup
from sopan.publish.book.join_docx import DocxBook
from sopan.publish.book.words import ISTILAH, SIMBOL
from sopan.publish.paper.pictures import as_png

__all__ = ["buku_docx"]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_STYLES = {
    # id: (name, half points, bold, alignment, space before, space after, level in the navigation pane)
    "BukuJudul": ("Buku Judul", 52, True, "center", 360, 240, 0),
    "BukuSampul": ("Buku Sampul", 30, True, "center", 0, 60, None),
    "BukuAlamat": ("Buku Alamat", 20, False, "center", 0, 0, None),
    "BukuBab": ("Buku Bab", 30, True, "left", 0, 240, 0),
    "BukuSubbab": ("Buku Subbab", 23, True, "left", 200, 80, 1),
    "BukuTeks": ("Buku Teks", 20, False, "left", 0, 80, None),
    "BukuSel": ("Buku Sel", 18, False, "left", 30, 30, None),
    "BukuSelTebal": ("Buku Sel Tebal", 18, True, "left", 30, 30, None),
    "BukuSelKanan": ("Buku Sel Kanan", 18, False, "right", 30, 30, None),
}
_COLUMNS = (
    ("No", 0.05),
    ("Judul SOP", 0.37),
    ("Nomor", 0.2),
    ("Tanggal berlaku", 0.14),
    ("Catatan revisi", 0.15),
    ("Halaman", 0.09),
)
_LOGO = 82.0


def buku_docx(isi: Depan, mulai: Sequence[int], tanggal: str) -> bytes:
    """The file. Every chapter of `isi` must have its Word document; `mulai` are their first pages."""
    book = DocxBook()
    setup = isi.setup
    area = Box(0, 0, setup.width - 2 * 62, setup.height)
    front = "".join(
        [
            _cover(isi, book),
            _section(isi, cover=True),
            _contents(isi, mulai, area.width),
            _explanation(isi, area.width),
            _section(isi),
        ]
    )
    book.add_front(front, _styles())
    for number, one in enumerate(isi.bab, 1):
        if one.docx is None:
            raise ValueError("a chapter without its Word document")
        book.add(one.docx, f"Sop{number}")
    return book.written(_properties(isi, tanggal))


def _x(words: str) -> str:
    return drawable(words).translate(_ESCAPES)


def _p(style: str, *runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_x(words)}</w:t></w:r>' if words else ""


def _styles() -> str:
    parts = []
    for key, (name, size, bold, align, before, after, level) in _STYLES.items():
        weight = "<w:b/><w:bCs/>" if bold else ""
        outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
        space = f'<w:spacing w:before="{before}" w:after="{after}"/><w:jc w:val="{align}"/>{outline}'
        letters = f'{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        parts.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{space}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        )
    return "".join(parts)


def _section(isi: Depan, *, cover: bool = False) -> str:
    """The end of a section of the front matter: its paper; the cover stands in the middle."""
    width, height = round(isi.setup.width * 20), round(isi.setup.height * 20)
    orient = ' w:orient="landscape"' if width > height else ""
    middle = '<w:vAlign w:val="center"/>' if cover else ""
    margins = 'w:top="1134" w:right="1240" w:bottom="1020" w:left="1240" w:header="500" w:footer="500"'
    paper = f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar {margins} w:gutter="0"/>'
    section = f"<w:sectPr>{paper}{middle}</w:sectPr>"
    return f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'


def _cover(isi: Depan, book: DocxBook) -> str:
    buku = isi.buku
    lines = []
    if isi.logo is not None:
        width = _LOGO * isi.logo.width / isi.logo.height
        picture = as_png(isi.logo.as_svg, width, _LOGO, dpi=300)
        lines.append(_p("BukuSampul", book.picture(picture, width, _LOGO, f"Logo {isi.instansi}".strip())))
    lines.append(_p("BukuJudul", _run(buku.judul.upper())))
    lines += [_p("BukuSampul", _run(name.upper())) for name in (isi.instansi, *isi.unit) if name]
    lines.append(_p("BukuSampul", _run(str(isi.tahun)), more='<w:spacing w:before="480" w:after="480"/>'))
    lines += [_p("BukuAlamat", _run(line)) for line in buku.alamat]
    return "".join(lines)


def _table(widths: Sequence[float], rows: Sequence[str], *, ruled: bool) -> str:
    twips = [round(width * 20) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    borders = f"<w:tblBorders>{line}</w:tblBorders>" if ruled else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[float], *, head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{shown}</w:tr>"


def _contents(isi: Depan, mulai: Sequence[int], room: float) -> str:
    widths = [share * room for _, share in _COLUMNS]
    rows = [_row([_p("BukuSelTebal", _run(name)) for name, _ in _COLUMNS], widths, head=True)]
    for number, (one, page, unit) in enumerate(zip(isi.bab, mulai, kelompok(isi.bab), strict=True), 1):
        if unit:
            whole = f'<w:tcW w:w="{round(room * 20)}" w:type="dxa"/><w:gridSpan w:val="6"/>'
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="F3F3F3"/>'
            name = _p("BukuSelTebal", _run(unit))
            rows.append(f"<w:tr><w:tc><w:tcPr>{whole}{shade}</w:tcPr>{name}</w:tc></w:tr>")
        field = f'<w:fldSimple w:instr=" PAGEREF Sop{number} \\h ">{_run(str(page))}</w:fldSimple>'
        cells = (
            _p("BukuSelKanan", _run(str(number))),
            _p("BukuSel", f'<w:hyperlink w:anchor="Sop{number}">{_run(one.judul)}</w:hyperlink>'),
            _p("BukuSel", _run(one.nomor)),
            _p("BukuSel", _run(one.berlaku)),
            _p("BukuSel"),
            _p("BukuSelKanan", field),
        )
        rows.append(_row(cells, widths))
    return _p("BukuBab", _run("Daftar Isi")) + _table(widths, rows, ruled=True)


def _explanation(isi: Depan, room: float) -> str:
    new = "<w:pageBreakBefore/>"
    parts = [_p("BukuBab", _run("Penjelasan Singkat Penggunaan"), more=new)]
    for title, texts in (("Ruang Lingkup", ruang_lingkup(isi)), ("Ringkasan", ringkasan(isi))):
        parts.append(_p("BukuSubbab", _run(title)))
        parts += [_p("BukuTeks", _run(text)) for text in texts]
    for title, pairs in (
        ("Pengertian Umum", {**isi.buku.pengertian, **ISTILAH}),
        ("Simbol", {name: meaning for name, meaning, _ in SIMBOL}),
    ):
        widths = [room * 0.25, room * 0.75]
        rows = [
            _row([_p("BukuSelTebal", _run(name)), _p("BukuSel", _run(meaning))], widths)
            for name, meaning in pairs.items()
        ]
        parts += [_p("BukuSubbab", _run(title)), _table(widths, rows, ruled=False)]
    return "".join(parts)


def _properties(isi: Depan, tanggal: str) -> str:
    title = " ".join(part for part in (isi.buku.judul, isi.instansi) if part)
    stamp = f'xsi:type="dcterms:W3CDTF">{tanggal}T00:00:00Z</dcterms:'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_x(title)}</dc:title><dc:creator>{_x(isi.instansi)}</dc:creator>"
        f"<dc:language>id-ID</dc:language><dcterms:created {stamp}created><dcterms:modified {stamp}modified>"
        "</cp:coreProperties>"
    )
