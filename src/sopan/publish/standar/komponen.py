"""The 14 components: seven follow from the SOP, seven from `pelayanan:` or stay open (domain.md: deck 65-66).

PermenPANRB 15/2014 puts them in two groups: service delivery (1-6, to be published) and what stands behind
it (7-14).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.publish.drawing import alur_dalam_kata, tanpa_mutu_baku
from sopan.publish.jenis import wajib_pelayanan
from sopan.publish.standar.alarm import semua_alarm
from sopan.publish.standar.pekppp import Bukti, Pekppp, nilai_pekppp
from sopan.publish.standar.turunan import Sumber, persyaratan, petugas, produk_sop, waktu_diumumkan
from sopan.publish.waktu import WaktuLayanan, waktu_layanan

__all__ = ["KELOMPOK", "Kelompok", "Komponen", "StandarPelayanan", "standar_pelayanan"]

Kelompok = Literal["penyampaian", "pengelolaan"]
KELOMPOK: dict[Kelompok, str] = {
    "penyampaian": "Komponen yang terkait dengan proses penyampaian pelayanan (service delivery)",
    "pengelolaan": "Komponen yang terkait dengan proses pengelolaan pelayanan di internal organisasi "
    "(manufacturing)",
}
"""The two groups of PermenPANRB 15/2014, by their titles."""


@dataclass(frozen=True, slots=True)
class Komponen:
    """One component: its number and name, its contents, and where they come from.

    `sumber` is None and `isi` empty while the component is open; `kurang` says then what it needs.
    """

    nomor: int
    kunci: str
    nama: str
    isi: tuple[str, ...]
    sumber: Sumber | None
    kurang: Pesan | None = None

    @property
    def kelompok(self) -> Kelompok:
        """Which of the two groups it belongs to."""
        return "penyampaian" if self.nomor <= 6 else "pengelolaan"


@dataclass(frozen=True, slots=True)
class StandarPelayanan:
    """The standard of one service.

    `alarm` tell where the standard and its SOP differ; `terbuka` are the components without contents.
    """

    sop: Sop
    komponen: tuple[Komponen, ...]
    waktu: WaktuLayanan
    pekppp: Pekppp
    alarm: tuple[Pesan, ...] = field(default=())

    @property
    def terbuka(self) -> tuple[Komponen, ...]:
        """The components that still need something."""
        return tuple(one for one in self.komponen if not one.isi)

    def __getitem__(self, kunci: str) -> Komponen:
        """The component of that key. Raises `KeyError` where there is none, as a template expects."""
        for one in self.komponen:
            if one.kunci == kunci:
                return one
        raise KeyError(kunci)


def standar_pelayanan(
    sop: Sop, bukti: Bukti | None = None, kerja_p90: float | None = None
) -> StandarPelayanan:
    """Derive the standard of an SOP Pelayanan.

    `kerja_p90` are the working minutes within which nine of ten cases of a simulation end; the promise is
    held against them as well. Raises `WrongUse` for an SOP of another kind and for a flow that never ends.
    """
    wajib_pelayanan(sop)
    waktu = waktu_layanan(sop)
    komponen = _components(sop, waktu)
    kurang = tuple(one.kurang for one in komponen if one.kurang is not None)
    pekppp = nilai_pekppp(ada=sop.pelayanan is not None, kurang=kurang, bukti=bukti or Bukti())
    return StandarPelayanan(sop, komponen, waktu, pekppp, semua_alarm(sop, waktu, kerja_p90))


def _components(sop: Sop, waktu: WaktuLayanan) -> tuple[Komponen, ...]:
    own = sop.pelayanan

    def stated(kunci: str) -> tuple[str, ...]:
        return getattr(own, kunci) if own is not None else ()

    asked, asked_by = persyaratan(sop)
    product = stated("produk") or produk_sop(sop)
    number = 0

    def part(kunci: str, nama: str, isi: Sequence[str], sumber: Sumber, kurang: Pesan) -> Komponen:
        nonlocal number
        number += 1
        isi = tuple(isi)
        return Komponen(number, kunci, nama, isi, sumber if isi else None, None if isi else kurang)

    return (
        part("persyaratan", "Persyaratan", asked, asked_by, _need("persyaratan", "Persyaratan")),
        part("prosedur", "Sistem, mekanisme, dan prosedur", alur_dalam_kata(tanpa_mutu_baku(sop)), "sop",
             _from_sop("Sistem, mekanisme, dan prosedur", "langkah")),
        part("jangka_waktu", "Jangka waktu pelayanan", _time(sop, waktu), "sop",
             _from_sop("Jangka waktu pelayanan", "waktu")),
        part("biaya", "Biaya/tarif", stated("biaya"), "pelayanan", _need("biaya", "Biaya/tarif")),
        part("produk", "Produk pelayanan", product, "pelayanan" if stated("produk") else "sop",
             _from_sop("Produk pelayanan", "output")),
        part("pengaduan", "Penanganan pengaduan, saran, dan masukan", stated("pengaduan"), "pelayanan",
             _need("pengaduan", "Penanganan pengaduan, saran, dan masukan")),
        part("dasar_hukum", "Dasar hukum", sop.dasar_hukum, "sop", _from_sop("Dasar hukum", "dasar_hukum")),
        part("sarana", "Sarana, prasarana, dan/atau fasilitas", stated("sarana"), "pelayanan",
             _need("sarana", "Sarana, prasarana, dan/atau fasilitas")),
        part("kompetensi", "Kompetensi pelaksana", sop.kualifikasi_pelaksana, "sop",
             _from_sop("Kompetensi pelaksana", "kualifikasi_pelaksana")),
        part("pengawasan", "Pengawasan internal", stated("pengawasan"), "pelayanan",
             _need("pengawasan", "Pengawasan internal")),
        part("jumlah_pelaksana", "Jumlah pelaksana", _staff(sop), "sop",
             _from_sop("Jumlah pelaksana", "pelaksana")),
        part("jaminan", "Jaminan pelayanan", stated("jaminan"), "pelayanan",
             _need("jaminan", "Jaminan pelayanan")),
        part("keamanan", "Jaminan keamanan dan keselamatan pelayanan", stated("keamanan"), "pelayanan",
             _need("keamanan", "Jaminan keamanan dan keselamatan pelayanan")),
        part("evaluasi", "Evaluasi kinerja pelaksana", stated("evaluasi"), "pelayanan",
             _need("evaluasi", "Evaluasi kinerja pelaksana")),
    )  # fmt: skip


def _need(kunci: str, nama: str) -> Pesan:
    return Pesan(f"{nama}: tulis 'pelayanan.{kunci}'.", f"{nama}: write 'pelayanan.{kunci}'.")


def _from_sop(nama: str, kunci: str) -> Pesan:
    return Pesan(f"{nama}: lengkapi '{kunci}' di SOP.", f"{nama}: fill in '{kunci}' in the SOP.")


def _time(sop: Sop, waktu: WaktuLayanan) -> tuple[str, ...]:
    told = waktu_diumumkan(sop, waktu)
    return (f"Paling lama {told} sejak permohonan diterima lengkap",) if told else ()


def _staff(sop: Sop) -> tuple[str, ...]:
    """Every role of the office with its people, and the sum."""
    roles = petugas(sop)
    if not roles:
        return ()
    return (f"{sum(roles.values())} orang", *(f"{name}: {count} orang" for name, count in roles.items()))
