"""Finding a public service: by plain words and with slips of the finger, by unit, by life event.

The public services are few, at the most some thousands, so each process keeps them in memory as words with
weights. Words are compared by their stem, so that "bikin izin reklame" finds "Penyelenggaraan Reklame".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sopan.errors import Pesan
from sopan.model.bahasa import dasar
from sopan.web.config.environment import data_dir
from sopan.web.portal import terbit
from sopan.web.portal.terbit import Layanan, of, published

__all__ = ["Indeks", "Peristiwa", "Temuan", "current", "life_events"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_WORDS = 8
_TITLE, _PRODUCT, _NEED, _OWNER, _TEXT = 10.0, 5.0, 2.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """A life event: what brings a person here, with the words by which services belong to it."""

    id: str
    ikon: str
    nama: Pesan
    kata: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a search found, best first; `maksud` is what was taken for words that seem mistyped."""

    layanan: list[Layanan]
    maksud: str = ""


@cache
def life_events() -> tuple[Peristiwa, ...]:
    """The life events of the agency (`peristiwa.yaml` in the data folder), else the bundled ones."""
    own = data_dir() / "peristiwa.yaml"
    text = own.read_text(encoding="utf-8") if own.is_file() else _bundled("peristiwa")
    return tuple(
        Peristiwa(
            str(one["id"]),
            str(one.get("ikon", "star")),
            Pesan(str(one["nama"]["id"]), str(one["nama"].get("en", one["nama"]["id"]))),
            tuple(str(word).lower() for word in one["kata"]),
        )
        for one in yaml.safe_load(text)
    )


def _bundled(name: str) -> str:
    return files("sopan.web.portal.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")


@cache
def _idle() -> frozenset[str]:
    """Words that say nothing of what somebody looks for: `saya mau bikin`."""
    return frozenset(word for line in yaml.safe_load(_bundled("kata_lazim")) for word in line.split())


@cache
def _same() -> dict[str, frozenset[str]]:
    """For a word, or words, the others that mean the same, as stems."""
    together: dict[str, set[str]] = defaultdict(set)
    for group in yaml.safe_load(_bundled("padanan")):
        stems = {" ".join(_stems(words)) for words in group}
        for one in stems:
            together[one] |= stems - {one}
    return {one: frozenset(others) for one, others in together.items()}


@cache
def _stem(word: str) -> str:
    return dasar(word) or word


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _asked(query: str) -> list[str]:
    """The words of a query that tell something; all of them where none does."""
    words = [word for word in _WORD.findall(query.lower()) if len(word) > 1][: 3 * _MOST_WORDS]
    telling = [word for word in words if word not in _idle()] or words
    return list(dict.fromkeys(_stem(word) for word in telling))[:_MOST_WORDS]


@dataclass
class Indeks:
    """All public services with their words."""

    layanan: dict[int, Layanan] = field(default_factory=dict)
    kata: dict[str, dict[int, float]] = field(default_factory=dict)
    peristiwa: dict[str, list[Layanan]] = field(default_factory=dict)

    def add(self, one: Layanan) -> None:
        """Take in a service."""
        self.layanan[one.thread] = one
        own = one.sop.pelayanan
        parts: list[tuple[float, Iterable[str]]] = [
            (_TITLE, [one.judul]),
            (_PRODUCT, one.bahan.hasil),
            (_NEED, one.bahan.bawa),
            (_OWNER, one.pemilik),
            (_TEXT, [stage.teks for stage in one.bahan.tahap]),
            (_TEXT, own.lokasi if own else ()),
        ]
        for weight, texts in parts:
            for stem in {stem for text in texts for stem in _stems(text)} - _idle():
                known = self.kata.setdefault(stem, {})
                known[one.thread] = max(known.get(one.thread, 0.0), weight)
        said = f" {' '.join(_stems(' '.join([one.judul, *one.bahan.hasil])))} "
        for event in life_events():
            if any(f" {' '.join(_stems(words))} " in said for words in event.kata):
                self.peristiwa.setdefault(event.id, []).append(one)

    def search(self, query: str) -> Temuan:
        """The services that a person means by these words."""
        words = _asked(query)
        if not words:
            return Temuan([])
        mended = [self._mended(word) for word in words]
        scores: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        for word in mended:
            best: dict[int, float] = defaultdict(float)
            for other, share in self._variants(word):
                for thread, weight in self.kata.get(other, {}).items():
                    best[thread] = max(best[thread], weight * share)
            for thread, weight in best.items():
                scores[thread] += weight
                hits[thread] += 1
        # Who names three things means a service that has all of them before one that has the last only.
        most = max(hits.values(), default=0)
        enough = [thread for thread, count in hits.items() if count >= max(1, most - 1)]
        ranked = sorted(enough, key=lambda t: (-hits[t], -scores[t], self.layanan[t].judul))
        changed = " ".join(mended) if mended != words else ""
        return Temuan([self.layanan[thread] for thread in ranked[:50]], changed)

    def _variants(self, word: str) -> Iterable[tuple[str, float]]:
        """The word, its equals, and longer words that begin with it, each with how near it is."""
        yield word, 1.0
        for other in _same().get(word, ()):
            for part in other.split():
                yield part, 0.9
        if len(word) >= 3:
            for known in self.kata:
                if known != word and known.startswith(word):
                    yield known, 0.7

    def _mended(self, word: str) -> str:
        """The word itself where it, or one that begins with it, is known; else the nearest within a slip."""
        if (
            word in self.kata
            or word in _same()
            or len(word) < 4
            or any(k.startswith(word) for k in self.kata)
        ):
            return word
        slips = 2 if len(word) >= 7 else 1
        known = [*self.kata, *_same()]
        near = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=8)
        usable = [one for one in near if len(one[0]) >= 3]
        return min(usable, key=lambda one: (one[1], one[0][0] != word[0], one[0]))[0] if usable else word

    def by_unit(self, units: set[int]) -> list[Layanan]:
        """The services of these units, by title."""
        return sorted((one for one in self.layanan.values() if one.unit in units), key=lambda one: one.judul)


class _Kept:
    """The index of this process, made anew when the portal's stamp changes."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.stamp: Any = None
        self.index = Indeks()

    def current(self) -> Indeks:
        with self.lock:
            now = terbit.stamp()
            if now != self.stamp:
                index = Indeks()
                for revisi in published().iterator(100):
                    index.add(of(revisi))
                self.index, self.stamp = index, now
            return self.index


_kept = _Kept()


def current() -> Indeks:
    """The index of what is public now."""
    return _kept.current()
