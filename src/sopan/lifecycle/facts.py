"""What a decision about a transition may know: a frozen view of a revisi, a person and the day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sopan.errors import Pesan
from sopan.lifecycle.states import Keadaan

__all__ = ["Fakta", "Orang", "Penugasan", "Peran", "Permintaan"]


class Peran(StrEnum):
    """A role that a person has at a unit, and so at every unit under it."""

    PENYUSUN = "penyusun"
    PELAKSANA = "pelaksana"
    PENINJAU = "peninjau"
    PEJABAT = "pejabat"
    PENGELOLA = "pengelola"
    PEMONEV = "pemonev"
    PEMBACA = "pembaca"
    ADMINISTRATOR = "administrator"

    @property
    def sebutan(self) -> Pesan:
        """The name that a person reads."""
        return _SEBUTAN[self]


_SEBUTAN = {
    Peran.PENYUSUN: Pesan("penyusun", "drafter"),
    Peran.PELAKSANA: Pesan("pelaksana", "actor"),
    Peran.PENINJAU: Pesan("peninjau", "reviewer"),
    Peran.PEJABAT: Pesan("pejabat", "enacting official"),
    Peran.PENGELOLA: Pesan("pengelola", "SOP manager"),
    Peran.PEMONEV: Pesan("pemonev", "evaluator"),
    Peran.PEMBACA: Pesan("pembaca", "reader"),
    Peran.ADMINISTRATOR: Pesan("administrator", "administrator"),
}


@dataclass(frozen=True, slots=True)
class Penugasan:
    """A role at a unit. A delegated one (Plh, Plt) names the person whose it is and the days it holds."""

    peran: Peran
    unit: str
    atas_nama: str | None = None
    sebutan: str | None = None
    mulai: datetime.date | None = None
    sampai: datetime.date | None = None

    def pada(self, hari: datetime.date) -> bool:
        """Whether it holds on that day, first and last day included."""
        return (self.mulai is None or self.mulai <= hari) and (self.sampai is None or hari <= self.sampai)


@dataclass(frozen=True, slots=True)
class Orang:
    """A person by id, with the roles that are theirs or delegated to them."""

    id: str
    penugasan: tuple[Penugasan, ...] = ()


@dataclass(frozen=True, slots=True)
class Permintaan:
    """Who asks for a transition, on which day, and what they say. `orang` is None for the clock."""

    orang: Orang | None
    hari: datetime.date
    alasan: str = ""
    pengganti: str = ""


@dataclass(frozen=True, slots=True)
class Fakta:
    """All that the policies and guards look at.

    People are ids. `induk` maps each unit to the one above it. `unit_pelaksana` are the units of all actor
    roles. `peran_pelaksana` are the actor columns inside of the agency, `pemegang` who is named for each,
    `sepakat` the columns whose holder has agreed. `temuan_*` count the errors of a profile of the check.
    `janji_dipenuhi` is None while no trial told. `ambang_baca` is the share of readers, 0 to 1, that must
    have read and understood. `keputusan_sah` says that the decree's signed file verifies.
    """

    keadaan: Keadaan
    unit: str
    induk: Mapping[str, str | None] = field(default_factory=dict)
    jenis: str | None = None
    penulis: frozenset[str] = frozenset()
    unit_pelaksana: frozenset[str] = frozenset()
    peran_pelaksana: frozenset[str] = frozenset()
    pemegang: Mapping[str, str] = field(default_factory=dict)
    sepakat: frozenset[str] = frozenset()
    peninjau: frozenset[str] = frozenset()
    peninjau_setuju: frozenset[str] = frozenset()
    pembaca: frozenset[str] = frozenset()
    pembaca_paham: frozenset[str] = frozenset()
    ambang_baca: float = 1.0
    temuan_reviu: int = 0
    temuan_penetapan: int = 0
    temuan_publikasi: int = 0
    komentar_terbuka: int = 0
    daftar_periksa_lengkap: bool = False
    berita_acara: bool = False
    skenario: bool = False
    masa_uji_coba: bool = False
    unit_uji_coba: bool = False
    laporan_simulasi: bool = False
    catatan_uji_coba: bool = False
    janji_dipenuhi: bool | None = None
    selisih_diterima: bool = False
    nomor: str = ""
    nomor_unik: bool = False
    keputusan: bool = False
    keputusan_sah: bool = False
    tanggal_efektif: datetime.date | None = None
    jadwal_evaluasi: datetime.date | None = None
    formulir_evaluasi: bool = False
    berita_acara_evaluasi: bool = False
    keputusan_pencabutan: bool = False
    standar_pelayanan_lengkap: bool = False
    dipublikasikan: bool = False
