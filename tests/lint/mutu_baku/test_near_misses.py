"""Cells of the mutu baku as offices fill them: on which side of each line they fall."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.model.operations import TambahButir

Jalankan = Callable[[str, str], list[Finding]]


@pytest.mark.parametrize(
    ("aturan", "waktu", "jumlah"),
    [
        ("time_not_measurable", "Sesuai jadwal", 1),
        ("time_not_measurable", "Seketika (otomatis)", 1),
        ("time_not_measurable", "H-1", 1),
        ("time_not_measurable", "0 menit", 1),
        ("time_not_measurable", "15", 1),
        ("time_not_measurable", "120 Menit / 3 Hari", 0),
        ("time_not_measurable", "2 (dua) jam", 0),
        ("time_not_measurable", "1 semester", 0),
        ("time_not_measurable", "-", 0),
        ("time_not_measurable", "...", 0),
        ("time_is_a_range", "1 – 20 Hari Kerja", 1),
        ("time_is_a_range", "1 s.d. 3 jam", 1),
        ("time_is_a_range", "120 Menit / 3 Hari", 1),
        ("time_is_a_range", "5 menit per berkas", 1),
        ("time_is_a_range", "kurang lebih 1 jam", 1),
        ("time_is_a_range", "paling lama 3 hari kerja", 0),
        ("time_is_a_range", "1x24 jam", 0),
        ("time_is_a_range", "1 hari kerja 2 jam", 0),
        ("time_is_a_range", "Sesuai jadwal", 0),
        ("day_kind_unclear", "1 hari", 1),
        ("day_kind_unclear", "1-3 Hari", 1),
        ("day_kind_unclear", "maks. 2 hari", 1),
        ("day_kind_unclear", "2 hari kerja", 0),
        ("day_kind_unclear", "14 hari kalender", 0),
        ("day_kind_unclear", "2 minggu", 0),
        ("time_implausible", "1 semester", 1),
        ("time_implausible", "4 bulan", 1),
        ("time_implausible", "70 hari kerja", 1),
        ("time_implausible", "90 hari kalender", 0),
        ("time_implausible", "60 hari kerja", 0),
    ],
)
def test_times(jalankan: Jalankan, aturan: str, waktu: str, jumlah: int) -> None:
    assert len(jalankan(aturan, f'langkah: [{{kegiatan: Menyusun pedoman, waktu: "{waktu}"}}]')) == jumlah


@pytest.mark.parametrize(
    ("kegiatan", "waktu", "jumlah"),
    [
        ("Memaraf konsep surat", "2 hari kerja", 1),
        ("Meneruskan dan menyerahkan surat", "1 minggu", 1),
        ("Mendisposisikan surat", "1-20 hari kerja", 1),
        ("Mengembalikan berkas", "1x24 jam", 0),
        ("Memeriksa dan menyerahkan laporan", "3 hari kerja", 0),
        ("Menyampaikan laporan ke kementerian", "3 hari kerja", 0),
        ("Rapat pembahasan", "3 hari kerja", 0),
    ],
)
def test_handing_over_in_days(jalankan: Jalankan, kegiatan: str, waktu: str, jumlah: int) -> None:
    teks = f"langkah: [{{kegiatan: {kegiatan}, waktu: {waktu}}}]"
    assert len(jalankan("time_implausible", teks)) == jumlah


@pytest.mark.parametrize(
    ("output", "jumlah"),
    [
        ("Mengarsipkan dokumen", 1),
        ("1. Menyusun laporan", 1),
        ("Diterimanya berkas", 1),
        ("Terlaksananya rapat", 1),
        ("Ditandatangani Kepala Dinas", 1),
        ("Berkas sudah diverifikasi", 1),
        ("Surat akan dikirim", 1),
        ("Berkas yang sudah diverifikasi", 0),
        ("Berita acara", 0),
        ("Memorandum", 0),
        ("Metadata", 0),
        ("Terjemahan", 0),
        ("Dinas luar", 0),
        ("Disposisi", 0),
        ("Direktori data", 0),
        ("Surat terkirim", 0),
        ("Persetujuan", 0),
    ],
)
def test_outputs(jalankan: Jalankan, output: str, jumlah: int) -> None:
    assert len(jalankan("output_is_an_action", f"langkah: [{{output: {output}}}]")) == jumlah


def rantai(*langkah: tuple[str, str, str], selebihnya: str = "") -> str:
    """An SOP of steps given by sentence, kelengkapan and output."""
    baris = "\n".join(
        f'  - {{kegiatan: "{kegiatan}", kelengkapan: "{masuk}", output: "{keluar}"}}'
        for kegiatan, masuk, keluar in langkah
    )
    return f"{selebihnya}\nlangkah:\n{baris}\n"


@pytest.mark.parametrize(
    ("keluar", "masuk", "jumlah"),
    [
        ("Konsep laporan", "Laporan", 0),
        ("Notulen rapat", "Notulensi rapat", 0),
        ("Surat Perintah Pengawalan", "SP Pengawalan/Pengeluaran", 0),
        ("Konsep SK", "Surat Keputusan", 0),
        ("Dokumen permohonan", "Berkas permohonan lengkap", 0),
        ("Surat undangan", "Laporan", 1),
        ("Daftar hadir, Laporan", "Laporan", 1),
        ("Tanda terima", "Laporan", 0),
        ("Disposisi", "Laporan", 1),
        ("Disposisi, Laporan", "Laporan", 0),
        ("1. Laporan 2. Undangan", "a. Undangan b. Laporan", 0),
    ],
)
def test_output_and_what_the_next_step_takes(
    jalankan: Jalankan, keluar: str, masuk: str, jumlah: int
) -> None:
    teks = rantai(
        ("Menyusun", "Data", keluar), ("Memeriksa", masuk, "Arsip"), ("Menyimpan", "Arsip", "Arsip")
    )
    assert len(jalankan("output_not_used", teks)) == jumlah


def test_an_output_may_go_far_ahead_into_a_sentence_or_back(jalankan: Jalankan) -> None:
    jauh = rantai(
        ("A", "Data", "Undangan"), ("B", "Data", "Daftar hadir"), ("C", "Undangan, daftar hadir", "Notula")
    )
    kalimat = rantai(
        ("A", "Data", "Surat bantuan keberangkatan"), ("Menandatangani surat bantuan", "Alat", "Surat")
    )
    balik = """
        langkah:
          - {id: a, kegiatan: Menyusun, kelengkapan: Catatan, output: Konsep}
          - {kegiatan: Memeriksa, kelengkapan: Konsep, output: 'Laporan, catatan', keputusan: {tidak: a}}
          - {kegiatan: Menyimpan, kelengkapan: Laporan}
    """
    for teks in (jauh, kalimat, balik):
        assert jalankan("output_not_used", teks) == []


def test_nothing_is_said_of_an_output_where_the_next_step_is_not_filled_in(jalankan: Jalankan) -> None:
    teks = "langkah: [{output: Undangan}, {kelengkapan: null, output: Laporan}, {kelengkapan: Laporan}]"
    assert jalankan("output_not_used", teks) == []


@pytest.mark.parametrize(
    ("masuk", "jumlah"),
    [
        ("Disposisi", 0),
        ("Komputer, Alat tulis", 0),
        ("PC", 0),
        ("ATK", 0),
        ("Buku agenda laporan", 0),
        ("Rencana kerja", 0),
        ("Disposisi dan rencana kerja", 0),
        ("Disposisi & PC", 0),
        ("Disposisi dan data kepegawaian", 0),
        ("Data kepegawaian dan keuangan", 1),
        ("Data kepegawaian", 1),
        ("Data kepegawaian, Data keuangan", 1),
        ("-", 0),
    ],
)
def test_inputs(jalankan: Jalankan, masuk: str, jumlah: int) -> None:
    teks = rantai(("A", "Rencana kerja", "Disposisi"), ("B", masuk, "Laporan"), ("C", masuk, "Arsip"))
    assert len(jalankan("input_from_nowhere", teks)) == jumlah


def test_an_input_may_come_back_from_a_later_step_or_from_the_applicant(jalankan: Jalankan) -> None:
    balik = """
        langkah:
          - {kegiatan: Memerintahkan, output: Disposisi}
          - {id: a, kegiatan: Menyusun, kelengkapan: [Disposisi, Catatan perbaikan], output: Konsep}
          - {kegiatan: Memeriksa, kelengkapan: Konsep, output: Catatan perbaikan, keputusan: {tidak: a}}
    """
    pemohon = """
        pelaksana: {a: Petugas, pemohon: {nama: Pemohon, luar: true}}
        langkah:
          - {pelaksana: a, output: Permintaan}
          - {pelaksana: pemohon, kelengkapan: Kartu keluarga, output: Berkas}
          - {pelaksana: a, kelengkapan: [Berkas, Kartu keluarga]}
    """
    for teks in (balik, pemohon):
        assert jalankan("input_from_nowhere", teks) == []
    lurus = balik.replace("keputusan: {tidak: a}", "keterangan: Selesai")
    assert len(jalankan("input_from_nowhere", lurus)) == 1


@pytest.mark.parametrize(
    ("janji", "jumlah"),
    [
        ("Laporan paling lambat 1 hari kerja setelah kegiatan", 1),
        ("Laporan paling lambat 2 hari kerja setelah kegiatan", 0),
        ("Laporan diselesaikan maksimal 4 jam", 1),
        ("Penyelesaian tidak boleh melebihi satu hari kerja", 1),
        ("Laporan paling lambat 1 hari kerja sebelum rapat", 0),
        ("Undangan paling lambat 1 jam", 0),
        ("Jika laporan paling lama 1 jam, maka dicatat", 0),
        ("Laporan paling lambat tanggal 10", 0),
        ("Laporan paling lambat 1x24 jam", 1),
    ],
)
def test_promises_of_a_warning(jalankan: Jalankan, janji: str, jumlah: int) -> None:
    teks = f"peringatan: ['{janji}']\nlangkah: [{{waktu: 1 hari kerja}}, {{waktu: 1 jam}}]"
    assert len(jalankan("time_exceeds_deadline", teks)) == jumlah


def test_rework_and_other_branches_do_not_lengthen_the_way(jalankan: Jalankan) -> None:
    teks = """
        pelayanan: {jangka_waktu: 1 hari kerja}
        langkah:
          - {id: a, waktu: 3 jam}
          - {waktu: 1 jam, keputusan: {ya: c, tidak: a}}
          - {id: b, waktu: 7 jam, lanjut: a}
          - {id: c, waktu: 3 jam}
    """
    assert jalankan("time_exceeds_deadline", teks) == []
    (temuan,) = jalankan(
        "time_exceeds_deadline", teks.replace("tidak: a", "tidak: b").replace(", lanjut: a", "")
    )
    assert "langkah 1, 2, 3, 4" in temuan.pesan.id
    assert "1 hari kerja 6 jam 30 menit" in temuan.pesan.id


def test_the_agencys_working_day_counts(jalankan: Jalankan) -> None:
    teks = "pelayanan: {jangka_waktu: 1 hari kerja}\nlangkah: [{waktu: 7 jam}]"
    assert jalankan("time_exceeds_deadline", teks) == []
    assert len(jalankan("time_exceeds_deadline", "konteks: {menit_hari: 360}\n" + teks)) == 1


@pytest.mark.parametrize(
    ("keterangan", "keterkaitan", "disebut"),
    [
        ("SOP Pengumpulan Data", "SOP Pengumpulan Data", []),
        ("sesuai SOP PENGUMPULAN DATA.", "Pengumpulan Data", []),
        ("SOP Pendokumentasian Dokumen", "SOP Pendokumentasian", ["SOP Pendokumentasian Dokumen"]),
        ("SOP Arsip, SOP Surat Masuk dan SOP Rapat", "SOP Arsip", ["SOP Surat Masuk", "SOP Rapat"]),
        ("(SOP Penanganan Arsip)", "SOP Lain", ["SOP Penanganan Arsip"]),
        ("SOP ini berlaku mutatis mutandis", "SOP Lain", []),
        ("Dilaksanakan menurut SOP masing-masing", "SOP Lain", []),
        ("SOP Pembuatan Laporan Bulanan", "SOP Lain", []),
        ("SOPan santun", "SOP Lain", []),
    ],
)
def test_sops_of_a_remark(jalankan: Jalankan, keterangan: str, keterkaitan: str, disebut: list[str]) -> None:
    langkah = f"{{keterangan: '{keterangan}'}}"
    teks = f"keterkaitan: [{keterkaitan}]\nlangkah: [{langkah}, {langkah}]"
    temuan = jalankan("related_sop_not_listed", teks)
    assert len(temuan) == len(disebut)
    assert all(nama in satu.pesan.id for nama, satu in zip(disebut, temuan, strict=True))


def test_the_fix_lists_an_sop_only_where_nothing_similar_is_listed(jalankan: Jalankan) -> None:
    baru, mirip = jalankan(
        "related_sop_not_listed",
        "keterkaitan: [SOP Pengumpulan Data]\n"
        "langkah: [{keterangan: SOP Penanganan Arsip}, {keterangan: SOP Pengumpulan Bahan}]",
    )
    assert baru.fix is not None
    assert baru.fix.operasi == (TambahButir(jalur=("keterkaitan",), nilai="SOP Penanganan Arsip"),)
    assert mirip.fix is None
    assert "SOP Pengumpulan Data" in mirip.pesan.id


@pytest.mark.parametrize(
    ("langkah", "kurang"),
    [
        ("{kelengkapan: null, waktu: null, output: null}", "kelengkapan, waktu dan output"),
        ("{output: '-'}", "output"),
        ("{waktu: Segera}", None),
        ("{kelengkapan: Tidak ada}", None),
    ],
)
def test_missing_cells(jalankan: Jalankan, langkah: str, kurang: str | None) -> None:
    temuan = jalankan("standard_missing", f"langkah: [{langkah}]")
    assert len(temuan) == (kurang is not None)
    assert kurang is None or f"belum memuat {kurang};" in temuan[0].pesan.id
