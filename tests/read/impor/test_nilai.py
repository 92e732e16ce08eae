"""Labels, dates, lists and titles in the spellings of offices; comments in the YAML."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from tests.strategies import sops

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.read import read_text
from sopan.read.impor import Bidang, Catatan, HasilImpor, yaml_impor
from sopan.read.impor.label import cabang_dari, kolom_tabel, label_identitas, pisah_label, satuan_kolom
from sopan.read.impor.tanggal import baca_tanggal, tanggal_excel
from sopan.read.impor.teks_sel import daftar, judul_biasa


@pytest.mark.parametrize(
    ("teks", "bidang"),
    [
        ("NomorSOP", "nomor"),
        ("NO. SOP", "nomor"),
        ("Tgl. Revisi :", "revisi"),
        ("TANGGAL PENGESAHAN", "efektif"),
        ("Disyahkan oleh", "pengesahan"),
        ("NAMA SOP", "judul"),
        ("Peralatan / Perlengkapan", "peralatan"),
        ("Pencatatan & Pendataan:", "pencatatan"),
        ("Keterkaitan dengan SOP lain", "keterkaitan"),
        ("Kualifikasi Pelaksna", "kualifikasi_pelaksana"),
        ("Maksud dan Tujuan", "tidak_dibawa"),
        ("Memeriksa berkas", None),
    ],
)
def test_labels_of_the_identity(teks: str, bidang: str | None) -> None:
    assert label_identitas(teks) == bidang


@pytest.mark.parametrize(
    ("teks", "kolom"),
    [
        ("NO", "no"),
        ("Uraian\nKegiatan", "kegiatan"),
        ("Mutu Buku", "mutu_baku"),
        ("PERSYARATAN/\nKELENGKAPAN", "kelengkapan"),
        ("Sumber Data", "kelengkapan"),
        ("Waktu (menit)", "waktu"),
        ("Ket.", "keterangan"),
        ("Kabid", None),
    ],
)
def test_headings_of_the_table(teks: str, kolom: str | None) -> None:
    assert kolom_tabel(teks) == kolom


def test_a_heading_may_bear_the_unit() -> None:
    assert satuan_kolom("Waktu (menit)") == "menit"
    assert satuan_kolom("Waktu") is None


def test_label_and_value_in_one_cell() -> None:
    assert pisah_label("Nomor SOP : 12/SOP/2020") == ("nomor", "12/SOP/2020")
    assert pisah_label("Dasar Hukum:\n1. UU") == ("dasar_hukum", "1. UU")
    assert pisah_label("Jika tidak: kembali") is None


def test_answers() -> None:
    assert [cabang_dari(x) for x in ("Ya", "Y", "Lengkap", "Tdk", "Tidak Setuju", "Belum lengkap", "A")] == [
        "ya", "ya", "ya", "tidak", "tidak", "tidak", None,
    ]  # fmt: skip


def test_dates() -> None:
    hari = datetime.date(2012, 9, 7)
    for teks in ("7 September 2012", "07-09-2012", "2012-09-07", "7 Sept. 2012", "7/9/12", "07.09.2012"):
        found = baca_tanggal(teks)
        assert found is not None, teks
        assert found[0] == hari, teks
    assert baca_tanggal("9/13/2012") == (datetime.date(2012, 9, 13), 0.6)
    assert baca_tanggal("32 Januari 2012") is None
    assert tanggal_excel(41159.0) == hari
    assert tanggal_excel(-1) is None


def test_lists() -> None:
    assert daftar("1. Surat\n2. KTP\nasli") == ("Surat", "KTP asli")
    assert daftar("- Surat\n- KTP") == ("Surat", "KTP")
    assert daftar("Surat\nKTP") == ("Surat", "KTP")
    assert daftar("1. Surat 2. KTP 3. KK") == ("Surat", "KTP", "KK")
    assert daftar(" - ") == ()


def test_titles_in_capitals() -> None:
    assert judul_biasa("PELAYANAN KTP DAN KK", ["Menerima KTP dan KK dari pemohon"]) == (
        "Pelayanan KTP dan KK",
        True,
    )
    assert judul_biasa("Pelayanan KTP") == ("Pelayanan KTP", False)


@given(sop=sops(max_steps=8))
def test_comments_change_nothing(sop: Sop) -> None:
    pesan = Pesan("periksa\nini # : -", "check\nthis")
    bidang = [Bidang(("langkah", n, "kegiatan"), "A1", 0.3, pesan) for n in range(len(sop.langkah))]
    bidang += [Bidang(("judul",), "A1", 0.5), Bidang(("pelaksana", next(iter(sop.pelaksana))), "x", 0.1)]
    catatan = (Catatan("lihat", pesan, "B2", ("langkah", 0, "keputusan", "ya")), Catatan("lihat", pesan))
    teks = yaml_impor(HasilImpor(sop, "xlsx", tuple(bidang), catatan))
    assert read_text(teks).sop == sop
    assert teks.count("# PERIKSA") >= len(sop.langkah)
