"""The profiles of the regulations and of agencies: what they fix, what they hand down, what they refuse."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sopan.errors import WrongUse
from sopan.layout.setup import PageSetup
from sopan.model.peraturan import PROFIL_BAWAAN, Label, Profil, profil_bernama, turunan
from sopan.model.peraturan.profil import PolaNomor, kontras


@pytest.mark.parametrize("nama", PROFIL_BAWAAN)
def test_each_profile_is_sound_and_bears_its_name(nama: str) -> None:
    profil = profil_bernama(nama)
    assert profil.nama == nama
    assert profil.ringkas is not None
    assert "bercabang" in profil.bentuk


def test_the_default_is_the_document_of_35_2012() -> None:
    assert PageSetup.menurut(profil_bernama()) == PageSetup()
    assert profil_bernama().bentuk == ("bercabang",)


def test_what_is_not_known_of_52_2011_is_said() -> None:
    (catatan,) = profil_bernama("permendagri-52-2011").catatan
    assert "sepuluh simbol" in catatan.id
    assert "lima simbol" in catatan.id


def test_the_form_of_21_2008_is_free_and_it_is_repealed() -> None:
    profil = profil_bernama("permenpan-21-2008")
    assert len(profil.bentuk) == 5
    assert profil.dicabut_oleh == "PermenPANRB 35/2012"


def test_an_agency_says_only_what_differs() -> None:
    profil = turunan(Profil.model_validate({"nama": "kami", "kertas": "A4", "label": {"judul": "Nama SOP"}}))
    assert profil.sebutan == "PermenPANRB 35/2012"
    assert (profil.label.judul, profil.label.nomor) == ("Nama SOP", "Nomor SOP")
    assert turunan(Profil(nama="kami", dasar="permendagri-52-2011")).catatan


def test_an_agency_may_have_its_page_its_words_and_its_colours() -> None:
    profil = Profil.model_validate(
        {
            "nama": "kami",
            "margin": {"kiri": 25},
            "huruf": {"ukuran": 8},
            "tanda_tangan": {"tinggi": 20},
            "warna": {"tinta": "#102030", "arsir": "#EEEEEE"},
        }
    )
    setup = PageSetup.menurut(profil)
    assert setup.margins[3] == pytest.approx(70.87, abs=0.01)
    assert setup.signature == pytest.approx(56.69, abs=0.01)
    assert (setup.font_size, setup.style.ink, setup.style.shade) == (8, "#102030", "#eeeeee")


def test_a_profile_that_is_not_known_names_those_that_are() -> None:
    with pytest.raises(WrongUse, match=r"'tiada'.*permenpanrb-35-2012"):
        profil_bernama("tiada")
    with pytest.raises(WrongUse):
        turunan(Profil(nama="kami", dasar="tiada"))


@pytest.mark.parametrize(
    ("pola", "nomor", "cocok"),
    [
        ("{urut}/SOP/{tahun}", "12/SOP/2026", True),
        ("{urut}/SOP/{tahun}", "12/SOP/26", False),
        ("{urut}/K/{kode}/{bulan_romawi}/{tahun}", "01/K/PAN-RB.D/IV/2012", True),
        ("{urut}/K/{kode}/{bulan_romawi}/{tahun}", "01/K/PAN-RB/XIII/2012", False),
        ("SOP.{urut}({bulan})", "SOP.7(12)", True),
        ("SOP.{urut}", "SOPx7", False),
    ],
)
def test_patterns_of_numbers(pola: str, nomor: str, cocok: bool) -> None:
    assert PolaNomor(pola=pola).cocok(nomor) is cocok


@pytest.mark.parametrize(
    "isi",
    [
        {"warna": {"tinta": "#999999"}},
        {"warna": {"arsir": "#333333"}},
        {"warna": {"tinta": "red;}body{"}},
        {"nomor": {"pola": "{nomor}"}},
        {"nomor": {"pola": "{urut"}},
        {"label": {"judul": "x" * 61}},
        {"label": {"judul": "a\nb"}},
        {"label": {"halaman": "{halaman.__class__} {jumlah}"}},
        {"label": {"halaman": "Halaman {halaman}"}},
        {"huruf": {"ukuran": 20}},
        {"nama": "Bukan Nama"},
        {"tidak_dikenal": 1},
    ],
)
def test_what_cannot_be_is_refused(isi: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Profil.model_validate({"nama": "kami", **isi})


def test_contrast_is_that_of_wcag() -> None:
    assert kontras("#000000", "#ffffff") == pytest.approx(21)
    assert kontras("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_labels_are_formatted_with_both_numbers() -> None:
    assert Label(halaman="{halaman}/{jumlah}").halaman.format(halaman=2, jumlah=3) == "2/3"
