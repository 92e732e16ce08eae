"""What the lifecycle records: who is asked and answered, comments, evidence, decrees, the chain of events."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna
from sopan.web.library.models import Revisi, SopThread

__all__ = ["Bukti", "Event", "Keputusan", "Komentar", "Lampiran", "Penunjukan"]


class Penunjukan(models.Model):
    """Somebody asked to review, to agree for an actor column (`kolom`), or to read; and when they did.

    Of a reader `percobaan` counts how often they answered the questions, right ones at last included.
    """

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
    percobaan = models.PositiveIntegerField(default=0)

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
    """Evidence for a transition. The newest of its `jenis` counts, unless it fell away (`gugur`).

    `sidik` is the SHA-256 of its file, by which the public verification knows a file again.
    """

    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="bukti")
    jenis = models.CharField(max_length=24)
    isi = models.JSONField(default=dict)
    berkas = models.BinaryField(null=True, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    sidik = models.CharField(max_length=64, blank=True, db_index=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    gugur = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pada", "id"]

    def __str__(self) -> str:
        return self.jenis


class Keputusan(models.Model):
    """A decree in the making: the SOPs that it enacts, in the order of its Lampiran, and what its form says.

    `isi` holds nomor, tanggal, tempat, tentang, jabatan, nama, nip and the pattern of the numbers; `selesai`
    is the moment in which it enacted them.
    """

    class Jenis(models.TextChoices):
        """Keputusan compiles SOPs of a unit, Peraturan is about one subject (deck, slides 52-54)."""

        KEPUTUSAN = "keputusan"
        PERATURAN = "peraturan"

    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField(default=dict)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    revisi = models.ManyToManyField(Revisi, through="Lampiran", related_name="keputusan")

    class Meta:
        ordering: ClassVar = ["-pada", "-id"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.isi.get('nomor', '')}"


class Lampiran(models.Model):
    """The place of an SOP in the Lampiran of a decree."""

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE)
    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE)
    urut = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["urut"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["keputusan", "revisi"], name="lampiran_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.keputusan_id}.{self.urut}"


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
        indexes: ClassVar = [models.Index(fields=["jenis", "urut"], name="event_jenis")]

    def __str__(self) -> str:
        return f"{self.urut} {self.jenis}"
