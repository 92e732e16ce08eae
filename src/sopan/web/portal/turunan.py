"""The tab Turunan: everything that follows from an SOP, to look at and to take along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sopan.errors import SopanError, WrongUse
from sopan.model import Sop
from sopan.publish.annotated import LEMBAR, bahan_dari, jadi_pdf, jadi_png, jadi_svg, lembar
from sopan.publish.jenis import wajib_pelayanan
from sopan.publish.paper import BENTUK, write
from sopan.publish.public import dokumen_publik
from sopan.publish.standar import Bukti, dokumen_maklumat, dokumen_standar, lembar_sippn, standar_pelayanan
from sopan.publish.standar.turunan import tanggal_sop
from sopan.web.accounts.people import me, orang
from sopan.web.approval.facts import newest
from sopan.web.approval.models import Keputusan
from sopan.web.approval.panel import panel
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.library.views import find
from sopan.web.portal import kode, masukan, terbit
from sopan.web.portal.models import Masukan
from sopan.web.words import said

__all__ = ["turunan", "unduh"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xlsx": _XLSX,
}
_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"


def evidence_of(revisi: Revisi) -> Bukti:
    """What the agency can show of its standard: the decree, once it holds."""
    decree = newest(revisi).get("keputusan")
    number = str(decree.isi.get("nomor", "")) if decree is not None and not decree.isi.get("salah") else ""
    return Bukti(ditetapkan=number or None, hari_ini=today())


@require_GET
def turunan(request: HttpRequest, pk: int) -> HttpResponse:
    """What follows from this revisi: for an SOP pelayanan all of it, for others why not."""
    user = me(request)
    revisi = find(user, pk)
    told: dict[str, Any] = {**panel(revisi, user, orang(user, today())), "tab": "turunan"}
    sop = document(revisi.isi).sop
    try:
        wajib_pelayanan(sop)
        told["standar"] = standar_pelayanan(sop, evidence_of(revisi))
        told["bahan"] = bahan_dari(sop)
    except SopanError as error:
        told["bukan"] = error.message
    told["berkode"] = kode.bears_code(revisi)
    if told["berkode"] and revisi.tahap.value != "final":
        told["alamat_periksa"] = kode.address_of(revisi)
    told["keputusan"] = Keputusan.objects.filter(revisi=revisi).first()
    told["publik"] = next((s for s in told["berikut"] if s.transisi.nama == "publikasikan"), None)
    if terbit.is_public(revisi):
        one = terbit.of(revisi)
        told["alamat_publik"] = settings.PUBLIC_URL + reverse("publik-layanan", args=[one.thread, one.slug])
        told["jalan_publik"] = reverse("publik-layanan", args=[one.thread, one.slug])
    told["kepuasan"] = masukan.summary(Masukan.objects.filter(thread=revisi.thread_id))
    return render(request, "portal/turunan.html", told)


@require_GET
def unduh(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """One derived document. An SOP that is no service is refused with the reason, as everywhere."""
    revisi = find(me(request), pk)
    stem, _, form = nama.rpartition(".")
    make = _MAKERS.get(stem)
    if make is None or form not in _MEDIA:
        raise Http404
    try:
        data = make(revisi, document(revisi.isi).sop, form)
    except WrongUse as error:
        return HttpResponse(said(error.message), status=409, content_type="text/plain; charset=utf-8")
    except SopanError as error:
        return HttpResponse(said(error.message), status=422, content_type="text/plain; charset=utf-8")
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type=_MEDIA[form])
    inside = "inline" if form in ("svg", "html") else "attachment"
    response["Content-Disposition"] = f'{inside}; filename="sop-{revisi.thread_id}-r{revisi.urut}-{nama}"'
    if form == "svg":
        response["Content-Security-Policy"] = _PICTURE
    elif form == "html":
        # The document brings a policy of its own, which admits its one style sheet by digest.
        response["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
        )
    return response


Maker = Callable[[Revisi, Sop, str], bytes | None]


def _public(revisi: Revisi, sop: Sop, form: str) -> bytes | None:  # noqa: ARG001 - all have one form
    return write(form, dokumen_publik(sop)) if form in BENTUK else None


def _standard(revisi: Revisi, sop: Sop, form: str) -> bytes | None:
    standard = standar_pelayanan(sop, evidence_of(revisi))
    return write(form, dokumen_standar(standard)) if form in BENTUK else None


def _promise(revisi: Revisi, sop: Sop, form: str) -> bytes | None:  # noqa: ARG001
    return write(form, dokumen_maklumat(standar_pelayanan(sop))) if form in BENTUK else None


def _sippn(revisi: Revisi, sop: Sop, form: str) -> bytes | None:  # noqa: ARG001
    return lembar_sippn([standar_pelayanan(sop)]) if form == "xlsx" else None


def _document(revisi: Revisi, sop: Sop, form: str) -> bytes | None:  # noqa: ARG001
    return kode.document_pdf(revisi) if form == "pdf" else None


def _sheet(name: str, paper: str = "A4") -> Maker:
    def make(revisi: Revisi, sop: Sop, form: str) -> bytes | None:
        address = ""
        if terbit.is_public(revisi):
            one = terbit.of(revisi)
            address = settings.PUBLIC_URL + reverse("publik-layanan", args=[one.thread, one.slug])
        stuff = bahan_dari(sop, alamat=address)
        sheet = lembar(name, stuff, paper)
        if form == "svg":
            return jadi_svg(sheet)
        if form == "png":
            return jadi_png(sheet)
        return jadi_pdf([sheet], tanggal_sop(sop), stuff.pemilik) if form == "pdf" else None

    return make


_MAKERS: dict[str, Maker] = {
    "publik": _public,
    "standar-pelayanan": _standard,
    "maklumat": _promise,
    "sippn": _sippn,
    "dokumen": _document,
    **{name: _sheet(name) for name in LEMBAR},
    "poster-a3": _sheet("poster", "A3"),
}
