"""The flow graph of an SOP: which step leads to which, and what follows from that.

The rules (format.md, rules of reading): a step leads to the next; `lanjut` sends it elsewhere;
`keputusan` splits it into `ya` and `tidak`, either of which may be left out and is then the next step.
The last step and a step with `selesai` end the procedure, as does a branch to "selesai".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sopan.model.langkah import SELESAI, NamaCabang, Rujukan
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["Alur", "Arus", "RujukanHilang", "alur_dari"]


class Arus(NamedTuple):
    """One flow: from step `dari` to step `ke` (numbers from 1); `ke` is None where it ends the procedure.

    `cabang` is the answer that takes this way, None for the plain sequence.
    """

    dari: int
    ke: int | None
    cabang: NamaCabang | None = None

    @property
    def balik(self) -> bool:
        """Whether this flow returns to an earlier step or to the same one (rework)."""
        return self.ke is not None and self.ke <= self.dari


class RujukanHilang(NamedTuple):
    """A target that no step bears: where it stands in the SOP, and what it says."""

    jalur: Jalur
    rujukan: int | str


@dataclass(frozen=True)
class Alur:
    """The graph. `arus` are the flows in the order of the steps, `ya` before `tidak`.

    `hilang` are references to steps that do not exist; their flows are left out of `arus`.
    """

    jumlah: int
    arus: tuple[Arus, ...]
    hilang: tuple[RujukanHilang, ...] = ()

    @cached_property
    def keluar(self) -> dict[int, tuple[Arus, ...]]:
        """The flows out of each step, ends included."""
        out: dict[int, list[Arus]] = {n: [] for n in range(1, self.jumlah + 1)}
        for arus in self.arus:
            out[arus.dari].append(arus)
        return {n: tuple(a) for n, a in out.items()}

    @cached_property
    def masuk(self) -> dict[int, tuple[Arus, ...]]:
        """The flows into each step."""
        into: dict[int, list[Arus]] = {n: [] for n in range(1, self.jumlah + 1)}
        for arus in self.arus:
            if arus.ke is not None:
                into[arus.ke].append(arus)
        return {n: tuple(a) for n, a in into.items()}

    @cached_property
    def akhir(self) -> frozenset[int]:
        """The steps in which the procedure can end."""
        return frozenset(a.dari for a in self.arus if a.ke is None)

    @cached_property
    def terjangkau(self) -> frozenset[int]:
        """The steps that can be reached from the first."""
        return self._walk({1} if self.jumlah else set(), lambda n: (a.ke for a in self.keluar[n]))

    @cached_property
    def dapat_berakhir(self) -> frozenset[int]:
        """The steps from which an end can be reached."""
        return self._walk(set(self.akhir), lambda n: (a.dari for a in self.masuk[n]))

    @staticmethod
    def _walk(start: set[int], nexts: Callable[[int], Iterator[int | None]]) -> frozenset[int]:
        seen, stack = set(start), list(start)
        while stack:
            for target in nexts(stack.pop()):
                if target is not None and target not in seen:
                    seen.add(target)
                    stack.append(target)
        return frozenset(seen)

    @cached_property
    def putaran(self) -> tuple[tuple[int, ...], ...]:
        """The loops in which nothing decides: once in, the flow never leaves. The steps of each, in order."""
        onward = {n: flows[0].ke for n, flows in self.keluar.items() if flows and flows[0].cabang is None}
        loops: list[tuple[int, ...]] = []
        done: set[int] = set()
        for start in onward:
            walked: list[int] = []
            at: int | None = start
            while at in onward and at not in done and at not in walked:
                walked.append(at)
                at = onward[at]
            if at in walked:
                loops.append(tuple(sorted(walked[walked.index(at) :])))
            done.update(walked)
        return tuple(loops)

    def maju(self) -> tuple[Arus, ...]:
        """The flows without rework: those that lead to a later step or to an end."""
        return tuple(a for a in self.arus if not a.balik)

    def terpanjang(self, lama: Callable[[int], float]) -> tuple[float, tuple[int, ...]]:
        """The longest way without rework from the first step to an end, and its steps.

        `lama` gives the length of a step by number. Raises ValueError where no way without rework
        leads to an end.
        """
        return self._extreme(lama, max)

    def terpendek(self, lama: Callable[[int], float]) -> tuple[float, tuple[int, ...]]:
        """The shortest way without rework from the first step to an end, and its steps."""
        return self._extreme(lama, min)

    def _extreme(
        self, lama: Callable[[int], float], choose: Callable[..., tuple[float, int | None]]
    ) -> tuple[float, tuple[int, ...]]:
        best: dict[int, tuple[float, int | None]] = {}
        for nomor in range(self.jumlah, 0, -1):  # forward flows only go up, so later steps are known
            ways: list[tuple[float, int | None]] = []
            for arus in self.keluar[nomor]:
                if arus.ke is None:
                    ways.append((0.0, None))
                elif arus.ke > nomor and arus.ke in best:
                    ways.append((best[arus.ke][0], arus.ke))
            if ways:
                length, following = choose(ways, key=lambda way: way[0])
                best[nomor] = (length + lama(nomor), following)
        if 1 not in best:
            raise ValueError("no way without rework leads from the first step to an end")
        steps: list[int] = []
        at: int | None = 1
        while at is not None:
            steps.append(at)
            at = best[at][1]
        return best[1][0], tuple(steps)


def alur_dari(sop: Sop) -> Alur:
    """The flow graph of an SOP."""
    arus: list[Arus] = []
    hilang: list[RujukanHilang] = []
    jumlah = len(sop.langkah)

    def target(rujukan: Rujukan | None, nomor: int, jalur: Jalur) -> tuple[bool, int | None]:
        if rujukan is None:
            return True, nomor + 1 if nomor < jumlah else None
        if rujukan == SELESAI:
            return True, None
        ke = sop.nomor_langkah(rujukan)
        if ke is None:
            hilang.append(RujukanHilang(jalur, rujukan))
        return ke is not None, ke

    for nomor, langkah in enumerate(sop.langkah, 1):
        di: Jalur = ("langkah", nomor - 1)
        if langkah.keputusan is not None:
            nama: NamaCabang
            for nama in ("ya", "tidak"):
                cabang = langkah.keputusan.cabang(nama)
                ada, ke = target(cabang.langkah, nomor, (*di, "keputusan", nama))
                if ada:
                    arus.append(Arus(nomor, ke, nama))
        elif langkah.selesai:
            arus.append(Arus(nomor, None))
        else:
            ada, ke = target(langkah.lanjut, nomor, (*di, "lanjut"))
            if ada:
                arus.append(Arus(nomor, ke))
    return Alur(jumlah, tuple(arus), tuple(hilang))
