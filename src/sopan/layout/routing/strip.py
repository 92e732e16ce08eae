"""Pentagons in their strip at the head or foot of a page.

Each pentagon stands where its arrow runs; where several would overlap they are moved apart, keeping their
order, and their arrows get a jog in the strip. Very many stand in several rows, the arrows of the outer
rows passing between the pentagons of the inner ones. Where even that is too narrow, those whose flows come
together into one target stand in columns, each column joined by a line beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["PENTAGON", "Place", "StripLayout", "arrange"]

PENTAGON = (13.0, 12.0)
"""Width and height of a pentagon in points."""
_PITCH = (17.0, 10.6, 8.6, 7.8)
_STACK_PITCH = 21.0
_STACK_ROWS = 24
_ROW_GAP = 9.0
_STACK_GAP = 3.0
_JOG = 4.0
_LITTLE = 4.0
_NEAREST = 14.2


class Place(NamedTuple):
    """Where one pentagon stands.

    Its middle, its row (0 is nearest to the table's rows), the track of its jog (None where the arrow runs
    straight in), and in a stack the x of the line beside it.
    """

    x: float
    row: int
    jog: int | None
    bus: float | None = None


class StripLayout(NamedTuple):
    """The pentagons of one strip in the order asked for, and what room the strip needs."""

    places: tuple[Place, ...]
    rows: int
    jogs: int
    gap: float = _ROW_GAP

    @property
    def height(self) -> float:
        """Height of the strip; 0 without pentagons."""
        if not self.places:
            return 0.0
        return 13.0 + self.jogs * _JOG + self.rows * PENTAGON[1] + (self.rows - 1) * self.gap

    def jog_offset(self, track: int) -> float:
        """Distance of a jog from the inner edge of the strip."""
        return 2.0 + _JOG * track

    def row_offset(self, row: int) -> float:
        """Distance of a row of pentagons from the inner edge of the strip."""
        return 10.5 + self.jogs * _JOG + row * (PENTAGON[1] + self.gap)


class _Item(NamedTuple):
    """What is moved as one: a pentagon, or the stack of those that join. `x` is where the arrows run."""

    x: float
    members: tuple[int, ...]
    columns: int

    @property
    def width(self) -> float:
        return _PITCH[0] if self.columns == 0 else self.columns * _STACK_PITCH + 4.0


def arrange(xs: Sequence[float], joins: Sequence[object], left: float, right: float) -> StripLayout | None:
    """Places for pentagons whose arrows run at `xs`, between `left` and `right`; None for too many.

    Arrows with the same `joins`, not None, come together into one target and may share their lines.
    """
    if not xs:
        return StripLayout((), 0, 0)
    low, high = left + PENTAGON[0] / 2 + 0.5, right - PENTAGON[0] / 2 - 0.5
    fitting = [n for n, pitch in enumerate(_PITCH) if (len(xs) - 1) * pitch <= high - low]
    if fitting and not (fitting[0] and _largest(joins) > 4):
        return _in_rows(xs, fitting[0] + 1, low, high)
    return _stacked(xs, joins, left, right)


def _largest(joins: Sequence[object]) -> int:
    return max(joins.count(join) if join is not None else 0 for join in joins)


def _in_rows(xs: Sequence[float], rows: int, low: float, high: float) -> StripLayout:
    order = sorted(range(len(xs)), key=lambda i: (xs[i], i))
    wished = [xs[i] for i in order]
    at = _apart(wished, [_PITCH[rows - 1]] * len(xs), low, high)
    if rows == 1:
        _straighten(at, wished, low, high)
    jogs = _jogs(wished, [(x, x) for x in at])
    places = [Place(0.0, 0, None)] * len(xs)
    for n, i in enumerate(order):
        jog = jogs[n]
        places[i] = Place(wished[n] if jog is None else at[n], n % rows, jog)
    return StripLayout(tuple(places), rows, 1 + max((j for j in jogs if j is not None), default=-1))


def _stacked(xs: Sequence[float], joins: Sequence[object], left: float, right: float) -> StripLayout | None:
    """Stacks for the flows that join, as low as the width allows; all others in one row."""
    groups: dict[object, list[int]] = {}
    for i, join in enumerate(joins):
        groups.setdefault((join, xs[i]) if join is not None else (None, i), []).append(i)
    for rows in range(2, _STACK_ROWS):
        items = [
            _Item(xs[members[0]], tuple(members), 0 if len(members) == 1 else math.ceil(len(members) / rows))
            for members in groups.values()
        ]
        if sum(item.width for item in items) <= right - left:
            break
    else:
        return None
    items.sort(key=lambda item: (item.x, item.members))
    pitches = [(a.width + b.width) / 2 for a, b in zip(items, [*items[1:], items[-1]], strict=True)]
    at = _apart([item.x for item in items], pitches, left + items[0].width / 2, right - items[-1].width / 2)
    spans = [
        (x, x) if item.columns == 0 else (_bus(item, x, 0), _bus(item, x, item.columns - 1))
        for item, x in zip(items, at, strict=True)
    ]
    jogs = _jogs([item.x for item in items], spans)
    places = [Place(0.0, 0, None)] * len(xs)
    for item, x, jog in zip(items, at, jogs, strict=True):
        for n, member in enumerate(item.members):
            if item.columns:
                column, row = divmod(n, rows)
                bus = _bus(item, x, column)
                places[member] = Place(bus - 4.0 - PENTAGON[0] / 2, row, 0 if jog is None else jog, bus)
            else:
                places[member] = Place(item.x if jog is None else x, 0, jog)
    tracks = 1 + max((place.jog for place in places if place.jog is not None), default=-1)
    used = 1 + max(place.row for place in places)
    return StripLayout(tuple(places), used, tracks, _STACK_GAP)


def _bus(item: _Item, middle: float, column: int) -> float:
    """The x of the line beside a column of a stack."""
    return middle - item.width / 2 + 2.0 + column * _STACK_PITCH + PENTAGON[0] + 4.0


def _apart(xs: Sequence[float], pitches: Sequence[float], low: float, high: float) -> list[float]:
    """The places nearest to `xs` (least squares) that keep the order and the distances.

    `pitches[n]` is the least distance of the n-th to the one after it.
    """
    offsets = [0.0]
    for pitch in pitches[:-1]:
        offsets.append(offsets[-1] + pitch)
    blocks: list[list[float]] = []  # sum, count
    for x, offset in zip(xs, offsets, strict=True):
        blocks.append([x - offset, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1] - 1e-9:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    highest = high - offsets[-1]
    found: list[float] = []
    for total, count in blocks:
        mean = min(max(total / count, low), highest)
        for _ in range(int(count)):
            found.append(mean + offsets[len(found)])
    return found


def _straighten(at: list[float], wished: Sequence[float], low: float, high: float) -> None:
    """Put pentagons that moved only a little back over their arrows: a tiny jog looks like a fault."""
    for n, x in enumerate(wished):
        before = at[n - 1] if n else float("-inf")
        after = at[n + 1] if n + 1 < len(at) else float("inf")
        apart = x - before >= _NEAREST and after - x >= _NEAREST
        if apart and low - 0.5 <= x <= high + 0.5 and abs(at[n] - x) < _LITTLE:
            at[n] = x


def _jogs(xs: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[int | None]:
    """Tracks of the jogs, so that none crosses another; None for an arrow that runs straight in.

    The n-th arrow comes at `xs[n]` and spreads over `spans[n]`. One whose arrow comes within the reach of
    another turns off before it, nearer to the table.
    """
    reach = [(min(x, low), max(x, high)) for x, (low, high) in zip(xs, spans, strict=True)]
    moved = [n for n, (low, high) in enumerate(reach) if high - low > 0.06]
    tracks: dict[int, int] = dict.fromkeys(moved, 0)
    for _ in moved:
        changed = False
        for n in moved:
            low, high = reach[n]
            within = (m for m in moved if low < xs[m] < high)
            need = max((tracks[m] + 1 for m in within), default=0)
            if need > tracks[n] and need <= len(moved):
                tracks[n], changed = need, True
        if not changed:
            break
    return [tracks.get(n) for n in range(len(xs))]
