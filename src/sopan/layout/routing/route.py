"""One way of an arrow, taken apart into its runs for comparison with others."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Horizontal", "Points", "Route", "Vertical"]

Points = tuple[tuple[int, int], ...]
"""Abstract corners from source to target, ends included."""


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
