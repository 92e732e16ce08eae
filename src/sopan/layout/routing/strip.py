"""Pentagons in their strip at the head or foot of a page.

Each pentagon stands where its arrow runs; where several would overlap they are moved apart, keeping their
order, and their arrows get a jog in the strip. Very many stand in several rows, the arrows of the outer
rows passing between the pentagons of the inner ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["PENTAGON", "Place", "StripLayout", "arrange"]

PENTAGON = (13.0, 12.0)
"""Width and height of a pentagon in points."""
_PITCH = (17.0, 10.6, 8.6, 7.8, 7.4)
_ROW_GAP = 9.0
_JOG = 4.0
_LITTLE = 4.0
_NEAREST = 14.2


class Place(NamedTuple):
    """Where one pentagon stands.

    Its middle, its row (0 is nearest to the table's rows), and the track of its jog (None where the arrow
    runs straight in).
    """

    x: float
    row: int
    jog: int | None


class StripLayout(NamedTuple):
    """The pentagons of one strip in the order asked for, and what room the strip needs."""

    places: tuple[Place, ...]
    rows: int
    jogs: int

    @property
    def height(self) -> float:
        """Height of the strip; 0 without pentagons."""
        if not self.places:
            return 0.0
        return 13.0 + self.jogs * _JOG + self.rows * PENTAGON[1] + (self.rows - 1) * _ROW_GAP

    def jog_offset(self, track: int) -> float:
        """Distance of a jog from the inner edge of the strip."""
        return 2.0 + _JOG * track

    def row_offset(self, row: int) -> float:
        """Distance of a row of pentagons from the inner edge of the strip."""
        return 10.5 + self.jogs * _JOG + row * (PENTAGON[1] + _ROW_GAP)


def arrange(xs: Sequence[float], left: float, right: float) -> StripLayout | None:
    """Places for pentagons whose arrows run at `xs`, between `left` and `right`; None for too many."""
    if not xs:
        return StripLayout((), 0, 0)
    order = sorted(range(len(xs)), key=lambda i: (xs[i], i))
    low, high = left + PENTAGON[0] / 2 + 0.5, right - PENTAGON[0] / 2 - 0.5
    fitting = [n for n, pitch in enumerate(_PITCH) if (len(xs) - 1) * pitch <= high - low]
    if not fitting:
        return None
    rows, pitch = fitting[0] + 1, _PITCH[fitting[0]]
    wished = [xs[i] for i in order]
    at = _apart(wished, pitch, low, high)
    if rows == 1:
        _straighten(at, wished, low, high)
    jogs = _jogs(wished, at)
    places = [Place(0.0, 0, None)] * len(xs)
    for n, i in enumerate(order):
        places[i] = Place(at[n], n % rows, jogs[n])
    return StripLayout(tuple(places), rows, 1 + max((j for j in jogs if j is not None), default=-1))


def _apart(xs: Sequence[float], pitch: float, low: float, high: float) -> list[float]:
    """The places nearest to `xs` (least squares) that keep the order and the distance `pitch`."""
    blocks: list[list[float]] = []  # sum, count
    for n, x in enumerate(xs):
        blocks.append([x - n * pitch, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1] - 1e-9:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    highest = high - (len(xs) - 1) * pitch
    found: list[float] = []
    for total, count in blocks:
        mean = min(max(total / count, low), highest)
        for _ in range(int(count)):
            found.append(mean + len(found) * pitch)
    return found


def _straighten(at: list[float], wished: Sequence[float], low: float, high: float) -> None:
    """Put pentagons that moved only a little back over their arrows: a tiny jog looks like a fault."""
    for n, x in enumerate(wished):
        before = at[n - 1] if n else float("-inf")
        after = at[n + 1] if n + 1 < len(at) else float("inf")
        apart = x - before >= _NEAREST and after - x >= _NEAREST
        if apart and low - 0.5 <= x <= high + 0.5 and abs(at[n] - x) < _LITTLE:
            at[n] = x


def _jogs(xs: Sequence[float], at: Sequence[float]) -> list[int | None]:
    """Tracks of the jogs, so that none crosses another.

    Of those that move right the rightmost lies nearest to the table, of those that move left the leftmost.
    """
    jogs: list[int | None] = [None] * len(xs)
    for direction in (1, -1):
        moved: list[int] = []
        for n in range(len(xs) - 1, -1, -1) if direction > 0 else range(len(xs)):
            if (at[n] - xs[n]) * direction <= 0.06:
                continue
            tracks = [
                track
                for other in moved
                if (xs[other] - at[n]) * direction <= 1.0 and (track := jogs[other]) is not None
            ]
            jogs[n] = 1 + max(tracks, default=-1)
            moved.append(n)
    return jogs
