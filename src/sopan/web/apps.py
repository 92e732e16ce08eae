"""The project's own templates, styles and words, as an app."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What the pages share."""

    name = "sopan.web"
    label = "web"
