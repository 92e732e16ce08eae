"""The nouns of an SOP: short forms, what is trimmed, what is refused, what cannot be changed."""

from __future__ import annotations

import copy
import datetime
import pickle
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests.strategies import sops, texts

from sopan.model import Cabang, Keputusan, Langkah, Pelaksana, Sop, SopTerkait, Sumber, Tanggal, Tempat
from sopan.model.sumber import tulis_jalur

LEAST: dict[str, Any] = {
    "judul": "Pembuatan Laporan",
    "pelaksana": {"kabid": "Kabid"},
    "langkah": [{"kegiatan": "Memeriksa", "pelaksana": "kabid"}],
}


def _sop(**more: Any) -> Sop:
    return Sop.model_validate(LEAST | more)


def test_the_least_that_an_sop_is() -> None:
    sop = _sop()
    assert sop.sopan == 1
    assert sop.sifat == "administratif"
    assert sop.pelaksana["kabid"] == Pelaksana(nama="Kabid")
    assert sop.langkah[0].pelaksana == ("kabid",)
    assert sop.tanggal == Tanggal()
    assert sop.pelayanan is None
    for key in LEAST:
        with pytest.raises(ValidationError):
            Sop.model_validate({other: value for other, value in LEAST.items() if other != key})


def test_short_forms() -> None:
    assert _sop(unit="Sekretariat").unit == ("Sekretariat",)
    assert _sop(unit=["A", "B"]).unit == ("A", "B")
    assert _sop(unit=None).unit == ()
    assert _sop(keterkaitan=["SOP A", {"judul": "SOP B", "nomor": "1"}]).keterkaitan == (
        SopTerkait(judul="SOP A"),
        SopTerkait(judul="SOP B", nomor="1"),
    )
    assert [str(satu) for satu in _sop(keterkaitan=["A", {"judul": "B", "nomor": "1"}]).keterkaitan] == [
        "A",
        "B (1)",
    ]
    assert Keputusan.model_validate({"tidak": 3}).tidak == Cabang(langkah=3)
    assert Keputusan.model_validate({"tidak": "3"}).tidak == Cabang(langkah=3)
    assert Keputusan.model_validate({"tidak": "konsep"}).tidak == Cabang(langkah="konsep")
    assert Keputusan.model_validate({"ya": None}) == Keputusan()


def test_answers_and_their_labels() -> None:
    keputusan = Keputusan.model_validate({"ya": {"label": "Setuju", "peluang": 0.8}, "tidak": 1})
    assert keputusan.label("ya") == "Setuju"
    assert keputusan.label("tidak") == "Tidak"
    assert keputusan.peluang_ya() == 0.8
    assert Keputusan.model_validate({"tidak": {"peluang": 0.25}}).peluang_ya() == 0.75
    assert Keputusan().peluang_ya() == 0.5


def test_a_joint_step_and_its_standard() -> None:
    langkah = Langkah.model_validate(
        {"kegiatan": "Merapatkan", "pelaksana": ["a", "b"], "waktu": "2 jam", "kelengkapan": "Bahan"}
    )
    assert langkah.bersama
    assert langkah.mutu_baku.kosong == ("output",)
    assert langkah.durasi is not None
    assert langkah.durasi.atas == 120
    assert langkah.model_copy(update={"waktu": "segera"}).durasi is None
    assert langkah.model_copy(update={"waktu": None}).durasi is None


@pytest.mark.parametrize(
    "day",
    [
        "2012",
        "86400",
        86400,
        2012.0,
        "4 September 2012",
        "2012-9-4",
        "2012-02-30",
        "2012-09-04T00:00",
        "",
        True,
    ],
)
def test_a_date_is_year_month_day_and_nothing_else(day: Any) -> None:
    with pytest.raises(ValidationError):
        Tanggal(efektif=day)


def test_dates_that_are() -> None:
    assert Tanggal.model_validate({"efektif": " 2012-09-04 "}).efektif == datetime.date(2012, 9, 4)
    assert Tanggal(efektif=datetime.date(2012, 9, 4)).efektif == datetime.date(2012, 9, 4)


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x07", "\x7f", "\x9b", "\ufffe", "\ud800"])
def test_text_holds_no_control_characters(sign: str) -> None:
    for change in ({"judul": f"a{sign}b"}, {"unit": [f"a{sign}b"]}, {"pelaksana": {"kabid": f"a{sign}b"}}):
        with pytest.raises(ValidationError):
            _sop(**change)


@given(texts())
def test_text_is_trimmed_and_otherwise_kept(text: str) -> None:
    judul = _sop(judul=text).judul
    assert judul in text
    assert _sop(judul=judul).judul == judul


@pytest.mark.parametrize("name", ["selesai", "4a", "a b", "", "-a", "é"])
def test_ids_of_steps(name: str) -> None:
    with pytest.raises(ValidationError):
        Langkah(id=name, kegiatan="x", pelaksana=("a",))


def test_unknown_keys_are_refused_everywhere() -> None:
    for change in (
        {"x": 1},
        {"tanggal": {"x": 1}},
        {"pelayanan": {"x": 1}},
        {"pelaksana": {"a": {"nama": "A", "x": 1}}},
    ):
        with pytest.raises(ValidationError):
            _sop(**change)


@given(sops(max_steps=10))
def test_nothing_can_be_changed(sop: Sop) -> None:
    with pytest.raises(ValidationError):
        sop.judul = "x"  # type: ignore[misc]  # the point of the test
    with pytest.raises(ValidationError):
        sop.langkah[0].kegiatan = "x"  # type: ignore[misc]  # the point of the test
    assert pickle.loads(pickle.dumps(sop)) == sop
    assert copy.deepcopy(sop) == sop
    assert Sop.model_validate_json(sop.model_dump_json()) == sop


def test_numbers_and_ids_name_steps() -> None:
    steps = [{"kegiatan": "x", "pelaksana": "kabid"}, {"id": "b", "kegiatan": "y", "pelaksana": "kabid"}]
    sop = _sop(langkah=steps)
    assert [sop.nomor_langkah(rujukan) for rujukan in (1, 2, "b", 0, 3, -1, "c")] == [
        1,
        2,
        2,
        None,
        None,
        None,
        None,
    ]


def test_places_fall_back_to_what_holds_them() -> None:
    sumber = Sumber("f", {(): Tempat(1, 1), ("langkah", 0): Tempat(5, 3)})
    assert sumber.tempat(("langkah", 0, "waktu")) == Tempat(5, 3)
    assert sumber.tempat(("judul",)) == Tempat(1, 1)
    assert Sumber().tempat(("judul",)) == Tempat(0, 0)
    assert tulis_jalur(("langkah", 3, "keputusan", "ya")) == "langkah[4].keputusan.ya"
    assert tulis_jalur(()) == ""
