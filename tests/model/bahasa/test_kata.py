"""One word at a time: verbs with every shape of their affixes, and words that only look like verbs."""

from typing import get_args

import pytest

from sopan.model import bahasa
from sopan.model.bahasa.kamus import Kelas, menurut_nominal

AKTIF = """
Melaporkan merekam menyusun mewawancarai memeriksa membuat memproses memfasilitasi menulis mencatat
mendokumentasikan mentransfer mensurvei mengirim mengkaji menggandakan menghitung mengisi mengolah mengecek
mengesahkan memperbaiki Mengentrikan me-review meng-upload mendownload Mengevaluasinya memotretkan
Berkoordinasi berdiskusi belajar
menandatanganinya MENYUSUN
"""
MIRIP = """
Menteri Media Meja Mekanisme Melalui Mengenai Merupakan Menjadi Memo Meterai Metode Menit Menengah Mesin
Menurut Mengingat Berkas Berita Bersama Berdasarkan Beras Rapat Penyusunan Disusun Periksa PPK me men
"""
PASIF = "disusun diperiksa ditandatangani dikirimkan didokumentasikan direviu diserahkannya di-review"
MIRIP_PASIF = "dinas disposisi divisi direktur digital diskusi disiplin dia"


@pytest.mark.parametrize("kata", AKTIF.split())
def test_active_verbs_are_known_in_every_shape(kata: str) -> None:
    assert bahasa.kata_kerja_aktif(kata)


@pytest.mark.parametrize("kata", MIRIP.split())
def test_look_alikes_are_no_active_verbs(kata: str) -> None:
    assert not bahasa.kata_kerja_aktif(kata)


@pytest.mark.parametrize("kata", PASIF.split())
def test_passive_verbs(kata: str) -> None:
    assert bahasa.kata_kerja_pasif(kata)


@pytest.mark.parametrize("kata", MIRIP_PASIF.split())
def test_nouns_with_di_are_no_passive_verbs(kata: str) -> None:
    assert not bahasa.kata_kerja_pasif(kata)


@pytest.mark.parametrize(
    ("verba", "benda"),
    [
        ("menyusun", "penyusunan"),
        ("membuat", "pembuatan"),
        ("memeriksa", "pemeriksaan"),
        ("mengirimkan", "pengiriman"),
        ("menugaskan", "penugasan"),
        ("menandatangani", "penandatanganan"),
        ("memverifikasi", "verifikasi"),
        ("memperbaiki", "perbaikan"),
        ("berkoordinasi", "koordinasi"),
        ("mengesahkan", "pengesahan"),
        ("mendokumentasikan", "pendokumentasian"),
        ("mengarsipkan", "pengarsipan"),
    ],
)
def test_verb_and_noun_of_its_activity(verba: str, benda: str) -> None:
    assert bahasa.nominal(verba) == benda
    assert bahasa.nominal(bahasa.aktif(benda) or "") == benda
    assert bahasa.kata_benda_kegiatan(benda)


def test_a_verb_beyond_the_list_gets_its_noun_by_the_rule() -> None:
    assert bahasa.nominal("menyurukkan") == "penyurukan"
    assert bahasa.aktif("penguploadan") == "mengupload"


@pytest.mark.parametrize(
    ("kata", "aktif"),
    [
        ("Penyusunan", "menyusun"),
        ("disusun", "menyusun"),
        ("dikirimkan", "mengirimkan"),
        ("dikirim", "mengirim"),
        ("periksa", "memeriksa"),
        ("verifikasi", "memverifikasi"),
        ("meja", None),
        ("dinas", None),
        ("divisi", None),
        ("berkas", None),
    ],
)
def test_active_form_of_other_forms(kata: str, aktif: str | None) -> None:
    assert bahasa.aktif(kata) == aktif


@pytest.mark.parametrize("kata", ["menyusun", "penyusunan", "disusun"])
def test_all_forms_share_root_and_class(kata: str) -> None:
    assert bahasa.dasar(kata) == "susun"
    assert "susun" in bahasa.kelas(kata)


def test_a_bare_root_has_no_class() -> None:
    assert not bahasa.kelas("berkas")
    assert not bahasa.kelas("arsip")


def test_the_list_keeps_to_its_classes_and_knows_its_own_verbs() -> None:
    kerja = bahasa.kata_kerja()
    assert len(kerja) > 400
    assert {kelas for satu in kerja.values() for kelas in satu.kelas} <= set(get_args(Kelas))
    assert all(bahasa.kata_kerja_aktif(satu) for satu in kerja)
    assert not set(kerja) & bahasa.senarai("bukan_kata_kerja")


def test_verbs_of_one_noun_share_root_or_class() -> None:
    for satu in bahasa.kata_kerja().values():
        pemilik = menurut_nominal()[satu.nominal]
        assert pemilik.dasar == satu.dasar or pemilik.kelas & satu.kelas, (
            satu.aktif,
            pemilik.aktif,
            satu.nominal,
        )


def test_aspects_keep_to_their_words() -> None:
    daftar = bahasa.daftar_aspek().values()
    assert {satu.orientasi for satu in daftar} <= {"produk", "kegiatan", None}
    assert {satu.skala for satu in daftar} <= {"besar", "kecil", None}
    assert {satu.jenis for satu in daftar} <= {"pelayanan", "penugasan", None}
    penyusunan = bahasa.aspek("Penyusunan")
    assert penyusunan is not None
    assert (penyusunan.orientasi, penyusunan.skala) == ("produk", "besar")
    assert bahasa.aspek("Unit") is None


def test_abbreviations_are_in_capitals_and_explained() -> None:
    for satu in bahasa.daftar_singkatan().values():
        assert satu.singkatan == satu.singkatan.upper()
        assert len(satu.kepanjangan) > len(satu.singkatan)
