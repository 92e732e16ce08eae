"""Ways for the links, on a grid that has no measures yet.

x: twice its column is a node's middle, one more the gap behind the column. y: three times its lane is the
corridor over the nodes of the lane, one more the line through their middles, two more the corridor under
them. Every node has a column of its own, so an upright line over its middle meets no other node; a line
through the middles of a lane is free where no node of that lane stands between.

Each link takes the cheapest of a handful of ways with up to four corners. Crossings cost, so does lying upon
another line; the links between neighbours come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from sopan.layout.lanes.nodes import Link, Node

__all__ = ["Side", "Way", "route_links"]

Side = Literal["top", "right", "bottom", "left"]
Corner = tuple[int, int]

_OVER_UNDER: tuple[Side, Side] = ("top", "bottom")
_COLUMN, _LEVEL, _BEND, _CROSSING, _UPON, _AWRY = 60, 45, 40, 90, 400, 90


class Way(NamedTuple):
    """The corners of a link on the grid, from middle to middle of its nodes, and the sides where it ends."""

    corners: tuple[Corner, ...]
    out: Side
    into: Side


def route_links(nodes: Sequence[Node], links: Sequence[Link]) -> list[Way]:
    """A way for each link, in their order."""
    router = _Router(nodes)
    ways: dict[int, Way] = {}
    for number in sorted(range(len(links)), key=lambda n: _precedence(links[n], n)):
        ways[number] = router.route(links[number])
    return [ways[number] for number in range(len(links))]


def _precedence(link: Link, number: int) -> tuple[int, int, int]:
    forward = link.target > link.source
    return (0 if forward else 1, abs(link.target - link.source), number)


class _Router:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.lanes = [node.lane for node in nodes]
        self.columns: dict[int, list[int]] = {}
        for column, lane in enumerate(self.lanes):
            self.columns.setdefault(lane, []).append(column)
        self.level: dict[int, list[tuple[int, int, int]]] = {}  # y -> (x0, x1, target)
        self.upright: dict[int, list[tuple[int, int]]] = {}  # x -> (y0, y1)
        self.used: dict[tuple[int, Side], Literal["out", "in"]] = {}

    def route(self, link: Link) -> Way:
        best, least = None, 0.0
        for way in self._ways(link):
            cost, clean = self._cost(link, way)
            if best is None or cost < least:
                best, least = way, cost
            if clean and len(way.corners) <= 4:
                break
        if best is None:  # never: a way through the corridors is always among them
            raise AssertionError("no way for a link")
        self._take(link, best)
        return best

    def _ways(self, link: Link) -> Iterator[Way]:
        """The ways that no node bars, the plainest first."""
        s, t = link.source, link.target
        xs, xt, ys, yt = 2 * s, 2 * t, 3 * self.lanes[s] + 1, 3 * self.lanes[t] + 1
        branches = self.nodes[s].kind == "gateway"
        exits = self._exits(s)
        if t > s:
            if "right" in exits:
                yield from self._ahead(s, t, xs, xt, ys, yt)
            if branches or "right" not in exits:
                yield from self._aside(s, t, xs, xt, ys, yt, exits)
        levels = self._levels(ys, yt)
        entries = [side for side in _OVER_UNDER if self._may_enter(t, side)]
        for y in levels:
            for into in entries:
                if (into == "top") != (y < yt):
                    continue
                for out in _OVER_UNDER:
                    if s != t and out in exits and (out == "top") == (y < ys):
                        yield Way(((xs, ys), (xs, y), (xt, y), (xt, yt)), out, into)
                if "right" in exits and t <= s:
                    yield Way(((xs, ys), (xs + 1, ys), (xs + 1, y), (xt, y), (xt, yt)), "right", into)

    def _ahead(self, s: int, t: int, xs: int, xt: int, ys: int, yt: int) -> Iterator[Way]:
        """Out at the right, in at the left: straight, with one upright line, or through a corridor."""
        if ys == yt and self._free(ys, s, t):
            yield Way(((xs, ys), (xt, yt)), "right", "left")
        if ys != yt:
            for gap in dict.fromkeys((s, t - 1)):
                x = 2 * gap + 1
                if self._free(ys, s, gap + 1) and self._free(yt, gap, t):
                    yield Way(((xs, ys), (x, ys), (x, yt), (xt, yt)), "right", "left")
        if t > s + 1:
            for y in self._levels(ys, yt):
                corners = ((xs, ys), (xs + 1, ys), (xs + 1, y), (xt - 1, y), (xt - 1, yt), (xt, yt))
                yield Way(corners, "right", "left")

    def _aside(
        self, s: int, t: int, xs: int, xt: int, ys: int, yt: int, exits: Sequence[Side]
    ) -> Iterator[Way]:
        """Out at the top or bottom, in at the left."""
        for out in _OVER_UNDER:
            if out not in exits:
                continue
            if ys != yt and (out == "top") == (yt < ys) and self._free(yt, s, t):
                yield Way(((xs, ys), (xs, yt), (xt, yt)), out, "left")
            for y in self._levels(ys, yt):
                if (out == "top") == (y < ys):
                    yield Way(((xs, ys), (xs, y), (xt - 1, y), (xt - 1, yt), (xt, yt)), out, "left")

    def _exits(self, s: int) -> list[Side]:
        """The sides where a link may leave: from a gateway one each, from a task also over or under it."""
        sides: list[Side] = ["right", "top"] if self.nodes[s].note else ["right", "top", "bottom"]
        free = [side for side in sides if (s, side) not in self.used]
        return free or ["right"]

    def _may_enter(self, t: int, side: Side) -> bool:
        if side == "bottom" and self.nodes[t].note:
            return False
        return self.used.get((t, side)) != "out"

    @staticmethod
    def _levels(ys: int, yt: int) -> list[int]:
        """The corridors of the lanes from the one to the other, the nearest first."""
        low, high = sorted((ys // 3, yt // 3))
        levels = [y for lane in range(low, high + 1) for y in (3 * lane, 3 * lane + 2)]
        return sorted(levels, key=lambda y: abs(y - ys) + abs(y - yt))

    def _free(self, y: int, after: int, before: int) -> bool:
        """Whether no node of that lane stands in the columns between."""
        return not any(after < column < before for column in self.columns.get(y // 3, ()))

    def _cost(self, link: Link, way: Way) -> tuple[float, bool]:
        """What a way costs, and whether it neither crosses nor lies upon another."""
        corners = way.corners
        length = crossings = upon = 0
        for (xa, ya), (xb, yb) in pairwise(corners):
            if ya == yb:
                low, high = (xa, xb) if xa < xb else (xb, xa)
                length += (high - low) * _COLUMN
                for x in range(low + 1, high):
                    for y0, y1 in self.upright.get(x, ()):
                        crossings += y0 < ya < y1
                if ya % 3 == 1:
                    for x0, x1, target in self.level.get(ya, ()):
                        upon += low < x1 and x0 < high and target != link.target
            else:
                low, high = (ya, yb) if ya < yb else (yb, ya)
                length += (high - low) * _LEVEL
                for y in range(low + 1, high):
                    for x0, x1, _ in self.level.get(y, ()):
                        crossings += x0 < xa < x1
        cost = length + _BEND * (len(corners) - 2) + _CROSSING * crossings + _UPON * upon
        if self.nodes[link.source].kind == "gateway":
            # The first answer goes on, what returns goes over or under.
            cost += _AWRY * ((way.out == "right") == (link.target < link.source))
        elif way.out != "right":
            cost += _AWRY
        if link.target > link.source and way.into != "left":
            cost += _AWRY
        return cost, not crossings and not upon

    def _take(self, link: Link, way: Way) -> None:
        self.used[link.source, way.out] = "out"
        self.used.setdefault((link.target, way.into), "in")
        for (xa, ya), (xb, yb) in pairwise(way.corners):
            if ya == yb:
                self.level.setdefault(ya, []).append((min(xa, xb), max(xa, xb), link.target))
            else:
                self.upright.setdefault(xa, []).append((min(ya, yb), max(ya, yb)))
