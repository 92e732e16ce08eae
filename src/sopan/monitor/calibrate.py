"""Calibration: what a log measured, as a scenario for the simulation and as a proposal for the SOP.

A scenario takes the measured mean of a step where the log tells service from waiting; where it does not,
the time since the step before holds the waiting too, which the simulation would add a second time, so
that the step's own standard stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopan.errors import Pesan
from sopan.model import Sop, alur_dari
from sopan.model.angka import lama
from sopan.model.kalender import Kalender
from sopan.model.skenario import Kedatangan, LangkahSkenario, Peluang, Skenario
from sopan.monitor.conformance import Kesesuaian
from sopan.monitor.measures import LangkahUkur, Ukuran

__all__ = ["Usulan", "branch_chances", "calibrate", "propose"]

_ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Usulan:
    """A proposed change of the SOP, with its reason."""

    langkah: int
    pesan: Pesan


def branch_chances(sop: Sop, kesesuaian: Kesesuaian) -> dict[int, tuple[float, int]]:
    """The share of `ya` after each decision, and from how many times it is known.

    Counted where the next step that was done is that of exactly one answer.
    """
    alur = alur_dari(sop)
    yes: dict[int, int] = {}
    all_: dict[int, int] = {}
    targets = {
        n: {arus.cabang: arus.ke for arus in alur.keluar[n]}
        for n in range(1, alur.jumlah + 1)
        if sop.langkah[n - 1].keputusan is not None
    }
    for case in kesesuaian.kasus:
        way = [move.langkah for move in case.penyelarasan.gerak if move.jenis != "tambahan"]
        real = [move.jenis == "sesuai" for move in case.penyelarasan.gerak if move.jenis != "tambahan"]
        for at, step in enumerate(way):
            if step not in targets or not real[at]:
                continue
            following = way[at + 1] if at + 1 < len(way) else None
            answers = [name for name, ke in targets[step].items() if ke == following]
            if len(answers) == 1:
                all_[step] = all_.get(step, 0) + 1
                yes[step] = yes.get(step, 0) + (answers[0] == "ya")
    return {step: (yes[step] / many, many) for step, many in all_.items()}


def calibrate(
    sop: Sop, kesesuaian: Kesesuaian, ukuran: Ukuran, kalender: Kalender, berkas: str | None = None
) -> Skenario:
    """A scenario with the measured rate of cases, times and chances; `berkas` names the SOP file."""
    steps: dict[str, LangkahSkenario] = {}
    for row in ukuran.langkah:
        if row.terpisah and row.lama_rata and row.kali >= _ENOUGH:
            steps[_name(sop, row.langkah)] = LangkahSkenario(
                waktu=_as_waktu(row.lama_rata), sebaran="gamma", variasi=round(min(row.ragam or 0.0, 5.0), 2)
            )
    chances = {
        _name(sop, step): Peluang(ya=round(share, 3))
        for step, (share, many) in sorted(branch_chances(sop, kesesuaian).items())
        if many >= _ENOUGH
    }
    return Skenario(
        sop=berkas,
        kedatangan=_rate(kesesuaian, kalender),
        jam_kerja="terus" if kalender.terus else "kantor",
        langkah=steps,
        peluang=chances,
    )


def _name(sop: Sop, nomor: int) -> str:
    return sop.langkah[nomor - 1].id or str(nomor)


def _as_waktu(menit: float) -> str:
    return f"{max(menit, 0.1):.1f} menit".replace(".0 ", " ")


def _rate(kesesuaian: Kesesuaian, kalender: Kalender) -> Kedatangan | None:
    """Cases a working day between the first and the last arrival."""
    starts = sorted(
        min(moments)
        for case in kesesuaian.kasus
        if (moments := [m for e in case.kasus.kejadian for m in (e.mulai, e.selesai) if m is not None])
    )
    if len(starts) < _ENOUGH:
        return None
    span = kalender.menit_kerja(kalender.menit(starts[-1])) - kalender.menit_kerja(kalender.menit(starts[0]))
    if span <= 0:
        return None
    return Kedatangan(laju=round((len(starts) - 1) / span * kalender.menit_hari, 3), per="hari")


def propose(kesesuaian: Kesesuaian, ukuran: Ukuran) -> tuple[Usulan, ...]:
    """What the log suggests to change in the SOP, for a revision: standards, skipped and added steps."""
    total = len(kesesuaian.kasus) or 1
    proposals = [
        Usulan(row.langkah, text)
        for row in ukuran.langkah
        if row.kali >= _ENOUGH and (text := _about_time(row)) is not None
    ]
    for found in kesesuaian.penyimpangan:
        share = found.kasus / total
        if share < 0.3:
            continue
        proposals.extend(_about(found.jenis, found.langkah, found.keterangan, share))
    return tuple(proposals)


def _about_time(row: LangkahUkur) -> Pesan | None:
    """A standard that most times exceed, or that nearly none needs the half of."""
    if row.lama_p90 is None or row.baku is None:
        return None
    standard, real = lama(row.baku), lama(row.lama_p90)
    if row.melebihi is not None and row.melebihi > 0.5:
        waiting = Pesan("", "") if row.terpisah else Pesan(" (termasuk menunggu)", " (waiting included)")
        return Pesan(
            f"Langkah {row.langkah}: baku {standard.id}, tetapi 9 dari 10 baru selesai dalam {real.id}"
            f"{waiting.id}; sesuaikan waktu baku atau caranya.",
            f"Step {row.langkah}: the standard is {standard.en}, but 9 of 10 take {real.en}"
            f"{waiting.en}; change the standard or the way.",
        )
    if row.terpisah and row.lama_p90 < 0.5 * row.baku:
        return Pesan(
            f"Langkah {row.langkah}: baku {standard.id}, padahal 9 dari 10 selesai dalam {real.id}; "
            "waktu baku dapat diperpendek.",
            f"Step {row.langkah}: the standard is {standard.en}, though 9 of 10 are done in {real.en}; "
            "the standard can be shorter.",
        )
    return None


def _about(kind: str, step: int | None, what: str, share: float) -> Sequence[Usulan]:
    percent = f"{share * 100:.0f}"
    if kind == "dilewati" and step is not None:
        text = Pesan(
            f"Langkah {step} dilewati pada {percent} dari 100 kasus; apakah masih perlu?",
            f"Step {step} is left out in {percent} of 100 cases; is it still needed?",
        )
    elif kind == "terbalik" and step is not None:
        text = Pesan(
            f"Langkah {step} dikerjakan di luar urutannya pada {percent} dari 100 kasus; tinjau urutannya.",
            f"Step {step} is done out of order in {percent} of 100 cases; review the order.",
        )
    elif kind == "tidak_dikenal":
        text = Pesan(
            f"'{what}' dikerjakan pada {percent} dari 100 kasus tetapi tidak ada di SOP.",
            f"'{what}' is done in {percent} of 100 cases but is not in the SOP.",
        )
    elif kind == "pelaksana" and step is not None:
        text = Pesan(
            f"Langkah {step} dikerjakan {what} pada {percent} dari 100 kasus; tinjau pelaksananya.",
            f"Step {step} is done by {what} in {percent} of 100 cases; review its actor.",
        )
    else:
        return ()
    return (Usulan(step or 0, text),)
