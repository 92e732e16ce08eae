"""What helps while one writes: verbs, aspects, times, headings of tables in all their spellings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sopan.errors import Pesan
from sopan.model import bahasa
from sopan.read.impor.label import ejaan_tabel
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import orang
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["SPELLINGS", "suggestions", "words_for_help"]

SPELLINGS = ejaan_tabel()
"""The headings of the procedure's table: letters alone, in lower case, to the column that they head."""

_UNITS = ("menit", "jam", "hari kerja", "hari", "minggu", "bulan")


@cache
def words_for_help() -> dict[str, Any]:
    """Words that are the same for everybody, sent once with the page."""
    verbs = sorted({verb.aktif.capitalize() for verb in bahasa.kata_kerja().values()})
    aspects = sorted({aspect.kata for aspect in bahasa.daftar_aspek().values()})
    return {"kerja": verbs, "aspek": aspects, "satuan": list(_UNITS)}


Saran = dict[str, str]
"""`teks` is shown and written, `ket` says where it comes from."""

_MOST = 12
_LOOKED = 40
"""In how many documents of the unit words are looked for."""


def suggestions(user: Pengguna, revisi: Revisi, field: str, words: str) -> list[Saran]:
    """What may be written in a field of the draf, the likeliest first; nothing for a field without lists."""
    known = {
        "jabatan": _posts,
        "nama": _names,
        "unit": _units,
        "instansi": _agencies,
        "dasar_hukum": _regulations,
        "keterkaitan": _related,
    }
    if field not in known:
        return []
    return _unique(known[field](user, revisi, words), words)


def _unique(found: Iterable[Saran], words: str) -> list[Saran]:
    wanted = words.casefold()
    chosen: dict[str, Saran] = {}
    for one in found:
        if one["teks"] and wanted in one["teks"].casefold():
            chosen.setdefault(one["teks"].casefold(), one)
        if len(chosen) >= _MOST:
            break
    return list(chosen.values())


def _posts(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:
    people = Pengguna.objects.filter(jabatan__icontains=words).exclude(jabatan="")
    for post in people.order_by("jabatan").values_list("jabatan", flat=True).distinct()[:_MOST]:
        yield {"teks": post, "ket": said(Pesan("pengguna", "person"))}
    for one in _neighbours(user, revisi):
        for actor in document(one.isi).sop.pelaksana.values():
            yield {"teks": actor.nama, "ket": said(Pesan("SOP lain", "another SOP"))}


def _names(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:  # noqa: ARG001 - as its siblings
    for one in Pengguna.objects.filter(nama__icontains=words, is_active=True).order_by("nama")[:_MOST]:
        yield {"teks": one.nama, "ket": one.jabatan}


def _units(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:  # noqa: ARG001 - as its siblings
    for one in Unit.objects.filter(nama__icontains=words)[:_MOST]:
        yield {"teks": one.nama}


def _agencies(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:  # noqa: ARG001 - as its siblings
    for one in _neighbours(user, revisi):
        if agency := document(one.isi).sop.instansi:
            yield {"teks": agency, "ket": said(Pesan("SOP lain", "another SOP"))}


def _regulations(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:  # noqa: ARG001 - as its siblings
    for one in _neighbours(user, revisi):
        for regulation in document(one.isi).sop.dasar_hukum:
            yield {"teks": regulation, "ket": said(Pesan("SOP lain", "another SOP"))}


def _related(user: Pengguna, revisi: Revisi, words: str) -> Iterable[Saran]:
    found = visible_to(user, orang(user, today())).filter(judul__icontains=words.removeprefix("SOP ").strip())
    for one in found.exclude(thread=revisi.thread_id).defer("isi").order_by("judul")[:_MOST]:
        yield {"teks": f"SOP {one.judul}", "ket": one.nomor}


def _neighbours(user: Pengguna, revisi: Revisi) -> Iterable[Revisi]:
    """Documents that this person sees, those of the unit first."""
    seen = visible_to(user, orang(user, today())).exclude(pk=revisi.pk).order_by("-diubah", "-id")
    yield from seen.filter(unit=revisi.unit_id)[:_LOOKED]
    yield from seen.exclude(unit=revisi.unit_id)[:_LOOKED]
