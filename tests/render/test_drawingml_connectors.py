"""Connectors: what Office draws from preset, box, turn and adjust values is the layout's polyline.

The presets are evaluated here from their own definition, with guides as ECMA-376 writes them
("*/ w adj1 100000"), by code that shares nothing with the product.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sopan.layout.compose import compose
from sopan.read import read_sop
from sopan.render._drawingml_connectors import LEAST, Connector, Emu, as_connector

# Adjust values with their defaults, guides, path (ECMA-376 part 1, presetShapeDefinitions.xml).
PRESETS: dict[str, tuple[dict[str, int], list[tuple[str, str]], list[tuple[str, str]]]] = {
    "straightConnector1": ({}, [], [("l", "t"), ("r", "b")]),
    "bentConnector2": ({}, [], [("l", "t"), ("r", "t"), ("r", "b")]),
    "bentConnector3": (
        {"adj1": 50000},
        [("x1", "*/ w adj1 100000")],
        [("l", "t"), ("x1", "t"), ("x1", "b"), ("r", "b")],
    ),
    "bentConnector4": (
        {"adj1": 50000, "adj2": 50000},
        [("x1", "*/ w adj1 100000"), ("x2", "+/ x1 r 2"), ("y2", "*/ h adj2 100000"), ("y1", "+/ t y2 2")],
        [("l", "t"), ("x1", "t"), ("x1", "y2"), ("r", "y2"), ("r", "b")],
    ),
    "bentConnector5": (
        {"adj1": 50000, "adj2": 50000, "adj3": 50000},
        [
            ("x1", "*/ w adj1 100000"),
            ("x3", "*/ w adj3 100000"),
            ("x2", "+/ x1 x3 2"),
            ("y2", "*/ h adj2 100000"),
            ("y1", "+/ t y2 2"),
            ("y3", "+/ b y2 2"),
        ],
        [("l", "t"), ("x1", "t"), ("x1", "y2"), ("x3", "y2"), ("x3", "b"), ("r", "b")],
    ),
}


def guide(formula: str, known: dict[str, float]) -> float:
    """One formula of a guide: multiply and divide, or add and divide."""
    operator, *names = formula.split()
    x, y, z = (known[name] if name in known else float(name) for name in names)
    return x * y / z if operator == "*/" else (x + y) / z


def drawn(
    preset: str, offset: Emu, extent: Emu, turn: int, flips: tuple[bool, bool], adjust: list[int]
) -> list:
    """The corners that a program draws: path in the box, then mirrored, then turned about the middle."""
    defaults, guides, path = PRESETS[preset]
    width, height = extent
    known: dict[str, float] = {"l": 0, "t": 0, "w": width, "h": height, "r": width, "b": height}
    known |= defaults | {f"adj{n}": value for n, value in enumerate(adjust, 1)}
    for name, formula in guides:
        known[name] = guide(formula, known)
    middle = offset[0] + width / 2, offset[1] + height / 2
    angle = math.radians(turn / 60000)
    corners = []
    for x_name, y_name in path:
        x, y = known[x_name] - width / 2, known[y_name] - height / 2
        x, y = -x if flips[0] else x, -y if flips[1] else y
        corners.append(
            (
                middle[0] + x * math.cos(angle) - y * math.sin(angle),
                middle[1] + x * math.sin(angle) + y * math.cos(angle),
            )
        )
    return corners


def corners_of(found: Connector) -> list[tuple[float, float]]:
    return drawn(
        found.preset,
        found.offset,
        found.extent,
        found.rotation,
        (found.flip_x, found.flip_y),
        list(found.adjust),
    )


def check(points: list[Emu], found: Connector) -> None:
    """All corners are there to half a hundredth of a point; the start may lie further back, in its symbol."""
    shown = corners_of(found)
    assert len(shown) == len(points)
    for (x, y), (a, b) in zip(shown[1:], points[1:], strict=True):
        assert abs(x - a) < 64, (points, shown)
        assert abs(y - b) < 64, (points, shown)
    (x0, y0), (x1, y1) = points[0], points[1]
    back = math.dist(shown[0], points[0])
    assert back < 2 * LEAST + 64
    if back > 64:  # only backward on its own line
        length = math.dist(points[0], points[1])
        cosine = ((shown[0][0] - x0) * (x1 - x0) + (shown[0][1] - y0) * (y1 - y0)) / back / length
        assert cosine == pytest.approx(-1, abs=0.02)
    xs, ys = zip(shown[0], shown[-1], strict=True)
    assert found.left == pytest.approx(min(xs), abs=2)
    assert found.top == pytest.approx(min(ys), abs=2)
    assert found.width == pytest.approx(max(xs) - min(xs), abs=2)
    assert found.height == pytest.approx(max(ys) - min(ys), abs=2)


steps = st.integers(-3_000_000, 3_000_000).filter(lambda step: abs(step) > 9_000)


@given(st.booleans(), st.lists(steps, min_size=1, max_size=5), st.integers(0, 9_000_000))
def test_every_polyline_of_up_to_five_pieces_is_drawn_as_it_is(
    upright: bool, pieces: list[int], origin: int
) -> None:
    points = polyline(upright, pieces, origin)
    found = as_connector(points)
    across = points[-1][0] - points[0][0] if upright else points[-1][1] - points[0][1]
    if len(pieces) > 3 and abs(across) < LEAST:
        assert found is None
        return
    assert found is not None
    assert found.preset.endswith(str(len(pieces)))
    assert all(abs(value) < 2**31 for value in found.adjust)
    check(points, found)


def polyline(upright: bool, pieces: list[int], origin: int) -> list[Emu]:
    points: list[Emu] = [(origin, origin)]
    for index, step in enumerate(pieces):
        x, y = points[-1]
        points.append((x, y + step) if upright == (index % 2 == 0) else (x + step, y))
    return points


@given(
    st.booleans(), st.sampled_from([1, -1]), st.integers(200_000, 900_000), steps, st.integers(-9000, 9000)
)
def test_a_way_back_on_one_side_begins_inside_its_symbol(
    upright: bool, ahead: int, out: int, aside: int, slant: int
) -> None:
    assume(slant != 0 or aside != 0)
    points = polyline(upright, [ahead * out, aside, -ahead * out + slant], 5_000_000)
    found = as_connector(points)
    assert found is not None
    assert found.preset == "bentConnector3"
    check(points, found)


def test_the_turns_are_those_that_office_itself_writes() -> None:
    down_right = as_connector([(0, 0), (0, 50_000), (80_000, 50_000), (80_000, 100_000)])
    assert down_right is not None
    assert (down_right.rotation, down_right.flip_x, down_right.flip_y) == (16_200_000, True, False)
    assert down_right.adjust == (50_000,)
    down_left = as_connector([(90_000, 0), (90_000, 50_000), (0, 50_000), (0, 100_000)])
    assert down_left is not None
    assert (down_left.rotation, down_left.flip_x, down_left.flip_y) == (5_400_000, False, False)
    assert down_left.extent == (100_000, 90_000)


def test_more_pieces_than_office_has_give_none() -> None:
    points = polyline(False, [100_000, 100_000, 100_000, 100_000, 100_000, 100_000], 0)
    assert as_connector(points) is None
    assert as_connector(points[:1]) is None


def test_all_arrows_of_all_cases_are_presets_with_the_corners_of_the_layout(shared_dir: Path) -> None:
    kinds: Counter[str] = Counter()
    for file in sorted(shared_dir.glob("*/*.sop.yaml")):
        for page in compose(read_sop(file).sop).procedure:
            for arrow in page.arrows:
                if arrow.hops:
                    continue
                points = [(round(x * 12_700), round(y * 12_700)) for x, y in arrow.points]
                assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
                found = as_connector(points)
                assert found is not None, arrow
                check(points, found)
                kinds[found.preset] += 1
    assert kinds["bentConnector2"] > 60
    assert kinds["bentConnector3"] > 20
    assert kinds["straightConnector1"] > 30
