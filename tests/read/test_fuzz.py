"""Broken files by the thousand: nothing but an `UnreadableFile` may come of them, and soon."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import random_sop

from sopan.errors import UnreadableFile
from sopan.read import read_text
from sopan.read.dump import dump_sop

SEEDS = [dump_sop(random_sop(seed, steps=6, longest=8)) for seed in range(6)]
BITS = (
    ":", ": ", "- ", "\n", "\n\n", " ", "  ", "\t", '"', "'", "[", "]", "{", "}", "#", " #", "&a ", "*a",
    "!t ", "|", ">-\n", "%", "@", "? ", "---\n", "...\n", "<<: ", "~", "null", "\\", "\0", "\x1b", "\x85",
    "\u2028", "\ufeff", "é", "langkah:", "pelaksana: ", "keputusan: {ya: 1}", "9" * 30, "1e999", "nan", "-1",
    "true", "\ud800", ",", "=", "`",
)  # fmt: skip
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e]")


def _attempt(text: str) -> None:
    try:
        read_text(text, "f")
    except UnreadableFile as error:
        faults = error.faults
    else:
        return
    assert faults
    for fault in faults:
        assert fault.message.id
        assert fault.message.en
        assert not UNSAFE.search(f"{fault} {fault.path} {fault.value}")


@given(st.text(max_size=300))
@settings(max_examples=150)
def test_any_text(text: str) -> None:
    _attempt(text)


@given(st.lists(st.sampled_from(BITS), max_size=60))
@settings(max_examples=150)
def test_any_heap_of_the_signs_of_yaml(bits: list[str]) -> None:
    _attempt("".join(bits))


@pytest.mark.parametrize("seed", range(8))
def test_a_good_file_with_something_wrong(seed: int) -> None:
    """Bits put in, taken out, doubled and swapped in a file that was right."""
    chance = random.Random(seed)
    for _ in range(150):
        text = chance.choice(SEEDS)
        for _ in range(chance.choice((1, 1, 2, 5, 30))):
            at = chance.randrange(len(text) + 1)
            to = min(len(text), at + chance.choice((0, 0, 1, 3, 40)))
            text = text[:at] + chance.choice((chance.choice(BITS), "", text[at:to] * 2)) + text[to:]
        _attempt(text)


def test_lines_in_any_order() -> None:
    chance = random.Random(5)
    for _ in range(200):
        lines = chance.choice(SEEDS).splitlines(keepends=True)
        chance.shuffle(lines)
        _attempt("".join(lines[: chance.randrange(1, len(lines))]))


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n" * 20_000,
        "judul: A\n" * 20_000,
        "'" * 200_000,
        '"' * 200_001,
        "a: '" * 100_000,
        "\t" * 200_000,
        "x\n" * 100_000,
        "- " * 100_000,
        "a: &x\n" * 20_000,
        "[a, " * 50_000,
        "\0" * 100_000,
        "é" * 300_000,
        "judul: " + "kata " * 200_000,
        "langkah: [" + "{}, " * 5_000 + "]\npelaksana: {a: A}\njudul: x\n",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_large_and_wrong_is_told_soon(text: str) -> None:
    started = time.perf_counter()
    _attempt(text)
    assert time.perf_counter() - started < 5
