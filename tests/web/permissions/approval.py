"""The addresses of sopan.web.approval that its own urls.py names."""

from __future__ import annotations

from typing import Any

from sopan.web.accounts.models import Unit
from sopan.web.approval.models import Keputusan
from sopan.web.clock import now
from tests.web.permissions.row import ALL, LOGIN, Row, seen

HIDDEN = (404, 404, 404, 404, LOGIN)
"""A decree is for those who manage its unit or enact for it; none of the five does."""

TABLE: dict[str, Row] = {
    "sop-reviu": seen("get", "pk"),
    "sop-riwayat": seen("get", "pk"),
    "sop-beda": seen("get", "pk"),
    "keputusan": Row("get", ALL),
    "keputusan-lihat": Row("get", HIDDEN, ("naskah",)),
    "keputusan-berkas": Row("get", HIDDEN, ("naskah", "pdf")),
    "keputusan-tandatangan": Row("post", HIDDEN, ("naskah",)),
    "keputusan-tetapkan": Row("post", HIDDEN, ("naskah",)),
}
WRITES: set[str] = {"keputusan-tandatangan", "keputusan-tetapkan"}
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """A decree that waits for its signature."""
    unit = Unit.objects.get(kode="diskominfo")
    told = {"nomor": "9", "tanggal": "2026-11-24"}
    made = Keputusan.objects.create(jenis="keputusan", unit=unit, isi=told, oleh=office["agus"], pada=now())
    case["naskah"] = made.pk
