"""The addresses of sopan.web.internalisasi."""

from __future__ import annotations

from typing import Any

from tests.web.permissions.row import Row, seen

TABLE: dict[str, Row] = {
    "sop-baca": seen("get", "pk"),
    "sop-paham": seen("post", "pk"),
    "internalisasi": seen("get", "pk"),
    "internalisasi-tugasi": seen("post", "pk", siapa="1"),
    "internalisasi-ingatkan": seen("post", "pk"),
    "internalisasi-bukti": seen("get", "pk", "csv"),
    "internalisasi-bahan": seen("get", "pk", "tayangan"),
}
WRITES: set[str] = {"sop-paham", "internalisasi-tugasi", "internalisasi-ingatkan"}
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """What the addresses above need besides the SOP of the case."""
