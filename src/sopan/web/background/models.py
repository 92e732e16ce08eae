"""Who works, which periodic jobs ran when, and the exports that people asked for with their files."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna
from sopan.web.library.models import Revisi

__all__ = ["Export", "ExportFile", "PeriodicRun", "WorkerPulse"]


class WorkerPulse(models.Model):
    """A worker that lives: `beat` is set anew every few seconds, by the clock of the database.

    The `id` is what `DBTaskResult.worker_ids` calls it, so a running task tells whose pulse to feel.
    """

    id = models.CharField(primary_key=True, max_length=64)
    host = models.CharField(max_length=120)
    pid = models.PositiveIntegerField()
    started = models.DateTimeField()
    beat = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.host}:{self.pid}"


class PeriodicRun(models.Model):
    """When a periodic job is due next. Whoever locks the row when it is due puts its task into the queue."""

    name = models.CharField(primary_key=True, max_length=160)
    due = models.DateTimeField()
    task = models.UUIDField(null=True)

    def __str__(self) -> str:
        return self.name


class Export(models.Model):
    """Documents of many SOPs that somebody asked for. `keys` are the revisi in the order of the export.

    `done` counts those that were drawn; what a drawn one gave is an `ExportFile`, committed along with it, so
    that a killed worker loses the one at hand. `task` is the piece of work in the queue.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        READY = "ready"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="exports")
    form = models.CharField(max_length=16)
    book = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    keys = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem_id = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    size = models.BigIntegerField(default=0)
    made = models.DateTimeField()
    ready = models.DateTimeField(null=True)
    until = models.DateTimeField()
    task = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar = ["-made"]
        indexes: ClassVar = [models.Index(fields=["person", "-made"], name="export_person")]

    def __str__(self) -> str:
        return self.title


class ExportFile(models.Model):
    """One file of an export. `revisi` is whose document it is: who may no longer see it gets it no longer."""

    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    revisi = models.ForeignKey(Revisi, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    data = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["export", "number"], name="export_file_once"),
        ]

    def __str__(self) -> str:
        return self.name
