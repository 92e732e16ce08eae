"""Full-text search: SQLite's FTS5, PostgreSQL's tsvector. One table `library_cari`, one row a revisi.

It is written in the same transaction as the revisi. Words are found by their beginning; quotes and signs of
the search languages have no power, since every word of a person is quoted or stripped first. Where nothing
has the words, those nearest to them are searched (`sopan.web.library.typos`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import connection
from django.utils.safestring import SafeString, mark_safe

from sopan.model import Sop
from sopan.web.library.models import Revisi
from sopan.web.library.reading import words_of
from sopan.web.library.typos import WORD, corrected, learn

__all__ = ["MOST", "Hasil", "highlights", "remember", "search"]

MOST = 500
"""How many hits are shown; somebody with more asks more narrowly."""

MANY = 1000
"""So many of the newest hits are asked for."""

FEW = 3
"""With fewer hits than this the words may be mistyped."""

_COMMON, _PROBED = 600, 800
"""From so many hits on, of all or of the newest rows that are probed, the words are very common."""
_NEWEST = """
WITH baru AS MATERIALIZED (SELECT revisi_id, vektor FROM library_cari ORDER BY revisi_id DESC LIMIT %s)
SELECT revisi_id FROM baru WHERE vektor @@ to_tsquery('indonesian', %s) ORDER BY revisi_id DESC
"""
_MOST_WORDS = 12
_BEFORE, _AFTER = 60, 120
"""How many letters of the text are shown before the first word found, and after."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a search found, best first.

    `maksud` is what was meant by words that seem mistyped, else empty. `dipakai` says that the hits are those
    of `maksud`, since the words typed had none.
    """

    nomor: list[int]
    maksud: str = ""
    dipakai: bool = False


def remember(revisi: Revisi, sop: Sop) -> None:
    """Put the words of the revisi into the index, in place of those that were there."""
    title, inside = f"{revisi.judul} {revisi.nomor}", words_of(sop)
    row: list[int | str] = [revisi.pk, title, inside]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO library_cari (revisi_id, judul, isi) VALUES (%s, %s, %s) "
                "ON CONFLICT (revisi_id) DO UPDATE SET judul = EXCLUDED.judul, isi = EXCLUDED.isi",
                row,
            )
        else:
            cursor.execute("DELETE FROM library_cari WHERE rowid = %s", [revisi.pk])
            cursor.execute("INSERT INTO library_cari (rowid, judul, isi) VALUES (%s, %s, %s)", row)
    learn([title, inside])


def words_in(query: str) -> list[str]:
    """The words of a query that are searched."""
    return WORD.findall(query.replace("\0", ""))[:_MOST_WORDS]


def search(query: str) -> Hasil | None:
    """The revisi that have every word of the query, or of what was meant; None for a query without a word."""
    words = words_in(query)
    if not words:
        return None
    found = _matching(words)
    if len(found) < FEW and (meant := corrected(words)) is not None:
        others = _matching(meant)
        if len(others) > len(found):
            return Hasil(found or others, " ".join(meant), dipakai=not found)
    return Hasil(found)


def _matching(words: list[str]) -> list[int]:
    # Ranking looks at every hit, so for words that stand nearly everywhere the titles that have them come
    # first, and the newest of the others follow.
    with connection.cursor() as cursor:
        ask = _postgresql if connection.vendor == "postgresql" else _sqlite
        newest = ask(cursor, words, title_only=False, ranked=False, most=MANY)
        if len(newest) < _COMMON:
            return ask(cursor, words, title_only=False, ranked=True, most=MOST)
        titles = ask(cursor, words, title_only=True, ranked=False, most=MOST)
    return list(dict.fromkeys([*titles, *newest]))[:MOST]


def _sqlite(cursor: Any, words: list[str], *, title_only: bool, ranked: bool, most: int) -> list[int]:
    order = "bm25(library_cari, 8.0, 1.0), rowid DESC" if ranked else "rowid DESC"
    sql = f"SELECT rowid FROM library_cari WHERE library_cari MATCH %s ORDER BY {order} LIMIT %s"  # noqa: S608 - no words of a person
    place = "judul : " if title_only else ""
    if not ranked:
        # Whole words first: their rows lie in order; those of a beginning must all be gathered and sorted.
        cursor.execute(sql, [f"{place}({_fts5(words, '')})", most])
        whole = [row[0] for row in cursor.fetchall()]
        if len(whole) >= most:
            return whole
    cursor.execute(sql, [f"{place}({_fts5(words, '*')})", most])
    return [row[0] for row in cursor.fetchall()]


def _fts5(words: list[str], star: str) -> str:
    return " ".join(f'"{word}"{star}' for word in words)


def _postgresql(cursor: Any, words: list[str], *, title_only: bool, ranked: bool, most: int) -> list[int]:
    query = " & ".join(f"{word}:*" for word in words)
    if not ranked and not title_only:
        # Words of nearly every SOP are known by the newest rows; the index would gather all rows first.
        cursor.execute(_NEWEST, [_PROBED, query])
        newest = [row[0] for row in cursor.fetchall()]
        if len(newest) >= _COMMON:
            return newest
    # Titles have an index of their own: that of the whole knows no weights, and each row would be looked at.
    text = "to_tsvector('indonesian', judul)" if title_only else "vektor"
    order = "ts_rank(vektor, q) DESC, revisi_id DESC" if ranked else "revisi_id DESC"
    cursor.execute(
        f"SELECT revisi_id FROM library_cari, to_tsquery('indonesian', %s) q WHERE {text} @@ q "  # noqa: S608 - no words of a person
        f"ORDER BY {order} LIMIT %s",
        [query, most],
    )
    return [row[0] for row in cursor.fetchall()]


def highlights(query: str, ids: list[int]) -> dict[int, SafeString]:
    """For each of these revisi a piece of its text with the words marked, where they stand in it as typed."""
    words = words_in(query)
    if not words or not ids:
        return {}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
    pieces = {key: _piece(text, pattern) for key, text in _texts(ids)}
    return {key: piece for key, piece in pieces.items() if piece}


def _texts(ids: list[int]) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT revisi_id, isi FROM library_cari WHERE revisi_id = ANY(%s)", [ids])
        else:
            cursor.execute(
                "SELECT rowid, isi FROM library_cari WHERE rowid IN (SELECT value FROM json_each(%s))",
                [json.dumps(ids)],
            )
        return list(cursor.fetchall())


def _piece(text: str, pattern: re.Pattern[str]) -> SafeString | None:
    """The text around the first word found, cut between words, with all words found in it marked."""
    first = pattern.search(text)
    if first is None:
        return None
    start = max(0, first.start() - _BEFORE)
    end = min(len(text), first.end() + _AFTER)
    start = text.find(" ", start, first.start()) + 1 if start else 0
    end = text.rfind(" ", first.end(), end) if end < len(text) else end
    shown = text[start : max(first.end(), end)].replace("\n", " · ")
    parts, at = [], 0
    for hit in pattern.finditer(shown):
        parts += [escape(shown[at : hit.start()]), "<mark>", escape(hit[0]), "</mark>"]
        at = hit.end()
    parts.append(escape(shown[at:]))
    return mark_safe(f"{'… ' if start else ''}{''.join(parts)}{' …' if end < len(text) else ''}")  # noqa: S308 - escaped above
