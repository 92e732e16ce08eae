"""`sopan admin backup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Simpan semuanya ke satu berkas: orang, unit, SOP, kejadian, bukti, sertifikat.",
    "Save everything to one file: people, units, SOPs, events, evidence, certificates.",
)
EXAMPLES = ("sopan admin backup cadangan.zip",)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas zip.", "Zip file.")))],
) -> None:
    """Write the backup."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    count = web("backup").backup(file)
    say(str(Pesan(f"{count} objek disimpan.", f"{count} objects saved.")))
