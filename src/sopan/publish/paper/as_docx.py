"""The document as DOCX to edit: real headings, lists that number themselves, tables whose head repeats."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sopan.publish.paper.blocks import Blok, Daftar, Dokumen, Fakta, Gambar, Judul, Paragraf, Pengesah, Tabel
from sopan.publish.paper.pictures import as_png

__all__ = ["write"]

_FONT = "Arial"
_WIDTH = Mm(166)


def write(dokumen: Dokumen) -> bytes:
    """The file of a document."""
    return _Writer(dokumen).data()


class _Writer:
    """A document while it is being written. python-docx has no types, hence `Any`."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen
        self.docx: Any = Document()
        self.colour = RGBColor.from_string(dokumen.aksen.lstrip("#").upper())
        self._page()
        self._styles()
        self._metadata()
        if dokumen.kop:
            self._letterhead()
        for block in dokumen.isi:
            self._block(block)

    def data(self) -> bytes:
        out = io.BytesIO()
        self.docx.save(out)
        return out.getvalue()

    def _page(self) -> None:
        section = self.docx.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(22)
        section.left_margin, section.right_margin = Mm(24), Mm(20)
        foot = section.footer.paragraphs[0]
        foot.text = f"{self.dokumen.kaki}\tHalaman " if self.dokumen.kaki else "Halaman "
        self._field(foot, "PAGE")
        foot.add_run(" dari ")
        self._field(foot, "NUMPAGES")
        for run in foot.runs:
            run.font.size = Pt(8)

    def _field(self, paragraph: Any, code: str) -> None:
        run = paragraph.add_run()
        for kind in ("begin", "separate", "end"):
            if kind == "separate":
                text = OxmlElement("w:instrText")
                text.set(qn("xml:space"), "preserve")
                text.text = f" {code} "
                run._r.append(text)  # noqa: SLF001 - python-docx has no fields
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001

    def _styles(self) -> None:
        styles = self.docx.styles
        for name, size, bold in (
            ("Normal", 10.5, False),
            ("Title", 17, True),
            ("Heading 1", 17, True),
            ("Heading 2", 12, True),
            ("Heading 3", 10.5, True),
        ):
            style = styles[name]
            style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
            properties = style.element.get_or_add_rPr()
            fonts = properties.get_or_add_rFonts()
            for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(attribute), None)
            fonts.set(qn("w:hAnsi"), _FONT)
            fonts.set(qn("w:cs"), _FONT)
            if name.startswith("Heading"):
                style.font.color.rgb = self.colour if name == "Heading 2" else RGBColor(0x1F, 0x29, 0x33)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "id-ID")
        styles["Normal"].element.get_or_add_rPr().append(language)
        styles["Normal"].paragraph_format.space_after = Pt(5)

    def _metadata(self) -> None:
        core = self.docx.core_properties
        core.title, core.author = self.dokumen.judul, "; ".join(self.dokumen.pemilik)
        core.language, core.comments = "id-ID", ""

    def _letterhead(self) -> None:
        dokumen = self.dokumen
        if dokumen.logo is not None:
            ratio = dokumen.logo.width / dokumen.logo.height
            picture = as_png(dokumen.logo.as_svg, 60 * ratio, 60, dpi=300)
            self.docx.add_picture(io.BytesIO(picture), height=Pt(46))
            self._describe(f"Logo {dokumen.pemilik[0]}" if dokumen.pemilik else "Logo")
        for number, name in enumerate(dokumen.pemilik):
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(name)
            run.bold, run.font.size = number == 0, Pt(12 if number == 0 else 9.5)
        self.docx.add_heading(dokumen.judul, 1)
        if dokumen.sub:
            self.docx.add_paragraph(dokumen.sub)
        if dokumen.piagam:
            for paragraph in self.docx.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _describe(self, words: str) -> None:
        """Alternative text for the picture that was added last."""
        shape = self.docx.inline_shapes[len(self.docx.inline_shapes) - 1]
        shape._inline.docPr.set("descr", words)  # noqa: SLF001 - python-docx has no words for pictures

    def _block(self, block: Blok) -> None:
        if isinstance(block, Judul):
            self.docx.add_heading(block.teks, block.tingkat)
        elif isinstance(block, Paragraf):
            self._paragraph(block)
        elif isinstance(block, Daftar):
            self._list(block.butir, block.gaya)
        elif isinstance(block, Tabel):
            self._table(block)
        elif isinstance(block, Fakta):
            self._table(Tabel(("", ""), tuple(((name,), (value,)) for name, value in block.isi), (1, 2)))
        elif isinstance(block, Gambar):
            self._picture(block)
        elif isinstance(block, Pengesah):
            self._signature(block)
        else:
            self.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, block: Paragraf) -> None:
        paragraph = self.docx.add_paragraph()
        run = paragraph.add_run(block.teks)
        if block.gaya in ("tengah", "penting"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.bold = block.gaya == "penting" or None
        if block.gaya == "catatan":
            run.font.size = Pt(9)

    def _list(self, items: Iterable[str], kind: str) -> None:
        if kind in ("angka", "huruf"):
            number = self._new_numbering("lowerLetter" if kind == "huruf" else "decimal")
            for item in items:
                paragraph = self.docx.add_paragraph(item, style="List Paragraph")
                properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
                properties.get_or_add_numPr().get_or_add_ilvl().val = 0
                properties.get_or_add_numPr().get_or_add_numId().val = number
            return
        for item in items:
            if kind == "centang":
                self.docx.add_paragraph(f"\N{BALLOT BOX} {item}", style="List Paragraph")
            else:
                self.docx.add_paragraph(item, style="List Bullet")

    def _new_numbering(self, form: str) -> int:
        """A numbering of its own, so that every list begins at one."""
        numbering: Any = self.docx.part.numbering_part.element
        ids = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(max(ids, default=0) + 1))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", "%1."), ("w:lvlJc", "left")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        place = OxmlElement("w:pPr")
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), "425")
        indent.set(qn("w:hanging"), "425")
        place.append(indent)
        level.append(place)
        abstract.append(level)
        first = numbering.find(qn("w:num"))
        if first is None:
            numbering.append(abstract)
        else:
            first.addprevious(abstract)
        return int(numbering.add_num(max(ids, default=0) + 1).numId)

    def _table(self, block: Tabel) -> None:
        headed = any(block.kepala)
        table = self.docx.add_table(rows=1 if headed else 0, cols=len(block.lebar), style="Table Grid")
        if headed:
            for cell, words in zip(table.rows[0].cells, block.kepala, strict=True):
                cell.paragraphs[0].add_run(words).bold = True
            mark = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001
        for row in block.baris:
            cells = table.add_row().cells
            for cell, paragraphs in zip(cells, row, strict=True):
                self._cell(cell, paragraphs)
        total = sum(block.lebar)
        table.autofit = False
        for column, width in zip(table.columns, block.lebar, strict=True):
            column.width = int(_WIDTH * width / total)
            for cell in column.cells:
                cell.width = int(_WIDTH * width / total)
        self.docx.add_paragraph()

    def _cell(self, cell: Any, paragraphs: Sequence[str]) -> None:
        if not paragraphs:
            return
        cell.paragraphs[0].text = paragraphs[0]
        for words in paragraphs[1:]:
            cell.add_paragraph(words)
        if len(paragraphs) > 1:
            for paragraph in cell.paragraphs:
                paragraph.style = self.docx.styles["List Bullet"]

    def _picture(self, block: Gambar) -> None:
        data = as_png(block.svg, block.lebar, block.tinggi, dpi=200)
        width = min(Pt(block.lebar), _WIDTH, int(Pt(620) * block.lebar / block.tinggi))
        self.docx.add_picture(io.BytesIO(data), width=width)
        self._describe(block.alt)
        if block.keterangan:
            self._paragraph(Paragraf(block.keterangan, "catatan"))

    def _signature(self, block: Pengesah) -> None:
        lines = [f"{block.pembuka} {block.tempat}"] if block.tempat else []
        if block.tanggal:
            lines.append(f"pada tanggal {block.tanggal}" if block.tempat else block.tanggal)
        lines += ["", f"{block.jabatan},", "", "", "", block.nama]
        if block.nip:
            lines.append(f"NIP {block.nip}")
        for line in lines:
            paragraph = self.docx.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(84)
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(line).bold = line == block.nama or None
