"""The app of sopan.web.importing."""

from __future__ import annotations

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    """See the package."""

    name = "sopan.web.importing"
    label = "importing"
