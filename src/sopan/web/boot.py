"""Django made ready for a command or a server."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import OperationalError

from sopan.errors import Pesan, SystemFailure

__all__ = ["migrate", "ready"]


def ready() -> None:
    """Set Django up with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopan.web.config.settings")
    django.setup()


def migrate() -> None:
    """Bring the database to this version. Raises `SystemFailure` where it cannot be reached."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise SystemFailure(
            Pesan(f"basis data tidak dapat dipakai: {error}", f"the database cannot be used: {error}")
        ) from error
