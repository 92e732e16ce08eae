"""The pages of decrees: choose final SOPs, number them, sign outside, attach, enact."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Ditolak
from sopan.publish.penetapan import jadi_docx, jadi_html, jadi_pdf
from sopan.web.accounts.people import me
from sopan.web.approval import decrees
from sopan.web.approval.models import Keputusan
from sopan.web.clock import today
from sopan.web.library.reading import document
from sopan.web.words import said

__all__ = ["berkas", "keputusan", "lihat", "tandatangan", "tetapkan"]

FIELDS = ("nomor", "tanggal", "tempat", "tentang", "jabatan", "nama", "nip", "pola")
_LARGEST = 20_000_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
def keputusan(request: HttpRequest) -> HttpResponse:
    """The decrees of my units, and the form for a new one."""
    user = me(request)
    rows = decrees.choosable(user)
    told: dict[str, Any] = {"pilihan": rows, "naskah": decrees.seen_decrees(user), "jenis": "keputusan"}
    if request.method == "GET":
        first = document(rows[0].isi).sop.pengesahan if rows else None
        told["isi"] = {
            "tanggal": today().isoformat(),
            "jabatan": (first.jabatan or "") if first else "",
            "nama": (first.nama or "") if first else "",
            "nip": (first.nip or "") if first else "",
        }
        told["terpilih"] = {int(k) for k in request.GET.getlist("pilih") if k.isdecimal() and len(k) < 12}
        return render(request, "approval/keputusan.html", told)
    values = {name: request.POST.get(name, "").replace("\0", "").strip()[:300] for name in FIELDS}
    kind = request.POST.get("jenis", "")
    known = {one.pk for one in rows}
    keys = [
        int(k) for k in request.POST.getlist("pilih") if k.isdecimal() and len(k) < 12 and int(k) in known
    ]
    try:
        made = decrees.compile_decree(user, kind, keys, values)
    except SopanError as error:
        told |= {"isi": values, "terpilih": set(keys), "jenis": kind, "salah": _reasons(error)}
        return render(request, "approval/keputusan.html", told, status=422)
    messages.success(
        request,
        said(
            Pesan(
                "Naskah disusun; nomor dan tanggal ditulis ke semua SOP-nya.",
                "Compiled; numbers and dates are in all its SOPs.",
            )
        ),
    )
    return redirect("keputusan-lihat", made.pk)


def _reasons(error: SopanError) -> tuple[Pesan, ...]:
    return error.alasan if isinstance(error, Ditolak) else (error.message,)


def _find(request: HttpRequest, pk: int) -> Keputusan:
    found = next((one for one in decrees.seen_decrees(me(request)) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


@require_GET
def lihat(request: HttpRequest, pk: int) -> HttpResponse:
    """One decree: its SOPs, its files, and what comes next."""
    one = _find(request, pk)
    rows = list(one.revisi.select_related("unit").order_by("lampiran__urut"))
    signed = {row.pk for row in rows if row.bukti.filter(jenis="keputusan", gugur=False).exists()}
    told = {"satu": one, "baris": rows, "ditandatangani": len(rows) > 0 and len(signed) == len(rows)}
    return render(request, "approval/keputusan_lihat.html", told)


@require_GET
def berkas(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The decree as PDF to sign (with the verification code on each page), as DOCX to edit, as HTML."""
    from sopan.web.portal.kode import with_code  # noqa: PLC0415 - the portal knows decrees, not the reverse

    one = _find(request, pk)
    try:
        text = decrees.naskah_of(one)
        if form == "pdf":
            data, kind = with_code(jadi_pdf(text).pdf, one), "application/pdf"
        elif form == "docx":
            data, kind = jadi_docx(text), _DOCX
        elif form == "html":
            data, kind = jadi_html(text), "text/html; charset=utf-8"
        else:
            raise Http404
    except SopanError as error:
        messages.error(request, said(error.message))
        return redirect("keputusan-lihat", pk)
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{one.jenis}-{one.pk}.{form}"'
    return response


@require_POST
def tandatangan(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach the signed file to all SOPs of the decree."""
    one = _find(request, pk)
    upload = request.FILES.get("berkas")
    if upload is None or (upload.size or 0) > _LARGEST:
        messages.error(
            request, said(Pesan("Lampirkan PDF, paling besar 20 MB.", "Attach the PDF, at most 20 MB."))
        )
        return redirect("keputusan-lihat", pk)
    try:
        decrees.sign(one.pk, me(request), upload.read(), upload.name or "")
    except SopanError as error:
        for reason in _reasons(error):
            messages.error(request, said(reason))
    else:
        messages.success(
            request,
            said(Pesan("Tanda tangannya sah. Siap ditetapkan.", "The signature holds. Ready to be enacted.")),
        )
    return redirect("keputusan-lihat", pk)


@require_POST
def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Enact every SOP of the decree, or none."""
    one = _find(request, pk)
    try:
        decrees.enact(one.pk, me(request))
    except SopanError as error:
        for reason in _reasons(error):
            messages.error(request, said(reason))
    else:
        messages.success(request, said(Pesan("Semua SOP-nya ditetapkan.", "All its SOPs are enacted.")))
    return redirect("keputusan-lihat", pk)
