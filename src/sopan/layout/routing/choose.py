"""One way for every arrow of a page: crossings least, then bends, then length.

With one symbol a row the main flow is a spine and every other arrow an arc on its left or right (a book
embedding on two pages); columns add ways between. Choosing is therefore a small quadratic problem: each
way has a cost of its own, each pair of ways a cost together. It is solved greedily, then by improving one
arrow at a time, then, where crossings are left, by moving two at a time and by branch and bound over the
arrows that are tangled. Everything is in a fixed order, so the same page is always drawn the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.layout.routing.candidates import Horizontal, Route, Vertical

__all__ = ["CROSSING", "HARD", "Chooser", "channel_crossings", "pair_cost"]

HARD = 1000.0
"""Cost of what the rules forbid: arrows on top of each other."""
CROSSING = 12.0
"""Cost of one crossing: as many bends as a careful person would take to avoid it."""
SHARING = 0.25
"""Cost of two arrows side by side in one channel, so that they spread over the channels."""

_PAIR_TRIES = 10
_BRANCH_ARROWS = 9
_BRANCH_WAYS = 14
_BRANCH_NODES = 4000


def channel_crossings(
    a_ends: Sequence[tuple[float, int]],
    a_low: float,
    a_high: float,
    b_ends: Sequence[tuple[float, int]],
    b_low: float,
    b_high: float,
) -> int:
    """Crossings of two parallel runs when `a` lies before `b` (left of it, or above it).

    A run of `a` that turns towards `b` inside the span of `b` crosses it, and the other way round.
    """
    count = 0
    for at, way in a_ends:
        if way > 0 and b_low < at < b_high:
            count += 1
    for at, way in b_ends:
        if way < 0 and a_low < at < a_high:
            count += 1
    return count


def _beside(a: Vertical | Horizontal, b: Vertical | Horizontal) -> float:
    """Cost of two runs in one channel that pass each other: the better of the two orders."""
    _, a_low, a_high, a_ends = a
    _, b_low, b_high, b_ends = b
    return min(
        channel_crossings(a_ends, a_low, a_high, b_ends, b_low, b_high),
        channel_crossings(b_ends, b_low, b_high, a_ends, a_low, a_high),
    )


def pair_cost(a: Route, b: Route, channels: frozenset[int], crowding: dict[int, float]) -> float:
    """What two ways cost together: crossings, forbidden overlaps, and sharing a channel."""
    if a.bottom < b.top or b.bottom < a.top or a.right < b.left or b.right < a.left:
        return 0.0
    together = a.join is not None and a.join == b.join
    cost = 0.0
    for y, x0, x1, _ in a.horizontals:
        for x, y0, y1, _ in b.verticals:
            if x0 < x < x1 and y0 < y < y1:
                cost += CROSSING
    for y, x0, x1, _ in b.horizontals:
        for x, y0, y1, _ in a.verticals:
            if x0 < x < x1 and y0 < y < y1:
                cost += CROSSING
    if together:
        return cost
    for v in a.verticals:
        for w in b.verticals:
            if v[0] == w[0] and v[1] < w[2] and w[1] < v[2]:
                if v[0] in channels:
                    cost += CROSSING * _beside(v, w) + crowding.get(v[0], SHARING)
                else:
                    cost += HARD
    for h in a.horizontals:
        for g in b.horizontals:
            if h[0] == g[0] and h[1] < g[2] and g[1] < h[2]:
                cost += HARD if h[0] % 8 else CROSSING * _beside(h, g)
    return cost


class Chooser:
    """The choice of ways for the arrows of one page.

    `ways[i]` are the ways of arrow `i`, cheapest first; an arrow with a single way (a link) is fixed.
    `crowding` raises the cost of sharing a channel that turned out too narrow.
    """

    def __init__(
        self, ways: Sequence[Sequence[Route]], channels: frozenset[int], crowding: dict[int, float] | None = None
    ) -> None:
        self.ways = ways
        self.channels = channels
        self.crowding = crowding or {}
        self.chosen: list[int] = [-1] * len(ways)
        self._pairs: dict[tuple[int, int, int, int], float] = {}

    def pair(self, i: int, a: int, j: int, b: int) -> float:
        """Cost of way `a` of arrow `i` with way `b` of arrow `j`."""
        key = (i, a, j, b) if i < j else (j, b, i, a)
        cost = self._pairs.get(key)
        if cost is None:
            cost = self._pairs[key] = pair_cost(self.ways[i][a], self.ways[j][b], self.channels, self.crowding)
        return cost

    def burden(self, i: int, way: int) -> float:
        """What a way costs with all arrows chosen so far, its own cost left out."""
        return sum(self.pair(i, way, j, b) for j, b in enumerate(self.chosen) if b >= 0 and j != i)

    def total(self) -> float:
        """Cost of the whole choice."""
        chosen, ways = self.chosen, self.ways
        total = sum(ways[i][a].cost for i, a in enumerate(chosen) if a >= 0)
        for i in range(len(chosen)):
            if chosen[i] >= 0:
                for j in range(i):
                    if chosen[j] >= 0:
                        total += self.pair(i, chosen[i], j, chosen[j])
        return total

    def best(self, i: int) -> int:
        """The best way of arrow `i` while all others stay."""
        best, least = -1, float("inf")
        others = [(j, b) for j, b in enumerate(self.chosen) if b >= 0 and j != i]
        for way, route in enumerate(self.ways[i]):
            cost = route.cost
            if cost >= least:
                break
            for j, b in others:
                cost += self.pair(i, way, j, b)
                if cost >= least:
                    break
            else:
                best, least = way, cost
        return best

    def run(self, order: Sequence[int]) -> list[int]:
        """Choose; `order` is the order of the first, greedy round."""
        for i in order:
            if self.ways[i]:
                self.chosen[i] = self.best(i)
        self._improve(order)
        for _ in range(3):
            tangled = self._tangled()
            if not tangled or not (self._move_pairs(tangled, order) or self._branch(tangled)):
                break
        return self.chosen

    def _improve(self, order: Sequence[int]) -> bool:
        better = False
        for _ in range(8):
            changed = False
            for i in order:
                if self.chosen[i] < 0 or len(self.ways[i]) == 1:
                    continue
                now = self.chosen[i]
                if now == 0 and not any(self.pair(i, 0, j, b) for j, b in enumerate(self.chosen) if b >= 0 and j != i):
                    continue
                new = self.best(i)
                if new != now:
                    self.chosen[i] = new
                    changed = better = True
            if not changed:
                break
        return better

    def _tangled(self) -> list[tuple[int, int]]:
        """Pairs of arrows that cross or overlap in the choice as it is."""
        chosen = self.chosen
        return [
            (i, j)
            for i in range(len(chosen))
            if chosen[i] >= 0
            for j in range(i)
            if chosen[j] >= 0 and self.pair(i, chosen[i], j, chosen[j]) >= CROSSING
        ]

    def _move_pairs(self, tangled: list[tuple[int, int]], order: Sequence[int]) -> bool:
        """Force one arrow of a tangle onto another way, let the others answer, keep what is better."""
        least = self.total()
        better = False
        for pair in tangled:
            for i in pair:
                if len(self.ways[i]) < 2:
                    continue
                before = list(self.chosen)
                now = self.chosen[i]
                tried = sorted(
                    (way for way in range(len(self.ways[i])) if way != now),
                    key=lambda way: self.ways[i][way].cost + 0.5 * self.burden(i, way),
                )[:_PAIR_TRIES]
                for way in tried:
                    self.chosen = list(before)
                    self.chosen[i] = way
                    for j in order:
                        if j != i and self.chosen[j] >= 0 and self.pair(i, way, j, self.chosen[j]) > 0:
                            self.chosen[j] = self.best(j)
                    self._improve(order)
                    total = self.total()
                    if total < least - 1e-9:
                        least, before, better = total, list(self.chosen), True
                self.chosen = before
        return better

    def _branch(self, tangled: list[tuple[int, int]]) -> bool:
        """Exact search over the arrows of the tangles and those beside them, within a bound of nodes."""
        heart = sorted({i for pair in tangled for i in pair if len(self.ways[i]) > 1})
        near = [
            j
            for j in range(len(self.chosen))
            if j not in heart and self.chosen[j] >= 0 and len(self.ways[j]) > 1
            and any(self.pair(j, self.chosen[j], i, self.chosen[i]) > 0 for i in heart)
        ]  # fmt: skip
        group = (heart + near)[:_BRANCH_ARROWS]
        rest = [(j, b) for j, b in enumerate(self.chosen) if b >= 0 and j not in group]
        options: dict[int, list[tuple[float, int]]] = {}
        for i in group:
            costs = [
                (route.cost + sum(self.pair(i, way, j, b) for j, b in rest), way)
                for way, route in enumerate(self.ways[i])
            ]
            options[i] = sorted(costs)[:_BRANCH_WAYS]
        least_left = [0.0]
        for i in reversed(group):
            least_left.append(least_left[-1] + options[i][0][0])
        least_left.reverse()
        now = {i: self.chosen[i] for i in group}
        best_cost = sum(self.ways[i][a].cost + sum(self.pair(i, a, j, b) for j, b in rest) for i, a in now.items())
        best_cost += sum(self.pair(i, now[i], j, now[j]) for i in group for j in group if j < i)
        best: dict[int, int] | None = None
        nodes = 0

        def descend(depth: int, cost: float, taken: list[tuple[int, int]]) -> None:
            nonlocal best, best_cost, nodes
            if depth == len(group):
                if cost < best_cost - 1e-9:
                    best_cost, best = cost, dict(taken)
                return
            i = group[depth]
            for own, way in options[i]:
                if cost + own + least_left[depth + 1] >= best_cost - 1e-9:
                    break
                nodes += 1
                if nodes > _BRANCH_NODES:
                    return
                more = cost + own
                for j, b in taken:
                    more += self.pair(i, way, j, b)
                if more + least_left[depth + 1] < best_cost - 1e-9:
                    taken.append((i, way))
                    descend(depth + 1, more, taken)
                    taken.pop()

        descend(0, 0.0, [])
        if best is None:
            return False
        for i, way in best.items():
            self.chosen[i] = way
        return True
