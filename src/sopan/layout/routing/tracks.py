"""Tracks: arrows that share a channel get an order, and a place each.

The order is the one with the fewest crossings; arrows into the same symbol by the same side run together
on one track. The same code serves both ways: runs down a vertical channel are ordered from left to
right, runs along a horizontal one from top to bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["SPACING", "Run", "assign", "spread"]

SPACING = 3.6
"""The least distance of two arrows side by side, in points."""

_MEETING = 50
_EPS = 1e-6


@dataclass(slots=True)
class Run:
    """What occupies one track: a run, or several that run together into their target.

    `low` and `high` are its span along the channel, `ends` its bends (place, -1 or +1), `members` the
    runs it stands for, `track` its track in the channel, counted from 0, among `tracks` side by side.
    """

    low: float
    high: float
    ends: list[tuple[float, int]]
    members: list[tuple[int, int]]
    join: tuple[object, ...] | None = None
    track: int = 0
    tracks: int = 1
    lean: int = 0
    group: int = field(default=0)


def _crossings(
    a_ends: Sequence[tuple[float, int]],
    a_low: float,
    a_high: float,
    b_ends: Sequence[tuple[float, int]],
    b_low: float,
    b_high: float,
) -> int:
    """Crossings of two parallel runs when `a` lies before `b` (left of it, or above it).

    A run of `a` that turns towards `b` inside the span of `b` crosses it, and the other way round.
    """
    count = 0
    for at, way in a_ends:
        if way > 0 and b_low < at < b_high:
            count += 1
    for at, way in b_ends:
        if way < 0 and a_low < at < a_high:
            count += 1
    return count


def _price(a: Run, b: Run) -> int:
    """Cost of `a` before `b` where their spans touch."""
    cost = _crossings(a.ends, a.low, a.high, b.ends, b.low, b.high)
    for at, way in a.ends:
        if way > 0:
            for at_b, way_b in b.ends:
                if way_b < 0 and abs(at - at_b) < _EPS:
                    cost += _MEETING  # the two would lie on one line
    return cost


def _touch(a: Run, b: Run) -> bool:
    return a.low <= b.high + _EPS and b.low <= a.high + _EPS


def _merge(runs: Sequence[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        for other in merged:
            if run.join is not None and run.join == other.join and _touch(run, other):
                other.low, other.high = min(run.low, other.low), max(run.high, other.high)
                other.ends.extend(run.ends)
                other.members.extend(run.members)
                break
        else:
            merged.append(run)
    return merged


def assign(runs: Sequence[Run], *, together: bool = True) -> list[Run]:
    """Give every run of one channel its track. With `together`, runs with the same `join` share one."""
    runs = _merge(runs) if together else list(runs)
    if len(runs) == 1:
        runs[0].lean = sum(way for _, way in runs[0].ends)
        return runs
    order: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.high - r.low, r.low, r.members)):
        costs = [0] * (len(order) + 1)
        before = [
            (_price(run, other), _price(other, run)) if _touch(run, other) else (0, 0) for other in order
        ]
        costs[0] = sum(first for first, _ in before)
        for at, (first, second) in enumerate(before, 1):
            costs[at] = costs[at - 1] - first + second
        least = min(costs)
        lean = sum(way for _, way in run.ends)
        places = [at for at, cost in enumerate(costs) if cost == least]
        order.insert(places[0] if lean < 0 else places[-1], run)
    _swap(order)
    _number(order)
    return order


def _swap(order: list[Run]) -> None:
    """Exchange neighbours while that saves crossings."""
    for _ in range(len(order)):
        changed = False
        for i in range(len(order) - 1):
            a, b = order[i], order[i + 1]
            if _touch(a, b) and _price(b, a) < _price(a, b):
                order[i], order[i + 1] = b, a
                changed = True
        if not changed:
            return


def _number(order: list[Run]) -> None:
    """Tracks from the order: each run as far to the front as those before it allow.

    Runs that touch, or touch a common one, form a group and are spread over the channel together.
    """
    for i, run in enumerate(order):
        run.track = max((o.track + 1 for o in order[:i] if _touch(o, run)), default=0)
        run.lean = sum(way for _, way in run.ends)
        run.group = i
    changed = True
    while changed:
        changed = False
        for i, a in enumerate(order):
            for b in order[:i]:
                if a.group != b.group and _touch(a, b):
                    a.group = b.group = min(a.group, b.group)
                    changed = True
    for run in order:
        run.tracks = 1 + max(o.track for o in order if o.group == run.group)


def spread(
    count: int, low: float, line: float | None, high: float, lean: Sequence[int], spacing: float
) -> list[float] | None:
    """Places for `count` tracks between `low` and `high`, clear of the table's rule at `line`.

    `lean` says for each track which way its bends go on balance; tracks that bend to the front stand in
    front of the rule, the others behind it, as far as there is room. None where the channel is too
    narrow for the tracks.
    """
    if line is None or not low < line < high:
        return _even(count, low, high, spacing)
    room = [_capacity(line - _OFF_RULE - low, spacing), _capacity(high - line - _OFF_RULE, spacing)]
    if room[0] + room[1] < count:
        return _even(count, low, high, spacing)
    front = sum(1 for way in lean if way < 0) + (sum(1 for way in lean if way == 0) + 1) // 2
    front = max(min(front, room[0], count), count - room[1])
    first = _even(front, low, line - _OFF_RULE, spacing) if front else []
    second = _even(count - front, line + _OFF_RULE, high, spacing) if count > front else []
    return None if first is None or second is None else first + second


_WIDEST = 9.0
_OFF_RULE = 2.2


def _capacity(width: float, spacing: float) -> int:
    return 1 + int(width / spacing + _EPS) if width >= 0 else 0


def _even(count: int, low: float, high: float, spacing: float) -> list[float] | None:
    width = high - low
    if count == 0:
        return []
    if width < spacing * (count - 1) - _EPS or width < 0:
        return None
    step = min(_WIDEST, max(spacing, width / count))
    start = (low + high) / 2 - step * (count - 1) / 2
    return [start + step * i for i in range(count)]
