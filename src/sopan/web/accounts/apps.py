"""The app of sopan.web.accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package."""

    name = "sopan.web.accounts"
    label = "accounts"
