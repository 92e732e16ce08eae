"""The app of sopan.web.notices."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """See the package."""

    name = "sopan.web.notices"
    label = "notices"

    def ready(self) -> None:
        """Listen to the events of the lifecycle."""
        from sopan.web.notices import hearing  # noqa: F401, PLC0415 - models are there only now
