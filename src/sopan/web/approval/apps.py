"""The app of sopan.web.approval."""

from __future__ import annotations

from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    """See the package."""

    name = "sopan.web.approval"
    label = "approval"
