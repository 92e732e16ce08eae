"""The form for what people say of a service, and the list for those who evaluate."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.web.accounts.people import me
from sopan.web.library.models import Revisi
from sopan.web.portal import masukan as words
from sopan.web.portal import terbit
from sopan.web.portal.laju import allowed
from sopan.web.portal.models import Masukan
from sopan.web.portal.views import language, show
from sopan.web.words import said

__all__ = ["daftar", "nilai", "tangani"]


@never_cache
@require_http_methods(["GET", "POST"])
def nilai(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and what it sends. What a machine sends is thanked for and thrown away."""
    one = terbit.service(pk)
    if one is None:
        raise Http404
    told = {"satu": one, "pilihan": words.NILAI, "token": words.token(pk), "nilai": "", "teks": ""}
    if request.method == "GET":
        return show(request, "nilai", {**told, "terima_kasih": request.GET.get("t") == "1"})
    tail = "&bahasa=en" if language(request) == "en" else ""
    thanks = redirect(f"{reverse('publik-nilai', args=[pk])}?t=1{tail}")
    if request.POST.get("situs"):
        return thanks  # a field that no person sees
    told |= {"nilai": request.POST.get("nilai", "")[:1], "teks": request.POST.get("teks", "")[:1000]}
    if not words.token_holds(request.POST.get("token", ""), pk):
        again = Pesan(
            "Kirim sekali lagi: formulir ini terkirim terlalu cepat atau sudah terbuka terlalu lama.",
            "Please send it once more: the form was sent too quickly, or had been open for too long.",
        )
        return show(request, "nilai", {**told, "salah": again}, status=422)
    if not allowed(request, f"nilai-{pk}", 3, 24 * 60) or not allowed(request, "nilai", 20, 60):
        full = Pesan(
            "Masukan dari jaringan Anda untuk layanan ini sudah kami terima hari ini.",
            "We have already got what your network says of this service today.",
        )
        return show(request, "nilai", {**told, "salah": full}, status=429)
    try:
        words.give(Revisi.objects.get(pk=one.pk), str(told["nilai"]), str(told["teks"]))
    except SopanError as error:
        return show(request, "nilai", {**told, "salah": error.message}, status=422)
    return thanks


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """What people said of the services that I evaluate or manage."""
    found = words.seen(me(request))
    chosen = request.GET.get("layanan", "")
    if chosen.isdecimal() and len(chosen) < 12:
        found = found.filter(thread=int(chosen))
    total = words.summary(found)
    open_only = request.GET.get("belum") == "1"
    if open_only:
        found = found.filter(ditangani=None)
    page = Paginator(found, 25).get_page(request.GET.get("hal"))
    told = {
        "halaman": page, "ringkasan": total, "layanan": chosen, "belum": open_only,
        "nama_layanan": page.object_list[0].revisi.judul if chosen and page.object_list else "",
        "sebutan": words.NILAI,
    }  # fmt: skip
    return render(request, "portal/masukan.html", told)


@require_POST
def tangani(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what was done about it."""
    try:
        words.deal_with(me(request), pk, request.POST.get("teks", ""))
    except Masukan.DoesNotExist as error:
        raise Http404 from error
    except SopanError as error:
        messages.error(request, said(error.message))
    else:
        messages.success(request, said(Pesan("Tindak lanjut dicatat.", "Noted what was done.")))
    return redirect("masukan")
