"""Optimal alignment of a case with the graph of an SOP.

An alignment explains what happened by the way through the SOP that needs the fewest deviations: each
step that the SOP asks for and the case left out costs 1, and so does each event that the SOP does not
allow there (van der Aalst, Adriansyah and van Dongen 2012, with the standard costs).

The SOP has no parallel branches, so after any event the case stands at one step. Steps left out between
two steps that were done are a shortest way of the graph, known beforehand for every pair. What remains
is a table of events by steps, filled once: time is events x distinct steps of the case, however many
variants or loops there are, and the result is exact.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from sopan.model import Alur

__all__ = ["Aligner", "Gerak", "Penyelarasan"]

_FAR = 1 << 30

Jenis = Literal["sesuai", "dilewati", "tambahan"]


class Gerak(NamedTuple):
    """One move of an alignment.

    `sesuai`: the event is this step. `dilewati`: the step has no event. `tambahan`: the event has no place;
    `langkah` is the step that it names, None for one that is not known.
    """

    jenis: Jenis
    langkah: int | None
    kejadian: int | None


@dataclass(frozen=True, slots=True)
class Penyelarasan:
    """An optimal alignment: its moves in order, its cost, and fitness from 0 to 1.

    Fitness is 1 - cost / (events + steps of the shortest way), the share of the worst that did not happen.
    """

    gerak: tuple[Gerak, ...]
    biaya: int
    kesesuaian: float


@dataclass(frozen=True)
class Aligner:
    """Aligns cases with one graph, and remembers those that it has seen."""

    alur: Alur

    @cached_property
    def _gap(self) -> list[list[int]]:
        """Steps left out between step s (0: the start) and step t done next; _FAR where no way leads."""
        size = self.alur.jumlah + 1
        gaps: list[list[int]] = []
        for s in range(size):
            row = [_FAR] * size
            queue: deque[tuple[int, int]] = deque((t, 0) for t in self._nexts(s))
            while queue:
                t, skipped = queue.popleft()
                if row[t] == _FAR:
                    row[t] = skipped
                    queue.extend((u, skipped + 1) for u in self._nexts(t))
            gaps.append(row)
        return gaps

    @cached_property
    def _gap_into(self) -> list[list[int]]:
        """The same by step that is done next."""
        return [list(column) for column in zip(*self._gap, strict=True)]

    @cached_property
    def _end_gap(self) -> list[int]:
        """Steps left out from step s to an end."""
        gaps = [_FAR] * (self.alur.jumlah + 1)
        for s in range(self.alur.jumlah + 1):
            if s in self.alur.akhir:
                gaps[s] = 0
            else:
                gaps[s] = min(
                    (self._gap[s][t] + 1 for t in self.alur.akhir if self._gap[s][t] < _FAR), default=_FAR
                )
        return gaps

    @cached_property
    def terpendek(self) -> int:
        """Steps of the shortest way through the SOP."""
        return self._end_gap[0]

    @cached_property
    def _known(self) -> dict[tuple[tuple[int, ...], ...], Penyelarasan]:
        return {}

    def _nexts(self, s: int) -> list[int]:
        if s == 0:
            return [1] if self.alur.jumlah else []
        return [a.ke for a in self.alur.keluar[s] if a.ke is not None]

    def align(self, jejak: Sequence[tuple[int, ...]]) -> Penyelarasan:
        """Align a case, given as the steps that each event may be (none: not known)."""
        key = tuple(jejak)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._align(key)
        return found

    def _align(self, jejak: tuple[tuple[int, ...], ...]) -> Penyelarasan:
        cost, end, chosen = self._fill(jejak)
        # Walk back: an event is in its place where the step that we stand on was last reached through it.
        backward: list[Gerak] = []
        backward += [Gerak("dilewati", step, None) for step in reversed(self._way_out(end))]
        at = end
        for i in range(len(jejak) - 1, -1, -1):
            before = -1
            for t, s in chosen[i]:
                if t == at:
                    before = s
            if before < 0:
                backward.append(Gerak("tambahan", jejak[i][0] if jejak[i] else None, i))
                continue
            backward.append(Gerak("sesuai", at, i))
            backward += [Gerak("dilewati", step, None) for step in reversed(self._between(before, at))]
            at = before
        worst = len(jejak) + self.terpendek
        return Penyelarasan(tuple(reversed(backward)), cost, 1 - cost / worst if worst else 1.0)

    def _fill(self, jejak: tuple[tuple[int, ...], ...]) -> tuple[int, int, list[list[tuple[int, int]]]]:
        """The least cost, the step that the case ends on, and what each event is taken for.

        That is, for each event, the steps that are best reached through it, each with the step before.
        Costs hold without the events counted as additional (`extra`).
        """
        cost: dict[int, int] = {0: 0}
        extra = 0
        chosen: list[list[tuple[int, int]]] = []
        into = self._gap_into
        for steps in jejak:
            better: list[tuple[int, int, int]] = []
            for t in steps:
                least, origin = _FAR, -1
                column = into[t]
                for s, value in cost.items():
                    total = value + column[s]
                    if total < least:
                        least, origin = total, s
                # Taking the event costs no additional event: one less than all others from here on.
                if origin >= 0 and least - 1 < cost.get(t, _FAR):
                    better.append((t, origin, least - 1))
            extra += 1
            cost.update((t, value) for t, _, value in better)
            chosen.append([(t, s) for t, s, _ in better])
        least, end = min((value + self._end_gap[s], s) for s, value in cost.items())
        return least + extra, end, chosen

    @cached_property
    def _ways(self) -> dict[tuple[int, int], tuple[int, ...]]:
        return {}

    def _between(self, s: int, t: int) -> tuple[int, ...]:
        """The steps left out on the shortest way from s to t, without both."""
        if (s, t) not in self._ways:
            way: list[int] = []
            at = s
            while True:
                following = self._nexts(at)
                if t in following:
                    break
                # The next step on a shortest way: the first that is nearest to t.
                at = min(following, key=lambda u: self._gap[u][t])
                way.append(at)
            self._ways[s, t] = tuple(way)
        return self._ways[s, t]

    def _way_out(self, s: int) -> tuple[int, ...]:
        if self._end_gap[s] == 0:
            return ()
        end = min(self.alur.akhir, key=lambda t: (self._gap[s][t], t))
        return (*self._between(s, end), end)
