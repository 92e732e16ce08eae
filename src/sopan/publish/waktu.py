"""How long a service takes, as it may be promised: the longest way without rework, in working days.

Working time adds up; joint steps count once, since all do them at the same time. Calendar time (`1x24 jam`,
`14 hari kalender`, `1 bulan`) is counted as the most working days that can fall into it, five to a full week
and every day of what is left: a promise must hold whatever day of the week it begins on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.model.waktu import MENIT_HARI_KERJA, Durasi, WaktuTidakTerukur, format_menit, parse

__all__ = ["WaktuLayanan", "menit_janji", "menit_layanan", "waktu_layanan"]

_MENIT_SEHARI = 1440
_TOLERANSI = 1e-6


def menit_layanan(durasi: Durasi) -> float:
    """The upper length in working minutes, calendar time at the most working days that it can hold."""
    if durasi.dasar == "kerja":
        return durasi.atas
    days = durasi.atas / _MENIT_SEHARI
    weeks, rest = divmod(days, 7)
    return (weeks * 5 + min(rest, 5.0)) * MENIT_HARI_KERJA


@dataclass(frozen=True, slots=True)
class WaktuLayanan:
    """The longest way: its working minutes and its steps; `tanpa_waktu` are steps on it without a length."""

    menit: float
    langkah: tuple[int, ...]
    tanpa_waktu: tuple[int, ...] = ()

    @property
    def hari(self) -> int:
        """Working days, rounded up; at least one."""
        return max(1, math.ceil(self.menit / MENIT_HARI_KERJA - _TOLERANSI))

    def sebutan(self, *, pasti: bool = False) -> str:
        """As it is told to the public: `3 hari kerja`; a certain service keeps its hours and minutes."""
        return format_menit(math.ceil(self.menit - _TOLERANSI)) if pasti else f"{self.hari} hari kerja"


def waktu_layanan(sop: Sop) -> WaktuLayanan:
    """The longest way without rework from request to result.

    Raises `WrongUse` where every way leads back, so that there is no time to tell.
    """
    minutes = [menit_layanan(step.durasi) if step.durasi else 0.0 for step in sop.langkah]
    try:
        length, steps = alur_dari(sop).terpanjang(lambda number: minutes[number - 1])
    except ValueError as error:
        raise WrongUse(
            Pesan(
                "tidak ada jalan tanpa pengulangan dari langkah pertama ke akhir, jadi waktunya tidak dapat "
                "dihitung. Perbaiki alurnya dahulu.",
                "no way without rework leads from the first step to an end, so there is no time to tell. "
                "Mend the flow first.",
            )
        ) from error
    return WaktuLayanan(length, steps, tuple(n for n in steps if sop.langkah[n - 1].durasi is None))


def menit_janji(teks: str) -> float | None:
    """A promised time in working minutes, at the least that it can mean; None where it is no length of time.

    The agency must keep a promise whenever it begins, so of calendar days only the working days count that
    are surely among them: a promise of `7 hari kalender` gives the office five working days.
    """
    try:
        durasi = parse(teks)
    except WaktuTidakTerukur:
        return None
    if durasi.dasar == "kerja":
        return durasi.atas
    weeks, rest = divmod(durasi.atas / _MENIT_SEHARI, 7)
    return (weeks * 5 + max(rest - 2, 0.0)) * MENIT_HARI_KERJA
