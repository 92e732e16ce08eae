"""The outlines of the symbols: where they touch their boxes, where arrows end, how they hop."""

from __future__ import annotations

import pytest

from sopan.layout.scene import Arrow, Box, Point, Style, Symbol
from sopan.layout.text import text_width
from sopan.render._shapes import Path, arrow_paths, connector_label, symbol_path

BOX = Box(10, 20, 40, 16)
STYLE = Style()


def corners(path: Path) -> list[tuple[float, float]]:
    return [(step[1], step[2]) for step in path if len(step) == 3]


def symbol(shape: str, label: str | None = None) -> Symbol:
    return Symbol("s", shape, 1, ("a",), BOX, label=label)  # type: ignore[arg-type]


def arrow(points: list[tuple[float, float]], hops: tuple[Point, ...] = (), kind: str = "forward") -> Arrow:
    return Arrow("a", "s", "t", None, kind, tuple(Point(*p) for p in points), hops)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", ["terminator", "process", "decision", "connector"])
def test_a_symbol_fills_its_box_and_is_closed(shape: str) -> None:
    path = symbol_path(symbol(shape))
    found = corners(path)
    ys = [y for _, y in found]
    assert (min(ys), max(ys)) == (20, 36)
    xs = [x for x, _ in found]
    round_ends = 8 if shape == "terminator" else 0  # half circles reach further than their ends
    assert (min(xs) - round_ends, max(xs) + round_ends) == (10, 50)
    assert path[-1] == ("Z",)


def test_a_diamond_has_its_corners_in_the_middle_of_the_sides() -> None:
    assert corners(symbol_path(symbol("decision"))) == [(30, 20), (50, 28), (30, 36), (10, 28)]


def test_a_pentagon_points_down() -> None:
    found = corners(symbol_path(symbol("connector")))
    assert len(found) == 5
    assert [point for point in found if point[1] == 36] == [(30, 36)]


def test_a_capsule_ends_in_half_circles() -> None:
    steps = symbol_path(symbol("terminator"))
    assert [step[0] for step in steps] == ["M", "L", "A", "L", "A", "Z"]


def test_the_head_touches_the_target_and_the_line_stops_inside_it() -> None:
    paths = arrow_paths(arrow([(0, 0), (0, 50)]), STYLE)
    tip, right, left = corners(paths.head)
    assert tip == (0, 50)
    assert {right[0], left[0]} == {-2.2, 2.2}
    assert right[1] == left[1] == 50 - STYLE.head_length
    assert 50 - STYLE.head_length < corners(paths.line)[-1][1] < 50


def test_a_link_has_no_head_and_reaches_its_end() -> None:
    paths = arrow_paths(arrow([(0, 0), (30, 0)], kind="link"), STYLE)
    assert paths.head == ()
    assert corners(paths.line) == [(0, 0), (30, 0)]


def test_a_hop_opens_the_line_and_goes_over_it_upwards_or_to_the_right() -> None:
    across = arrow_paths(arrow([(60, 10), (0, 10)], (Point(30, 10),)), STYLE)
    assert [step[0] for step in across.line] == ["M", "L", "M", "L"]
    assert corners(across.line)[1:3] == [(33, 10), (27, 10)]
    (hop,) = across.hops
    assert hop[1:3] == (("L", 27, 10), ("A", 33, 10))  # clockwise from left to right: over the top
    down = arrow_paths(arrow([(5, 60), (5, 0)], (Point(5, 30),)), STYLE)
    assert down.hops[0][1:3] == (("L", 5, 27), ("A", 5, 33))  # clockwise from top to bottom: at the right


def test_hops_near_each_other_or_near_a_bend_are_smaller() -> None:
    paths = arrow_paths(arrow([(0, 0), (40, 0), (40, 40)], (Point(10, 0), Point(14, 0), Point(38, 0))), STYLE)
    radii = [(hop[2][1] - hop[1][1]) / 2 for hop in paths.hops]  # type: ignore[misc]
    assert radii == pytest.approx([2, 2, 2])


def test_a_hop_belongs_to_the_piece_that_it_lies_on() -> None:
    paths = arrow_paths(arrow([(0, 0), (40, 0), (40, 40), (90, 40)], (Point(40, 20),)), STYLE)
    assert len(paths.hops) == 1
    assert [step[0] for step in paths.line] == ["M", "L", "L", "M", "L", "L"]


@pytest.mark.parametrize("label", ["1", "12", "1234567"])
def test_the_number_of_a_pentagon_stands_in_its_body(label: str) -> None:
    place, size = connector_label(symbol("connector", label))
    width = text_width(label, size, bold=True)
    assert place.x + width / 2 == pytest.approx(BOX.center.x)
    assert BOX.x < place.x
    assert place.x + width < BOX.right
    assert BOX.y < place.y - size * 0.7
    assert place.y < BOX.bottom
