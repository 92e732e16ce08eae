"""The app of sopan.web.authoring."""

from __future__ import annotations

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    """See the package."""

    name = "sopan.web.authoring"
    label = "authoring"
