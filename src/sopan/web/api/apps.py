"""The app of sopan.web.api."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """See the package."""

    name = "sopan.web.api"
    label = "api"
