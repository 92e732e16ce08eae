"""Tokens of programs that act for a person, and webhooks with how far each has been told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sopan.web.accounts.models import Pengguna

__all__ = ["Pengait", "Pengiriman", "Token"]


class Token(models.Model):
    """A key with which a program acts for a person, within its scopes. Only the digest is kept."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="token")
    nama = models.CharField(max_length=80)
    awal = models.CharField(max_length=16)
    sidik = models.CharField(max_length=64, unique=True)
    lingkup = models.JSONField(default=list)
    dibuat = models.DateTimeField()
    sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-dibuat", "-id"]

    def __str__(self) -> str:
        return f"{self.nama} ({self.awal}…)"


class Pengait(models.Model):
    """A webhook: an address that is told of every event its owner may see, in their order.

    `sampai_urut` is the last event that was delivered or passed over; the chain of events itself is the
    queue, so none is lost. After a failure the same event is tried again, later each time (`gagal`).
    """

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="pengait")
    alamat = models.URLField(max_length=500)
    rahasia = models.CharField(max_length=80)
    kejadian = models.JSONField(default=list)
    dibuat = models.DateTimeField()
    aktif = models.BooleanField(default=True)
    sampai_urut = models.BigIntegerField()
    gagal = models.PositiveIntegerField(default=0)
    gagal_sejak = models.DateTimeField(null=True, blank=True)
    coba_lagi = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["aktif", "coba_lagi"], name="pengait_menunggu")]

    def __str__(self) -> str:
        return self.alamat


class Pengiriman(models.Model):
    """One attempt to deliver an event: what came back. The newest of each webhook are kept."""

    pengait = models.ForeignKey(Pengait, on_delete=models.CASCADE, related_name="pengiriman")
    urut = models.BigIntegerField()
    jenis = models.CharField(max_length=32)
    pada = models.DateTimeField()
    berhasil = models.BooleanField()
    jawaban = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.urut} {self.jawaban}"
