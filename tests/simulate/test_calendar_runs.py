"""Runs on the calendar, worked by hand: cases that come at given times, steps of fixed length."""

from __future__ import annotations

import datetime

import pytest

from sopan.errors import WrongUse
from sopan.model.skenario import Skenario
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

T = datetime.datetime


def run(sop, times, mulai="2026-01-05", **keys):
    """One run with arrivals at `times`; gives the calendar and working minutes of its slowest case."""
    skenario = Skenario.model_validate(
        {"kedatangan": {"jadwal": "log.csv"}, "mulai": mulai, "waktu": {"sebaran": "tetap"}} | keys
    )
    return simulate(make_plan([sop], skenario, [times]), "python")


@pytest.mark.parametrize(
    ("start", "end", "work"),
    [
        # Two hours from 15.00 go over the night; from Friday 16.00 over the weekend.
        (T(2026, 1, 5, 15, 0), T(2026, 1, 6, 8, 30), 120),
        (T(2026, 1, 9, 16, 0), T(2026, 1, 12, 9, 0), 120),
        (T(2026, 1, 5, 11, 0), T(2026, 1, 5, 14, 0), 120),
        # An application of Saturday evening waits for Monday.
        (T(2026, 1, 10, 20, 0), T(2026, 1, 12, 9, 30), 120),
        # Over Isra Mikraj (Friday 16 January) and the weekend.
        (T(2026, 1, 15, 15, 0), T(2026, 1, 19, 8, 30), 120),
    ],
)
def test_one_step_over_closed_time(make_sop, start, end, work):
    done = run(make_sop(("a", "2 jam")), [start]).selesai
    assert done.terlama == (end - start).total_seconds() / 60
    assert done.kerja_terlama == work


@pytest.mark.parametrize(
    ("start", "end"),
    [
        # 10 minutes, then 24 hours that run at night: done at the same hour of the next day.
        (T(2026, 1, 5, 10, 0), T(2026, 1, 6, 10, 10)),
        # From Friday afternoon it ends on Saturday, when nobody is there, and it is done then.
        (T(2026, 1, 9, 15, 0), T(2026, 1, 10, 15, 10)),
    ],
)
def test_a_step_on_calendar_time_ends_when_the_clock_says(make_sop, start, end):
    done = run(make_sop(("a", "10 menit"), ("a", "1x24 jam")), [start]).selesai
    assert done.terlama == (end - start).total_seconds() / 60


def test_what_follows_calendar_time_waits_for_the_opening(make_sop):
    sop = make_sop(("a", "10 menit"), ("b", "1x24 jam"), ("b", "1x12 jam"), ("a", "5 menit"))
    # Monday 10.00 + 10 minutes + 24 hours + 12 hours = Tuesday 22.10; the last step on Wednesday 07.30.
    done = run(sop, [T(2026, 1, 5, 10, 0)]).selesai
    assert done.terlama == (T(2026, 1, 7, 7, 35) - T(2026, 1, 5, 10, 0)).total_seconds() / 60


def test_calendar_time_leaves_its_actor_free(make_sop):
    sop = make_sop(("a", "1x24 jam"), ("b", "10 menit"))
    times = [T(2026, 1, 5, 8, 0), T(2026, 1, 5, 8, 0)]
    result = run(sop, times)
    assert result.langkah[0].menunggu_rata == 0
    assert result.langkah[1].menunggu_rata == 5  # the second waits for b's ten minutes with the first
    held = run(sop, times, langkah={"1": {"menahan": True}})
    assert held.langkah[0].menunggu_rata > 0


def test_queue_goes_on_over_the_night(make_sop):
    # Three cases of 3 hours at 14.00: 14-16 and 7.30-8.30; 8.30-11.30; 11.30-12 and 13-15.30.
    result = run(make_sop(("a", "3 jam")), [T(2026, 1, 5, 14, 0)] * 3)
    assert result.selesai.terlama == (T(2026, 1, 6, 15, 30) - T(2026, 1, 5, 14, 0)).total_seconds() / 60
    assert result.selesai.kerja_terlama == 9 * 60


def test_a_promise_in_working_days_and_one_by_the_clock(make_sop):
    sop = make_sop(("a", "2 jam"))
    friday = [T(2026, 1, 9, 16, 0)]
    assert run(sop, friday, target="1 hari kerja").target.terpenuhi == 1
    assert run(sop, friday, target="1x24 jam").target.terpenuhi == 0
    assert run(sop, friday, target="119 menit").target.terpenuhi == 0
    assert run(sop, friday, target="2 jam").target.terpenuhi == 1


def test_the_promise_of_the_sop_itself_is_tested(make_sop):
    sop = make_sop(("a", "2 jam"), pelayanan={"jangka_waktu": "1 jam"})
    target = run(sop, [T(2026, 1, 5, 8, 0)]).target
    assert (target.teks, target.batas, target.terpenuhi) == ("1 jam", 60, 0)


def test_arrivals_by_rate_come_only_when_the_office_is_open(make_sop):
    skenario = Skenario.model_validate(
        {"kedatangan": {"laju": 30, "per": "hari"}, "kasus": 3000, "waktu": {"sebaran": "tetap"}}
    )
    counter = simulate(make_plan([make_sop(("a", "1 menit"))], skenario), "python")
    # 30 a day of one minute hardly queue: nobody waits a night for the counter.
    assert counter.selesai.p95 < 10
    assert counter.sistem.laju == pytest.approx(30 / 450, rel=0.05)
    online = skenario.model_copy(
        update={"kedatangan": skenario.kedatangan.model_copy(update={"sepanjang_hari": True})}
    )
    night = simulate(make_plan([make_sop(("a", "1 menit"))], online), "python")
    assert night.selesai.p50 > 60


def test_table_of_hours(make_sop):
    skenario = Skenario.model_validate(
        {
            "kedatangan": {"tabel": {"8": 12, "9": 6, "18": 50}},
            "lama": "8 minggu",
            "waktu": {"sebaran": "tetap"},
        }
    )
    plan = make_plan([make_sop(("a", "1 menit"))], skenario)
    # 18 cases in a day of 450 minutes; nobody comes at 18.00, when it is closed.
    assert plan.laju[0] == pytest.approx(18 / 450, rel=0.02)
    result = simulate(plan, "python")
    assert result.sistem.laju == pytest.approx(18 / 450, rel=0.1)


def test_a_table_of_closed_hours_only_is_refused(make_sop):
    skenario = Skenario.model_validate({"kedatangan": {"tabel": {"20": 5}}})
    with pytest.raises(WrongUse, match="tutup"):
        make_plan([make_sop(("a", "1 menit"))], skenario)


def test_a_log_before_the_start_is_refused(make_sop):
    with pytest.raises(WrongUse, match="mulai sebelum"):
        run(make_sop(("a", "1 menit")), [T(2025, 12, 31)])


def test_six_months_end_on_the_calendar(make_sop):
    skenario = Skenario.model_validate(
        {
            "kedatangan": {"setiap": "1 hari"},
            "lama": "6 bulan",
            "mulai": "2026-02-02",
            "waktu": {"sebaran": "tetap"},
        }
    )
    result = simulate(make_plan([make_sop(("a", "1 menit"))], skenario), "python")
    days = result.plan.kalender.menit_kerja(180 * 1440) / 450
    assert 100 < days < 120
    assert result.selesai.kasus == int(days) + 1
