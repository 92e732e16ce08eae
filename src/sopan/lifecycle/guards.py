"""What a transition asks for beyond the person: each guard looks at the facts and yields what is missing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from sopan.errors import Pesan
from sopan.lifecycle.facts import Fakta, Permintaan

__all__ = ["Syarat"]

Syarat = Callable[[Fakta, Permintaan], Iterator[Pesan]]
"""A guard: yields every reason why the step must wait, nothing where it may go on."""


def tanpa_temuan_reviu(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """No error in the profile reviu."""
    if fakta.temuan_reviu:
        yield Pesan(
            f"Masih ada {fakta.temuan_reviu} kesalahan menurut profil reviu.",
            f"{fakta.temuan_reviu} error(s) of the profile reviu are left.",
        )


def tanpa_temuan_penetapan(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """No error in the profile penetapan."""
    if fakta.temuan_penetapan:
        yield Pesan(
            f"Masih ada {fakta.temuan_penetapan} kesalahan menurut profil penetapan.",
            f"{fakta.temuan_penetapan} error(s) of the profile penetapan are left.",
        )


def tanpa_temuan_publikasi(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """No error in the profile publikasi."""
    if fakta.temuan_publikasi:
        yield Pesan(
            f"Masih ada {fakta.temuan_publikasi} kesalahan menurut profil publikasi.",
            f"{fakta.temuan_publikasi} error(s) of the profile publikasi are left.",
        )


def pelaksana_disebut(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Every actor role inside of the agency has a holder."""
    missing = sorted(fakta.peran_pelaksana - fakta.pemegang.keys())
    if missing:
        yield Pesan(
            f"Belum ada pemegang peran untuk: {', '.join(missing)}.",
            f"No holder is named for: {', '.join(missing)}.",
        )


def beralasan(_: Fakta, permintaan: Permintaan) -> Iterator[Pesan]:
    """A reason is given."""
    if not permintaan.alasan.strip():
        yield Pesan("Tulis alasannya.", "Give the reason.")


def peninjau_setuju(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Reviewers are assigned, none of them wrote the SOP, and all have approved."""
    if not fakta.peninjau:
        yield Pesan("Belum ada peninjau yang ditugasi.", "No reviewer is assigned.")
    if fakta.peninjau & fakta.penulis:
        yield Pesan(
            "Seorang peninjau ikut menulis SOP ini; tugasi orang lain.",
            "A reviewer wrote this SOP too; assign someone else.",
        )
    waiting = len(fakta.peninjau - fakta.peninjau_setuju)
    if waiting:
        yield Pesan(f"{waiting} peninjau belum setuju.", f"{waiting} reviewer(s) have not approved.")


def pelaksana_sepakat(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Every actor role has agreed."""
    waiting = sorted(fakta.peran_pelaksana - fakta.sepakat)
    if waiting:
        yield Pesan(f"Belum sepakat: {', '.join(waiting)}.", f"Not agreed yet: {', '.join(waiting)}.")


def komentar_selesai(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """No comment is open."""
    if fakta.komentar_terbuka:
        yield Pesan(
            f"{fakta.komentar_terbuka} komentar belum selesai.",
            f"{fakta.komentar_terbuka} comment(s) are open.",
        )


def daftar_periksa(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """The checklist of format and content is complete."""
    if not fakta.daftar_periksa_lengkap:
        yield Pesan(
            "Daftar periksa format dan isi belum lengkap.",
            "The checklist of format and content is not complete.",
        )


def berita_acara(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """The minutes of the review are there."""
    if not fakta.berita_acara:
        yield Pesan("Berita acara reviu belum ada.", "The minutes of the review are missing.")


def uji_coba_direncanakan(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Scenario, trial period and unit are named."""
    if not fakta.skenario:
        yield Pesan("Skenario uji coba belum disebut.", "No scenario of the trial is named.")
    if not fakta.masa_uji_coba:
        yield Pesan("Masa uji coba belum disebut.", "No trial period is named.")
    if not fakta.unit_uji_coba:
        yield Pesan("Unit uji coba belum disebut.", "No trial unit is named.")


def uji_coba_dilaporkan(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Reports are attached, and the promise was held or the difference accepted with reason."""
    if not fakta.laporan_simulasi:
        yield Pesan("Laporan simulasi belum dilampirkan.", "The simulation report is not attached.")
    if not fakta.catatan_uji_coba:
        yield Pesan("Catatan uji coba belum dilampirkan.", "The trial notes are not attached.")
    if fakta.janji_dipenuhi is None:
        yield Pesan(
            "Belum dinyatakan apakah janji waktu dipenuhi.", "It is not stated whether the promise was held."
        )
    elif not fakta.janji_dipenuhi and not fakta.selisih_diterima:
        yield Pesan(
            "Janji waktu tidak dipenuhi; terima selisihnya dengan alasan, atau kembalikan ke draf.",
            "The promise was not held; accept the difference with a reason, or send it back to draft.",
        )


def keputusan_sah(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """A decree whose signed file verifies, a number that is unique, and an effective day."""
    if not fakta.keputusan:
        yield Pesan("Keputusan penetapan belum dilampirkan.", "The enacting decree is not attached.")
    elif not fakta.keputusan_sah:
        yield Pesan(
            "Tanda tangan pada berkas keputusan tidak sah.", "The signature on the decree does not verify."
        )
    if not fakta.nomor:
        yield Pesan("SOP belum bernomor.", "The SOP has no number.")
    elif not fakta.nomor_unik:
        yield Pesan(
            f"Nomor {fakta.nomor} sudah dipakai SOP lain.",
            f"The number {fakta.nomor} is used by another SOP.",
        )
    if fakta.tanggal_efektif is None:
        yield Pesan("Tanggal efektif belum ditentukan.", "The effective date is not set.")


def pembaca_ditugasi(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Every holder of an actor role is assigned to read."""
    missing = len(set(fakta.pemegang.values()) - fakta.pembaca)
    if missing or not fakta.pembaca:
        yield Pesan(
            f"{missing} pemegang peran belum ditugasi membaca."
            if missing
            else "Belum ada pembaca yang ditugasi.",
            f"{missing} holder(s) of actor roles are not assigned to read."
            if missing
            else "No reader is assigned.",
        )


def cukup_dibaca(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """The share of readers that the agency asks for has read and understood."""
    needed = math.ceil(fakta.ambang_baca * len(fakta.pembaca) - 1e-9)
    understood = len(fakta.pembaca_paham & fakta.pembaca)
    if understood < needed:
        yield Pesan(
            f"Baru {understood} dari {needed} pembaca yang diperlukan menyatakan paham.",
            f"Only {understood} of the {needed} readers needed have read and understood.",
        )


def sudah_efektif(fakta: Fakta, permintaan: Permintaan) -> Iterator[Pesan]:
    """The effective day has come."""
    if fakta.tanggal_efektif is None:
        yield Pesan("Tanggal efektif belum ditentukan.", "The effective date is not set.")
    elif permintaan.hari < fakta.tanggal_efektif:
        day = fakta.tanggal_efektif.isoformat()
        yield Pesan(f"Baru efektif pada {day}.", f"It becomes effective on {day} only.")


def saatnya_evaluasi(fakta: Fakta, permintaan: Permintaan) -> Iterator[Pesan]:
    """The clock begins an evaluation only when it is due; a pemonev may at any time."""
    due = fakta.jadwal_evaluasi
    if permintaan.orang is None and (due is None or permintaan.hari < due):
        yield Pesan("Belum waktunya dievaluasi.", "The evaluation is not due yet.")


def evaluasi_lengkap(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """The form is filled and the minutes are there."""
    if not fakta.formulir_evaluasi:
        yield Pesan("Formulir evaluasi belum diisi.", "The evaluation form is not filled.")
    if not fakta.berita_acara_evaluasi:
        yield Pesan("Berita acara evaluasi belum ada.", "The minutes of the evaluation are missing.")


def formulir_terisi(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """The evaluation form is filled, since its findings go along."""
    if not fakta.formulir_evaluasi:
        yield Pesan("Formulir evaluasi belum diisi.", "The evaluation form is not filled.")


def pelayanan_lengkap(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """Only an SOP pelayanan with a complete standard is published (UU 25/2009; deck 63)."""
    if fakta.jenis != "pelayanan":
        yield Pesan("Hanya SOP pelayanan yang dipublikasikan.", "Only an SOP pelayanan is published.")
    if not fakta.standar_pelayanan_lengkap:
        yield Pesan("Standar pelayanan belum lengkap.", "The standar pelayanan is not complete.")
    if fakta.dipublikasikan:
        yield Pesan("Sudah dipublikasikan.", "It is published already.")


def sedang_publik(fakta: Fakta, _: Permintaan) -> Iterator[Pesan]:
    """It is published."""
    if not fakta.dipublikasikan:
        yield Pesan("SOP ini tidak sedang dipublikasikan.", "This SOP is not published.")


def pencabutan_berdasar(fakta: Fakta, permintaan: Permintaan) -> Iterator[Pesan]:
    """A decree of withdrawal, a reason, and what replaces the SOP (or that nothing does)."""
    if not fakta.keputusan_pencabutan:
        yield Pesan("Keputusan pencabutan belum dilampirkan.", "The decree of withdrawal is not attached.")
    if not permintaan.pengganti.strip():
        yield Pesan(
            "Sebutkan SOP penggantinya, atau bahwa tidak ada pengganti.",
            "Name what replaces it, or that nothing does.",
        )
