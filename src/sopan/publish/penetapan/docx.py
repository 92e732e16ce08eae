"""The decree as DOCX: its text to edit, the Lampiran's heading and contents, the SOPs as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.publish.paper.pictures import as_png
from sopan.publish.penetapan.naskah import Butir, Naskah
from sopan.render import RenderOptions, render

__all__ = ["tulis_docx"]

_DPI = 160


def tulis_docx(naskah: Naskah, setup: PageSetup) -> bytes:
    """The file of a decree. Raises `LayoutImpossible` where an SOP cannot be drawn."""
    writer = _Writer(naskah)
    writer.decree()
    writer.attachment()
    for number, one in enumerate(naskah.sop, 1):
        scene = compose(one.sop, setup)
        pictures = render("png", one.sop, scene, RenderOptions(base_dir=one.folder, dpi=_DPI))
        writer.sop(number, one.sop.judul, [output.data for output in pictures], (setup.width, setup.height))
    return writer.data()


class _Writer:
    """A decree while it is being written. python-docx has no types, hence `Any`."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.docx: Any = Document()
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = "Arial", Pt(11.5)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), "Arial")
        style.paragraph_format.space_after = Pt(6)
        for name in ("Heading 1", "Heading 2", "Heading 3"):
            heading = self.docx.styles[name]
            heading.font.size, heading.font.bold, heading.font.color.rgb = Pt(11.5), name != "Heading 3", None
            fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                del fonts.attrib[attribute]
            heading.font.name = "Arial"
        section = self.docx.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)
        core = self.docx.core_properties
        core.title = f"{naskah.jenis.capitalize()} {naskah.jabatan} Nomor {naskah.nomor}"
        core.author, core.language, core.comments = "; ".join(naskah.pemilik), "id-ID", ""

    def data(self) -> bytes:
        out = io.BytesIO()
        self.docx.save(out)
        return out.getvalue()

    def decree(self) -> None:
        naskah = self.naskah
        if naskah.logo is not None:
            ratio = naskah.logo.width / naskah.logo.height
            self.docx.add_picture(
                io.BytesIO(as_png(naskah.logo.as_svg, 80 * ratio, 80, dpi=300)), height=Mm(20)
            )
            self._describe(f"Lambang {naskah.pemilik[0]}" if naskah.pemilik else "Lambang")
            self.docx.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for name in naskah.pemilik:
            self._middle(name.upper(), bold=True)
        self._heading(naskah.nama_naskah, 1)
        for line in (naskah.nomor_naskah, "TENTANG", naskah.tentang):
            self._middle(line)
        if naskah.jenis == "PERATURAN":
            self._middle("DENGAN RAHMAT TUHAN YANG MAHA ESA")
        self._middle(f"{naskah.jabatan.upper()},")
        marks = [f"{chr(97 + n)}." for n in range(len(naskah.menimbang))]
        self._rows("Menimbang", list(zip(marks, naskah.menimbang, strict=True)))
        given = [(f"{n}.", f"{one};") for n, one in enumerate(naskah.mengingat, 1)]
        self._rows("Mengingat", given or [("1.", ".....................")])
        self._middle("MEMUTUSKAN:")
        self._rows("Menetapkan", [("", naskah.menetapkan)])
        for name, words in naskah.diktum:
            self._rows(name, [("", words)])
        for piece in naskah.tubuh:
            self._article(piece)
        for words in naskah.penutup:
            self.docx.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        self._signed([f"Ditetapkan di {naskah.tempat}", f"pada tanggal {naskah.tanggal}"])
        if naskah.tembusan:
            self.docx.add_paragraph("Tembusan:")
            for number, one in enumerate(naskah.tembusan, 1):
                self.docx.add_paragraph(f"{number}. {one}")

    def _describe(self, words: str) -> None:
        shapes = self.docx.inline_shapes
        shapes[len(shapes) - 1]._inline.docPr.set("descr", words)  # noqa: SLF001 - no words for pictures there

    def _heading(self, words: str, level: int) -> None:
        self.docx.add_heading(words, level).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _middle(self, words: str, *, bold: bool = False) -> None:
        paragraph = self.docx.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = bold or None

    def _rows(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        """`Menimbang : a. ...` as a table without lines, so that the columns stay in place when edited."""
        table = self.docx.add_table(rows=0, cols=4)
        table.autofit = False
        for column, width in zip(table.columns, (30, 5, 9, 111), strict=True):
            column.width = Mm(width)
        for number, (mark, words) in enumerate(rows):
            cells = table.add_row().cells
            for cell, width in zip(cells, (30, 5, 9, 111), strict=True):
                cell.width = Mm(width)
            cells[0].text, cells[1].text = (name, ":") if number == 0 else ("", "")
            target = cells[3]
            if mark:
                cells[2].text = mark
            else:
                target = cells[2].merge(cells[3])
            target.text = words
            target.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def _article(self, piece: Butir) -> None:
        if piece.jenis == "bab":
            self._heading(f"{piece.nomor}\n{piece.teks}", 2)
        elif piece.jenis == "pasal":
            self._heading(piece.nomor, 3)
        else:
            paragraph = self.docx.add_paragraph(f"{piece.nomor}\t{piece.teks}" if piece.nomor else piece.teks)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            if piece.nomor:
                paragraph.paragraph_format.left_indent = Mm(10)
                paragraph.paragraph_format.first_line_indent = Mm(-10)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(10))

    def _signed(self, lines: Sequence[str]) -> None:
        naskah = self.naskah
        end = [naskah.nama] + ([f"NIP {naskah.nip}"] if naskah.nip else [])
        for line in (*lines, f"{naskah.jabatan.upper()},", "", "", "", *end):
            paragraph = self.docx.add_paragraph(line)
            paragraph.paragraph_format.left_indent = Mm(80)
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = True

    def attachment(self) -> None:
        naskah = self.naskah
        self.docx.add_page_break()
        for line in (f"LAMPIRAN {naskah.nama_naskah}", naskah.nomor_naskah, "TENTANG", naskah.tentang):
            paragraph = self.docx.add_paragraph(line)
            paragraph.paragraph_format.left_indent = Mm(70)
            paragraph.paragraph_format.space_after = Pt(0)
        self._heading("DAFTAR STANDAR OPERASIONAL PROSEDUR", 1)
        table = self.docx.add_table(rows=1, cols=3, style="Table Grid")
        table.autofit = False
        rows = [("No", "Judul SOP", "Nomor SOP")]
        rows += [(f"{n}.", one.sop.judul, one.sop.nomor or "-") for n, one in enumerate(naskah.sop, 1)]
        for column, width in zip(table.columns, (12, 95, 48), strict=True):
            column.width = Mm(width)
        for number, row in enumerate(rows):
            cells = table.rows[0].cells if number == 0 else table.add_row().cells
            for cell, words, width in zip(cells, row, (12, 95, 48), strict=True):
                cell.width = Mm(width)
                cell.paragraphs[0].add_run(words).bold = number == 0 or None
        self._signed([""])

    def sop(self, number: int, title: str, pages: Sequence[bytes], size: tuple[float, float]) -> None:
        """The pages of an SOP, each a picture that fills a page across."""
        section = self.docx.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Pt(size[0]), Pt(size[1])
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(0)
        section.header_distance = section.footer_distance = Pt(0)
        for index, page in enumerate(pages, 1):
            self.docx.add_picture(io.BytesIO(page), width=Pt(size[0]), height=Pt(size[1] - 3))
            self._describe(f"SOP {number}, {title}, halaman {index} dari {len(pages)}")
            place = self.docx.paragraphs[-1].paragraph_format
            place.space_after = place.space_before = Pt(0)
            place.line_spacing = 1.0
