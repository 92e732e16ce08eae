"""The app of sopan.web.background."""

from __future__ import annotations

from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    """See the package."""

    name = "sopan.web.background"
    label = "background"
