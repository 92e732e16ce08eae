"""What lies close to a fault of the kind of activity: on which side of the line it falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding

Jalankan = Callable[[str, str], list[Finding]]

P, S, K = "Pemohon", "Petugas", "Kepala Seksi"
IZIN = [
    (P, "Mengajukan permohonan izin"),
    (S, "Memeriksa berkas permohonan"),
    (K, "Menandatangani surat izin"),
    (S, "Mendokumentasikan salinan surat izin dan menyerahkan kepada Pemohon"),
    (P, "Menerima surat izin"),
]


def sop(jenis: str, *langkah: tuple[str, str], judul: str = "Pembuatan Laporan", tambahan: str = "") -> str:
    """An example with these steps, each an actor by name and a sentence."""
    nama = list(dict.fromkeys(siapa for siapa, _ in langkah))
    kolom = ", ".join(f"c{nomor}: {satu}" for nomor, satu in enumerate(nama))
    baris = "\n".join(f"  - {{pelaksana: c{nama.index(siapa)}, kegiatan: '{apa}'}}" for siapa, apa in langkah)
    return f"judul: {judul}\njenis: {jenis}\npelaksana: {{{kolom}}}\nlangkah:\n{baris}\n{tambahan}"


def ganti(nomor: int, siapa: str, apa: str) -> list[tuple[str, str]]:
    """The steps of IZIN with one of them replaced."""
    return [(siapa, apa) if di == nomor else satu for di, satu in enumerate(IZIN, 1)]


def tanpa(*nomor: int) -> list[tuple[str, str]]:
    """The steps of IZIN without some of them."""
    return [satu for di, satu in enumerate(IZIN, 1) if di not in nomor]


ATURAN_PELAYANAN = [
    "service_not_started_by_applicant",
    "service_not_ended_by_applicant",
    "service_without_check",
    "service_result_not_documented",
    "service_without_requirements",
    "kind_contradicts_flow",
]


@pytest.mark.parametrize("aturan", ATURAN_PELAYANAN)
def test_the_pattern_of_a_pelayanan_has_no_fault(jalankan: Jalankan, aturan: str) -> None:
    assert jalankan(aturan, sop("pelayanan", *IZIN)) == []


@pytest.mark.parametrize(
    ("aturan", "langkah", "jumlah"),
    [
        ("service_not_started_by_applicant", tanpa(1), 1),
        ("service_not_started_by_applicant", ganti(1, P, "Menerima undangan"), 1),
        ("service_not_started_by_applicant", ganti(1, P, "Menerima dan mengisi formulir"), 0),
        ("service_not_started_by_applicant", ganti(1, P, "Mengakses aplikasi layanan"), 0),
        ("service_not_started_by_applicant", ganti(1, "Wajib Pajak", "Melaporkan pajak"), 0),
        ("service_not_started_by_applicant", ganti(1, "Loket Pemohon", "Mengajukan permohonan"), 1),
        ("service_not_ended_by_applicant", tanpa(5), 1),
        ("service_not_ended_by_applicant", ganti(5, P, "Mengambil surat izin"), 0),
        ("service_not_ended_by_applicant", ganti(5, P, "Menandatangani tanda terima"), 0),
        ("service_not_ended_by_applicant", ganti(5, P, "Membayar retribusi"), 1),
        ("service_not_ended_by_applicant", [*IZIN, (P, "Mengisi survei kepuasan")], 0),
        ("service_not_ended_by_applicant", [*IZIN, (S, "Mengarsipkan tanda terima")], 1),
        ("service_without_check", tanpa(2), 1),
        ("service_without_check", ganti(2, S, "Menerima berkas"), 1),
        ("service_without_check", ganti(2, S, "Menerima dan meneliti berkas"), 0),
        ("service_without_check", ganti(2, S, "Melakukan verifikasi berkas"), 0),
        ("service_without_check", [(P, "Mengisi formulir"), *IZIN], 0),
        ("service_without_check", tanpa(1, 2), 0),  # not started by the applicant
        ("service_result_not_documented", tanpa(4), 1),
        ("service_result_not_documented", ganti(4, S, "Menyimpan salinan surat izin"), 0),
        ("service_result_not_documented", ganti(4, S, "Mencatat penyerahan dalam register"), 0),
        ("service_result_not_documented", ganti(4, S, "Menyerahkan surat izin"), 1),
        ("service_result_not_documented", tanpa(5), 0),
        (
            "service_result_not_documented",
            [*tanpa(4), (S, "Mendokumentasikan surat izin"), (S, "Melaporkan layanan")],
            1,
        ),
        ("service_result_not_documented", ganti(4, P, "Menyimpan surat izin"), 1),
        ("service_result_not_documented", [*tanpa(4), (S, "Mendokumentasikan surat izin")], 1),
    ],
)
def test_pelayanan(jalankan: Jalankan, aturan: str, langkah: list[tuple[str, str]], jumlah: int) -> None:
    assert len(jalankan(aturan, sop("pelayanan", *langkah))) == jumlah
    assert jalankan(aturan, sop("rutin", *langkah)) == []


def test_a_refusal_may_end_a_pelayanan_early(jalankan: Jalankan) -> None:
    teks = sop("pelayanan", *IZIN).replace(
        "'Memeriksa berkas permohonan'", "'Memeriksa berkas permohonan', keputusan: {tidak: selesai}"
    )
    assert all(jalankan(aturan, teks) == [] for aturan in ATURAN_PELAYANAN)


def test_an_outside_actor_is_an_applicant_whatever_his_name(jalankan: Jalankan) -> None:
    teks = sop("pelayanan", *[("Kementerian Lain" if siapa == P else siapa, apa) for siapa, apa in IZIN])
    assert len(jalankan("service_not_started_by_applicant", teks)) == 1
    luar = teks.replace("c0: Kementerian Lain", "c0: {nama: Kementerian Lain, luar: true}")
    assert jalankan("service_not_started_by_applicant", luar) == []


def test_a_decision_is_a_check(jalankan: Jalankan) -> None:
    teks = sop("pelayanan", *ganti(2, S, "Menentukan kelayakan. Jika layak, ya. Jika tidak, tidak"))
    assert len(jalankan("service_without_check", teks)) == 1
    keputusan = teks.replace("Jika tidak, tidak'", "Jika tidak, tidak', keputusan: {tidak: selesai}")
    assert jalankan("service_without_check", keputusan) == []


@pytest.mark.parametrize(
    ("pertama", "kedua", "jumlah"),
    [("null", "null", 1), ("[Formulir]", "null", 0), ("null", "[Formulir]", 0), ("[Formulir]", "[KTP]", 0)],
)
def test_requirements(jalankan: Jalankan, pertama: str, kedua: str, jumlah: int) -> None:
    teks = sop("pelayanan", *IZIN)
    teks = teks.replace("permohonan izin'", f"permohonan izin', kelengkapan: {pertama}")
    teks = teks.replace("berkas permohonan'", f"berkas permohonan', kelengkapan: {kedua}")
    assert len(jalankan("service_without_requirements", teks)) == jumlah


LAPORAN = [(K, "Memerintahkan penyusunan laporan"), (S, "Menyusun laporan"), (S, "Mengarsipkan laporan")]


@pytest.mark.parametrize("jenis", ["rutin", "penugasan"])
@pytest.mark.parametrize(
    ("aturan", "langkah", "jumlah"),
    [
        ("routine_started_by_applicant", LAPORAN, 0),
        ("routine_started_by_applicant", [("Masyarakat", "Melapor"), *LAPORAN], 1),
        ("routine_started_by_applicant", [LAPORAN[0], ("Masyarakat", "Menjawab"), *LAPORAN[1:]], 0),
        ("routine_not_documented_last", LAPORAN, 0),
        ("routine_not_documented_last", LAPORAN[:2], 1),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Melakukan pendokumentasian laporan")], 0),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Mencatat laporan dalam buku agenda")], 0),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Mengunggah laporan ke aplikasi arsip")], 0),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Mengunggah laporan ke laman")], 1),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Menyerahkan laporan untuk diarsipkan")], 1),
        ("routine_not_documented_last", [*LAPORAN[:2], ("Pemohon", "Menyimpan laporan")], 1),
        ("routine_not_documented_last", [*LAPORAN[:2], (S, "Membagikan dan menyimpan laporan")], 0),
    ],
)
def test_rutin_and_penugasan(
    jalankan: Jalankan, jenis: str, aturan: str, langkah: list[tuple[str, str]], jumlah: int
) -> None:
    assert len(jalankan(aturan, sop(jenis, *langkah))) == jumlah
    assert jalankan(aturan, sop("pelayanan", *langkah)) == []


@pytest.mark.parametrize(
    ("pertama", "jumlah"),
    [
        ((K, "Menugaskan staf"), 0),
        ((K, "Mendisposisikan surat"), 0),
        ((K, "Memberikan arahan kepada staf"), 0),
        ((K, "Menerbitkan surat perintah tugas"), 0),
        ((K, "Menunjuk petugas"), 0),
        ((S, "Menyusun surat tugas"), 1),
        ((S, "Mengajukan usulan"), 1),
        ((K, "Menandatangani laporan"), 1),
        (("Masyarakat", "Melapor"), 0),  # routine_started_by_applicant
    ],
)
def test_order(jalankan: Jalankan, pertama: tuple[str, str], jumlah: int) -> None:
    assert len(jalankan("assignment_not_ordered", sop("penugasan", pertama, *LAPORAN[1:]))) == jumlah
    assert jalankan("assignment_not_ordered", sop("rutin", pertama, *LAPORAN[1:])) == []


DINAS = [
    (K, "Menugaskan Petugas untuk melaksanakan perjalanan dinas"),
    (S, "Menyampaikan kesediaan kepada Kepala Seksi"),
    (S, "Melaksanakan perjalanan dinas"),
    (S, "Menyusun laporan perjalanan dinas"),
    (S, "Mendokumentasikan laporan"),
]


@pytest.mark.parametrize(
    ("jenis", "langkah", "jumlah"),
    [
        ("pelayanan", IZIN, 0),
        ("rutin", IZIN, 1),
        ("penugasan", IZIN, 1),
        ("rutin", LAPORAN, 0),
        ("penugasan", LAPORAN, 0),  # an order and filing suit both
        ("pelayanan", LAPORAN, 1),
        ("penugasan", DINAS, 0),
        ("rutin", DINAS, 1),
        ("pelayanan", DINAS, 1),
    ],
)
def test_kind_against_flow(
    jalankan: Jalankan, jenis: str, langkah: list[tuple[str, str]], jumlah: int
) -> None:
    assert len(jalankan("kind_contradicts_flow", sop(jenis, *langkah))) == jumlah


def test_the_contradiction_gives_its_reasons(jalankan: Jalankan) -> None:
    [temuan] = jalankan("kind_contradicts_flow", sop("rutin", *IZIN))
    assert temuan.pesan.id.startswith("jenis ditulis rutin, tetapi alurnya pelayanan: ")
    assert "prosedur diawali pihak luar, Pemohon" in temuan.pesan.id
    assert "the procedure is set off from outside, by Pemohon" in temuan.pesan.en


def test_without_a_kind_nothing_is_said(jalankan: Jalankan) -> None:
    teks = sop("null", *IZIN[:3])
    assert all(
        jalankan(aturan, teks) == []
        for aturan in (*ATURAN_PELAYANAN, "routine_not_documented_last", "assignment_not_ordered")
    )
