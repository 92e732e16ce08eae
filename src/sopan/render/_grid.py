"""The table behind the cells of a page: which rows and columns there are, and what stands in each.

A `Scene` knows cells by their boxes. Formats with real tables need rows, columns and spans, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sopan.layout.scene import Page, Text

__all__ = ["Grid", "Slot", "slots"]

_SAME = 0.06


class Slot(NamedTuple):
    """A cell of the table: where it begins, how many rows and columns it spans, and its text if any."""

    row: int
    column: int
    width: int
    height: int
    text: Text | None


class Grid(NamedTuple):
    """The edges of columns and rows from left and from top, and all cells row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    header_rows: int
    slots: tuple[Slot, ...]


def _edges(values: Iterable[float]) -> tuple[tuple[float, ...], dict[float, int]]:
    """The different edges in order, and for every value the edge that it is; nearer than 0.06 is the same."""
    places: list[float] = []
    index: dict[float, int] = {}
    for value in sorted(set(values)):
        if not places or value - places[-1] > _SAME:
            places.append(value)
        index[value] = len(places) - 1
    return tuple(places), index


def slots(texts: Sequence[Text], page: Page) -> Grid:
    """The table of a procedure page. What no text covers is empty cells, one for each row and column.

    The columns of the actors come from the page, since their cells hold symbols instead of text. A strip
    between the header and the first row, or under the last (where pentagons stand), is a row of one cell.
    """
    boxes = [text.box for text in texts]
    across = [edge for box in boxes for edge in (box.x, box.right)]
    across += [edge for column in page.columns for edge in (column.x, column.x + column.width)]
    down = [edge for box in boxes for edge in (box.y, box.bottom)]
    down += [edge for row in page.rows for edge in (row.y, row.y + row.height)]
    xs, column_of = _edges(across)
    ys, row_of = _edges(down)
    columns, rows = len(xs) - 1, len(ys) - 1
    starts = {(row_of[text.box.y], column_of[text.box.x]): text for text in texts}
    spans = [(text.box.y, text.box.bottom) for text in texts]
    spans += [(row.y, row.y + row.height) for row in page.rows]
    strips = set(range(rows)).difference(*(range(row_of[a], row_of[b]) for a, b in spans))
    covered: set[tuple[int, int]] = set()
    found: list[Slot] = []
    header_rows = 0
    for row in range(rows):
        if row in strips:
            found.append(Slot(row, 0, columns, 1, None))
            continue
        for column in range(columns):
            if (row, column) in covered:
                continue
            text = starts.get((row, column))
            width = height = 1
            if text is not None:
                width = column_of[text.box.right] - column
                height = row_of[text.box.bottom] - row
                if width > 1 or height > 1:
                    covered.update(
                        (row + i, column + j) for i in range(height) for j in range(width) if i or j
                    )
                if text.header:
                    header_rows = max(header_rows, row + height)
            found.append(Slot(row, column, width, height, text))
    return Grid(xs, ys, header_rows, tuple(found))
