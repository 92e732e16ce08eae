"""The addresses of sopan.web.api."""

from __future__ import annotations

from typing import Any

from sopan.web.api.tokens import create
from tests.web.permissions.row import ALL, LOGIN, Row

TABLE: dict[str, Row] = {
    "akun-token": Row("get", ALL),
    "akun-token-cabut": Row("post", (302, 404, 404, 404, LOGIN), ("token",)),
    "api-rujukan": Row("get", ALL),
}
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """What the addresses above need besides the SOP of the case."""
    case["token"] = create(office["sari"], "laptop", ["baca"], 30)[0].pk
