"""The ways that one arrow can take, cheapest first.

Every way is a few straight runs: out of the source (from below, or from a side), along a level or a
channel, up or down one vertical line, and into the target (at the top centre for the main flow; returns
also from below or from a side). The cost is the number of bends, then length; crossings are a matter of
pairs and counted in `choose`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopan.layout.routing.board import TOP_STRIP, Board, Side, Spot, Wish

__all__ = ["Horizontal", "Route", "Vertical", "link_routes", "routes"]

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

    `join` names target and side of entry: arrows with the same `join` may run together into their target.
    """

    __slots__ = ("bottom", "cost", "entry", "exit", "horizontals", "join", "left", "out", "points", "right",
                 "top", "verticals")  # fmt: skip

    def __init__(
        self,
        cost: float,
        points: Points,
        exit: Side | None,
        entry: Side | None,
        out: int,
        join: tuple[object, ...] | None,
    ) -> None:
        self.cost = cost
        self.points = points
        self.exit, self.entry, self.out, self.join = exit, entry, out, join
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
        xs = [p[0] for p in points]
        ys = [p[1] for p in points]
        self.left, self.right, self.top, self.bottom = min(xs), max(xs), min(ys), max(ys)


def _cost(points: Points) -> float:
    length = 0.0
    for (xa, ya), (xb, yb) in zip(points, points[1:], strict=False):
        length += abs(xa - xb) * (ACROSS / 8) + abs(ya - yb) * (DOWN / 8)
        if xa == xb and xa % 8 == 4 and abs(ya - yb) > 12:
            length += THROUGH_COLUMN
    return len(points) - 2 + length


def routes(board: Board, wish: Wish) -> list[Route]:
    """All ways for an arrow, cheapest first. Empty where the board leaves none."""
    found = [
        Route(_cost(points) + extra, points, exit, entry, out, (wish.target, into, entry) if entry else None)
        for points, exit, entry, out, into, extra in _all(board, wish)
    ]
    found.sort(key=lambda route: route.cost)
    return found[:_MOST_WAYS]


Found = tuple[Points, Side | None, Side | None, int, int, float]


def _all(board: Board, wish: Wish) -> Iterator[Found]:
    source, target = wish.source, wish.target
    if isinstance(source, int) and isinstance(target, int):
        for out, start in enumerate(board.levels[source].spots):
            for into, end in enumerate(board.levels[target].spots):
                for points, exit, entry in _between(board, source, start, target, end, wish.balik):
                    yield points, exit, entry, out, into, _cramped(board, wish, exit, start)
    elif isinstance(source, int):
        for out, start in enumerate(board.levels[source].spots):
            for points, exit in _to_strip(board, source, start, up=target == "above"):
                yield points, exit, None, out, 0, _cramped(board, wish, exit, start)
    elif isinstance(target, int):
        for into, end in enumerate(board.levels[target].spots):
            for points, entry in _from_strip(board, target, end, wish.balik, up=source == "below"):
                yield points, None, entry, 0, into, 0.0


def _cramped(board: Board, wish: Wish, exit: Side, start: Spot) -> float:
    """What a way costs because the answer has no room beside it before the edge of the columns."""
    if not wish.answer:
        return 0.0
    left, right = start.left, 8 * board.columns - start.right
    if exit == "bottom":
        left, right = start.center, 8 * board.columns - start.center
        return 0.0 if max(left, right) >= wish.answer else CRAMPED
    return 0.0 if (left if exit == "left" else right) >= wish.answer else CRAMPED


def _sides(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    """The free sides of a symbol: their name, the x of the edge, and the direction away from it."""
    if spot.role == "start":
        return
    spots = board.levels[level].spots
    if spot is spots[0]:
        yield "left", spot.left, -1
    if spot is spots[-1]:
        yield "right", spot.right, 1


def _between(
    board: Board, source: int, start: Spot, target: int, end: Spot, balik: bool
) -> Iterator[tuple[Points, Side, Side]]:
    mid, under, into = 8 * source + 4, 8 * (source + 1), end.center
    bottom = 8 * source + 6
    top_entry = not balik or end.role == "end"
    clear = board.is_clear
    if top_entry:
        top, above = 8 * target + 2, 8 * target
        if target > source:
            if start.center == into and clear(into, bottom, top):
                yield ((into, bottom), (into, top)), "bottom", "top"
            if start.center != into:
                for channel in dict.fromkeys((under, above)):
                    if clear(start.center, bottom, channel) and clear(into, channel, top):
                        yield (
                            ((start.center, bottom), (start.center, channel), (into, channel), (into, top)),
                            "bottom",
                            "top",
                        )
        for side, edge, away in _sides(start, board, source):
            if target > source and (into - edge) * away > 0 and clear(into, mid, top):
                yield ((edge, mid), (into, mid), (into, top)), side, "top"
            for x in board.channels:
                if (x - edge) * away > 0 and clear(x, min(mid, above), max(mid, above)):
                    yield ((edge, mid), (x, mid), (x, above), (into, above), (into, top)), side, "top"
        if target != source + 1:
            for x in board.channels:
                if x != start.center and clear(x, min(under, above), max(under, above)):
                    yield (
                        (
                            (start.center, bottom),
                            (start.center, under),
                            (x, under),
                            (x, above),
                            (into, above),
                            (into, top),
                        ),
                        "bottom",
                        "top",
                    )
        return
    # A return: into a side of the target, or into it from below.
    entry_mid, below, foot = 8 * target + 4, 8 * (target + 1), 8 * target + 6
    for entry, entry_edge, outward in _entry_sides(end, board, target):
        for x in board.channels:
            if (x - entry_edge) * outward <= 0:
                continue
            if target != source:
                for side, edge, away in _sides(start, board, source):
                    if (x - edge) * away > 0 and clear(x, entry_mid, mid):
                        yield ((edge, mid), (x, mid), (x, entry_mid), (entry_edge, entry_mid)), side, entry
            if x != start.center and clear(x, entry_mid, under):
                yield (
                    (
                        (start.center, bottom),
                        (start.center, under),
                        (x, under),
                        (x, entry_mid),
                        (entry_edge, entry_mid),
                    ),
                    "bottom",
                    entry,
                )
    if end.role == "start":
        return
    for side, edge, away in _sides(start, board, source):
        if target < source and (into - edge) * away > 0 and clear(into, foot, mid):
            yield ((edge, mid), (into, mid), (into, foot)), side, "bottom"
        for x in board.channels:
            if (x - edge) * away > 0 and x != into and clear(x, min(below, mid), max(below, mid)):
                yield ((edge, mid), (x, mid), (x, below), (into, below), (into, foot)), side, "bottom"
    if target < source:
        for x in board.channels:
            if x not in (into, start.center) and clear(x, below, under):
                yield (
                    (
                        (start.center, bottom),
                        (start.center, under),
                        (x, under),
                        (x, below),
                        (into, below),
                        (into, foot),
                    ),
                    "bottom",
                    "bottom",
                )


def _entry_sides(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    spots = board.levels[level].spots
    if spot is spots[0]:
        yield "left", spot.left, -1
    if spot is spots[-1]:
        yield "right", spot.right, 1


def _lines(board: Board) -> Iterator[int]:
    """The vertical lines that a pentagon may stand on: channels, and the middles of columns."""
    yield from board.channels
    yield from range(4, 8 * board.columns, 8)


def _to_strip(board: Board, source: int, start: Spot, *, up: bool) -> Iterator[tuple[Points, Side]]:
    mid, under, bottom = 8 * source + 4, 8 * (source + 1), 8 * source + 6
    strip = TOP_STRIP if up else board.bottom
    clear = board.is_clear
    if not up and clear(start.center, bottom, strip):
        yield ((start.center, bottom), (start.center, strip)), "bottom"
    for x in _lines(board):
        for side, edge, away in _sides(start, board, source):
            if (x - edge) * away > 0 and clear(x, min(mid, strip), max(mid, strip)):
                yield ((edge, mid), (x, mid), (x, strip)), side
        if x != start.center and clear(x, min(under, strip), max(under, strip)):
            yield ((start.center, bottom), (start.center, under), (x, under), (x, strip)), "bottom"


def _from_strip(
    board: Board, target: int, end: Spot, balik: bool, *, up: bool
) -> Iterator[tuple[Points, Side]]:
    """Ways out of a pentagon: `up` from the foot of the page, otherwise down from its head."""
    strip = board.bottom if up else TOP_STRIP
    into, clear = end.center, board.is_clear
    if not balik or end.role == "end":
        top, above = 8 * target + 2, 8 * target
        if not up and clear(into, strip, top):
            yield ((into, strip), (into, top)), "top"
        for x in _lines(board):
            if x != into and clear(x, min(strip, above), max(strip, above)):
                yield ((x, strip), (x, above), (into, above), (into, top)), "top"
        return
    mid, below, foot = 8 * target + 4, 8 * (target + 1), 8 * target + 6
    for x in _lines(board):
        for entry, edge, outward in _entry_sides(end, board, target):
            if (x - edge) * outward > 0 and clear(x, min(mid, strip), max(mid, strip)):
                yield ((x, strip), (x, mid), (edge, mid)), entry
    if end.role == "start":
        return
    if up and clear(into, foot, strip):
        yield ((into, strip), (into, foot)), "bottom"
    for x in _lines(board):
        if x != into and clear(x, min(below, strip), max(below, strip)):
            yield ((x, strip), (x, below), (into, below), (into, foot)), "bottom"


def link_routes(board: Board, level: int) -> list[Route]:
    """The links between the boxes of a step that several actors do in columns apart, left to right."""
    spots = board.levels[level].spots
    return [
        Route(0.0, ((a.right, 8 * level + 4), (b.left, 8 * level + 4)), "right", "left", i, None)
        for i, (a, b) in enumerate(zip(spots, spots[1:], strict=False))
    ]
