"""The letters that a document is set in: the bundled family, or an agency's own from its profile.

Layout measures with a `Typeface` and renderers name and embed it, so that a line breaks at the same word in
every format. An agency's family is laid over the bundled one: a character that it lacks keeps the width and
the letter of Liberation Sans, and every format names that family behind it.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import Literal

from sopan.layout import metrics

__all__ = ["BUNDLED", "Gaya", "Izin", "Typeface", "Weight", "plain", "typeface"]

Gaya = Literal["tegak", "tebal", "miring", "tebal_miring"]
"""The styles of a family, as a profile names them."""

Izin = Literal["bebas", "dokumen", "terlarang"]
"""What a font's licence allows (`fsType` of its table OS/2): to be embedded in anything, in documents that
are only read and printed, or in nothing."""

_LINE = 1.25  # distance of two baselines in ems, where the letters are not higher
_HIGHEST_LINE = 1.6
_BASIC = frozenset(map(chr, range(0x20, 0x7F)))
_PLAIN = ((0xA0, 0x590), (0x1E00, 0x2E80), (0x3000, 0xA000), (0xF900, 0xFB07), (0xFF00, 0xFFF0))
"""Letters that stand one beside the other; others need a shaper, which Office and PDF do not share."""


class Weight:
    """One weight of a family: the advances of its characters in font units, and its sanitised file."""

    def __init__(self, advances: Mapping[str, int], data: bytes = b"") -> None:
        self.advances, self.data = advances, data


class Typeface:
    """A family of letters with its measures. Two are equal only if they are the same object.

    `name` is the family as Office and PDF name it; `line` the distance of two baselines, `ascent` and
    `descent` what letters take over and under theirs, `cap_height` what capitals take, all in ems.
    `lacking` are styles that the family does not have: text in them is set in the nearest that it has.
    """

    def __init__(
        self,
        name: str,
        units: int,
        *,
        ascent: float,
        descent: float,
        cap_height: float,
        natural: float = 0.0,
        weights: Mapping[Gaya, Weight] | None = None,
        izin: Izin = "bebas",
    ) -> None:
        self.name, self.units, self.izin = name, units, izin
        self.ascent, self.descent, self.cap_height = ascent, descent, cap_height
        self.line = min(max(_LINE, natural), _HIGHEST_LINE)
        self._natural = natural
        self._weights: dict[Gaya, Weight] = dict(weights or {})
        self._merged: dict[bool, dict[str, int]] = {}
        self._drawable = (
            _Own(self.weight(False).advances.keys() & self.weight(True).advances) if weights else None
        )
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def bundled(self) -> bool:
        """Whether it is Liberation Sans, which comes with Sopan."""
        return not self._weights

    @property
    def lacking(self) -> tuple[Gaya, ...]:
        """The styles that have no file of their own."""
        return () if self.bundled else tuple(g for g in _STYLES if g not in self._weights)

    def advances(self, bold: bool = False) -> Mapping[str, int]:
        """The advance of every character that can be drawn, in font units."""
        if self.bundled:
            return metrics.advances(bold)
        found = self._merged.get(bold)
        if found is None:
            scale = self.units / metrics.UNITS
            found = {c: round(width * scale) for c, width in metrics.advances(bold).items()}
            found.update(self.weight(bold).advances)
            self._merged[bold] = found
        return found

    def weight(self, bold: bool) -> Weight:
        """The weight that regular or bold text is set in."""
        return self._weights.get("tebal", self._weights["tegak"]) if bold else self._weights["tegak"]

    def drawable(self, text: str) -> str:
        """The text in characters that can be drawn (`sopan.layout.metrics.drawable`)."""
        if self._drawable is None or text.isascii():
            return metrics.drawable(text)
        return text.translate(self._drawable)

    def foreign(self, texts: Iterable[tuple[str, bool]]) -> frozenset[str]:
        """The characters of drawn texts, each with whether it is bold, that are not of this family."""
        if self.bundled:
            return frozenset()
        seen: dict[bool, set[str]] = {False: set(), True: set()}
        for words, bold in texts:
            seen[bold].update(words)
        return frozenset(
            c
            for bold, found in seen.items()
            for c in found
            if c not in self.weight(bold).advances and c > " "
        )

    def folder(self) -> Path | None:
        """A folder with the sanitised files and nothing else; None for the bundled family."""
        if self.bundled:
            return None
        if self._folder is None:
            folder = tempfile.TemporaryDirectory(prefix="sopan-huruf-")
            for gaya, weight in self._weights.items():
                Path(folder.name, f"{gaya}.font").with_suffix(_suffix(weight.data)).write_bytes(weight.data)
            self._folder = folder
        return Path(self._folder.name)

    def __reduce__(self) -> str | tuple[object, ...]:
        if self.bundled:
            return "BUNDLED"
        files = tuple(
            (gaya, weight.data, tuple(weight.advances.items())) for gaya, weight in self._weights.items()
        )
        measures = (self.ascent, self.descent, self.cap_height, self._natural)
        return typeface, (self.name, self.units, measures, files, self.izin)

    def __repr__(self) -> str:
        return f"Typeface({self.name!r})"


_STYLES: tuple[Gaya, ...] = ("tegak", "tebal", "miring", "tebal_miring")


class _Own(dict[int, str]):
    """A table for `str.translate`: what the family has stays, all else as in the bundled one."""

    def __init__(self, characters: AbstractSet[str]) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, code: int) -> str:
        character = chr(code)
        own = character in self._characters
        self[code] = found = character if own else metrics.drawable(character)
        return found


def _suffix(data: bytes) -> str:
    return ".otf" if data.startswith(b"OTTO") else ".ttf"


def plain(character: str) -> bool:
    """Whether a character is one that a sum of advances measures rightly."""
    code = ord(character)
    return character in _BASIC or (
        any(first <= code < end for first, end in _PLAIN) and unicodedata.category(character) not in _UNSET
    )


_UNSET = ("Cc", "Cf", "Zl", "Zp")


@lru_cache(maxsize=8)
def typeface(
    name: str,
    units: int,
    measures: tuple[float, float, float, float],
    files: tuple[tuple[Gaya, bytes, tuple[tuple[str, int], ...]], ...],
    izin: Izin,
) -> Typeface:
    """The family of those files: one object for the same files, so that its caches are found again.

    `measures` are ascent, descent, height of capitals, and the natural distance of lines, in ems.
    """
    ascent, descent, cap_height, natural = measures
    weights = {gaya: Weight(dict(advances), data) for gaya, data, advances in files}
    return Typeface(
        name, units, ascent=ascent, descent=descent, cap_height=cap_height, natural=natural, weights=weights,
        izin=izin,
    )  # fmt: skip


BUNDLED = Typeface(
    "Liberation Sans",
    metrics.UNITS,
    ascent=metrics.ASCENT,
    descent=metrics.DESCENT,
    cap_height=metrics.CAP_HEIGHT,
)
"""Liberation Sans, whose letters are as wide as those of Arial."""
