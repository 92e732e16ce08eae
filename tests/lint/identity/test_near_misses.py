"""What lies close to a fault of the identity page: on which side of the line it falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.model.operations import HapusButir, reorder_items

Jalankan = Callable[[str, str], list[Finding]]


@pytest.mark.parametrize(
    ("aturan", "teks", "jumlah"),
    [
        ("missing_identity_field", 'nomor: "-"', 1),
        ("missing_identity_field", 'peringatan: ["-", "N/A"]', 1),
        ("missing_identity_field", 'peringatan: ["-", "Jika terlambat, maka tertunda"]', 0),
        ("missing_identity_field", "pengesahan: null", 1),
        ("missing_identity_field", "tanggal: null", 2),
        ("missing_identity_field", "{nomor: null, instansi: null, unit: null, pencatatan: null}", 4),
        ("approval_incomplete", "pengesahan: {nama: null, nip: null}", 1),
        (
            "dates_out_of_order",
            "tanggal: {pembuatan: 2026-01-05, revisi: 2026-01-05, efektif: 2026-01-05}",
            0,
        ),
        (
            "dates_out_of_order",
            "tanggal: {pembuatan: 2026-02-05, revisi: 2026-01-05, efektif: 2026-01-05}",
            2,
        ),
        ("dates_out_of_order", "tanggal: {pembuatan: null}", 0),
        ("placeholder_left_in", "dasar_hukum: [Peraturan Bupati Nomor ___ Tahun ____ tentang SOP]", 1),
        ("placeholder_left_in", "judul: Penyusunan Laporan…", 1),
        ("placeholder_left_in", 'pengesahan: {nip: "19xxxxxxxxxxxxxx"}', 1),
        ("placeholder_left_in", "peralatan: [Formulir <nama formulir>]", 1),
        ("placeholder_left_in", "peralatan: [Akan diisi]", 1),
        ("placeholder_left_in", 'dasar_hukum: ["Peraturan BPS Nomor 1.2.3 Tahun 2020 tentang A.B.C."]', 0),
        ("placeholder_left_in", "peralatan: [Kertas XXL, 'Kotak [arsip] besar', 'nilai < 10 dan > 5']", 0),
        ("placeholder_left_in", "pencatatan: [Formulir yang telah diisi pemohon]", 0),
        (
            "placeholder_left_in",
            "langkah: [{kegiatan: 'Memeriksa berkas, jika sesuai ..., jika tidak ...'}]",
            1,
        ),
        ("legal_basis_incomplete", "dasar_hukum: [Undang-Undang tentang Pelayanan Publik]", 1),
        ("legal_basis_incomplete", "dasar_hukum: [Nomor 12 Tahun 2020 tentang Arsip]", 1),
        ("legal_basis_incomplete", "dasar_hukum: [Undang-Undang Nomor 25 tentang Pelayanan Publik]", 1),
        ("legal_basis_incomplete", "dasar_hukum: [DIPA Tahun 2026]", 1),
        ("legal_basis_incomplete", "dasar_hukum: ['a. SE Sekda Nomor 065/12/2021 perihal SOP;']", 0),
        ("legal_basis_incomplete", "dasar_hukum: [Pedoman Etik Nomor 3 Tahun 2020 tentang Perilaku]", 0),
        ("legal_basis_incomplete", "dasar_hukum: [Peraturan Bupati Nomor ... Tahun ... tentang ...]", 0),
        ("legal_basis_out_of_order", "dasar_hukum: [Tupoksi, UU 25/2009 tentang X, Renstra, PP 1/2010]", 0),
        (
            "legal_basis_out_of_order",
            "dasar_hukum: [PMK 12/2020 tentang A, Permendagri 77/2019 tentang B]",
            0,
        ),
        (
            "legal_basis_out_of_order",
            "dasar_hukum: [Keppres 80/2003 tentang A, Perpres 16/2018 tentang B]",
            0,
        ),
        (
            "legal_basis_out_of_order",
            "dasar_hukum: [Perda Kota X 1/2020 tentang A, Perwali X 5/2010 tentang B]",
            0,
        ),
        (
            "legal_basis_out_of_order",
            "dasar_hukum: [Perwali X 5/2010 tentang B, Perda Kota X 1/2020 tentang A]",
            1,
        ),
        (
            "legal_basis_out_of_order",
            "dasar_hukum: [UU 5/2014, UU 4/2014, UU 3/2013, PP 1/2000, UU 1/1999]",
            1,
        ),
        ("repealed_legal_basis", "dasar_hukum: [UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah]", 1),
        ("repealed_legal_basis", "dasar_hukum: [PP Nomor 32 Tahun 2004 tentang Hal Lain]", 0),
        (
            "repealed_legal_basis",
            "dasar_hukum: [UU Nomor 12 Tahun 2008 tentang Perubahan Kedua atas UU Nomor 32 Tahun 2004]",
            0,
        ),
        ("related_sop_is_itself", "keterkaitan: [{judul: SOP Lain, nomor: 12/SOP/2026}]", 1),
        ("related_sop_is_itself", "keterkaitan: [Laporan Bulanan, Pembuatan Laporan]", 0),
        ("related_sop_vague", "keterkaitan: [Semua prosedur keuangan]", 1),
        ("related_sop_vague", "keterkaitan: [SOP terkait]", 1),
        ("related_sop_vague", "keterkaitan: [SOP di lingkungan Sekretariat]", 1),
        ("related_sop_vague", "keterkaitan: [Bidang Pelayanan]", 1),
        (
            "related_sop_vague",
            "keterkaitan: [SOP Bidang Pelayanan, SOP Seluruh Arsip, SOP Lain-lain Pendapatan]",
            0,
        ),
        ("related_sop_vague", "keterkaitan: [Pembinaan Bidang Pelayanan]", 0),
        (
            "warning_without_consequence",
            "peringatan: [Laporan disusun oleh analis, Perhatikan kelengkapan]",
            2,
        ),
        ("warning_without_consequence", "peringatan: [Bila berkas kurang permohonan ditolak]", 0),
        ("warning_without_consequence", "peringatan: [Penyusunan laporan memerlukan 3 hari kerja]", 0),
        ("qualification_is_a_post", "kualifikasi_pelaksana: [Pejabat Eselon II]", 1),
        ("qualification_is_a_post", "kualifikasi_pelaksana: [Staf, Ketua Tim Kerja]", 1),
        (
            "qualification_is_a_post",
            "kualifikasi_pelaksana: [Staf yang teliti, Petugas melayani dengan ramah]",
            0,
        ),
        ("qualification_is_a_post", "kualifikasi_pelaksana: [Eselon III berpendidikan S1]", 0),
        (
            "qualification_is_a_post",
            "kualifikasi_pelaksana: [Penyusunan laporan, Administrasi perkantoran]",
            0,
        ),
        ("equipment_repeats_outputs", "peralatan: [Disposisi]", 1),
        ("equipment_repeats_outputs", "peralatan: [Komputer, Disposisi]", 0),
        ("equipment_repeats_outputs", "peralatan: ['Komputer, disposisi, dan laporan']", 1),
        ("record_without_register", "pencatatan: [Dicatat, Diarsipkan]", 1),
        ("record_without_register", "pencatatan: [Dicatat dalam e-Office]", 0),
        ("record_without_register", "pencatatan: [Direkam pada SIPPN]", 0),
        ("record_without_register", 'pencatatan: ["-"]', 0),
    ],
)
def test_near_misses(jalankan: Jalankan, aturan: str, teks: str, jumlah: int) -> None:
    temuan = jalankan(aturan, teks)
    assert len(temuan) == jumlah, temuan


def test_a_blank_is_found_in_any_field(jalankan: Jalankan) -> None:
    teks = """
        pelayanan: {biaya: ["Rp ......"]}
        pelaksana: {a: "[isi jabatan]"}
        langkah: [{pelaksana: a, output: xxx}]
    """
    assert [satu.jalur for satu in jalankan("placeholder_left_in", teks)] == [
        ("pelaksana", "a", "nama"),
        ("langkah", 0, "output", 0),
        ("pelayanan", "biaya", 0),
    ]


def test_the_message_names_what_holds_today_and_not_what_replaced_it_first(jalankan: Jalankan) -> None:
    (temuan,) = jalankan("repealed_legal_basis", "dasar_hukum: [UU Nomor 8 Tahun 1974 tentang Kepegawaian]")
    assert "UU 20/2023" in temuan.pesan.id


def test_the_fix_sorts_all_and_never_a_list_with_numbers_or_unknown_kinds(jalankan: Jalankan) -> None:
    (temuan,) = jalankan("legal_basis_out_of_order", "dasar_hukum: [PP 9/2000, UU 5/2014, UU 4/2014]")
    assert temuan.fix is not None
    assert temuan.fix.operasi == reorder_items(("dasar_hukum",), (2, 1, 0))
    for teks in ("[1. PP 9/2000, 2. UU 5/2014]", "[PP 9/2000, Renstra, UU 5/2014]"):
        (temuan,) = jalankan("legal_basis_out_of_order", f"dasar_hukum: {teks}")
        assert temuan.fix is None


def test_the_fix_takes_the_sop_itself_away(jalankan: Jalankan) -> None:
    (temuan,) = jalankan("related_sop_is_itself", "keterkaitan: [A, Pembuatan Laporan Bulanan]")
    assert temuan.fix is not None
    assert temuan.fix.operasi == (HapusButir(jalur=("keterkaitan",), posisi=1),)
