"""Texts as YAML scalars: plain where that is safe, quoted otherwise, folded where they are long."""

from __future__ import annotations

import json
import re
import textwrap

__all__ = ["LEBAR", "dilipat", "skalar"]

LEBAR = 120
"""The longest line of a file that Sopan writes."""

# No indicator of YAML at any place; in a flow collection no comma either.
_POLOS = re.compile(r"[^\W_][^:#\[\]{}&*!|?>\"%@`\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*")
_BUKAN_TEKS = re.compile(
    r"[\d._,:]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d{4}-\d{1,2}-\d{1,2}.*|true|false|yes|no|on|off|y|n|null",
    re.IGNORECASE,
)


def skalar(teks: str, *, flow: bool = False) -> str:
    """A text on one line that YAML, old or new, reads back as this text.

    `flow` says that it stands between brackets or braces, where a comma parts things.
    """
    plain = _POLOS.fullmatch(teks) and not _BUKAN_TEKS.fullmatch(teks) and teks == teks.strip()
    if plain and not (flow and "," in teks):
        return teks
    return _quoted(teks)


def dilipat(teks: str, indentasi: int) -> str:
    """A folded text (`>-`) of lines up to `LEBAR`, without the line break after it.

    Runs of blanks would not survive the folding, nor would control characters, so a text that has them is
    written on one line.
    """
    if teks != " ".join(teks.split()) or not teks.isprintable():
        return _quoted(teks)
    indent = " " * indentasi
    lines = textwrap.wrap(teks, LEBAR - indentasi, break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(indent + line for line in lines)


def _quoted(teks: str) -> str:
    """In double quotes, with what YAML may not hold or would read as a line break as escapes."""
    return "".join(c if c.isprintable() else _escape(ord(c)) for c in json.dumps(teks, ensure_ascii=False))


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
