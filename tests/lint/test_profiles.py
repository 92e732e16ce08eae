"""Profiles are data: how grave each rule is at one stage; bad ones are refused with every reason."""

from __future__ import annotations

import pytest

from sopan.errors import WrongUse
from sopan.lint.contoh import lengkapi
from sopan.lint.engine import check
from sopan.lint.profiles import PROFIL_BAWAAN, baca_profil, profil_bernama


def temuan(teks: str, profil: str) -> dict[str, str]:
    (sop,), konteks = lengkapi(teks)
    return {satu.nama: satu.severity for satu in check(sop, profil=profil, konteks=konteks).temuan}


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("nomor: null", ("hint", "warning", "error", "error")),
        ("pengesahan: null", ("hint", "warning", "error", "error")),
        ("tanggal: {efektif: null}", ("hint", "warning", "error", "error")),
        ("peralatan: null", ("hint", "error", "error", "error")),
    ],
)
def test_what_is_missing_grows_grave_with_the_life_of_an_sop(teks: str, harapan: tuple[str, ...]) -> None:
    assert tuple(temuan(teks, nama)["missing_identity_field"] for nama in PROFIL_BAWAAN) == harapan


def test_a_profile_may_raise_and_silence() -> None:
    teks = "pencatatan: [Dicatat]\nlangkah: [{pelaksana: kepala, waktu: 1 hari}, {pelaksana: analis}]"
    assert temuan(teks, "reviu")["day_kind_unclear"] == "warning"
    assert temuan(teks, "penetapan")["day_kind_unclear"] == "error"
    assert temuan(teks, "publikasi")["day_kind_unclear"] == "error"
    assert temuan(teks, "reviu")["record_without_register"] == "hint"
    assert "record_without_register" not in temuan(teks, "publikasi")


@pytest.mark.parametrize("nama", PROFIL_BAWAAN)
def test_the_base_of_all_examples_is_faultless_in_every_profile(nama: str) -> None:
    assert temuan("{}", nama) == {}


@pytest.mark.parametrize("nama", PROFIL_BAWAAN)
def test_every_profile_says_what_it_is_for_in_both_languages(nama: str) -> None:
    ringkas = profil_bernama(nama).ringkas
    assert ringkas.id
    assert ringkas.en
    assert ringkas.id != ringkas.en


def test_an_agencys_profile_builds_on_one_of_ours() -> None:
    profil = baca_profil("profil: 1\nnama: kami\ndasar: penetapan\nsetel: {PLK007: error}", "kami.yaml")
    (sop,), _ = lengkapi("langkah: [{pelaksana: [a, b, c, d, e, f, g, h, i], waktu: 1 hari}]")
    berat = {satu.nama: satu.severity for satu in check(sop, profil=profil).temuan}
    assert berat["too_many_actors"] == "error"
    assert berat["day_kind_unclear"] == "error"


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("- a", "profil: 1"),
        ("profil: 2\nnama: x", "profil: 1"),
        ("profil: 1\nnama: [", "YAML"),
        ("profil: 1\nnama: x\nsetel: [a]", "setel"),
        ("profil: 1\nnama: x\nwarna: biru", "warna"),
        ("profil: 1\nnama: x\nsetel: {too_meny_actors: hint}", "too_many_actors"),
        ("profil: 1\nnama: x\nsetel: {too_many_actors: parah}", "parah"),
        ("profil: 1\nnama: x\ndasar: tidak_ada", "tidak_ada"),
    ],
)
def test_a_bad_profile_is_refused(teks: str, kata: str) -> None:
    with pytest.raises(WrongUse) as salah:
        baca_profil(teks, "x.yaml")
    assert kata in salah.value.message.id
    assert kata in salah.value.message.en


def test_all_faults_of_a_profile_are_told_at_once() -> None:
    with pytest.raises(WrongUse) as salah:
        baca_profil("profil: 1\nnama: x\nlain: 1\nsetel: {satu_dua: hint, too_many_actors: parah}", "x.yaml")
    assert all(kata in str(salah.value) for kata in ("lain", "satu_dua", "parah"))


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(WrongUse, match="draf, reviu, penetapan, publikasi"):
        profil_bernama("rilis")
