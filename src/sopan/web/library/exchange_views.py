"""Import of many SOP files at once: a zip, its preview, and the import itself."""

from __future__ import annotations

import datetime
import io
from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sopan.errors import Pesan, UnreadableFile
from sopan.lifecycle import Peran
from sopan.web.accounts.models import Unit
from sopan.web.accounts.people import covered, me, orang
from sopan.web.clock import now, today
from sopan.web.library.exchange import BARU, KELIRU, REVISI, SAMA, Batas, bring, look, unpack
from sopan.web.library.models import Kiriman
from sopan.web.words import said

__all__ = ["jalankan", "kirim"]

LARGEST = 20_000_000
_KEPT = datetime.timedelta(days=1)
_MOST = Batas()


@require_http_methods(["GET", "POST"])
def kirim(request: HttpRequest) -> HttpResponse:
    """Upload a zip, and see what importing it would do."""
    user = me(request)
    units = Unit.objects.filter(pk__in=covered(orang(user, today()), Peran.PENYUSUN))
    told: dict[str, object] = {"units": units, "batas": _MOST}
    if request.method == "GET":
        return render(request, "kirim.html", told)
    upload = request.FILES.get("berkas")
    chosen = request.POST.get("unit", "")
    unit = units.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 12 else None
    if upload is None or (upload.size or 0) > LARGEST:
        told["salah"] = said(
            Pesan("Pilih berkas zip, paling besar 20 MB.", "Choose a zip file of at most 20 MB.")
        )
        return render(request, "kirim.html", told, status=422)
    data = upload.read()
    try:
        files = list(look(user, unpack(io.BytesIO(data), _MOST), unit))
    except UnreadableFile as error:
        why = said(error.faults[0].message)
        told["salah"] = f"{said(Pesan('Zip ini tidak diterima', 'This zip is not accepted'))}: {why}"
        return render(request, "kirim.html", told, status=422)
    Kiriman.objects.filter(pengguna=user).delete()
    Kiriman.objects.filter(pada__lt=now() - _KEPT).delete()
    kept = Kiriman.objects.create(pengguna=user, pada=now(), isi=data) if files else None
    files.sort(key=lambda one: ((KELIRU, REVISI, BARU, SAMA).index(one.status), one.jalur))
    count = Counter(one.status for one in files)
    told |= {
        "berkas": files,
        "banyak": {status: count[status] for status in (BARU, REVISI, SAMA, KELIRU)},
        "kiriman": kept if count[BARU] + count[REVISI] else None,
        "unit": unit,
    }
    return render(request, "kirim.html", told)


@require_POST
def jalankan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make drafs of the files that were shown."""
    user = me(request)
    kept = get_object_or_404(Kiriman, pk=pk, pengguna=user)
    chosen = request.POST.get("unit", "")
    units = Unit.objects.filter(pk__in=covered(orang(user, today()), Peran.PENYUSUN))
    unit = units.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 12 else None
    count = bring(user, look(user, unpack(io.BytesIO(bytes(kept.isi)), _MOST), unit))
    kept.delete()
    done = Pesan(
        f"{count[BARU]} SOP baru dan {count[REVISI]} revisi menjadi draf; {count[SAMA]} sudah ada, "
        f"{count[KELIRU]} keliru.",
        f"{count[BARU]} new SOPs and {count[REVISI]} revisions are drafts now; {count[SAMA]} were there, "
        f"{count[KELIRU]} faulty.",
    )
    messages.success(request, said(done))
    return redirect("/pustaka/?milik=saya&keadaan=draf")
