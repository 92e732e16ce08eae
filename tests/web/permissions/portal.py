"""The addresses of sopan.web.portal: what is public answers everybody alike."""

from __future__ import annotations

from typing import Any

from sopan.web.library.models import Revisi
from sopan.web.portal.models import KodePeriksa, Masukan
from tests.web.permissions.row import ALL, LOGIN, Row, seen

OPEN = (200, 200, 200, 200, 200)

TABLE: dict[str, Row] = {
    "robots": Row("get", OPEN),
    "publik": Row("get", OPEN),
    "publik-sitemap": Row("get", OPEN),
    "publik-unit": Row("get", OPEN, ("unit_publik",)),
    "publik-peristiwa": Row("get", OPEN, ("informasi",)),
    "publik-layanan-pendek": Row("get", (307,) * 5, ("publik",)),
    "publik-layanan": Row("get", OPEN, ("publik", "slug_publik")),
    "publik-nilai": Row("get", OPEN, ("publik",)),
    "publik-qr": Row("get", OPEN, ("publik",)),
    "publik-berkas": Row("get", OPEN, ("publik", "ponsel.svg")),
    "publik-verifikasi": Row("get", OPEN),
    "publik-periksa": Row("post", (422,) * 5),
    "publik-kode": Row("get", OPEN, ("kode",)),
    "masukan": Row("get", ALL),
    "masukan-tangani": Row("post", (404, 404, 404, 404, LOGIN), ("masukan",), {"teks": "Dibahas."}),
    "sop-turunan": seen("get", "pk"),
    "sop-turunan-unduh": seen("get", "pk", "publik.html"),
}
WRITES: set[str] = {"masukan-tangani"}
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """A public service with its code, and something that was said of it."""
    one = Revisi.objects.filter(dipublikasikan=True).order_by("pk")[0]
    said = Masukan.objects.create(thread=one.thread, revisi=one, nilai=3, pada=one.diubah)
    case |= {
        "publik": one.thread_id,
        "slug_publik": "permohonan-informasi-publik",
        "unit_publik": one.unit_id,
        "kode": KodePeriksa.objects.create(revisi=one).kode,
        "masukan": said.pk,
    }
