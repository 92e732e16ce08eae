"""The patterns as tables: all of them, or one with its stages and blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from sopan.errors import Pesan
from sopan.templates import Pola

__all__ = ["show_pattern", "show_patterns"]


def show_patterns(patterns: Iterable[Pola]) -> None:
    """One row a pattern: its name, its title, and what it is for."""
    _print(
        (Pesan("pola", "pattern"), Pesan("judul", "title"), Pesan("untuk", "for")),
        [(pola.nama, pola.judul, pola.untuk) for pola in patterns],
    )


def show_pattern(pola: Pola) -> None:
    """The stages of a pattern with their structure, and its blanks with what they ask for."""
    console = Console()
    console.print(f"{pola.nama}: {pola.judul}", style="bold", markup=False, highlight=False)
    console.print(f"{pola.untuk}\n", markup=False, highlight=False)
    _print(
        (Pesan("tahap", "stage"), Pesan("nama", "name"), Pesan("struktur", "structure")),
        [(str(tahap.nomor), tahap.nama, tahap.struktur) for tahap in pola.tahap],
    )
    console.print()
    _print(
        (Pesan("isian", "blank"), Pesan("yang ditanyakan", "asks for"), Pesan("misalnya", "such as")),
        [(isian.label, str(isian.tanya), isian.contoh) for isian in pola.isian],
    )


def _print(headings: Sequence[Pesan], rows: Iterable[tuple[str, ...]]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in headings:
        table.add_column(str(heading), overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table, markup=False, highlight=False)
