"""Titles as offices write them: which rule speaks, and which stays silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.model.operations import UbahIsian

Jalankan = Callable[[str, str], list[Finding]]

ATURAN = (
    "title_starts_with_sop",
    "title_without_aspect",
    "title_without_output",
    "title_with_two_activities",
    "title_with_year",
    "title_abbreviated",
)


@pytest.mark.parametrize(
    ("judul", "ditemukan"),
    [
        ("SOP Pelayanan", {"title_starts_with_sop", "title_without_output"}),
        ("STANDAR OPERASIONAL PROSEDUR (SOP) PENANGANAN SURAT", {"title_starts_with_sop"}),
        ("Protap Pengamanan Kantor", {"title_starts_with_sop"}),
        ("Sopan Santun Pelayanan", {"title_without_aspect"}),
        ("Posyandu Keliling", {"title_without_aspect"}),
        ("Mengelola Website", {"title_without_aspect"}),
        ("Unit Kerja Pimpinan", {"title_without_aspect"}),
        ("Kenaikan Pangkat", {"title_without_aspect"}),
        ("Mekanisme Kerja Tim", {"title_without_aspect"}),
        ("SURVEI HARGA KONSUMEN", set()),
        ("Rapat Koordinasi", set()),
        ("Uji Petik Lapangan", set()),
        ("Tindak Lanjut Hasil Pemeriksaan", set()),
        ("Perjalanan Dinas", set()),
        ("Bimbingan Teknis", set()),
        ("Permohonan Izin Penelitian", set()),
        ("Layanan Perpustakaan Keliling", set()),
        ("Pelatihan", {"title_without_output"}),
        ("Pelayanan di Kecamatan", {"title_without_output"}),
        ("Pelayanan Pengaduan", set()),
        ("Pelaporan", {"title_without_output"}),
        ("Pengadaan Barang/Jasa", set()),
        ("Penanganan Surat Masuk dan Surat Keluar", set()),
        ("Penyusunan Rencana Kerja dan Anggaran", set()),
        ("Pelayanan Data dan Informasi", set()),
        ("Penyelenggaraan Pendidikan dan Pelatihan", set()),
        ("Penerimaan dan Pengeluaran Barang Persediaan", set()),
        ("Pelaksanaan Monitoring dan Evaluasi Penerapan SOP", set()),
        ("Penyusunan dan Penetapan Standar Pelayanan", {"title_with_two_activities"}),
        ("Penerimaan/Pendistribusian Surat", {"title_with_two_activities"}),
        ("Pengelolaan Surat Masuk serta Penanganan Pengaduan", {"title_with_two_activities"}),
        ("Penyusunan Laporan Kinerja 2025-2029", {"title_with_year"}),
        ("Penyusunan Laporan (TA 2025) Dinas", {"title_with_year", "title_abbreviated"}),
        ("Penerapan Permenpan No. 35 Tahun 2012", set()),
        ("Pelaksanaan Sensus 12345 Rumah", set()),
        ("Pencairan Dana UP/TUP", {"title_abbreviated"}),
        ("Penyusunan Kerangka Acuan Kerja (KAK)", set()),
        ("Pengumpulan Data Tahap II", set()),
        ("Penerbitan NPWP", set()),
        ("PENYUSUNAN LAPORAN KEUANGAN", set()),
    ],
)
def test_titles(jalankan: Jalankan, judul: str, ditemukan: set[str]) -> None:
    assert {satu for satu in ATURAN if jalankan(satu, f"judul: '{judul}'")} == ditemukan


@pytest.mark.parametrize(
    ("aturan", "judul", "usul"),
    [
        ("title_without_aspect", "Menyusun Laporan", '"Penyusunan Laporan"'),
        ("title_without_aspect", "SOP Tata Cara Pengajuan Cuti", '"Pengajuan Cuti"'),
        (
            "title_with_year",
            "Penyusunan Laporan Tahun 2025 Dinas Contoh",
            '"Penyusunan Laporan Dinas Contoh"',
        ),
        ("title_abbreviated", "Penyusunan KAK", '"Kerangka Acuan Kerja (KAK)"'),
        ("title_abbreviated", "Penyusunan XYZW", '"... (XYZW)"'),
    ],
)
def test_the_message_has_the_better_title(jalankan: Jalankan, aturan: str, judul: str, usul: str) -> None:
    (temuan,) = jalankan(aturan, f"judul: '{judul}'")
    assert usul in temuan.pesan.id
    assert usul in temuan.pesan.en


@pytest.mark.parametrize(
    ("judul", "menjadi"),
    [
        ("SOP pelayanan audiensi", "Pelayanan audiensi"),
        ("Standar Operasional Prosedur: Penanganan Surat", "Penanganan Surat"),
        ("SOP tentang Penanganan Surat", "Penanganan Surat"),
    ],
)
def test_the_fix_takes_the_word_away(jalankan: Jalankan, judul: str, menjadi: str) -> None:
    (temuan,) = jalankan("title_starts_with_sop", f"judul: '{judul}'")
    assert temuan.fix is not None
    assert temuan.fix.operasi == (UbahIsian(jalur=("judul",), nilai=menjadi),)


@pytest.mark.parametrize(
    ("judul", "skala", "jumlah"),
    [
        ("Penyusunan Pedoman", "besar", 0),
        ("Penyusunan Pedoman", "kecil", 1),
        ("Pembuatan Surat", "besar", 1),
        ("Penyelenggaraan Bimtek", "kecil", 1),
        ("Pelaksanaan Pengiriman Surat", "kecil", 0),
        ("SOP Pelaksanaan Bimtek", "besar", 1),
        ("Pelayanan Audiensi", "besar", 0),
    ],
)
def test_scale(jalankan: Jalankan, judul: str, skala: str, jumlah: int) -> None:
    assert len(jalankan("title_aspect_against_scale", f"judul: {judul}\nskala: {skala}")) == jumlah
