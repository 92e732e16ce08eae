"""The choice of ways, against an exhaustive search and against drawings whose answer is known."""

from __future__ import annotations

import itertools
import random

import pytest

from sopan.layout.routing.board import Board, Level, Spot, Wish
from sopan.layout.routing.candidates import Ways
from sopan.layout.routing.choose import CROSSING, HARD, Chooser, pair_cost


def _board(columns: list[int], width: int) -> Board:
    return Board([Level((Spot(c, c),)) for c in columns], width)


def _random_page(rng: random.Random) -> tuple[Board, list[Wish]]:
    steps, width = rng.randint(3, 6), rng.randint(1, 4)
    board = _board([rng.randrange(width) for _ in range(steps)], width)
    wishes = [Wish(n, n + 1) for n in range(steps - 1)]
    sources = list(range(steps))
    rng.shuffle(sources)
    for source in sources[: rng.randint(1, 3)]:
        target = rng.randrange(steps)
        wishes.append(Wish(source, target, balik=target <= source))
    return board, wishes


def _exhaustive(board: Board, wishes: list[Wish]) -> float:
    """The least number of crossings of any choice, by trying all, worst prospects cut off."""
    ways = [Ways(board, wish) for wish in wishes]
    for found in ways:
        found.finish()
    routes = [[found.route(n) for n in range(len(found))] for found in ways]
    best = float("inf")

    def descend(depth: int, cost: float, taken: list[object]) -> None:
        nonlocal best
        if cost >= best:
            return
        if depth == len(routes):
            best = cost
            return
        for route in routes[depth]:
            more = cost
            for other in taken:
                more += _conflict(pair_cost(route, other, board.channel_set, {}))
                if more >= best:
                    break
            else:
                descend(depth + 1, more, [*taken, route])

    descend(0, 0.0, [])
    return best


def _conflict(cost: float) -> float:
    """The crossings in a pair's cost; sharing a channel costs less than one and does not count."""
    return 1000.0 * (cost // HARD) + (cost % HARD) // CROSSING


def _chosen(board: Board, wishes: list[Wish]) -> float:
    ways = [Ways(board, wish) for wish in wishes]
    chooser = Chooser(ways, board.channel_set)
    chooser.run(range(len(ways)))
    routes = chooser.untangle()
    return sum(
        _conflict(pair_cost(a, b, board.channel_set, {})) for a, b in itertools.combinations(routes, 2)
    )


def test_as_few_crossings_as_an_exhaustive_search() -> None:
    """On 120 small random pages the choice has one crossing more than the least in at most two."""
    rng = random.Random(2012)
    excess = []
    for _ in range(120):
        board, wishes = _random_page(rng)
        excess.append(_chosen(board, wishes) - _exhaustive(board, wishes))
    assert all(difference >= 0 for difference in excess)
    assert sum(excess) <= 2


def test_interleaved_returns_take_two_sides() -> None:
    board = _board([0] * 6, 1)
    wishes = [Wish(n, n + 1) for n in range(5)] + [Wish(3, 1, True), Wish(4, 2, True)]
    assert _chosen(board, wishes) == 0


def test_three_interleaved_returns_of_one_column_must_cross() -> None:
    board = _board([0] * 7, 1)
    wishes = [Wish(n, n + 1) for n in range(6)] + [Wish(4, 1, True), Wish(5, 2, True), Wish(6, 3, True)]
    assert _exhaustive(board, wishes) == _chosen(board, wishes) == 1


@pytest.mark.parametrize("columns", [[0, 1, 2], [2, 1, 0], [0, 2, 1]])
def test_a_plain_sequence_has_one_bend_a_step(columns: list[int]) -> None:
    board = _board(columns, 3)
    ways = [Ways(board, Wish(n, n + 1)) for n in range(2)]
    routes = Chooser(ways, board.channel_set).run(range(2))
    assert [len(route.points) - 2 for route in routes] == [1, 1]


def test_work_is_bounded_on_a_hopeless_page() -> None:
    """A page where everything crosses everything still comes to an end, with a whole choice."""
    board = _board([0] * 14, 1)
    wishes = [Wish(n, n + 1) for n in range(13)] + [Wish(n, n - 5, True) for n in range(5, 14)]
    ways = [Ways(board, wish) for wish in wishes]
    chooser = Chooser(ways, board.channel_set)
    chooser.run(range(len(ways)))
    assert len(chooser.untangle()) == len(wishes)
    assert chooser.overlaps() == []
