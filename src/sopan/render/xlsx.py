"""XLSX: the table as real cells, the flowchart as shapes of Excel whose arrows are glued to their symbols.

XlsxWriter writes the cells. It knows no connectors, so the drawings are spliced into its package, and with
them the model, from which Sopan reads the file back.
"""

from __future__ import annotations

import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sopan.errors import Pesan
from sopan.layout.scene import Page, Scene
from sopan.layout.setup import PAPERS
from sopan.layout.typeface import Typeface
from sopan.model import Sop
from sopan.render._drawingml import figures, office_text
from sopan.render._font import office_family
from sopan.render._lampiran import embed
from sopan.render._ooxml_logo import Logo, load_logo
from sopan.render._ooxml_package import Package
from sopan.render._ooxml_text import Contents
from sopan.render._xlsx_cells import Cells
from sopan.render._xlsx_drawing import drawing, picture_anchor, shape_anchor
from sopan.render._xlsx_grid import NORMAL_SIZE, SheetGrid
from sopan.render._xlsx_sheets import Sheet, sheets
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]

_PAPER_CODES = {"F4": 14, "A4": 9, "Letter": 1, "Legal": 5}
"""Excel's numbers of papers. It has none for F4 (330 x 215 mm); 14 is Folio, 13 x 8.5 inches, 330 x 216
mm."""

_ASIDE, _BELOW = 8.0, 5.0  # what printing may need more than the layout, on each side and below, in points
_FOOT_SIZE = 8  # whole points only; the layout has 7.5
_FOOT_LINE, _FOOT_GAP = 9.4, 8.0
_LONGEST_FOOT = 255
_BOOK = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": NORMAL_SIZE},
    "default_column_width": 56,  # from which XlsxWriter knows how wide a digit of that font is
    "default_row_height": 15,
}


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The document as one workbook."""
    buffer = BytesIO()
    book = Workbook(buffer, _BOOK)
    _describe(book, sop, options)
    cells = Cells(book, Contents(sop, scene), scene.style)
    plans = tuple(sheets(scene, options.konektor))
    for plan in plans:
        sheet = book.add_worksheet(plan.name)
        _set_up(sheet, plan, scene)
        for number, (page, found) in enumerate(zip(plan.pages, plan.cells, strict=True)):
            cells.write(sheet, plan.grid, number, page, found)
    book.close()
    package = Package.read(buffer.getvalue())
    warnings: list[Pesan] = []
    for number, plan in enumerate(plans, 1):
        warnings += _draw(package, number, plan, sop, scene, options)
    embed(package, "xl/workbook.xml", sop)
    return (Output("", package.written(), tuple(dict.fromkeys(warnings))),)


def _describe(book: Workbook, sop: Sop, options: RenderOptions) -> None:
    midnight = datetime.datetime.combine(options.tanggal_dokumen(sop), datetime.time())
    book.set_properties(
        {
            "title": f"SOP {sop.judul}",
            "author": sop.instansi or "",
            "subject": "Standar Operasional Prosedur" + (f", nomor {sop.nomor}" if sop.nomor else ""),
            "keywords": "SOP AP, PermenPANRB 35/2012",
            "created": midnight,
        }
    )


def _set_up(sheet: Worksheet, plan: Sheet, scene: Scene) -> None:
    """Columns, rows, and how the sheet is printed."""
    grid, page = plan.grid, plan.pages[0]
    for column in range(len(grid.widths)):
        sheet.set_column_pixels(column, column, grid.set_pixels(column))
    for row, band in enumerate(grid.bands):
        sheet.set_row(row, band.height)
    sheet.hide_gridlines(2)
    sheet.set_landscape() if page.width > page.height else sheet.set_portrait()
    for name, (width, height) in PAPERS.items():
        if abs(page.width - width) < 1 and abs(page.height - height) < 1:
            sheet.set_paper(_PAPER_CODES[name])
    foot = next((text.box.y for text in page.texts if text.cell.startswith("kaki:")), page.height - 36.0)
    top = grid.bands[0].top
    left, right = grid.xs[0], page.width - grid.xs[-1]
    slack = min(_ASIDE, left, right)
    sheet.set_margins(
        left=(left - slack) / 72,
        right=(right - slack) / 72,
        top=top / 72,
        bottom=max(page.height - foot - _BELOW, 0.0) / 72,
    )
    sheet.center_horizontally()  # so that what the margins give up is given up on both sides
    sheet.set_header("", {"margin": min(top, 18.0) / 72})
    _set_foot(sheet, page, foot, scene)
    sheet.print_area(0, 0, len(grid.bands) - 1, len(grid.widths) - 1)
    if plan.breaks:
        sheet.set_h_pagebreaks(plan.breaks)
    sheet.set_start_page(page.number)
    if plan.header:
        sheet.repeat_rows(plan.header[0], plan.header[-1])
        sheet.freeze_panes(plan.header[-1] + 1, 0)


def _set_foot(sheet: Worksheet, page: Page, foot: float, scene: Scene) -> None:
    """The footer: number, title, and page n of m, which Excel counts."""
    face = scene.style.font
    texts = {
        text.cell: [line.text for line in text.lines] for text in page.texts if text.cell.startswith("kaki:")
    }
    left, middle = (_foot_words(texts.get(cell, []), face) for cell in ("kaki:kiri", "kaki:tengah"))
    right = scene.labels.halaman.replace("&", "&&").format(halaman="&P", jumlah="&N")
    look = f'&"{office_family(face)},Regular"&{_FOOT_SIZE}'
    parts = [("&L", left), ("&C", middle), ("&R", right if "kaki:kanan" in texts else "")]
    room = _LONGEST_FOOT - sum(len(mark) + len(look) for mark, _ in parts) - len(left) - len(right)
    if len(middle) > room:
        parts[1] = ("&C", middle[: max(room - 1, 0)].rstrip("& ") + "…")
    words = "".join(f"{mark}{look}{text}" for mark, text in parts if text)
    lines = max((len(text) for text in texts.values()), default=1)
    sheet.set_footer(words, {"margin": max(page.height - foot - _FOOT_GAP - lines * _FOOT_LINE, 6.0) / 72})


def _foot_words(lines: list[str], face: Typeface) -> str:
    """Lines as a footer has them; a digit at the beginning would be taken for a type size."""
    words = office_text("\n".join(lines), face).replace("&", "&&")
    return f" {words}" if words[:1].isdigit() else words


def _draw(
    package: Package, number: int, plan: Sheet, sop: Sop, scene: Scene, options: RenderOptions
) -> list[Pesan]:
    """Put the drawing of sheet `number` into the package; gives what could not be drawn."""
    part = f"xl/drawings/drawing{number}.xml"
    sheet = f"xl/worksheets/sheet{number}.xml"
    anchors: list[str] = []
    warnings: list[Pesan] = []
    at = 2
    for index, page in enumerate(plan.pages):
        for picture in page.pictures:
            logo = load_logo(picture, options)
            if isinstance(logo, Pesan):
                warnings.append(logo)
                continue
            anchors.append(_logo(package, part, logo, at, sop, plan.grid, index))
            at += 1

        def place(x: float, y: float, index: int = index) -> tuple[int, int]:
            return plan.grid.place(index, x, y)

        found = tuple(figures(sop, page, scene.style, place, options.konektor, at))
        anchors += [shape_anchor(figure, plan.grid, scene.style) for figure in found]
        at += len(found)
    if anchors:
        package.add(part, drawing(anchors), "application/vnd.openxmlformats-officedocument.drawing+xml")
        relation = package.relate(sheet, "drawing", part)
        package.parts[sheet] = package.parts[sheet].replace(
            b"</worksheet>", f'<drawing r:id="{relation}"/></worksheet>'.encode()
        )
    return warnings


def _logo(package: Package, part: str, logo: Logo, number: int, sop: Sop, grid: SheetGrid, index: int) -> str:
    image = f"xl/media/logo.{logo.suffix}"
    package.add_type(logo.suffix, logo.media_type)
    package.add(image, logo.data)
    relation = package.relate(part, "image", image)
    left, top = grid.place(index, logo.box.x, logo.box.y)
    right, bottom = grid.place(index, logo.box.right, logo.box.bottom)
    name = office_text(f"Logo {sop.instansi or ''}".strip())
    return picture_anchor(number, name, relation, (left, top, right - left, bottom - top), grid)
