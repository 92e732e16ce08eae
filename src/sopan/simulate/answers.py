"""Answers in sentences: does the promise hold, what could be promised, where is the bottleneck and why.

Each is a `Pesan`, one sentence, that a head of office can read without knowing what a percentile is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sopan.errors import Pesan, SopanError
from sopan.model.angka import english, lama
from sopan.simulate.plan import Plan
from sopan.simulate.summary import Hasil
from sopan.simulate.times import hari

__all__ = ["Jawaban", "TidakStabil", "answer", "require_stable", "sesak"]

_NEARLY_FULL = 0.95


class TidakStabil(SopanError):
    """More work comes than the people can do: queues would grow for as long as the run lasts."""

    exit_code = 1

    def __init__(self, plan: Plan, roles: Sequence[int]) -> None:
        self.peran = {plan.peran[r]: plan.beban[r] for r in roles}
        super().__init__(
            Pesan(
                "Pekerjaan lebih banyak daripada petugas, antrean tumbuh tanpa akhir. "
                + " ".join(_overload(plan, r).id for r in roles),
                "There is more work than staff, queues grow without end. "
                + " ".join(_overload(plan, r).en for r in roles),
            )
        )

    def __reduce__(self) -> tuple[type[SopanError], tuple[Pesan]]:
        return SopanError, (self.message,)


def _overload(plan: Plan, r: int) -> Pesan:
    name, people = plan.nama_peran[plan.peran[r]], plan.petugas[r]
    need = math.floor(plan.kerja_masuk[r] + 1e-9) + 1
    load = f"{plan.beban[r] * 100:.0f}"
    return Pesan(
        f"{name}: beban {load} % dengan {people} orang; perlu paling sedikit {need} orang.",
        f"{name}: load {load} % with {people} people; at least {need} are needed.",
    )


def sesak(plan: Plan) -> list[int]:
    """The roles with at least as much work as people, by index."""
    return [r for r, load in enumerate(plan.beban) if load >= 1 - 1e-9]


def require_stable(plan: Plan) -> None:
    """Raise `TidakStabil` where work comes faster than it can be done, before anything runs.

    Cases from a log are finite and may pile up, so they are let through.
    """
    if any(p.kedatangan is not None and p.kedatangan.jadwal is not None for p in plan.skenario.porsi):
        return
    if roles := sesak(plan):
        raise TidakStabil(plan, roles)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The answers of one simulation. `dapat_dijanjikan` are working days that hold for 9 of 10 cases."""

    janji: Pesan | None
    dapat_dijanjikan: int
    kalimat_janji: Pesan
    sumbatan: Pesan | None
    peringatan: tuple[Pesan, ...]

    @property
    def kalimat(self) -> tuple[Pesan, ...]:
        """All sentences, the most important first."""
        return tuple(s for s in (self.janji, self.kalimat_janji, self.sumbatan, *self.peringatan) if s)


def answer(hasil: Hasil) -> Jawaban:
    """Put a result into sentences."""
    days = hari(hasil.selesai.kerja_p90)
    exact = lama(hasil.selesai.kerja_p90)
    return Jawaban(
        janji=_promise(hasil),
        dapat_dijanjikan=days,
        kalimat_janji=Pesan(
            f"9 dari 10 kasus selesai dalam {days} hari kerja ({exact.id}).",
            f"9 of 10 cases are done within {english(f'{days} hari kerja')} ({exact.en}).",
        ),
        sumbatan=_bottleneck(hasil),
        peringatan=_warnings(hasil),
    )


def _promise(hasil: Hasil) -> Pesan | None:
    target = hasil.target
    if target is None:
        return None
    share = math.floor(target.terpenuhi * 100 + 1e-9)
    sure = "" if target.selang is None else f" (± {max(0.1, target.selang * 100):.1f} %)"
    return Pesan(
        f"Janji {target.teks} terpenuhi untuk {share} dari 100 kasus{sure.replace('.', ',')}.",
        f"The promise of {target.teks} holds for {share} of 100 cases{sure}.",
    )


def _bottleneck(hasil: Hasil) -> Pesan | None:
    if hasil.sumbatan is None:
        return None
    role = hasil.petugas[hasil.sumbatan]
    waiting = sum(p.menunggu_kasus for p in hasil.petugas.values())
    busy = f"{role.utilisasi * 100:.0f} %"
    if role.menunggu_kasus < 1:
        return Pesan(
            f"Hampir tidak ada antrean; yang tersibuk {role.nama} ({busy} dari waktunya).",
            f"Hardly anything queues; the busiest is {role.nama} ({busy} of the time).",
        )
    share = f"{role.menunggu_kasus / waiting * 100:.0f} %"
    wait = lama(role.menunggu_kasus)
    held_id = held_en = ""
    if role.ditahan > 0.05:
        held_id = f", dan {role.ditahan * 100:.0f} % waktunya habis menunggu langkah bersama dimulai"
        held_en = f", and {role.ditahan * 100:.0f} % of the time goes into waiting for joint steps to begin"
    return Pesan(
        f"Sumbatan: {role.nama} sibuk {busy} dari waktunya; satu kasus menunggunya {wait.id}, "
        f"{share} dari seluruh waktu tunggu{held_id}.",
        f"Bottleneck: {role.nama} is busy {busy} of the time; a case waits {wait.en} for them, "
        f"{share} of all waiting{held_en}.",
    )


def _warnings(hasil: Hasil) -> tuple[Pesan, ...]:
    warnings: list[Pesan] = []
    for id, role in hasil.petugas.items():
        if role.beban >= 1 - 1e-9:
            warnings.append(_overload(hasil.plan, hasil.plan.peran.index(id)))
        elif role.beban >= _NEARLY_FULL:
            warnings.append(
                Pesan(
                    f"{role.nama} hampir penuh (beban {role.beban * 100:.0f} %); sedikit tambahan kasus "
                    "membuat antrean memanjang tajam.",
                    f"{role.nama} is nearly full (load {role.beban * 100:.0f} %); a few more cases make "
                    "the queue grow steeply.",
                )
            )
        if role.beban < 1 and _growing(hasil.antrean[id]):
            warnings.append(
                Pesan(
                    f"Antrean {role.nama} terus tumbuh selama simulasi; angka rata-ratanya belum mapan.",
                    f"The queue of {role.nama} grows all through the run; its means have not settled.",
                )
            )
    return tuple(warnings) + hasil.catatan


def _growing(slices: Sequence[float]) -> bool:
    """Whether a queue in the last quarter is far longer than in each quarter before, and long."""
    size = len(slices) // 4
    if not size:
        return False
    quarters = [sum(slices[i * size : (i + 1) * size]) / size for i in range(4)]
    return quarters[3] > 5 and quarters[0] < quarters[1] < quarters[2] and quarters[3] > 1.3 * quarters[2]
