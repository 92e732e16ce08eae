"""Old documents that were uploaded, what was read from each, and pictures of their pages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.library.models import Revisi

__all__ = ["DokumenLama", "HalamanLama"]


class DokumenLama(models.Model):
    """One uploaded document on its way to a draf.

    `nilai` are the values that were read, each with its place, its origin, how sure it is, where it stands on
    which page, and whether a person looked at it; `isi` is the text of the SOP file, corrections included.
    """

    class Keadaan(models.TextChoices):
        """How far it is."""

        MENUNGGU = "menunggu"
        SIAP = "siap"
        DITOLAK = "ditolak"
        JADI = "jadi"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="dokumen_lama")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    nama = models.CharField(max_length=200)
    data = models.BinaryField()
    sidik = models.CharField(max_length=64, db_index=True)
    pada = models.DateTimeField()
    sampai = models.DateTimeField()
    keadaan = models.CharField(max_length=8, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    alasan = models.JSONField(default=list)
    format = models.CharField(max_length=40, blank=True)
    persis = models.BooleanField(default=False)
    judul = models.CharField(max_length=400, blank=True)
    sidik_sop = models.CharField(max_length=64, blank=True, db_index=True)
    isi = models.TextField(blank=True)
    nilai = models.JSONField(default=list)
    catatan = models.JSONField(default=list)
    ragu = models.PositiveIntegerField(default=0)
    kesalahan = models.PositiveIntegerField(default=0)
    peringatan = models.PositiveIntegerField(default=0)
    revisi = models.ForeignKey(Revisi, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["-pada", "-id"]
        indexes: ClassVar = [models.Index(fields=["pengguna", "keadaan"], name="lama_orang")]

    def __str__(self) -> str:
        return self.nama


class HalamanLama(models.Model):
    """A page of a document as a picture."""

    dokumen = models.ForeignKey(DokumenLama, on_delete=models.CASCADE, related_name="halaman")
    nomor = models.PositiveIntegerField()
    gambar = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["nomor"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dokumen", "nomor"], name="halaman_lama_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.dokumen_id}/{self.nomor}"
