"""The addresses of sopan.web.background."""

from __future__ import annotations

from typing import Any

from tests.web.permissions.row import Row

TABLE: dict[str, Row] = {
    "siap": Row("get", (200, 200, 200, 200, 200)),
    "metrik": Row("get", (200, 200, 200, 200, 200)),  # from this machine, which the test is
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """What the addresses above need besides the SOP of the case."""
