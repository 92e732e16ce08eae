"""The app of sopan.web.notices."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """See the package."""

    name = "sopan.web.notices"
    label = "notices"
