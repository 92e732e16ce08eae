"""One view of the whole database, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

__all__ = ["snapshot"]


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read inside is of one moment; nothing may be written, and nobody waits for it.

    Inside of a transaction that has begun already, that one's view holds.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        connection.ensure_connection()
        sqlite: Any = connections[DEFAULT_DB_ALIAS]  # only SQLite's connection has a mode
        usual = sqlite.transaction_mode
        # Ours begin as writers, which others would wait for; a reader has its view from its first look on.
        sqlite.transaction_mode = "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            sqlite.transaction_mode = usual
