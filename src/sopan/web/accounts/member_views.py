"""The pages of the people: find, invite, change, leave out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.web.accounts.members import (
    FIELDS,
    IsianSalah,
    add,
    change,
    changeable,
    found,
    kept_units,
    link,
    set_active,
)
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import me
from sopan.web.words import said

__all__ = ["aktif", "baru", "daftar", "tautan", "ubah"]

PER_PAGE = 50


def _keeper(request: HttpRequest) -> Pengguna:
    user = me(request)
    if not kept_units(user):
        raise Http404
    return user


def _person(user: Pengguna, pk: int) -> Pengguna:
    return get_object_or_404(changeable(user), pk=pk)


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """The people of the units that I keep."""
    user = _keeper(request)
    words = request.GET.get("q", "")[:100]
    page = Paginator(found(user, words), PER_PAGE).get_page(request.GET.get("hal"))
    mine = set(changeable(user).filter(pk__in=[one.pk for one in page]).values_list("pk", flat=True))
    return render(request, "accounts/orang.html", {"halaman": page, "q": words, "boleh": mine})


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Invite somebody: their one-time link is shown once, to be handed over."""
    user = _keeper(request)
    if request.method == "POST":
        try:
            person, secret = add(user, request.POST.dict())
        except IsianSalah as error:
            return _form(request, user, error.wrong, request.POST.dict(), None)
        return _link(request, person, secret)
    return _form(request, user, {}, {"bahasa": "id", "unit": request.GET.get("unit", "")}, None)


@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of somebody."""
    user = _keeper(request)
    person = _person(user, pk)
    if request.method == "POST":
        try:
            change(user, person, request.POST.dict())
        except IsianSalah as error:
            return _form(request, user, error.wrong, request.POST.dict(), _person(user, pk))
        messages.success(request, said(Pesan("Perubahan disimpan.", "The change is saved.")))
        return redirect("orang")
    told = {name: str(getattr(person, name) or "") for name in FIELDS if name != "unit"}
    return _form(request, user, {}, {**told, "unit": str(person.unit_id)}, person)


def _form(
    request: HttpRequest,
    user: Pengguna,
    wrong: dict[str, Pesan],
    given: dict[str, str],
    person: Pengguna | None,
) -> HttpResponse:
    told: dict[str, Any] = {
        "siapa": person,
        "salah": wrong,
        "nilai": given,
        "units": Unit.objects.filter(pk__in=kept_units(user)),
    }
    return render(request, "accounts/orang_isi.html", told, status=422 if wrong else 200)


@require_POST
def tautan(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time link for somebody who lost theirs, or their password."""
    person = _person(_keeper(request), pk)
    try:
        secret = link(person)
    except SopanError as error:
        messages.error(request, said(error.message))
        return redirect("orang")
    return _link(request, person, secret)


def _link(request: HttpRequest, person: Pengguna, secret: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("undangan", args=[secret]))
    answer = render(request, "accounts/orang_tautan.html", {"siapa": person, "alamat": address})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
def aktif(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again."""
    user = _keeper(request)
    person = _person(user, pk)
    try:
        set_active(user, person, active=not person.is_active)
    except SopanError as error:
        messages.error(request, said(error.message))
    else:
        done = Pesan("diaktifkan", "opened") if person.is_active else Pesan("dinonaktifkan", "closed")
        words = Pesan(f"Akun {person} {done.id}.", f"The account of {person} is {done.en}.")
        messages.success(request, said(words))
    return redirect("orang")
