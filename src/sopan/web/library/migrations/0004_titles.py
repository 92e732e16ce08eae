"""An index of the titles alone, on PostgreSQL; that of SQLite knows its columns."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


def forwards(_apps: Any, schema_editor: Any) -> None:
    """Make it where the database is PostgreSQL."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX library_cari_judul ON library_cari USING gin (to_tsvector('indonesian', judul))"
        )


def backwards(_apps: Any, schema_editor: Any) -> None:
    """Drop it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX library_cari_judul")


class Migration(migrations.Migration):
    """After the words."""

    dependencies: ClassVar = [("library", "0003_views_and_words")]
    operations: ClassVar = [migrations.RunPython(forwards, backwards)]
