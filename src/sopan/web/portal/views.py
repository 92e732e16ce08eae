"""The public pages that everybody may read: search first, then a service, a unit, a life event."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from sopan.publish.annotated import lembar
from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import parents, subtree
from sopan.web.library.models import Revisi
from sopan.web.portal import cari, terbit
from sopan.web.portal.cari import life_events
from sopan.web.portal.front import kept
from sopan.web.portal.terbit import Layanan
from sopan.web.words import spoken

__all__ = ["beranda", "language", "layanan", "peristiwa", "robots", "show", "sitemap", "unit"]

_MOST_LISTED = 200


def language(request: HttpRequest) -> str:
    """The language of a public page. It stands in the address, so that a kept page is the same for all."""
    return "en" if request.GET.get("bahasa") == "en" else "id"


def show(request: HttpRequest, template: str, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """A public page, in the language of its address."""
    code = language(request)
    query = request.GET.copy()
    query["bahasa"] = "en" if code == "id" else "id"
    told |= {
        "ekor": "?bahasa=en" if code == "en" else "",
        "lain": f"{request.path}?{query.urlencode()}" if code == "id" else _without(request),
        "alamat": settings.PUBLIC_URL + request.path,
        "instansi": Unit.objects.filter(induk=None).values_list("nama", flat=True).first() or "",
    }
    with spoken(code):
        response = render(request, f"portal/{template}.html", told, status=status)
    response["Content-Language"] = code
    return response


def _without(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("bahasa", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@require_safe
@kept
def beranda(request: HttpRequest) -> HttpResponse:
    """The search, the life events and the units; with words, what they find."""
    query = request.GET.get("q", "").strip()[:120]
    index = cari.current()
    told: dict[str, Any] = {"q": query, "jumlah": len(index.layanan)}
    if query:
        told["temuan"] = index.search(query)
    told["peristiwa"] = [(one, len(index.peristiwa.get(one.id, []))) for one in life_events()]
    told["peristiwa"] = [pair for pair in told["peristiwa"] if pair[1]]
    told["unit"] = _units(index)
    if not query and len(index.layanan) <= 12:
        told["semua"] = sorted(index.layanan.values(), key=lambda one: one.judul)
    return show(request, "beranda", told)


def _units(index: cari.Indeks) -> list[tuple[Unit, int]]:
    """The units that have services of their own, with how many."""
    counts: dict[int, int] = {}
    for one in index.layanan.values():
        counts[one.unit] = counts.get(one.unit, 0) + 1
    return [(one, counts[one.pk]) for one in Unit.objects.filter(pk__in=counts).order_by("nama")]


@require_safe
@kept
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """The services of a unit and of those under it. A unit without any is as if it were not there."""
    index = cari.current()
    found = index.by_unit(subtree([pk])) if any(str(pk) == key for key in parents()) else []
    if not found:
        raise Http404
    return show(request, "daftar", {"judul": Unit.objects.get(pk=pk).nama, "layanan": found[:_MOST_LISTED]})


@require_safe
@kept
def peristiwa(request: HttpRequest, id: str) -> HttpResponse:
    """The services of a life event."""
    event = next((one for one in life_events() if one.id == id), None)
    found = cari.current().peristiwa.get(id, [])
    if event is None or not found:
        raise Http404
    ordered = sorted(found, key=lambda one: one.judul)[:_MOST_LISTED]
    return show(request, "daftar", {"peristiwa": event, "layanan": ordered})


@require_safe
@kept
def layanan(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """A service as a leaflet is read; of one that is gone, what became of it."""
    one = terbit.service(pk)
    if one is None:
        gone = terbit.gone(pk)
        if gone is None:
            raise Http404
        return show(request, "hilang", {"satu": gone}, status=410 if gone.sebab == "dicabut" else 200)
    if slug != one.slug:
        tail = "?bahasa=en" if language(request) == "en" else ""
        return redirect(reverse("publik-layanan", args=[pk, one.slug]) + tail, preserve_request=True)
    address = settings.PUBLIC_URL + reverse("publik-layanan", args=[pk, one.slug])
    told = {"satu": one, "ld": linked_data(one, address), "penuh": address, "berkas": FILES}
    told["tinggi_ponsel"] = round(lembar("ponsel", one.bahan).tinggi)
    told["komponen"] = [part for part in one.standar.komponen if part.kelompok == "penyampaian"]
    return show(request, "layanan", told)


FILES = (
    ("panduan.pdf", "Panduan bagi pemohon", "PDF"),
    ("panduan.docx", "Panduan bagi pemohon", "DOCX"),
    ("poster.pdf", "Poster", "PDF"),
    ("leaflet.pdf", "Leaflet", "PDF"),
    ("ponsel.png", "Gambar untuk ponsel", "PNG"),
    ("maklumat.pdf", "Maklumat Pelayanan", "PDF"),
)
"""What can be downloaded of a service: name of the file, title, format."""


def linked_data(one: Layanan, address: str) -> str:
    """The service for search engines (schema.org), as JSON that can stand inside of a script element."""
    own = one.sop.pelayanan
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "name": one.judul,
        "serviceType": one.sop.judul,
        "inLanguage": "id",
        "provider": {"@type": "GovernmentOrganization", "name": ", ".join(reversed(one.pemilik))},
        "audience": {"@type": "Audience", "audienceType": "Pemohon"},
    }
    if one.bahan.hasil:
        told["serviceOutput"] = {"@type": "Thing", "name": "; ".join(one.bahan.hasil)}
    if one.bahan.biaya:
        told["offers"] = {"@type": "Offer", "description": "; ".join(one.bahan.biaya)}
    if one.bahan.waktu:
        told["description"] = f"{one.judul}. {one.bahan.waktu}."
    if own is not None and own.lokasi:
        told["availableChannel"] = {
            "@type": "ServiceChannel",
            "serviceLocation": {"@type": "Place", "name": own.lokasi[0]},
            "serviceUrl": address,
        }
    if one.efektif is not None:
        told["dateModified"] = one.efektif.isoformat()
    text = json.dumps(told, ensure_ascii=False)
    # Inside of a script element the only danger is its end, and what begins a comment.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@require_GET
@kept
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    base = settings.PUBLIC_URL
    index = cari.current()
    days = dict(
        Revisi.objects.filter(pk__in=[s.pk for s in index.layanan.values()]).values_list(
            "pk", "keadaan_sejak"
        )
    )
    rows = [(base + reverse("publik"), "")]
    rows += [(base + reverse("publik-unit", args=[one.pk]), "") for one, _ in _units(index)]
    rows += [(base + reverse("publik-peristiwa", args=[key]), "") for key in sorted(index.peristiwa)]
    for one in index.layanan.values():
        day = days[one.pk].date().isoformat() if one.pk in days else ""
        rows.append((base + reverse("publik-layanan", args=[one.thread, one.slug]), day))
    return render(
        request, "portal/sitemap.xml", {"baris": rows}, content_type="application/xml; charset=utf-8"
    )


@require_GET
@kept
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """What search engines may read: the portal, and nothing else."""
    lines = [
        "User-agent: *",
        "Allow: /publik/",
        "Allow: /static/",
        "Disallow: /publik/verifikasi/",
        "Disallow: /",
        f"Sitemap: {settings.PUBLIC_URL}{reverse('publik-sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
