"""Cases worked by hand on the calendar of 2026 (1 January 2026 was a Thursday)."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.errors import WrongUse
from sopan.model.kalender import Kalender, libur_nasional, ramadan
from sopan.model.skenario import JamKerja

D, T = datetime.date, datetime.datetime


def finish(kalender: Kalender, start: datetime.datetime, minutes: float) -> datetime.datetime:
    """When work of so many working minutes ends."""
    return kalender.saat(kalender.pada(kalender.menit_kerja(kalender.menit(start)) + minutes, selesai=True))


@pytest.fixture(scope="module")
def kantor() -> Kalender:
    return Kalender("kantor", D(2026, 1, 1))


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        # Monday to Thursday: 07.30-12.00 and 13.00-16.00.
        (T(2026, 1, 5, 7, 30), 270, T(2026, 1, 5, 12, 0)),
        (T(2026, 1, 5, 7, 30), 271, T(2026, 1, 5, 13, 1)),
        (T(2026, 1, 5, 7, 30), 450, T(2026, 1, 5, 16, 0)),
        (T(2026, 1, 5, 11, 50), 20, T(2026, 1, 5, 13, 10)),
        (T(2026, 1, 5, 12, 30), 5, T(2026, 1, 5, 13, 5)),
        (T(2026, 1, 5, 15, 30), 60, T(2026, 1, 6, 8, 0)),
        # Friday: 07.30-11.30 and 13.00-16.30; the weekend is closed.
        (T(2026, 1, 9, 11, 0), 60, T(2026, 1, 9, 13, 30)),
        (T(2026, 1, 9, 16, 0), 60, T(2026, 1, 12, 8, 0)),
        (T(2026, 1, 10, 10, 0), 1, T(2026, 1, 12, 7, 31)),
        # New Year is closed; Friday 16 January is Isra Mikraj.
        (T(2026, 1, 1, 9, 0), 30, T(2026, 1, 2, 8, 0)),
        (T(2026, 1, 15, 15, 0), 120, T(2026, 1, 19, 8, 30)),
        # Imlek is Tuesday 17 February, cuti bersama the Monday; Ramadan begins on Thursday 19 February.
        (T(2026, 2, 13, 16, 0), 60, T(2026, 2, 18, 8, 0)),
        (T(2026, 2, 18, 15, 30), 60, T(2026, 2, 19, 8, 30)),
        (T(2026, 2, 19, 11, 45), 30, T(2026, 2, 19, 12, 45)),
        (T(2026, 2, 19, 8, 0), 390, T(2026, 2, 19, 15, 0)),
        (T(2026, 2, 20, 8, 0), 390, T(2026, 2, 20, 15, 30)),
        (T(2026, 2, 20, 11, 0), 60, T(2026, 2, 20, 13, 0)),
        # From Wednesday 18 to Tuesday 24 March 2026 everything is closed (Nyepi and Idul Fitri with
        # cuti bersama); afterwards the ordinary hours hold again.
        (T(2026, 3, 17, 14, 30), 60, T(2026, 3, 25, 8, 0)),
    ],
)
def test_when_work_ends(kantor, start, minutes, end):
    assert finish(kantor, start, minutes) == end


def test_a_week_is_that_of_the_regulation(kantor):
    assert kantor.menit_pekan == 37.5 * 60
    assert kantor.menit_hari == 450
    week = kantor.menit(T(2026, 3, 2))
    assert kantor.menit_kerja(week + 7 * 1440) - kantor.menit_kerja(week) == 32.5 * 60  # in the fast


def test_work_begins_at_the_opening_and_ends_at_the_closing(kantor):
    closing = kantor.menit_kerja(kantor.menit(T(2026, 1, 5, 16, 0)))
    assert kantor.saat(kantor.pada(closing, selesai=True)) == T(2026, 1, 5, 16, 0)
    assert kantor.saat(kantor.pada(closing)) == T(2026, 1, 6, 7, 30)


def test_ramadan_as_announced_and_as_reckoned():
    assert ramadan(2026) == ((D(2026, 2, 19), D(2026, 3, 21)),)
    ((start, fitri),) = ramadan(2028)
    assert (fitri - start).days == 30
    assert len(ramadan(2033)) == 2  # one Idul Fitri in January, one in December
    december = Kalender("kantor", D(2030, 12, 30))  # the fast of 1452 begins in December 2030
    assert finish(december, T(2030, 12, 30, 8, 0), 390) == T(2030, 12, 30, 15, 0)
    assert D(2026, 3, 18) in libur_nasional(2026)  # cuti bersama Nyepi


def test_round_the_clock_is_the_identity():
    terus = Kalender("terus", D(2026, 1, 5))
    assert terus.pada(1234.5) == terus.menit_kerja(1234.5) == 1234.5
    assert terus.menit_hari == 1440


def test_a_table_of_an_offices_own():
    jam = JamKerja.model_validate(
        {
            "senin-jumat": "08.00-14.00",
            "sabtu": ["08.00-11.00"],
            "tutup": ["2026-01-06"],
            "libur_nasional": False,
        }
    )
    kalender = Kalender(jam, D(2026, 1, 1))
    assert finish(kalender, T(2026, 1, 1, 13, 0), 120) == T(2026, 1, 2, 9, 0)  # New Year is open here
    assert finish(kalender, T(2026, 1, 5, 13, 0), 120) == T(2026, 1, 7, 9, 0)
    assert finish(kalender, T(2026, 1, 9, 13, 0), 120) == T(2026, 1, 10, 9, 0)


def test_a_year_without_known_holidays_is_refused():
    with pytest.raises(WrongUse, match="2150"):
        Kalender("kantor", D(2150, 1, 1))


@given(st.floats(0, 200_000), st.floats(0, 20_000))
def test_the_two_ways_are_inverse(work, more):
    kalender = Kalender("kantor", D(2026, 1, 1))
    assert kalender.menit_kerja(kalender.pada(work)) == pytest.approx(work, abs=1e-6)
    assert kalender.menit_kerja(kalender.pada(work, selesai=True)) == pytest.approx(work, abs=1e-6)
    assert kalender.pada(work + more) >= kalender.pada(work, selesai=True)
