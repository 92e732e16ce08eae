"""The addresses of sopan.web.approval that its own urls.py names."""

from __future__ import annotations

from typing import Any

from tests.web.permissions.row import Row, seen

TABLE: dict[str, Row] = {
    "sop-reviu": seen("get", "pk"),
    "sop-riwayat": seen("get", "pk"),
    "sop-beda": seen("get", "pk"),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """What the addresses above need besides the SOP of the case."""
