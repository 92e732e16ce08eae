"""The editor of a draf, and its text for those who write YAML."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sopan.errors import SopanError
from sopan.web.accounts.people import me
from sopan.web.authoring.help import SPELLINGS, words_for_help
from sopan.web.authoring.picture import reasons as reasons_of_rules
from sopan.web.authoring.schema import field_table
from sopan.web.authoring.services import save, writing_refused
from sopan.web.authoring.start_views import LARGEST, faults
from sopan.web.library.reading import document
from sopan.web.library.views import find
from sopan.web.words import said

__all__ = ["naskah", "sunting"]


@require_GET
def sunting(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor, or why this person cannot change this revisi."""
    user = me(request)
    revisi = find(user, pk)
    try:
        reasons = writing_refused(revisi, user)
        sop = document(revisi.isi).sop
    except SopanError as error:
        return render(request, "sunting.html", {"revisi": revisi, "salah": faults(error)})
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
            told.update(isi=text, salah=faults(error), versi=version)
            return render(request, "naskah.html", told, status=422)
        return redirect("sop-dokumen", pk)
    return render(request, "naskah.html", told)
