"""Pekerjaan: the exports that I asked for, how far they are, and what is ready to take."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.render import FORMATS
from sopan.web.accounts.people import me
from sopan.web.background import exports
from sopan.web.background.models import Export
from sopan.web.clock import now
from sopan.web.library.views import chosen
from sopan.web.words import said

__all__ = ["baru", "hapus", "pekerjaan", "unduh"]


@require_GET
def pekerjaan(request: HttpRequest) -> HttpResponse:
    """My exports, newest first."""
    mine = list(Export.objects.filter(person=me(request), until__gt=now()).defer("keys")[:50])
    told = {
        "baris": mine,
        "berjalan": any(one.state in exports.UNFINISHED for one in mine),
        "hari": exports.KEPT_DAYS,
        "di_sini": "pekerjaan",
    }
    return render(request, "background/pekerjaan.html", told)


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """What the filters of the library choose, to be exported: as which format, and off."""
    found = chosen(request)[0]
    if request.method == "POST":
        form, _, book = request.POST.get("form", "").partition("+")
        try:
            exports.start(me(request), found, form, book=book == "buku")
        except SopanError as error:
            messages.error(request, said(error.message).capitalize())
            return redirect(request.get_full_path())
        return redirect("pekerjaan")
    count = found.order_by().count()
    told = {
        "jumlah": count,
        "bentuk": [("yaml", "YAML"), *((name, one.name) for name, one in FORMATS.items())],
        "buku": [(f"{name}+buku", FORMATS[name].name) for name in exports.BOOK_FORMS],
        "dipilih": request.GET.get("form", "pdf"),
        "terlalu_banyak": count > exports.MOST,
        "buku_boleh": count <= exports.MOST_BOUND,
        "paling": exports.MOST,
        "paling_buku": exports.MOST_BOUND,
        "hari": exports.KEPT_DAYS,
        "di_sini": "pekerjaan",
    }
    return render(request, "background/baru.html", told)


def _mine(request: HttpRequest, pk: uuid.UUID) -> Export:
    one = Export.objects.filter(person=me(request), pk=pk).select_related("person").first()
    if one is None:
        raise Http404
    return one


@require_GET
def unduh(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What is ready.

    SOPs that I may no longer see are not in it; a book with such an SOP is not given at all.
    """
    export = _mine(request, pk)
    if export.state != Export.State.READY or export.until < now():
        raise Http404
    allowed = exports.may_take(export)
    body: Iterator[bytes]
    if export.book:
        if not allowed.issuperset(export.keys):
            words = Pesan(
                "Buku itu memuat SOP yang tidak lagi dapat Anda lihat. Buat buku baru.",
                "That book has SOPs that you may no longer see. Make a new one.",
            )
            messages.error(request, said(words))
            return redirect("pekerjaan")
        file = export.files.get()
        body, name, kind = iter([bytes(file.data)]), file.name, FORMATS[export.form].media_type
    else:
        body, name, kind = exports.zipped(export, allowed), f"sop-{export.form}.zip", "application/zip"
    response = StreamingHttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def hapus(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take an export away; one that is under way stops."""
    _mine(request, pk).delete()
    messages.success(request, said(Pesan("Ekspor dihapus.", "The export was removed.")))
    return redirect("pekerjaan")
