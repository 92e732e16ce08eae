"""Jobs that come again and again: `@periodic(minutes=60)` in the `jobs.py` of an app.

    @periodic(minutes=60)
    def tidy() -> None:
        ...

Each is called by one worker, about so often, as a task like any other: it may be called twice when a worker
was killed, so it does its work in transactions of its own and asks anew what is to do. Once due a job is put
into the queue by whichever worker locks its row first, and not again while it still waits or runs.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.db import transaction
from django.db.models import DateTimeField, ExpressionWrapper
from django.db.models.functions import Now
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sopan.web.background.models import PeriodicRun

__all__ = ["enqueue_due", "jobs", "periodic", "run_job"]

Job = Callable[[], object]

_jobs: dict[str, tuple[Job, datetime.timedelta]] = {}
PRIORITY = 50
"""Before exports and whatever else somebody waits for: these are short, and many wait for what they do."""


def periodic(*, minutes: float) -> Callable[[Job], Job]:
    """Register a function to be called every so many minutes; it is named by its module and its name."""
    if minutes <= 0:
        raise ValueError("a periodic job needs a time between its runs")

    def register(job: Job) -> Job:
        _jobs[f"{job.__module__}.{job.__name__}"] = (job, datetime.timedelta(minutes=minutes))
        return job

    return register


def jobs() -> Mapping[str, tuple[Job, datetime.timedelta]]:
    """Every periodic job by name, those of all apps' `jobs.py` among them, with the time between two runs."""
    autodiscover_modules("jobs")
    return MappingProxyType(_jobs)


@task(priority=PRIORITY)
def run_job(name: str) -> None:
    """Call a periodic job. One that a newer version no longer knows is passed over."""
    if known := jobs().get(name):
        known[0]()


def enqueue_due() -> list[str]:
    """Put every job that is due into the queue; gives the names of those that this call put there."""
    due = []
    known = jobs()
    late = set(known) - set(PeriodicRun.objects.filter(due__gt=Now()).values_list("pk", flat=True))
    for name in sorted(late):
        with transaction.atomic():
            PeriodicRun.objects.get_or_create(name=name, defaults={"due": Now()})
            row = (
                PeriodicRun.objects.select_for_update(skip_locked=True)
                .filter(name=name, due__lte=Now())
                .first()
            )
            if row is None or _pending(row):
                continue  # another worker was first, or the last run is still at it
            row.task = run_job.enqueue(name).id
            row.due = ExpressionWrapper(Now() + known[name][1], output_field=DateTimeField())
            row.save()
            due.append(name)
    return due


def _pending(row: PeriodicRun) -> bool:
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return row.task is not None and DBTaskResult.objects.filter(pk=row.task, status__in=waiting).exists()
