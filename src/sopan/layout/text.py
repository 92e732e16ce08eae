"""Measuring text and breaking it into lines. Widths are points, sizes are points to the em.

Lines are broken by words, greedily, as Office and the eye of a typist do it. A word that is wider than its
column is broken at its own signs first (behind / - . and the like, with no hyphen added, because a number or
an address must stay what it is), then between syllables with a hyphen, at last between any two characters.

The text of a line is in characters that the font has (`sopan.layout.metrics.drawable`). Everything takes the
`Typeface` that the document is set in, by default the bundled one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sopan.layout.hyphenation import syllables
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["ListLine", "longest_word", "text_width", "wrap", "wrap_balanced", "wrap_list"]

_SPACES = re.compile(r"[ \t\r\f\v]+")  # not the no-break space
_OWN_BREAKS = re.compile(r"(?<=[/\-–—.,:;_@?&=+#%|)~\\])(?=[^\W_])|\u200b")
_SLACK = 1e-6
_MOST_WORDS = 50_000


class _Words(dict[str, int]):
    """Widths of words in font units, learnt when first met; forgotten when there are too many."""

    def __init__(self, bold: bool, face: Typeface) -> None:
        super().__init__()
        self.units = face.units
        self.drawable = face.drawable
        self._advance = face.advances(bold).__getitem__

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = width = sum(map(self._advance, self.drawable(word).replace("\n", " ")))
        return width


@lru_cache(maxsize=16)
def _words(bold: bool, face: Typeface) -> _Words:
    return _Words(bold, face)


def text_width(text: str, size: float, bold: bool = False, face: Typeface = BUNDLED) -> float:
    """The width of a line of text."""
    return _words(bold, face)[text] * size / face.units


@lru_cache(maxsize=16_384)
def wrap(
    text: str, width: float, size: float, bold: bool = False, face: Typeface = BUNDLED
) -> tuple[str, ...]:
    """The lines of a text in a column of `width`. Text without a letter has no lines.

    A newline in the text begins a new line; runs of spaces are one space. Nothing but the spaces at
    breaks is lost. No line is wider than `width` unless a single character is.
    """
    words = _words(bold, face)
    room = int(width * face.units / size + _SLACK)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_fill(_split(paragraph, face), room, words))
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(lines)


def _split(paragraph: str, face: Typeface) -> list[str]:
    if paragraph.isascii() and paragraph.isprintable():
        return paragraph.split()
    kept = _SPACES.sub(" ", paragraph).replace("\u200b", "\u200b")
    return [shown for word in kept.split(" ") if (shown := _shown(word, face))]


def _shown(word: str, face: Typeface) -> str:
    """The word as drawn, zero-width spaces kept as places where it may be broken."""
    if "\u200b" in word:
        return "\u200b".join(face.drawable(part) for part in word.split("\u200b")).strip("\u200b")
    return face.drawable(word).strip(" ")


def _fill(parts: list[str], room: int, words: _Words) -> Iterator[str]:
    space = words[" "]
    line: list[str] = []
    used = 0
    for word in parts:
        width = words[word]
        if used and used + space + width <= room:
            line.append(word)
            used += space + width
        elif width <= room:
            if line:
                yield _joined(line)
            line, used = [word], width
        else:
            left = room - used - space if line else room
            *full, last = _break(word, left, room, words)
            for index, piece in enumerate(full):
                if index == 0 and line:
                    yield _joined([*line, piece] if piece else line)
                else:
                    yield _joined([piece])
            line, used = [last], words[last]
    yield _joined(line)


def _joined(parts: list[str]) -> str:
    return " ".join(parts).replace("\u200b", "")


def _break(word: str, left: int, room: int, words: _Words) -> list[str]:
    """The pieces of a word that is too wide for a line.

    The first fits `left` (it may be empty where the line holds something already), the others fit
    `room`, and the last one is still to be filled up.
    """
    pieces: list[str] = []
    current, limit = "", left

    def turn(piece: str) -> None:
        nonlocal current, limit
        pieces.append(piece)
        current, limit = "", room

    for part in _own_parts(word):
        if words[current + part] <= limit:
            current += part
            continue
        if words[part] <= room:
            turn(current)
            current = part
            continue
        cut, hyphen = _fitting(part, room, words)
        for index, piece in enumerate(cut):
            behind = hyphen if index + 1 < len(cut) else ""
            if words[current + piece + behind] > limit and (current or limit < room):
                turn(current + (hyphen if index else ""))
            current += piece
    return [*pieces, current]


def _own_parts(word: str) -> list[str]:
    return [part for part in _OWN_BREAKS.split(word) if part]


def _fitting(part: str, room: int, words: _Words) -> tuple[list[str], str]:
    """The syllables of a part and a hyphen; where one with it is wider than a line, characters without."""
    *begun, last = syllables(part)
    if words[last] <= room and all(words[piece + "-"] <= room for piece in begun):
        return [*begun, last], "-"
    clusters: list[str] = []
    for character in part:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters, ""


def wrap_balanced(
    text: str, width: float, size: float, bold: bool = False, face: Typeface = BUNDLED
) -> tuple[str, ...]:
    """Lines as few as `wrap` makes, but of about the same length: for titles and names that are centred."""
    lines = wrap(text, width, size, bold, face)
    if len(lines) < 2 or "\n" in text.strip():
        return lines
    low, high = width / len(lines), width
    while high - low > size / 4:
        middle = (low + high) / 2
        fits = middle >= longest_word(text, size, bold, face)
        if fits and len(wrap(text, middle, size, bold, face)) == len(lines):
            high = middle
        else:
            low = middle
    return wrap(text, high, size, bold, face)


class ListLine(NamedTuple):
    """A line of a list and how far from the left edge of its column it begins."""

    text: str
    indent: float


def wrap_list(
    items: Iterable[str],
    width: float,
    size: float,
    *,
    numbered: bool = True,
    bold: bool = False,
    face: Typeface = BUNDLED,
) -> tuple[ListLine, ...]:
    """The lines of a list with hanging indents.

    The first line of an item bears its number (or, not `numbered`, a dash) and begins so far left of the
    others that all text stands on one edge, whether the number has one digit or three. A single item
    is plain text.
    """
    texts = [item for item in items if item.strip()]
    if len(texts) <= 1:
        return tuple(ListLine(line, 0.0) for item in texts for line in wrap(item, width, size, bold, face))
    marks = [f"{n}. " if numbered else "– " for n in range(1, len(texts) + 1)]
    hang = max(text_width(mark, size, bold, face) for mark in marks)
    lines: list[ListLine] = []
    for mark, item in zip(marks, texts, strict=True):
        first, *rest = wrap(item, max(width - hang, size), size, bold, face) or ("",)
        lines.append(ListLine(mark + first, hang - text_width(mark, size, bold, face)))
        lines.extend(ListLine(line, hang) for line in rest)
    return tuple(lines)


def longest_word(
    text: str, size: float, bold: bool = False, face: Typeface = BUNDLED, *, hyphenate: bool = False
) -> float:
    """The width of the widest part that stays in one piece: the least sensible width of a column.

    Parts are words, and of words their parts between / - . and the like. With `hyphenate` also
    syllables with their hyphen: the width below which words fall apart into characters.
    """
    words = _words(bold, face)
    widest = 0
    for paragraph in text.split("\n"):
        for word in _split(paragraph, face):
            for part in _own_parts(word):
                *begun, last = syllables(part) if hyphenate else [part]
                widest = max(widest, words[last], *(words[piece + "-"] for piece in begun))
    return widest * size / face.units
