from __future__ import annotations

import datetime

import pytest

from sopan.model.saat import parse_saat

MOMENT = datetime.datetime(2026, 1, 5, 8, 30)  # noqa: DTZ001  # an office has one local time


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05 08:30", "2026-01-05T08:30:00", "2026-01-05T08:30:00+07:00", "2026-01-05T08:30:00.000Z",
        "2026-01-05 08.30", "20260105T083000", "5/1/2026 08.30", "05-01-2026 8:30", "05.01.2026 08:30:00",
        "5 Januari 2026 pukul 08.30 WIB", "Senin, 5 Januari 2026 08.30", "5 Jan 2026, 08:30",
        "5-Jan-2026 8.30 AM",
    ],
)  # fmt: skip
def test_ways_to_write_one_moment(text):
    assert parse_saat(text) == MOMENT


def test_without_a_time_of_day_it_is_midnight():
    assert parse_saat("5/1/2026") == parse_saat("2026-01-05") == MOMENT.replace(hour=0, minute=0)


def test_afternoon():
    assert parse_saat("5/1/2026 1:15 PM").hour == 13
    assert parse_saat("5/1/2026 12:15 AM").hour == 0


@pytest.mark.parametrize(
    "text", ["", "besok", "32/1/2026", "5/13/2026", "5 Foo 2026", "2026-99-01", "1" * 100]
)
def test_what_is_no_moment(text):
    with pytest.raises(ValueError):  # noqa: PT011  # any reason will do
        parse_saat(text)
