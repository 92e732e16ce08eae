"""Pustaka: the list of all SOPs that a person may see, and the views of it that they keep."""

from __future__ import annotations

import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from sopan.errors import Pesan
from sopan.lifecycle import Keadaan
from sopan.lifecycle.policies import unit_ke_atas
from sopan.render import FORMATS
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import me, parents
from sopan.web.clock import today
from sopan.web.library import counting
from sopan.web.library.filters import EVALUASI, JENIS, SEMUA, TEMUAN, USIA, Saringan, choose
from sopan.web.library.models import Revisi, Tampilan
from sopan.web.library.search import highlights
from sopan.web.words import current, said

__all__ = ["pustaka", "tampilan_hapus", "tampilan_simpan"]

PER_PAGE = 25
MOST_VIEWS = 30
"""How many views a person may keep."""

_READY = (
    (Pesan("Semua", "All"), Saringan()),
    (Pesan("Tulisan saya", "Written by me"), Saringan(milik="saya")),
    (Pesan("Berlaku", "In force"), Saringan(keadaan="berlaku")),
    (Pesan("Lewat jadwal evaluasi", "Evaluation overdue"), Saringan(evaluasi="lewat", urut="evaluasi")),
    (Pesan("Ada kesalahan", "With errors"), Saringan(temuan="ada", urut="temuan")),
)
"""Views that everybody has."""

_SORTED = (
    ("judul", "judul"),
    ("nomor", "nomor"),
    ("temuan", "temuan"),
    ("evaluasi", "evaluasi"),
    ("diubah", "diubah"),
)


class _Pages(Paginator[int]):
    """Pages of keys: the order is read from its index alone, and the whole is counted once."""

    @cached_property
    def count(self) -> int:
        """How many there are."""
        keys = self.object_list
        return counting.count(keys) if isinstance(keys, QuerySet) else len(keys)


@require_GET
def pustaka(request: HttpRequest) -> HttpResponse:
    """All that I may see, with search, filters, sorting, kept views and pages."""
    user, asked = me(request), Saringan.of(request.GET)
    choice = choose(user, asked)
    if choice.terbaik is None:
        keys: Any = choice.baris.values_list("pk", flat=True)
    else:
        seen = set(choice.baris.values_list("pk", flat=True))
        keys = [key for key in choice.terbaik if key in seen]
    page = _Pages(keys, PER_PAGE).get_page(request.GET.get("hal"))
    shown = list(page)
    by_key = Baris.of(shown)
    words = choice.cari.maksud if choice.cari is not None and choice.cari.dipakai else asked.q
    marked = highlights(words, shown) if asked.q else {}
    told: dict[str, Any] = {
        "halaman": page,
        "baris": [_line(by_key[key], marked.get(key, ""), current(), today()) for key in shown],
        "asked": asked,
        "cari": choice.cari,
        "formulir": _form(asked, tuple(Unit.objects.values_list("pk", "nama")), current()),
        "isian": parse_qsl(asked.query()),
        "alamat_maksud": asked.query(q=choice.cari.maksud) if choice.cari is not None else "",
        "sisa": asked.query(),
        "urutan": {name: _sorting(asked, name) for name, _ in _SORTED},
        "aktif": _active(asked),
        "siap": [(text, view.query(), asked.query() == view.query()) for text, view in _READY],
        "tampilan": _kept(user),
        "format": [(name, known.suffix) for name, known in FORMATS.items()],
    }
    return render(request, "pustaka.html", told)


class Baris(NamedTuple):
    """What a line of the list shows of a revisi, and nothing else."""

    pk: int
    judul: str
    jenis: str
    urut: int
    langkah: int
    keadaan: str
    nomor: str
    unit: str
    kesalahan: int
    peringatan: int
    jadwal_evaluasi: datetime.date | None
    diubah: datetime.datetime

    @classmethod
    def of(cls, keys: list[int]) -> dict[int, Baris]:
        """Of these revisi, by key."""
        columns = ["unit__nama" if name == "unit" else name for name in cls._fields]
        return {
            row[0]: cls(*row) for row in Revisi.objects.filter(pk__in=keys).values_list(*columns).order_by()
        }


# The same lines are shown again and again, to everybody; rendering them was half of the time of a list.
@lru_cache(maxsize=4096)
def _line(one: Baris, mark: str, language: str, day: datetime.date) -> SafeString:  # noqa: ARG001 - part of the key
    return render_to_string("pustaka_baris.html", {"satu": one, "sorot": mark, "hari_ini": day})


@lru_cache(maxsize=256)
def _form(asked: Saringan, units: tuple[tuple[int, str], ...], language: str) -> SafeString:  # noqa: ARG001 - part of the key
    told = {
        "asked": asked,
        "units": units,
        "keadaan_semua": [(state.value, state.sebutan) for state in Keadaan],
        "pilihan": [(*one, getattr(asked, one[0])) for one in _choices()],
    }
    return render_to_string("pustaka_saring.html", told)


def _choices() -> list[tuple[str, Pesan, list[tuple[str, Pesan]]]]:
    """The filters that are lists of words: name, label, values."""
    return [
        ("jenis", Pesan("Jenis", "Kind"), [(kind, Pesan(kind, kind)) for kind in JENIS]),
        ("temuan", Pesan("Temuan", "Findings"), list(TEMUAN.items())),
        ("evaluasi", Pesan("Jatuh tempo evaluasi", "Evaluation due"), list(EVALUASI.items())),
        ("usia", Pesan("Usia", "Age"), list(USIA.items())),
        ("milik", Pesan("Penulis", "Writer"), [("saya", Pesan("Tulisan saya", "Written by me"))]),
    ]


def _sorting(asked: Saringan, name: str) -> dict[str, str]:
    """The address that sorts by a column, the other way round where it is sorted by it already."""
    ascending = {"judul", "nomor", "evaluasi"}
    now = asked.urut or ("" if asked.q else "diubah")
    if now.lstrip("-") != name:
        return {"alamat": asked.query(urut=name), "arah": "none"}
    backwards = now.startswith("-")
    up = (name in ascending) != backwards
    return {
        "alamat": asked.query(urut=name if backwards else f"-{name}"),
        "arah": "ascending" if up else "descending",
    }


def _active(asked: Saringan) -> list[tuple[Pesan, str]]:
    """The filters that hold, as words with the address that takes each away."""
    told: list[tuple[Pesan, str]] = []

    def add(name: str, text: Pesan) -> None:
        told.append((text, asked.query(**{name: ""})))

    if asked.q:
        add("q", Pesan(f"“{asked.q}”", f"“{asked.q}”"))
    if asked.unit:
        unit = Unit.objects.filter(pk=int(asked.unit)).first()
        name = unit.nama if unit else "?"
        add("unit", Pesan(name, name))
    if asked.keadaan:
        every = Pesan("Semua keadaan", "Every state")
        add("keadaan", every if asked.keadaan == SEMUA else Keadaan(asked.keadaan).sebutan)
    for name, _, values in _choices():
        value = getattr(asked, name)
        if value:
            add(name, dict(values)[value])
    return told


def _kept(user: Pengguna) -> list[Tampilan]:
    """The views of the person, and those shared with their unit or one above it."""
    above = [int(unit) for unit in unit_ke_atas(str(user.unit_id), parents())] if user.unit_id else []
    found = Tampilan.objects.filter(Q(pengguna=user) | Q(unit__in=above))
    return list(found.select_related("pengguna")[: 2 * MOST_VIEWS])


@require_POST
def tampilan_simpan(request: HttpRequest) -> HttpResponse:
    """Keep the filters of an address under a name; an own view of that name is replaced."""
    user = me(request)
    asked = Saringan.of(QueryDict(request.POST.get("saringan", "")[:2000]))
    name = " ".join(request.POST.get("nama", "").replace("\0", "").split())[:60]
    query = asked.query()
    if not name:
        messages.error(request, said(Pesan("Beri nama tampilannya.", "Give the view a name.")))
    elif len(query) > 500:
        messages.error(request, said(Pesan("Saringannya terlalu panjang.", "The filters are too long.")))
    elif not user.tampilan.filter(nama=name).exists() and user.tampilan.count() >= MOST_VIEWS:
        most = Pesan(f"Paling banyak {MOST_VIEWS} tampilan.", f"At most {MOST_VIEWS} views.")
        messages.error(request, said(most))
    else:
        shared = user.unit if request.POST.get("bagikan") else None
        Tampilan.objects.update_or_create(
            pengguna=user, nama=name, defaults={"saringan": query, "unit": shared}
        )
        messages.success(request, said(Pesan(f"Tampilan “{name}” disimpan.", f"View “{name}” saved.")))
    return redirect(f"{reverse('pustaka')}?{query}" if query else "pustaka")


@require_POST
def tampilan_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a view of mine."""
    one = get_object_or_404(me(request).tampilan, pk=pk)
    one.delete()
    messages.success(request, said(Pesan(f"Tampilan “{one.nama}” dihapus.", f"View “{one.nama}” removed.")))
    return redirect("pustaka")
