"""One way of an arrow, taken apart into its runs for comparison with others."""

from __future__ import annotations

from itertools import pairwise

__all__ = ["Points", "Route", "Run", "bends"]

Points = tuple[tuple[int, int], ...]
"""Abstract corners from source to target, ends included."""

Run = tuple[float, float, float]
"""A straight run: the line that it lies on, and from where to where. Plain, for there are thousands."""


class Route:
    """One way: abstract corners from source to target, with its runs taken apart for the comparison.

    `out` and `into` are the spots at its ends. `join` names target and side of entry: arrows with the same
    `join` may run together into their target; None where the arrow joins nothing. `xs` and `ys` are the lines
    that its `verticals` and `horizontals` lie on.
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
        self, cost: float, points: Points, out: int, into: int, join: tuple[object, ...] | None
    ) -> None:
        self.cost, self.points = cost, points
        self.out, self.into, self.join = out, into, join
        verticals: list[Run] = []
        horizontals: list[Run] = []
        for (xa, ya), (xb, yb) in pairwise(points):
            if xa == xb:
                verticals.append((xa, ya, yb) if ya < yb else (xa, yb, ya))
            else:
                horizontals.append((ya, xa, xb) if xa < xb else (ya, xb, xa))
        self.verticals, self.horizontals = tuple(verticals), tuple(horizontals)
        self.xs = frozenset([run[0] for run in verticals])
        self.ys = frozenset([run[0] for run in horizontals])
        xs = [point[0] for point in points]
        ys = [point[1] for point in points]
        self.left, self.right, self.top, self.bottom = min(xs), max(xs), min(ys), max(ys)


def bends(points: Points, run: int) -> list[tuple[int, int]]:
    """The bends at the ends of the run that begins at corner `run`.

    Each is a place along the run and which way the arrow turns off there: -1 to smaller coordinates, +1 to
    larger ones. An end at a symbol is no bend.
    """
    along = 1 if points[run][0] == points[run + 1][0] else 0
    across = 1 - along
    line = points[run][across]
    found = []
    if run > 0:
        found.append((points[run][along], 1 if points[run - 1][across] > line else -1))
    if run < len(points) - 2:
        found.append((points[run + 1][along], 1 if points[run + 2][across] > line else -1))
    return found
