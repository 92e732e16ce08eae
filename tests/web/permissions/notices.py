"""The addresses of sopan.web.notices."""

from __future__ import annotations

from typing import Any

from sopan.errors import Pesan
from sopan.web.notices.models import Notice
from sopan.web.notices.services import notify
from tests.web.permissions.row import ALL, LOGIN, POST_ALL, Row

TABLE: dict[str, Row] = {
    "notifikasi": Row("get", ALL),
    "notifikasi-surel": Row("get", ALL),
    "notifikasi-tandai": Row("post", POST_ALL, (), {"semua": "1"}),
    "notifikasi-buka": Row("get", (302, 404, 404, 404, LOGIN), ("kabar",)),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """A notice to the owner."""
    notify([office["sari"]], "kabar", Pesan("Kabar.", "News."), "/", key="a notice of the table")
    case["kabar"] = Notice.objects.get(key="a notice of the table").pk
