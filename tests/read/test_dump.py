"""An SOP written back as YAML: the same SOP again, tidy, and alike for every YAML reader."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from tests.strategies import random_sop, sops, texts

from sopan.model import Sop
from sopan.read import read_sop, read_text
from sopan.read.dump import dump_sop
from sopan.read.yaml_scalar import folded, inline, literal


@given(sops(max_steps=60))
def test_what_is_written_reads_as_it_was(sop: Sop) -> None:
    text = dump_sop(sop)
    assert read_text(text).sop == sop
    assert dump_sop(read_text(text).sop) == text


def test_long_ones_read_as_they_were() -> None:
    for seed in range(40):
        sop = random_sop(seed)
        assert read_text(dump_sop(sop)).sop == sop, seed


@given(
    text=texts(300),
    sentence=st.lists(st.sampled_from(["kata", "pertanggungjawaban", "a:", "#", "-", "'\"'", "é"])),
)
@example(text="a" * 200, sentence=["x" * 200])
@example(text=" spasi ", sentence=["- " * 80])
@example(text="baris\n\n  menjorok\n", sentence=[])
@example(text="a\u2028b\u2029c\x85d", sentence=["#"] * 60)
@example(text="\ufeffa", sentence=["---"])
def test_any_text_survives_in_any_field(text: str, sentence: list[str]) -> None:
    phrase = " ".join(sentence) or "x"
    sop = Sop.model_validate(
        {
            "judul": text,
            "nomor": phrase,
            "unit": [text, phrase],
            "peralatan": phrase,
            "keterkaitan": [text, {"judul": phrase, "nomor": text}],
            "pelaksana": {"null": {"nama": text, "luar": True}, "b": phrase},
            "langkah": [
                {
                    "kegiatan": phrase,
                    "pelaksana": ["null", "b"],
                    "keterangan": text,
                    "keputusan": {"ya": {"langkah": 1, "label": text}, "tidak": {"label": phrase}},
                }
            ],
        }
    )
    assert read_text(dump_sop(sop)).sop == sop


@given(sops(max_steps=15))
def test_other_readers_of_yaml_see_the_same(sop: Sop) -> None:
    """PyYAML's safe loader guesses types by YAML 1.1; the file leaves it nothing to guess."""
    seen = yaml.safe_load(dump_sop(sop))
    assert Sop.model_validate(seen) == sop
    assert isinstance(seen["judul"], str)
    assert isinstance(seen.get("nomor", ""), str)
    assert list(seen["pelaksana"]) == list(sop.pelaksana)
    for day in seen.get("tanggal", {}).values():
        assert isinstance(day, datetime.date)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Surat Masuk", "Surat Masuk"),
        ("15 menit", "15 menit"),
        ("01/K/PAN-RB/2012", "01/K/PAN-RB/2012"),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("2012-09-04", '"2012-09-04"'),
        ("1e3", '"1e3"'),
        ("no", '"no"'),
        ("Ya", "Ya"),
        ("Y", '"Y"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("=", '"="'),
        ("<<", '"<<"'),
        ("- butir", '"- butir"'),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("akhir:", '"akhir:"'),
        ('kata "kutip"', 'kata "kutip"'),
        ('"kutip" kata', "'\"kutip\" kata'"),
        ("'it's'", "\"'it's'\""),
        ("a\\b: c", "'a\\b: c'"),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_one_text_on_one_line(text: str, written: str) -> None:
    assert inline(text) == written
    assert yaml.safe_load(f"a: {written}") == {"a": text}


def test_in_brackets_commas_need_quotes() -> None:
    assert inline("a, b", flow=True) == '"a, b"'
    assert inline("a, b") == "a, b"


def test_folding_and_literal_forms_are_refused_where_they_would_change_the_text() -> None:
    assert folded("a b c", 3) == ["a b", "c"]
    assert folded("a  b", 80) is None
    assert folded(" a", 80) is None
    assert folded("a\nb", 80) is None
    assert literal("a\nb") == ["a", "b"]
    assert literal("a\n\nb") is None
    assert literal("a\n b") is None
    assert literal("a") is None


def test_the_short_forms(small: str) -> None:
    text = dump_sop(read_text(small).sop)
    assert text == (
        "sopan: 1\n"
        "judul: Pembuatan Laporan\n"
        "\n"
        "pelaksana:\n"
        "  kabid: Kepala Bidang\n"
        "  analis: Analis\n"
        "\n"
        "langkah:\n"
        "  - id: konsep\n"
        "    kegiatan: Mengonsep laporan\n"
        "    pelaksana: analis\n"
        "    waktu: 2 jam\n"
        "  - kegiatan: Memeriksa konsep. Jika sesuai memaraf, jika tidak mengembalikan.\n"
        "    pelaksana: kabid\n"
        "    keputusan: {tidak: konsep}\n"
    )


def test_empty_parts_that_mean_something_are_kept(small: str) -> None:
    text = small.replace("keputusan: {tidak: konsep}", "keputusan: {}") + "pelayanan: {}\n"
    sop = read_text(text).sop
    assert sop.langkah[1].keputusan is not None
    assert sop.pelayanan is not None
    assert read_text(dump_sop(sop)).sop == sop


def test_long_sentences_are_folded() -> None:
    sentence = "Memeriksa konsep laporan dan menyerahkan kepada Kepala Bidang " * 12
    data = {"kegiatan": sentence, "pelaksana": "a", "output": [sentence, "x"], "keterangan": "x"}
    sop = Sop.model_validate({"judul": sentence, "pelaksana": {"a": "A"}, "langkah": [data]})
    text = dump_sop(sop)
    assert text.count(">-") == 3
    assert max(map(len, text.splitlines())) <= 100
    assert read_text(text).sop == sop


def test_the_cases_and_the_examples(shared_dir: Path, examples_dir: Path) -> None:
    files = [
        *shared_dir.glob("cases/*.sop.yaml"),
        *shared_dir.glob("seed/*.sop.yaml"),
        *examples_dir.glob("*.sop.yaml"),
    ]
    assert len(files) > 10
    for file in files:
        sop = read_sop(file).sop
        assert read_text(dump_sop(sop)).sop == sop, file
