"""Titles and sentences that mean the same look the same; what differs in meaning does not."""

from __future__ import annotations

import pytest

from sopan.organise.words import akar, baca_judul, kunci_nomor, kunci_objek, tanpa_sop


@pytest.mark.parametrize(
    ("kata", "lain"),
    [
        ("pemeriksaan", "memeriksa"),
        ("penyusunan", "disusun"),
        ("perizinan", "izin"),
        ("laporan", "melaporkan"),
        ("layanan", "pelayanan"),
        ("pengarsipan", "mendokumentasikan"),
        ("kepegawaian", "pegawai"),
    ],
)
def test_words_of_one_root_or_meaning_meet(kata: str, lain: str) -> None:
    assert akar(kata) == akar(lain)


@pytest.mark.parametrize(
    ("kata", "lain"),
    [("pengadaan", "pengaduan"), ("bulanan", "tahunan"), ("kesehatan", "keuangan"), ("surat", "berkas")],
)
def test_words_of_other_meaning_do_not(kata: str, lain: str) -> None:
    assert akar(kata) != akar(lain)


@pytest.mark.parametrize(
    "judul",
    [
        "SOP Pembuatan Surat Tugas",
        "STANDAR OPERASIONAL PROSEDUR: Pembuatan Surat Tugas",
        "Pembuatan Surat Tugas di Lingkungan Dinas Kominfo",
        "Pembuatan Surat Tugas pada Dinas Kominfo Tahun 2026",
        "PEMBUATAN SURAT TUGAS",
        "Penyusunan Surat Tugas",
        "Pembuaatan Surat Tugas",
    ],
)
def test_titles_of_one_activity(judul: str) -> None:
    satu = baca_judul(judul, ["Dinas Kominfo", "Bidang Umum"])
    assert (satu.aspek, satu.objek) == ("susun", ("surat", "tugas"))


def test_a_tail_that_names_something_else_belongs_to_the_object() -> None:
    assert "puskesmas" in baca_judul("Pengelolaan Limbah di Puskesmas", ["Dinas Kesehatan"]).objek


def test_a_title_without_an_aspect() -> None:
    satu = baca_judul("Unit Kerja Pimpinan")
    assert satu.aspek == ""
    assert satu.objek == ("unit", "kerja", "pimpinan")


@pytest.mark.parametrize("judul", ["", "SOP", "2026", "!!!", "Prosedur"])
def test_titles_that_say_nothing_are_still_read(judul: str) -> None:
    assert baca_judul(judul).aspek == ""


def test_two_words_of_one_root_are_two_keys() -> None:
    kunci = kunci_objek(baca_judul("Pengelolaan Perjalanan Dinas Bidang Jalan").objek)
    assert list(kunci.values()) == ["perjalanan", "dinas", "bidang", "jalan"]


def test_a_title_that_is_only_the_word_sop_stays() -> None:
    assert tanpa_sop("SOP") == "SOP"


def test_numbers_are_compared_without_case_and_spaces() -> None:
    assert kunci_nomor("01 / K/ PAN-RB/2012") == kunci_nomor("01/k/pan-rb/2012")
