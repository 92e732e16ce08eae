"""Routing one page: from symbols and wishes to ways and tracks; heights are still open.

`route_page` gives every arrow its way and every run in a vertical channel its x. What it says about the
horizontal channels is how many tracks each needs, from which the table gives its rows their heights;
`geometry` then turns all into corners in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopan.layout.routing.board import Board, Level, Wish
from sopan.layout.routing.candidates import Ways, link_ways
from sopan.layout.routing.choose import Chooser
from sopan.layout.routing.route import Route, bends
from sopan.layout.routing.strip import PENTAGON
from sopan.layout.routing.tracks import SPACING, Run, assign, spread

__all__ = ["Across", "NoRoute", "Routed", "TooNarrow", "route_page"]

_CLEAR = 3.2
_SPACINGS = ((SPACING,), (SPACING, 0.8 * SPACING), (SPACING, 0.8 * SPACING, 0.64 * SPACING))
"""How close arrows may run side by side, round by round: closer only where nothing else helps."""


class NoRoute(Exception):
    """An arrow has no way that obeys the rules; `wish` is its number."""

    def __init__(self, wish: int) -> None:
        super().__init__(wish)
        self.wish = wish


class TooNarrow(Exception):
    """A channel has no room for its tracks, whatever the arrows do."""


@dataclass(frozen=True, slots=True)
class Across:
    """The actor columns in points: all of one width, each symbol in the middle of its column.

    `left` is the x of the first column, `width` that of a column, `symbol` that of a symbol. `pad` is
    extra room at both outer sides.
    """

    left: float
    width: float
    columns: int
    symbol: float

    @property
    def right(self) -> float:
        """The x where the last column ends."""
        return self.left + self.width * self.columns

    def x(self, abstract: int) -> float:
        """The x of a fixed line or of a symbol's edge."""
        column, rest = divmod(abstract, 8)
        if rest == 0:
            return self.left + self.width * column
        middle = self.left + self.width * (column + 0.5)
        return middle + {2: -self.symbol / 2, 4: 0.0, 6: self.symbol / 2}[rest]

    def channel(self, abstract: int) -> tuple[float, float | None, float]:
        """The room of a channel: from where, the table's rule in it, to where."""
        column = round(abstract / 8)
        border = self.left + self.width * column
        low = border - (self.width - self.symbol) / 2 + _CLEAR if column else self.left + _CLEAR / 2
        high = border + (self.width - self.symbol) / 2 - _CLEAR
        if column == self.columns:
            high = self.right - _CLEAR / 2
        if abstract % 8 == 7:
            return low, None, border - _CLEAR
        if abstract % 8 == 1:
            return border + _CLEAR, None, high
        return low, border if 0 < column < self.columns else None, high

    def outer(self, abstract: int) -> tuple[float, float]:
        """The room of a channel that is also as far from the outer edges as a pentagon needs."""
        low, _, high = self.channel(abstract)
        half = PENTAGON[0] / 2 + 0.6
        return max(low, self.left + half), min(high, self.right - half)


@dataclass(slots=True)
class Routed:
    """The ways of one page.

    `routes` are the ways that were chosen, `number[arrow]` says which is an arrow's: arrows out of pentagons
    into the same target share one. `xs[way, i]` is the x of the i-th vertical run of a way where that runs
    in a channel; `along[y]` are the runs of the horizontal channel `y` in points across, with their tracks.
    """

    board: Board
    routes: list[Route]
    number: list[int]
    xs: dict[tuple[int, int], float]
    along: dict[int, list[Run]] = field(default_factory=dict)
    lines: dict[tuple[int, int], tuple[int, Run]] = field(init=False)
    """For each horizontal run (way, corner where it begins) its channel and what stands for it there."""

    def __post_init__(self) -> None:
        self.lines = {m: (y, run) for y, runs in self.along.items() for run in runs for m in run.members}

    def route(self, arrow: int) -> Route:
        """The way of an arrow."""
        return self.routes[self.number[arrow]]

    def tracks(self, channel: int) -> int:
        """How many tracks the channel above level `channel` needs."""
        return max((run.tracks for run in self.along.get(8 * channel, ())), default=0)


def route_page(levels: Sequence[Level], wishes: Sequence[Wish], across: Across) -> Routed:
    """Ways and tracks for the arrows of a page.

    Raises `NoRoute` where an arrow has none, `TooNarrow` where the columns have no room for them all.
    """
    board = Board(levels, across.columns)
    number, asked = _numbered(wishes)
    ways = [Ways(board, wish) for wish in asked]
    for way, found in enumerate(ways):
        if not len(found):
            raise NoRoute(number.index(way))
    for n, level in enumerate(levels):
        if len(level.spots) > 1:
            ways += link_ways(board, n)
    spans = [1 + _span(wish) for wish in asked] + [0] * (len(ways) - len(asked))
    number += range(len(asked), len(ways))
    order = sorted(range(len(ways)), key=lambda i: (spans[i], i))
    crowding: dict[float, float] = {}
    overlaps: list[tuple[int, int]] = []
    for spacings in _SPACINGS:
        chooser = Chooser(ways, board.channel_set, crowding)
        picked = chooser.run(order)
        xs, narrow = _columns(board, picked, across, spacings)
        tangled = chooser.is_tangled()
        overlaps = chooser.overlaps() if tangled else []
        if tangled and (overlaps or not narrow):
            picked = chooser.untangle()
            overlaps = chooser.overlaps()
            xs, narrow = _columns(board, picked, across, spacings)
        if not narrow and not overlaps:
            return Routed(board, picked, number, xs, _rows(picked, xs, across))
        for channel in narrow:
            crowding[channel] = crowding.get(channel, 0.5) * 4
    if overlaps:
        raise NoRoute(number.index(min(overlaps[0])))
    raise TooNarrow


def _numbered(wishes: Sequence[Wish]) -> tuple[list[int], list[Wish]]:
    """Which way each arrow takes, and what is asked for: flows from one strip to one target share a way."""
    shared: dict[Wish, int] = {}
    number: list[int] = []
    asked: list[Wish] = []
    for wish in wishes:
        if isinstance(wish.source, int) or wish not in shared:
            shared[wish] = len(asked)
            asked.append(wish)
        number.append(shared[wish])
    return number, asked


def _span(wish: Wish) -> int:
    if isinstance(wish.source, int) and isinstance(wish.target, int):
        return abs(wish.target - wish.source) + (1 if wish.balik else 0)
    return 2


def _columns(
    board: Board, picked: Sequence[Route], across: Across, spacings: Sequence[float]
) -> tuple[dict[tuple[int, int], float], list[int]]:
    """Tracks in the vertical channels: the x of every run, and the channels that are too narrow.

    `spacings` are the least distances of two arrows to try, the best first.
    """
    runs: dict[int, list[Run]] = {}
    for i, route in enumerate(picked):
        n = -1
        for corner, ((x, ya), (xb, yb)) in enumerate(pairwise(route.points)):
            if x != xb:
                continue
            n += 1
            if x in board.channel_set:
                ends: list[tuple[float, int]] = [*bends(route.points, corner)]
                run = Run(min(ya, yb), max(ya, yb), ends, [(i, n)], route.join)
                runs.setdefault(x, []).append(run)
    xs: dict[tuple[int, int], float] = {}
    narrow = []
    for channel, found in runs.items():
        for group in _groups(assign(found)):
            places = _places(group, channel, across, spacings)
            if places is None:
                narrow.append(channel)
                break
            for run in group:
                for member in run.members:
                    xs[member] = places[run.track]
    return xs, narrow


def _places(
    group: Sequence[Run], channel: int, across: Across, spacings: Sequence[float]
) -> list[float] | None:
    """The x of each track of a group, as far apart as there is room; None where there is none."""
    low, line, high = across.channel(channel)
    count = group[0].tracks
    lean = [sum(run.lean for run in group if run.track == t) for t in range(count)]
    for spacing in spacings:
        for left, right in (across.outer(channel), (low, high)):
            places = spread(count, left, line, right, lean, spacing)
            if places is not None:
                return places
    return None


def _groups(ordered: Sequence[Run]) -> list[list[Run]]:
    """Runs that lie side by side, together."""
    groups: dict[int, list[Run]] = {}
    for run in ordered:
        groups.setdefault(run.group, []).append(run)
    return list(groups.values())


def _rows(picked: Sequence[Route], xs: dict[tuple[int, int], float], across: Across) -> dict[int, list[Run]]:
    """Tracks in the horizontal channels, ordered by where the vertical runs really are."""
    runs: dict[int, list[Run]] = {}
    for i, route in enumerate(picked):
        real = _real_xs(i, route, xs, across)
        for n in range(len(route.points) - 1):
            (xa, y), (xb, yb) = route.points[n], route.points[n + 1]
            if y != yb or y % 8 or xa == xb:
                continue
            a, b = real[n], real[n + 1]
            ends = [
                (a, 1 if route.points[n - 1][1] > y else -1),
                (b, 1 if route.points[n + 2][1] > y else -1),
            ]
            runs.setdefault(y, []).append(Run(min(a, b), max(a, b), ends, [(i, n)], route.join))
    return {y: assign(found) for y, found in runs.items()}


def _real_xs(i: int, route: Route, xs: dict[tuple[int, int], float], across: Across) -> list[float]:
    """The x of every corner of a route in points."""
    real: list[float] = []
    vertical = -1
    last = len(route.points) - 1
    for n, (x, y) in enumerate(route.points):
        starts = n < last and route.points[n + 1][0] == x
        if starts and route.points[n + 1][1] != y:
            vertical += 1
        on_vertical = starts or (n > 0 and route.points[n - 1][0] == x)
        real.append(
            xs.get((i, vertical), across.x(x) if x % 8 in (0, 2, 4, 6) else 0.0)
            if on_vertical
            else across.x(x)
        )
    return real
