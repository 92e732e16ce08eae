"""Analysis of one SOP without simulation: its ways, expected time, shares, hand-overs, waiting points.

Everything follows from the graph, the times and the chances of the decisions; queues do not enter, so
the times are those of a case that never waits for a person. Minutes are working minutes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

from sopan.errors import Pesan, WrongUse
from sopan.model import Arus, Sop
from sopan.simulate.chain import Rantai, rantai_dari, without
from sopan.simulate.plain import plain
from sopan.simulate.times import WaktuLangkah, waktu_semua

__all__ = [
    "Analisis",
    "Jalan",
    "LangkahAnalisis",
    "PelaksanaAnalisis",
    "SerahTerima",
    "TitikTunggu",
    "analyse",
]

SebabTunggu = Literal["berpindah", "bersama", "kalender"]


@dataclass(frozen=True, slots=True)
class Jalan:
    """One way through the procedure: its length in minutes and its steps."""

    menit: float
    langkah: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LangkahAnalisis:
    """One step: how often it is done in a case, its minutes, and what its removal would save.

    `hemat_menit` and `hemat_serah_terima` are None where the step cannot be taken out (the only one).
    A decision taken out always goes on with its way that leads ahead.
    """

    langkah: int
    kunjungan: float
    menit: float
    menit_harapan: float
    hemat_menit: float | None
    hemat_serah_terima: float | None


@dataclass(frozen=True, slots=True)
class PelaksanaAnalisis:
    """One actor's part in a case: expected visits and minutes, and the share of all minutes of people."""

    nama: str
    kunjungan: float
    menit: float
    bagian: float


@dataclass(frozen=True, slots=True)
class SerahTerima:
    """Expected hand-overs in a case from the actors of one step to others."""

    dari: str
    ke: str
    kali: float


@dataclass(frozen=True, slots=True)
class TitikTunggu:
    """A step before which a case is likely to lie, how often that happens, and why."""

    langkah: int
    kali: float
    sebab: tuple[SebabTunggu, ...]


@dataclass(frozen=True, slots=True)
class Analisis:
    """What is known of an SOP without simulating it. Times in working minutes."""

    judul: str
    terpendek: Jalan
    terpanjang: Jalan
    harapan: float
    simpangan: float
    tanpa_ulang: float
    langkah: tuple[LangkahAnalisis, ...]
    pelaksana: Mapping[str, PelaksanaAnalisis]
    serah_terima: tuple[SerahTerima, ...]
    titik_tunggu: tuple[TitikTunggu, ...]
    catatan: tuple[Pesan, ...]

    @property
    def jumlah_serah_terima(self) -> float:
        """Expected hand-overs of a case from one actor to another."""
        return sum(s.kali for s in self.serah_terima)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        data = asdict(self)
        data["catatan"] = [str(c) for c in self.catatan]
        data["serah_terima"] = {"jumlah": self.jumlah_serah_terima, "pasangan": data["serah_terima"]}
        return cast("dict[str, Any]", plain(data))


def analyse(sop: Sop, peluang: Mapping[int, float] | None = None) -> Analisis:
    """Analyse an SOP. `peluang` gives chances of `ya` by step number over those of the SOP.

    Raises WrongUse where a branch leads nowhere or the procedure never ends.
    """
    rantai = rantai_dari(sop, peluang)
    times = waktu_semua(sop)
    minutes = [t.kerja for t in times]
    visits = rantai.kunjungan()
    expected = sum(v * m for v, m in zip(visits, minutes, strict=True))
    handovers = _handovers(sop, rantai, visits)
    return Analisis(
        judul=sop.judul,
        terpendek=_way(rantai, [t.kerja_bawah for t in times], shortest=True),
        terpanjang=_way(rantai, [t.kerja_atas for t in times], shortest=False),
        harapan=expected,
        simpangan=math.sqrt(rantai.ragam(minutes)),
        tanpa_ulang=_without_rework(rantai),
        langkah=_steps(sop, rantai, minutes, visits, sum(h.kali for h in handovers)),
        pelaksana=_shares(sop, minutes, visits),
        serah_terima=handovers,
        titik_tunggu=_waiting_points(sop, rantai, times, visits),
        catatan=_notes(sop, rantai, times),
    )


def _way(rantai: Rantai, minutes: Sequence[float], *, shortest: bool) -> Jalan:
    choose = rantai.alur.terpendek if shortest else rantai.alur.terpanjang
    try:
        return Jalan(*choose(lambda n: minutes[n - 1]))
    except ValueError as error:
        raise WrongUse(
            Pesan(
                "tidak ada jalan tanpa pengulangan dari langkah pertama ke akhir.",
                "no way without rework leads from the first step to an end.",
            )
        ) from error


def _without_rework(rantai: Rantai) -> float:
    """The chance that a case ends without ever being sent back."""
    chance = [0.0] * (rantai.alur.jumlah + 1)
    for n in range(rantai.alur.jumlah, 0, -1):
        for arus, p in rantai.keluar(n):
            if arus.ke is None:
                chance[n] += p
            elif not arus.balik:
                chance[n] += p * chance[arus.ke]
    return chance[1]


def _shares(sop: Sop, minutes: Sequence[float], visits: Sequence[float]) -> dict[str, PelaksanaAnalisis]:
    """A step done together costs each of its actors its full time."""
    count = dict.fromkeys(sop.pelaksana, 0.0)
    spent = dict.fromkeys(sop.pelaksana, 0.0)
    for langkah, m, v in zip(sop.langkah, minutes, visits, strict=True):
        for id in langkah.pelaksana:
            count[id] = count.get(id, 0.0) + v
            spent[id] = spent.get(id, 0.0) + v * m
    total = sum(spent.values())
    return {
        id: PelaksanaAnalisis(
            sop.pelaksana[id].nama if id in sop.pelaksana else id,
            count[id],
            spent[id],
            spent[id] / total if total else 0.0,
        )
        for id in count
    }


def _changes_hands(sop: Sop, arus: Arus) -> bool:
    """Whether none of those who did the step go on with the next."""
    if arus.ke is None:
        return False
    return not set(sop.langkah[arus.dari - 1].pelaksana) & set(sop.langkah[arus.ke - 1].pelaksana)


def _handovers(sop: Sop, rantai: Rantai, visits: Sequence[float]) -> tuple[SerahTerima, ...]:
    counts: dict[tuple[str, str], float] = {}
    for n, often in enumerate(visits, 1):
        for arus, p in rantai.keluar(n):
            if arus.ke is not None and often and _changes_hands(sop, arus):
                pair = (_names(sop, arus.dari), _names(sop, arus.ke))
                counts[pair] = counts.get(pair, 0.0) + often * p
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return tuple(SerahTerima(dari, ke, kali) for (dari, ke), kali in ranked)


def _names(sop: Sop, nomor: int) -> str:
    return ", ".join(
        sop.pelaksana[id].nama if id in sop.pelaksana else id for id in sop.langkah[nomor - 1].pelaksana
    )


def _waiting_points(
    sop: Sop, rantai: Rantai, times: Sequence[WaktuLangkah], visits: Sequence[float]
) -> tuple[TitikTunggu, ...]:
    """Where a case lies: in the tray of another actor, until all can meet, while calendar time runs."""
    arriving = [0.0] * (len(visits) + 1)
    for n, often in enumerate(visits, 1):
        for arus, p in rantai.keluar(n):
            if arus.ke is not None and _changes_hands(sop, arus):
                arriving[arus.ke] += often * p
    points: list[TitikTunggu] = []
    for n, (langkah, time, often) in enumerate(zip(sop.langkah, times, visits, strict=True), 1):
        why: list[SebabTunggu] = []
        if arriving[n]:
            why.append("berpindah")
        if langkah.bersama:
            why.append("bersama")
        if time.dasar == "kalender":
            why.append("kalender")
        if why and often:
            points.append(TitikTunggu(n, often if why != ["berpindah"] else arriving[n], tuple(why)))
    return tuple(sorted(points, key=lambda p: -p.kali))


def _steps(
    sop: Sop, rantai: Rantai, minutes: Sequence[float], visits: Sequence[float], handovers: float
) -> tuple[LangkahAnalisis, ...]:
    expected = sum(v * m for v, m in zip(visits, minutes, strict=True))
    rows: list[LangkahAnalisis] = []
    for n, (m, v) in enumerate(zip(minutes, visits, strict=True), 1):
        saved: tuple[float, float] | None = None
        shorter = without(rantai, n)
        if shorter is not None and v:
            remaining = [0.0 if k == n else minutes[k - 1] for k in range(1, len(minutes) + 1)]
            again = shorter.kunjungan()
            time = sum(a * r for a, r in zip(again, remaining, strict=True))
            saved = expected - time, handovers - sum(h.kali for h in _handovers(sop, shorter, again))
        rows.append(LangkahAnalisis(n, v, m, v * m, saved and saved[0], saved and saved[1]))
    return tuple(rows)


def _notes(sop: Sop, rantai: Rantai, times: Sequence[WaktuLangkah]) -> tuple[Pesan, ...]:
    notes: list[Pesan] = []
    if empty := ", ".join(str(n) for n, t in enumerate(times, 1) if not t.terukur):
        notes.append(
            Pesan(
                f"Langkah {empty} tanpa waktu yang terukur; dihitung 0 menit.",
                f"Step {empty} has no time that can be measured; counted as 0 minutes.",
            )
        )
    guessed = [
        str(n)
        for n, langkah in enumerate(sop.langkah, 1)
        if (k := langkah.keputusan) and k.ya.peluang is None and k.tidak.peluang is None
    ]
    if guessed:
        notes.append(
            Pesan(
                f"Keputusan langkah {', '.join(guessed)} tanpa peluang; dianggap 0,5.",
                f"The decision of step {', '.join(guessed)} gives no chance; taken as 0.5.",
            )
        )
    reached = set(rantai.terjangkau())
    if lost := ", ".join(str(n) for n in range(1, len(times) + 1) if n not in reached):
        notes.append(Pesan(f"Langkah {lost} tidak pernah dicapai.", f"Step {lost} is never reached."))
    return tuple(notes)
