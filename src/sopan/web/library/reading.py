"""The text of a revisi as an SOP, its columns, its findings and its drawing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from sopan.errors import Pesan, SopanError
from sopan.layout.compose import compose
from sopan.lint.engine import Laporan, check
from sopan.lint.finding import Konteks
from sopan.model import Sop
from sopan.read.yaml_file import Dokumen, read_text
from sopan.render import FORMATS
from sopan.web.clock import today
from sopan.web.library.models import Revisi

__all__ = ["columns", "document", "drawing", "findings", "words_of"]


def document(text: str, name: str = "") -> Dokumen:
    """The SOP of a text. Raises `UnreadableFile` with every fault, which call the file `name`."""
    return read_text(text, name) if name else _read(text)


@lru_cache(maxsize=256)
def _read(text: str) -> Dokumen:
    return read_text(text)


def findings(read: Dokumen, profile: str) -> Laporan:
    """What the check says of it today."""
    return _check(read.teks, profile, today())


@lru_cache(maxsize=512)
def _check(text: str, profile: str, day: datetime.date) -> Laporan:
    # A page asks for the same answers several times, and the next person for the same page.
    read = document(text)
    return check(read.sop, read.sumber, profile, Konteks(hari_ini=day))


def columns(read: Dokumen) -> dict[str, Any]:
    """The columns of a revisi that are computed from its text."""
    count = findings(read, "reviu").jumlah()
    sop = read.sop
    return {
        "judul": sop.judul[:400],
        "nomor": (sop.nomor or "")[:200],
        "jenis": sop.jenis or "",
        "langkah": len(sop.langkah),
        "kesalahan": count["error"],
        "peringatan": count["warning"],
    }


def drawing(revisi: Revisi) -> list[SafeString] | Pesan:
    """The pages of the document as SVG elements, or why there is no drawing.

    What the renderer writes is its own markup around escaped words, and no style or script, so a page may
    hold it as it is.
    """
    key = f"svg-{revisi.sidik}"
    kept = cache.get(key)
    if kept is None:
        try:
            sop = document(revisi.isi).sop
            kept = [output.data.decode() for output in FORMATS["svg"].render(sop, compose(sop))]
        except SopanError as error:
            return error.message
        cache.set(key, kept, 3600)
    return [mark_safe(page) for page in kept]  # noqa: S308 - written by the renderer, words escaped


def words_of(sop: Sop) -> str:
    """All that a reader may look for in an SOP, for the search."""
    return "\n".join(_words(sop))


def _words(sop: Sop) -> Iterator[str]:
    for actor in sop.pelaksana.values():
        yield actor.nama
    for step in sop.langkah:
        yield step.kegiatan
        yield from step.kelengkapan
        yield from step.output
        if step.keterangan:
            yield step.keterangan
    yield from sop.dasar_hukum
    yield from sop.peralatan
    yield from sop.peringatan
    yield from sop.pencatatan
    yield from (str(other) for other in sop.keterkaitan)
