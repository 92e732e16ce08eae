"""The worker: takes tasks out of the queue in the database, one at a time, and loses none.

django-tasks-db marks a task as running and forgets it when the worker dies. Here each worker has a pulse in
the database (`WorkerPulse`) that a thread of its own keeps beating while the work goes on. A running task
whose worker has no pulse any more goes back into the queue, whoever notices. So a task may be begun more than
once and must be idempotent; what it did in its own transactions is kept. A worker that only seemed dead (a
stopped process, a database that hung) finds on finishing that the task is no longer its own and leaves it.

All times are the database's, so that the clocks of several machines need not agree.
"""

from __future__ import annotations

import datetime
import logging
import os
import socket
import threading
import time
import uuid
from typing import Any

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sopan.web.background.models import WorkerPulse
from sopan.web.background.periodic import enqueue_due, run_job

__all__ = ["LEASE", "MOST_ATTEMPTS", "Worker", "release_orphans"]

logger = logging.getLogger("sopan.worker")

LEASE = 30.0
"""Seconds without a beat after which a worker counts as dead."""
MOST_ATTEMPTS = 5
"""So often a task is begun. One that took as many workers with it is at fault itself."""


def release_orphans(lease: float = LEASE) -> int:
    """Give tasks of dead workers back to the queue; gives how many. Pulses that stopped are taken away."""
    gone = Now() - datetime.timedelta(seconds=lease)
    count = 0
    for pk in list(DBTaskResult.objects.running().values_list("pk", flat=True)):
        with transaction.atomic():
            one = DBTaskResult.objects.running().filter(pk=pk).select_for_update(skip_locked=True).first()
            if one is None or not one.worker_ids:
                continue
            if WorkerPulse.objects.filter(pk=one.worker_ids[-1], beat__gte=gone).exists():
                continue
            if len(one.worker_ids) >= MOST_ATTEMPTS:
                one.set_failed(WorkerLostError(f"begun {len(one.worker_ids)} times, finished never"))
                logger.error("task gave up", extra={"task": _called(one), "attempts": len(one.worker_ids)})
            else:
                one.status, one.started_at = TaskResultStatus.READY, None
                one.save(update_fields=["status", "started_at"])
                logger.warning("task returned to the queue", extra={"task": _called(one)})
            count += 1
    WorkerPulse.objects.filter(beat__lt=gone).delete()
    return count


def _called(one: DBTaskResult[Any, Any]) -> str:
    """What the logs call a task: a periodic one by its job."""
    return str(one.args_kwargs["args"][0]) if one.task_path == run_job.module_path else str(one.task_name)


class WorkerLostError(Exception):
    """A task was begun by several workers, and each of them died."""


class Worker:
    """One worker. `run` until `stop`, which a signal handler may call; the task at hand is finished first."""

    def __init__(self, *, interval: float = 1.0, lease: float = LEASE, parent: int = 0) -> None:
        """`interval` and `lease` in seconds. It ends when the process `parent` is its parent no more."""
        self.id = uuid.uuid4().hex
        self.interval = interval
        self.lease = lease
        self.parent = parent
        self.worked = 0
        self._stopped = False  # not an Event: a signal handler that sets one while it is waited for hangs
        self._tended = float("-inf")

    def stop(self, *_: object) -> None:
        """Take no further task."""
        self._stopped = True

    def run(self, *, once: bool = False) -> int:
        """Work; with `once` only until nothing is ready. Gives the number of tasks that were carried out."""
        self._appear()
        ended = threading.Event()
        heart = threading.Thread(target=self._keep_beating, args=(ended,), name="pulse", daemon=True)
        heart.start()
        try:
            while not self._over():
                if not self._turn() and (once or self._rest()):
                    break
        finally:
            ended.set()
            heart.join(self.lease)
            WorkerPulse.objects.filter(pk=self.id).delete()
        return self.worked

    def _over(self) -> bool:
        return self._stopped or bool(self.parent and os.getppid() != self.parent)

    def _rest(self) -> bool:
        end = time.monotonic() + self.interval
        while not self._over() and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 0.25))
        return self._over()

    def _turn(self) -> bool:
        """One look at the queue; whether there was something to do. A database that is away is waited for."""
        try:
            close_old_connections()
            if time.monotonic() - self._tended >= self.lease / 6:
                self._tended = time.monotonic()
                release_orphans(self.lease)
                enqueue_due()
            one = self.claim()
        except DatabaseError:
            logger.exception("the database does not answer")
            connection.close()
            return False
        if one is not None:
            self.carry_out(one)
        return one is not None

    def claim(self) -> DBTaskResult[Any, Any] | None:
        """The next task, marked as this worker's."""
        ready = DBTaskResult.objects.ready()
        if not ready.exists():
            return None  # looked at first without a transaction, which on SQLite would hold up all who write
        with transaction.atomic():
            one = ready.get_locked()
            if one is not None:
                one.claim(self.id)
            return one

    def carry_out(self, one: DBTaskResult[Any, Any]) -> None:
        """Run a claimed task and write down how it went."""
        start = time.monotonic()
        name = _called(one)
        value: Any = None
        error: Exception | None = None
        try:
            job, asked = one.task, one.args_kwargs
            value = job.call(*asked["args"], **asked["kwargs"])
        except Exception as caught:  # noqa: BLE001 - whatever a task raises is written down beside it
            error = caught
        told = {"task": name, "ms": round((time.monotonic() - start) * 1000, 1)}
        if error is not None:
            logger.error("task failed", exc_info=error, extra=told)
        mine = self._finish(one, value, error)
        self.worked += 1
        if not mine:
            logger.warning("task was taken over by another worker", extra=told)
        elif error is None:
            logger.info("task done", extra=told)

    def _finish(self, one: DBTaskResult[Any, Any], value: Any, error: Exception | None) -> bool:
        for attempt in range(3):
            try:
                with transaction.atomic():
                    held = DBTaskResult.objects.running().filter(pk=one.pk).select_for_update().first()
                    if held is None or held.worker_ids[-1] != self.id:
                        return False
                    if error is None:
                        held.set_successful(value)
                    else:
                        held.set_failed(error)
                    return True
            except DatabaseError:
                connection.close()
                time.sleep(attempt + 1)
        # Whether it is written down is unknown. Under a new name the old one's pulse stops, so somebody
        # looks.
        self.id = uuid.uuid4().hex
        return False

    def _appear(self) -> None:
        WorkerPulse.objects.create(
            id=self.id, host=socket.gethostname()[:120], pid=os.getpid(), started=Now(), beat=Now()
        )

    def _keep_beating(self, ended: threading.Event) -> None:
        try:
            while not ended.wait(self.lease / 6):
                try:
                    close_old_connections()
                    if not WorkerPulse.objects.filter(pk=self.id).update(beat=Now()):
                        self._appear()  # somebody took this worker for dead; its task may be another's by now
                except DatabaseError:
                    connection.close()
        finally:
            connection.close()
