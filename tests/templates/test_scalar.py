"""Texts written as YAML read back as themselves, by an old reader and by ours."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sopan.read import read_text
from sopan.templates.scalar import LEBAR, dilipat, skalar

TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)


@given(TEXTS)
@example("no")
@example("010")
@example("0x1F")
@example("12:30")
@example("2026-01-31")
@example("1e5")
@example("Ir. Bagas, M.T.")
@example("Kunci: nilai")
@example("a #b")
@example("- butir")
@example('"kutip"')
@example("\N{LINE SEPARATOR}".join("ab"))
def test_a_scalar_reads_back_as_its_text(text: str) -> None:
    assert yaml.safe_load(f"a: {skalar(text)}") == {"a": text}
    assert yaml.safe_load(f"a: [{skalar(text, flow=True)}, b]") == {"a": [text, "b"]}


def test_plain_where_plain_is_safe() -> None:
    assert skalar("Kepala Dinas") == "Kepala Dinas"
    assert skalar("1x24 jam") == "1x24 jam"
    assert skalar("Ir. Bagas, M.T.") == "Ir. Bagas, M.T."
    assert skalar("Ir. Bagas, M.T.", flow=True) == '"Ir. Bagas, M.T."'


@given(
    st.lists(st.text("abc ,.:#", min_size=1, max_size=9).map(str.strip).filter(bool), min_size=1, max_size=60)
)
def test_a_folded_text_reads_back_and_keeps_the_width(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    folded = dilipat(text, 6)
    assert yaml.safe_load(f"a:\n    b: {folded}\n    c: d\n") == {"a": {"b": text, "c": "d"}}
    if folded.startswith(">-"):
        assert max(map(len, folded.splitlines())) <= LEBAR


def test_a_text_with_runs_of_blanks_is_not_folded() -> None:
    assert yaml.safe_load(f"a: {dilipat('dua  spasi', 2)}") == {"a": "dua  spasi"}


@pytest.mark.parametrize("text", ["no", "010", "12:30", "Ya"])
def test_our_reader_agrees(text: str) -> None:
    file = f"judul: {skalar(text)}\npelaksana: {{a: A}}\nlangkah: [{{kegiatan: X, pelaksana: a}}]\n"
    assert read_text(file).sop.judul == text
