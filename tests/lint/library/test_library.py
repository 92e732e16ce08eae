"""What lies close to a fault of a library: on which side of the line it falls."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from sopan.lint.engine import check_library
from sopan.lint.finding import Finding, Konteks
from sopan.lint.rules.library.review_overdue import tambah_bulan
from sopan.model import Sop, Sumber
from sopan.model.operations import TambahButir

Jalankan = Callable[[str, str], list[Finding]]


def pustaka(*isi: str, konteks: str = "") -> str:
    """An example of a library, each SOP its keys in flow style; related SOPs are left out unless given."""
    baris = "\n".join(
        f"  - {{{satu}{'' if 'keterkaitan' in satu else ', keterkaitan: null'}}}" for satu in isi
    )
    return f"{konteks}\npustaka:\n{baris}"


@pytest.mark.parametrize(
    ("nomor", "jumlah"),
    [
        (["1/SOP", "2/SOP"], 0),
        (["1/SOP", "1/SOP"], 1),
        (["1/SOP", "1/SOP", "1 / sop"], 2),
        (["1/SOP", "1/SOP/2026"], 0),
        (["null", "null"], 0),
        (["'-'", "'-'"], 0),
        (["'....../SOP/2026'", "'....../SOP/2026'"], 0),
    ],
)
def test_numbers(jalankan: Jalankan, nomor: list[str], jumlah: int) -> None:
    assert len(jalankan("number_used_twice", pustaka(*(f"nomor: {satu}" for satu in nomor)))) == jumlah


@pytest.mark.parametrize(
    ("judul", "jumlah"),
    [
        (["Pembuatan Laporan Bulanan", "Penyusunan Laporan Bulanan"], 1),
        (["Pembuatan Laporan Bulanan", "SOP PEMBUATAN LAPORAN BULANAN"], 1),
        (["Pembuatan Laporan Bulanan", "Pembuatan Laporan Triwulanan"], 0),
        (["Pembuatan Laporan", "Pembuatan Laporan Bulanan"], 0),
        (["Penyusunan Rencana Kerja Anggaran Tahunan", "Penyusunan Rencana Kerja Anggaran"], 0),
        (["Penyusunan Rencana Kerja Anggaran Dinas", "Penyusunan Rencana Kerja Anggaran Dinas Kota"], 1),
        (["Pelayanan Izin Reklame", "Pelayanan Izin Reklame", "Pelayanan Izin Reklame"], 2),
    ],
)
def test_titles_of_one_activity(jalankan: Jalankan, judul: list[str], jumlah: int) -> None:
    assert len(jalankan("same_activity_two_sops", pustaka(*(f"judul: {satu}" for satu in judul)))) == jumlah


def test_the_same_title_with_other_steps_is_another_activity(jalankan: Jalankan) -> None:
    lain = "judul: Pembuatan Laporan Bulanan, langkah: [{kegiatan: Menata boks}, {kegiatan: Mengunci depo}]"
    assert jalankan("same_activity_two_sops", pustaka("judul: Pembuatan Laporan Bulanan", lain)) == []


@pytest.mark.parametrize(
    ("keterkaitan", "konteks", "jumlah"),
    [
        ("[SOP Pengumpulan Data]", "", 0),
        ("[pengumpulan data]", "", 0),
        ("[SOP Pengumpulan Bahan]", "", 1),
        ("[SOP Pengumpulan Bahan, SOP Penyusunan Draf]", "", 2),
        ("[SOP Pengumpulan Bahan]", "konteks: {sop_dikenal: [SOP Pengumpulan Bahan]}", 0),
        ("[{judul: Bahan, nomor: 9/SOP}]", "konteks: {sop_dikenal: [9/sop]}", 0),
        ("[{judul: Bahan, nomor: 2/SOP}]", "", 0),
        ("['2/SOP']", "", 0),
        ("['-']", "", 0),
        ("['SOP ......']", "", 0),
        ("[Seluruh SOP di lingkungan Sekretariat]", "", 0),
    ],
)
def test_unknown_relations(jalankan: Jalankan, keterkaitan: str, konteks: str, jumlah: int) -> None:
    teks = pustaka(
        f"judul: Pembuatan Laporan, keterkaitan: {keterkaitan}",
        "judul: Pengumpulan Data, nomor: 2/SOP",
        konteks=konteks,
    )
    assert len(jalankan("related_sop_unknown", teks)) == jumlah


def test_the_nearest_title_is_proposed(jalankan: Jalankan) -> None:
    teks = pustaka("judul: A B, keterkaitan: [Data yang Dikumpulkan]", "judul: Pengumpulan Data")
    [temuan] = jalankan("related_sop_unknown", teks)
    assert 'Mungkin maksudnya "Pengumpulan Data"' in temuan.pesan.id


def test_one_sop_is_no_library(jalankan: Jalankan) -> None:
    assert jalankan("related_sop_unknown", pustaka("keterkaitan: [SOP Entah Apa]")) == []


@pytest.mark.parametrize(
    ("sop", "jumlah"),
    [
        (["judul: Satu, keterkaitan: [SOP Dua]", "judul: Dua, keterkaitan: [SOP Satu]"], 0),
        (["judul: Satu, keterkaitan: [SOP Dua]", "judul: Dua"], 1),
        (["judul: Satu, keterkaitan: [SOP Dua, SOP Tiga]", "judul: Dua", "judul: Tiga"], 2),
        (["judul: Satu, keterkaitan: [SOP Satu]", "judul: Dua"], 0),  # related_sop_is_itself
        (["judul: Satu, keterkaitan: [SOP Entah]", "judul: Dua"], 0),  # related_sop_unknown
        (
            [
                "judul: Satu, nomor: 1/S, keterkaitan: [SOP Dua]",
                "judul: Dua, keterkaitan: [{judul: X, nomor: 1/S}]",
            ],
            0,
        ),
    ],
)
def test_one_sided_relations(jalankan: Jalankan, sop: list[str], jumlah: int) -> None:
    assert len(jalankan("relation_one_sided", pustaka(*sop))) == jumlah


def test_the_fix_adds_the_relation_to_the_other_file() -> None:
    def buat(judul: str, *terkait: str) -> Sop:
        return Sop.model_validate(
            {
                "judul": judul,
                "pelaksana": {"a": "A"},
                "langkah": [{"kegiatan": f"Menyusun {judul}", "pelaksana": "a"}],
                "keterkaitan": list(terkait),
            }
        )

    sops = [(buat("SOP Satu", "Dua"), Sumber("satu")), (buat("Dua"), Sumber("dua"))]
    satu, dua = check_library(sops)
    assert [temuan.nama for temuan in satu] == []
    [temuan] = dua
    assert (temuan.nama, temuan.berkas) == ("relation_one_sided", "dua")
    assert temuan.fix is not None
    assert temuan.fix.operasi == (TambahButir(jalur=("keterkaitan",), nilai="SOP Satu"),)


@pytest.mark.parametrize(
    ("efektif", "monitoring", "evaluasi", "jumlah"),
    [
        ("2026-06-01", "null", "null", 0),
        ("2026-05-24", "null", "null", 0),
        ("2026-05-23", "null", "null", 1),
        ("2027-01-01", "null", "null", 0),
        ("null", "null", "null", 0),
        ("2024-01-01", "2026-11-01", "2026-11-01", 0),
        ("2024-01-01", "2026-11-01", "2025-11-24", 0),
        ("2024-01-01", "2026-11-01", "2025-11-23", 1),
        ("2024-01-01", "2026-11-01", "null", 1),
        ("2026-01-01", "2026-11-01", "null", 0),
        ("2024-01-01", "null", "2026-11-01", 0),
        ("2026-11-01", "2025-01-01", "2025-01-01", 0),
    ],
)
def test_reviews(jalankan: Jalankan, efektif: str, monitoring: str, evaluasi: str, jumlah: int) -> None:
    catatan = f"[{{nomor: 1/S, monitoring: {monitoring}, evaluasi: {evaluasi}}}]"
    konteks = f"konteks: {{hari_ini: 2026-11-24, pantauan: {catatan}}}"
    tanggal = f"nomor: 1/S, tanggal: {{pembuatan: null, revisi: null, efektif: {efektif}}}"
    assert len(jalankan("review_overdue", pustaka(tanggal, konteks=konteks))) == jumlah
    assert jalankan("review_overdue", pustaka(tanggal, konteks="konteks: {}")) == []


@pytest.mark.parametrize(
    ("hari", "bulan", "hasil"),
    [("2026-08-31", 6, "2027-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2026-06-01", 12, "2027-06-01")],
)
def test_months_end_where_the_month_ends(hari: str, bulan: int, hasil: str) -> None:
    assert tambah_bulan(datetime.date.fromisoformat(hari), bulan) == datetime.date.fromisoformat(hasil)


CASCADE = "konteks: {kegiatan: [{id: k-1, judul: Pembuatan Laporan}, {id: k-2, judul: Surat, sop: 2/S}]}"


@pytest.mark.parametrize(
    ("sop", "tanpa_sop", "tanpa_kegiatan"),
    [
        (["judul: Pembuatan Laporan", "judul: Lain, nomor: 2/s"], 0, 0),
        (["judul: SOP pembuatan laporan", "judul: Lain, nomor: 2/S"], 0, 0),
        (["judul: Apa, asal: k-1", "judul: Pa, asal: k-2"], 0, 0),
        (["judul: Pembuatan Laporan"], 1, 0),
        (["judul: Pembuatan Laporan Tahunan"], 2, 1),
        (["judul: Pembuatan Laporan, asal: k-9", "judul: Surat"], 0, 0),
        (["judul: Apa, asal: k-9"], 2, 1),
    ],
)
def test_cascade(jalankan: Jalankan, sop: list[str], tanpa_sop: int, tanpa_kegiatan: int) -> None:
    teks = pustaka(*sop, konteks=CASCADE)
    assert len(jalankan("activity_without_sop", teks)) == tanpa_sop
    assert len(jalankan("sop_without_activity", teks)) == tanpa_kegiatan


def test_an_empty_library_has_no_findings() -> None:
    konteks = Konteks.model_validate({"kegiatan": [{"id": "k-1", "judul": "Apa"}], "hari_ini": "2026-11-24"})
    assert check_library([], konteks=konteks) == ()
