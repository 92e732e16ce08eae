"""The outlines of the five symbols as paths, the same for every format that draws lines.

A path is a sequence of steps: `("M", x, y)` begins, `("L", x, y)` is a straight line, `("A", x, y)` half a
circle, clockwise on the page, and `("Z",)` closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from sopan.layout.scene import Arrow, Box, Point, Rule, Style, Symbol
from sopan.layout.text import text_width
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = [
    "CLEARING",
    "ArrowPaths",
    "Path",
    "Step",
    "arrow_paths",
    "connector_label",
    "number",
    "rectangle",
    "rule_paths",
    "svg_path",
    "symbol_path",
]

Step = tuple[str, float, float] | tuple[str]
Path = tuple[Step, ...]

CLEARING = 2.0
"""How much wider than the arrow the white under a hop is."""

_SHOULDER = 0.56  # where the sides of the pentagon end, in parts of its height
_STUB = 1.6  # how much of the line is drawn again beside a hop, over what its clearing took away
_LEAST_HOP = 1.2
_LABEL_SIZE = 7.0


def number(value: float) -> str:
    """A number as files have it: hundredths of a point, no zeros behind."""
    return f"{round(value, 2):g}"


def rectangle(box: Box) -> Path:
    """The outline of a box."""
    return (
        ("M", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.bottom),
        ("L", box.x, box.bottom),
        ("Z",),
    )


def rule_paths(rules: Iterable[Rule]) -> dict[float, list[Path]]:
    """The rules of a table by their weight."""
    by_weight: dict[float, list[Path]] = {}
    for rule in rules:
        path: Path = (("M", rule.x0, rule.y0), ("L", rule.x1, rule.y1))
        by_weight.setdefault(rule.weight, []).append(path)
    return by_weight


def svg_path(paths: Iterable[Path]) -> str:
    """Paths in the letters of SVG, one behind the other."""
    out: list[str] = []
    x = y = 0.0
    for path in paths:
        for step in path:
            if len(step) == 1:
                out.append("Z")
                continue
            letter, to_x, to_y = step
            if letter == "A":
                radius = number(hypot(to_x - x, to_y - y) / 2)
                out.append(f"A{radius} {radius} 0 0 1 {number(to_x)} {number(to_y)}")
            elif letter == "M":
                out.append(f"M{number(to_x)} {number(to_y)}")
            elif to_y == y:
                out.append(f"H{number(to_x)}")
            elif to_x == x:
                out.append(f"V{number(to_y)}")
            else:
                out.append(f"L{number(to_x)} {number(to_y)}")
            x, y = to_x, to_y
    return "".join(out)


def symbol_path(symbol: Symbol) -> Path:
    """The closed outline of a symbol."""
    box = symbol.box
    if symbol.shape == "terminator":
        return _capsule(box)
    if symbol.shape == "decision":
        corners = [
            Point(box.center.x, box.y),
            Point(box.right, box.center.y),
            Point(box.center.x, box.bottom),
            Point(box.x, box.center.y),
        ]
    elif symbol.shape == "connector":
        shoulder = box.y + box.height * _SHOULDER
        corners = [
            Point(box.x, box.y),
            Point(box.right, box.y),
            Point(box.right, shoulder),
            Point(box.center.x, box.bottom),
            Point(box.x, shoulder),
        ]
    else:
        return rectangle(box)
    return (*_line(corners), ("Z",))


def _capsule(box: Box) -> Path:
    radius = min(box.height, box.width) / 2
    left, right = box.x + radius, box.right - radius
    return (
        ("M", left, box.y),
        ("L", right, box.y),
        ("A", right, box.bottom),
        ("L", left, box.bottom),
        ("A", left, box.y),
        ("Z",),
    )


def _line(points: Iterable[Point]) -> Path:
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest))


class ArrowPaths(NamedTuple):
    """An arrow in pieces: its line, which is open where it hops, the hops, and its filled head.

    A hop is first drawn white and wider, so that the line below it is interrupted on both sides, and
    then as a line.
    """

    line: Path
    hops: tuple[Path, ...]
    head: Path


def arrow_paths(arrow: Arrow, style: Style) -> ArrowPaths:
    """The pieces of an arrow. A link has no head."""
    points = list(arrow.points)
    head: Path = ()
    if arrow.kind != "link":
        head = _head(points[-2], points[-1], style)
        points[-1] = _before(points[-1], points[-2], style.head_length * 0.6)
    line: list[Step] = [("M", *points[0])]
    hops: list[Path] = []
    for a, b in pairwise(points):
        for at, radius in _hops_on(a, b, arrow.hops, style.hop_radius):
            before, after = _before(at, a, radius), _before(at, b, radius)
            line += [("L", *before), ("M", *after)]
            hops.append(_hop(before, after))
        line.append(("L", *b))
    return ArrowPaths(tuple(line), tuple(hops), head)


def _before(point: Point, towards: Point, distance: float) -> Point:
    """The place so far from `point` in the direction of another, at most as far as that is."""
    length = hypot(towards.x - point.x, towards.y - point.y)
    part = min(distance / length, 1.0) if length else 0.0
    return Point(point.x + (towards.x - point.x) * part, point.y + (towards.y - point.y) * part)


def _head(back: Point, tip: Point, style: Style) -> Path:
    """A slim triangle whose tip touches the symbol."""
    length = hypot(tip.x - back.x, tip.y - back.y) or 1.0
    dx, dy = (tip.x - back.x) / length, (tip.y - back.y) / length
    x, y = tip.x - dx * style.head_length, tip.y - dy * style.head_length
    half = style.head_width / 2
    return (("M", *tip), ("L", x - dy * half, y + dx * half), ("L", x + dy * half, y - dx * half), ("Z",))


def _hops_on(a: Point, b: Point, hops: Iterable[Point], radius: float) -> list[tuple[Point, float]]:
    """The hops on a straight piece in its direction, each with the radius that there is room for."""
    length = hypot(b.x - a.x, b.y - a.y)
    if not length:
        return []
    found = []
    for hop in hops:
        along = ((hop.x - a.x) * (b.x - a.x) + (hop.y - a.y) * (b.y - a.y)) / length
        aside = abs((hop.x - a.x) * (b.y - a.y) - (hop.y - a.y) * (b.x - a.x)) / length
        if aside < 0.5 and 0 < along < length:
            found.append((along, hop))
    found.sort()
    places = [0.0, *(along for along, _ in found), length]
    return [
        (
            hop,
            max(
                _LEAST_HOP,
                min(
                    radius,
                    (along - places[i]) / (2 if i else 1),
                    (places[i + 2] - along) / (2 if i + 1 < len(found) else 1),
                ),
            ),
        )
        for i, (along, hop) in enumerate(found)
    ]


def _hop(a: Point, b: Point) -> Path:
    """Half a circle between two places, over the line that is crossed: upwards, or to the right."""
    first, last = sorted((a, b))
    out = _before(first, last, -_STUB)
    back = _before(last, first, -_STUB)
    return (("M", *out), ("L", *first), ("A", *last), ("L", *back))


def connector_label(symbol: Symbol, face: Typeface = BUNDLED) -> tuple[Point, float]:
    """Where the number of a pentagon begins (its baseline), and its size: in the middle of the body."""
    box, words = symbol.box, symbol.label or ""
    size = min(_LABEL_SIZE, box.height * _SHOULDER)
    width = text_width(words, size, True, face)
    if width > box.width - 3:
        size *= max(box.width - 3, 1.0) / width
        width = box.width - 3
    middle = box.y + box.height * (_SHOULDER + 0.16) / 2
    return Point(box.center.x - width / 2, middle + face.cap_height * size / 2), size
