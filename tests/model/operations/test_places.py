"""The arithmetic of places, tried on every small list."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import random_sop

from sopan.model.operations import apply_all, reorder_actors, reorder_items
from sopan.model.operations.places import Buang, Geser, Sisip, Suntingan, after, script, transform


def edits(n: int) -> list[Suntingan]:
    """Every edit of a list of `n` items."""
    moves = [Geser(a, b) for a, b in product(range(n), repeat=2)]
    return [*(Sisip(i) for i in range(n + 1)), *(Buang(i) for i in range(n)), *moves]


def item_of(edit: Suntingan) -> int | None:
    return edit.di if isinstance(edit, Buang) else edit.dari if isinstance(edit, Geser) else None


def done(items: list[str], edit: Suntingan, new: str) -> list[str]:
    items = list(items)
    if isinstance(edit, Sisip):
        items.insert(edit.di, new)
    elif isinstance(edit, Buang):
        del items[edit.di]
    else:
        items.insert(edit.ke, items.pop(edit.dari))
    return items


@pytest.mark.parametrize("n", range(1, 6))
def test_both_orders_of_any_two_edits_lead_to_the_same_list(n: int) -> None:
    items = [str(i) for i in range(n)]
    for one, other in product(edits(n), repeat=2):
        mine, theirs = transform(one, other, first=True), transform(other, one, first=False)
        if mine is None or theirs is None:
            assert item_of(one) == item_of(other) is not None  # gone, or moved by both
            continue
        assert done(done(items, other, "b"), mine, "a") == done(done(items, one, "a"), theirs, "b")


@pytest.mark.parametrize("n", range(1, 6))
def test_an_item_is_where_it_is_said_to_be(n: int) -> None:
    items = [str(i) for i in range(n)]
    for edit in edits(n):
        now = done(items, edit, "x")
        for place, item in enumerate(items):
            then = after(edit, place)
            assert (then is None) == (item not in now)
            assert then is None or now[then] == item


@pytest.mark.parametrize("n", range(1, 6))
def test_without_a_word_on_who_is_first_the_same_place_is_nobodys(n: int) -> None:
    for place in range(n + 1):
        assert transform(Sisip(place), Sisip(place)) is None
        assert transform(Sisip(place), Sisip(place), first=True) == Sisip(place)
        assert transform(Sisip(place), Sisip(place), first=False) == Sisip(place + 1)


@given(st.integers(0, 7), st.integers(0, 7), st.data())
def test_a_script_leads_to_the_other_list(n: int, m: int, data: st.DataObject) -> None:
    stay = data.draw(st.integers(0, min(n, m)))
    old = data.draw(st.permutations(range(n)))[:stay]
    new = data.draw(st.permutations(range(m)))[:stay]
    ties = dict(zip(old, new, strict=True))
    items = [f"n{ties[i]}" if i in ties else f"o{i}" for i in range(n)]
    edits_ = script(n, ties, m)
    for edit in edits_:
        items = done(items, edit, f"n{edit.di}" if isinstance(edit, Sisip) else "")
    assert items == [f"n{i}" for i in range(m)]
    assert sum(not isinstance(edit, Geser) for edit in edits_) == n + m - 2 * stay


def test_an_order_is_reached_by_the_fewest_moves() -> None:
    for order in permutations(range(4)):
        items = ["a", "b", "c", "d"]
        moves = reorder_items(("dasar_hukum",), order)
        for move in moves:
            items.insert(move.ke, items.pop(move.posisi))
        assert items == ["abcd"[i] for i in order]
        rising = max(
            sum(1 for _ in part)
            for size in range(1, 5)
            for part in ([order[i] for i in pick] for pick in permutations(range(4), size))
            if part == sorted(part) and [order.index(i) for i in part] == sorted(order.index(i) for i in part)
        )
        assert len(moves) == 4 - rising


def test_columns_come_in_the_order_asked_for() -> None:
    sop = random_sop(3, steps=4, actors=6)
    order = list(sop.pelaksana)[::-1]
    assert list(apply_all(sop, reorder_actors(sop, order)).pelaksana) == order
    assert reorder_actors(sop, list(sop.pelaksana)) == ()
