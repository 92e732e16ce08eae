"""Affixes put on and taken off by the rule, without the word list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.model.bahasa.imbuhan import (
    aktif_teratur,
    bentuk_aktif,
    calon_dasar,
    nominal_teratur,
    tanpa_klitik,
)

PASANGAN = [
    ("lapor", "melapor"),
    ("rekam", "merekam"),
    ("pakai", "memakai"),
    ("proses", "memproses"),
    ("buat", "membuat"),
    ("fasilitasi", "memfasilitasi"),
    ("tulis", "menulis"),
    ("transfer", "mentransfer"),
    ("catat", "mencatat"),
    ("dokumentasi", "mendokumentasi"),
    ("kirim", "mengirim"),
    ("klaim", "mengklaim"),
    ("ganti", "mengganti"),
    ("hitung", "menghitung"),
    ("isi", "mengisi"),
    ("susun", "menyusun"),
    ("stempel", "menstempel"),
    ("cek", "mengecek"),
    ("sah", "mengesah"),
    ("", ""),
]


@pytest.mark.parametrize(("dasar", "aktif"), PASANGAN)
def test_me_takes_the_shape_that_the_first_sound_asks_for(dasar: str, aktif: str) -> None:
    assert aktif_teratur(dasar) == aktif


@pytest.mark.parametrize(("dasar", "aktif"), [satu for satu in PASANGAN if satu[0]])
def test_the_root_is_among_those_that_a_verb_may_have(dasar: str, aktif: str) -> None:
    assert dasar in calon_dasar(aktif)
    assert dasar in calon_dasar(aktif + "kan")
    assert dasar in calon_dasar("di" + dasar + "kan")


@given(st.text("abcdefghijklmnoprstuwy", min_size=3, max_size=10).filter(lambda kata: kata[1] in "aeiou"))
def test_every_verb_made_by_the_rule_has_the_shape_of_one_and_gives_its_root_back(dasar: str) -> None:
    aktif = aktif_teratur(dasar)
    assert bentuk_aktif(aktif)
    assert any(calon == dasar or calon == dasar.removesuffix("kan") for calon in calon_dasar(aktif))


@pytest.mark.parametrize(
    ("aktif", "dasar", "nominal"),
    [
        ("menyusun", "susun", "penyusunan"),
        ("menugaskan", "tugas", "penugasan"),
        ("menekan", "tekan", "penekanan"),
        ("menandai", "tanda", "penandaan"),
        ("meneliti", "teliti", "penelitian"),
        ("memperbaiki", "baik", "perbaikan"),
        ("berkoordinasi", "koordinasi", "koordinasi"),
    ],
)
def test_the_noun_of_an_activity(aktif: str, dasar: str, nominal: str) -> None:
    assert nominal_teratur(aktif, dasar) == nominal


@pytest.mark.parametrize(
    ("kata", "pendek"),
    [
        ("menandatanganinya", "menandatangani"),
        ("buatlah", "buatlah"),
        ("serahkanlah", "serahkan"),
        ("masalah", "masalah"),
    ],
)
def test_clitics(kata: str, pendek: str) -> None:
    assert tanpa_klitik(kata) == pendek
