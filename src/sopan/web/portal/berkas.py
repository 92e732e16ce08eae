"""The files of a public service: guide, poster, leaflet, phone sheet, Maklumat; each made once and kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import segno
from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sopan.errors import SopanError
from sopan.publish.annotated import jadi_pdf, jadi_png, jadi_svg, lembar
from sopan.publish.paper import write
from sopan.publish.public import dokumen_publik
from sopan.publish.standar import dokumen_maklumat
from sopan.publish.standar.turunan import tanggal_sop
from sopan.web.portal import terbit
from sopan.web.portal.front import kept
from sopan.web.portal.terbit import Layanan

__all__ = ["KINDS", "berkas", "qr"]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
"""For a picture opened by itself: its own style and letters, and no script."""


def _sheet(name: str, form: str) -> Callable[[Layanan], bytes]:
    def make(one: Layanan) -> bytes:
        address = settings.PUBLIC_URL + reverse("publik-layanan", args=[one.thread, one.slug])
        sheet = lembar(name, replace(one.bahan, alamat=address), "A4")
        if form == "svg":
            return jadi_svg(sheet)
        if form == "png":
            return jadi_png(sheet, 150)
        return jadi_pdf([sheet], tanggal_sop(one.sop), one.bahan.pemilik)

    return make


KINDS: dict[str, tuple[str, Callable[[Layanan], bytes]]] = {
    "panduan.pdf": ("application/pdf", lambda one: write("pdf", dokumen_publik(one.sop))),
    "panduan.docx": (_DOCX, lambda one: write("docx", dokumen_publik(one.sop))),
    "poster.pdf": ("application/pdf", _sheet("poster", "pdf")),
    "poster.svg": ("image/svg+xml", _sheet("poster", "svg")),
    "leaflet.pdf": ("application/pdf", _sheet("leaflet", "pdf")),
    "ponsel.svg": ("image/svg+xml", _sheet("ponsel", "svg")),
    "ponsel.png": ("image/png", _sheet("ponsel", "png")),
    "maklumat.pdf": ("application/pdf", lambda one: write("pdf", dokumen_maklumat(one.standar))),
}
"""Every file by its name: its type, and how it is made."""


@require_safe
@kept
def berkas(request: HttpRequest, pk: int, nama: str) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """A file of a public service."""
    one = terbit.service(pk)
    if one is None or nama not in KINDS:
        raise Http404
    kind, make = KINDS[nama]
    key = f"publik-{one.pk}-{one.urut}-{nama}"
    data = cache.get(key)
    if data is None:
        try:
            data = make(one)
        except SopanError as error:
            raise Http404 from error
        cache.set(key, data, 3600)
    response = HttpResponse(data, content_type=kind)
    if not kind.startswith("image/svg"):
        response["Content-Disposition"] = f'attachment; filename="{one.slug}-{nama}"'
    else:
        response["Content-Security-Policy"] = _POLICY
    return response


@require_safe
@kept
def qr(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """The QR code of a service's page, to print or to show."""
    one = terbit.service(pk)
    if one is None:
        raise Http404
    address = settings.PUBLIC_URL + reverse("publik-layanan", args=[one.thread, one.slug])
    code = segno.make(address, error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind="svg", scale=6, border=3, light="#fff", xmldecl=False)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")
