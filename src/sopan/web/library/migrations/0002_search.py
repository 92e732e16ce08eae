"""The full-text index, of which each database has its own kind."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

_SQLITE = """
CREATE VIRTUAL TABLE library_cari USING fts5(judul, isi, tokenize = "unicode61 remove_diacritics 2")
"""
_POSTGRESQL = """
CREATE TABLE library_cari (
    revisi_id bigint PRIMARY KEY
        REFERENCES library_revisi (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    judul text NOT NULL,
    isi text NOT NULL,
    vektor tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('indonesian', judul), 'A') || setweight(to_tsvector('indonesian', isi), 'C')
    ) STORED
);
CREATE INDEX library_cari_vektor ON library_cari USING gin (vektor)
"""


def forwards(_apps: Any, schema_editor: Any) -> None:
    """Make the index of the database at hand."""
    schema_editor.execute(_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE)


def backwards(_apps: Any, schema_editor: Any) -> None:
    """Drop it."""
    schema_editor.execute("DROP TABLE library_cari")


class Migration(migrations.Migration):
    """After the tables."""

    dependencies: ClassVar = [("library", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(forwards, backwards)]
