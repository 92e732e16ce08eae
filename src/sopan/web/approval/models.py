"""What the lifecycle records: who is asked and answered, comments, evidence, and the chain of events."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna
from sopan.web.library.models import Revisi, SopThread

__all__ = ["Bukti", "Event", "Komentar", "Penunjukan"]


class Penunjukan(models.Model):
    """Somebody asked to review, to agree for an actor column (`kolom`), or to read; and when they did."""

    class Jenis(models.TextChoices):
        """What is asked for."""

        PENINJAU = "peninjau"
        PELAKSANA = "pelaksana"
        PEMBACA = "pembaca"

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="penunjukan")
    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    kolom = models.CharField(max_length=120, blank=True)
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="penunjukan")
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revisi", "jenis", "kolom", "pengguna"], name="ditunjuk_sekali"),
            models.UniqueConstraint(
                fields=["revisi", "kolom"], condition=models.Q(jenis="pelaksana"), name="satu_pemegang"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["pengguna", "jenis", "selesai"], name="tugas_orang")]

    def __str__(self) -> str:
        return f"{self.jenis} {self.pengguna_id}"


class Komentar(models.Model):
    """A comment anchored to a place of the SOP (`jalur`: `langkah.3.kegiatan`), or an answer to one."""

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="komentar")
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="balasan")
    jalur = models.CharField(max_length=120, blank=True)
    teks = models.TextField(max_length=4000)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pada", "id"]

    def __str__(self) -> str:
        return self.teks[:40]


class Bukti(models.Model):
    """Evidence for a transition. The newest of its `jenis` counts, unless it fell away (`gugur`)."""

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="bukti")
    jenis = models.CharField(max_length=24)
    isi = models.JSONField(default=dict)
    berkas = models.BinaryField(null=True, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    gugur = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pada", "id"]

    def __str__(self) -> str:
        return self.jenis


class Event(models.Model):
    """One thing that happened. `hash` is over this event and the `hash` of the one before: a chain."""

    urut = models.BigIntegerField(unique=True)
    thread = models.ForeignKey(SopThread, on_delete=models.PROTECT, related_name="event")
    revisi = models.ForeignKey(Revisi, null=True, on_delete=models.PROTECT, related_name="event")
    jenis = models.CharField(max_length=32)
    pelaku = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    atas_nama = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    isi = models.JSONField(default=dict)
    sebelum = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["urut"]

    def __str__(self) -> str:
        return f"{self.urut} {self.jenis}"
