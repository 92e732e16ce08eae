"""Activities of an organisation: each named once, each with an aspect that fits, each with its own SOP."""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.model import bahasa
from sopan.model.organisasi import KegiatanBertempat, Organisasi
from sopan.organise.sotk.findings import Temuan
from sopan.organise.sotk.titles import usul_judul
from sopan.organise.titles_index import IndeksJudul
from sopan.organise.words import kunci_nomor

__all__ = ["periksa_kegiatan"]

_HAMPIR_SAMA = 0.9


def periksa_kegiatan(organisasi: Organisasi) -> Iterator[Temuan]:
    """The faults of the activities."""
    semua = list(organisasi.kegiatan())
    yield from _id_ganda(semua)
    yield from _judul_ganda(semua)
    yield from _sop_ganda(semua)
    for satu in semua:
        yield from _aspek(satu)


def _id_ganda(semua: list[KegiatanBertempat]) -> Iterator[Temuan]:
    pertama: dict[str, KegiatanBertempat] = {}
    for satu in semua:
        lain = pertama.setdefault(satu.kegiatan.id, satu)
        if lain is not satu:
            yield Temuan(
                "activity_id_twice",
                (*satu.jalur, "id"),
                Pesan(
                    f"id '{satu.kegiatan.id}' sudah dipakai {lain.kegiatan.judul} ({lain.unit.nama}).",
                    f"id '{satu.kegiatan.id}' is already that of {lain.kegiatan.judul} ({lain.unit.nama}).",
                ),
                Pesan("Beri kegiatan ini id lain.", "Give this activity another id."),
            )


def _judul_ganda(semua: list[KegiatanBertempat]) -> Iterator[Temuan]:
    indeks = IndeksJudul([(satu.kegiatan.judul, (satu.unit.nama,)) for satu in semua])
    for urut, satu in enumerate(semua):
        dekat = [(nilai, lain) for lain, nilai in indeks.cari_entri(urut, _HAMPIR_SAMA) if lain < urut]
        if not dekat:
            continue
        _, di = max(dekat, key=lambda pasang: (pasang[0], -pasang[1]))
        lain = semua[di]
        sama = " ".join(satu.kegiatan.judul.lower().split()) == " ".join(lain.kegiatan.judul.lower().split())
        nama = "activity_named_twice" if sama else "activity_nearly_named_twice"
        hampir = Pesan("", "") if sama else Pesan("hampir ", "nearly ")
        yield Temuan(
            nama,
            satu.jalur,
            Pesan(
                f"kegiatan '{satu.kegiatan.judul}' {hampir.id}sama dengan '{lain.kegiatan.judul}' "
                f"({lain.kegiatan.id}, {lain.unit.nama}).",
                f"activity '{satu.kegiatan.judul}' is {hampir.en}the same as '{lain.kegiatan.judul}' "
                f"({lain.kegiatan.id}, {lain.unit.nama}).",
            ),
            Pesan(
                "Kegiatan yang sama memakai SOP yang sama; hapus satu, atau tunjukkan bedanya.",
                "The same activity has the same SOP; remove one, or show the difference.",
            ),
        )


def _sop_ganda(semua: list[KegiatanBertempat]) -> Iterator[Temuan]:
    pertama: dict[str, KegiatanBertempat] = {}
    for satu in semua:
        if satu.kegiatan.sop is None:
            continue
        lain = pertama.setdefault(kunci_nomor(satu.kegiatan.sop), satu)
        if lain is not satu:
            yield Temuan(
                "sop_for_two_activities",
                (*satu.jalur, "sop"),
                Pesan(
                    f"SOP {satu.kegiatan.sop} sudah dipakai {lain.kegiatan.judul} ({lain.kegiatan.id}).",
                    f"SOP {satu.kegiatan.sop} already serves {lain.kegiatan.judul} ({lain.kegiatan.id}).",
                ),
            )


def _aspek(satu: KegiatanBertempat) -> Iterator[Temuan]:
    kegiatan = satu.kegiatan
    pertama = kegiatan.aspek.split()[0]
    if not bahasa.kata_benda_kegiatan(pertama):
        benda = bahasa.nominal(pertama) if bahasa.kata_kerja_aktif(pertama) else None
        yield Temuan(
            "aspect_is_no_activity",
            (*satu.jalur, "aspek"),
            Pesan(
                f"aspek '{kegiatan.aspek}' bukan kata benda kegiatan (seperti Penyusunan, Pelaksanaan).",
                f"aspect '{kegiatan.aspek}' is no noun of an activity (as Penyusunan, Pelaksanaan).",
            ),
            usul=benda.capitalize() if benda else None,
        )
        return
    if usul := usul_judul(kegiatan):
        yield Temuan(
            "aspect_against_scale",
            (*satu.jalur, "aspek"),
            Pesan(
                f"'{kegiatan.judul}': {usul.alasan.id}.",
                f"'{kegiatan.judul}': {usul.alasan.en}.",
            ),
            usul=usul.aspek,
        )
