"""The verification page: behind the QR of a document, by a number, or of a file that somebody brings."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sopan.errors import Pesan
from sopan.web.portal.laju import allowed
from sopan.web.portal.models import KodePeriksa
from sopan.web.portal.pemeriksaan import Kedudukan, by_number, check_file, standing
from sopan.web.portal.periksa_berkas import LARGEST
from sopan.web.portal.views import show

__all__ = ["kode", "periksa", "verifikasi"]

_CODE = re.compile(r"[2-9A-HJ-NP-Z]{16}")


@never_cache
@require_GET
def verifikasi(request: HttpRequest) -> HttpResponse:
    """By number or by the code beside a QR; without either, the form."""
    asked = request.GET.get("n", "").strip()[:200]
    if not asked:
        return show(request, "verifikasi", {})
    if not allowed(request, "nomor", 60, 10):
        return _busy(request)
    plain = asked.upper().replace("-", "").replace(" ", "")
    if _CODE.fullmatch(plain) and (found := _of_code(plain)) is not None:
        return show(request, "verifikasi", {"n": asked, "kedudukan": found})
    return show(request, "verifikasi", {"n": asked, "kedudukan": by_number(asked)})


@never_cache
@require_GET
def kode(request: HttpRequest, kode: str) -> HttpResponse:
    """What stands behind the QR of a document."""
    found = _of_code(kode.upper())
    if found is None:
        return show(request, "verifikasi", {"n": kode, "kedudukan": ()}, status=404)
    return show(request, "verifikasi", {"kedudukan": found, "dari_kode": True})


def _of_code(code: str) -> tuple[Kedudukan, ...] | None:
    found = KodePeriksa.objects.filter(kode=code).select_related("revisi__unit", "keputusan").first()
    if found is None:
        return None
    if found.revisi is not None:
        return (standing(found.revisi),)
    if found.keputusan is None:
        return None
    rows = found.keputusan.revisi.select_related("unit").order_by("lampiran__urut")
    return tuple(standing(one) for one in rows[:200])


@never_cache
@require_POST
def periksa(request: HttpRequest) -> HttpResponse:
    """Look at a file that somebody brings."""
    upload = request.FILES.get("berkas")
    if upload is None:
        return _wrong(request, Pesan("Pilih berkas PDF-nya dahulu.", "Choose the PDF first."))
    if (upload.size or 0) > LARGEST:
        size = LARGEST // 1_000_000
        return _wrong(
            request, Pesan(f"Berkas lebih besar dari {size} MB.", f"The file is larger than {size} MB.")
        )
    if not allowed(request, "berkas", 12, 10):
        return _busy(request)
    data = upload.read(LARGEST + 1)
    if not data.startswith(b"%PDF-"):
        return _wrong(request, Pesan("Berkas ini bukan PDF.", "This file is no PDF."))
    name = (upload.name or "").replace("\0", "")[:120]
    return show(request, "verifikasi", {"hasil": check_file(data), "nama_berkas": name})


def _wrong(request: HttpRequest, message: Pesan) -> HttpResponse:
    return show(request, "verifikasi", {"salah": message}, status=422)


def _busy(request: HttpRequest) -> HttpResponse:
    told = Pesan(
        "Terlalu banyak pemeriksaan dari jaringan Anda. Coba lagi sepuluh menit lagi.",
        "Too many checks from your network. Try again in ten minutes.",
    )
    return show(request, "verifikasi", {"salah": told}, status=429)
