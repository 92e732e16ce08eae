"""Django made ready for a command or a server."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import OperationalError, connection

from sopan.errors import Pesan, SystemFailure

__all__ = ["migrate", "ready"]

_LOCK = 350_036  # the number of the advisory lock of whoever changes tables; any would do


def ready() -> None:
    """Set Django up with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sopan.web.config.settings")
    django.setup()


def migrate() -> None:
    """Bring the database to this version. Raises `SystemFailure` where it cannot be reached.

    Server and workers start at the same moment after an update; one changes the tables, the rest wait for it.
    """
    try:
        with _alone():
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise SystemFailure(
            Pesan(f"basis data tidak dapat dipakai: {error}", f"the database cannot be used: {error}")
        ) from error


@contextmanager
def _alone() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    file = Path(str(connection.settings_dict["NAME"]))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperationalError(str(error)) from error
    with file.with_name(f"{file.name}.migrate").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
