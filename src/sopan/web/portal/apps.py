"""The app of sopan.web.portal."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See the package."""

    name = "sopan.web.portal"
    label = "portal"
