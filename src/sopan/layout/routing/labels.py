"""Where the answers of a decision stand: beside the beginning of their arrow, clear of everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sopan.layout.scene import Box, Point

__all__ = ["LabelBoard", "Spot", "best_place"]

_GAP = 1.4
_STEP = 3.0
_REACH = 36.0
_AIR = 0.7
_NEAR = 3.0
_ASTRIDE = 5.0  # a label over a rule of the table
_MISLEADING = 7.0  # a label as near to another arrow as to its own
_LATER_RUN = 6.0
_OTHER_SIDE = 2.5
_LOOSE = 40.0  # a label that is not beside its arrow
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

    def take(self, box: Box) -> None:
        """Keep other labels off this field."""
        self.boxes.append((box.x, box.y, box.right, box.bottom))


def best_place(
    board: LabelBoard, arrow: int, points: Sequence[Point], width: float, height: float, *, loose: bool
) -> Spot | None:
    """The best free field of that size beside an arrow, or (`loose`) anywhere around its beginning."""
    area = board.area
    best: Spot | None = None
    for x, y, far in _around(points[0], width, height) if loose else _beside(points, width, height):
        if best is not None and far >= best.cost:
            if best.cost <= 0.0:
                break
            continue
        if x < area.x or x + width > area.right or y < area.y or y + height > area.bottom:
            continue
        field = (x, y, x + width, y + height)
        if board.is_free(field):
            cost = far + board.dislike(field, arrow)
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
            yield x, y, _LOOSE + away_x + 2 * away_y
            y += 2.0
        x += 3.0


def _beside(points: Sequence[Point], width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """Fields beside the runs of an arrow: near the decision first, and above or right of the run first."""
    gone = 0.0
    for n, (a, b) in enumerate(pairwise(points)):
        length = abs(b.x - a.x) + abs(b.y - a.y)
        far = gone + _LATER_RUN * n
        at = 0.0
        while at <= max(length - 3.0, 0.0) and far + at < _LOOSE:
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
