"""The addresses of sopan.web.importing."""

from __future__ import annotations

from typing import Any

from sopan.web.importing.services import receive
from tests.web.permissions.row import ALL, LOGIN, Row

TABLE: dict[str, Row] = {
    "impor": Row("get", ALL),
    "impor-audit": Row("get", ALL),
    "impor-meja": Row("get", (200, 404, 404, 404, LOGIN), ("dokumen_lama",)),
    "impor-nilai": Row("post", (302, 404, 404, 404, LOGIN), ("dokumen_lama", "1")),
    "impor-halaman": Row("get", (404, 404, 404, 404, LOGIN), ("dokumen_lama", "1")),
    "impor-jadikan": Row("post", (302, 404, 404, 404, LOGIN), ("dokumen_lama",)),
    "impor-buang": Row("post", (302, 404, 404, 404, LOGIN), ("dokumen_lama",)),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """A document that its owner uploaded and that waits to be read."""
    unit = office["sari"].unit
    case["dokumen_lama"] = receive(office["sari"], unit, [("lama.xlsx", b"PK")])[0].pk
