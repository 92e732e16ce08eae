"""Beginning an SOP: nothing but a title, a pattern, some questions, another SOP, a file."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.lifecycle import Ditolak, Peran
from sopan.read.impor.aman import MOST_BYTES
from sopan.templates import daftar_pola
from sopan.templates.interview import HASIL, PEMICU, SKALA, aspek_baku, peran, pola_untuk
from sopan.templates.reshape import batas_keputusan, keputusan_pola, pemeriksa_lain
from sopan.web.accounts.models import Pengguna, Unit
from sopan.web.accounts.people import covered, me, orang
from sopan.web.authoring import start
from sopan.web.authoring.services import create
from sopan.web.clock import today
from sopan.web.library.reading import document
from sopan.web.library.views import find
from sopan.web.library.visibility import visible_to
from sopan.web.words import said

__all__ = ["LARGEST", "baru", "faults", "salin", "tanya"]

LARGEST = 1_000_000
"""How large the text of an SOP may be, in letters."""

_FOUND = 20


def faults(error: SopanError) -> list[str]:
    """What is wrong, line by line."""
    if isinstance(error, UnreadableFile):
        return [
            (f"{one.line}:{one.column} " if one.line else "")
            + said(one.message)
            + (f" {said(one.instead)}" if one.instead else "")
            for one in error.faults
        ]
    if isinstance(error, Ditolak):
        return [said(reason) for reason in error.alasan]
    return [said(error.message)]


def _units(user: Pengguna) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=covered(orang(user, today()), Peran.PENYUSUN))


def _unit(request: HttpRequest, units: QuerySet[Unit]) -> Unit:
    chosen = request.POST.get("unit", "")
    return get_object_or_404(units, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 12 else 0)


def _unprintable() -> list[str]:
    return [said(Pesan("Isian memuat tanda yang tidak dapat dicetak.", "Unprintable signs."))]


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Choose how to begin; blank, a pattern and a file begin here."""
    user = me(request)
    units = _units(user)
    told: dict[str, Any] = {
        "units": units,
        "pola": daftar_pola(),
        "salah": [],
        "dipilih": request.POST.get("unit") or str(user.unit_id),
    }
    if request.method == "POST":
        unit = _unit(request, units)
        try:
            text, name = _first_text(request, unit)
            revisi = create(user, unit, text, name)
        except SopanError as error:
            told["salah"] = faults(error)
            return render(request, "draf.html", told, status=422)
        return redirect("sop-dokumen" if name else "sop-sunting", revisi.pk)
    return render(request, "draf.html", told)


def _first_text(request: HttpRequest, unit: Unit) -> tuple[str, str]:
    """The text, and the name of the file that it comes from."""
    how = request.POST.get("mulai", "berkas")
    if how == "kosong":
        return start.blank(unit), ""
    if how.startswith("pola:"):
        return start.from_pattern(how.removeprefix("pola:"), unit), ""
    upload = request.FILES.get("berkas")
    if upload is None:
        raise Ditolak((Pesan("Pilih berkasnya dahulu.", "Choose the file first."),))
    if (upload.size or 0) > MOST_BYTES:
        raise Ditolak((Pesan("Berkas terlalu besar.", "The file is too large."),))
    name = (upload.name or "berkas")[:100]
    text = start.from_bytes(upload.read(), name)
    if len(text) > LARGEST:
        raise Ditolak((Pesan("SOP ini terlalu panjang.", "This SOP is too long."),))
    return text, name


@require_http_methods(["GET", "POST"])
def salin(request: HttpRequest) -> HttpResponse:
    """Begin from another SOP that this person sees."""
    user = me(request)
    units = _units(user)
    words = request.GET.get("q", "").strip()[:100]
    seen = visible_to(user, orang(user, today())).select_related("unit").defer("isi")
    told: dict[str, Any] = {"units": units, "q": words, "salah": [], "dipilih": str(user.unit_id)}
    told["hasil"] = seen.filter(judul__icontains=words).order_by("judul", "-urut")[:_FOUND]
    if request.method == "POST":
        unit = _unit(request, units)
        chosen = request.POST.get("sop", "")
        source = find(user, int(chosen) if chosen.isdecimal() and len(chosen) < 12 else 0)
        try:
            text = start.from_sop(source.isi, document(source.isi).sop, unit)
            return redirect("sop-sunting", create(user, unit, text).pk)
        except SopanError as error:
            told["salah"] = faults(error)
            return render(request, "authoring/salin.html", told, status=422)
    return render(request, "authoring/salin.html", told)


_FIRST = ("pemicu", "hasil", "skala", "aspek", "output")
_CHOICES = {"pemicu": PEMICU, "hasil": HASIL, "skala": SKALA}


@require_http_methods(["GET", "POST"])
def tanya(request: HttpRequest) -> HttpResponse:
    """The deck's questions on two pages: what it is, then who does it."""
    user = me(request)
    units = _units(user)
    first = {name: request.POST.get(name, "").strip()[:200] for name in _FIRST}
    told: dict[str, Any] = {
        "units": units,
        "pilihan": _CHOICES,
        "nilai": first,
        "salah": [],
        "dipilih": request.POST.get("unit") or str(user.unit_id),
    }
    if request.method == "GET":
        return render(request, "authoring/tanya.html", told)
    for name, choices in _CHOICES.items():
        if first[name] not in {one.nilai for one in choices}:
            first[name] = choices[-1].nilai if name == "skala" else ""
    unit = _unit(request, units)
    if not all(first[name] for name in ("pemicu", "hasil", "output")) or "ulang" in request.POST:
        if "ulang" not in request.POST:
            told["salah"] = [
                said(Pesan("Jawab ketiga pertanyaannya dahulu.", "Answer the three questions first."))
            ]
        return render(request, "authoring/tanya.html", told, status=422 if told["salah"] else 200)
    pola = pola_untuk(first["pemicu"], first["hasil"], first["skala"])  # type: ignore[arg-type]  # checked above
    first["aspek"] = first["aspek"] or aspek_baku(first["pemicu"], first["hasil"], first["skala"])  # type: ignore[arg-type]  # as above
    least, most = batas_keputusan(pola)
    told |= {
        "unit": unit,
        "terpilih": pola,
        "peran": [(one, request.POST.get(f"peran-{one.id}", one.bawaan or "")) for one in peran(pola)],
        "keputusan": (least, most, request.POST.get("keputusan", str(keputusan_pola(pola)))),
        "pemeriksa": [
            (at, request.POST.get(f"pemeriksa-{at}", "")) for at in range(len(pemeriksa_lain(pola)))
        ],
        "persyaratan": request.POST.get("persyaratan", ""),
    }
    if "buat" not in request.POST:
        return render(request, "authoring/tanya_dua.html", told)
    asked: dict[str, Any] = {key: str(value)[:200] for key, value in request.POST.items()}
    asked["persyaratan"] = [
        line.strip() for line in request.POST.get("persyaratan", "")[:5000].splitlines() if line.strip()
    ]
    try:
        return redirect("sop-sunting", create(user, unit, start.from_answers(pola, first, asked, unit)).pk)
    except SopanError as error:
        told["salah"] = faults(error)
    except ValueError:  # pydantic's, for words that the model refuses, such as control characters
        told["salah"] = _unprintable()
    return render(request, "authoring/tanya_dua.html", told, status=422)
