"""Full-text search: SQLite's FTS5, PostgreSQL's tsvector. One table `library_cari`, one row a revisi.

It is written in the same transaction as the revisi. Words are found by their beginning; quotes and signs of
the search languages have no power, since every word of a person is quoted or stripped first.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from django.db import connection
from django.utils.safestring import SafeString, mark_safe

from sopan.model import Sop
from sopan.web.library.models import Revisi
from sopan.web.library.reading import words_of

__all__ = ["MOST", "highlights", "matching", "remember"]

MOST = 500
"""How many hits are shown; somebody with more asks more narrowly."""

MANY = 2000
"""From so many hits on a query is one for very common words."""

_WORD = re.compile(r"\w+", re.UNICODE)
_ON, _OFF = "\x02", "\x03"


def remember(revisi: Revisi, sop: Sop) -> None:
    """Put the words of the revisi into the index, in place of those that were there."""
    row: list[int | str] = [revisi.pk, f"{revisi.judul} {revisi.nomor}", words_of(sop)]
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


def matching(query: str) -> list[int] | None:
    """The revisi that have every word of the query, best first; None for a query without a word.

    Ranking looks at every hit, so words that stand nearly everywhere are ranked by the titles that have them,
    and the newest of the others follow.
    """
    words = _WORD.findall(query)[:12]
    if not words:
        return None
    with connection.cursor() as cursor:
        ask = _postgresql if connection.vendor == "postgresql" else _sqlite
        newest = ask(cursor, words, title_only=False, ranked=False, most=MANY)
        if len(newest) < MANY:
            return ask(cursor, words, title_only=False, ranked=True, most=MOST)
        titles = ask(cursor, words, title_only=True, ranked=False, most=MANY)
        if len(titles) < MANY:
            titles = ask(cursor, words, title_only=True, ranked=True, most=MOST)
    return list(dict.fromkeys([*titles, *newest]))[:MOST]


def _sqlite(cursor: Any, words: list[str], *, title_only: bool, ranked: bool, most: int) -> list[int]:
    order = "bm25(library_cari, 8.0, 1.0), rowid DESC" if ranked else "rowid DESC"
    wanted = f"judul : ({_fts5(words)})" if title_only else _fts5(words)
    sql = f"SELECT rowid FROM library_cari WHERE library_cari MATCH %s ORDER BY {order} LIMIT %s"  # noqa: S608 - no words of a person
    cursor.execute(sql, [wanted, most])
    return [row[0] for row in cursor.fetchall()]


def _postgresql(cursor: Any, words: list[str], *, title_only: bool, ranked: bool, most: int) -> list[int]:
    mark = ":*A" if title_only else ":*"
    order = "ts_rank(vektor, q) DESC, revisi_id DESC" if ranked else "revisi_id DESC"
    cursor.execute(
        "SELECT revisi_id FROM library_cari, to_tsquery('indonesian', %s) q WHERE vektor @@ q "  # noqa: S608 - no words of a person
        f"ORDER BY {order} LIMIT %s",
        [" & ".join(f"{word}{mark}" for word in words), most],
    )
    return [row[0] for row in cursor.fetchall()]


def highlights(query: str, ids: list[int]) -> dict[int, SafeString]:
    """For each of these revisi a piece of its text with the words marked."""
    words = _WORD.findall(query)[:12]
    if not words or not ids:
        return {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT revisi_id, ts_headline('indonesian', isi, to_tsquery('indonesian', %s), %s) "
                "FROM library_cari WHERE revisi_id = ANY(%s)",
                [
                    " & ".join(f"{word}:*" for word in words),
                    f"StartSel={_ON}, StopSel={_OFF}, MaxWords=22, MinWords=8",
                    ids,
                ],
            )
        else:
            cursor.execute(
                "SELECT rowid, snippet(library_cari, 1, %s, %s, ' … ', 18) FROM library_cari "
                "WHERE library_cari MATCH %s AND rowid IN (SELECT value FROM json_each(%s))",
                [_ON, _OFF, _fts5(words), json.dumps(ids)],
            )
        return {pk: _marked(text) for pk, text in cursor.fetchall()}


def _fts5(words: list[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _marked(text: str) -> SafeString:
    safe = escape(text).replace(_ON, "<mark>").replace(_OFF, "</mark>")
    return mark_safe(safe)  # noqa: S308 - escaped in the line above
