"""How long XLSX and DOCX take on top of the layout, beside the usual libraries doing the table alone.

    python bench/render_office.py

One SOP of 20 steps and one of 60, warm, medians in milliseconds of wall time. Peers in the same run: openpyxl
and python-docx write the same cells (text, merges, borders, widths, heights), with no identity, no drawing
and no model inside. Goals: XLSX 15 ms, DOCX 20 ms for 20 steps.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from sopan.layout.compose import compose
from sopan.layout.scene import Page, Scene
from sopan.render import render
from sopan.render._grid import Grid
from sopan.render._ooxml_grid import procedure_grid

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import synthetic_sop

GOALS = {"xlsx": 15.0, "docx": 20.0}


def median_ms(work: Callable[[], object], times: int) -> float:
    for _ in range(3):
        work()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1e3)
    return statistics.median(found)


def grids(scene: Scene) -> list[tuple[Page, Grid]]:
    return [(page, procedure_grid(page)) for page in scene.procedure]


def by_openpyxl(scene: Scene) -> bytes:
    """The tables of a scene by openpyxl, one below the other."""
    book = openpyxl.Workbook()
    sheet = book.active
    side = Side("thin")
    border = Border(side, side, side, side)
    alignment = Alignment(wrap_text=True, vertical="center")
    plain, bold = Font("Arial", 9), Font("Arial", 9, bold=True)
    top = 1
    for _, grid in grids(scene):
        for column, (a, b) in enumerate(zip(grid.xs, grid.xs[1:], strict=False), 1):
            sheet.column_dimensions[get_column_letter(column)].width = (b - a) / 5.25
        for row, (a, b) in enumerate(zip(grid.ys, grid.ys[1:], strict=False), top):
            sheet.row_dimensions[row].height = b - a
        for slot in grid.slots:
            row, column = top + slot.row, 1 + slot.column
            cell = sheet.cell(row, column)
            cell.border, cell.alignment = border, alignment
            if slot.text is not None and slot.text.lines:
                cell.value = " ".join(line.text for line in slot.text.lines)
                cell.font = bold if slot.text.bold else plain
            if slot.width > 1 or slot.height > 1:
                sheet.merge_cells(None, row, column, row + slot.height - 1, column + slot.width - 1)
        top += len(grid.ys) - 1
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def by_python_docx(scene: Scene) -> bytes:
    """The tables of a scene by python-docx, each on its page."""
    document = docx.Document()
    for _, grid in grids(scene):
        table = document.add_table(len(grid.ys) - 1, len(grid.xs) - 1, "Table Grid")
        cells = [row.cells for row in table.rows]
        for row, (a, b) in zip(table.rows, zip(grid.ys, grid.ys[1:], strict=False), strict=True):
            row.height, row.height_rule = Pt(b - a), WD_ROW_HEIGHT_RULE.AT_LEAST
        for slot in grid.slots:
            cell = cells[slot.row][slot.column]
            if slot.width > 1 or slot.height > 1:
                cell.merge(cells[slot.row + slot.height - 1][slot.column + slot.width - 1])
            if slot.text is not None and slot.text.lines:
                cell.paragraphs[0].add_run(" ".join(line.text for line in slot.text.lines))
        document.add_page_break()
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


PEERS: dict[str, tuple[str, Callable[[Scene], bytes]]] = {
    "xlsx": ("openpyxl", by_openpyxl),
    "docx": ("python-docx", by_python_docx),
}


def main() -> int:
    missed = []
    for steps in (20, 60):
        sop = synthetic_sop(steps)
        scene = compose(sop)
        shapes = sum(len(page.symbols) + len(page.arrows) for page in scene.pages)
        print(f"{steps} steps, {len(scene.pages)} pages, {shapes} shapes")
        for form, goal in GOALS.items():
            peer, work = PEERS[form]
            ours = median_ms(lambda form=form, sop=sop, scene=scene: render(form, sop, scene), 25)
            theirs = median_ms(lambda work=work, scene=scene: work(scene), 9)
            size = len(render(form, sop, scene)[0].data)
            print(
                f"  {form}: {ours:6.2f} ms, {size / 1024:5.1f} KB; {peer} with the table alone "
                f"{theirs:6.2f} ms ({theirs / ours:.1f} times)"
            )
            if steps == 20 and ours > goal:
                missed.append(f"{form} took {ours:.1f} ms, the goal is {goal:.0f}")
    for line in missed:
        print(line)
    return len(missed)


if __name__ == "__main__":
    sys.exit(main())
