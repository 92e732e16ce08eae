"""A new draf from a file or a plain form, and the text of a draf to change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.lifecycle import Ditolak, Peran
from sopan.model import Sop
from sopan.read.dump import dump_sop
from sopan.read.source import decode
from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import covered, me, orang
from sopan.web.authoring.help import SPELLINGS, words_for_help
from sopan.web.authoring.picture import reasons as reasons_of_rules
from sopan.web.authoring.schema import field_table
from sopan.web.authoring.services import create, save, writing_refused
from sopan.web.clock import today
from sopan.web.library.reading import document
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["baru", "naskah", "sunting"]

LARGEST = 1_000_000


def _faults(error: SopanError) -> list[str]:
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


def _from_form(request: HttpRequest, unit: Unit) -> str:
    """The first text of an SOP from a title, its kind, its actors and its steps, one a line."""
    lines = {name: [line.strip() for line in request.POST.get(name, "")[:20_000].splitlines() if line.strip()]
             for name in ("pelaksana", "langkah")}  # fmt: skip
    actors = {f"p{number}": name for number, name in enumerate(lines["pelaksana"], 1)}
    by_name = {name.lower(): id for id, name in actors.items()}
    steps = []
    for line in lines["langkah"]:
        name, colon, words = line.partition(":")
        who = by_name.get(name.strip().lower())
        steps.append({"kegiatan": words.strip() if colon and who else line, "pelaksana": who or "p1"})
    sop = Sop.model_validate(
        {
            "judul": request.POST.get("judul", "").strip() or "-",
            "jenis": request.POST.get("jenis") or None,
            "unit": [unit.nama],
            "pelaksana": actors or {"p1": "Pelaksana"},
            "langkah": steps or [{"kegiatan": "Menyiapkan bahan", "pelaksana": "p1"}],
        }
    )
    return dump_sop(sop)


@require_http_methods(["GET", "POST"])
def baru(request: HttpRequest) -> HttpResponse:
    """Begin an SOP: upload a `.sop.yaml`, or fill a plain form."""
    user = me(request)
    units = Unit.objects.filter(pk__in=covered(orang(user, today()), Peran.PENYUSUN))
    told: dict[str, object] = {"units": units, "nilai": request.POST, "salah": []}
    if request.method == "POST":
        chosen = request.POST.get("unit", "")
        unit = get_object_or_404(units, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 12 else 0)
        upload = request.FILES.get("berkas")
        try:
            if upload is not None:
                if (upload.size or 0) > LARGEST:
                    raise Ditolak(
                        (Pesan("Berkas terlalu besar (paling besar 1 MB).", "The file is too large."),)
                    )
                name = (upload.name or "berkas")[:100]
                revisi = create(user, unit, decode(upload.read(), name), name)
            else:
                if not request.POST.get("judul", "").strip():
                    raise Ditolak((Pesan("Tulis judulnya.", "Write the title."),))
                revisi = create(user, unit, _from_form(request, unit))
        except SopanError as error:
            told["salah"] = _faults(error)
            return render(request, "draf.html", told, status=422)
        except ValueError:  # pydantic's, for words that the model refuses, such as control characters
            told["salah"] = [
                said(Pesan("Isian memuat tanda yang tidak dapat dicetak.", "Unprintable signs."))
            ]
            return render(request, "draf.html", told, status=422)
        return redirect("sop-dokumen", revisi.pk)
    return render(request, "draf.html", told)


@require_GET
def sunting(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor, or why this person cannot change this revisi."""
    user = me(request)
    revisi = find(user, pk)
    try:
        reasons = writing_refused(revisi, user)
        sop = document(revisi.isi).sop
    except SopanError as error:
        return render(request, "sunting.html", {"revisi": revisi, "salah": _faults(error)})
    if reasons:
        return render(request, "sunting.html", {"revisi": revisi, "salah": [said(one) for one in reasons]})
    told = {
        "pk": pk,
        "versi": revisi.versi,
        "sop": sop.model_dump(mode="json"),
        "skema": field_table(),
        "siapa": user.pk,
        "alasan": reasons_of_rules(),
        "judul_kolom": SPELLINGS,
        "kata": words_for_help(),
    }
    return render(request, "sunting.html", {"revisi": revisi, "data": told})


@require_http_methods(["GET", "POST"])
def naskah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the text of a draf, for those who write YAML and where scripts do not run."""
    user = me(request)
    revisi = find(user, pk)
    told: dict[str, object] = {"revisi": revisi, "isi": revisi.isi, "versi": revisi.versi, "salah": []}
    if request.method == "POST":
        text = request.POST.get("isi", "")[:LARGEST].replace("\r\n", "\n")
        version = request.POST.get("versi", "")
        try:
            save(pk, user, text, int(version) if version.isdecimal() and len(version) < 9 else -1)
        except SopanError as error:
            told.update(isi=text, salah=_faults(error), versi=version)
            return render(request, "naskah.html", told, status=422)
        return redirect("sop-dokumen", pk)
    return render(request, "naskah.html", told)
