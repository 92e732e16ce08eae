"""Figures for Prometheus: answers by route, the queue, the workers, the mail.

The processes of gunicorn share a folder of counters (`PROMETHEUS_MULTIPROC_DIR`, set by `sopan serve`). Each
has a place in it by its slot (`SOPAN_SLOT`), which the next process in that slot goes on with, so that
neither the number of files nor a counter jumps when gunicorn renews a process. What concerns all machines is
asked of the database when somebody looks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, Max, Min
from prometheus_client import CollectorRegistry, Counter, Histogram, values
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

__all__ = ["CONTENT_TYPE_LATEST", "count_answer", "database_clock", "exposed"]

_SHARED = "PROMETHEUS_MULTIPROC_DIR" in os.environ
if _SHARED:
    _slot = os.environ.get("SOPAN_SLOT", str(os.getpid()))
    values.ValueClass = values.MultiProcessValue(lambda: _slot)  # type: ignore[no-untyped-call]  # it has no types

_own = CollectorRegistry()
_answers = Counter(
    "sopan_answers", "Answers by route, method and status.", ("route", "method", "status"), registry=_own
)
_seconds = Histogram(
    "sopan_answer_seconds",
    "Time to answer by route.",
    ("route",),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=_own,
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def count_answer(route: str, method: str, status: int, seconds: float) -> None:
    """Count one answer. A method that nobody knows is not a new series."""
    _answers.labels(route, method if method in _METHODS else "other", str(status)).inc()
    _seconds.labels(route).observe(seconds)


def exposed() -> bytes:
    """All figures as Prometheus reads them."""
    registry = CollectorRegistry()
    if _SHARED:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
    registry.register(_Database())
    shared = generate_latest(registry)
    return shared if _SHARED else generate_latest(_own) + shared


def database_clock() -> float:
    """The time of the database in seconds, to which beats and tasks are compared."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM now())"
            if connection.vendor == "postgresql"
            else "SELECT (julianday('now') - 2440587.5) * 86400.0"
        )
        return float(cursor.fetchone()[0])


class _Database(Collector):
    """What the database knows of the work of all machines."""

    def collect(self) -> Iterator[Metric]:
        """The figures of this moment."""
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - models come after the settings

        from sopan.web.approval.models import Event  # noqa: PLC0415
        from sopan.web.background.models import Export, WorkerPulse  # noqa: PLC0415
        from sopan.web.notices.models import Letter  # noqa: PLC0415

        clock = database_clock()
        tasks = GaugeMetricFamily("sopan_tasks", "Tasks in the queue by state.", labels=["state"])
        count = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
        for state in ("READY", "RUNNING", "FAILED"):
            tasks.add_metric([state.lower()], count.get(state, 0))
        yield tasks
        oldest = DBTaskResult.objects.ready().aggregate(t=Min("enqueued_at"))["t"]
        yield GaugeMetricFamily(
            "sopan_task_waiting_seconds",
            "How long the oldest task has waited.",
            value=max(0.0, clock - oldest.timestamp()) if oldest else 0.0,
        )
        yield GaugeMetricFamily("sopan_workers", "Workers with a pulse.", value=WorkerPulse.objects.count())
        beat = WorkerPulse.objects.aggregate(t=Max("beat"))["t"]
        if beat:
            yield GaugeMetricFamily(
                "sopan_worker_beat_seconds",
                "Seconds since the last beat of any worker.",
                value=max(0.0, clock - beat.timestamp()),
            )
        exports = GaugeMetricFamily("sopan_exports", "Exports by state.", labels=["state"])
        known = dict(Export.objects.order_by().values_list("state").annotate(Count("pk")))
        for export_state in Export.State.values:
            exports.add_metric([export_state], known.get(export_state, 0))
        yield exports
        waiting = Letter.objects.filter(sent=None, given_up=False).count()
        yield GaugeMetricFamily("sopan_letters_waiting", "Letters not sent yet.", value=waiting)
        given_up = Letter.objects.filter(given_up=True).count()
        yield GaugeMetricFamily("sopan_letters_given_up", "Letters that were given up.", value=given_up)
        last = Event.objects.aggregate(n=Max("urut"))["n"] or 0
        yield GaugeMetricFamily("sopan_events", "Events in the chain.", value=last)
