"""DOCX: the table as a table of Word, the flowchart as its shapes, in styles instead of formats by hand.

Every page of the layout is a table of its own behind a page break, so that Word breaks pages where the layout
did and a page's drawing stays beside its rows. The package is written here part by part: a library that
builds a document object first takes several times as long.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from string import Formatter

from sopan.errors import Pesan
from sopan.layout.scene import Page, Scene, Text
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.render._docx_drawing import NAMESPACES, group, inline_picture
from sopan.render._docx_fixed import SETTINGS, THEME, fonts
from sopan.render._docx_styles import sizes_of, style_of, styles, twips
from sopan.render._docx_table import Tables, paragraph
from sopan.render._drawingml import EMU, figures, office_text, xml
from sopan.render._drawingml_connectors import Emu
from sopan.render._lampiran import embed
from sopan.render._ooxml_logo import load_logo
from sopan.render._ooxml_package import HEAD, Package
from sopan.render._ooxml_text import Contents
from sopan.render._words import flow_in_words
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]

_MAIN = "word/document.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ANCHOR = 1.0  # height of the paragraph with the drawing, in points
_SLACK = 4.0  # what stays free under a full page for the last such paragraph
_FOOT_GAP = 5.0


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The document as one file."""
    writer = _Writer(sop, scene, options)
    return (Output("", writer.package(), tuple(dict.fromkeys(writer.warnings))),)


class _Writer:
    """The document while it is being written."""

    def __init__(self, sop: Sop, scene: Scene, options: RenderOptions) -> None:
        self.sop, self.scene, self.options = sop, scene, options
        self.warnings: list[Pesan] = []
        self.parts = Package()
        self.sizes = sizes_of(scene)
        self.contents = Contents(sop, scene)
        self.alur = alur_dari(sop)
        self.number = 1
        self.tables = Tables(self.contents, self.sizes, scene.style, self._logo())

    def package(self) -> bytes:
        """The file."""
        parts = self.parts
        parts.add_type("rels", "application/vnd.openxmlformats-package.relationships+xml")
        parts.add_type("xml", "application/xml")
        parts.add(_MAIN, self._document(), f"{_TYPE}.document.main+xml")
        parts.relate("", "officeDocument", _MAIN)
        self._properties()
        look = self.scene.style
        signature, gap = self._heights()
        for name, kind, data in (
            ("styles", "styles", styles(self.sizes, look, signature, gap)),
            ("settings", "settings", SETTINGS),
            ("fontTable", "fontTable", fonts(look.font)),
            ("numbering", "numbering", self.tables.lists.numbering()),
        ):
            parts.add(f"word/{name}.xml", data, f"{_TYPE}.{kind}+xml")
            parts.relate(_MAIN, kind, f"word/{name}.xml")
        theme = "word/theme/theme1.xml"
        parts.add(theme, THEME, "application/vnd.openxmlformats-officedocument.theme+xml")
        parts.relate(_MAIN, "theme", theme)
        embed(parts, _MAIN, self.sop)
        return parts.written()

    def _heights(self) -> tuple[float, float]:
        """The clear height for a signature, and the room between title and table."""
        texts = [text for page in self.scene.pages for text in page.texts]
        signature = next((text.box.height for text in texts if text.cell == "identitas:tanda_tangan"), 88.0)
        title = next((text for text in texts if text.cell == "judul"), None)
        header = next((text for text in texts if text.cell.startswith("kepala:")), None)
        gap = header.box.y - title.box.bottom if title and header else 0.0
        return signature, gap

    def _logo(self) -> str:
        """The run with the logo; empty where there is none."""
        for page in self.scene.pages:
            for picture in page.pictures:
                logo = load_logo(picture, self.options)
                if isinstance(logo, Pesan):
                    self.warnings.append(logo)
                    continue
                part = f"word/media/logo.{logo.suffix}"
                self.parts.add_type(logo.suffix, logo.media_type)
                self.parts.add(part, logo.data)
                name = office_text(f"Logo {self.sop.instansi or ''}".strip())
                return inline_picture(logo, self.parts.relate(_MAIN, "image", part), self._next(), name)
        return ""

    def _next(self, count: int = 1) -> int:
        """A number that no other object of the document has; with `count` the first of so many."""
        number = self.number
        self.number += count
        return number

    def _document(self) -> str:
        body = "".join(self._page(page, first=index == 0) for index, page in enumerate(self.scene.pages))
        return (
            f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{paragraph('SopJangkar', '')}{self._section()}"
            "</w:body></w:document>"
        )

    def _page(self, page: Page, *, first: bool) -> str:
        new = "" if first else "<w:pageBreakBefore/>"
        anchor = paragraph("SopJangkar", "", more=new, runs=self._drawing(page))
        if page.kind == "identitas":
            return anchor + self.tables.identity(page)
        titles = [text for text in page.texts if text.cell == "judul"]
        words = "".join(
            paragraph(style_of(title), "\n".join(map(str, self.contents.of(page, title)))) for title in titles
        )
        return anchor + words + self.tables.procedure(page)

    def _drawing(self, page: Page) -> str:
        if not page.symbols:
            return ""
        number = self._next()
        found = tuple(figures(self.sop, page, self.scene.style, _place, self.options.konektor, self.number))
        self._next(len(found))
        return group(found, number, flow_in_words(self.sop, page, self.alur))

    def _section(self) -> str:
        """Paper, margins and footer; all pages have the same."""
        page = self.scene.pages[0]
        tables = [text for text in page.texts if not text.cell.startswith("kaki:")]
        left, right = min(text.box.x for text in tables), max(text.box.right for text in tables)
        top = min(text.box.y for text in tables)
        feet = [text for text in page.texts if text.cell.startswith("kaki:")]
        foot = min((text.box.y for text in feet), default=page.height - 36.0)
        lines = max((len(text.lines) for text in feet), default=1)
        height = lines * self.sizes["SopKakiKiri"] * 1.25
        reference = ""
        if feet:
            self.parts.add("word/footer1.xml", self._footer(feet, height), f"{_TYPE}.footer+xml")
            relation = self.parts.relate(_MAIN, "footer", "word/footer1.xml")
            reference = f'<w:footerReference w:type="default" r:id="{relation}"/>'
        orient = ' w:orient="landscape"' if page.width > page.height else ""
        below = page.height - foot - _FOOT_GAP - height - _ANCHOR
        return (
            f'<w:sectPr>{reference}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/>'
            f'<w:pgMar w:top="{twips(top - _ANCHOR)}" w:right="{twips(page.width - right)}" '
            f'w:bottom="{twips(page.height - foot - _SLACK)}" w:left="{twips(left)}" '
            f'w:header="{twips(min(top, 18.0))}" w:footer="{twips(max(below, 0.0))}" w:gutter="0"/>'
            "</w:sectPr>"
        )

    def _footer(self, feet: Sequence[Text], height: float) -> str:
        """Number, title, and page n of m, which Word counts."""
        cells = "".join(self._foot(text) for text in feet)
        columns = "".join(f'<w:gridCol w:w="{twips(text.box.width)}"/>' for text in feet)
        width = twips(sum(text.box.width for text in feet))
        return (
            f'{HEAD}<w:ftr {NAMESPACES}><w:tbl><w:tblPr><w:tblStyle w:val="SopTabelKaki"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr>"
            f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
            f"</w:trPr>{cells}</w:tr></w:tbl>{paragraph('SopJangkar', '')}</w:ftr>"
        )

    def _foot(self, text: Text) -> str:
        if text.cell == "kaki:kanan" and text.lines:
            words = paragraph(style_of(text), "", runs=_page_of_pages(self.scene.labels.halaman))
        else:
            lines = office_text("\n".join(line.text for line in text.lines), self.scene.style.font)
            words = paragraph(style_of(text), lines)
        return f'<w:tc><w:tcPr><w:tcW w:w="{twips(text.box.width)}" w:type="dxa"/></w:tcPr>{words}</w:tc>'

    def _properties(self) -> None:
        """Title, author and date of the document."""
        sop = self.sop
        when = datetime.datetime.combine(self.options.tanggal_dokumen(sop), datetime.time()).isoformat()
        subject = "Standar Operasional Prosedur" + (f", nomor {sop.nomor}" if sop.nomor else "")
        stamp = f'xsi:type="dcterms:W3CDTF">{when}Z</dcterms:'
        self.parts.add(
            "docProps/core.xml",
            f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{xml(office_text(f'SOP {sop.judul}'))}</dc:title>"
            f"<dc:subject>{xml(office_text(subject))}</dc:subject>"
            f"<dc:creator>{xml(office_text(sop.instansi or ''))}</dc:creator>"
            "<cp:keywords>SOP AP, PermenPANRB 35/2012</cp:keywords><dc:language>id-ID</dc:language>"
            f"<dcterms:created {stamp}created><dcterms:modified {stamp}modified></cp:coreProperties>",
            "application/vnd.openxmlformats-package.core-properties+xml",
        )
        self.parts.relate("", _CORE, "docProps/core.xml")


def _place(x: float, y: float) -> Emu:
    """Where a place of a page lies in its drawing, which has the page's own measures."""
    return round(x * EMU), round(y * EMU)


def _page_of_pages(label: str) -> str:
    """The runs of "Halaman n dari m" with fields that Word fills in."""
    fields = {"halaman": "PAGE", "jumlah": "NUMPAGES"}
    runs = []
    for words, name, _, _ in Formatter().parse(label):
        if words:
            runs.append(f'<w:r><w:t xml:space="preserve">{xml(words)}</w:t></w:r>')
        if name in fields:
            runs.append(f'<w:fldSimple w:instr=" {fields[name]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    return "".join(runs)
