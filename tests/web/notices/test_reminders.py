"""Reminders: once when a task is late, again after a week; evaluations half-way and before their day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from sopan.web.clock import now, today
from sopan.web.library.models import Revisi
from sopan.web.notices import reminders
from sopan.web.notices.models import Notice

Office = dict[str, Any]


@pytest.fixture(autouse=True)
def _silence(office: Office) -> None:
    Notice.objects.all().delete()
    DBTaskResult.objects.all().delete()


def late(days: int) -> Revisi:
    """A review that has waited so many days beyond its own."""
    revisi = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    Revisi.objects.filter(pk=revisi.pk).update(keadaan_sejak=now() - datetime.timedelta(days + 7))
    return revisi


def reminders_of(person: Any) -> int:
    return Notice.objects.filter(person=person, kind="lewat").count()


def test_a_late_task_is_told_once_and_again_after_a_week(office: Office) -> None:
    late(0)
    reminders.remind_people.call()
    assert reminders_of(office["budi"]) == 0
    late(1)
    reminders.remind_people.call()
    first = Notice.objects.get(person=office["budi"], kind="lewat")
    assert first.text_id.startswith("Lewat tenggat: reviu untuk SOP")
    assert first.url == f"/sop/{first.revisi_id}/reviu/"


@pytest.mark.parametrize(("later", "count"), [(3, 1), (5, 1), (6, 2), (20, 4)])
def test_and_again_after_every_week(
    office: Office, monkeypatch: pytest.MonkeyPatch, later: int, count: int
) -> None:
    late(1)
    start = today()
    for day in range(later + 1):
        with monkeypatch.context() as moved:
            for module in ("sopan.web.notices.reminders", "sopan.web.library.tasks"):
                moved.setattr(f"{module}.today", lambda: start + datetime.timedelta(day))  # noqa: B023
            reminders.remind_people.call()
    about = Revisi.objects.get(judul="Pelayanan Pengaduan Masyarakat")
    assert Notice.objects.filter(person=office["budi"], kind="lewat", revisi=about).count() == count


def test_the_same_day_tells_nothing_twice(office: Office) -> None:
    late(1)
    for _ in range(3):
        reminders.remind_people.call()
    assert reminders_of(office["budi"]) == 1


def test_many_are_told_in_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "MOST_SINGLE", 0)
    late(2)
    reminders.remind_people.call()
    reminders.remind_people.call()
    (one,) = Notice.objects.filter(person=office["budi"], kind="lewat")
    assert one.text_id.startswith("1 tugas Anda lewat tenggat")
    assert one.url == "/"


def test_people_are_gone_through_in_pieces(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "AT_ONCE", 2)
    reminders.remind_people.call()
    (next_,) = DBTaskResult.objects.all()
    assert next_.args_kwargs["args"] == [sorted(person.pk for person in office.values())[1]]


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(400, None), (184, None), (183, "setengah tahun"), (160, "setengah tahun"), (150, None), (31, None),
     (30, "Evaluasi tahunan"), (1, "Evaluasi tahunan"), (0, None)],
)  # fmt: skip
def test_evaluations_are_told_of_half_way_and_a_month_before(
    office: Office, ahead: int, words: str | None
) -> None:
    Revisi.objects.filter(keadaan="berlaku").update(jadwal_evaluasi=None)
    one = Revisi.objects.filter(keadaan="berlaku").order_by("pk")[0]
    Revisi.objects.filter(pk=one.pk).update(jadwal_evaluasi=today() + datetime.timedelta(ahead))
    reminders.remind_evaluators.call()
    reminders.remind_evaluators.call()
    found = list(Notice.objects.filter(kind="pemantauan").values_list("person__username", "text_id"))
    assert len(found) == (words is not None)
    if words:
        assert found[0][0] == "rina"
        assert words in found[0][1]
