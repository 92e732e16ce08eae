"""`sopan organise import TABLE`: an organisation file from a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import tell
from sopan.cli.library import Output, hand_over, option
from sopan.errors import Pesan, WrongUse
from sopan.read.organisasi_dump import dump_organisasi
from sopan.read.organisasi_table import read_organisasi_table
from sopan.read.source import shown_name

__all__ = ["command"]

HELP = Pesan(
    "Baca SOTK dari lembar kerja (XLSX, XLS, ODS, CSV) menjadi berkas organisasi. Kolom dikenali dari "
    "kepalanya; yang tidak dipahami disebutkan dengan baris dan kolomnya.",
    "Read an organisation from a spreadsheet (XLSX, XLS, ODS, CSV) into an organisation file. Columns are "
    "known by their headings; what is not understood is named with its row and column.",
)
EXAMPLES = ("sopan organise import sotk.xlsx --output kota.organisasi.yaml",)


def command(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help=str(Pesan("Lembar kerja.", "The spreadsheet.")))
    ],
    output: Output = None,
    nama: Annotated[
        str | None, option("--name", id="Nama organisasi.", en="Name of the organisation.", metavar="NAMA")
    ] = None,
    force: Annotated[bool, option("--force", id="Timpa berkas yang ada.", en="Overwrite the file.")] = False,
) -> None:
    """Read a table."""
    if output is not None and output.exists() and not force:
        ada = shown_name(output)
        raise WrongUse(
            Pesan(
                f"{ada} sudah ada; pakai --force untuk menimpa.", f"{ada} exists; overwrite it with --force."
            )
        )
    tabel = read_organisasi_table(table, nama)
    berkas = shown_name(table)
    for satu in tabel.catatan:
        tempat = [berkas, satu.lembar, f"{satu.kolom}{satu.baris}" if satu.baris else ""]
        tell(f"{': '.join(x for x in tempat if x)}: {satu.pesan}.")
    hand_over(dump_organisasi(tabel.organisasi), output)
    kegiatan = sum(1 for _ in tabel.organisasi.kegiatan())
    units = len(tabel.organisasi.unit)
    tell(
        str(
            Pesan(
                f"{units} unit, {kegiatan} kegiatan terbaca.", f"read {units} units, {kegiatan} activities."
            )
        )
    )
