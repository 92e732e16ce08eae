"""The word that was meant: every word of every SOP is known, and the nearest to a mistyped one is found.

The words lie in a table of their own (`Kata`), which only grows, and each process keeps them in memory: they
are few for many SOPs, since offices write with the same words. The answer is the same on SQLite and on
PostgreSQL, and asks no extension of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from threading import Lock

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sopan.web.library.models import Kata

__all__ = ["WORD", "corrected", "kept", "learn"]

WORD = re.compile(r"\w+", re.UNICODE)
SHORTEST, LONGEST = 4, 40
"""Words outside of this are neither kept nor corrected: short ones have too many neighbours."""
_LATE = 200
_NEAR = 7
"""Words of so many letters may have two slips, shorter ones one."""


class _Words:
    """The words of the table, in memory; what other processes add is read by its growing key.

    Within a transaction nothing is remembered, since what it wrote may be taken back.
    """

    def __init__(self) -> None:
        self.known: dict[str, None] = {}
        self.last = 0
        self.lock = Lock()

    def current(self) -> dict[str, None]:
        with self.lock:
            # A key that was given earlier may be committed later than the last one read.
            rows = Kata.objects.filter(pk__gt=self.last - _LATE).order_by("pk").values_list("pk", "kata")
            new = {word: key for key, word in rows}
            if connection.in_atomic_block:
                return self.known | dict.fromkeys(new)
            self.known.update(dict.fromkeys(new))
            self.last = max([self.last, *new.values()])
            return self.known


_words = _Words()


def kept(text: str) -> set[str]:
    """The words of a text that are worth keeping: letters, of a length that can be mistyped."""
    return {
        word for word in WORD.findall(text.lower()) if SHORTEST <= len(word) <= LONGEST and word.isalpha()
    }


def learn(texts: Iterable[str]) -> None:
    """Put the words of these texts into the table, within the transaction of the caller."""
    found = set().union(*map(kept, texts)) - _words.current().keys()
    if found:
        Kata.objects.bulk_create((Kata(kata=word) for word in sorted(found)), ignore_conflicts=True)


def corrected(words: list[str]) -> list[str] | None:
    """These words with each that stands nowhere replaced by its nearest; None where nothing can be mended.

    A word that begins one that is known is no slip, since words are found by their beginning.
    """
    known = _words.current()
    mended = [_nearest(word.lower(), known) for word in words]
    return [new or word for new, word in zip(mended, words, strict=True)] if any(mended) else None


def _nearest(word: str, known: dict[str, None]) -> str | None:
    if word in known or not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return None
    slips = 2 if len(word) >= _NEAR else 1
    if any(other.startswith(word) for other in known):
        return None
    # Restricted edit distance: a pair of letters the wrong way round is one slip, the commonest of all.
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=12)
    if not near:
        return None
    return min(near, key=lambda one: (one[1], one[0][0] != word[0], abs(len(one[0]) - len(word)), one[0]))[0]
