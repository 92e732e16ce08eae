"""Page breaks: few arrows cut, no page half empty, no row broken.

An optimal partition by dynamic programming over the rows. How high a run of rows is on a page is known for
sure only after its arrows are routed; so the heights asked for are estimates until `compose` has routed
that very run, and the breaks are found again with what was learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["break_pages"]

_PAGE = 4.0  # a page more costs as much as four arrows cut
_EMPTY = 4.0
_FULL = 0.88
_HALF_EMPTY = 20.0
_LONELY = 1.0


def break_pages(
    count: int,
    need: Callable[[int, int], float],
    room: Callable[[int], float],
    cuts: Sequence[int],
    start: int = 0,
) -> list[tuple[int, int]]:
    """Pages as runs of rows `(first, end)`, `end` excluded, from row `start` on.

    `need(first, end)` is the height of a run, `room(first)` the height that a page beginning with that row
    offers, `cuts[i]` how many arrows a break after row i cuts. A row that does not fit a page of its own
    gets one all the same; whoever made the rows has to prevent that.
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 1)
    for first in range(count - 1, start - 1, -1):
        space = room(first)
        least, at = float("inf"), first + 1
        for end in range(first + 1, count + 1):
            height = need(first, end)
            if height > space and end > first + 1:
                break
            fill = min(1.0, height / space)
            cost = _PAGE + best[end][0]
            if end < count:
                cost += cuts[end - 1] + _EMPTY * max(0.0, _FULL - fill) ** 2
                if fill < 0.5:
                    cost += _HALF_EMPTY * (0.5 - fill)
            elif first > 0 and end - first == 1 and fill < 0.3:
                cost += _LONELY
            if cost < least - 1e-9:
                least, at = cost, end
        best[first] = (least, at)
    pages, first = [], start
    while first < count:
        end = best[first][1]
        pages.append((first, end))
        first = end
    return pages
