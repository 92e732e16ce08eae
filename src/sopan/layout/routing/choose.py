"""One way for every arrow of a page: crossings least, then bends, then length.

With one symbol a row the main flow is a spine and every other arrow an arc on its left or right (a book
embedding on two pages); columns add ways between. Choosing is therefore a small quadratic problem: each
way has a cost of its own, each pair of ways a cost together. It is solved greedily, then by improving one
arrow at a time, then, where crossings are left, by moving two at a time and by branch and bound over the
arrows that are tangled. Everything is in a fixed order, so the same page is always drawn the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sopan.layout.routing.candidates import Ways
from sopan.layout.routing.route import Route, Run

__all__ = ["CROSSING", "HARD", "Chooser", "pair_cost"]

HARD = 1000.0
"""Cost of what the rules forbid: arrows on top of each other."""
CROSSING = 12.0
"""Cost of one crossing: as many bends as a careful person would take to avoid it."""
SHARING = 0.25
"""Cost of two arrows side by side in one channel, so that they spread over the channels."""

_PAIR_TRIES = 10
_WEIGHED = 60
_ROUNDS = 3
_BRANCH_ARROWS = 9
_BRANCH_WAYS = 14
_BRANCH_NODES = 4000
_PATIENCE = 60  # comparisons for each arrow of a page, after which a tangle stays as it is
_SHIFT = 10  # bits for the number of a way: no arrow has as many
_PAIR = 24  # bits for the number of an arrow and a way


def _shared(a: Route, b: Route, channels: frozenset[int]) -> tuple[list[float], list[float]]:
    """The vertical and the horizontal channels in which both ways run, near enough to need an order."""
    upright = sorted(x for x in a.xs & b.xs if x in channels and _meet(a.verticals, b.verticals, x))
    across = sorted(y for y in a.ys & b.ys if not y % 8 and _meet(a.horizontals, b.horizontals, y))
    return upright, across


def _meet(a: Sequence[Run], b: Sequence[Run], line: float) -> bool:
    """Whether runs of both on that line overlap or touch."""
    return any(
        low <= end and start <= high
        for at, low, high in a
        if at == line
        for other, start, end in b
        if other == line
    )


def _crossings(across: Sequence[Run], upright: Sequence[Run]) -> int:
    """How many runs of one way cross runs of another."""
    count = 0
    for y, left, right in across:
        for x, top, bottom in upright:
            if left < x < right and top < y < bottom:
                count += 1
    return count


def _overlaps(a: Sequence[Run], b: Sequence[Run]) -> int:
    """How many runs of two ways lie on one line (no channel, which would set them apart)."""
    return sum(1 for v in a for w in b if v[0] == w[0] and v[1] < w[2] and w[1] < v[2])


def _in_order(a: Route, b: Route, upright: Sequence[float], across: Sequence[float]) -> float:
    """Cost of two ways in the best order of the channels that they share.

    Each shared channel has two orders; `a` is moved half a unit to one side in it and the crossings are
    counted as they lie.
    """
    least = float("inf")
    for order in range(1 << (len(upright) + len(across))):
        move_x = {x: (0.5 if order >> n & 1 else -0.5) for n, x in enumerate(upright)}
        move_y = {y: (0.5 if order >> (n + len(upright)) & 1 else -0.5) for n, y in enumerate(across)}
        verticals: list[Run] = [
            (x + move_x.get(x, 0.0), y0 + move_y.get(y0, 0.0), y1 + move_y.get(y1, 0.0))
            for x, y0, y1 in a.verticals
        ]
        horizontals: list[Run] = [
            (y + move_y.get(y, 0.0), x0 + move_x.get(x0, 0.0), x1 + move_x.get(x1, 0.0))
            for y, x0, x1 in a.horizontals
        ]
        crossings = _crossings(horizontals, b.verticals) + _crossings(b.horizontals, verticals)
        overlaps = _overlaps(verticals, b.verticals) + _overlaps(horizontals, b.horizontals)
        cost = CROSSING * crossings + HARD * overlaps
        least = min(least, cost)
        if least == 0.0:
            break
    return least


def pair_cost(a: Route, b: Route, channels: frozenset[int], crowding: dict[float, float]) -> float:
    """What two ways cost together: crossings, forbidden overlaps, and sharing a channel."""
    if a.bottom < b.top or b.bottom < a.top or a.right < b.left or b.right < a.left:
        return 0.0
    crossings = _crossings(a.horizontals, b.verticals) + _crossings(b.horizontals, a.verticals)
    if (a.xs.isdisjoint(b.xs) and a.ys.isdisjoint(b.ys)) or (a.join is not None and a.join == b.join):
        return CROSSING * crossings
    upright, across = _shared(a, b, channels)
    if not upright and not across:
        overlaps = _overlaps(a.verticals, b.verticals) + _overlaps(a.horizontals, b.horizontals)
        return CROSSING * crossings + HARD * overlaps
    beside = sum(
        crowding.get(x, SHARING)
        for x, low, high in a.verticals
        if x in upright
        for other, start, end in b.verticals
        if x == other and low < end and start < high
    )
    return beside + _in_order(a, b, upright, across)


class Chooser:
    """The choice of ways for the arrows of one page.

    `ways[i]` are the ways of arrow `i`; an arrow with a single way (a link) is fixed. `crowding` raises
    the cost of sharing a channel that turned out too narrow.
    """

    def __init__(
        self,
        ways: Sequence[Ways],
        channels: frozenset[int],
        crowding: dict[float, float] | None = None,
    ) -> None:
        self.ways = ways
        self.channels = channels
        self.crowding = crowding or {}
        self.chosen: list[int] = [-1] * len(ways)
        self._near = self._neighbours()
        self._pairs: dict[int, float] = {}
        self._work = 0

    def _neighbours(self) -> list[list[int]]:
        """For each arrow those that one of its ways could meet."""
        reach = [found.reach for found in self.ways]
        return [
            [j for j, (top, bottom) in enumerate(reach) if j != i and top <= low and high <= bottom]
            for i, (high, low) in enumerate(reach)
        ]

    def pair(self, i: int, a: int, j: int, b: int) -> float:
        """Cost of way `a` of arrow `i` with way `b` of arrow `j`."""
        own, other = i << _SHIFT | a, j << _SHIFT | b
        cost = self._pairs.get(own << _PAIR | other)
        if cost is None:
            cost = pair_cost(self.ways[i].route(a), self.ways[j].route(b), self.channels, self.crowding)
            self._pairs[own << _PAIR | other] = self._pairs[other << _PAIR | own] = cost
        return cost

    def burden(self, i: int, way: int) -> float:
        """What a way costs with all arrows chosen so far, its own cost left out."""
        chosen = self.chosen
        return sum(self.pair(i, way, j, chosen[j]) for j in self._near[i] if chosen[j] >= 0)

    def total(self) -> float:
        """Cost of the whole choice."""
        chosen = self.chosen
        total = 0.0
        for i, way in enumerate(chosen):
            total += self.ways[i].cost(way)
            for j in self._near[i]:
                if j < i:
                    total += self.pair(i, way, j, chosen[j])
        return total

    def best(self, i: int) -> int:
        """The best way of arrow `i` while all others stay."""
        self._work += 1
        ways = self.ways[i]
        best, least = self._best_of(i, range(ways.direct), -1, float("inf"))
        if least > ways.floor:
            ways.finish()
            best, least = self._best_of(i, range(ways.direct, len(ways)), best, least)
        return best

    def _best_of(self, i: int, among: range, best: int, least: float) -> tuple[int, float]:
        chosen, known, ways = self.chosen, self._pairs, self.ways
        others = [
            (j << _SHIFT | chosen[j], ways[j].route(chosen[j])) for j in self._near[i] if chosen[j] >= 0
        ]
        for way in among:
            cost = ways[i].cost(way)
            if cost >= least:
                break
            own = i << _SHIFT | way
            route = ways[i].route(way)
            for key, other in others:
                if other.top > route.bottom or other.bottom < route.top:
                    continue
                with_other = known.get(own << _PAIR | key)
                if with_other is None:
                    with_other = pair_cost(route, other, self.channels, self.crowding)
                    known[own << _PAIR | key] = known[key << _PAIR | own] = with_other
                cost += with_other
                if cost >= least:
                    break
            else:
                best, least = way, cost
        return best, least

    def run(self, order: Sequence[int]) -> list[Route]:
        """A good choice: greedily in the given order, then one arrow at a time until nothing improves."""
        for i in order:
            self.chosen[i] = self.best(i)
        self._improve(order)
        return self.picked()

    def untangle(self) -> list[Route]:
        """A better choice where arrows still cross: two at a time, then an exact search in the tangle."""
        for _ in range(_ROUNDS):
            tangled = self._tangled()
            if not tangled or not (self._move_pairs(tangled) or self._branch(tangled)):
                break
        return self.picked()

    def picked(self) -> list[Route]:
        """The ways chosen."""
        return [self.ways[i].route(way) for i, way in enumerate(self.chosen)]

    def _improve(self, start: Sequence[int]) -> None:
        """Give one arrow after the other its best way until nothing changes any more.

        Only arrows beside one that has moved can have a better way than before.
        """
        waiting = dict.fromkeys(start)
        for _ in range(8 * len(self.ways)):
            if not waiting:
                return
            i = next(iter(waiting))
            del waiting[i]
            now = self.chosen[i]
            if self.ways[i].fixed or (
                now == 0 and self.ways[i].cost(0) + self.burden(i, 0) <= self.ways[i].second
            ):
                continue
            new = self.best(i)
            if new != now:
                self.chosen[i] = new
                waiting.update(
                    dict.fromkeys(
                        j for j in self._near[i] if self.chosen[j] or self.pair(i, new, j, self.chosen[j])
                    )
                )

    def is_tangled(self) -> bool:
        """Whether arrows cross or overlap in the choice as it is."""
        return bool(self._tangled())

    def overlaps(self) -> list[tuple[int, int]]:
        """Pairs of arrows that would lie on top of each other: nothing that may be drawn."""
        return [
            (i, j)
            for i, way in enumerate(self.chosen)
            for j in self._near[i]
            if j < i and self.pair(i, way, j, self.chosen[j]) >= HARD
        ]

    def _tangled(self) -> list[tuple[int, int]]:
        """Pairs of arrows that cross or overlap in the choice as it is, the worst first."""
        chosen = self.chosen
        found = [
            (-self.pair(i, chosen[i], j, chosen[j]), i, j)
            for i in range(len(chosen))
            for j in self._near[i]
            if j < i and self.pair(i, chosen[i], j, chosen[j]) >= CROSSING
        ]
        return [(i, j) for _, i, j in sorted(found)]

    def _move_pairs(self, tangled: list[tuple[int, int]]) -> bool:
        """Force one arrow of a tangle onto another way, let the others answer, keep what is better."""
        least = self.total()
        better = False
        for i in dict.fromkeys(i for pair in tangled for i in pair):
            if self.ways[i].fixed:
                continue
            self.ways[i].finish()
            before = list(self.chosen)
            now = self.chosen[i]
            tried = sorted(
                (way for way in range(min(len(self.ways[i]), _WEIGHED)) if way != now),
                key=lambda way: self.ways[i].cost(way) + 0.5 * self.burden(i, way),
            )
            for way in tried[:_PAIR_TRIES]:
                if self._work > _PATIENCE * len(self.ways):
                    self.chosen = before
                    return better
                self.chosen = list(before)
                self.chosen[i] = way
                self._improve([j for j in self._near[i] if self.pair(i, way, j, self.chosen[j])])
                total = self.total()
                if total < least - 1e-9:
                    least, before, better = total, list(self.chosen), True
                    if not self._tangled():
                        return True
            self.chosen = before
        return better

    def _branch(self, tangled: list[tuple[int, int]]) -> bool:
        """Exact search over the arrows of the tangles and those beside them, within a bound of nodes."""
        heart = dict.fromkeys(i for pair in tangled for i in pair if not self.ways[i].fixed)
        near = dict.fromkeys(
            j
            for i in heart
            for j in self._near[i]
            if j not in heart
            and not self.ways[j].fixed
            and self.pair(j, self.chosen[j], i, self.chosen[i]) > 0
        )
        group = [*heart, *near][:_BRANCH_ARROWS]
        for i in group:
            self.ways[i].finish()
        rest = {i: [(j, self.chosen[j]) for j in self._near[i] if j not in group] for i in group}

        def alone(i: int, way: int) -> float:
            return self.ways[i].cost(way) + sum(self.pair(i, way, j, b) for j, b in rest[i])

        options = {
            i: sorted((alone(i, way), way) for way in range(len(self.ways[i])))[:_BRANCH_WAYS] for i in group
        }
        best_cost = sum(alone(i, self.chosen[i]) for i in group)
        best_cost += sum(
            self.pair(i, self.chosen[i], j, self.chosen[j]) for n, i in enumerate(group) for j in group[:n]
        )
        best = _search(group, options, best_cost, self.pair)
        if best is None:
            return False
        for i, way in best.items():
            self.chosen[i] = way
        return True


def _search(
    group: Sequence[int],
    options: dict[int, list[tuple[float, int]]],
    best_cost: float,
    pair: Callable[[int, int, int, int], float],
) -> dict[int, int] | None:
    """Branch and bound: the cheapest choice for a group below `best_cost`, or None."""
    least_left = [0.0]
    for i in reversed(group):
        least_left.append(least_left[-1] + options[i][0][0])
    least_left.reverse()
    best: dict[int, int] | None = None
    nodes = 0

    def descend(depth: int, cost: float, taken: list[tuple[int, int]]) -> None:
        nonlocal best, best_cost, nodes
        if depth == len(group):
            best_cost, best = cost, dict(taken)
            return
        i = group[depth]
        for own, way in options[i]:
            if cost + own + least_left[depth + 1] >= best_cost - 1e-9:
                return
            nodes += 1
            if nodes > _BRANCH_NODES:
                return
            more = cost + own + sum(pair(i, way, j, b) for j, b in taken)
            if more + least_left[depth + 1] < best_cost - 1e-9:
                taken.append((i, way))
                descend(depth + 1, more, taken)
                taken.pop()

    descend(0, 0.0, [])
    return best
