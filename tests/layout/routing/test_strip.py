"""Pentagons: over their arrows where they can, apart where they must, in stacks where they are many."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sopan.layout.routing.strip import PENTAGON, StripLayout, arrange

LEFT, RIGHT = 100.0, 430.0


def _boxes(strip: StripLayout) -> list[tuple[float, float]]:
    return [(place.x, strip.row_offset(place.row)) for place in strip.places]


def _overlaps(strip: StripLayout) -> int:
    width, height = PENTAGON
    return sum(
        abs(x0 - x1) < width - 0.01 and abs(y0 - y1) < height - 0.01
        for (x0, y0), (x1, y1) in combinations(_boxes(strip), 2)
    )


def test_no_pentagon_needs_no_room() -> None:
    strip = arrange([], [], LEFT, RIGHT)
    assert strip is not None
    assert strip.height == 0


def test_pentagons_with_room_stand_over_their_arrows() -> None:
    strip = arrange([150.0, 200.0, 300.0], [None] * 3, LEFT, RIGHT)
    assert strip is not None
    assert [place.x for place in strip.places] == [150.0, 200.0, 300.0]
    assert all(place.jog is None for place in strip.places)


def test_pentagons_too_close_are_moved_apart_and_keep_their_order() -> None:
    strip = arrange([200.0, 206.0, 203.0], [None] * 3, LEFT, RIGHT)
    assert strip is not None
    places = strip.places
    assert places[0].x < places[2].x < places[1].x
    assert _overlaps(strip) == 0


def test_flows_that_join_are_stacked_when_they_are_many() -> None:
    strip = arrange([180.0] * 90 + [300.0], ["step 1"] * 90 + [None], LEFT, RIGHT)
    assert strip is not None
    assert _overlaps(strip) == 0
    assert all(place.bus is not None for place in strip.places[:90])
    assert strip.places[90].bus is None


def test_more_than_the_paper_holds_is_told() -> None:
    assert arrange([float(n) for n in range(400)], [None] * 400, LEFT, LEFT + 60) is None


@given(st.lists(st.floats(LEFT + 8, RIGHT - 8), max_size=18))
def test_pentagons_never_overlap_nor_leave_the_columns(xs: list[float]) -> None:
    strip = arrange(xs, [None] * len(xs), LEFT, RIGHT)
    assert strip is not None
    assert _overlaps(strip) == 0
    assert all(
        place.x - PENTAGON[0] / 2 >= LEFT and place.x + PENTAGON[0] / 2 <= RIGHT for place in strip.places
    )


@given(st.lists(st.integers(int(LEFT) + 8, int(RIGHT) - 8).map(float), min_size=2, max_size=18, unique=True))
def test_jogs_do_not_cross(xs: list[float]) -> None:
    """An arrow comes down at x to its jog, runs to the pentagon, and goes on: no two of these cross.

    No two arrows come down at one x: the router would have them on top of each other.
    """
    strip = arrange(xs, [None] * len(xs), LEFT, RIGHT)
    assert strip is not None
    for (i, a), (_, b) in combinations(enumerate(strip.places), 2):
        for (at, one), (_, other) in (((xs[i], a), (None, b)), ((xs[strip.places.index(b)], b), (None, a))):
            if one.jog is None or other.jog is None:
                continue
            coming = xs[strip.places.index(other)]
            reach = sorted((at, one.x))
            assert not (reach[0] + 0.1 < coming < reach[1] - 0.1 and other.jog > one.jog)
