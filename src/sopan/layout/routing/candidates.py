"""The ways that one arrow can take, cheapest first.

Every way is a few straight runs: out of the source (from below, or from a side), along a level or a
channel, up or down one vertical line, and into the target (at the top centre for the main flow; returns
also from below or from a side). The cost is the number of bends, then length; crossings are a matter of
pairs and counted in `choose`. The ways with one vertical run between source and target come first;
the roundabout ones, with a level more to run along, are worked out only when they are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sopan.layout.routing.board import TOP_STRIP, Board, Side, Spot, Wish

__all__ = ["Horizontal", "Route", "Vertical", "Ways", "link_ways"]

ACROSS = 0.10  # cost of passing one column; a bend costs 1
DOWN = 0.08  # cost of passing one level
CRAMPED = 1.4  # an answer that has to be squeezed in is worse than a bend
THROUGH_COLUMN = 0.35  # a long run on a column's centre line reads less well than one in a channel

_MOST_WAYS = 90

Points = tuple[tuple[int, int], ...]


class Vertical(NamedTuple):
    """A run on the line `x` from `y0` down to `y1`; `ends` are its bends: (y, -1 left or +1 right)."""

    x: int
    y0: int
    y1: int
    ends: tuple[tuple[int, int], ...]


class Horizontal(NamedTuple):
    """A run at the height `y` from `x0` to `x1`; `ends` are its bends: (x, -1 up or +1 down)."""

    y: int
    x0: int
    x1: int
    ends: tuple[tuple[int, int], ...]


class Route:
    """One way: abstract corners from source to target, with its runs taken apart for the comparison.

    `out` and `into` are the spots at its ends. `join` names target and side of entry: arrows with the same
    `join` may run together into their target; None where the arrow joins nothing.
    """

    __slots__ = (
        "bottom",
        "cost",
        "horizontals",
        "into",
        "join",
        "left",
        "out",
        "points",
        "right",
        "top",
        "verticals",
        "xs",
        "ys",
    )

    def __init__(
        self,
        cost: float,
        points: Points,
        out: int,
        into: int,
        join: tuple[object, ...] | None,
    ) -> None:
        self.cost = cost
        self.points = points
        self.out, self.into, self.join = out, into, join
        verticals, horizontals = [], []
        last = len(points) - 2
        for i in range(last + 1):
            (xa, ya), (xb, yb) = points[i], points[i + 1]
            ends = []
            if xa == xb:
                if i > 0:
                    ends.append((ya, 1 if points[i - 1][0] > xa else -1))
                if i < last:
                    ends.append((yb, 1 if points[i + 2][0] > xa else -1))
                verticals.append(Vertical(xa, min(ya, yb), max(ya, yb), tuple(ends)))
            else:
                if i > 0:
                    ends.append((xa, 1 if points[i - 1][1] > ya else -1))
                if i < last:
                    ends.append((xb, 1 if points[i + 2][1] > ya else -1))
                horizontals.append(Horizontal(ya, min(xa, xb), max(xa, xb), tuple(ends)))
        self.verticals = tuple(verticals)
        self.horizontals = tuple(horizontals)
        self.xs = frozenset(v.x for v in verticals)
        self.ys = frozenset(h.y for h in horizontals)
        xs = [p[0] for p in points]
        ys = [p[1] for p in points]
        self.left, self.right, self.top, self.bottom = min(xs), max(xs), min(ys), max(ys)


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
        self._found = sorted(_priced(board, wish, roundabout=False))
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

    def finish(self) -> None:
        """Work out the roundabout ways as well."""
        if not self.complete:
            self.complete = True
            rest = sorted(_priced(self._board, self._wish, roundabout=True))
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
            for points, exit, entry in _ways_between(board, wish, start, end, roundabout=roundabout):
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


Way = tuple[Points, Side | None, Side | None]


def _ways_between(
    board: Board, wish: Wish, start: Spot | None, end: Spot | None, *, roundabout: bool
) -> Iterable[Way]:
    source, target = wish.source, wish.target
    if isinstance(source, int) and start is not None:
        if isinstance(target, int) and end is not None:
            if wish.balik and end.role != "end":
                between = _back_around if roundabout else _back
            else:
                between = _forward_around if roundabout else _forward
            return between(board, source, start, target, end)
        return _to_strip(board, source, start, up=target == "above", roundabout=roundabout)
    if isinstance(target, int) and end is not None:
        if wish.balik and end.role != "end":
            return _back_from_strip(board, target, end, up=source == "below", roundabout=roundabout)
        return _down_from_strip(board, target, end, up=source == "below", roundabout=roundabout)
    return ()


def _sides(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    """The free sides of a symbol: their name, the x of the edge, and the direction away from it.

    Between the boxes of one step runs their link, so only its outer sides are free.
    """
    spots = board.levels[level].spots
    if spot is spots[0]:
        yield "left", spot.left, -1
    if spot is spots[-1]:
        yield "right", spot.right, 1


def _exits(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    """The sides that an arrow may leave from; out of the start capsule it leaves downward only."""
    return iter(()) if spot.role == "start" else _sides(spot, board, level)


def _forward(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """Down into the middle of the target's top: straight, in an L out of a side, or in a Z from below."""
    if target <= source:
        return
    center, into, clear = start.center, end.center, board.is_clear
    bottom, under, above, top = 8 * source + 6, 8 * source + 8, 8 * target, 8 * target + 2
    if center == into:
        if clear(into, bottom, top):
            yield ((into, bottom), (into, top)), "bottom", "top"
        return
    for channel in (under, above) if above != under else (under,):
        if clear(center, bottom, channel) and clear(into, channel, top):
            yield ((center, bottom), (center, channel), (into, channel), (into, top)), "bottom", "top"
    mid = 8 * source + 4
    for side, edge, away in _exits(start, board, source):
        if (into - edge) * away > 0 and clear(into, mid, top):
            yield ((edge, mid), (into, mid), (into, top)), side, "top"


def _forward_around(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """Into the target's top by way of a channel: past symbols that stand between, or up to an end capsule."""
    center, into = start.center, end.center
    bottom, under, mid = 8 * source + 6, 8 * source + 8, 8 * source + 4
    above, top = 8 * target, 8 * target + 2
    last = ((into, above), (into, top))
    for x in board.channels:
        if board.is_clear(x, min(mid, above), max(mid, above)):
            for side, edge, away in _exits(start, board, source):
                if (x - edge) * away > 0:
                    yield ((edge, mid), (x, mid), (x, above), *last), side, "top"
        if above != under and x != center and board.is_clear(x, min(under, above), max(under, above)):
            yield ((center, bottom), (center, under), (x, under), (x, above), *last), "bottom", "top"


def _back(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """A return into a side of the target, or in an L into it from below."""
    if target == source:
        return
    into, clear = end.center, board.is_clear
    mid, entry_mid, foot = 8 * source + 4, 8 * target + 4, 8 * target + 6
    for side, edge, away in _exits(start, board, source):
        if end.role != "start" and (into - edge) * away > 0 and clear(into, foot, mid):
            yield ((edge, mid), (into, mid), (into, foot)), side, "bottom"
        for entry, entry_edge, outward in _sides(end, board, target):
            for x in board.channels:
                if (x - entry_edge) * outward > 0 < (x - edge) * away and clear(x, entry_mid, mid):
                    yield ((edge, mid), (x, mid), (x, entry_mid), (entry_edge, entry_mid)), side, entry


def _back_around(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """A return out of the source from below, or into the target from below by way of a channel.

    From below never into a start capsule: there its own arrow leaves.
    """
    center, into, clear = start.center, end.center, board.is_clear
    mid, bottom, under = 8 * source + 4, 8 * source + 6, 8 * source + 8
    entry_mid, below, foot = 8 * target + 4, 8 * target + 8, 8 * target + 6
    for x in board.channels:
        first = ((center, bottom), (center, under), (x, under))
        for entry, edge, outward in _sides(end, board, target):
            if (x - edge) * outward > 0 and x != center and clear(x, entry_mid, under):
                yield (*first, (x, entry_mid), (edge, entry_mid)), "bottom", entry
        if end.role == "start" or x == into:
            continue
        last = ((x, below), (into, below), (into, foot))
        for side, edge, away in _exits(start, board, source):
            if (x - edge) * away > 0 and clear(x, min(below, mid), max(below, mid)):
                yield ((edge, mid), (x, mid), *last), side, "bottom"
        if target < source and x != center and clear(x, below, under):
            yield (*first, *last), "bottom", "bottom"


def _lines(board: Board) -> Iterator[int]:
    """The vertical lines that a pentagon may stand on: channels, and the middles of columns."""
    yield from board.channels
    yield from range(4, 8 * board.columns, 8)


def _to_strip(board: Board, source: int, start: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """To a pentagon at the foot of the page, or `up` to one at its head."""
    mid, under, bottom = 8 * source + 4, 8 * source + 8, 8 * source + 6
    strip = TOP_STRIP if up else board.bottom
    clear = board.is_clear
    if roundabout:
        for x in _lines(board):
            if x != start.center and clear(x, min(under, strip), max(under, strip)):
                yield ((start.center, bottom), (start.center, under), (x, under), (x, strip)), "bottom", None
        return
    if not up and clear(start.center, bottom, strip):
        yield ((start.center, bottom), (start.center, strip)), "bottom", None
    for x in _lines(board):
        if clear(x, min(mid, strip), max(mid, strip)):
            for side, edge, away in _exits(start, board, source):
                if (x - edge) * away > 0:
                    yield ((edge, mid), (x, mid), (x, strip)), side, None


def _down_from_strip(board: Board, target: int, end: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """From a pentagon into the middle of the target's top."""
    strip = board.bottom if up else TOP_STRIP
    into, clear, above, top = end.center, board.is_clear, 8 * target, 8 * target + 2
    if not roundabout:
        if not up and clear(into, strip, top):
            yield ((into, strip), (into, top)), None, "top"
        return
    for x in _lines(board):
        if x != into and clear(x, min(strip, above), max(strip, above)):
            yield ((x, strip), (x, above), (into, above), (into, top)), None, "top"


def _back_from_strip(board: Board, target: int, end: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """From a pentagon into a side of the target, or into it from below: the second half of a return."""
    strip = board.bottom if up else TOP_STRIP
    into, clear = end.center, board.is_clear
    mid, below, foot = 8 * target + 4, 8 * target + 8, 8 * target + 6
    if roundabout:
        for x in _lines(board) if end.role != "start" else ():
            if x != into and clear(x, min(below, strip), max(below, strip)):
                yield ((x, strip), (x, below), (into, below), (into, foot)), None, "bottom"
        return
    if up and end.role != "start" and clear(into, foot, strip):
        yield ((into, strip), (into, foot)), None, "bottom"
    for x in _lines(board):
        if clear(x, min(mid, strip), max(mid, strip)):
            for entry, edge, outward in _sides(end, board, target):
                if (x - edge) * outward > 0:
                    yield ((x, strip), (x, mid), (edge, mid)), None, entry
