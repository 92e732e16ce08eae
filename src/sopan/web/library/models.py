"""An SOP as the thread of its revisi, and the revisi with what lists and searches need in columns."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from django.conf import settings
from django.db import models

from sopan.lifecycle import Keadaan
from sopan.lifecycle.states import DIPAKAI
from sopan.web.accounts.models import Pengguna, Unit

__all__ = ["Kata", "Kiriman", "Revisi", "SopThread", "Tampilan"]

KEADAAN = [(satu.value, satu.sebutan.id) for satu in Keadaan]


class SopThread(models.Model):
    """One SOP over all its life: what its revisi hang on, and the unit that it belongs to."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sop")
    dibuat = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"SOP {self.pk}"


class Revisi(models.Model):
    """One revisi: the text of its `.sop.yaml`, where it stands, and columns computed from both.

    `unit` repeats the thread's, so that one index answers who may see what. `penulis` is everyone who wrote
    in it, or in what it was copied from; `versi` counts the edits, so that none overwrites another unseen.
    """

    thread = models.ForeignKey(SopThread, on_delete=models.PROTECT, related_name="revisi")
    urut = models.PositiveIntegerField()
    dasar = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=16, choices=KEADAAN, default=Keadaan.DRAF.value)
    keadaan_sejak = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)
    judul = models.CharField(max_length=400)
    nomor = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=12, blank=True)
    langkah = models.PositiveIntegerField()
    kesalahan = models.PositiveIntegerField()
    peringatan = models.PositiveIntegerField()
    penyusun = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    penulis = models.ManyToManyField(Pengguna, related_name="menulis")
    dibuat = models.DateTimeField()
    diubah = models.DateTimeField()
    tanggal_efektif = models.DateField(null=True, blank=True)
    jadwal_evaluasi = models.DateField(null=True, blank=True)
    dipublikasikan = models.BooleanField(default=False)
    isi = models.TextField()

    class Meta:
        ordering: ClassVar = ["-diubah", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "urut"], name="urut_sekali"),
            models.UniqueConstraint(
                fields=["thread"],
                condition=models.Q(keadaan__in=sorted(satu.value for satu in DIPAKAI)),
                name="satu_berlaku",
            ),
            models.CheckConstraint(
                condition=models.Q(keadaan__in=sorted(satu.value for satu in Keadaan)), name="keadaan_dikenal"
            ),
        ]
        # Each order of the list, followed by what decides who may see a row: skipping reads the index alone.
        indexes: ClassVar = [
            models.Index(fields=["-diubah", "-id", "keadaan", "unit"], name="revisi_diubah"),
            models.Index(fields=["judul", "id", "keadaan", "unit"], name="revisi_judul"),
            models.Index(fields=["nomor", "id", "keadaan", "unit"], name="revisi_nomor"),
            models.Index(fields=["jadwal_evaluasi", "id", "keadaan", "unit"], name="revisi_jadwal"),
            models.Index(fields=["-kesalahan", "id", "keadaan", "unit"], name="revisi_temuan"),
            models.Index(fields=["keadaan", "-diubah", "-id", "unit"], name="revisi_keadaan"),
            models.Index(fields=["keadaan", "unit", "jadwal_evaluasi"], name="revisi_hitung"),
            models.Index(fields=["unit", "keadaan"], name="revisi_unit"),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def tahap(self) -> Keadaan:
        """The state as the lifecycle knows it."""
        return Keadaan(self.keadaan)

    @property
    def sidik(self) -> str:
        """The digest of the text, which events and caches name it by."""
        return hashlib.sha256(self.isi.encode()).hexdigest()


class Kata(models.Model):
    """A word that stands in some SOP, so that a search with a slip of the finger finds the word meant."""

    kata = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.kata


class Tampilan(models.Model):
    """A view of the library that somebody keeps under a name: the query of its address.

    With a `unit` everybody who works there or beneath it sees it too; only its owner changes it.
    """

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="tampilan")
    nama = models.CharField(max_length=60)
    saringan = models.CharField(max_length=500, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["nama", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pengguna", "nama"], name="tampilan_sekali"),
        ]

    def __str__(self) -> str:
        return self.nama


class Kiriman(models.Model):
    """A zip of SOP files between its preview and its import; thrown away after either a day or the import."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="+")
    pada = models.DateTimeField()
    isi = models.BinaryField()

    def __str__(self) -> str:
        return f"kiriman {self.pk}"
