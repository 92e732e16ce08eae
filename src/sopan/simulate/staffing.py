"""The least staff that holds the promise, found by simulating the same cases with other numbers of people.

With common random numbers more people never (but for rare anomalies of queues with rework) serve fewer
cases in time, so the search may cut: no role can do with less than it needs when all others are plenty.
From those least numbers on, teams are tried by size; the first size that holds is the least.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

from sopan.errors import Pesan, WrongUse
from sopan.model.angka import english
from sopan.simulate.machine import Mesin
from sopan.simulate.plan import Plan
from sopan.simulate.summary import Hasil, simulate
from sopan.simulate.times import hari

__all__ = ["StafCukup", "least_staff"]

_MOST_TRIES = 160
_PLENTY = 100_000


@dataclass(frozen=True, slots=True)
class StafCukup:
    """The answer: people of each role, the share of cases in time, how many teams were tried.

    `terkecil` is False where the search was cut short and a smaller team might exist. `mungkin` is False
    where no number of people holds the promise; `terpenuhi` is then what plenty of people reach.
    `jangka_waktu` are the working days within which 9 of 10 cases are done with that team; with the number
    of people that is what the Standar Pelayanan may say (`anjuran`).
    """

    mungkin: bool
    petugas: dict[str, int]
    terpenuhi: float
    dicoba: int
    terkecil: bool
    sasaran: float
    kalimat: Pesan
    jangka_waktu: int | None
    anjuran: Pesan | None

    @property
    def jumlah_pelaksana(self) -> int:
        """People of that team."""
        return sum(self.petugas.values())

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "mungkin": self.mungkin,
            "petugas": self.petugas,
            "terpenuhi": round(self.terpenuhi, 6),
            "dicoba": self.dicoba,
            "terkecil": self.terkecil,
            "sasaran": self.sasaran,
            "kalimat": str(self.kalimat),
            "jumlah_pelaksana": self.jumlah_pelaksana,
            "jangka_waktu": self.jangka_waktu,
            "anjuran": None if self.anjuran is None else str(self.anjuran),
        }


class _Search:
    def __init__(self, plan: Plan, sasaran: float, mesin: Mesin) -> None:
        self.plan, self.sasaran, self.mesin = plan, sasaran, mesin
        self.known: dict[tuple[int, ...], float] = {}

    def share(self, team: tuple[int, ...]) -> float:
        """The share of cases in time with that team; each team is simulated once."""
        if team not in self.known:
            hasil: Hasil = simulate(self.plan.dengan_petugas(team), self.mesin, kali=20)
            self.known[team] = hasil.target.terpenuhi if hasil.target else 1.0
        return self.known[team]

    def holds(self, team: tuple[int, ...]) -> bool:
        return self.share(team) >= self.sasaran

    def least_of(self, r: int, start: int) -> int:
        """The fewest people of one role that do when all other roles have plenty."""

        def enough(n: int) -> bool:
            return self.holds(tuple(n if q == r else _PLENTY for q in range(len(self.plan.peran))))

        if enough(start):
            return start
        low, high = start, start + 1
        while not enough(high):
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if enough(middle) else (middle, high)
        return high


def least_staff(plan: Plan, sasaran: float = 0.9, mesin: Mesin = "auto") -> StafCukup:
    """The smallest team with which the share `sasaran` of cases holds the promise of the plan.

    Raises WrongUse where the plan has no promise or no limited staff.
    """
    if plan.targets[0] is None or any(t != plan.targets[0] for t in plan.targets):
        raise WrongUse(
            Pesan(
                "belum ada janji yang diuji; beri target, misalnya target: 3 hari kerja.",
                "there is no promise to hold; give target, such as target: 3 hari kerja.",
            )
        )
    if not plan.antre:
        raise WrongUse(
            Pesan("simulasi ini tidak membatasi petugas.", "this simulation does not limit the staff.")
        )
    search = _Search(plan, sasaran, mesin)
    roles = len(plan.peran)
    best = search.share((_PLENTY,) * roles)
    if best < sasaran:
        return _told(search, (_PLENTY,) * roles, possible=False, least=True)
    least = tuple(search.least_of(r, math.floor(work + 1e-9) + 1) for r, work in enumerate(plan.kerja_masuk))
    for extra in range(_MOST_TRIES):
        teams = list(_teams(least, extra))
        if len(search.known) + len(teams) > _MOST_TRIES:
            return _told(search, _greedy(search, least), possible=True, least=False)
        good = [team for team in teams if search.holds(team)]
        if good:
            return _told(search, max(good, key=search.share), possible=True, least=True)
    raise AssertionError("the teams of every size were tried")


def _teams(least: tuple[int, ...], extra: int) -> Iterator[tuple[int, ...]]:
    """All teams with `extra` people more than the least."""
    for added in combinations_with_replacement(range(len(least)), extra):
        yield tuple(n + added.count(r) for r, n in enumerate(least))


def _greedy(search: _Search, team: tuple[int, ...]) -> tuple[int, ...]:
    """Add a person where cases wait longest until it holds, then take away whoever is not missed."""
    while not search.holds(team):
        hasil = simulate(search.plan.dengan_petugas(team), search.mesin, kali=20)
        waits = [hasil.petugas[id].menunggu_kasus for id in search.plan.peran]
        longest = waits.index(max(waits))
        team = tuple(n + (r == longest) for r, n in enumerate(team))
    for r in range(len(team)):
        while team[r] > 1 and search.plan.kerja_masuk[r] < team[r] - 1:
            fewer = tuple(n - (q == r) for q, n in enumerate(team))
            if not search.holds(fewer):
                break
            team = fewer
    return team


def _told(search: _Search, team: tuple[int, ...], *, possible: bool, least: bool) -> StafCukup:
    plan = search.plan
    target = plan.targets[0]
    promise = target.teks if target else ""
    share = math.floor(search.share(team) * 100 + 1e-9)
    aim = f"{search.sasaran * 100:.0f}"
    if not possible:
        sentence = Pesan(
            f"Berapa pun petugasnya, janji {promise} hanya terpenuhi untuk {share} dari 100 kasus; "
            "yang lama adalah langkahnya sendiri.",
            f"However many people there are, the promise of {promise} holds for only {share} of 100 cases; "
            "the steps themselves take too long.",
        )
    else:
        members = ", ".join(f"{plan.nama_peran[id]} {n}" for id, n in zip(plan.peran, team, strict=True))
        sentence = Pesan(
            f"Petugas paling sedikit agar {aim} dari 100 kasus memenuhi janji {promise}: {members} "
            f"(terpenuhi {share} dari 100).",
            f"The least staff for {aim} of 100 cases to hold the promise of {promise}: {members} "
            f"(holds for {share} of 100).",
        )
    days = hari(simulate(plan.dengan_petugas(team), search.mesin).selesai.kerja_p90) if possible else None
    return StafCukup(
        mungkin=possible,
        petugas=dict(zip(plan.peran, team, strict=True)) if possible else {},
        terpenuhi=search.share(team),
        dicoba=len(search.known),
        terkecil=least,
        sasaran=search.sasaran,
        kalimat=sentence,
        jangka_waktu=days,
        anjuran=None if days is None else _advice(days, sum(team)),
    )


def _advice(days: int, people: int) -> Pesan:
    time = english(f"{days} hari kerja")
    return Pesan(
        f"Untuk Standar Pelayanan: jangka waktu {days} hari kerja, jumlah pelaksana {people} orang.",
        f"For the service standard: {time}, {people} {'person' if people == 1 else 'people'}.",
    )
