"""When an office is open: a piecewise mapping between minutes of the calendar and working minutes.

A `Kalender` counts calendar minutes from the midnight that begins `mulai`, and working minutes from the
first opening after it. Both run on; closed time has no working minutes. The simulation keeps working
time, so that breaks, nights and holidays need no events of their own, and comes here only to place a
moment on the calendar.

`kantor` follows Perpres 21/2023: five days of 7.5 hours from 07.30, breaks of 60 minutes and on Friday
90; in Ramadan 6.5 hours from 08.00, breaks of 30 and 60 minutes. When a break begins is the usual
practice (Surat Edaran MenPANRB 6/2023 for Ramadan). Public holidays and cuti bersama are closed.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal

from sopan.errors import Pesan, WrongUse
from sopan.model.skenario import JamKerja, Pekan

__all__ = ["KANTOR", "MENIT_HARI", "Kalender", "libur_nasional", "ramadan"]

MENIT_HARI = 24 * 60
"""Minutes of a calendar day."""

KANTOR = JamKerja.model_validate(
    {
        "senin-kamis": "07.30-12.00, 13.00-16.00",
        "jumat": "07.30-11.30, 13.00-16.30",
        "ramadan": {"senin-kamis": "08.00-12.00, 12.30-15.00", "jumat": "08.00-11.30, 12.30-15.30"},
    }
)
"""The working hours of Perpres 21/2023."""

# The first days of Ramadan as the Ministry of Religious Affairs announced them (sidang isbat). In a year
# without one the month is taken as the 30 days before Idul Fitri.
_RAMADAN = {
    2023: datetime.date(2023, 3, 23),
    2024: datetime.date(2024, 3, 12),
    2025: datetime.date(2025, 3, 1),
    2026: datetime.date(2026, 2, 19),
}
_YEARS = range(1990, 2100)


@lru_cache(maxsize=256)
def _year(year: int) -> tuple[frozenset[datetime.date], tuple[datetime.date, ...]]:
    """The closed days of a year, and its days of Idul Fitri (two moons may fall into one year)."""
    if year not in _YEARS:
        raise WrongUse(
            Pesan(
                f"hari libur tahun {year} tidak diketahui (hanya {_YEARS[0]}-{_YEARS[-1]}); "
                "perbaiki mulai, kurangi kasus, atau naikkan laju kedatangan.",
                f"the holidays of {year} are not known (only {_YEARS[0]}-{_YEARS[-1]}); "
                "mend mulai, take fewer cases, or let them come faster.",
            )
        )
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415  # only when a calendar is asked for

    days = Indonesia(years=year, categories=("public", "government"), language="id")
    fitri = sorted(day for day, name in days.items() if name.startswith("Hari Raya Idul Fitri"))
    return frozenset(days), tuple(fitri)


def libur_nasional(year: int) -> frozenset[datetime.date]:
    """Public holidays and cuti bersama of a year. Cuti bersama of years not yet decreed are missing."""
    return _year(year)[0]


@lru_cache(maxsize=256)
def ramadan(year: int) -> tuple[tuple[datetime.date, datetime.date], ...]:
    """The fasting months that end in a year, as (first day, Idul Fitri); the last day is not of it."""
    months = []
    for fitri in _year(year)[1]:
        start = _RAMADAN.get(year)
        if start is None or not 28 <= (fitri - start).days <= 31:
            start = fitri - datetime.timedelta(days=30)
        months.append((start, fitri))
    return tuple(months)


def _fasting(day: datetime.date) -> bool:
    # A month that ends in January begins in December of the year before.
    years = (day.year, day.year + 1) if day.month == 12 else (day.year,)
    return any(start <= day < end for year in years for start, end in ramadan(year))


class Kalender:
    """Working time of one office from a date on.

    The tables `buka`, `tutup` (calendar minutes) and `kerja` (working minutes at each opening) grow as
    far as they are asked for, a year at a time; the kernel reads them as they are.
    """

    def __init__(self, jam: JamKerja | Literal["kantor", "terus"], mulai: datetime.date) -> None:
        self.mulai = mulai
        self.terus = jam == "terus"
        self._jam = KANTOR if isinstance(jam, str) else jam
        self.buka: list[float] = []
        self.tutup: list[float] = []
        self.kerja: list[float] = []
        self._total = 0.0
        self._next = mulai
        if self.terus:
            # One opening without end; 2^50 minutes keep whole seconds exact in a double.
            self.buka, self.tutup, self.kerja = [0.0], [float(2**50)], [0.0]
            self._total = float(2**50)
        else:
            while not self.buka:
                self._add_days(366)

    def _spans(self, day: datetime.date) -> tuple[tuple[int, int], ...]:
        jam = self._jam
        if day in jam.tutup or (jam.libur_nasional and day in libur_nasional(day.year)):
            return ()
        pekan: Pekan = jam.ramadan if jam.ramadan is not None and _fasting(day) else jam
        return pekan.hari[day.weekday()]

    def _add_days(self, count: int) -> None:
        for _ in range(count):
            start = (self._next - self.mulai).days * MENIT_HARI
            for opens, closes in self._spans(self._next):
                self.buka.append(float(start + opens))
                self.tutup.append(float(start + closes))
                self.kerja.append(self._total)
                self._total += closes - opens
            self._next += datetime.timedelta(days=1)

    def cover(self, kerja: float) -> None:
        """Grow the tables to hold so many working minutes."""
        while self._total <= kerja:
            self._add_days(366)

    def cover_calendar(self, minute: float) -> None:
        """Grow the tables beyond that calendar minute, to the next opening after it."""
        while not self.terus and self.buka[-1] <= minute:
            self._add_days(366)

    def pada(self, kerja: float, *, selesai: bool = False) -> float:
        """The calendar minute of a working minute.

        At the very moment of closing both the closing and the next opening have the same working
        minute: work that begins then begins at the opening, work that ends (`selesai`) at the closing.
        """
        self.cover(kerja)
        i = (bisect_left(self.kerja, kerja) if selesai else bisect_right(self.kerja, kerja)) - 1
        i = max(i, 0)
        return self.buka[i] + (kerja - self.kerja[i])

    def menit_kerja(self, kalender: float) -> float:
        """The working minutes until that calendar minute; the same all through a closed time."""
        self.cover_calendar(kalender)
        i = bisect_right(self.buka, kalender) - 1
        if i < 0:
            return 0.0
        return self.kerja[i] + min(kalender, self.tutup[i]) - self.buka[i]

    def saat(self, kalender: float) -> datetime.datetime:
        """A calendar minute as local date and time (an office has one time zone, so none is named)."""
        return datetime.datetime.combine(self.mulai, datetime.time()) + datetime.timedelta(minutes=kalender)

    def menit(self, saat: datetime.datetime) -> float:
        """The calendar minute of a local date and time; negative before the start."""
        return (saat - datetime.datetime.combine(self.mulai, datetime.time())).total_seconds() / 60

    @property
    def menit_pekan(self) -> float:
        """Working minutes of a week without holidays."""
        if self.terus:
            return 7.0 * MENIT_HARI
        return float(sum(closes - opens for day in self._jam.hari for opens, closes in day))

    @property
    def menit_hari(self) -> float:
        """Working minutes of a day that is open, on the average of the week."""
        return self.menit_pekan / (7 if self.terus else sum(1 for day in self._jam.hari if day))

    @property
    def menit_tahun(self) -> float:
        """Working minutes of the 365 days from the start, less what is closed on holidays."""
        return 365.0 * MENIT_HARI if self.terus else self.menit_kerja(365.0 * MENIT_HARI)
