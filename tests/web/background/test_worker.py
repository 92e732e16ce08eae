"""No task is lost and none has two masters: the queue, seen from inside of one process."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import OperationalError
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from sopan.web.background.models import PeriodicRun, WorkerPulse
from sopan.web.background.periodic import enqueue_due, jobs, periodic, run_job
from sopan.web.background.worker import LEASE, MOST_ATTEMPTS, Worker, release_orphans
from sopan.web.clock import now

_called: list[str] = []


@task()
def note(words: str) -> str:
    """Leave a trace."""
    _called.append(words)
    return words.upper()


@task()
def break_down() -> None:
    """Fail."""
    raise ValueError("a name that no log may tell")


@pytest.fixture(autouse=True)
def _quiet_queue(office: dict[str, Any]) -> None:
    DBTaskResult.objects.all().delete()
    _called.clear()


def alive(worker: Worker, seconds_ago: float = 0) -> Worker:
    beat = now() - datetime.timedelta(seconds=seconds_ago)
    WorkerPulse.objects.create(id=worker.id, host="a", pid=1, started=beat, beat=beat)
    return worker


def test_a_task_is_carried_out_once_and_its_value_kept() -> None:
    result = note.enqueue("ya")
    worker = alive(Worker())
    one = worker.claim()
    assert one is not None
    assert Worker().claim() is None
    worker.carry_out(one)
    result.refresh()
    assert (result.status, result.return_value, _called) == (TaskResultStatus.SUCCESSFUL, "YA", ["ya"])


def test_tasks_that_somebody_waits_for_briefly_go_before_long_ones() -> None:
    note.enqueue("lama")
    note.using(priority=50).enqueue("singkat")
    worker = alive(Worker())
    while (one := worker.claim()) is not None:
        worker.carry_out(one)
    assert _called == ["singkat", "lama"]


def test_a_failure_is_written_down_and_not_told_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    result = break_down.enqueue()
    worker = alive(Worker())
    one = worker.claim()
    assert one is not None
    worker.carry_out(one)
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "task failed"
    ]


@pytest.mark.parametrize(("silent", "returned"), [(0, 0), (LEASE - 5, 0), (LEASE + 5, 1)])
def test_the_task_of_a_worker_without_a_pulse_goes_back(silent: float, returned: int) -> None:
    note.enqueue("ya")
    dead = alive(Worker(), silent)
    assert dead.claim() is not None
    assert release_orphans() == returned
    again = alive(Worker()).claim()
    assert (again is not None) == bool(returned)
    if again is not None:
        assert len(again.worker_ids) == 2


def test_a_worker_that_only_seemed_dead_leaves_the_task_to_the_other() -> None:
    result = note.enqueue("ya")
    slow = alive(Worker(), LEASE + 5)
    mine = slow.claim()
    assert mine is not None
    assert release_orphans() == 1
    other = alive(Worker())
    taken = other.claim()
    assert taken is not None
    slow.carry_out(mine)
    result.refresh()
    assert result.status == TaskResultStatus.RUNNING  # the other is at it
    other.carry_out(taken)
    result.refresh()
    assert result.status == TaskResultStatus.SUCCESSFUL
    assert _called == ["ya", "ya"]


def test_a_task_that_takes_its_workers_with_it_is_given_up() -> None:
    result = note.enqueue("ya")
    for _ in range(MOST_ATTEMPTS):
        assert alive(Worker(), LEASE + 5).claim() is not None
        assert release_orphans() == 1
    assert alive(Worker()).claim() is None
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert "WorkerLostError" in result.errors[0].exception_class_path


def test_what_cannot_be_written_down_is_left_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    note.enqueue("ya")
    worker = alive(Worker())
    name = worker.id
    one = worker.claim()
    assert one is not None
    monkeypatch.setattr("sopan.web.background.worker.time.sleep", lambda _: None)
    monkeypatch.setattr("sopan.web.background.worker.connection.close", lambda: None)

    def away(*_: object) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr(DBTaskResult, "set_successful", away)
        worker.carry_out(one)
    assert worker.id != name  # nobody beats for the old name any more
    WorkerPulse.objects.filter(pk=name).update(beat=now() - datetime.timedelta(seconds=LEASE + 1))
    assert release_orphans() == 1


def test_a_periodic_job_is_put_into_the_queue_once_when_it_is_due() -> None:
    PeriodicRun.objects.all().delete()
    first = enqueue_due()
    assert sorted(first) == sorted(jobs())
    assert enqueue_due() == []
    name = "sopan.web.approval.jobs.calendar"
    assert name in first
    PeriodicRun.objects.filter(pk=name).update(due=now() - datetime.timedelta(minutes=1))
    assert enqueue_due() == []  # the last run still waits
    worker = alive(Worker())
    while (one := worker.claim()) is not None:
        worker.carry_out(one)
    assert not DBTaskResult.objects.failed().exists()
    assert enqueue_due() == [name]
    assert PeriodicRun.objects.get(pk=name).due > now() + datetime.timedelta(minutes=4)


def test_a_job_that_is_no_more_is_passed_over() -> None:
    run_job.enqueue("sopan.web.gone.jobs.nothing")
    worker = alive(Worker())
    one = worker.claim()
    assert one is not None
    worker.carry_out(one)
    assert DBTaskResult.objects.successful().count() == 1


def test_a_job_needs_time_between_its_runs() -> None:
    with pytest.raises(ValueError, match="time between"):
        periodic(minutes=0)
