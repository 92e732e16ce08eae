"""How wide the letters of the bundled font are, and which letters it has.

Advances are whole font units (2048 to the em), the same that the PDF and Office use for Liberation Sans and
Arial. They are read from `fonts/advances.json`, which takes a millisecond where parsing the font takes
eighty; `python -m sopan.layout.metrics` writes that file anew and a test holds it against the fonts.

Neither kerning nor ligatures are applied, here and in every renderer: Office does not kern Arial either,
so that a line breaks at the same word everywhere and its width is a plain sum.

A character that the font does not have is replaced by one or more that it has (`drawable`), so that what is
drawn is what was measured: a tick from another font by √, Word's private bullets by •, a letter with a rare
accent by its base letter, and at last by □, which a reader sees as a place where something stood.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

__all__ = [
    "ASCENT",
    "CAP_HEIGHT",
    "DESCENT",
    "FONTS",
    "UNITS",
    "advances",
    "drawable",
    "undrawable",
]

FONTS = Path(__file__).with_name("fonts")
"""The folder of the bundled font files."""

UNITS = 2048
"""Font units to the em."""

ASCENT = 1854 / UNITS
"""How far the tallest letters reach over the baseline, in ems."""

DESCENT = 434 / UNITS
"""How far the deepest letters reach under the baseline, in ems."""

CAP_HEIGHT = 1409 / UNITS
"""Height of a capital letter, in ems."""

_WEIGHTS = {False: "LiberationSans-Regular", True: "LiberationSans-Bold"}
_ADVANCES = FONTS / "advances.json"

_UNKNOWN = "□"
_STAND_INS = {
    "\t": " ",
    "\u00ad": "",  # a soft hyphen shows only where a line is broken at it, and lines are broken here
    "\u2011": "-",
    "\u2010": "-",
    "\u2012": "–",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": "",
    "\ufe0e": "",
    "\ufe0f": "",
    "\ufeff": "",
    "✓": "√",
    "✔": "√",
    "☑": "[√]",
    "☒": "[x]",
    "☐": "□",
    "✗": "x",
    "✘": "x",
    "⇒": "→",
    "⇐": "←",
    "⇔": "↔",
    "➔": "→",
    "➜": "→",
    "➢": "►",
    "➤": "►",
    "❖": "♦",
    "◆": "♦",
    "⁃": "-",
    "∙": "•",
    "\uf0b7": "•",  # the bullets of Symbol and Wingdings as Word pastes them
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf0d8": "►",
    "\uf0fc": "√",
    "\uf0fe": "[√]",
    "\uf0e0": "→",
    "\uf06f": "□",
    "\uf02d": "-",
}


def _read(weight: str) -> dict[str, int]:
    runs: list[list[int]] = json.loads(_ADVANCES.read_bytes())[weight]
    found: dict[str, int] = {}
    for first, *widths in runs:
        found.update(zip(map(chr, range(first, first + len(widths))), widths, strict=True))
    return found


@cache
def advances(bold: bool = False) -> dict[str, int]:
    """The advance of every character that the font has, in font units."""
    return _read(_WEIGHTS[bold])


class _Drawable(dict[int, str]):
    """A table for `str.translate` that learns a character when it meets it first."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = found = self._stand_in(character)
        return found

    @staticmethod
    def _stand_in(character: str) -> str:
        if (known := _STAND_INS.get(character)) is not None:
            return known
        kind = unicodedata.category(character)
        if character == "\n" or (character in advances() and kind not in ("Cc", "Cf")):
            return character
        if kind in ("Zs", "Zl", "Zp"):
            return " "
        if kind in ("Cc", "Cf"):
            return ""
        pieces = unicodedata.normalize("NFKD", character)
        kept = "".join(piece for piece in pieces if piece in advances())
        return kept if kept.strip() else _UNKNOWN


_TABLE = _Drawable()
_MOST_LEARNT = 20_000


def drawable(text: str) -> str:
    """The text in characters that the font has. Newlines stay, other control characters vanish."""
    if text.isascii() and text.isprintable():
        return text
    if len(_TABLE) > _MOST_LEARNT:
        _TABLE.clear()
    return text.translate(_TABLE)


def undrawable(text: str) -> frozenset[str]:
    """The characters that the font lacks and that `drawable` can only show as □."""
    return frozenset(c for c in text if c not in "□☐\uf0a8\uf06f" and drawable(c) == _UNKNOWN)


def _runs(widths: dict[int, int]) -> list[list[int]]:
    runs: list[list[int]] = []
    last = -2
    for code in sorted(widths):
        if code != last + 1:
            runs.append([code])
        runs[-1].append(widths[code])
        last = code
    return runs


def measured() -> str:
    """The content of `advances.json`, read from the font files by fontTools."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only for generating; importing it costs 60 ms

    weights = {}
    for weight in _WEIGHTS.values():
        with TTFont(FONTS / f"{weight}.ttf", lazy=True) as font:
            names, metrics = font.getBestCmap(), font["hmtx"]
            weights[weight] = _runs({code: metrics[name][0] for code, name in names.items()})
    return json.dumps(weights, separators=(",", ":")).replace("],[", "],\n[") + "\n"


if __name__ == "__main__":
    _ADVANCES.write_text(measured(), encoding="ascii")
