"""Where an Indonesian word may be broken, for words that are wider than their column.

The rules are those of the spelling (EYD V, pemenggalan kata) that need no dictionary: before a consonant
between two vowels (V-CV), after the first of several consonants between vowels (VC-CV), the digraphs ng, ny,
kh and sy count as one consonant, the diphthongs ai, au, ei and oi as one vowel. No single letter is left
alone on either side, and of a word of eight letters or more not two either (not Pe-nge-lu-ar-an).
"""

from __future__ import annotations

import re

__all__ = ["syllables"]

_VOWELS = "aeiouáéèêëíóöúü"
_VOWEL = rf"(?:ai|au|ei|oi|[{_VOWELS}])"
_CONSONANT = r"(?:ng|ny|kh|sy|[b-df-hj-np-tv-zñç])"
_UNIT = re.compile(rf"{_VOWEL}|{_CONSONANT}|.", re.IGNORECASE | re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_LONG = 8


def _positions(word: str) -> list[int]:
    units = [(m.start(), m.group().lower()) for m in _UNIT.finditer(word)]
    vowel = [unit[0] in _VOWELS for _, unit in units]
    found = []
    for index in range(1, len(units) - 1):
        before, here, after = vowel[index - 1 : index + 2]
        lone = before and not here and after  # V-CV
        like = before and here and units[index - 1][1] == units[index][1]  # sa-at
        cluster = (
            index > 1 and vowel[index - 2] and not before and not here and any(vowel[index + 1 :])
        )  # VC-CV, VC-CCV
        if lone or like or cluster:
            found.append(units[index][0])
    fewest = _FEWEST if len(word) < _LONG else _FEWEST + 1
    return [at for at in found if fewest <= at <= len(word) - fewest]


def syllables(word: str) -> list[str]:
    """The parts of a word between which it may be broken with a hyphen; joined they are the word.

    Signs before and behind the letters stay with the first and the last part. A word without a lawful
    break, or one that is not a word (`47/2009`), is one part.
    """
    runs = list(_LETTERS.finditer(word))
    if len(runs) != 1:
        return [word]
    start, end = runs[0].span()
    cuts = [start + at for at in _positions(word[start:end])]
    return [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]
