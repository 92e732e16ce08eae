"""From ways and tracks to corners in points: heights of rows, strips of pentagons, polylines, hops."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sopan.layout.routing.board import TOP_STRIP
from sopan.layout.routing.page import Across, Routed
from sopan.layout.routing.strip import PENTAGON, StripLayout, arrange
from sopan.layout.routing.tracks import SPACING, spread
from sopan.layout.scene import Box, Point

__all__ = ["PageGeometry", "RowSpec", "Strips", "corners", "find_hops", "stack_rows", "strips_of"]

_HEAD = 9.5  # room for the head of an arrow above its symbol
_CLEAR = 4.0
_OFF_RULE = 2.2
_PLAIN = 14.0  # between two symbols with nothing but a straight arrow between them
_EDGE = 6.0
_ANSWER = 3.0


class RowSpec(NamedTuple):
    """One table row on a page.

    The height that its text needs, how many levels stand in it, and how much higher than usual its
    channels shall be.
    """

    text: float
    levels: int
    extra: float = 0.0


class Strips(NamedTuple):
    """The pentagons at the head and at the foot of a page; `above[i]` belongs to arrow `above_of[i]`."""

    above: StripLayout
    above_of: tuple[int, ...]
    below: StripLayout
    below_of: tuple[int, ...]


class PageGeometry(NamedTuple):
    """Heights of a page: tops and heights of rows, middles of levels, and the y of every track.

    `top` and `bottom` are where the table's body begins and ends, strips included; `head` and `foot` are
    the inner edges of the strips. `ys[channel, group, track]` is the y of a horizontal track.
    """

    top: float
    bottom: float
    head: float
    foot: float
    rows: tuple[tuple[float, float], ...]
    middles: tuple[float, ...]
    ys: dict[tuple[int, int, int], float]


def strips_of(routed: Routed, wishes: int, across: Across) -> Strips | None:
    """The pentagons of a page. None where they have no room."""
    above: list[tuple[int, float, object]] = []
    below: list[tuple[int, float, object]] = []
    for i in range(wishes):
        route = routed.route(i)
        for (x, y), vertical in ((route.points[0], 0), (route.points[-1], len(route.verticals) - 1)):
            if y in (TOP_STRIP, routed.board.bottom):
                real = routed.xs.get((routed.number[i], vertical))
                (above if y == TOP_STRIP else below).append(
                    (i, across.x(x) if real is None else real, route.join)
                )
    laid = [
        arrange([x for _, x, _ in side], [join for _, _, join in side], across.left, across.right)
        for side in (above, below)
    ]
    if laid[0] is None or laid[1] is None:
        return None
    return Strips(laid[0], tuple(i for i, *_ in above), laid[1], tuple(i for i, *_ in below))


def _between(tracks: int) -> float:
    """Height between two symbols in different rows whose channel has so many tracks."""
    return (
        _PLAIN if tracks == 0 else max(_PLAIN, _CLEAR + SPACING * (tracks - 1) + 2 * _OFF_RULE + _HEAD + 0.8)
    )


def _inside(tracks: int, answer: float | None) -> float:
    need = _PLAIN if tracks == 0 else max(_PLAIN, _CLEAR + SPACING * (tracks - 1) + _HEAD + 1.0)
    return need if answer is None else max(need, answer + _ANSWER + SPACING * max(0, tracks - 1) + _HEAD)


def stack_rows(
    routed: Routed,
    specs: Sequence[RowSpec],
    symbol: float,
    top: float,
    strips: Strips,
    answers: dict[int, float],
) -> PageGeometry:
    """Heights and places of the rows of a page whose body begins at `top`.

    A row is as high as its text or its symbols with their channels need, whichever is more; its symbols
    stand in its middle. `answers` are the channels in which an answer stands beside an arrow that comes
    down, and the height of that answer.
    """
    levels = len(routed.board.levels)
    tracks = [routed.tracks(channel) for channel in range(levels + 1)]
    head = top + strips.above.height
    y = head
    rows: list[tuple[float, float]] = []
    middles: list[float] = []
    borders: dict[int, float] = {}
    level = 0
    for spec in specs:
        if spec.levels == 0:
            rows.append((y, spec.text))
            y += rows[-1][1]
            continue
        if level == 0:
            upper = _EDGE if tracks[0] == 0 else _EDGE / 2 + SPACING * (tracks[0] - 1) + _HEAD
        else:
            upper = _between(tracks[level]) / 2
        last = level + spec.levels
        if last == levels:
            lower = _EDGE if tracks[last] == 0 else _CLEAR + SPACING * (tracks[last] - 1) + _CLEAR
        else:
            lower = _between(tracks[last]) / 2
        if last in answers:
            lower = max(lower, answers[last] + _ANSWER)
        upper += spec.extra / 2
        lower += spec.extra / 2
        inner = [_inside(tracks[n], answers.get(n)) + spec.extra / 2 for n in range(level + 1, last)]
        needed = upper + lower + spec.levels * symbol + sum(inner)
        height = max(spec.text, needed)
        at = y + upper + (height - needed) / 2
        # Nearer to the middle of the row, as far as the channels above and below leave room.
        at += max(-(height - needed) / 2, min((height - needed) / 2, (lower - upper) / 2))
        borders[level] = y
        for n in range(spec.levels):
            middles.append(at + symbol / 2)
            at += symbol + (inner[n] if n < len(inner) else 0.0)
        rows.append((y, height))
        y += height
        level = last
    foot = y
    ys = _track_ys(routed, middles, borders, symbol, head, foot, answers)
    return PageGeometry(top, foot + strips.below.height, head, foot, tuple(rows), tuple(middles), ys)


def _track_ys(
    routed: Routed,
    middles: Sequence[float],
    borders: dict[int, float],
    symbol: float,
    head: float,
    foot: float,
    answers: dict[int, float],
) -> dict[tuple[int, int, int], float]:
    found: dict[tuple[int, int, int], float] = {}
    levels = len(middles)
    for channel, runs in routed.along.items():
        level = channel // 8
        low = middles[level - 1] + symbol / 2 + _CLEAR if level else borders.get(0, head) + _EDGE / 2
        high = middles[level] - symbol / 2 - _HEAD if level < levels else foot - _CLEAR
        line = borders.get(level) if 0 < level < levels else None
        if level in answers and low - _CLEAR + answers[level] + 1.0 < high - SPACING * routed.tracks(level):
            low += answers[level] + 1.0 - _CLEAR
        groups = {run.group: run.tracks for run in runs}
        for group, count in groups.items():
            lean = [sum(r.lean for r in runs if r.group == group and r.track == t) for t in range(count)]
            places = spread(count, low, line, high, lean, SPACING) or spread(
                count, low, None, max(high, low), lean, 0.0
            )
            for track, place in enumerate(places or ()):
                found[channel, group, track] = place
    return found


def corners(
    routed: Routed, arrow: int, across: Across, page: PageGeometry, symbol: float, strips: Strips
) -> tuple[Point, ...]:
    """The corners of one arrow in points, ends included, without points that are no bend."""
    way = routed.number[arrow]
    route = routed.routes[way]
    points: list[Point] = []
    vertical = -1
    last = len(route.points) - 1
    for n, (x, y) in enumerate(route.points):
        before = n > 0 and route.points[n - 1][0] == x
        after = n < last and route.points[n + 1][0] == x
        if after:
            vertical += 1
        real = routed.xs.get((way, vertical)) if before or after else None
        points.append(Point(across.x(x) if real is None else real, _y(routed, y, n, way, page, symbol)))
    _into_strip(points, arrow, page, strips)
    return _tidy(points)


def _y(
    routed: Routed,
    y: int,
    n: int,
    way: int,
    page: PageGeometry,
    symbol: float,
) -> float:
    if y == TOP_STRIP:
        return page.head
    if y == routed.board.bottom:
        return page.foot
    level, rest = divmod(y, 8)
    if rest == 0:
        channel, run = routed.lines.get((way, n)) or routed.lines[way, n - 1]
        return page.ys[channel, run.group, run.track]
    return page.middles[level] + {2: -symbol / 2, 4: 0.0, 6: symbol / 2}[rest]


def pentagon_box(layout: StripLayout, index: int, page: PageGeometry, *, below: bool) -> Box:
    """Where one pentagon stands."""
    place = layout.places[index]
    width, height = PENTAGON
    offset = layout.row_offset(place.row)
    y = page.foot + offset if below else page.head - offset - height
    return Box(place.x - width / 2, y, width, height)


def _into_strip(points: list[Point], arrow: int, page: PageGeometry, strips: Strips) -> None:
    for layout, arrows, below in (
        (strips.below, strips.below_of, True),
        (strips.above, strips.above_of, False),
    ):
        if arrow not in arrows:
            continue
        index = arrows.index(arrow)
        place, box = layout.places[index], pentagon_box(layout, index, page, below=below)
        edge = page.foot if below else page.head
        at_end = abs(points[-1].y - edge) < 1e-6
        old = points.pop() if at_end else points.pop(0)
        jog = None if place.jog is None else (-1, 1)[below] * layout.jog_offset(place.jog) + edge
        new = [Point(place.x, box.y if below else box.bottom)]
        if place.bus is not None and jog is not None:
            side = box.y + 0.3 * box.height
            new = [Point(box.right, side), Point(place.bus, side), Point(place.bus, jog), Point(old.x, jog)]
        elif jog is not None:
            new += [Point(place.x, jog), Point(old.x, jog)]
        if at_end:
            points.extend(reversed(new))
        else:
            points[:0] = new
        if place.jog is None and abs(place.x - old.x) > 1e-6:  # within rounding: keep the run straight
            fix = len(points) - 2 if at_end else 1
            points[fix] = Point(place.x, points[fix].y)


def _tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    kept: list[Point] = []
    for point in points:
        rounded = Point(round(point.x, 3), round(point.y, 3))
        if kept and rounded == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == rounded.x or kept[-2].y == kept[-1].y == rounded.y):
            kept[-1] = rounded
        else:
            kept.append(rounded)
    return tuple(kept)


def find_hops(polylines: Sequence[Sequence[Point]]) -> dict[int, list[Point]]:
    """Where arrows cross, and which one jumps: the one that runs across, unless its bend is too near."""
    level: list[tuple[float, float, float, int]] = []
    upright: list[tuple[float, float, float, int]] = []
    for number, points in enumerate(polylines):
        for a, b in pairwise(points):
            if a.y == b.y:
                level.append((a.y, min(a.x, b.x), max(a.x, b.x), number))
            else:
                upright.append((a.x, min(a.y, b.y), max(a.y, b.y), number))
    found: dict[Point, tuple[list[int], list[int], bool]] = {}
    for y, x0, x1, i in level:
        for x, y0, y1, j in upright:
            if x0 + 0.05 < x < x1 - 0.05 and y0 + 0.05 < y < y1 - 0.05 and i != j:
                room, other = min(x - x0, x1 - x), min(y - y0, y1 - y)
                flat, steep, _ = found.setdefault(Point(x, y), ([], [], room >= 4.0 or room >= other))
                flat.append(i)
                steep.append(j)
    # Arrows that run together into one target cross a third at one point: they jump together, or it does.
    hops: dict[int, list[Point]] = {}
    for point, (flat, steep, across) in found.items():
        for arrow in dict.fromkeys(flat if across else steep):
            hops.setdefault(arrow, []).append(point)
    return hops
