"""The styles of a Word document: one for every kind of text, with the size that layout chose for it.

Nothing in the document is formatted by hand, so that an office changes, say, all cells at once by changing
the style. Lines have the exact distance that layout counted with; a row is then as high as planned, and the
drawing beside it stays where it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sopan.layout.lines import line_height
from sopan.layout.scene import Scene, Style, Text
from sopan.layout.typeface import Typeface
from sopan.render._font import office_family
from sopan.render._ooxml_package import HEAD
from sopan.render._shapes import connector_label

__all__ = ["KINDS", "Kind", "W", "sizes_of", "style_of", "styles", "twips"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Kind(NamedTuple):
    """A paragraph style: its name for people, alignment, weight, and level in the navigation pane."""

    name: str
    align: str = "left"
    bold: bool = False
    outline: int | None = None


KINDS: dict[str, Kind] = {
    "SopJudul": Kind("SOP Judul Prosedur", "center", bold=True, outline=0),
    "SopKepala": Kind("SOP Kepala Tabel", "center", bold=True),
    "SopKepalaPelaksana": Kind("SOP Kepala Pelaksana", "center", bold=True),
    "SopNomor": Kind("SOP Nomor Langkah", "center"),
    "SopSel": Kind("SOP Sel"),
    "SopButir": Kind("SOP Butir Sel"),
    "SopInstansi": Kind("SOP Instansi", "center", bold=True),
    "SopLabel": Kind("SOP Label Identitas"),
    "SopIsi": Kind("SOP Isi Identitas"),
    "SopButirIdentitas": Kind("SOP Butir Identitas"),
    "SopJudulKotak": Kind("SOP Judul Kotak", bold=True, outline=1),
    "SopJudulIdentitas": Kind("SOP Judul Identitas", bold=True, outline=0),
    "SopJabatan": Kind("SOP Jabatan Pejabat", "center"),
    "SopTandaTangan": Kind("SOP Tanda Tangan", "center"),
    "SopNamaPejabat": Kind("SOP Nama Pejabat", "center", bold=True),
    "SopNip": Kind("SOP NIP", "center"),
    "SopKakiKiri": Kind("SOP Kaki Kiri"),
    "SopKakiTengah": Kind("SOP Kaki Tengah", "center"),
    "SopKakiKanan": Kind("SOP Kaki Kanan", "right"),
    "SopJawaban": Kind("SOP Jawaban Keputusan", "center"),
    "SopPenghubung": Kind("SOP Nomor Penghubung", "center", bold=True),
}
"""The paragraph styles by their ids."""

_CELLS = {
    "judul": "SopJudul",
    "no": "SopNomor",
    "identitas:instansi": "SopInstansi",
    "identitas:judul": "SopJudulIdentitas",
    "identitas:pengesahan": "SopJabatan",
    "identitas:tanda_tangan": "SopTandaTangan",
    "identitas:nama_pejabat": "SopNamaPejabat",
    "identitas:nip": "SopNip",
    "kaki:kiri": "SopKakiKiri",
    "kaki:tengah": "SopKakiTengah",
    "kaki:kanan": "SopKakiKanan",
}
_ANCHOR_SIZE = 1.0
_LOGO_GAP = 12.0


def twips(points: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(points * 20)


def style_of(text: Text) -> str:
    """The style of a cell's paragraphs (of a list's items: `SopButir` for `SopSel`, and so on)."""
    cell = text.cell
    if cell in _CELLS:
        return _CELLS[cell]
    if cell.startswith("kepala:"):
        return "SopKepalaPelaksana" if cell.startswith("kepala:pelaksana:") else "SopKepala"
    if cell.startswith("identitas:"):
        if cell.endswith(":label"):
            return "SopJudulKotak" if text.bold else "SopLabel"
        return "SopIsi"
    return "SopSel"


def sizes_of(scene: Scene) -> dict[str, float]:
    """The type size of each style, as the scene uses it first."""
    sizes: dict[str, float] = {}
    for page in scene.pages:
        for text in page.texts:
            if text.lines:
                sizes.setdefault(style_of(text), text.lines[0].size)
        for arrow in page.arrows:
            if arrow.label and arrow.label.lines:
                sizes.setdefault("SopJawaban", arrow.label.lines[0].size)
        for symbol in page.symbols:
            if symbol.label:
                sizes.setdefault("SopPenghubung", connector_label(symbol, scene.style.font)[1])
    sizes.setdefault("SopSel", 9.0)
    sizes.setdefault("SopIsi", sizes["SopSel"])
    sizes["SopButir"], sizes["SopButirIdentitas"] = sizes["SopSel"], sizes["SopIsi"]
    for name in KINDS:
        sizes.setdefault(name, sizes["SopSel"])
    return sizes


def styles(sizes: Mapping[str, float], look: Style, signature: float, title_gap: float) -> str:
    """The part with all styles.

    `signature` is the clear height for a signature, `title_gap` the room below the procedure's title.
    """
    ink, family = look.ink.removeprefix("#").upper(), office_family(look.font)
    paragraphs = "".join(
        _paragraph(name, kind, sizes[name], signature, title_gap, look.font) for name, kind in KINDS.items()
    )
    frame, rule = (max(2, round(weight * 8)) for weight in (look.frame, look.rule))
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
        f'<w:color w:val="{ink}"/><w:sz w:val="{_half(sizes["SopSel"])}"/>'
        f'<w:szCs w:val="{_half(sizes["SopSel"])}"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
        "</w:pPrDefault>"
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{paragraphs}{_anchor()}{_logo()}"
        f"{_table('SopTabelProsedur', 'SOP Tabel Prosedur', 57, frame, rule, ink)}"
        f"{_table('SopTabelIdentitas', 'SOP Tabel Identitas', 138, frame, rule, ink)}"
        '<w:style w:type="table" w:customStyle="1" w:styleId="SopTabelKaki"><w:name w:val="SOP Tabel Kaki"/>'
        '<w:basedOn w:val="TableNormal"/></w:style>'
        "</w:styles>"
    )


def _half(points: float) -> int:
    return round(points * 2)


def _paragraph(name: str, kind: Kind, size: float, signature: float, title_gap: float, face: Typeface) -> str:
    line = signature if name == "SopTandaTangan" else line_height(size, face)
    after = f' w:after="{twips(title_gap)}"' if name == "SopJudul" and title_gap > 0 else ""
    outline = f'<w:outlineLvl w:val="{kind.outline}"/>' if kind.outline is not None else ""
    keep = "<w:keepNext/>" if kind.outline is not None else ""
    bold = "<w:b/><w:bCs/>" if kind.bold else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{kind.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        f'<w:spacing{after} w:line="{twips(line)}" w:lineRule="exact"/><w:jc w:val="{kind.align}"/>{outline}'
        f'</w:pPr><w:rPr>{bold}<w:sz w:val="{_half(size)}"/><w:szCs w:val="{_half(size)}"/></w:rPr></w:style>'
    )


def _anchor() -> str:
    """The lowest paragraph that there is: it carries a page's drawing and parts two tables."""
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="SopJangkar">'
        '<w:name w:val="SOP Jangkar Gambar"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:spacing w:line="{twips(_ANCHOR_SIZE)}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _logo() -> str:
    """The picture over the agency's name, which is as high as it is."""
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="SopLogo"><w:name w:val="SOP Logo"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="{twips(_LOGO_GAP)}"/><w:jc w:val="center"/>'
        "</w:pPr></w:style>"
    )


def _table(name: str, shown: str, room: int, frame: int, rule: int, ink: str) -> str:
    """A table style: its outer frame and inner rules in eighths of a point, room beside the text in twips."""
    outer = "".join(
        f'<w:{side} w:val="single" w:sz="{frame}" w:space="0" w:color="{ink}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    inner = "".join(
        f'<w:{side} w:val="single" w:sz="{rule}" w:space="0" w:color="{ink}"/>'
        for side in ("insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{outer}{inner}</w:tblBorders><w:tblCellMar>'
        f'<w:left w:w="{room}" w:type="dxa"/><w:right w:w="{room}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
