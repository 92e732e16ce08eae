"""The app of sopan.web.library."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """See the package."""

    name = "sopan.web.library"
    label = "library"
