"""Where the answers of a decision stand: beside the beginning of their arrow, clear of everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sopan.layout.scene import Box, Point

__all__ = ["LabelBoard", "place_label", "place_near"]

_GAP = 1.4
_STEP = 3.0
_FAR = 1e9
_REACH = 36.0
_AIR = 0.7
Segment = tuple[float, float, float, float]


class LabelBoard:
    """What labels must keep clear of on one page: symbols, arrows, and labels placed before.

    `borders` are the x of the columns' rules and `rules` the y of the rows' rules, which a label had
    better not straddle.
    """

    def __init__(
        self,
        boxes: Sequence[Box],
        segments: Sequence[Segment],
        borders: Sequence[float],
        rules: Sequence[float],
        area: Box,
    ) -> None:
        self.boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in boxes]
        self.segments = [
            (min(x0, x1) - _AIR, min(y0, y1) - _AIR, max(x0, x1) + _AIR, max(y0, y1) + _AIR)
            for x0, y0, x1, y1 in segments
        ]
        self.borders, self.rules, self.area = borders, rules, area

    def is_free(self, x: float, y: float, right: float, bottom: float) -> bool:
        """Whether nothing lies in this field."""
        for x0, y0, x1, y1 in self.segments:
            if x0 < right and x1 > x and y0 < bottom and y1 > y:
                return False
        return all(not (x0 < right and x1 > x and y0 < bottom and y1 > y) for x0, y0, x1, y1 in self.boxes)

    def taste(self, x: float, y: float, right: float, bottom: float) -> float:
        """How little one likes a label there: over a rule of the table is less good."""
        cost = 0.0
        if any(x < border < right for border in self.borders):
            cost += 5.0
        if any(y < rule < bottom for rule in self.rules):
            cost += 5.0
        return cost


def place_label(board: LabelBoard, points: Sequence[Point], width: float, height: float) -> Box | None:
    """The best free field of that size beside an arrow, and mark it as taken. None where there is none."""
    return _best(board, _places(points, width, height), width, height)


def place_near(board: LabelBoard, points: Sequence[Point], width: float, height: float) -> Box | None:
    """As `place_label`, but anywhere around the beginning of the arrow."""
    return _best(board, _around(points[0], width, height), width, height)


def _best(
    board: LabelBoard, places: Iterator[tuple[float, float, float]], width: float, height: float
) -> Box | None:
    best, least = None, _FAR
    area = board.area
    for x, y, far in places:
        if far >= least:
            continue
        if x < area.x or x + width > area.right or y < area.y or y + height > area.bottom:
            continue
        cost = far + board.taste(x, y, x + width, y + height)
        if cost < least and board.is_free(x, y, x + width, y + height):
            best, least = Box(x, y, width, height), cost
    if best is not None:
        board.boxes.append((best.x, best.y, best.right, best.bottom))
    return best


def _around(start: Point, width: float, height: float) -> Iterator[tuple[float, float, float]]:
    reach_x, reach_y = _REACH + width, _REACH / 2 + height
    x = start.x - reach_x
    while x <= start.x + _REACH:
        y = start.y - reach_y
        while y <= start.y + _REACH / 2:
            away_x = max(x - start.x, start.x - x - width, 0.0)
            away_y = max(y - start.y, start.y - y - height, 0.0)
            yield x, y, 50.0 + away_x + 2 * away_y
            y += 2.0
        x += 3.0


def _places(points: Sequence[Point], width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """Fields beside the runs of an arrow: near the decision first, and above or right of the run first."""
    gone = 0.0
    for n, (a, b) in enumerate(pairwise(points)):
        later = 12.0 * n
        if a.y == b.y:
            length = abs(b.x - a.x)
            way = 1 if b.x > a.x else -1
            at = 0.0
            while at <= max(length - 3.0, 0.0):
                x = a.x + way * (at + _GAP) if way > 0 else a.x - at - _GAP - width
                yield x, a.y - height - _GAP * 0.6, gone + at + later
                yield x, a.y + _GAP, gone + at + later + 1.5
                at += _STEP
            gone += length
        else:
            length = abs(b.y - a.y)
            way = 1 if b.y > a.y else -1
            at = 0.0
            while at <= max(length - 3.0, 0.0):
                y = a.y + way * (at + _GAP * 0.5) if way > 0 else a.y - at - _GAP - height
                yield a.x + _GAP, y, gone + at + later
                yield a.x - _GAP - width, y, gone + at + later + 1.0
                at += _STEP
            gone += length
