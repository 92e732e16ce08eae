"""What the public site keeps: codes of documents, what people say of a service, and counts against floods."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna
from sopan.web.approval.models import Keputusan
from sopan.web.library.models import Revisi, SopThread

__all__ = ["Hitungan", "KodePeriksa", "Masukan"]

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that are taken for one another on paper."""


def new_code() -> str:
    """Sixteen letters that nobody guesses: eighty bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(16))


class KodePeriksa(models.Model):
    """The code in the QR of a document, of one revisi or of one decree. It is never given to another."""

    kode = models.CharField(max_length=16, unique=True, default=new_code)
    revisi = models.OneToOneField(Revisi, null=True, on_delete=models.CASCADE, related_name="kode_periksa")
    keputusan = models.OneToOneField(
        Keputusan, null=True, on_delete=models.CASCADE, related_name="kode_periksa"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(revisi=None) ^ models.Q(keputusan=None), name="kode_milik_satu"
            ),
        ]

    def __str__(self) -> str:
        return self.kode


class Masukan(models.Model):
    """What somebody said of a service: nilai 1 (bad) to 4 (very good), and words. No name, no address.

    `revisi` is the one that was published then. Who evaluates marks it as dealt with, and how.
    """

    thread = models.ForeignKey(SopThread, on_delete=models.CASCADE, related_name="masukan")
    revisi = models.ForeignKey(Revisi, on_delete=models.CASCADE, related_name="masukan")
    nilai = models.PositiveSmallIntegerField()
    teks = models.TextField(max_length=1000, blank=True)
    pada = models.DateTimeField()
    ditangani = models.DateTimeField(null=True, blank=True)
    ditangani_oleh = models.ForeignKey(
        Pengguna, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tindak_lanjut = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["-pada", "-id"]
        indexes: ClassVar = [models.Index(fields=["thread", "-pada"], name="masukan_layanan")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(nilai__gte=1) & models.Q(nilai__lte=4), name="masukan_nilai"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nilai}: {self.teks[:40]}"


class Hitungan(models.Model):
    """How often an address did something lately. `kunci` is a keyed digest that changes every day."""

    kunci = models.CharField(max_length=64, primary_key=True)
    jumlah = models.PositiveIntegerField(default=0)
    sampai = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.kunci[:8]
