"""Writing one text as a YAML scalar that a person likes to read and that every YAML reader reads alike.

Our own reader takes every scalar as text, but others follow YAML 1.1 or 1.2: what they would take for a
number, a date, a truth or nothing is put in quotes.
"""

from __future__ import annotations

import re

__all__ = ["WIDTH", "folded", "inline", "literal"]

WIDTH = 100
"""Columns that a line keeps to where its words allow."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`.=~<+"
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9a-fxob_.,:+\-tz ]*", re.IGNORECASE)
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_PRINTABLE = re.compile("[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def inline(text: str, *, flow: bool = False) -> str:
    """A text on one line: plain where that is safe, else in quotes. `flow`: inside brackets."""
    if _plain(text) and not (flow and any(character in ",[]{}" for character in text)):
        return text
    if _PRINTABLE.fullmatch(text):
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def folded(text: str, width: int) -> list[str] | None:
    """The lines of a long sentence under `>-`, or None where folding would change the text."""
    if "  " in text or text != text.strip() or not _PRINTABLE.fullmatch(text):
        return None
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def literal(text: str) -> list[str] | None:
    """The lines of a text under `|-`, or None where that form cannot hold it."""
    lines = text.split("\n")
    if len(lines) < 2 or any(
        not line or line != line.strip() or not _PRINTABLE.fullmatch(line) for line in lines
    ):
        return None
    return lines


def _plain(text: str) -> bool:
    return not (
        not text
        or text[0] in _INDICATORS
        or text != text.strip()
        or ": " in text
        or " #" in text
        or text[-1] == ":"
        or text.lower() in _WORDS
        or _LIKE_A_NUMBER.fullmatch(text)
        or not _PRINTABLE.fullmatch(text)
    )


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _PRINTABLE.fullmatch(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
