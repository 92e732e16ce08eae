"""Where the cursor stands in a file that no parser would take."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from sopan.cli.lsp.cursor import cursor_at, keys_of
from sopan.cli.lsp.scan import actors_of, steps_of
from sopan.model import Sop
from sopan.read import read_text
from sopan.read.dump import dump_sop
from tests.strategies import sops

TEXT = """\
judul: Pembuatan X
pelaksana:
  kabid: Kepala Bidang
  analis: {nama: "Analis, Muda", jumlah: 3}
  staf:
    nama: Staf
langkah:
  - kegiatan: Meny|
    pelaksana: k|
    keputusan: {ya: 2, tidak: |}
  - id: dua
    kegiatan: >-
      Memeriksa berkas
      catatan: bukan kunci|
    pelaksana: [kabid, |]
    keputusan:
      ya: {langkah: 4, lab|}
      tidak:
        langkah: |
    wak|
  -
    keg|
tanggal: {pembuatan: 2012-09-04, rev|}
dasar_hukum:
- UU
- |
unit: [A, B]
un|
"""


def marked(text: str) -> list[tuple[list[str], int, int]]:
    """For each | the text without any of them, and the place of that one."""
    lines = text.splitlines()
    plain = [line.replace("|", "") for line in lines]
    return [(plain, number, line.index("|")) for number, line in enumerate(lines) if "|" in line]


def test_what_is_being_typed() -> None:
    found = [cursor_at(*place) for place in marked(TEXT)]
    assert [(one.kind, one.path, one.prefix) for one in found] == [
        ("value", ("langkah", 0, "kegiatan"), "Meny"),
        ("value", ("langkah", 0, "pelaksana"), "k"),
        ("value", ("langkah", 0, "keputusan", "tidak"), ""),
        ("value", ("langkah", 1, "kegiatan"), "catatan: bukan kunci"),
        ("value", ("langkah", 1, "pelaksana", 1), ""),
        ("key", ("langkah", 1, "keputusan", "ya"), "lab"),
        ("value", ("langkah", 1, "keputusan", "tidak", "langkah"), ""),
        ("key", ("langkah", 1), "wak"),
        ("key", ("langkah", 2), "keg"),
        ("key", ("tanggal",), "rev"),
        ("key", ("dasar_hukum", 1), ""),
        ("key", (), "un"),
    ]


def test_actors_and_steps_of_a_text() -> None:
    lines = TEXT.replace("|", "").splitlines()
    assert actors_of(lines) == {"kabid": "Kepala Bidang", "analis": "Analis, Muda", "staf": "Staf"}
    assert [(step.number, step.id, step.sentence) for step in steps_of(lines)] == [
        (1, "", "Meny"),
        (2, "dua", "Memeriksa berkas"),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n", "-", "- - -", "{", "[[[", "a: {b: [c: {", "\t", ": :", "'", "a: |\n  b"]
)
def test_nothing_typed_makes_it_fail(text: str) -> None:
    lines = text.splitlines() or [""]
    for line, content in enumerate(lines):
        for column in range(len(content) + 1):
            cursor_at(lines, line, column)
    keys_of(lines)


@given(sops())
def test_keys_stand_where_the_reader_finds_them(sop: Sop) -> None:
    text = dump_sop(sop)
    expected = {
        (place.baris - 1, path)
        for path, place in read_text(text, strict_references=False).sumber.kunci.items()
    }
    yaml.safe_load(text)
    assert set(keys_of(text.splitlines())) == expected


@given(sops())
def test_steps_and_actors_as_the_reader_finds_them(sop: Sop) -> None:
    lines = dump_sop(sop).splitlines()
    assert [(step.number, step.id or None) for step in steps_of(lines)] == [
        (number, step.id) for number, step in enumerate(sop.langkah, 1)
    ]
    assert list(actors_of(lines)) == list(sop.pelaksana)
