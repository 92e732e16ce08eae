"""`sopan new`: a new SOP from a pattern of the deck, or from its questions.

With `--pola` the pattern comes as it is, its blanks answered by `--isi`; without it the questions are
asked in the terminal. The text goes to `--output`, or to the standard output where there is none.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sopan.cli.new_file import write_new
from sopan.cli.new_questions import Terminal, ask
from sopan.errors import Pesan, WrongUse
from sopan.templates import daftar_pola, find, pola_bernama
from sopan.templates.interview import susun

__all__ = ["command"]


def command(
    pola: Annotated[
        str | None, typer.Option("--pola", help="Nama pola; tanpa ini, pertanyaan diajukan di terminal.")
    ] = None,
    isi: Annotated[
        list[str] | None,
        typer.Option(
            "--isi", help="Jawaban sebuah isian: 'label=jawaban'. Boleh berulang.", metavar="LABEL=JAWABAN"
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Berkas yang ditulis.")] = None,
    daftar: Annotated[bool, typer.Option("--daftar", help="Tampilkan pola dan isiannya.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Timpa berkas yang sudah ada.")] = False,
) -> None:
    """Mulai SOP baru dari pola, atau dari tanya jawab."""
    console = Console(stderr=True)
    if daftar:
        _show_patterns(Console(), pola)
    elif pola is not None:
        text = pola_bernama(pola).isi(_answers(isi or []))
        _deliver(text, output, console, force=force)
    elif isi:
        raise WrongUse(Pesan("--isi memerlukan --pola.", "--isi needs --pola."))
    elif not _terminal():
        raise WrongUse(
            Pesan(
                "tanya jawab memerlukan terminal; pilih pola dengan --pola (lihat sopan new --daftar).",
                "the questions need a terminal; choose a pattern with --pola (see sopan new --daftar).",
            )
        )
    else:
        jawaban = ask(Terminal(console))
        rancangan = susun(jawaban)
        console.print(str(Pesan("Pola", "Pattern")) + f": {rancangan.pola.judul}", highlight=False)
        name = typer.prompt(
            str(Pesan("Nama berkas", "File name")),
            default=str(output or f"{_slug(rancangan.judul)}.sop.yaml"),
            err=True,
        )
        _deliver(rancangan.teks, Path(name), console, force=force)


def _terminal() -> bool:
    return sys.stdin.isatty()


def _answers(pairs: list[str]) -> dict[str, str]:
    """`label=answer` as a mapping. Raises `WrongUse` for one without an equals sign."""
    answers: dict[str, str] = {}
    for pair in pairs:
        label, equals, answer = pair.partition("=")
        if not equals:
            raise WrongUse(
                Pesan(
                    f"--isi '{pair}' bukan 'label=jawaban', misalnya 'nama produk=laporan bulanan'.",
                    f"--isi '{pair}' is not 'label=answer', such as 'nama produk=laporan bulanan'.",
                )
            )
        answers[label.strip()] = answer.strip()
    return answers


def _deliver(text: str, output: Path | None, console: Console, *, force: bool) -> None:
    left = find(text)
    if output is None:
        typer.echo(text, nl=False)
        return
    write_new(output, text, force=force)
    console.print(str(Pesan(f"Ditulis: {output}", f"Written: {output}")), markup=False, highlight=False)
    if left:
        labels = ", ".join(isian.label for isian in left)
        told = Pesan(
            f"Isian yang tersisa ({len(left)}): {labels}.", f"Blanks that are left ({len(left)}): {labels}."
        )
        console.print(str(told), markup=False, highlight=False)
    console.print(
        str(Pesan(f"Sesudah diisi: sopan check {output}", f"Once filled in: sopan check {output}")),
        markup=False,
        highlight=False,
    )


def _show_patterns(console: Console, name: str | None) -> None:
    if name is None:
        table = Table(box=None, padding=(0, 1))
        for heading in (Pesan("pola", "pattern"), Pesan("judul", "title"), Pesan("untuk", "for")):
            table.add_column(str(heading))
        for pola in daftar_pola():
            table.add_row(pola.nama, pola.judul, pola.untuk)
        console.print(table, highlight=False)
        return
    pola = pola_bernama(name)
    console.print(f"{pola.nama}: {pola.judul}", style="bold", markup=False, highlight=False)
    console.print(pola.untuk, markup=False, highlight=False)
    stages = Table(box=None, padding=(0, 1))
    for heading in (Pesan("tahap", "stage"), Pesan("nama", "name"), Pesan("struktur", "structure")):
        stages.add_column(str(heading))
    for tahap in pola.tahap:
        stages.add_row(str(tahap.nomor), tahap.nama, tahap.struktur)
    console.print(stages, highlight=False)
    blanks = Table(box=None, padding=(0, 1))
    for heading in (
        Pesan("isian", "blank"),
        Pesan("yang ditanyakan", "asks for"),
        Pesan("misalnya", "such as"),
    ):
        blanks.add_column(str(heading))
    for isian in pola.isian:
        blanks.add_row(isian.label, str(isian.tanya), isian.contoh)
    console.print(blanks, highlight=False)


def _slug(title: str) -> str:
    """A title as a file name: `pembuatan-laporan-bulanan`."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "sop"
