"""The import desk: the list of old documents, one beside what was read from it, the audit of the stock."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sopan.errors import Pesan, SopanError
from sopan.lifecycle import Ditolak, Peran
from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import covered, me, orang
from sopan.web.clock import today
from sopan.web.importing.audit import written
from sopan.web.importing.models import DokumenLama
from sopan.web.importing.services import LARGEST, MOST_FILES, confirm, make_draft, mine, receive
from sopan.web.importing.values import Nilai, values
from sopan.web.library.reading import document, findings
from sopan.web.words import said

__all__ = ["audit", "buang", "daftar", "halaman", "jadikan", "meja", "nilai"]

K = DokumenLama.Keadaan
_HEAVY = ("data", "isi", "nilai", "catatan")
_SHOWN = 500
_AUDITED = 5_000


def _one(request: HttpRequest, pk: int) -> DokumenLama:
    return get_object_or_404(mine(me(request)).select_related("unit", "revisi").defer("data"), pk=pk)


@require_http_methods(["GET", "POST"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Upload documents; the list of those that are here, what wants most attention first."""
    user = me(request)
    units = Unit.objects.filter(pk__in=covered(orang(user, today()), Peran.PENYUSUN))
    told: dict[str, Any] = {"units": units, "paling_besar": LARGEST // 1_000_000, "paling_banyak": MOST_FILES}
    status = 200
    if request.method == "POST":
        try:
            unit = units.filter(pk=_number(request.POST.get("unit", ""))).first()
            if unit is None:
                raise SopanError(Pesan("Anda bukan penyusun di unit itu.", "You are no drafter there."))
            count = len(receive(user, unit, _uploads(request)))
        except SopanError as error:
            told["salah"], status = said(error.message), 422
        else:
            taken = Pesan(f"{count} berkas sedang dibaca.", f"{count} files are being read.")
            messages.success(request, said(taken))
            return redirect("impor")
    rows = list(mine(user).select_related("unit", "revisi").defer(*_HEAVY)[:_SHOWN])
    order = {K.MENUNGGU: 0, K.SIAP: 1, K.DITOLAK: 2, K.JADI: 3}
    rows.sort(key=lambda one: (order[K(one.keadaan)], -one.ragu - one.kesalahan))
    same = Counter(one.sidik_sop for one in rows if one.sidik_sop)
    told |= {
        "dokumen": [(one, same[one.sidik_sop] > 1) for one in rows],
        "menunggu": sum(one.keadaan == K.MENUNGGU for one in rows),
    }
    return render(request, "importing/daftar.html", told, status=status)


def _uploads(request: HttpRequest) -> list[tuple[str, bytes]]:
    files = request.FILES.getlist("berkas")
    if not 0 < len(files) <= MOST_FILES or any((one.size or 0) > LARGEST for one in files):
        raise SopanError(
            Pesan(
                f"Pilih 1 sampai {MOST_FILES} berkas, masing-masing paling besar {LARGEST // 1_000_000} MB.",
                f"Choose 1 to {MOST_FILES} files of at most {LARGEST // 1_000_000} MB each.",
            )
        )
    return [(one.name or "", one.read()) for one in files]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0


@require_GET
def meja(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its pages at left, at right every value that was read, to confirm or correct."""
    one = _one(request, pk)
    told: dict[str, Any] = {"dokumen": one, "halaman": [], "kelompok": {}}
    if one.isi:
        found = list(values(one, document(one.isi).sop))
        told["kelompok"] = _groups(found)
        told["ragu"] = [value for value in found if value.ragu]
        told["temuan"] = findings(document(one.isi), "reviu").temuan
    told["halaman"] = list(one.halaman.values_list("nomor", flat=True))
    told["catatan"] = [
        {**note, "pesan": Pesan(*note["pesan"])} for note in one.catatan if note["jenis"] != "keterangan"
    ]
    told["alasan"] = [Pesan(*why) for why in one.alasan]
    return render(request, "importing/meja.html", told)


def _groups(found: list[Nilai]) -> list[tuple[Pesan, list[Nilai]]]:
    groups: dict[Pesan, list[Nilai]] = {}
    for value in found:
        groups.setdefault(value.kelompok, []).append(value)
    return list(groups.items())


@require_POST
def nilai(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    """Confirm a value, or correct it. Answers a script with JSON, a form with the page."""
    one = _one(request, pk)
    entries = request.POST.getlist("isi") if "isi" in request.POST or request.POST.get("ubah") else None
    fault = ""
    try:
        one = confirm(one.pk, nomor, None if entries is None else [text[:20_000] for text in entries])
    except SopanError as error:
        fault = said(error.message)
    except ValueError:  # pydantic's, for words that the model refuses
        fault = said(Pesan("Isian ini tidak dapat dipakai.", "This cannot be used."))
    if request.headers.get("Accept") == "application/json":
        if fault:
            return JsonResponse({"salah": fault}, status=422)
        return JsonResponse({"ragu": one.ragu, "kesalahan": one.kesalahan, "peringatan": one.peringatan})
    if fault:
        messages.error(request, fault)
    return redirect("impor-meja", pk)


@require_GET
def halaman(request: HttpRequest, pk: int, nomor: int) -> HttpResponse:
    """A page of the document as a picture."""
    page = _one(request, pk).halaman.filter(nomor=nomor).first()
    if page is None:
        raise Http404
    answer = HttpResponse(bytes(page.gambar), content_type="image/png")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
def jadikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it a draf."""
    user = me(request)
    _one(request, pk)
    try:
        revisi = make_draft(pk, user)
    except Ditolak as refused:
        for reason in refused.alasan:
            messages.error(request, said(reason))
    except SopanError as error:
        messages.error(request, said(error.message))
    else:
        messages.success(request, said(Pesan("Draf dibuat dari dokumen lama.", "A draft is made of it.")))
        return redirect("sop-dokumen", revisi.pk)
    return redirect("impor-meja", pk)


@require_POST
def buang(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a document; a draf that was made of it stays."""
    _one(request, pk).delete()
    messages.success(request, said(Pesan("Dokumen lama dibuang.", "The old document is gone.")))
    return redirect("impor")


@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    """The audit of the stock as XLSX."""
    rows = list(mine(me(request)).select_related("unit").defer("data")[:_AUDITED])
    answer = HttpResponse(
        written(rows), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="audit-sop-lama.xlsx"'
    return answer
