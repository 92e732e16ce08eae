"""Units, people, roles per unit, delegations with dates, one-time links and failed attempts."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from sopan.lifecycle import Peran as NamaPeran

__all__ = ["Delegasi", "Pengguna", "Peran", "PercobaanMasuk", "Undangan", "Unit"]

PERAN = [(satu.value, satu.sebutan.id) for satu in NamaPeran]


class Unit(models.Model):
    """A unit of the organisation; `induk` is the one above it."""

    kode = models.SlugField(max_length=80, unique=True)
    nama = models.CharField(max_length=200)
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    eselon = models.CharField(max_length=8, blank=True)
    urut = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["urut", "id"]

    def __str__(self) -> str:
        return self.nama


class Pengguna(AbstractUser):
    """A person. `nama` is the full name with titles, `jabatan` the post, `unit` where they work."""

    first_name = None  # type: ignore[assignment]  # one name with titles instead of two without
    last_name = None  # type: ignore[assignment]
    nama = models.CharField(max_length=160)
    jabatan = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="pengguna")
    bahasa = models.CharField(max_length=2, default="id", choices=[("id", "Indonesia"), ("en", "English")])

    class Meta:
        ordering: ClassVar = ["nama", "id"]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        """The name with titles."""
        return str(self)

    def get_short_name(self) -> str:
        """The name with titles; Indonesian names have no part that is the shorter one for all."""
        return str(self)


class Peran(models.Model):
    """A role of a person at a unit, and so at every unit under it."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="peran")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="peran")
    peran = models.CharField(max_length=16, choices=PERAN)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pengguna", "unit", "peran"], name="peran_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.peran} {self.unit}"


class Delegasi(models.Model):
    """A role of `pemberi` that `penerima` carries out for some days, as Plh or Plt."""

    pemberi = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="mendelegasikan")
    penerima = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="menerima_delegasi")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    peran = models.CharField(max_length=16, choices=PERAN)
    sebutan = models.CharField(max_length=3, choices=[("Plh", "Plh"), ("Plt", "Plt")])
    mulai = models.DateField()
    sampai = models.DateField()
    dicabut = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-sampai", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(sampai__gte=models.F("mulai")), name="delegasi_tanggal"
            ),
            models.CheckConstraint(
                condition=~models.Q(pemberi=models.F("penerima")), name="delegasi_orang_lain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sebutan} {self.penerima} untuk {self.pemberi}"


class Undangan(models.Model):
    """A link that works once: to set the first password. Only the digest of its secret is kept."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE)
    sidik = models.CharField(max_length=64, unique=True)
    sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"undangan {self.pengguna_id}"


class PercobaanMasuk(models.Model):
    """Failed attempts for one name, by its digest, so that names that do not exist are treated alike."""

    kunci = models.CharField(max_length=64, primary_key=True)
    gagal = models.PositiveIntegerField(default=0)
    terakhir = models.DateTimeField()
    terkunci_sampai = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.kunci[:8]
