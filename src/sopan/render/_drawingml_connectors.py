"""Polylines as the connectors of Office: which preset, how it is turned, and its adjust values.

Office keeps no corners of a bent connector. It keeps a preset (`bentConnector2` to `bentConnector5`, named
after the number of its straight pieces), the box between its two ends, how that box is turned and mirrored,
and up to three numbers, from which it draws (ECMA-376 part 1, annex D, presetShapeDefinitions). In the box's
own coordinates, `w` wide and `h` high, every preset begins at (0, 0) along x and ends at (w, h):

    straightConnector1   (0,0) (w,h)
    bentConnector2       (0,0) (w,0) (w,h)
    bentConnector3       (0,0) (x1,0) (x1,h) (w,h)                            x1 = w * adj1 / 100000
    bentConnector4       (0,0) (x1,0) (x1,y2) (w,y2) (w,h)                    y2 = h * adj2 / 100000
    bentConnector5       (0,0) (x1,0) (x1,y2) (x3,y2) (x3,h) (w,h)            x3 = w * adj3 / 100000

Adjust values may be negative or over 100000: then the connector leaves its box. A polyline that begins
upright is one that begins along x, turned by a quarter; every other direction is a mirror image. So each
polyline of at most five pieces has exactly one preset, one turn and one set of values, except where a value
would be a share of a side that has no length.

- No width (a way back between two symbols that stand over one another leaves and enters on the same side):
  the start is moved by at most two points into its symbol, which covers it. Office does the like.
- No height: there is no such connector; `as_connector` gives None, as for more pieces, and the caller draws
  the corners themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["LEAST", "Connector", "Emu", "as_connector"]

Emu = tuple[int, int]
"""A place in English Metric Units, 12700 to the point, x to the right and y downward."""

LEAST = 12_700
"""The least side, in EMU, of which an adjust value is taken: one point, as Office itself leaves it."""

_WHOLE = 100_000
_QUARTER = 5_400_000  # sixtieth thousandths of a degree
_PRESETS = ("straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4", "bentConnector5")


class Connector(NamedTuple):
    """A preset and how it lies: `left`, `top`, `width` and `height` are its box as seen on the page.

    `rotation` is clockwise, in 60000ths of a degree; `flip_x` and `flip_y` mirror the preset before it is
    turned. Turned by a quarter, the preset's own width is the box's height.
    """

    preset: str
    left: int
    top: int
    width: int
    height: int
    rotation: int = 0
    flip_x: bool = False
    flip_y: bool = False
    adjust: tuple[int, ...] = ()

    @property
    def upright(self) -> bool:
        """Whether it is turned by a quarter, so that it begins upward or downward."""
        return self.rotation != 0

    @property
    def offset(self) -> Emu:
        """Where the box would begin if it were not turned: what a transform (`a:off`) says."""
        if not self.upright:
            return self.left, self.top
        aside = (self.width - self.height) // 2
        return self.left + aside, self.top - aside

    @property
    def extent(self) -> Emu:
        """The preset's own width and height: what a transform (`a:ext`) says."""
        return (self.height, self.width) if self.upright else (self.width, self.height)


def as_connector(points: Sequence[Emu]) -> Connector | None:
    """The connector with these corners, or None where Office has none.

    Each piece must be horizontal or vertical, alternately. The only corner that may differ, by at most twice
    `LEAST`, is the start, and only backward along its own piece.
    """
    if not 2 <= len(points) <= len(_PRESETS) + 1:
        return None
    upright = points[0][0] == points[1][0] and points[0][1] != points[1][1]
    if len(points) == 2:
        return _placed(points[0], points[1], upright=False, preset=_PRESETS[0], adjust=())
    # Along the first piece, and across it.
    along = [y if upright else x for x, y in points]
    across = [x if upright else y for x, y in points]
    if len(points) > 3 and abs(along[-1] - along[0]) < LEAST:
        ahead = 1 if along[1] > along[0] else -1
        along[0] = along[-1] - ahead * LEAST
    if len(points) > 4 and abs(across[-1] - across[0]) < LEAST:
        return None
    adjust = []
    for index in range(1, len(points) - 2):
        line = along if index % 2 else across
        adjust.append(round((line[index] - line[0]) * _WHOLE / (line[-1] - line[0])))
    start = (across[0], along[0]) if upright else (along[0], across[0])
    return _placed(start, points[-1], upright=upright, preset=_PRESETS[len(points) - 2], adjust=tuple(adjust))


def _placed(start: Emu, end: Emu, *, upright: bool, preset: str, adjust: tuple[int, ...]) -> Connector:
    right, down = end[0] >= start[0], end[1] >= start[1]
    left, top = min(start[0], end[0]), min(start[1], end[1])
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if not upright:
        return Connector(preset, left, top, width, height, 0, not right, not down, adjust)
    # A quarter clockwise takes the preset's x down and its y left; counter-clockwise, x up and y right.
    rotation, flip = (3 * _QUARTER, down) if right else (_QUARTER, not down)
    return Connector(preset, left, top, width, height, rotation, flip, False, adjust)
