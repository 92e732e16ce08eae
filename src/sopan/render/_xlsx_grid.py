"""The grid of a worksheet: the widths and heights of a scene's tables in the units of Excel.

Pages stand below one another in one sheet. Excel knows the width of a column in digits of the workbook's
normal font, and shows whole pixels of 1/96 inch; a row has points, shown as whole pixels too. So edges are
rounded along the page, not column by column, and no error adds up.

On the screen a digit is a whole number of pixels wide, on paper as wide as the font says. With Arial 8 as the
normal font both are nearly the same (6 pixels are 4.5 points; the digit has 4.449), where Arial 10 would
print 6 % wider than it shows and push the last column to another page. Widths are set so that paper is exact.

`place` takes the page's points to EMU of the sheet, straight within every cell, so that what is in the middle
of a cell stays there. How wide the program holds a column to be decides: Excel counts pixels (`lekat`),
LibreOffice points (`garis`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sopan.render._drawingml import EMU
from sopan.render._drawingml_connectors import Emu
from sopan.render.base import Konektor

__all__ = ["DIGIT_PIXELS", "NORMAL_SIZE", "Anchor", "Band", "SheetGrid", "subdivided"]

NORMAL_SIZE = 8
"""Size of Arial in the workbook's normal style, in points; it is the unit of widths, no text has it."""

DIGIT_PIXELS = 6
"""How wide Excel shows a digit of Arial 8, in pixels."""

_DIGIT = 1139 / 2048 * NORMAL_SIZE
_PIXEL = 0.75
_PIXEL_EMU = 9_525
_SAME = 0.06
_HIGHEST = 400.0  # Excel's limit is 409.5 points


class Band(NamedTuple):
    """A row of the sheet: its page, from where to where it goes there in points, and its height in pixels."""

    page: int
    top: float
    bottom: float
    pixels: int

    @property
    def height(self) -> float:
        """Height in points."""
        return self.pixels * _PIXEL


class Anchor(NamedTuple):
    """A place in a sheet: column, and EMU from its left edge; row, and EMU from its top."""

    column: int
    x: int
    row: int
    y: int


def subdivided(edges: Sequence[float]) -> list[float]:
    """The edges of rows with more between where a row would be higher than Excel allows."""
    out = list(edges[:1])
    for a, b in pairwise(edges):
        parts = int((b - a) / _HIGHEST) + 1
        out += [a + (b - a) * n / parts for n in range(1, parts)]
        out.append(b)
    return out


class SheetGrid:
    """Columns and rows of a sheet.

    `columns` are the edges of the columns on the page, `pages` for each page the edges of its rows, from the
    first row that is in the sheet.
    """

    def __init__(
        self, columns: Sequence[float], pages: Sequence[Sequence[float]], konektor: Konektor = "lekat"
    ) -> None:
        self.xs = tuple(columns)
        self.widths = tuple(_stored(b - a) for a, b in pairwise(self.xs))
        self.bands: list[Band] = []
        self.first_rows: list[int] = []
        for page, rows in enumerate(pages):
            self.first_rows.append(len(self.bands))
            edges = [round((y - rows[0]) / _PIXEL) for y in rows]
            self.bands += [
                Band(page, a, b, high - low)
                for (a, b), (low, high) in zip(pairwise(rows), pairwise(edges), strict=True)
            ]
        self._tops = [[band.top for band in self.bands if band.page == page] for page in range(len(pages))]
        wide = (
            _shown(width) * _PIXEL_EMU if konektor == "lekat" else width * _DIGIT * EMU
            for width in self.widths
        )
        self._xs_emu = _sums(wide)
        self._ys_emu = _sums(band.pixels * _PIXEL_EMU for band in self.bands)

    def set_pixels(self, column: int) -> float:
        """What XlsxWriter has to be told as the width of a column."""
        return self.widths[column] * DIGIT_PIXELS

    def columns_of(self, left: float, right: float) -> range:
        """The columns of the sheet between two edges."""
        return range(bisect_left(self.xs, left - _SAME), bisect_left(self.xs, right - _SAME))

    def rows_of(self, page: int, top: float, bottom: float) -> range:
        """The rows of the sheet between two edges of a page's rows."""
        tops, first = self._tops[page], self.first_rows[page]
        return range(first + bisect_left(tops, top - _SAME), first + bisect_left(tops, bottom - _SAME))

    def place(self, page: int, x: float, y: float) -> Emu:
        """Where a place of a page lies in the sheet, in EMU."""
        tops, first = self._tops[page], self.first_rows[page]
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.widths) - 1)
        row = first + min(max(bisect_right(tops, y) - 1, 0), len(tops) - 1)
        band, across, down = self.bands[row], self._xs_emu, self._ys_emu
        return (
            round(_between(x, self.xs[column], self.xs[column + 1], across[column], across[column + 1])),
            round(_between(y, band.top, band.bottom, down[row], down[row + 1])),
        )

    def anchor(self, x: int, y: int) -> Anchor:
        """The cell in which a place of the sheet lies, and how far inside."""
        column = min(max(bisect_right(self._xs_emu, x) - 1, 0), len(self.widths) - 1)
        row = min(max(bisect_right(self._ys_emu, y) - 1, 0), len(self.bands) - 1)
        return Anchor(
            column, max(round(x - self._xs_emu[column]), 0), row, max(round(y - self._ys_emu[row]), 0)
        )


def _stored(points: float) -> float:
    """The width that the file has for a column, in digits."""
    return int(points / _DIGIT * 256) / 256


def _shown(digits: float) -> int:
    """How many pixels Excel shows for a width (ECMA-376 part 1, 18.3.1.13)."""
    return int((256 * digits + 128 // DIGIT_PIXELS) / 256 * DIGIT_PIXELS)


def _sums(values: Iterable[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _between(value: float, a: float, b: float, to_a: float, to_b: float) -> float:
    return to_a + (value - a) * (to_b - to_a) / (b - a)
