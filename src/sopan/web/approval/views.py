"""The pages of one SOP and what is done on them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import TRANSISI, Ditolak
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import me, orang
from sopan.web.approval import services
from sopan.web.approval.evidence import BUKTI
from sopan.web.approval.panel import panel
from sopan.web.authoring.services import new_revision
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, drawing, findings
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["bukti", "dokumen", "lihat_bukti"]


def _told(request: HttpRequest, revisi: Revisi, tab: str) -> dict[str, object]:
    user = me(request)
    return {**panel(revisi, user, orang(user, today())), "tab": tab}


@require_GET
def dokumen(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it is printed, and what the check says."""
    revisi = find(me(request), pk)
    pages = drawing(revisi)
    told = _told(request, revisi, "dokumen")
    told["galat"] = pages if isinstance(pages, Pesan) else None
    told["halaman"] = [] if isinstance(pages, Pesan) else pages
    told["temuan"] = findings(document(revisi.isi), "reviu").temuan
    return render(request, "sop_dokumen.html", told)


def _do(
    request: HttpRequest, pk: int, action: Callable[[Pengguna], object], done: Pesan, back: str
) -> HttpResponse:
    """Do it, tell it, and go back to the page; a refusal tells every reason and changes nothing."""
    user = me(request)
    find(user, pk)
    try:
        action(user)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except Ditolak as refused:
        for reason in refused.alasan:
            messages.error(request, said(reason))
    except SopanError as error:
        messages.error(request, said(error.message))
    else:
        messages.success(request, said(done))
    return redirect(back, pk)


@require_POST
def langkah(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """Carry out a transition."""
    if nama not in TRANSISI:
        raise Http404
    reason, other = request.POST.get("alasan", ""), request.POST.get("pengganti", "")
    name = TRANSISI[nama].sebutan
    done = Pesan(f"Selesai: {name.id.lower()}.", f"Done: {name.en.lower()}.")

    def action(user: Pengguna) -> None:
        services.step(pk, nama, user, reason=reason, replaced_by=other)

    return _do(request, pk, action, done, "sop-dokumen")


@require_POST
def setuju(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve as reviewer."""
    return _do(
        request,
        pk,
        lambda user: services.approve(pk, user),
        Pesan("Anda setuju.", "You approved."),
        "sop-reviu",
    )


@require_POST
def sepakat(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree for an actor column."""
    column = request.POST.get("kolom", "")
    done = Pesan("Anda sepakat.", "You agreed.")
    return _do(request, pk, lambda user: services.agree(pk, user, column), done, "sop-reviu")


@require_POST
def komentar(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment, or answer."""
    text, path, parent = (request.POST.get(name, "") for name in ("teks", "jalur", "induk"))
    step = request.POST.get("langkah", "")
    if step.isdecimal():
        path = f"langkah.{step[:4]}.{request.POST.get('bagian', '')}"
    answer = int(parent) if parent.isdecimal() and len(parent) < 12 else None
    done = Pesan("Komentar ditambahkan.", "Comment added.")
    return _do(request, pk, lambda user: services.comment(pk, user, text, path, answer), done, "sop-reviu")


@require_POST
def komentar_tutup(request: HttpRequest, pk: int, komentar_id: int) -> HttpResponse:
    """Resolve a comment, or open it again."""
    end = request.POST.get("buka") != "1"
    done = (
        Pesan("Komentar diselesaikan.", "Comment resolved.")
        if end
        else Pesan("Komentar dibuka.", "Reopened.")
    )
    return _do(request, pk, lambda user: services.resolve(pk, user, komentar_id, done=end), done, "sop-reviu")


@require_POST
def tunjuk(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody to review, hold an actor column, or read."""
    who, kind, column = (request.POST.get(name, "") for name in ("siapa", "jenis", "kolom"))

    def action(user: Pengguna) -> None:
        known = Pengguna.objects.filter(is_active=True)
        services.assign(
            pk, user, kind, known.get(pk=int(who) if who.isdecimal() and len(who) < 12 else 0), column
        )

    return _do(request, pk, action, Pesan("Penunjukan dicatat.", "Assignment noted."), "sop-reviu")


@require_POST
def tunjuk_batal(request: HttpRequest, pk: int, tunjuk_id: int) -> HttpResponse:
    """Take an assignment back."""
    done = Pesan("Penunjukan dibatalkan.", "Assignment taken back.")
    return _do(request, pk, lambda user: services.unassign(pk, user, tunjuk_id), done, "sop-reviu")


@require_POST
def bukti(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """Give evidence. Faulty fields come back with the words that were typed."""
    user = me(request)
    revisi = find(user, pk)
    if jenis not in BUKTI:
        raise Http404
    upload = request.FILES.get("berkas")
    data = upload.read() if upload and (upload.size or 0) <= 5_000_000 else None
    try:
        services.attach(pk, user, jenis, request.POST, data, upload.name or "" if upload else "")
    except services.SalahIsi as error:
        told = _told(request, revisi, "dokumen")
        told.update(bentuk=BUKTI[jenis], salah=error.wrong, nilai=request.POST)
        return render(request, "bukti_isi.html", told, status=422)
    except Ditolak as refused:
        for reason in refused.alasan:
            messages.error(request, said(reason))
    else:
        messages.success(request, said(Pesan("Bukti dilampirkan.", "Evidence attached.")))
    return redirect("sop-dokumen", pk)


@require_GET
def isi_bukti(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """The form of one kind of evidence."""
    if jenis not in BUKTI:
        raise Http404
    told = _told(request, find(me(request), pk), "dokumen")
    return render(request, "bukti_isi.html", {**told, "bentuk": BUKTI[jenis], "salah": {}, "nilai": {}})


@require_GET
def lihat_bukti(request: HttpRequest, pk: int, bukti_id: int) -> HttpResponse:
    """A piece of evidence as a document to print, or its file."""
    revisi = find(me(request), pk)
    one = revisi.bukti.select_related("oleh").filter(pk=bukti_id).first()
    if one is None or one.jenis not in BUKTI:
        raise Http404
    if one.berkas is not None and request.GET.get("berkas"):
        response = HttpResponse(bytes(one.berkas), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{one.jenis}-{one.pk}.pdf"'
        return response
    told = {**_told(request, revisi, "riwayat"), "satu": one, "bentuk": BUKTI[one.jenis]}
    return render(request, "bukti.html", told)


@require_POST
def revisi_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new draf from this revisi, or restore it as one."""
    user = me(request)
    find(user, pk)
    try:
        new = new_revision(pk, user)
    except Ditolak as refused:
        for reason in refused.alasan:
            messages.error(request, said(reason))
        return redirect("sop-riwayat", pk)
    messages.success(request, said(Pesan("Draf baru dibuat.", "A new draft is made.")))
    return redirect("sop-dokumen", new.pk)
