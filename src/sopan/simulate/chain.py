"""The absorbing Markov chain behind an SOP: how often each step is done when some work comes back.

A case walks from step to step; at a decision it goes by chance. With N = (I - Q)^-1, where Q holds the
chances between steps, the first row of N is the expected number of visits of each step (Kemeny and
Snell, Finite Markov Chains, chapter 3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sopan.errors import Pesan, WrongUse
from sopan.model import Alur, Arus, Sop, alur_dari

__all__ = ["NeverEnds", "Rantai", "rantai_dari", "solve_sparse", "without"]


class NeverEnds(WrongUse):
    """From some step that can be reached no end can be reached: the case would go round for ever."""


@dataclass(frozen=True)
class Rantai:
    """The chain of one SOP: its graph and the chance of every flow.

    `peluang` follows `alur.arus`; flows out of one step add up to 1. A case enters at step `awal`.
    """

    alur: Alur
    peluang: tuple[float, ...]
    awal: int = 1

    @cached_property
    def _flows(self) -> dict[int, list[tuple[Arus, float]]]:
        flows: dict[int, list[tuple[Arus, float]]] = {n: [] for n in range(1, self.alur.jumlah + 1)}
        for arus, p in zip(self.alur.arus, self.peluang, strict=True):
            if p > 0:
                flows[arus.dari].append((arus, p))
        return flows

    def keluar(self, langkah: int) -> list[tuple[Arus, float]]:
        """The flows out of a step that can happen, with their chances."""
        return self._flows[langkah]

    def nilai(self, biaya: Sequence[float]) -> list[float]:
        """The expected sum of `biaya` (one number a step) from each step until the end.

        Solves v = biaya + Q v over the steps that can be reached; the others get 0.
        """
        reached = self.terjangkau()
        self._must_end(reached)
        rows: dict[int, dict[int, float]] = {}
        right: dict[int, float] = {}
        for n in reached:
            row = {n: 1.0}
            for arus, p in self.keluar(n):
                if arus.ke is not None:
                    row[arus.ke] = row.get(arus.ke, 0.0) - p
            rows[n], right[n] = row, biaya[n - 1]
        found = solve_sparse(rows, right)
        return [found.get(n, 0.0) for n in range(1, self.alur.jumlah + 1)]

    def kunjungan(self) -> list[float]:
        """The expected number of times that each step is done in one case (first row of N)."""
        reached = self.terjangkau()
        self._must_end(reached)
        rows: dict[int, dict[int, float]] = {n: {n: 1.0} for n in reached}
        for n in reached:
            for arus, p in self.keluar(n):
                if arus.ke is not None:
                    rows[arus.ke][n] = rows[arus.ke].get(n, 0.0) - p
        found = solve_sparse(rows, {n: 1.0 if n == self.awal else 0.0 for n in reached})
        return [found.get(n, 0.0) for n in range(1, self.alur.jumlah + 1)]

    def ragam(self, biaya: Sequence[float]) -> float:
        """The variance of the sum of `biaya` from the first step, when each step costs just that.

        From the second moment m = c(2v - c) + Q m, with v the expected sum from each step.
        """
        v = self.nilai(biaya)
        second = self.nilai([c * (2 * mean - c) for c, mean in zip(biaya, v, strict=True)])
        return max(0.0, second[self.awal - 1] - v[self.awal - 1] ** 2)

    def terjangkau(self) -> list[int]:
        """The steps that a case can come to, in order; a flow of chance 0 leads nowhere."""
        seen, stack = {self.awal}, [self.awal]
        while stack:
            for arus, _ in self.keluar(stack.pop()):
                if arus.ke is not None and arus.ke not in seen:
                    seen.add(arus.ke)
                    stack.append(arus.ke)
        return sorted(seen)

    def _must_end(self, reached: Sequence[int]) -> None:
        into: dict[int, list[int]] = {}
        ends: list[int] = []
        for n in reached:
            for arus, _ in self.keluar(n):
                if arus.ke is None:
                    ends.append(n)
                else:
                    into.setdefault(arus.ke, []).append(n)
        seen, stack = set(ends), list(ends)
        while stack:
            for n in into.get(stack.pop(), ()):
                if n not in seen:
                    seen.add(n)
                    stack.append(n)
        lost = [str(n) for n in reached if n not in seen]
        if lost:
            steps = ", ".join(lost)
            raise NeverEnds(
                Pesan(
                    f"dari langkah {steps} prosedur tidak pernah berakhir; "
                    "beri jalan keluar, atau peluang di bawah 1 bagi putaran itu.",
                    f"from step {steps} the procedure never ends; "
                    "give it a way out, or the loop a chance below 1.",
                )
            )


def rantai_dari(sop: Sop, peluang: Mapping[int, float] | None = None) -> Rantai:
    """The chain of an SOP. `peluang` gives the chance of `ya` by step number, over what the SOP says.

    Raises WrongUse where a branch leads to a step that does not exist, or a chance is not from 0 to 1.
    """
    alur = alur_dari(sop)
    if alur.hilang:
        names = ", ".join(f"'{h.rujukan}'" for h in alur.hilang)
        raise WrongUse(
            Pesan(
                f"langkah {names} dituju tetapi tidak ada; perbaiki dahulu (lihat sopan check).",
                f"step {names} is led to but does not exist; mend that first (see sopan check).",
            )
        )
    given = dict(peluang or {})
    chances: list[float] = []
    for arus in alur.arus:
        keputusan = sop.langkah[arus.dari - 1].keputusan
        if arus.cabang is None or keputusan is None:
            chances.append(1.0)
            continue
        yes = given.get(arus.dari, keputusan.peluang_ya())
        if not 0 <= yes <= 1:
            raise WrongUse(
                Pesan(
                    f"peluang langkah {arus.dari} adalah {yes:g}; isi 0 sampai 1.",
                    f"the chance of step {arus.dari} is {yes:g}; give 0 to 1.",
                )
            )
        chances.append(yes if arus.cabang == "ya" else 1 - yes)
    return Rantai(alur, tuple(chances))


def without(rantai: Rantai, nomor: int) -> Rantai | None:
    """The chain with one step taken out: what led to it leads to where it went.

    A decision that is taken out always goes its way ahead (`ya` where both lead ahead). None where
    nothing would be left.
    """
    out = [arus for arus, _ in rantai.keluar(nomor)]
    kept = next((arus for arus in out if not arus.balik), None)
    if kept is None or (nomor == rantai.awal and kept.ke is None):
        return None
    arus: list[Arus] = []
    chances: list[float] = []
    for flow, p in zip(rantai.alur.arus, rantai.peluang, strict=True):
        if flow.dari == nomor:
            arus.append(flow)
            chances.append(1.0 if flow == kept else 0.0)
        else:
            arus.append(flow._replace(ke=kept.ke) if flow.ke == nomor else flow)
            chances.append(p)
    awal = kept.ke if nomor == rantai.awal and kept.ke is not None else rantai.awal
    return Rantai(Alur(rantai.alur.jumlah, tuple(arus)), tuple(chances), awal)


def solve_sparse(rows: dict[int, dict[int, float]], right: dict[int, float]) -> dict[int, float]:
    """Solve a square linear system given as rows of {unknown: coefficient}; row `n` has a pivot at `n`.

    Elimination without exchange of rows is stable here: I - Q of an absorbing chain is an M-matrix. The
    flow of an SOP is nearly a line, so the rows stay short and 60 steps take a fraction of a
    millisecond; numpy would take longer to import.
    """
    rows = {n: dict(row) for n, row in rows.items()}
    right = dict(right)
    order = sorted(rows, reverse=True)
    holders: dict[int, set[int]] = {n: set() for n in order}
    for n, row in rows.items():
        for other in row:
            holders[other].add(n)
    for position, pivot in enumerate(order):
        row = rows[pivot]
        scale = row[pivot]
        later = set(order[position + 1 :])
        for n in holders[pivot] & later:
            target = rows[n]
            factor = target.pop(pivot) / scale
            right[n] -= factor * right[pivot]
            for unknown, coefficient in row.items():
                if unknown != pivot:
                    target[unknown] = target.get(unknown, 0.0) - factor * coefficient
                    holders[unknown].add(n)
    found: dict[int, float] = {}
    for pivot in reversed(order):
        row = rows[pivot]
        known = sum(c * found[n] for n, c in row.items() if n != pivot)
        found[pivot] = (right[pivot] - known) / row[pivot]
    return found
