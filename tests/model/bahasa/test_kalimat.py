"""Sentences of kegiatan: main verbs, clauses below them, conditions, items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.model.bahasa import urai


def kerja(teks: str) -> list[str]:
    return [satu.kata for satu in urai(teks).kerja]


@pytest.mark.parametrize(
    ("teks", "utama"),
    [
        ("Menyusun konsep laporan", ["menyusun"]),
        ("Mengumpulkan dan menyerahkan bahan kepada Kasubid", ["mengumpulkan", "menyerahkan"]),
        ("Memeriksa, memaraf, dan menyerahkan konsep", ["memeriksa", "memaraf", "menyerahkan"]),
        ("Memeriksa berkas. Menandatangani surat", ["memeriksa", "menandatangani"]),
        ("Mencatat surat, kemudian menyerahkannya kepada Kasubag", ["mencatat", "menyerahkannya"]),
        ("Menerima berkas serta memeriksanya", ["menerima", "memeriksanya"]),
        ("Menerima berkas & memeriksa isinya", ["menerima", "memeriksa"]),
        ("3. Menerima berkas", ["menerima"]),
        ("Melakukan pengumpulan, pengolahan dan analisis data", ["melakukan", "pengolahan", "analisis"]),
    ],
)
def test_verbs_joined_to_the_main_verb_are_main_verbs(teks: str, utama: list[str]) -> None:
    assert kerja(teks) == utama


@pytest.mark.parametrize(
    "teks",
    [
        "Menugaskan Kasubid untuk mempersiapkan konsep",
        "Menugaskan analis untuk mengumpulkan bahan dan menyusun konsep",
        "Memeriksa berkas yang memuat data dan gambar",
        "Menandatangani surat perintah membayar",
        "Menyetujui atau menolak permohonan",
        "Memeriksa berkas. Jika sesuai menandatangani dan menyerahkan. Jika tidak mengembalikan",
        "Memeriksa berkas, apabila lengkap menandatangani",
        "Memeriksa berkas (kemudian mencatat dalam buku)",
        "Memeriksa surat dan berkas",
        "Memeriksa surat bersih dan bermeterai",
        "Menyusun laporan pengumpulan dan pengolahan data",
        "Menyusun daftar. Daftar itu memuat nama dan alamat",
        "Melakukan rapat dalam rangka sinkronisasi dan pemantapan rencana",
        "Melakukan pembahasan terkait hasil pemantauan dan evaluasi kegiatan",
    ],
)
def test_verbs_of_clauses_conditions_and_asides_are_not(teks: str) -> None:
    assert len(kerja(teks)) == 1


@pytest.mark.parametrize(
    ("teks", "sebelum"),
    [
        ("Menyusun konsep", ()),
        ("Secara berjenjang memeriksa konsep", ()),
        ("Kembali memeriksa konsep", ()),
        ("Petugas loket menerima berkas", ("petugas", "loket")),
        ("Penyusunan konsep", ("penyusunan", "konsep")),
        ("Kasubag. Umum menerima berkas", ("kasubag", "umum")),
        ("Staf yang membidangi memeriksa berkas", ("staf", "yang", "membidangi")),
    ],
)
def test_words_before_the_verb(teks: str, sebelum: tuple[str, ...]) -> None:
    assert urai(teks).sebelum == sebelum
    assert urai(teks).berkata_kerja == (not sebelum)


@pytest.mark.parametrize(
    "teks",
    [
        "Memeriksa berkas. Jika lengkap meneruskan. Jika tidak lengkap mengembalikan",
        "Memeriksa berkas; apabila lengkap diteruskan, apabila belum dikembalikan",
        "Memeriksa berkas. Bila setuju menandatangani, bilamana ditolak mengembalikan",
        "Memeriksa berkas. Jika lengkap diteruskan, tidak lengkap dikembalikan",
        "Memeriksa berkas. Jika lengkap diteruskan, sedangkan belum lengkap dikembalikan",
        "Memeriksa berkas, kalau lengkap diteruskan, sebaliknya dikembalikan",
        "Memeriksa berkas (jika lengkap diteruskan, jika tidak dikembalikan)",
    ],
)
def test_both_halves_of_a_condition(teks: str) -> None:
    assert urai(teks).berlawan


@pytest.mark.parametrize(
    ("teks", "syarat"),
    [
        ("Memeriksa berkas", 0),
        ("Melakukan pembayaran jika ada", 1),
        ("Memeriksa berkas. Jika lengkap meneruskan", 1),
        ("Memeriksa apakah berkas lengkap atau tidak", 0),
        ("Mencatat dalam hal terjadi kesalahan", 1),
        ("Memeriksa berkas. Jika berkas tidak lengkap mengembalikan", 1),
        ("Memeriksa berkas. Jika belum dibayar atau sudah dibayar tetapi kurang, menyurati pemohon", 1),
    ],
)
def test_one_half_or_none(teks: str, syarat: int) -> None:
    assert urai(teks).syarat == syarat
    assert not urai(teks).berlawan


@pytest.mark.parametrize(
    ("teks", "kelas"),
    [
        ("Melakukan verifikasi berkas", "periksa"),
        ("Melaksanakan pengarsipan surat", "dokumentasi"),
        ("Memberikan paraf pada konsep", "sahkan"),
        ("Memberi tugas kepada analis", "perintah"),
        ("Menyampaikan permohonan izin", "mohon"),
        ("Pendokumentasian laporan", "dokumentasi"),
        ("Menyelenggarakan pameran", "laksana"),
        ("Menyelenggarakan rapat koordinasi", "rapat"),
        ("Melakukan opening meeting dan membahas jadwal", "rapat"),
        ("Melaksanakan penugasan", "laksana"),
        ("Memberikan penugasan", "perintah"),
    ],
)
def test_classes_see_through_light_verbs_and_nouns(teks: str, kelas: str) -> None:
    assert kelas in urai(teks).kelas


def test_handing_over_a_report_is_no_request() -> None:
    assert "mohon" not in urai("Menyampaikan laporan kegiatan").kelas


@pytest.mark.parametrize(
    ("teks", "butir"),
    [
        ("Menyiapkan: a. surat; b. map", ("surat;", "map")),
        ("1. Menerima berkas 2. Memeriksa berkas", ("Menerima berkas", "Memeriksa berkas")),
        ("Menyiapkan\n- surat\n- map", ("surat", "map")),
        ("1. Menerima berkas", ()),
        ("Memeriksa pasal 3. Berkas disimpan 4. kali", ()),
    ],
)
def test_items_of_a_list(teks: str, butir: tuple[str, ...]) -> None:
    assert urai(teks).butir == butir


def test_a_dot_after_an_abbreviation_ends_no_sentence() -> None:
    assert kerja("Menerima surat No. 5 yang Memuat data") == ["menerima"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Memeriksa",
                "menyusun",
                "dan",
                "jika",
                "tidak",
                "(berkas)",
                "a.",
                "b.",
                "Kasubag",
                "yang",
                ",",
                ".",
                "&",
                "-",
                "melakukan",
            ]
        )
    )
)
def test_any_sentence_can_be_read(kata: list[str]) -> None:
    kalimat = urai(" ".join(kata))
    assert {satu.kata for satu in kalimat.kerja} <= set(kalimat.kata)
    assert set(kalimat.sebelum) <= set(kalimat.kata)
    assert kalimat.syarat <= kalimat.kata.count("jika")
