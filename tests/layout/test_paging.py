"""Page breaks: few arrows cut, no page half empty, everything in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopan.layout.paging import break_pages


def _break(heights: list[float], cuts: list[int], room: float = 100.0) -> list[tuple[int, int]]:
    return break_pages(len(heights), lambda a, b: sum(heights[a:b]), lambda _: room, cuts)


def test_what_fits_stands_on_one_page() -> None:
    assert _break([20.0] * 5, [1] * 5) == [(0, 5)]


def test_the_break_with_the_fewest_arrows_is_taken() -> None:
    cuts = [3, 3, 3, 1, 3, 3, 3, 0]
    assert _break([20.0] * 8, cuts)[0] == (0, 4)


def test_no_page_is_left_half_empty_to_save_an_arrow() -> None:
    cuts = [1, 3, 3, 3, 2, 3, 3, 0]
    assert _break([20.0] * 8, cuts)[0] != (0, 1)


def test_a_row_higher_than_a_page_gets_one_of_its_own() -> None:
    assert _break([20.0, 150.0, 20.0], [1, 1, 0]) == [(0, 1), (1, 2), (2, 3)]


def test_breaks_may_begin_later() -> None:
    pages = break_pages(6, lambda a, b: 40.0 * (b - a), lambda _: 100.0, [1] * 6, start=2)
    assert pages == [(2, 4), (4, 6)]


@given(st.lists(st.floats(5.0, 100.0), min_size=1, max_size=60), st.data())
def test_pages_hold_every_row_once_and_fit(heights: list[float], data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, 5), min_size=len(heights), max_size=len(heights)))
    pages = _break(heights, cuts)
    assert [row for first, end in pages for row in range(first, end)] == list(range(len(heights)))
    assert all(sum(heights[first:end]) <= 100.0 + 1e-6 for first, end in pages)
