"""The tree of a YAML text: raw scalars, places, anchors within bounds, and what is refused."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from yaml.events import Event

from sopan.errors import UnreadableFile
from sopan.model.sumber import Tempat
from sopan.read.faults import Faults
from sopan.read.yaml_events import CParser, PythonParser, events
from sopan.read.yaml_tree import Tree, grow


@pytest.fixture(params=[CParser, PythonParser], ids=["libyaml", "python"])
def read(request: pytest.FixtureRequest) -> Callable[[str], tuple[Tree, Faults]]:
    """Grow a tree with libyaml and with PyYAML's own parser: both must tell the same."""
    source: Callable[[str], Iterator[Event]] = partial(events, parser=request.param)

    def grown(text: str) -> tuple[Tree, Faults]:
        faults = Faults("f")
        return grow(text, faults, source), faults

    return grown


@pytest.mark.parametrize(
    "scalar",
    ["010", "no", "on", "Ya", "y", "12:30", "2012-09-04", "1_000", "0x1F", "1e3", ".inf", "true", "<<=", "="],
)
def test_a_scalar_is_the_text_that_stands_there(read: Any, scalar: str) -> None:
    tree, faults = read(f"a: {scalar}\nb: [{scalar}]\nc: '{scalar}'\n")
    assert tree.data == {"a": scalar, "b": [scalar], "c": scalar}
    assert not faults


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL"])
def test_plain_empty_is_none_and_quoted_is_text(read: Any, empty: str) -> None:
    tree, _ = read(f"a: {empty}\nb: '{empty}'\n")
    assert tree.data == {"a": None, "b": empty}


def test_every_key_and_value_has_its_place(read: Any) -> None:
    tree, _ = read("a: x\nb:\n  - c: y\n    d: z\n")
    assert tree.values[("a",)] == Tempat(1, 4)
    assert tree.keys[("b",)] == Tempat(2, 1)
    assert tree.values[("b", 0)] == Tempat(3, 5)
    assert tree.keys[("b", 0, "d")] == Tempat(4, 5)
    assert tree.values[("b", 0, "d")] == Tempat(4, 8)


def test_columns_count_characters_not_bytes(read: Any) -> None:
    tree, _ = read("{é: 日本, 😀: x}")
    assert tree.keys[("😀",)] == Tempat(1, 9)


def test_places_survive_a_process_boundary(read: Any) -> None:
    tree, _ = read("a: [b, c]")
    again = pickle.loads(pickle.dumps(tree.values))
    assert dict(again) == dict(tree.values)
    assert len(again) == 4


def test_an_anchor_stands_for_its_value(read: Any) -> None:
    tree, faults = read("a: &x [1, 2]\nb: *x\nc: &y teks\nd: *y\n")
    assert tree.data == {"a": ["1", "2"], "b": ["1", "2"], "c": "teks", "d": "teks"}
    assert tree.values[("b",)] == Tempat(2, 4)
    assert not faults


def test_a_merge_gives_keys_that_are_not_written(read: Any) -> None:
    tree, faults = read("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\nc: {<<: [*x, {r: 4}], s: 5}\n")
    assert tree.data["b"] == {"p": "1", "q": "3"}
    assert list(tree.data["b"]) == ["p", "q"]
    assert tree.data["c"] == {"r": "4", "p": "1", "q": "2", "s": "5"}
    assert not faults


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "sudah ada di baris 1"),
        ("a: *x\n", (1, 4), "tidak ada jangkar"),
        ("a: &x [*x]\n", (1, 8), "memuatnya sendiri"),
        ("&x a: 1\n*x : 2\n", (2, 1), "tidak boleh berupa rujukan"),
        ("a: !!python/object:os.system x\n", (1, 4), "tag"),
        ("a: !b {c: d}\n", (1, 4), "tag"),
        ("? [a, b]\n: c\n", (1, 3), "kunci harus berupa teks"),
        ("? {a: b}\n: c\n", (1, 3), "kunci harus berupa teks"),
        ("? \n: a\n", (1, 2), "titik dua tanpa kunci"),
        ("<<: x\n", (1, 5), "digabungkan"),
    ],
)
def test_what_is_wrong_with_the_build_has_its_place(
    read: Any, text: str, place: tuple[int, int], words: str
) -> None:
    _, faults = read(text)
    (found,) = faults.found
    assert (found.line, found.column) == place
    assert words in found.message.id


def test_keys_under_a_doubled_key_are_told_once(read: Any) -> None:
    _, faults = read("a: {x: 1}\na: {x: 1}\na: {x: 1}\n")
    assert [(fault.line, fault.path) for fault in faults.found] == [(2, "a"), (3, "a")]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_brackets_without_end_are_refused_before_they_hurt(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(UnreadableFile, match="40 tingkat"):
        grow(text, Faults("f"))
    assert time.perf_counter() - started < 2


def _bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def test_an_alias_bomb_is_refused_and_a_harmless_one_is_not(read: Any) -> None:
    tree, faults = read(_bomb(3))
    assert not faults
    assert len(tree.data["a2"][9][9]) == 10
    with pytest.raises(UnreadableFile, match="200000 bagian") as caught:
        read(_bomb(12))
    assert caught.value.faults[0].line == 6


def test_a_bomb_of_merges_is_refused(read: Any) -> None:
    keys = ", ".join(f"k{n}: v" for n in range(1000))
    text = f"a: &a {{{keys}}}\nb: [" + ", ".join(["{<<: *a}"] * 500) + "]\n"
    with pytest.raises(UnreadableFile, match="200000 bagian"):
        read(text)


def test_a_second_document_is_refused(read: Any) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read("a: b\n---\nc: d\n")
    assert (caught.value.faults[0].line, caught.value.faults[0].column) == (2, 1)


def test_reading_stops_where_the_text_is_no_yaml(read: Any) -> None:
    tree, _ = read("a: b\nc: d: e\n")
    assert tree.syntax is not None
    assert tree.data is None


def test_the_depth_of_the_stack_of_python_is_not_used(read: Any) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(220)
    try:
        tree, _ = read("[" * 39 + "]" * 39)
    finally:
        sys.setrecursionlimit(limit)
    assert tree.data is not None
