"""The ways that one arrow can take, cheapest first.

Every way is a few straight runs: out of the source (from below, or from a side), along a level or a
channel, up or down one vertical line, and into the target (at the top centre for the main flow; returns
also from below or from a side). The cost is the number of bends, then length; crossings are a matter of
pairs and counted in `choose`. The ways with one vertical run between source and target come first;
the roundabout ones, with a level more to run along, are worked out only when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from sopan.layout.routing.board import TOP_STRIP, Board, Side, Spot, Wish
from sopan.layout.routing.forms import ways_between
from sopan.layout.routing.route import Points, Route

__all__ = ["Ways", "link_ways"]

ACROSS = 0.10  # cost of passing one column; a bend costs 1
DOWN = 0.08  # cost of passing one level
CRAMPED = 1.4  # an answer that has to be squeezed in is worse than a bend
THROUGH_COLUMN = 0.35  # a long run on a column's centre line reads less well than one in a channel

_MOST_WAYS = 90
_BY_COST = itemgetter(0)


def _measure(points: Points) -> float:
    """Bends and length of a way."""
    cost = len(points) - 2.0
    for (xa, ya), (xb, yb) in pairwise(points):
        if xa == xb:
            down = abs(ya - yb)
            cost += down * (DOWN / 8)
            if down > 12 and xa % 8 == 4:
                cost += THROUGH_COLUMN
        else:
            cost += abs(xa - xb) * (ACROSS / 8)
    return cost


class _Found(NamedTuple):
    """A way before it is taken apart: what it costs, its corners, its entry, and the spots at its ends."""

    cost: float
    points: Points
    entry: Side | None
    out: int
    into: int


class Ways:
    """The ways of one arrow: the direct ones, cheapest first, then the roundabout ones, cheapest first.

    `floor` is less than any roundabout way can cost, so that a search for the best may stop before them.
    `reach` is the first and the last abstract height that any way touches.
    """

    floor = 3.0

    def __init__(self, board: Board, wish: Wish) -> None:
        self._board, self._wish = board, wish
        self._found = sorted(_priced(board, wish, roundabout=False), key=_BY_COST)
        self._routes: list[Route | None] = [None] * len(self._found)
        self.direct = len(self._found)
        self.complete = False
        if not self.direct:
            self.finish()

    @property
    def reach(self) -> tuple[int, int]:
        """The heights between which all ways stay."""
        heights = []
        for end in (self._wish.source, self._wish.target):
            if end == "above":
                heights += [TOP_STRIP]
            elif end == "below":
                heights += [self._board.bottom]
            elif isinstance(end, int):
                heights += [8 * end, 8 * (end + 1)]
        if (
            self._wish.target != self._wish.source
            and not self._wish.balik
            and isinstance(self._wish.source, int)
        ):
            heights[0] = 8 * self._wish.source + 4
        return min(heights), max(heights)

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.complete and len(self._found) == 1

    @property
    def second(self) -> float:
        """What any way but the first costs at least."""
        if self.direct > 1:
            return min(self._found[1].cost, self.floor)
        return self.floor

    def finish(self) -> None:
        """Work out the roundabout ways as well."""
        if not self.complete:
            self.complete = True
            rest = sorted(_priced(self._board, self._wish, roundabout=True), key=_BY_COST)
            self._found += rest[: _MOST_WAYS - self.direct]
            self._routes += [None] * (len(self._found) - self.direct)

    def __len__(self) -> int:
        """How many ways are known so far."""
        return len(self._found)

    def cost(self, way: int) -> float:
        """What a way costs by itself."""
        return self._found[way].cost

    def route(self, way: int) -> Route:
        """A way taken apart."""
        route = self._routes[way]
        if route is None:
            found = self._found[way]
            join = (self._wish.target, found.into, found.entry) if found.entry else None
            route = Route(found.cost, found.points, found.out, found.into, join)
            self._routes[way] = route
        return route


class _Fixed(Ways):
    """An arrow with a single way."""

    def __init__(self, route: Route) -> None:
        self._only = route
        self._found = [_Found(route.cost, route.points, None, route.out, route.into)]
        self._routes = [route]
        self.direct, self.complete = 1, True

    @property
    def reach(self) -> tuple[int, int]:
        """The heights between which all ways stay."""
        return self._only.top, self._only.bottom


def link_ways(board: Board, level: int) -> list[Ways]:
    """The links between the boxes of a step that several actors do in columns apart, left to right."""
    y = 8 * level + 4
    return [
        _Fixed(Route(0.0, ((a.right, y), (b.left, y)), i, i + 1, None))
        for i, (a, b) in enumerate(pairwise(board.levels[level].spots))
    ]


def _priced(board: Board, wish: Wish, *, roundabout: bool) -> Iterator[_Found]:
    source, target = wish.source, wish.target
    starts = enumerate(board.levels[source].spots) if isinstance(source, int) else ((0, None),)
    for out, start in starts:
        ends = enumerate(board.levels[target].spots) if isinstance(target, int) else ((0, None),)
        for into, end in ends:
            for points, exit, entry in ways_between(board, wish, start, end, roundabout=roundabout):
                extra = _cramped(board, wish, exit, start) if start and wish.answer else 0.0
                yield _Found(_measure(points) + extra, points, entry, out, into)


def _cramped(board: Board, wish: Wish, exit: Side | None, start: Spot) -> float:
    """What a way costs because the answer has no room beside it before the edge of the columns."""
    left, right = start.left, 8 * board.columns - start.right
    if exit == "bottom":
        room = max(start.center, 8 * board.columns - start.center)
    else:
        room = left if exit == "left" else right
    return 0.0 if room >= wish.answer else CRAMPED
