"""The app of sopan.web.internalisasi."""

from __future__ import annotations

from django.apps import AppConfig


class InternalisasiConfig(AppConfig):
    """See the package."""

    name = "sopan.web.internalisasi"
    label = "internalisasi"
