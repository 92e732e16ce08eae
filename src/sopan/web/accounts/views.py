"""Coming in and going out, the one-time link, the language, units with their roles and delegations."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, password_validation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan
from sopan.lifecycle import Orang
from sopan.lifecycle import Peran as NamaPeran
from sopan.web import errors
from sopan.web.accounts.invitation import invited, use
from sopan.web.accounts.members import kept_units
from sopan.web.accounts.models import Delegasi, Pengguna, Peran, PercobaanMasuk, Unit
from sopan.web.accounts.people import covered, me, orang, subtree
from sopan.web.clock import now, today
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["masuk", "organisasi", "undangan", "unit"]

TRIES, LOCKED = 5, datetime.timedelta(minutes=15)
_WRONG = Pesan("Nama atau sandi keliru.", "Name or password is wrong.")
_LOCKED = Pesan(
    "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
    "Too many attempts. Try again in 15 minutes.",
)


@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    """Log in. After five failures a name is locked for a quarter of an hour, whether it exists or not."""
    fault: Pesan | None = None
    if request.method == "POST":
        name = request.POST.get("nama", "")[:150].strip()
        fault = _WRONG
        if _is_locked(name):
            fault = _LOCKED
        else:
            user = authenticate(request, username=name, password=request.POST.get("sandi", "")[:1000])
            _count(name, failed=user is None)
            if user is not None:
                login(request, user)
                target = request.POST.get("next", "")
                safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
                return redirect(target if safe else "beranda")
    told = {"salah": fault, "next": request.GET.get("next") or request.POST.get("next", "")}
    return render(request, "masuk.html", told, status=200 if fault is None else 401)


def _key(name: str) -> str:
    return hashlib.sha256(name.lower().encode()).hexdigest()


def _is_locked(name: str) -> bool:
    return PercobaanMasuk.objects.filter(kunci=_key(name), terkunci_sampai__gt=now()).exists()


@transaction.atomic
def _count(name: str, *, failed: bool) -> None:
    if not failed:
        PercobaanMasuk.objects.filter(kunci=_key(name)).delete()
        return
    one, _ = PercobaanMasuk.objects.select_for_update().get_or_create(
        kunci=_key(name), defaults={"terakhir": now()}
    )
    one.gagal = one.gagal + 1 if now() - one.terakhir < LOCKED else 1
    one.terakhir = now()
    if one.gagal >= TRIES:
        one.terkunci_sampai, one.gagal = now() + LOCKED, 0
    one.save()


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """Log out."""
    logout(request)
    return redirect("masuk")


@sensitive_post_parameters("sandi", "ulang")
@require_http_methods(["GET", "POST"])
def undangan(request: HttpRequest, rahasia: str) -> HttpResponse:
    """The one-time link: set a password, once."""
    invitation = invited(rahasia)
    if invitation is None:
        return errors.page(
            request, 404,
            Pesan("Tautan ini sudah tidak berlaku", "This link is no longer valid"),
            Pesan("Mintalah tautan baru kepada administrator.", "Ask the administrator for a new one."),
        )  # fmt: skip
    faults: list[str] = []
    if request.method == "POST":
        password = request.POST.get("sandi", "")[:1000]
        if password != request.POST.get("ulang", ""):
            faults.append(said(Pesan("Kedua sandi tidak sama.", "Both passwords differ.")))
        try:
            password_validation.validate_password(password, invitation.pengguna)
        except ValidationError as error:
            faults += error.messages
        if not faults and (user := use(rahasia, password)) is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("beranda")
    return render(
        request,
        "undangan.html",
        {"siapa": invitation.pengguna, "salah": faults},
        status=422 if faults else 200,
    )


@require_POST
def bahasa(request: HttpRequest) -> HttpResponse:
    """Speak the other language from now on."""
    user = me(request)
    user.bahasa = "en" if request.POST.get("bahasa") == "en" else "id"
    user.save(update_fields=["bahasa"])
    target = request.POST.get("next", "")
    return redirect(target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else "beranda")


def _keeper(user: Pengguna, person: Orang, place: Unit) -> bool:
    """Who keeps the roles of a unit: an administrator or pengelola over it."""
    return user.is_active and place.pk in covered(person, NamaPeran.ADMINISTRATOR, NamaPeran.PENGELOLA)


@require_GET
def organisasi(request: HttpRequest) -> HttpResponse:
    """The tree of units, with how many SOPs and people each has."""
    user = me(request)
    seen = visible_to(user, orang(user, today()))
    in_force = dict(
        seen.filter(keadaan__in=["berlaku", "evaluasi"]).order_by().values_list("unit").annotate(Count("pk"))
    )
    working = dict(
        seen.exclude(keadaan__in=["berlaku", "evaluasi", "diganti", "dicabut"])
        .order_by()
        .values_list("unit")
        .annotate(Count("pk"))
    )
    children: dict[int | None, list[Unit]] = {}
    annotated: Any = Unit.objects.annotate(orang=Count("pengguna", filter=Q(pengguna__is_active=True)))
    for one in annotated:
        children.setdefault(one.induk_id, []).append(one)
    rows: list[tuple[Unit, int, int, int]] = []
    stack = [(top, 0) for top in reversed(children.get(None, []))]
    while stack:
        one, depth = stack.pop()
        rows.append((one, depth, in_force.get(one.pk, 0), working.get(one.pk, 0)))
        stack.extend((child, depth + 1) for child in reversed(children.get(one.pk, [])))
    return render(request, "organisasi.html", {"pohon": rows, "mengelola": bool(kept_units(user))})


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: who has which role here, from above too, and the delegations."""
    user = me(request)
    place = get_object_or_404(Unit.objects.select_related("induk"), pk=pk)
    above = [place]
    while above[-1].induk is not None and len(above) < 50:
        above.append(above[-1].induk)
    told = {
        "unit": place,
        "jalur": above[:0:-1],
        "peran_semua": Peran.objects.filter(unit__in=above)
        .select_related("pengguna", "unit")
        .order_by("peran"),
        "delegasi": Delegasi.objects.filter(
            unit__in=above, dicabut=False, sampai__gte=today()
        ).select_related("pemberi", "penerima"),
        "anggota": place.pengguna.filter(is_active=True),
        "orang_semua": Pengguna.objects.filter(is_active=True),
        "peran_nama": list(NamaPeran),
        "mengelola": _keeper(user, orang(user, today()), place),
        "peran_saya": user.peran.filter(unit__in=above).select_related("unit"),
    }
    return render(request, "unit.html", told)


def _kept(request: HttpRequest, pk: int) -> Unit:
    user, place = me(request), get_object_or_404(Unit, pk=pk)
    if not _keeper(user, orang(user, today()), place):
        raise Http404
    return place


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0


@require_POST
def peran_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role at a unit. An administrator alone makes administrators, and nobody raises themselves."""
    place = _kept(request, pk)
    user = me(request)
    role = request.POST.get("peran", "")
    whom = get_object_or_404(Pengguna, pk=_number(request.POST.get("siapa", "")), is_active=True)
    person = orang(user, today())
    if role not in set(NamaPeran):
        raise Http404
    if role == NamaPeran.ADMINISTRATOR and place.pk not in covered(person, NamaPeran.ADMINISTRATOR):
        messages.error(
            request,
            said(Pesan("Hanya administrator yang menunjuk administrator.", "Only an administrator may.")),
        )
    elif whom.pk == user.pk:
        messages.error(
            request, said(Pesan("Peran Anda diatur orang lain.", "Your roles are set by somebody else."))
        )
    else:
        Peran.objects.get_or_create(pengguna=whom, unit=place, peran=role)
        messages.success(request, said(Pesan("Peran ditambahkan.", "Role added.")))
    return redirect("organisasi-unit", pk)


@require_POST
def peran_hapus(request: HttpRequest, pk: int, peran_id: int) -> HttpResponse:
    """Take a role away."""
    place = _kept(request, pk)
    one = get_object_or_404(Peran, pk=peran_id, unit=place)
    if one.peran == NamaPeran.ADMINISTRATOR and place.pk not in covered(
        orang(me(request), today()), NamaPeran.ADMINISTRATOR
    ):
        raise Http404
    one.delete()
    messages.success(request, said(Pesan("Peran dicabut.", "Role taken away.")))
    return redirect("organisasi-unit", pk)


@require_POST
def delegasi_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Delegate a role of one's own at this unit or above to somebody else, for some days."""
    user, place = me(request), get_object_or_404(Unit, pk=pk)
    role = request.POST.get("peran", "")
    own = {
        int(duty.unit)
        for duty in orang(user, today()).penugasan
        if duty.peran == role and duty.atas_nama is None
    }
    whom = (
        Pengguna.objects.filter(pk=_number(request.POST.get("siapa", "")), is_active=True)
        .exclude(pk=user.pk)
        .first()
    )
    try:
        start, end = (datetime.date.fromisoformat(request.POST.get(name, "")) for name in ("mulai", "sampai"))
    except ValueError:
        start, end = today(), today() - datetime.timedelta(1)
    kind = request.POST.get("sebutan", "")
    if place.pk not in subtree(own) or whom is None or end < start or kind not in ("Plh", "Plt"):
        wrong = Pesan(
            "Delegasi memerlukan peran Anda sendiri, orang lain, Plh atau Plt, dan tanggal yang urut.",
            "A delegation needs a role of your own, another person, Plh or Plt, and days in order.",
        )
        messages.error(request, said(wrong))
    else:
        Delegasi.objects.create(
            pemberi=user, penerima=whom, unit=place, peran=role, sebutan=kind, mulai=start, sampai=end
        )
        messages.success(request, said(Pesan("Delegasi dicatat.", "Delegation noted.")))
    return redirect("organisasi-unit", pk)


@require_POST
def delegasi_cabut(request: HttpRequest, pk: int, delegasi_id: int) -> HttpResponse:
    """Take a delegation back: whoever gave it."""
    one = get_object_or_404(Delegasi, pk=delegasi_id, unit=pk, pemberi=me(request))
    one.dicabut = True
    one.save()
    return redirect("organisasi-unit", pk)
