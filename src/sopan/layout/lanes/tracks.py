"""Lines that share a gap or a corridor, side by side in the order that crosses least."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Run", "arrange"]


class Run(NamedTuple):
    """A straight piece of a link in a gap or corridor, from `low` to `high` along it.

    `before` are the places along it where the link goes on to the lower side (left, or up), `after` those
    where it goes on to the higher side.
    """

    low: int
    high: int
    before: tuple[int, ...]
    after: tuple[int, ...]


def arrange(runs: Sequence[Run]) -> tuple[list[int], int]:
    """The track of each run from 0, and how many tracks there are. Runs that meet never share a track."""
    order: list[int] = []
    for number in sorted(range(len(runs)), key=lambda n: (runs[n].low - runs[n].high, n)):
        costs = [
            sum(_crossings(runs[other], runs[number]) for other in order[:place])
            + sum(_crossings(runs[number], runs[other]) for other in order[place:])
            for place in range(len(order) + 1)
        ]
        order.insert(costs.index(min(costs)), number)
    tracks = [0] * len(runs)
    for place, number in enumerate(order):
        run = runs[number]
        tracks[number] = max(
            (
                tracks[other] + 1
                for other in order[:place]
                if runs[other].low <= run.high and run.low <= runs[other].high
            ),
            default=0,
        )
    return tracks, max(tracks, default=-1) + 1


def _crossings(first: Run, second: Run) -> float:
    """How often two runs cross where the first lies before the second; at its very end it counts half."""
    count = 0.0
    for places, run in ((first.after, second), (second.before, first)):
        for place in places:
            if run.low < place < run.high:
                count += 1
            elif place in (run.low, run.high):
                count += 0.5
    return count
