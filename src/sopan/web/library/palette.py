"""One field that finds everything: SOPs, units, people, actions; the command palette, and a page like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from sopan.errors import Pesan
from sopan.lifecycle import Peran
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered, me, orang
from sopan.web.clock import today
from sopan.web.library.filters import Saringan, choose
from sopan.web.library.models import Revisi
from sopan.web.library.search import words_in
from sopan.web.words import said

__all__ = ["cari"]

_SOPS, _OTHERS = 7, 4
_LONGEST = 100

_ACTIONS: tuple[tuple[str, str, str, Pesan, frozenset[Peran]], ...] = (
    ("beranda", "", "home", Pesan("Tugas saya", "My tasks"), frozenset()),
    ("pustaka", "", "books", Pesan("Buka Pustaka", "Open the library"), frozenset()),
    ("draf-baru", "", "plus", Pesan("Mulai SOP baru", "Begin a new SOP"), frozenset({Peran.PENYUSUN})),
    ("pustaka", "milik=saya", "pencil", Pesan("SOP tulisan saya", "SOPs that I wrote"), frozenset()),
    ("pustaka", "evaluasi=lewat", "clipboard-check",
     Pesan("Evaluasi yang lewat jadwal", "Evaluations overdue"), frozenset()),
    ("pustaka", "keadaan=draf", "pencil", Pesan("Semua draf", "All drafts"), frozenset()),
    ("organisasi", "", "hierarchy", Pesan("Buka Organisasi", "Open the organisation"), frozenset()),
    ("pustaka-kirim", "", "upload", Pesan("Impor banyak SOP dari zip", "Import many SOPs from a zip"),
     frozenset({Peran.PENYUSUN, Peran.ADMINISTRATOR})),
)  # fmt: skip
"""Address, query, icon, words, and the roles of which one is needed."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """One line of the palette."""

    jenis: str
    judul: str
    apa: str
    alamat: str
    ikon: str


@require_GET
def cari(request: HttpRequest) -> HttpResponse:
    """What fits to the words, as JSON for the palette or as a page for a browser without scripts."""
    user = me(request)
    query = " ".join(request.GET.get("q", "")[:_LONGEST].replace("\0", "").split())
    found = list(_found(user, query))
    if "application/json" in request.headers.get("Accept", ""):
        lines = [{name: getattr(one, name) for name in one.__slots__} for one in found]
        return JsonResponse({"temuan": lines})
    return render(request, "cari.html", {"temuan": found, "q": query})


def _found(user: Pengguna, query: str) -> Iterator[Temuan]:
    words = [word.lower() for word in words_in(query)]
    yield from _actions(user, words)
    if words:
        yield from _sops(user, query)
        yield from _units(words)
        yield from _people(words)


def _actions(user: Pengguna, words: list[str]) -> Iterator[Temuan]:
    person = orang(user, today())
    kind = said(Pesan("Tindakan", "Action"))
    for name, query, icon, text, roles in _ACTIONS:
        shown = said(text)
        if not all(word in shown.lower() for word in words) or (roles and not covered(person, *roles)):
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        yield Temuan(kind, shown, "", f"{address}?{query}" if query else address, icon)


def _sops(user: Pengguna, query: str) -> Iterator[Temuan]:
    choice = choose(user, Saringan(q=query))
    best = choice.terbaik or []
    seen = set(choice.baris.values_list("pk", flat=True))
    keys = [key for key in best if key in seen][:_SOPS]
    by_key = Revisi.objects.select_related("unit").defer("isi").in_bulk(keys)
    for key in keys:
        one = by_key[key]
        state = said(one.tahap.sebutan)
        what = " · ".join(part for part in (state, one.nomor, one.unit.nama) if part)
        yield Temuan("SOP", one.judul, what, reverse("sop-dokumen", args=[key]), "file-text")


def _all_of(field: str, words: list[str]) -> Q:
    condition = Q()
    for word in words:
        condition &= Q(**{f"{field}__icontains": word})
    return condition


def _units(words: list[str]) -> Iterator[Temuan]:
    for one in Unit.objects.filter(_all_of("nama", words)).select_related("induk")[:_OTHERS]:
        above = one.induk.nama if one.induk else ""
        yield Temuan("Unit", one.nama, above, reverse("organisasi-unit", args=[one.pk]), "hierarchy")


def _people(words: list[str]) -> Iterator[Temuan]:
    kind = said(Pesan("Orang", "Person"))
    known = Pengguna.objects.filter(_all_of("nama", words), is_active=True).exclude(unit=None)
    for one in known.select_related("unit")[:_OTHERS]:
        where = one.unit.nama if one.unit else ""
        what = ", ".join(part for part in (one.jabatan, where) if part)
        yield Temuan(kind, one.nama, what, reverse("organisasi-unit", args=[one.unit_id]), "user")
