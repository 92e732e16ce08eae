"""What the runs of a plan say, as the numbers of format.md part 3 with their certainty.

Confidence: with several replications the spread of their means, with one the spread of the means of its
20 consecutive parts (batch means); 95 %, Student's t. Percentiles are exact up to `machine.KEEP` cases
and beyond that from classes that grow by 1 %, so wrong by 0.5 % at most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sopan.errors import Pesan
from sopan.simulate.arrays import (
    AREA,
    BINS,
    CAME,
    FROM,
    HIST_GROWTH,
    UNTIL,
    WIDTH,
    WITHIN,
    Out,
)
from sopan.simulate.estimates import distribution, half_width, moments, parts, percentiles
from sopan.simulate.machine import Mesin, run_plan
from sopan.simulate.plain import plain
from sopan.simulate.plan import Plan, Target

__all__ = [
    "Hasil",
    "LangkahHasil",
    "PetugasHasil",
    "Selesai",
    "Sistem",
    "TargetHasil",
    "half_width",
    "simulate",
    "summarise",
]


@dataclass(frozen=True, slots=True)
class Selesai:
    """Times from arrival to end of the counted cases, in minutes of the calendar and (`kerja_`) of work.

    `rata_selang` and `kerja_rata_selang` are half the widths of the 95 % confidence intervals of the
    means, None where one case is all there is.
    """

    kasus: int
    rata: float
    simpangan: float
    p50: float
    p90: float
    p95: float
    terlama: float
    kerja_rata: float
    kerja_rata_selang: float | None
    kerja_simpangan: float
    kerja_p50: float
    kerja_p90: float
    kerja_p95: float
    kerja_terlama: float


@dataclass(frozen=True, slots=True)
class TargetHasil:
    """The promise: its limit in minutes, and the share of cases that it held for."""

    teks: str
    batas: float
    kalender: bool
    terpenuhi: float
    selang: float | None


@dataclass(frozen=True, slots=True)
class LangkahHasil:
    """One step: when it begins after the arrival, how long it waits and takes, in working minutes.

    Means over its visits; `kunjungan` is the mean number of visits in a case. `sop` counts from 1.
    """

    sop: int
    langkah: int
    mulai: float
    menunggu_rata: float
    layanan_rata: float
    kunjungan: float


@dataclass(frozen=True, slots=True)
class PetugasHasil:
    """One limited role: its people, the share of their time that they work, and its queue.

    `ditahan` is the share of time that they wait for others to begin a joint step. `menunggu_kasus` are
    the minutes that a case waits for this role in all, `beban` the load by formula.
    """

    nama: str
    jumlah: int
    utilisasi: float
    antrean_rata: float
    ditahan: float
    menunggu_kasus: float
    beban: float


@dataclass(frozen=True, slots=True)
class Sistem:
    """The system as a whole: working minutes measured, arrivals a minute, mean cases in it, mean time in it.

    Little's law says `di_dalam` = `laju` x `waktu`.
    """

    lama: float
    laju: float
    di_dalam: float
    waktu: float


@dataclass(frozen=True)
class Hasil:
    """The answer of a simulation.

    `antrean` holds for each role the mean queue in each slice of time, of `lebar_antrean` working
    minutes; `sebaran` the share of cases in each class (from, to, share) of working time; `bagian` the
    sums of working time and of kept promises, and the cases, of each part whose mean shows certainty.
    """

    plan: Plan
    selesai: Selesai
    per_sop: tuple[Selesai, ...]
    target: TargetHasil | None
    per_target: tuple[TargetHasil | None, ...]
    langkah: tuple[LangkahHasil, ...]
    petugas: dict[str, PetugasHasil]
    sumbatan: str | None
    sistem: Sistem
    antrean: dict[str, tuple[float, ...]]
    lebar_antrean: float
    sebaran: tuple[tuple[float, float, float], ...]
    bagian: tuple[tuple[float, float, int], ...]
    galat_persentil: float
    catatan: tuple[Pesan, ...]

    def to_dict(self) -> dict[str, Any]:
        """The result file of format.md, with more keys than it must have."""
        plan = self.plan
        data: dict[str, Any] = {
            "kasus": self.selesai.kasus,
            "selesai": asdict(self.selesai),
            "target": asdict(self.target) if self.target else None,
            "langkah": [asdict(row) for row in self.langkah],
            "petugas": {id: asdict(p) for id, p in self.petugas.items()},
            "sumbatan": self.sumbatan,
            "sistem": asdict(self.sistem),
            "tingkat": plan.skenario.tingkat,
            "mulai": plan.kalender.mulai.isoformat(),
            "benih": plan.skenario.benih,
            "ulangan": plan.skenario.ulangan,
            "galat_persentil": self.galat_persentil,
            "catatan": [str(c) for c in self.catatan],
        }
        if len(plan.sops) > 1:
            data["sop"] = [
                {
                    "sop": k + 1,
                    "judul": sop.judul,
                    "selesai": asdict(done),
                    "target": target and asdict(target),
                }
                for k, (sop, done, target) in enumerate(
                    zip(plan.sops, self.per_sop, self.per_target, strict=True)
                )
            ]
        result: dict[str, Any] = plain(data)
        return result


def simulate(plan: Plan, mesin: Mesin = "auto", kali: int = 1) -> Hasil:
    """Run a plan and sum it up. See `machine.iter_plan` for the other arguments."""
    return summarise(plan, run_plan(plan, mesin, kali))


def summarise(plan: Plan, outs: Sequence[Out]) -> Hasil:
    """Sum up the replications of a plan."""
    sources = range(len(plan.sops))
    per_sop = tuple(_finished(outs, [k]) for k in sources)
    per_target = tuple(_promise(outs, [k], plan.targets[k]) for k in sources)
    petugas = _roles(plan, outs)
    together = per_sop[0] if len(per_sop) == 1 else _finished(outs, list(sources))
    return Hasil(
        plan=plan,
        selesai=together,
        per_sop=per_sop,
        target=_common_promise(plan, outs, per_target),
        per_target=per_target,
        langkah=_steps(plan, outs),
        petugas=petugas,
        sumbatan=_bottleneck(petugas),
        sistem=_system(outs),
        antrean=_queues(plan, outs),
        lebar_antrean=max(out.total[WIDTH] for out in outs),
        sebaran=distribution(outs, together.kasus),
        bagian=tuple(parts(outs, list(sources))),
        galat_persentil=0.0 if outs[0].values else (HIST_GROWTH - 1) / 2,
        catatan=plan.catatan + _notes(together),
    )


def _finished(outs: Sequence[Out], which: Sequence[int]) -> Selesai:
    done = sum(out.done[k] for out in outs for k in which)
    work = moments(outs, which, "sums", "squares", done)
    calendar = moments(outs, which, "sums_calendar", "squares_calendar", done)
    wp = percentiles(outs, which, "values", "histogram", (0.5, 0.9, 0.95))
    cp = percentiles(outs, which, "values_calendar", "histogram_calendar", (0.5, 0.9, 0.95))
    return Selesai(
        kasus=done,
        rata=calendar[0],
        simpangan=calendar[1],
        p50=cp[0],
        p90=cp[1],
        p95=cp[2],
        terlama=max((out.greatest_calendar[k] for out in outs for k in which), default=0.0),
        kerja_rata=work[0],
        kerja_rata_selang=half_width([total / n for total, _, n in parts(outs, which) if n]),
        kerja_simpangan=work[1],
        kerja_p50=wp[0],
        kerja_p90=wp[1],
        kerja_p95=wp[2],
        kerja_terlama=max((out.greatest[k] for out in outs for k in which), default=0.0),
    )


def _promise(outs: Sequence[Out], which: Sequence[int], target: Target | None) -> TargetHasil | None:
    done = sum(out.done[k] for out in outs for k in which)
    if target is None or not done:
        return None
    kept = sum(out.kept_promise[k] for out in outs for k in which)
    half = half_width([kept / n for _, kept, n in parts(outs, which) if n])
    return TargetHasil(target.teks, target.batas, target.kalender, kept / done, half)


def _common_promise(
    plan: Plan, outs: Sequence[Out], each: Sequence[TargetHasil | None]
) -> TargetHasil | None:
    """The promise over all SOPs, where they share one."""
    first = plan.targets[0]
    if any(target != first for target in plan.targets):
        return None
    return each[0] if len(each) == 1 else _promise(outs, range(len(each)), first)


def _steps(plan: Plan, outs: Sequence[Out]) -> tuple[LangkahHasil, ...]:
    rows: list[LangkahHasil] = []
    for s, (k, nomor) in enumerate(plan.langkah):
        done = sum(out.done[k] for out in outs)
        visits = sum(out.visits[s] for out in outs)
        many = max(visits, 1)
        rows.append(
            LangkahHasil(
                k + 1,
                nomor,
                math.fsum(out.started[s] for out in outs) / many,
                math.fsum(out.waited[s] for out in outs) / many,
                math.fsum(out.served[s] for out in outs) / many,
                visits / done if done else 0.0,
            )
        )
    return tuple(rows)


def _roles(plan: Plan, outs: Sequence[Out]) -> dict[str, PetugasHasil]:
    span = math.fsum(out.total[UNTIL] - out.total[FROM] for out in outs) or 1.0
    came = sum(out.total[CAME] for out in outs) or 1.0
    roles: dict[str, PetugasHasil] = {}
    for r, id in enumerate(plan.peran):
        people = plan.petugas[r]
        queued = math.fsum(out.queued[r] for out in outs)
        roles[id] = PetugasHasil(
            nama=plan.nama_peran[id],
            jumlah=people,
            utilisasi=math.fsum(out.busy[r] for out in outs) / span / people,
            antrean_rata=queued / span,
            ditahan=max(0.0, math.fsum(out.held[r] for out in outs) / span / people),
            menunggu_kasus=queued / came,
            beban=plan.beban[r],
        )
    return roles


def _bottleneck(petugas: dict[str, PetugasHasil]) -> str | None:
    """The role that cases wait for longest; where nothing waits, the busiest."""
    if not petugas:
        return None
    return max(petugas, key=lambda id: (round(petugas[id].menunggu_kasus, 9), petugas[id].utilisasi))


def _system(outs: Sequence[Out]) -> Sistem:
    span = math.fsum(out.total[UNTIL] - out.total[FROM] for out in outs)
    came = sum(out.total[CAME] for out in outs)
    area = math.fsum(out.total[AREA] for out in outs)
    within = math.fsum(out.total[WITHIN] for out in outs)
    if span <= 0 or not came:
        return Sistem(max(span, 0.0), 0.0, 0.0, 0.0)
    return Sistem(span, came / span, area / span, within / came)


def _queues(plan: Plan, outs: Sequence[Out]) -> dict[str, tuple[float, ...]]:
    """The mean queue of each role in each slice of time, over the replications."""
    width = max(out.total[WIDTH] for out in outs)
    until = max(out.total[UNTIL] for out in outs)
    shown = min(BINS, math.ceil(until / width)) if until > 0 else 0
    queues: dict[str, tuple[float, ...]] = {}
    for r, id in enumerate(plan.peran):
        slices = [0.0] * BINS
        for out in outs:
            merge = round(width / out.total[WIDTH])
            for i in range(BINS):
                slices[i // merge] += out.queue_bins[r * BINS + i]
        # The last slice is cut where the run ends.
        lengths = [min(width, until - i * width) for i in range(shown)]
        queues[id] = tuple(area / long / len(outs) for area, long in zip(slices, lengths, strict=False))
    return queues


def _notes(selesai: Selesai) -> tuple[Pesan, ...]:
    if selesai.kasus == 0:
        return (Pesan("Tidak ada kasus yang dihitung.", "No case was counted."),)
    half = selesai.kerja_rata_selang
    if half is not None and half > 0.1 * selesai.kerja_rata:
        return (
            Pesan(
                "Rata-rata belum pasti (selang lebih dari 10 %); tambah kasus atau ulangan.",
                "The mean is not certain yet (interval above 10 %); take more kasus or ulangan.",
            ),
        )
    return ()
