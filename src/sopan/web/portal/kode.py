"""The code on paper: a QR on each page that leads to the verification of that very revisi or decree."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from sopan.layout.compose import compose
from sopan.lifecycle import Keadaan
from sopan.publish.signing import bubuhkan_qr
from sopan.render import FORMATS, RenderOptions
from sopan.render.base import Lampiran
from sopan.web.approval.models import Keputusan
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.portal.models import KodePeriksa

__all__ = ["address_of", "bears_code", "document_pdf", "with_code"]

_CODED = frozenset(Keadaan) - {Keadaan.DRAF, Keadaan.REVIU, Keadaan.DISEPAKATI, Keadaan.UJI_COBA}


def bears_code(revisi: Revisi) -> bool:
    """Whether the document of this revisi bears the code: from final on, since that file will be signed."""
    return revisi.tahap in _CODED


def address_of(of: Revisi | Keputusan) -> str:
    """The full public address where a document of this revisi or decree is verified."""
    code, _ = (
        KodePeriksa.objects.get_or_create(revisi=of)
        if isinstance(of, Revisi)
        else KodePeriksa.objects.get_or_create(keputusan=of)
    )
    return f"{settings.PUBLIC_URL}{reverse('publik-kode', args=[code.kode])}"


def with_code(pdf: bytes, of: Revisi | Keputusan) -> bytes:
    """The PDF with the code on every page. To be done before the first signature."""
    return bubuhkan_qr(pdf, address_of(of))


def document_pdf(revisi: Revisi) -> bytes:
    """The SOP's document as PDF/A-3 that carries its own text, with the code where the revisi bears one."""
    sop = document(revisi.isi).sop
    name = f"sop-{revisi.thread_id}-r{revisi.urut}.sop.yaml"
    options = RenderOptions(lampiran=Lampiran(name, revisi.isi))
    pdf = FORMATS["pdf"].render(sop, compose(sop), options)[0].data
    return with_code(pdf, revisi) if bears_code(revisi) else pdf
