"""A short quiz made from the SOP: who does a step, which step follows, how long it takes, what a "no" means.

The questions depend on the SOP and on a key alone, so that a person who tries again is asked the same, and
two people are asked different things. Steps of the reader's own role come first.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.alur import Alur, alur_dari
from sopan.publish.sosialisasi.bahan import singkat

__all__ = ["Soal", "jawaban_benar", "kuis", "salah"]

BANYAK = 4
"""So many questions at the most."""
_PILIHAN = 4


@dataclass(frozen=True, slots=True)
class Soal:
    """One question: its name in a form, the words, the choices in the order shown, and which is right.

    `penjelasan` says why, for those who chose another.
    """

    kunci: str
    tanya: Pesan
    pilihan: tuple[str, ...]
    benar: str
    penjelasan: Pesan


def kuis(sop: Sop, kunci: str, peran: Iterable[str] = ()) -> tuple[Soal, ...]:
    """The questions for a key (who reads, and which revisi). `peran` are the reader's own columns.

    At least one; an SOP of one step with one actor asks for how many steps it has.
    """
    seed = hashlib.sha256(kunci.encode()).digest()
    chance = random.Random(seed)  # noqa: S311 - to choose questions, nothing is kept secret by it
    maker = _Penanya(sop, chance, frozenset(peran))
    asked: list[Soal] = []
    kinds: list[Callable[[], Soal | None]] = [maker.berikut, maker.siapa, maker.lama, maker.cabang]
    chance.shuffle(kinds)
    for make in (*kinds, *kinds):
        one = make()
        if one is not None and one.kunci not in {other.kunci for other in asked}:
            asked.append(one)
        if len(asked) == BANYAK:
            break
    return tuple(asked) or (maker.berapa(),)


def jawaban_benar(soal: Iterable[Soal]) -> dict[str, str]:
    """The right answers by question, as a form would send them."""
    return {one.kunci: one.benar for one in soal}


def salah(soal: Iterable[Soal], jawaban: Mapping[str, str]) -> tuple[Soal, ...]:
    """The questions that were answered wrongly or not at all."""
    return tuple(one for one in soal if jawaban.get(one.kunci) != one.benar)


class _Penanya:
    """Makes questions of an SOP, each step at most once a kind."""

    def __init__(self, sop: Sop, chance: random.Random, peran: frozenset[str]) -> None:
        self.sop, self.chance = sop, chance
        self.alur: Alur = alur_dari(sop)
        numbers = list(range(1, len(sop.langkah) + 1))
        chance.shuffle(numbers)
        # sorted() keeps the shuffled order within each half.
        self.order = sorted(numbers, key=lambda n: not peran & set(sop.langkah[n - 1].pelaksana))
        self.used: set[str] = set()

    def _say(self, number: int) -> str:
        return singkat(self.sop.langkah[number - 1].kegiatan)

    def _names(self, number: int) -> str:
        return " dan ".join(self.sop.pelaksana[id_].nama for id_ in self.sop.langkah[number - 1].pelaksana)

    def _choices(self, right: str, others: Iterable[str]) -> tuple[str, ...] | None:
        """The right answer among up to three others, in a random order; None where there is no other."""
        wrong = [one for one in dict.fromkeys(others) if one != right]
        if not wrong:
            return None
        self.chance.shuffle(wrong)
        shown = [right, *wrong[: _PILIHAN - 1]]
        self.chance.shuffle(shown)
        return tuple(shown)

    def _ask(
        self, key: str, tanya: Pesan, right: str, others: Iterable[str], penjelasan: Pesan
    ) -> Soal | None:
        if key in self.used:
            return None
        choices = self._choices(right, others)
        if choices is None:
            return None
        self.used.add(key)
        return Soal(key, tanya, choices, right, penjelasan)

    def _first(self, make: Callable[[int], Soal | None]) -> Soal | None:
        return next((one for number in self.order if (one := make(number)) is not None), None)

    def siapa(self) -> Soal | None:
        """Who does a step."""

        def of(n: int) -> Soal | None:
            right, said = self._names(n), self._say(n)
            return self._ask(
                f"siapa-{n}",
                Pesan(f"Siapa yang melaksanakan: “{said}”?", f"Who does this: “{said}”?"),
                right,
                [self._names(m) for m in self.order] + [one.nama for one in self.sop.pelaksana.values()],
                Pesan(f"Langkah {n} dilaksanakan oleh {right}.", f"Step {n} is done by {right}."),
            )

        return self._first(of)

    def berikut(self) -> Soal | None:
        """Which step follows a step that decides nothing."""

        def of(n: int) -> Soal | None:
            flows = self.alur.keluar[n]
            if len(flows) != 1 or flows[0].ke is None:
                return None
            to, said = flows[0].ke, self._say(n)
            right = self._say(to)
            return self._ask(
                f"berikut-{n}",
                Pesan(f"Sesudah “{said}”, langkah apa berikutnya?", f"After “{said}”, which step follows?"),
                right,
                [self._say(m) for m in self.order if m != n],
                Pesan(
                    f"Sesudah langkah {n} adalah langkah {to}: {right}, oleh {self._names(to)}.",
                    f"After step {n} comes step {to}: {right}, by {self._names(to)}.",
                ),
            )

        return self._first(of)

    def cabang(self) -> Soal | None:
        """What a decision leads to when its answer is the one that turns back."""

        def of(n: int) -> Soal | None:
            decision = self.sop.langkah[n - 1].keputusan
            flow = next((one for one in self.alur.keluar[n] if one.cabang == "tidak"), None)
            if decision is None or flow is None:
                return None
            label, said = decision.label("tidak"), self._say(n)
            right = "Prosedur selesai" if flow.ke is None else self._say(flow.ke)
            to = "selesai" if flow.ke is None else f"langkah {flow.ke}: {right}"
            to_en = "the end" if flow.ke is None else f"step {flow.ke}: {right}"
            return self._ask(
                f"cabang-{n}",
                Pesan(
                    f"Pada “{said}”, bila jawabannya “{label}”, ke mana prosedur berlanjut?",
                    f"At “{said}”, where does it go on if the answer is “{label}”?",
                ),
                right,
                [self._say(m) for m in self.order if m != n],
                Pesan(
                    f"Langkah {n} dengan jawaban “{label}” menuju {to}.",
                    f"Step {n} with the answer “{label}” leads to {to_en}.",
                ),
            )

        return self._first(of)

    def lama(self) -> Soal | None:
        """How long a step may take."""
        times = [step.waktu for step in self.sop.langkah if step.waktu]

        def of(n: int) -> Soal | None:
            right, said = self.sop.langkah[n - 1].waktu, self._say(n)
            if right is None:
                return None
            return self._ask(
                f"lama-{n}",
                Pesan(f"Berapa lama waktu untuk “{said}”?", f"How long may “{said}” take?"),
                right,
                times,
                Pesan(
                    f"Waktu baku langkah {n} adalah {right}.", f"The standard time of step {n} is {right}."
                ),
            )

        return self._first(of)

    def berapa(self) -> Soal:
        """The question that every SOP can be asked."""
        count = len(self.sop.langkah)
        shown = [str(one) for one in (count, count + 1, count + 2)]
        self.chance.shuffle(shown)
        return Soal(
            "berapa",
            Pesan("Berapa langkah dalam prosedur ini?", "How many steps has this procedure?"),
            tuple(shown),
            str(count),
            Pesan(f"Prosedur ini terdiri atas {count} langkah.", f"This procedure has {count} step(s)."),
        )
