"""Reading an SOP with its questions, and the page of those who see to it that everybody has."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Ditolak, Keadaan, Peran
from sopan.lifecycle.policies import pelaku_sah
from sopan.publish.annotated import jadi_pdf
from sopan.publish.sosialisasi import bahan_sosialisasi, langkah_peran, lembar_peran, tayangan
from sopan.publish.standar.turunan import tanggal_sop
from sopan.web.accounts.models import Pengguna
from sopan.web.accounts.people import me, orang
from sopan.web.approval import services
from sopan.web.approval.facts import facts
from sopan.web.approval.panel import panel
from sopan.web.clock import today
from sopan.web.internalisasi.readers import as_csv, as_pdf, as_xlsx, ask, readers, remind, suggestions
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document, drawing
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["baca", "bahan", "bukti", "ingatkan", "internalisasi", "paham", "tugasi"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def internalisasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Who reads and who has; whom to ask; what to show them."""
    user = me(request)
    revisi = find(user, pk)
    rows = readers(revisi)
    done = sum(1 for row in rows if row.penunjukan.selesai)
    view, day = facts(revisi), today()
    manager = not pelaku_sah(orang(user, day), (Peran.PENGELOLA,), view, day)[1]
    may_ask = manager and revisi.tahap in (
        Keadaan.DITETAPKAN, Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI,
    )  # fmt: skip
    told: dict[str, Any] = {
        **panel(revisi, user, orang(user, day)),
        "tab": "turunan",
        "pembaca_baris": rows,
        "paham": done,
        "persen": round(100 * done / len(rows)) if rows else 0,
        "boleh_tugasi": may_ask,
        "boleh_ingatkan": manager and done < len(rows) and revisi.tahap is not Keadaan.DITETAPKAN,
        "peran": bahan_sosialisasi(document(revisi.isi).sop).peran,
    }
    if may_ask:
        told["usulan"] = [one for one in suggestions(revisi) if not one.sudah]
        asked = {row.penunjukan.pengguna_id for row in rows} | {one.siapa.pk for one in told["usulan"]}
        told["orang_lain"] = [one for one in told["orang_unit"] if one.pk not in asked]
    return render(request, "internalisasi/internalisasi.html", told)


@require_POST
def tugasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask people to read."""
    user = me(request)
    find(user, pk)
    keys = [int(key) for key in request.POST.getlist("siapa") if key.isdecimal() and len(key) < 12]
    try:
        count = ask(pk, user, keys)
    except SopanError as error:
        _refused(request, error)
    else:
        messages.success(request, said(Pesan(f"{count} orang ditugasi membaca.", f"{count} asked to read.")))
    return redirect("internalisasi", pk)


@require_POST
def ingatkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind those who have not read."""
    user = me(request)
    find(user, pk)
    try:
        count = remind(pk, user)
    except SopanError as error:
        _refused(request, error)
    else:
        told = Pesan(
            f"{count} orang diingatkan. Siapa pun diingatkan paling banyak sekali sehari.",
            f"{count} reminded. Nobody is reminded more than once a day.",
        )
        messages.success(request, said(told))
    return redirect("internalisasi", pk)


def _refused(request: HttpRequest, error: SopanError) -> None:
    for reason in error.alasan if isinstance(error, Ditolak) else (error.message,):
        messages.error(request, said(reason))


@require_GET
def bukti(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The proof of reading as a list."""
    revisi = find(me(request), pk)
    rows = readers(revisi)
    if form == "csv":
        data, kind = as_csv(rows), "text/csv; charset=utf-8"
    elif form == "xlsx":
        data, kind = as_xlsx(rows), _XLSX
    elif form == "pdf":
        data, kind = as_pdf(revisi, rows), "application/pdf"
    else:
        raise Http404
    return _file(data, kind, f"bukti-internalisasi-{revisi.thread_id}-r{revisi.urut}.{form}")


@require_GET
def bahan(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """Slides, or the sheet of one role."""
    revisi = find(me(request), pk)
    sop = document(revisi.isi).sop
    stuff = bahan_sosialisasi(sop, alamat=settings.PUBLIC_URL + reverse("sop-baca", args=[pk]))
    if nama == "tayangan":
        pages = tayangan(stuff)
    elif nama in dict(stuff.peran):
        pages = lembar_peran(stuff, nama)
    else:
        raise Http404
    data = jadi_pdf(pages, tanggal_sop(sop), stuff.pemilik)
    return _file(data, "application/pdf", f"{nama}-{revisi.thread_id}-r{revisi.urut}.pdf")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def baca(request: HttpRequest, pk: int) -> HttpResponse:
    """The SOP to read: my own steps first, the whole document, and the questions."""
    user = me(request)
    revisi = find(user, pk)
    return _reading(request, revisi, user, {})


def _reading(
    request: HttpRequest, revisi: Revisi, user: Pengguna, told: dict[str, Any], status: int = 200
) -> HttpResponse:
    asked = revisi.penunjukan.filter(jenis="pembaca", pengguna=user).first()
    sop = document(revisi.isi).sop
    columns = list(revisi.penunjukan.filter(jenis="pelaksana", pengguna=user).values_list("kolom", flat=True))
    pages = drawing(revisi)
    told = {
        **panel(revisi, user, orang(user, today())),
        "tab": "baca",
        "tugas": asked,
        "milik": [(c, sop.pelaksana[c].nama, langkah_peran(sop, c)) for c in columns if c in sop.pelaksana],
        "halaman": [] if isinstance(pages, Pesan) else pages,
        "soal": services.questions(revisi, user),
        "dapat": asked is not None
        and asked.selesai is None
        and revisi.tahap in (Keadaan.INTERNALISASI, Keadaan.BERLAKU, Keadaan.EVALUASI),
        **told,
    }
    return render(request, "internalisasi/baca.html", told, status=status)


@require_POST
def paham(request: HttpRequest, pk: int) -> HttpResponse:
    """State that one read and understood, by the answers. Wrong ones come back with the reason."""
    user = me(request)
    revisi = find(user, pk)
    answers = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    try:
        wrong = services.read_understood(pk, user, answers)
    except SopanError as error:
        _refused(request, error)
        return redirect("sop-dokumen", pk)
    if wrong:
        told = {"salah": {one.kunci for one in wrong}, "jawaban": answers}
        return _reading(request, revisi, user, told, status=422)
    done = Pesan("Tercatat: Anda membaca dan memahami SOP ini.", "Noted: you read and understood this SOP.")
    messages.success(request, said(done))
    return redirect("sop-dokumen", pk)
