"""Names of actors, and the actor that a sentence names."""

import pytest

from sopan.model.bahasa import pelaku, pelaku_pasif, sebutan_jabatan, sebutan_pemohon, urai

KOLOM = {
    "ppk": "Pejabat Pembuat Komitmen (PPK)",
    "kasi": "Kepala Seksi Pelayanan",
    "pemohon": "Pemohon",
    "penyedia": "Penyedia/Rekanan",
}


@pytest.mark.parametrize(
    "nama",
    [
        "Pemohon",
        "MASYARAKAT",
        "Wajib Pajak",
        "Pengguna Layanan",
        "Pegawai Pemohon",
        "Calon Peserta",
        "Pelapor",
    ],
)
def test_applicants(nama: str) -> None:
    assert sebutan_pemohon(nama)


@pytest.mark.parametrize(
    "nama",
    ["Petugas Pelayanan Pemohon", "Loket Pemohon", "Kepala Seksi", "Pemegang Kas", ""],
)
def test_those_who_serve_them_are_none(nama: str) -> None:
    assert not sebutan_pemohon(nama)


def test_posts() -> None:
    assert sebutan_jabatan("Kepala Seksi Pelayanan")
    assert sebutan_jabatan("KASUBAG Umum")
    assert not sebutan_jabatan("Berkas Kepala")
    assert not sebutan_jabatan("")


@pytest.mark.parametrize(
    ("teks", "sebutan", "kolom"),
    [
        ("PPK menerima berkas", "ppk", ("ppk",)),
        ("Kepala Seksi memeriksa berkas", "kepala seksi", ("kasi",)),
        ("Petugas loket menerima berkas", "petugas loket", ()),
        ("PPK dan Penyedia membahas kontrak", "ppk", ("ppk", "penyedia")),
        ("Rekanan barang menyerahkan barang", "rekanan", ("penyedia",)),
        ("KPA menandatangani surat", "kpa", ()),
        ("XYZ menandatangani surat", "xyz", ()),
        ("Mendagri menetapkan keputusan", "mendagri", ()),
        ("Pembantu Rektor II menerima surat", "pembantu rektor ii", ()),
        ("Dinas Kesehatan menerbitkan izin", "dinas kesehatan", ()),
        ("Kasubag. Umum menerima surat", "kasubag umum", ()),
        ("Staf yang membidangi memeriksa berkas", "staf yang membidangi", ()),
    ],
)
def test_subjects(teks: str, sebutan: str, kolom: tuple[str, ...]) -> None:
    ada = pelaku(urai(teks), KOLOM)
    assert ada is not None
    assert (ada.sebutan, ada.pelaksana) == (sebutan, kolom)


@pytest.mark.parametrize(
    "teks",
    [
        "Menerima berkas dari Pemohon",
        "Rapat membahas konsep",
        "Pemohon diberi nomor antrean",
        "Pemohon",
        "Penyusunan konsep menunggu data",
        "Surat masuk dicatat",
        "Petugas",
        "Peraturan memuat ketentuan",
        "Pedoman memuat tata cara",
        "Surat yang memuat data diteruskan",
    ],
)
def test_no_subject(teks: str) -> None:
    assert pelaku(urai(teks), KOLOM) is None


def test_the_agent_of_a_passive() -> None:
    ada = pelaku_pasif(urai("Berkas diperiksa oleh Kepala Seksi Pelayanan"), KOLOM)
    assert ada is not None
    assert ada.pelaksana == ("kasi",)


@pytest.mark.parametrize(
    "teks",
    [
        "Mencatat surat yang ditandatangani oleh PPK",
        "Surat yang ditandatangani oleh PPK dicatat",
        "Berkas diperiksa",
        "Berkas diperiksa oleh tim",
    ],
)
def test_no_agent(teks: str) -> None:
    assert pelaku_pasif(urai(teks), KOLOM) is None


def test_a_thing_that_bears_the_name_of_a_column_needs_a_verb_to_be_meant() -> None:
    kolom = {"berkas": "Berkas", "arsip": "Bagian Arsip"}
    assert pelaku(urai("Berkas ke bagian umum"), kolom) is None
    assert pelaku(urai("Berkas menerima surat"), kolom) is not None
    assert pelaku(urai("Bagian Arsip ke bagian umum"), kolom) is not None
