"""Tracks: the order with the fewest crossings, and places that keep clear of each other and of rules."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sopan.layout.routing.tracks import Run, assign, spread


def test_nested_brackets_lie_inside_each_other() -> None:
    inner = Run(10, 20, [(10, -1), (20, -1)], [(0, 0)])
    outer = Run(5, 25, [(5, -1), (25, -1)], [(1, 0)])
    assign([outer, inner])
    assert inner.track < outer.track  # to the left, where both turn off


def test_runs_that_do_not_meet_share_a_track() -> None:
    first, second = Run(0, 10, [], [(0, 0)]), Run(20, 30, [], [(1, 0)])
    assign([first, second])
    assert first.track == second.track == 0


def test_runs_into_one_target_run_together() -> None:
    join = ("target", 0, "left")
    runs = assign([Run(0, 10, [], [(0, 0)], join), Run(5, 30, [], [(1, 0)], join)])
    assert len(runs) == 1
    assert sorted(runs[0].members) == [(0, 0), (1, 0)]


def test_one_track_stands_beside_the_rule_not_on_it() -> None:
    places = spread(1, 0.0, 10.0, 20.0, [-1], 3.6)
    assert places is not None
    assert abs(places[0] - 10.0) >= 2.0


def test_too_many_tracks_are_told() -> None:
    assert spread(9, 0.0, None, 10.0, [0] * 9, 3.6) is None


@given(
    count=st.integers(1, 12),
    width=st.floats(1.0, 80.0),
    line=st.one_of(st.none(), st.floats(0.1, 0.9)),
    data=st.data(),
)
def test_places_are_in_order_and_inside(
    count: int, width: float, line: float | None, data: st.DataObject
) -> None:
    lean = data.draw(st.lists(st.integers(-2, 2), min_size=count, max_size=count))
    places = spread(count, 0.0, None if line is None else line * width, width, lean, 3.6)
    if places is None:
        return
    assert len(places) == count
    assert all(0.0 - 1e-6 <= place <= width + 1e-6 for place in places)
    assert all(b - a >= 3.6 - 1e-6 for a, b in pairwise(places))
