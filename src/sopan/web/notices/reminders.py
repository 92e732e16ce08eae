"""Reminders: tasks that are overdue, and evaluations that come near.

A task is reminded of on the day after its day and again after every week. An SOP in force is to be looked
at half a year after its last evaluation and evaluated after a year (PermenPANRB 35/2012): half-way, and a
month before its day, whoever evaluates is told.
"""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.urls import reverse
from django_tasks import task

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import orang
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.tasks import Tugas, tasks
from sopan.web.notices.services import notify
from sopan.web.notices.whom import may_step

__all__ = ["remind_evaluators", "remind_people"]

AT_ONCE = 50
"""How many people, or SOPs, one task goes through before it lets other tasks in between."""
MOST_SINGLE = 5
"""More overdue tasks than this are told in one notice."""
HALF_YEAR = datetime.timedelta(days=183)
MONTH = datetime.timedelta(days=30)


@task()
def remind_people(after: int = 0) -> None:
    """Remind the next people, by their number, of what they are late with.

    The rest in a task of their own.
    """
    people = list(Pengguna.objects.filter(pk__gt=after, is_active=True).order_by("pk")[:AT_ONCE])
    for person in people:
        late = [one for one in tasks(person, orang(person, today())) if one.terlambat]
        if len(late) > MOST_SINGLE:
            _remind_of_many(person, late)
            continue
        for one in late:
            _remind(person, one)
    if len(people) == AT_ONCE:
        remind_people.enqueue(people[-1].pk)


def _remind(person: Pengguna, one: Tugas) -> None:
    title = one.revisi.judul
    text = Pesan(
        f"Lewat tenggat: {_lower(one.sebutan.id)} untuk SOP “{title}”.",
        f"Overdue: {_lower(one.sebutan.en)}, SOP “{title}”.",
    )
    page = "sop-reviu" if one.tab == "reviu" else "sop-dokumen"
    key = f"lewat:{one.revisi.pk}:{one.sebutan.en[:40]}:{one.sampai}:{_weeks(one)}"
    notify([person], "lewat", text, reverse(page, args=[one.revisi.pk]), one.revisi, key=key)


def _remind_of_many(person: Pengguna, late: list[Tugas]) -> None:
    text = Pesan(
        f"{len(late)} tugas Anda lewat tenggat; yang terlama SOP “{late[0].revisi.judul}”.",
        f"{len(late)} of your tasks are overdue; the oldest is the SOP “{late[0].revisi.judul}”.",
    )
    year, week, _ = today().isocalendar()
    notify([person], "lewat", text, reverse("beranda"), key=f"lewat:banyak:{year}-{week}")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _weeks(one: Tugas) -> int:
    return (today() - one.sampai).days // 7


@task()
def remind_evaluators(after: int = 0) -> None:
    """Tell of the next SOPs, by their number, whose half year or last month has come."""
    day = today()
    near = Q(jadwal_evaluasi__gt=day, jadwal_evaluasi__lte=day + MONTH)
    half = Q(jadwal_evaluasi__gt=day + HALF_YEAR - MONTH, jadwal_evaluasi__lte=day + HALF_YEAR)
    found = Revisi.objects.filter(near | half, keadaan=Keadaan.BERLAKU.value, pk__gt=after)
    chosen = list(found.order_by("pk")[:AT_ONCE])
    for revisi in chosen:
        due = revisi.jadwal_evaluasi
        if due is None:
            continue
        if due <= day + MONTH:
            text = Pesan(
                f"Evaluasi tahunan SOP “{revisi.judul}” jatuh pada {due:%d-%m-%Y}.",
                f"The yearly evaluation of the SOP “{revisi.judul}” is due on {due:%d-%m-%Y}.",
            )
            key = f"evaluasi:tahun:{revisi.pk}:{due}"
        else:
            text = Pesan(
                f"Sudah setengah tahun sejak evaluasi terakhir SOP “{revisi.judul}”. Pantau pelaksanaannya.",
                f"Half a year has passed since the last evaluation of the SOP “{revisi.judul}”. Monitor how "
                "it is carried out.",
            )
            key = f"evaluasi:setengah:{revisi.pk}:{due}"
        people = may_step(revisi, "mulai_evaluasi")
        notify(people, "pemantauan", text, reverse("sop-dokumen", args=[revisi.pk]), revisi, key=key)
    if len(chosen) == AT_ONCE:
        remind_evaluators.enqueue(chosen[-1].pk)
