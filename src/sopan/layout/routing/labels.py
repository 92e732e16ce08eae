"""Where the answers of a decision stand: beside the beginning of their arrow, clear of everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import inf
from typing import NamedTuple

from sopan.layout.scene import Box, Point

__all__ = ["LOOSE", "LabelBoard", "Spot", "best_place"]

_GAP = 1.4
_STEP = 3.0
_REACH = 36.0
_AIR = 0.7
_NEAR = 3.0
_ASTRIDE = 5.0  # a label over a rule of the table
_MISLEADING = 7.0  # a label as near to another arrow as to its own
_LATER_RUN = 6.0
_OTHER_SIDE = 2.5
_SEPARATED = 130.0  # a label that is likely read as that of another arrow
_FARTHEST = 180.0
_FAR_OFF = 14.0  # what is farther from a label is no neighbour of it
LOOSE = 40.0
"""What a label costs at least that is not beside the beginning of its arrow."""
Frame = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A place for a label, and how little one likes it: about points of distance from the decision."""

    box: Box
    cost: float


class LabelBoard:
    """What labels must keep clear of on one page: symbols, arrows, and labels placed before.

    `borders` are the x of the columns' rules and `rules` the y of the rows' rules, which a label had
    better not straddle.
    """

    def __init__(
        self,
        boxes: Sequence[Box],
        polylines: Sequence[Sequence[Point]],
        borders: Sequence[float],
        rules: Sequence[float],
        area: Box,
    ) -> None:
        self.boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in boxes]
        self.runs: list[Frame] = []
        self.owners: list[int] = []
        for arrow, points in enumerate(polylines):
            for a, b in pairwise(points):
                self.runs.append((min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)))
                self.owners.append(arrow)
        self.borders, self.rules, self.area = borders, rules, area

    def is_free(self, field: Frame) -> bool:
        """Whether nothing lies in this field."""
        x, y, right, bottom = field
        for x0, y0, x1, y1 in self.runs:
            if x0 - _AIR < right and x1 + _AIR > x and y0 - _AIR < bottom and y1 + _AIR > y:
                return False
        return all(not (x0 < right and x1 > x and y0 < bottom and y1 > y) for x0, y0, x1, y1 in self.boxes)

    def dislike(self, field: Frame, arrow: int) -> float:
        """How little one likes a label of `arrow` there, wherever its decision stands."""
        x, y, right, bottom = field
        cost = 0.0
        if any(x < border < right for border in self.borders):
            cost += _ASTRIDE
        if any(y < rule < bottom for rule in self.rules):
            cost += _ASTRIDE
        for (x0, y0, x1, y1), owner in zip(self.runs, self.owners, strict=True):
            if (
                owner != arrow
                and x0 - _NEAR < right
                and x1 + _NEAR > x
                and y0 - _NEAR < bottom
                and y1 + _NEAR > y
            ):
                return cost + _MISLEADING
        return cost

    def is_misread(self, field: Frame, start: Point, arrow: int) -> bool:
        """Whether a label of `arrow` there is likely taken for another's.

        Another arrow runs nearer; or it is not beside `arrow`, and another arrow or a symbol is between it
        and the beginning of `arrow`.
        """
        own = other = inf
        for run, owner in zip(self.runs, self.owners, strict=True):
            if owner == arrow:
                own = min(own, _distance(field, run))
            else:
                other = min(other, _distance(field, run))
        if own < _NEAR:
            return other <= own
        if other <= own + _NEAR and other < _FAR_OFF:
            return True
        x, y = min(max(start.x, field[0]), field[2]), min(max(start.y, field[1]), field[3])
        if any(
            owner != arrow and _crosses(x, y, start, run)
            for run, owner in zip(self.runs, self.owners, strict=True)
        ):
            return True
        return any(
            _crosses(x, y, start, ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
            or _crosses(x, y, start, (x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
            for x0, y0, x1, y1 in self.boxes
        )

    def take(self, box: Box) -> None:
        """Keep other labels off this field."""
        self.boxes.append((box.x, box.y, box.right, box.bottom))


def _distance(field: Frame, run: Frame) -> float:
    """How far two upright fields are apart, across and along together."""
    return max(run[0] - field[2], field[0] - run[2], 0.0) + max(run[1] - field[3], field[1] - run[3], 0.0)


def _crosses(x: float, y: float, to: Point, run: Frame) -> bool:
    """Whether the line from (x, y) to a point crosses an upright or level run."""
    x0, y0, x1, y1 = run
    if x0 == x1:
        if (x - x0) * (to.x - x0) >= 0:
            return False
        at = y + (to.y - y) * (x0 - x) / (to.x - x)
        return y0 <= at <= y1
    if (y - y0) * (to.y - y0) >= 0:
        return False
    at = x + (to.x - x) * (y0 - y) / (to.y - y)
    return x0 <= at <= x1


def best_place(
    board: LabelBoard, arrow: int, points: Sequence[Point], width: float, height: float, *, loose: bool
) -> Spot | None:
    """The best free field of that size beside the beginning of an arrow.

    Or (`loose`) anywhere around its beginning, or beside it farther on.
    """
    area = board.area
    best: Spot | None = None
    fields = (
        chain(_around(points[0], width, height), _beside(points, width, height, _FARTHEST))
        if loose
        else _beside(points, width, height, LOOSE)
    )
    for x, y, far in fields:
        if best is not None and far >= best.cost:
            if best.cost <= 0.0:
                break
            continue
        if x < area.x or x + width > area.right or y < area.y or y + height > area.bottom:
            continue
        field = (x, y, x + width, y + height)
        if board.is_free(field):
            cost = far + board.dislike(field, arrow)
            if far >= LOOSE and board.is_misread(field, points[0], arrow):
                cost += _SEPARATED
            if best is None or cost < best.cost:
                best = Spot(Box(x, y, width, height), cost)
    return best


def _around(start: Point, width: float, height: float) -> Iterator[tuple[float, float, float]]:
    x = start.x - _REACH - width
    while x <= start.x + _REACH:
        y = start.y - _REACH / 2 - height
        while y <= start.y + _REACH / 2:
            away_x = max(x - start.x, start.x - x - width, 0.0)
            away_y = max(y - start.y, start.y - y - height, 0.0)
            yield x, y, LOOSE + away_x + 2 * away_y
            y += 2.0
        x += 3.0


def _beside(
    points: Sequence[Point], width: float, height: float, reach: float
) -> Iterator[tuple[float, float, float]]:
    """Fields beside the runs of an arrow: near the decision first, and above or right of the run first."""
    gone = 0.0
    for n, (a, b) in enumerate(pairwise(points)):
        length = abs(b.x - a.x) + abs(b.y - a.y)
        far = gone + _LATER_RUN * n
        at = 0.0
        while at <= max(length - 3.0, 0.0) and far + at < reach:
            if a.y == b.y:
                x = a.x + at + _GAP if b.x > a.x else a.x - at - _GAP - width
                yield x, a.y - height - _GAP * 0.6, far + at
                yield x, a.y + _GAP, far + at + _OTHER_SIDE
            else:
                y = a.y + at + _GAP * 0.5 if b.y > a.y else a.y - at - _GAP - height
                yield a.x + _GAP, y, far + at
                yield a.x - _GAP - width, y, far + at + _OTHER_SIDE / 2
            at += _STEP
        gone += length
