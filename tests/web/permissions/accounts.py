"""The addresses of the people."""

from __future__ import annotations

from typing import Any

from tests.web.permissions.row import LOGIN, Row

_NOBODY = (404, 404, 404, 404, LOGIN)
TABLE: dict[str, Row] = {
    "orang": Row("get", _NOBODY),
    "orang-baru": Row("get", _NOBODY),
    "orang-ubah": Row("get", _NOBODY, ("siapa",)),
    "orang-tautan": Row("post", _NOBODY, ("siapa",)),
    "orang-aktif": Row("post", _NOBODY, ("siapa",)),
}
"""None of the five keeps a unit; what those who do may, test_members.py tries."""
WRITES: set[str] = set()
ALLOWED: set[tuple[str, str]] = set()


def add(case: dict[str, Any], office: dict[str, Any]) -> None:
    """Somebody to be changed."""
    case["siapa"] = office["tono"].pk
