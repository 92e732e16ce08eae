"""`sopan admin import-library`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Jadikan berkas .sop.yaml dari sebuah zip draf di pustaka; folder menyebut kode unitnya.",
    "Make the .sop.yaml files of a zip drafts in the library; folders name the unit by its code.",
)
EXAMPLES = (
    "sopan admin import-library pustaka.zip --as sari --dry-run",
    "sopan admin import-library pustaka.zip --as sari",
)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas zip.", "Zip file.")))],
    user: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="NAME",
            help=str(Pesan("Penyusun yang memasukkannya.", "The drafter who does it.")),
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=str(Pesan("Hanya periksa, jangan simpan.", "Only look.")))
    ] = False,
) -> None:
    """Import, telling what is faulty and how many became drafs."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    told = web("library.exchange_files").import_file(file, user, dry_run=dry_run)
    for line in told:
        say(str(line))
