"""What every page shows around its own content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from sopan.errors import Pesan
from sopan.web.words import current, said

__all__ = ["navigation", "static_version"]

_BAR = (
    ("beranda", "home", Pesan("Beranda", "Home")),
    ("pustaka", "books", Pesan("Pustaka", "Library")),
    ("organisasi", "hierarchy", Pesan("Organisasi", "Organisation")),
    ("publik", "world", Pesan("Portal", "Portal")),
)


@cache
def static_version() -> str:
    """Changes whenever a style or script does, so that no browser keeps an old one."""
    digest = hashlib.sha256()
    for file in sorted((Path(__file__).parent / "static" / "sopan").rglob("*.*s*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The bar at the left with the place where one is, the language, the version of styles and scripts."""
    match = request.resolver_match
    here = (match.url_name or "") if match else ""
    place = "pustaka" if here.startswith(("sop", "draf", "reviu", "impor")) else here.split("-")[0]
    return {
        "bar": [
            {"nama": name, "ikon": icon, "sebutan": said(text), "di": name == place}
            for name, icon, text in _BAR
        ],
        "bahasa": current(),
        "versi_statis": static_version(),
    }
