"""One page as the router sees it: symbols on levels, columns side by side, channels between them.

Abstract numbers, so that a page can be routed before its rows have heights:

* across: column `c` has its centre line at `8c+4` and the edges of its symbols at `8c+2` and `8c+6`; the
  channel left of it is `8c`. A wide box over columns a..b has its centre at `4(a+b)+4`, which may fall into
  a channel; that channel is then split in two, `8c-1` and `8c+1`, left and right of the box's centre line.
* down: level `n` has the channel above it at `8n`, the top of its symbols at `8n+2`, their middle at `8n+4`
  and their bottom at `8n+6`. Pentagons stand above the first level and below the last.

A *fixed line* is a centre line: what runs on it has no choice of place. A *channel* has room for several
tracks side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal, NamedTuple

__all__ = ["BOTTOM_STRIP", "TOP_STRIP", "Board", "Level", "Side", "Spot", "Strip", "Wish"]

Side = Literal["top", "bottom", "left", "right"]
Strip = Literal["above", "below"]
TOP_STRIP = -6


def BOTTOM_STRIP(levels: int) -> int:  # noqa: N802 - the partner of the constant above
    """The abstract y of the pentagons below the last of so many levels."""
    return 8 * levels + 6


class Spot(NamedTuple):
    """One symbol on a level: the columns that it covers, and whether it is a capsule of that role."""

    first: int
    last: int
    role: Literal["start", "end"] | None = None

    @property
    def center(self) -> int:
        """The abstract x of its middle."""
        return 4 * (self.first + self.last) + 4

    @property
    def left(self) -> int:
        """The abstract x of its left edge."""
        return 8 * self.first + 2

    @property
    def right(self) -> int:
        """The abstract x of its right edge."""
        return 8 * self.last + 6


class Level(NamedTuple):
    """The symbols that stand at one height: one, or several for a step done together in columns apart."""

    spots: tuple[Spot, ...]


class Wish(NamedTuple):
    """An arrow that is to be drawn on this page.

    `source` and `target` are level numbers, or the strip of pentagons that the flow comes from or goes to.
    `balik` says that it is a return, which may enter from below or from the sides. `answer` is the width of
    the answer that will stand where the arrow leaves, in abstract units; 0 without one.
    """

    source: int | Strip
    target: int | Strip
    balik: bool = False
    answer: float = 0.0


class Board:
    """The symbols of one page: `levels` from top to bottom, over `columns` actor columns."""

    def __init__(self, levels: Sequence[Level], columns: int) -> None:
        self.levels = tuple(levels)
        self.columns = columns
        split = {spot.center for level in self.levels for spot in level.spots if spot.center % 8 == 0}
        self.channels: tuple[int, ...] = tuple(
            x
            for channel in range(0, 8 * columns + 1, 8)
            for x in ((channel - 1, channel + 1) if channel in split else (channel,))
        )
        self.channel_set = frozenset(self.channels)

    @cached_property
    def _blocked(self) -> dict[int, int]:
        """For each line, the levels (as bits) where a symbol stands on it."""
        blocked = dict.fromkeys((*self.channels, *(8 * c + 4 for c in range(self.columns))), 0)
        for level in self.levels:
            for spot in level.spots:
                blocked.setdefault(spot.center, 0)
        for number, level in enumerate(self.levels):
            for first, last, _ in level.spots:
                left, right = 8 * first + 2, 8 * last + 6
                for x in blocked:
                    if left <= x <= right:
                        blocked[x] |= 1 << number
        return blocked

    @property
    def bottom(self) -> int:
        """The abstract y of the pentagons at the foot of the page."""
        return BOTTOM_STRIP(len(self.levels))

    def is_clear(self, x: int, y0: int, y1: int) -> bool:
        """Whether a vertical line may run from `y0` down to `y1` without going through a symbol."""
        first = max(0, (y0 - 6) // 8 + 1)
        last = min(len(self.levels) - 1, -((2 - y1) // 8) - 1)
        if last < first:
            return True
        mask = ((1 << (last - first + 1)) - 1) << first
        return not self._blocked[x] & mask
