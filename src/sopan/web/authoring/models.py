"""The log of edits, by which edits of several people come together, and who is at a draf now."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna
from sopan.web.library.models import Revisi

__all__ = ["Hadir", "Suntingan"]


class Suntingan(models.Model):
    """One edit of a draf: operations that led to `versi`, and those that lead back.

    `kunci` is made by whoever sends it, so that what is sent twice is done once. `jawaban` is what could not
    be done, for the same answer to a second sending. Without `operasi` it changed nothing.
    """

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="suntingan")
    kunci = models.CharField(max_length=64)
    versi = models.PositiveIntegerField()
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    operasi = models.JSONField(default=list)
    balik = models.JSONField(default=list)
    jawaban = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revisi", "kunci"], name="suntingan_sekali"),
        ]
        indexes: ClassVar = [models.Index(fields=["revisi", "versi"], name="suntingan_versi")]

    def __str__(self) -> str:
        return f"{self.revisi_id} v{self.versi}"


class Hadir(models.Model):
    """A page of the editor that is open: whose, at which cell, and when it was last heard of."""

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="hadir")
    tab = models.CharField(max_length=40)
    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="+")
    sel = models.CharField(max_length=120, blank=True)
    pada = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revisi", "tab"], name="hadir_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna_id} {self.sel}"
