"""How cases come, as the numbers of the kernel: a rate, an even distance, a table of hours, a log."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.errors import Pesan, WrongUse
from sopan.model.kalender import MENIT_HARI, Kalender
from sopan.model.skenario import Kedatangan
from sopan.simulate.arrays import EVEN, HOURS, LOG, POISSON, Come

__all__ = ["add_arrivals"]

_UNDER_WAY = 64  # cases at once where nothing queues and nobody said how they come


def add_arrivals(
    come: Come, kedatangan: Kedatangan | None, expected: float, kalender: Kalender, times: Sequence[float]
) -> float:
    """Add one source to `come` (all but its first step and promise); gives its cases a working minute."""
    factor = 365 * MENIT_HARI / kalender.menit_tahun  # calendar minutes for one working minute
    kind, rate, on_calendar, chances, log = POISSON, 1.0, False, [1.0] * 24, list(times)
    if kedatangan is None:
        kind, rate = EVEN, max(1.0, expected / _UNDER_WAY)
        mean = 1 / rate
    elif kedatangan.laju is not None:
        on_calendar = kedatangan.sepanjang_hari
        rate = _unit(kedatangan, kalender) / kedatangan.laju
        mean = (factor if on_calendar else 1.0) / rate
    elif (jarak := kedatangan.jarak) is not None:
        on_calendar = kedatangan.sepanjang_hari or jarak.dasar == "kalender"
        kind, rate = EVEN, jarak.atas
        mean = (factor if on_calendar else 1.0) / rate
    elif kedatangan.tabel is not None:
        on_calendar = kedatangan.sepanjang_hari
        kind, most = HOURS, max(kedatangan.tabel.values())
        rate = 60 / most
        chances = [kedatangan.tabel.get(hour, 0.0) / most for hour in range(24)]
        weights = [60.0 * 7] * 24 if on_calendar else _open_hours(kalender)
        share = sum(c * w for c, w in zip(chances, weights, strict=True)) / sum(weights)
        if share == 0:
            raise WrongUse(
                Pesan(
                    "tabel kedatangan hanya memuat jam ketika kantor tutup.",
                    "the table of arrivals has only hours in which the office is closed.",
                )
            )
        mean = share * (factor if on_calendar else 1.0) / rate
    else:
        kind, on_calendar = LOG, True
        if not log:
            raise WrongUse(Pesan("jadwal kedatangan kosong.", "the log of arrivals is empty."))
        span = kalender.menit_kerja(log[-1]) - kalender.menit_kerja(log[0])
        mean = len(log) / span if span > 0 else 0.0
    come.kind.append(kind)
    come.rate.append(rate)
    come.calendar.append(int(on_calendar))
    come.hours.extend(chances)
    come.log.extend(log if kind == LOG else [])
    come.log_at.append(len(come.log))
    return mean


def _unit(kedatangan: Kedatangan, kalender: Kalender) -> float:
    """Minutes of the unit of a rate, on the clock that its arrivals follow."""
    if kedatangan.sepanjang_hari:
        days = {"jam": 1 / 24, "hari": 1.0, "minggu": 7.0, "bulan": 365 / 12, "tahun": 365.0}
        return days[kedatangan.per] * MENIT_HARI
    return {
        "jam": 60.0,
        "hari": kalender.menit_hari,
        "minggu": kalender.menit_pekan,
        "bulan": kalender.menit_tahun / 12,
        "tahun": kalender.menit_tahun,
    }[kedatangan.per]


def _open_hours(kalender: Kalender) -> list[float]:
    """Open minutes of each hour of the day over four ordinary weeks of the calendar's start."""
    minutes = [0.0] * 24
    kalender.cover_calendar(28.0 * MENIT_HARI)
    if kalender.terus:
        return [60.0] * 24
    for opens, closes in zip(kalender.buka, kalender.tutup, strict=True):
        at = opens
        while at < closes and opens < 28 * MENIT_HARI:
            until = min(closes, (at // 60 + 1) * 60)
            minutes[int(at % MENIT_HARI) // 60] += until - at
            at = until
    return minutes
