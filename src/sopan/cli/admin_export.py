"""`sopan admin export-library`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Simpan seluruh pustaka sebagai berkas .sop.yaml dalam satu zip, satu folder setiap unit.",
    "Save the whole library as .sop.yaml files in one zip, a folder a unit.",
)
EXAMPLES = ("sopan admin export-library pustaka.zip",)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas zip.", "Zip file.")))],
    past: Annotated[
        bool,
        typer.Option(
            "--past", help=str(Pesan("Juga yang sudah diganti dan dicabut.", "Past revisions too."))
        ),
    ] = False,
) -> None:
    """Write the zip."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    count = web("library.exchange_files").export_file(file, past=past)
    say(str(Pesan(f"{count} SOP disimpan ke {file}.", f"{count} SOPs saved to {file}.")))
