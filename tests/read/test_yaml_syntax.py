"""Faults of YAML's syntax: each mistake that drafters make has its place, its words and its cure."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sopan.errors import UnreadableFile
from sopan.read import read_text
from sopan.read.yaml_diagnosis import Diagnosis, quoted_value
from sopan.read.yaml_events import CParser, PythonParser, events
from sopan.read.yaml_syntax import diagnose

MISTAKES = [
    ("tab", "a:\n\tb: c\n", (2, 1), "indentasi memakai tab", "  b: c"),
    ("tab before an item", "a:\n  - b: c\n    d: e\n\t- b: f\n", (4, 1), "indentasi memakai tab", "  - b: f"),
    ("tab after a value", "a:\n  - b: c\n\td: e\n", (3, 1), "indentasi memakai tab", "    d: e"),
    (
        "colon in a sentence",
        "judul: SOP: Surat\n",
        (1, 11),
        "titik dua di dalam nilai",
        'judul: "SOP: Surat"',
    ),
    ("colon in an item", "a:\n  - b: c: d\n", (2, 9), "titik dua di dalam nilai", '  - b: "c: d"'),
    ("no space, first", "judul:A\njenis: b\n", (1, 7), "tidak ada spasi sesudah titik dua", "judul: A"),
    ("no space, later", "a: b\njenis:rutin\nc: d\n", (2, 7), "tidak ada spasi", "jenis: rutin"),
    ("no space, item", "a:\n  - b:c\n    d: e\n", (2, 7), "tidak ada spasi", "  - b: c"),
    ("indented too far", "a: b\n  c: d\n", (2, 3), "menjorok, padahal 'a' di baris 1", "c: d"),
    ("no colon at all", "a: b\nlanjutan\nc: d\n", (2, 1), "bukan 'kunci: nilai'", ""),
    ("open double quote", 'a: "b\nc: d\n', (1, 4), 'tanda kutip " di sini tidak ditutup', 'a: "b"'),
    ("open single quote", "a: 'b\nc: d\n", (1, 4), "tanda kutip ' di sini tidak ditutup", "a: 'b'"),
    ("text after a quote", 'a: "b" c\n', (1, 8), "sesudah tanda kutip penutup", "a: '\"b\" c'"),
    (
        "text after a quote in an item",
        'a:\n  - "b" c\n',
        (2, 9),
        "sesudah tanda kutip penutup",
        "  - '\"b\" c'",
    ),
    ("at sign", "a: @b\n", (1, 4), "tidak boleh diawali '@'", 'a: "@b"'),
    ("percent", "a: %b\n", (1, 4), "tidak boleh diawali '%'", 'a: "%b"'),
    ("asterisk", "a: * b\n", (1, 4), "tidak boleh diawali '*'", 'a: "* b"'),
    ("ampersand", "a: & b\n", (1, 4), "tidak boleh diawali '&'", 'a: "& b"'),
    ("more than", "a: > 3 hari\n", (1, 4), "tidak boleh diawali '>'", 'a: "> 3 hari"'),
    ("bar", "a: |b c\n", (1, 4), "tidak boleh diawali '|'", 'a: "|b c"'),
    ("question mark", "a: ? b\n", (1, 4), "tidak boleh diawali '?'", 'a: "? b"'),
    ("comma", "a: , b\n", (1, 4), "tidak boleh diawali ','", 'a: ", b"'),
    ("closing bracket", "a: ]\n", (1, 4), "tidak boleh diawali ']'", 'a: "]"'),
    ("text after brackets", "a: [b] c\n", (1, 4), "tidak boleh diawali '['", 'a: "[b] c"'),
    ("backslash", 'a: "C:\\Dokumen"\n', None, "garis miring terbalik", "a: 'C:\\Dokumen'"),
    ("item beside its key", "a: - b\n", (1, 4), "butir daftar (-) tidak boleh sebaris", 'a: "- b"'),
    ("open bracket", "a: [b, c\nd: e\n", (1, 4), "kurung '[' dari baris 1", "a: [b, c]"),
    ("open brace", "a: {b: c\nd: e\n", (1, 4), "kurung '{' dari baris 1", "a: {b: c}"),
    ("bracket at the end", "a: b\nc: [\n", (2, 4), "tidak pernah ditutup", None),
    ("missing comma", "a: {b: c d: e}\n", None, "kurang koma", None),
    ("comma too much", "a: [b, , c]\n", (1, 8), "koma tanpa isi", None),
    ("item off its line", "a:\n  - b\n - c\n", (3, 2), "tidak sejajar", "  - c"),
    ("key off its line", "a:\n  - b: c\n   d: e\n", (3, 4), "tidak sejajar", "    d: e"),
    ("key off its line, left", "a:\n    b: c\n   d: e\n", (3, 4), "tidak sejajar", "    d: e"),
    (
        "item among keys",
        "a: b\n- c\n",
        (2, 1),
        "butir daftar (-) di tempat yang seharusnya berisi kunci",
        None,
    ),
    ("key among items", "- a\nb: c\n", (2, 1), "kunci di tempat yang seharusnya berisi butir", None),
    ("directive", "%YAML 3.0\n---\na: b\n", (1, 1), "bukan petunjuk YAML", ""),
    ("after the end", "a: b\n...\nc: d\n", (3, 1), "sesudah akhir dokumen", None),
]


def _diagnosis(text: str, parser: Any) -> Diagnosis:
    with pytest.raises(yaml.YAMLError) as caught:
        list(events(text, parser))
    return diagnose(text.splitlines(), caught.value)


@pytest.mark.parametrize("parser", [CParser, PythonParser], ids=["libyaml", "python"])
@pytest.mark.parametrize(
    ("text", "place", "words", "cure"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_found_where_it_is_mended(
    parser: Any, text: str, place: tuple[int, int] | None, words: str, cure: str | None
) -> None:
    found = _diagnosis(text, parser)
    assert words in found.message.id
    if place is not None:  # the two parsers stop at other columns of an escape
        assert (found.place.baris, found.place.kolom) == place
    assert found.repaired == cure


def test_every_message_of_the_parsers_has_words_of_ours() -> None:
    for _, text, *_ in MISTAKES:
        found = _diagnosis(text, CParser)
        with pytest.raises(yaml.YAMLError) as raw:
            list(events(text))
        assert str(getattr(raw.value, "problem", "?")) not in str(found.message)
        assert found.message.id != found.message.en


def test_several_mistakes_and_the_faults_behind_them_are_told_at_once(faults: Any) -> None:
    text = (
        "judul: SOP: Surat\n"
        "jenis:rutin\n"
        "pelaksana: {kabid: Kabid}\n"
        "langkah:\n"
        "  - kegiatan: @Memeriksa\n"
        "    pelaksana: kabit\n"
        "\t- kegiatan: Menyerahkan\n"
        "    pelaksana: kabid\n"
    )
    assert [(fault.line, fault.column) for fault in faults(text)] == [
        (1, 11),
        (2, 7),
        (5, 15),
        (6, 16),
        (7, 1),
    ]


def test_a_line_that_a_cure_drops_ends_the_report(faults: Any) -> None:
    found = faults("judul: A\nlanjutan teks\njenis: salah\n")
    assert [(fault.line, fault.message.id) for fault in found] == [(2, "baris ini bukan 'kunci: nilai'.")]


def test_control_characters_are_told_and_read_over(faults: Any, small: str) -> None:
    (found,) = faults(small.replace("laporan\n", "lapo\x1bran\n"))
    assert (found.line, found.column) == (6, 29)
    assert "U+001B" in found.message.id


def test_a_very_long_line_is_not_pondered_over() -> None:
    found = _diagnosis("a: " + '"b" ' * 200_000 + "\n", CParser)
    assert "tidak dapat dibaca" in found.message.id


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("a: b", 'a: "b"'),
        ("  - a: b", '  - a: "b"'),
        ("  - b", '  - "b"'),
        ('a: "b" c', "a: '\"b\" c'"),
        ('a: it\'s "b"', "a: 'it''s \"b\"'"),
        ("a: ", None),
    ],
)
def test_a_value_in_quotes(line: str, quoted: str | None) -> None:
    assert quoted_value(line) == quoted
    if quoted is not None:
        assert yaml.safe_load(quoted.strip().removeprefix("- ").removeprefix("a: ")) in line


def test_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    with pytest.raises(UnreadableFile) as caught:
        read_text("judul: SOP: Surat\n", "f.yaml")
    assert 'f.yaml:1:11: there is a colon inside the value. Write: judul: "SOP: Surat"' in str(caught.value)
