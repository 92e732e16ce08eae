"""Times of a log against the SOP: each step against its mutu baku, each case against the promise.

All lengths are working minutes of the office's calendar. A log that says when steps begin gives service
and waiting apart; one that only says when they are done gives their sum, the time since the step before.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sopan.model import Sop
from sopan.model.kalender import Kalender
from sopan.model.waktu import Durasi
from sopan.monitor.conformance import Kesesuaian, KesesuaianKasus

__all__ = ["KasusUkur", "LangkahUkur", "Tren", "Ukuran", "measure"]


@dataclass(frozen=True, slots=True)
class LangkahUkur:
    """One step as it was done. `terpisah` says that `lama` is service alone; otherwise it holds the waiting.

    `lama_*` and `tunggu_rata` are working minutes, `ragam` the coefficient of variation of `lama`,
    `melebihi` the share of times above the standard, None where the SOP sets none.
    """

    langkah: int
    kali: int
    terpisah: bool
    lama_rata: float | None
    lama_p50: float | None
    lama_p90: float | None
    ragam: float | None
    tunggu_rata: float | None
    baku: float | None
    melebihi: float | None


@dataclass(frozen=True, slots=True)
class KasusUkur:
    """One case: working and calendar minutes from its first to its last moment, its month, its rework."""

    id: str
    kerja: float
    kalender: float
    bulan: str
    diulang: int


@dataclass(frozen=True, slots=True)
class Tren:
    """The cases that began in one month."""

    bulan: str
    kasus: int
    kerja_p50: float
    terpenuhi: float | None
    kesesuaian: float


@dataclass(frozen=True)
class Ukuran:
    """Times of a log. `terpenuhi` is the share of finished cases within the promise."""

    langkah: tuple[LangkahUkur, ...]
    kasus: tuple[KasusUkur, ...]
    kerja_rata: float | None
    kerja_p50: float | None
    kerja_p90: float | None
    terpenuhi: float | None
    diulang: float
    tren: tuple[Tren, ...]


class _Step:
    def __init__(self) -> None:
        self.lengths: list[float] = []
        self.waits: list[float] = []
        self.apart = 0
        self.count = 0


def measure(sop: Sop, kesesuaian: Kesesuaian, kalender: Kalender, target: Durasi | None = None) -> Ukuran:
    """Measure the times of aligned cases; events without a place in the SOP count for the case only."""
    steps = [_Step() for _ in sop.langkah]
    cases: list[KasusUkur] = []
    fitness: dict[str, float] = {}
    for case in kesesuaian.kasus:
        measured = _case(case, kalender, steps)
        if measured is not None:
            cases.append(measured)
            fitness[measured.id] = case.penyelarasan.kesesuaian
    work = sorted(case.kerja for case in cases)
    rows = tuple(_row(sop, n, step) for n, step in enumerate(steps, 1))
    return Ukuran(
        langkah=rows,
        kasus=tuple(cases),
        kerja_rata=statistics.fmean(work) if work else None,
        kerja_p50=_percentile(work, 0.5),
        kerja_p90=_percentile(work, 0.9),
        terpenuhi=_kept(cases, target),
        diulang=_repeated(kesesuaian),
        tren=_trend(cases, fitness, target),
    )


def _case(case: KesesuaianKasus, kalender: Kalender, steps: Sequence[_Step]) -> KasusUkur | None:
    events = case.kasus.kejadian
    for step in case.langkah:
        if step is not None:
            steps[step - 1].count += 1
    moments = [event.saat for event in events]
    known = [m for m in moments if m is not None]
    if not known or len(known) < len(moments):
        return None
    begun = min([*known, *(e.mulai for e in events if e.mulai is not None)])
    before: float | None = None
    for event, step in zip(events, case.langkah, strict=True):
        begins = kalender.menit_kerja(kalender.menit(event.mulai)) if event.mulai is not None else None
        ends = kalender.menit_kerja(kalender.menit(event.selesai)) if event.selesai is not None else None
        if step is not None:
            row = steps[step - 1]
            if begins is not None and ends is not None:
                row.apart += 1
                row.lengths.append(max(ends - begins, 0.0))
                if before is not None:
                    row.waits.append(max(begins - before, 0.0))
            elif ends is not None and before is not None:
                row.lengths.append(max(ends - before, 0.0))
        before = ends if ends is not None else begins
    last = max(known)
    return KasusUkur(
        case.kasus.id,
        kalender.menit_kerja(kalender.menit(last)) - kalender.menit_kerja(kalender.menit(begun)),
        (last - begun).total_seconds() / 60,
        f"{begun:%Y-%m}",
        _again(case),
    )


def _again(case: KesesuaianKasus) -> int:
    """How many steps a case did more than once, counting each repetition."""
    done = [step for step in case.langkah if step is not None]
    return len(done) - len(set(done))


def _repeated(kesesuaian: Kesesuaian) -> float:
    cases = [case for case in kesesuaian.kasus if case.kasus.kejadian]
    return sum(_again(case) > 0 for case in cases) / len(cases) if cases else 0.0


def _row(sop: Sop, nomor: int, step: _Step) -> LangkahUkur:
    durasi = sop.langkah[nomor - 1].durasi
    standard = durasi.menit_kerja() if durasi is not None else None
    lengths = sorted(step.lengths)
    mean = statistics.fmean(lengths) if lengths else None
    spread = statistics.pstdev(lengths) / mean if mean and len(lengths) > 1 else None
    above = None
    if standard is not None and lengths:
        above = sum(length > standard + 1e-6 for length in lengths) / len(lengths)
    return LangkahUkur(
        nomor,
        step.count,
        bool(lengths) and step.apart == len(lengths),
        mean,
        _percentile(lengths, 0.5),
        _percentile(lengths, 0.9),
        spread,
        statistics.fmean(step.waits) if step.waits else None,
        standard,
        above,
    )


def _percentile(ordered: Sequence[float], share: float) -> float | None:
    if not ordered:
        return None
    return ordered[max(0, math.ceil(share * len(ordered) - 1e-9) - 1)]


def _kept(cases: Iterable[KasusUkur], target: Durasi | None) -> float | None:
    listed = list(cases)
    if target is None or not listed:
        return None
    within = [
        (case.kalender if target.dasar == "kalender" else case.kerja) <= target.atas + 1e-6 for case in listed
    ]
    return sum(within) / len(within)


def _trend(cases: Iterable[KasusUkur], fitness: dict[str, float], target: Durasi | None) -> tuple[Tren, ...]:
    months: dict[str, list[KasusUkur]] = {}
    for case in cases:
        months.setdefault(case.bulan, []).append(case)
    rows: list[Tren] = []
    for month, members in sorted(months.items()):
        middle = _percentile(sorted(m.kerja for m in members), 0.5) or 0.0
        fit = statistics.fmean(fitness[m.id] for m in members)
        rows.append(Tren(month, len(members), middle, _kept(members, target), fit))
    return tuple(rows)
