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
from sopan.model.sumber import tulis_jalur
from sopan.organise.diff import bandingkan
from sopan.organise.diff.report import judul_langkah
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import me, orang
from sopan.web.approval import services
from sopan.web.approval.evidence import BUKTI
from sopan.web.approval.models import Event, Komentar
from sopan.web.approval.panel import panel
from sopan.web.authoring.services import new_revision
from sopan.web.clock import today
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, drawing, findings
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["bukti", "dokumen", "lihat_bukti", "reviu", "riwayat"]


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


@require_GET
def reviu(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since the revisi before, the steps with their comments, and the decisions."""
    revisi = find(me(request), pk)
    told = _told(request, revisi, "reviu")
    read = document(revisi.isi)
    before = revisi.dasar or revisi.thread.revisi.filter(urut__lt=revisi.urut).order_by("-urut").first()
    if before is not None:
        change = bandingkan(document(before.isi).sop, read.sop)
        told["beda"] = change
        told["beda_langkah"] = [(judul_langkah(one), one) for one in change.langkah]
        told["sebelum"] = before
    threads = list(
        revisi.komentar.filter(induk=None)
        .select_related("oleh", "selesai_oleh")
        .prefetch_related("balasan__oleh")
    )
    told["utas"] = threads
    told["langkah"] = [
        (number, step, [read.sop.pelaksana[p].nama for p in step.pelaksana], _at(threads, number))
        for number, step in enumerate(read.sop.langkah, 1)
    ]
    told["umum"] = [one for one in threads if not one.jalur.startswith("langkah.")]
    told["temuan"] = [(tulis_jalur(one.jalur), one) for one in findings(read, "reviu").temuan]
    return render(request, "sop_reviu.html", told)


def _at(threads: list[Komentar], number: int) -> list[Komentar]:
    return [one for one in threads if one.jalur.startswith(f"langkah.{number}.")]


@require_GET
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """The revisi of the SOP that I may see, and the events of this one."""
    user = me(request)
    revisi = find(user, pk)
    told = _told(request, revisi, "riwayat")
    seen = [one.pk for one in revisi.thread.revisi.all() if _may_see(user, one.pk)]
    told["semua_revisi"] = revisi.thread.revisi.filter(pk__in=seen).order_by("-urut")
    told["kejadian"] = (
        Event.objects.filter(revisi__in=seen)
        .select_related("pelaku", "atas_nama", "revisi")
        .order_by("-urut")[:200]
    )
    told["sebutan"] = {**{name: one.sebutan for name, one in TRANSISI.items()}, **_EVENTS}
    return render(request, "sop_riwayat.html", told)


def _may_see(user: Pengguna, pk: int) -> bool:
    try:
        find(user, pk)
    except Http404:
        return False
    return True


_EVENTS = {
    "buat": Pesan("Draf dibuat", "Draft made"),
    "ubah": Pesan("Isi diubah", "Content changed"),
    "revisi_baru": Pesan("Revisi baru dimulai", "New revision begun"),
    "pulihkan": Pesan("Dipulihkan sebagai draf", "Restored as draft"),
    "diganti": Pesan("Diganti revisi baru", "Replaced by a newer revision"),
    "tunjuk": Pesan("Menunjuk orang", "Person assigned"),
    "batal_tunjuk": Pesan("Membatalkan penunjukan", "Assignment taken back"),
    "setuju": Pesan("Menyetujui reviu", "Review approved"),
    "sepakat": Pesan("Menyepakati perannya", "Role agreed to"),
    "paham": Pesan("Membaca dan memahami", "Read and understood"),
    "komentar": Pesan("Berkomentar", "Commented"),
    "komentar_selesai": Pesan("Menyelesaikan komentar", "Comment resolved"),
    "komentar_dibuka": Pesan("Membuka kembali komentar", "Comment reopened"),
    "bukti": Pesan("Melampirkan bukti", "Evidence attached"),
}


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
def paham(request: HttpRequest, pk: int) -> HttpResponse:
    """State that one read and understood."""
    done = Pesan("Tercatat: Anda membaca dan memahami SOP ini.", "Noted: you read and understood this SOP.")
    return _do(request, pk, lambda user: services.read_understood(pk, user), done, "sop-dokumen")


@require_POST
def komentar(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment, or answer."""
    text, path, parent = (request.POST.get(name, "") for name in ("teks", "jalur", "induk"))
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
