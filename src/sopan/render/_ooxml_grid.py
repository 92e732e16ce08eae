"""The table of a procedure page for Office, which wants every line of it as a row of cells."""

from __future__ import annotations

from collections.abc import Iterable

from sopan.layout.scene import Box, Page
from sopan.render._grid import Grid, Slot, slots

__all__ = ["columns_of", "covered", "procedure_grid"]

_SAME = 0.06


def procedure_grid(page: Page) -> Grid:
    """The table of a page, with the strip under its last row where pentagons stand."""
    texts = [text for text in page.texts if text.cell != "judul" and not text.cell.startswith("kaki:")]
    grid = slots(texts, page)
    bottom = max((rule.y1 for rule in page.rules), default=grid.ys[-1])
    if bottom - grid.ys[-1] <= _SAME:
        return grid
    strip = Slot(len(grid.ys) - 1, 0, len(grid.xs) - 1, 1, None)
    return grid._replace(ys=(*grid.ys, bottom), slots=(*grid.slots, strip))


def columns_of(slot: Slot, columns: int) -> Iterable[tuple[int, int]]:
    """Where the cells of a slot begin and how many columns each has.

    One cell, but for a strip beside a page break: it has the columns of the table, whose lines go through it.
    """
    if slot.text is None and slot.width == columns:
        return [(column, 1) for column in range(columns)]
    return [(slot.column, slot.width)]


def covered(shades: Iterable[Box], box: Box) -> bool:
    """Whether a cell lies in one of the grey fields."""
    x, y = box.center
    return any(shade.x <= x <= shade.right and shade.y <= y <= shade.bottom for shade in shades)
