"""What lies close to a fault of the steps: on which side of the line it falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopan.lint.finding import Finding
from sopan.model.operations import UbahIsian

Jalankan = Callable[[str, str], list[Finding]]

KOLOM = """
pelaksana:
  ppk: Pejabat Pembuat Komitmen (PPK)
  kasi: Kepala Seksi Pelayanan
  pemohon: {nama: Pemohon, luar: true}
"""


@pytest.mark.parametrize(
    ("aturan", "kegiatan", "jumlah"),
    [
        ("step_without_active_verb", "Mengecek berkas", 0),
        ("step_without_active_verb", "MENYUSUN KONSEP", 0),
        ("step_without_active_verb", "a. Menyusun konsep", 0),
        ("step_without_active_verb", "- Menyusun konsep", 0),
        ("step_without_active_verb", "Menandatanganinya", 0),
        ("step_without_active_verb", "Me-review konsep", 0),
        ("step_without_active_verb", "Kembali memeriksa konsep", 0),
        ("step_without_active_verb", "Berdiskusi dengan Kabid", 0),
        ("step_without_active_verb", "Menteri menetapkan keputusan", 0),  # a subject: step_with_subject
        ("step_without_active_verb", "Kepala Seksi memeriksa berkas", 0),
        ("step_without_active_verb", "Melalui aplikasi, mengunggah berkas", 1),
        ("step_without_active_verb", "Rapat pembahasan konsep", 1),
        ("step_without_active_verb", "Berkas diteruskan kepada Kabid", 1),
        ("step_without_active_verb", "Apabila lengkap, meneruskan berkas", 1),
        ("step_without_active_verb", "Apakah berkas lengkap?", 1),
        ("step_without_active_verb", "Pemohon diberi nomor antrean", 1),
        ("step_with_subject", "Menteri menetapkan keputusan", 1),
        ("step_with_subject", "PPK menerima berkas", 1),
        ("step_with_subject", "Pejabat Pembuat Komitmen menerima berkas", 1),
        ("step_with_subject", "Petugas verifikasi memeriksa berkas", 1),
        ("step_with_subject", "PPK menerima berkas dan memeriksanya", 1),
        ("step_with_subject", "Menyerahkan berkas kepada PPK", 0),
        ("step_with_subject", "Menugaskan PPK menyusun berkas", 0),
        ("step_with_subject", "Rapat membahas berkas", 0),
        ("step_with_subject", "Surat masuk menunggu disposisi", 0),
        ("step_with_subject", "Kepala Seksi memeriksa berkas", 0),  # another column: step_actor_mismatch
        ("step_actor_mismatch", "Kepala Seksi memeriksa berkas", 1),
        ("step_actor_mismatch", "Kepala Seksi Pelayanan dan PPK memeriksa berkas", 1),
        ("step_actor_mismatch", "PPK menerima berkas", 0),
        ("step_actor_mismatch", "Berkas diperiksa oleh Kepala Seksi Pelayanan", 1),
        ("step_actor_mismatch", "Berkas diperiksa oleh PPK", 0),
        ("step_actor_mismatch", "Berkas dari Pemohon diperiksa", 0),
        ("step_actor_mismatch", "Mencatat berkas yang diajukan oleh Pemohon", 0),
        ("step_actor_mismatch", "Kepala Dinas memeriksa berkas", 0),  # no column: step_with_subject
        ("step_with_two_activities", "Mengumpulkan bahan dan menyerahkan kepada Kasubid", 0),
        ("step_with_two_activities", "Menerima dan meneruskan surat", 0),
        ("step_with_two_activities", "Mengonsep laporan dan melaporkan hasilnya kepada Kabag", 0),
        ("step_with_two_activities", "Mengirim surat dan mengarsipkan salinannya", 1),
        (
            "step_with_two_activities",
            "Mendata pegawai: 1) pangkat 2) usia 3) pendidikan 4) pelatihan 5) gaji",
            0,
        ),
        ("step_with_two_activities", "Menerima, mencatat, dan meneruskan surat", 0),
        ("step_with_two_activities", "Menerima, memeriksa, dan mencatat surat", 1),
        ("step_with_two_activities", "Memeriksa dan memverifikasi berkas", 0),
        ("step_with_two_activities", "Memeriksa dan memaraf konsep", 1),
        ("step_with_two_activities", "Mencatat dan mengarsipkan surat", 0),
        ("step_with_two_activities", "Menyusun konsep kemudian menggandakannya", 1),
        ("step_with_two_activities", "Menyusun konsep. Mencetak konsep.", 1),
        ("step_with_two_activities", "Melaksanakan monitoring dan evaluasi kegiatan", 0),
        ("step_with_two_activities", "Melakukan pengumpulan dan pengolahan data", 1),
        ("step_with_two_activities", "Menyusun laporan pengumpulan dan pengolahan data", 0),
        ("step_with_two_activities", "Menandatangani surat perintah membayar dan daftar lampiran", 0),
        ("step_with_two_activities", "Memeriksa berkas (lalu mencatatnya)", 0),
        ("step_with_two_activities", "Menyiapkan: a. surat undangan; b. daftar hadir", 0),
        ("step_with_two_activities", "1. Menyusun konsep\n2. Mencetak konsep", 1),
        ("vague_wording", "Menyiapkan alat tulis dan lain-lain", 1),
        ("vague_wording", "Menyiapkan undangan, dsb.", 1),
        ("vague_wording", "Menyediakan konsumsi sesuai dengan kebutuhan, dll", 1),
        ("vague_wording", "Menyampaikan surat dengan sifat segera", 0),
        ("vague_wording", "Menyegerakan penyampaian surat", 0),
        ("vague_wording", "Memeriksa kesesuaian kebutuhan barang", 0),
        ("vague_wording", "Menyusun daftar kebutuhan sesuai anggaran", 0),
    ],
)
def test_sentences_near_a_fault(jalankan: Jalankan, aturan: str, kegiatan: str, jumlah: int) -> None:
    teks = KOLOM + f"langkah: [{{pelaksana: ppk, kegiatan: {kegiatan!r}}}]"
    if "\n" in kegiatan:
        teks = KOLOM + f'langkah: [{{pelaksana: ppk, kegiatan: "{kegiatan}"}}]'.replace("\n", "\\n")
    assert len(jalankan(aturan, teks)) == jumlah


@pytest.mark.parametrize(
    ("kegiatan", "output", "jumlah"),
    [
        ("Membahas konsep", "Konsep", 0),
        ("Berkoordinasi mengenai konsep", "Konsep", 0),
        ("Melaksanakan serah terima barang", "Barang", 0),
        ("Melakukan peninjauan lapangan", "Catatan", 0),
        ("Mengikuti sosialisasi", "Materi", 0),
        ("Rapat persiapan", "Konsep", 0),
        ("Kepala dan Analis dalam rapat penetapan", "Konsep", 0),
        ("Memeriksa barang bersama-sama", "Barang", 0),
        ("Menandatangani berita acara", "Berita acara", 0),
        ("Menyempurnakan konsep melalui diskusi", "Konsep", 0),
        ("Menetapkan pemenang", "Risalah penetapan", 0),
        ("Menyusun konsep", "Konsep", 1),
        ("Menyiapkan undangan rapat", "Undangan", 1),
        ("Menandatangani surat", "Surat", 1),
        ("Mencatat hasil rapat", "Catatan", 1),
        ("Mengirim materi sosialisasi", "Materi", 1),
    ],
)
def test_joint_work(jalankan: Jalankan, kegiatan: str, output: str, jumlah: int) -> None:
    teks = f"langkah: [{{pelaksana: [kepala, analis], kegiatan: {kegiatan}, output: {output}}}]"
    assert len(jalankan("several_actors_without_meeting", teks)) == jumlah


def test_a_joint_decision_is_one_fault_and_not_two(jalankan: Jalankan) -> None:
    teks = "langkah: [{pelaksana: [kepala, analis], kegiatan: Menilai konsep, keputusan: {tidak: 1}}]"
    assert len(jalankan("decision_in_meeting", teks)) == 1
    assert jalankan("several_actors_without_meeting", teks) == []
    assert jalankan("decision_in_meeting", teks.replace("[kepala, analis]", "kepala")) == []


@pytest.mark.parametrize(
    ("kegiatan", "bercabang", "tanpa_syarat"),
    [
        ("Memeriksa. Jika sesuai meneruskan. Jika tidak mengembalikan", 1, 0),
        ("Memeriksa. Apabila sesuai meneruskan, apabila belum mengembalikan", 1, 0),
        ("Memeriksa. Jika sesuai meneruskan", 0, 1),
        ("Memeriksa kelengkapan", 0, 1),
        ("Memeriksa apakah lengkap atau tidak", 0, 1),
    ],
)
def test_condition_and_decision_go_together(
    jalankan: Jalankan, kegiatan: str, bercabang: int, tanpa_syarat: int
) -> None:
    polos = f"langkah: [{{kegiatan: '{kegiatan}'}}]"
    keputusan = f"langkah: [{{kegiatan: '{kegiatan}', keputusan: {{tidak: 1}}}}]"
    assert len(jalankan("condition_without_decision", polos)) == bercabang
    assert jalankan("condition_without_decision", keputusan) == []
    assert len(jalankan("decision_without_condition", keputusan)) == tanpa_syarat
    assert jalankan("decision_without_condition", polos) == []


def test_the_message_asks_for_the_labels_of_the_decision(jalankan: Jalankan) -> None:
    teks = """
    langkah:
      - kegiatan: Memeriksa kelengkapan
        keputusan: {ya: {label: Lengkap}, tidak: {langkah: 1, label: Tidak lengkap}}
    """
    [temuan] = jalankan("decision_without_condition", teks)
    assert '"Jika lengkap, ... Jika tidak lengkap, ..."' in temuan.pesan.id


@pytest.mark.parametrize(
    ("banyak", "pendek", "panjang"), [(1, 1, 0), (2, 1, 0), (3, 0, 0), (30, 0, 0), (31, 0, 1)]
)
def test_length(jalankan: Jalankan, banyak: int, pendek: int, panjang: int) -> None:
    teks = "langkah:\n" + "\n".join(f"  - kegiatan: Memeriksa berkas {n}" for n in range(banyak))
    assert len(jalankan("procedure_too_short", teks)) == pendek
    assert len(jalankan("procedure_too_long", teks)) == panjang


@pytest.mark.parametrize(
    ("kedua", "jumlah"),
    [
        ("Memeriksa berkas.", 1),
        ("memeriksa  Berkas", 1),
        ("Memeriksa berkas kembali", 0),
        ("Memeriksa buku", 0),
    ],
)
def test_repeated(jalankan: Jalankan, kedua: str, jumlah: int) -> None:
    teks = f"langkah: [{{kegiatan: Memeriksa berkas}}, {{kegiatan: '{kedua}'}}]"
    ditemukan = jalankan("step_repeated", teks)
    assert [satu.jalur for satu in ditemukan] == [("langkah", 1, "kegiatan")] * jumlah


@pytest.mark.parametrize(
    ("kegiatan", "hasil"),
    [
        ("PPK menerima berkas dari Pemohon", "Menerima berkas dari Pemohon"),
        ("Pejabat Pembuat Komitmen menandatangani kontrak", "Menandatangani kontrak"),
        ("PPK akan menerima berkas", "Menerima berkas"),
        ("Petugas loket menerima berkas", None),  # it may be another person than the column's
        ("PPK dan staf menerima berkas", None),
    ],
)
def test_the_subject_is_taken_off_where_it_is_the_column(
    jalankan: Jalankan, kegiatan: str, hasil: str | None
) -> None:
    [temuan] = jalankan("step_with_subject", KOLOM + f"langkah: [{{pelaksana: ppk, kegiatan: {kegiatan}}}]")
    if hasil is None:
        assert temuan.fix is None
    else:
        assert temuan.fix is not None
        assert temuan.fix.operasi == (UbahIsian(jalur=("langkah", 0, "kegiatan"), nilai=hasil),)


@pytest.mark.parametrize(
    ("kegiatan", "saran"),
    [
        ("Penyusunan konsep", "Menyusun"),
        ("Berkas diperiksa", "Memeriksa"),
        ("Periksa berkas", "Memeriksa"),
        ("Verifikasi berkas", "Memverifikasi"),
    ],
)
def test_the_message_proposes_the_verb(jalankan: Jalankan, kegiatan: str, saran: str) -> None:
    [temuan] = jalankan("step_without_active_verb", f"langkah: [{{kegiatan: {kegiatan}}}]")
    assert f'"{saran} ..."' in temuan.pesan.id
    assert f'"{saran} ..."' in temuan.pesan.en


def test_no_verb_is_made_up_for_a_thing(jalankan: Jalankan) -> None:
    for kegiatan in ("Berkas lengkap", "Gambar bangunan", "Data pegawai"):
        [temuan] = jalankan("step_without_active_verb", f"langkah: [{{kegiatan: {kegiatan}}}]")
        assert "misalnya" not in temuan.pesan.id
