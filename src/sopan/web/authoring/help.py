"""What helps while one writes: verbs, aspects, times, headings of tables in all their spellings."""

from __future__ import annotations

from functools import cache
from typing import Any

from sopan.model import bahasa
from sopan.read.impor.label import ejaan_tabel

__all__ = ["SPELLINGS", "words_for_help"]

SPELLINGS = ejaan_tabel()
"""The headings of the procedure's table: letters alone, in lower case, to the column that they head."""

_UNITS = ("menit", "jam", "hari kerja", "hari", "minggu", "bulan")


@cache
def words_for_help() -> dict[str, Any]:
    """Words that are the same for everybody, sent once with the page."""
    verbs = sorted({verb.aktif.capitalize() for verb in bahasa.kata_kerja().values()})
    aspects = sorted({aspect.kata for aspect in bahasa.daftar_aspek().values()})
    return {"kerja": verbs, "aspek": aspects, "satuan": list(_UNITS)}
