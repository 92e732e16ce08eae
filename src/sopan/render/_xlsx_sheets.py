"""What stands on each worksheet: the pages of identity on one, those of the procedure on another.

The pages of a kind stand below one another, each behind a page break. The header of the table is there once,
at the top; Excel repeats its rows on every printed page, as the layout does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sopan.layout.scene import Box, Page, Scene, Text
from sopan.layout.typeface import Typeface
from sopan.render._grid import Grid, Slot, slots
from sopan.render._ooxml_grid import columns_of, procedure_grid
from sopan.render._xlsx_grid import SheetGrid, subdivided
from sopan.render.base import Konektor

__all__ = ["Sheet", "sheets"]

_SAME = 0.06
_ROOM_ABOVE = 1.0  # what Excel leaves over text by itself
_HANGING = 5.0
_LISTS = {
    f"identitas:{name}"
    for name in (
        "dasar_hukum",
        "kualifikasi_pelaksana",
        "keterkaitan",
        "peralatan",
        "peringatan",
        "pencatatan",
    )
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, its pages with their cells, its grid, and the rows that print on every page."""

    name: str
    pages: tuple[Page, ...]
    grid: SheetGrid
    cells: tuple[tuple[tuple[Slot, Box], ...], ...]
    header: range

    @property
    def breaks(self) -> list[int]:
        """The rows before which a new page begins."""
        return self.grid.first_rows[1:]


def sheets(scene: Scene, konektor: Konektor) -> Iterator[Sheet]:
    """The worksheets of a scene, identity first."""
    front = tuple(page for page in scene.pages if page.kind == "identitas")
    if front:
        yield _identity(front, konektor, scene.style.font)
    if scene.procedure:
        yield _procedure(scene.procedure, konektor)


def _identity(pages: tuple[Page, ...], konektor: Konektor, face: Typeface) -> Sheet:
    grids = [slots(tuple(_identity_texts(page, face)), page) for page in pages]
    columns = _merged(x for grid in grids for x in grid.xs)
    sheet = SheetGrid(columns, [subdivided(grid.ys) for grid in grids], konektor)
    cells = tuple(tuple((slot, _box(slot, grid)) for slot in grid.slots) for grid in grids)
    return Sheet("Identitas", pages, sheet, cells, range(0))


def _identity_texts(page: Page, face: Typeface) -> Iterator[Text]:
    """The cells of an identity page, cut where Excel could not have the text where the layout has it.

    A cell of Excel has no room above its text and does not know of the logo over it. So what stands at the
    top of a cell, and the name of the agency below its logo, gets a cell of its own below an empty one.
    """
    for text in page.texts:
        if text.cell.startswith("kaki:"):
            continue
        if not text.lines or not _from_the_top(text, page, face):
            yield text
            continue
        box = text.box
        cut = text.lines[0].baseline - face.ascent * text.lines[0].size - _ROOM_ABOVE
        yield Text(f"{text.cell}:atas", None, box._replace(height=cut - box.y), ())
        yield text._replace(box=Box(box.x, cut, box.width, box.bottom - cut))


def _from_the_top(text: Text, page: Page, face: Typeface) -> bool:
    """Whether a cell's text hangs from its top, or from the logo, instead of standing in its middle."""
    if text.cell in _LISTS or (text.cell == "identitas:instansi" and page.pictures):
        return True
    above = text.lines[0].baseline - face.ascent * text.lines[0].size - text.box.y
    below = text.box.bottom - text.lines[-1].baseline - face.descent * text.lines[-1].size
    return text.header and below - above > _HANGING


def _procedure(pages: tuple[Page, ...], konektor: Konektor) -> Sheet:
    grids = [procedure_grid(page) for page in pages]
    columns = _merged(x for grid in grids for x in grid.xs)
    rows, cells = [], []
    header = range(0)
    for index, (page, grid) in enumerate(zip(pages, grids, strict=True)):
        head = grid.header_rows
        edges = list(grid.ys[head:])
        found = [item for slot in grid.slots if slot.row >= head for item in _apart(slot, grid)]
        if index == 0:
            title = next((text for text in page.texts if text.cell == "judul"), None)
            edges = list(grid.ys)
            found = [item for slot in grid.slots for item in _apart(slot, grid)]
            before = []
            if title is not None:
                box = Box(grid.xs[0], title.box.y, grid.xs[-1] - grid.xs[0], title.box.height)
                found.insert(0, (Slot(0, 0, len(grid.xs) - 1, 1, title), box))
                before = _merged([title.box.y, title.box.bottom, grid.ys[0]])[:-1]
            edges = before + edges
            header = range(len(subdivided(before + list(grid.ys[:1]))) - 1, len(before) + head)
        rows.append(subdivided(edges))
        cells.append(tuple(found))
    return Sheet("Prosedur", pages, SheetGrid(columns, rows, konektor), tuple(cells), header)


def _apart(slot: Slot, grid: Grid) -> Iterator[tuple[Slot, Box]]:
    """The cells of a slot and their places."""
    for column, width in columns_of(slot, len(grid.xs) - 1):
        one = slot._replace(column=column, width=width)
        yield one, _box(one, grid)


def _box(slot: Slot, grid: Grid) -> Box:
    left, right = grid.xs[slot.column], grid.xs[slot.column + slot.width]
    top, bottom = grid.ys[slot.row], grid.ys[slot.row + slot.height]
    return Box(left, top, right - left, bottom - top)


def _merged(values: Iterable[float]) -> list[float]:
    """The different values in order."""
    found = sorted(values)
    return found[:1] + [b for a, b in pairwise(found) if b - a > _SAME]
