"""`sopan admin seed`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Tambahkan banyak SOP ke kantor yang sudah ada, untuk uji beban.",
    "Add many SOPs to an office that is there, for load tests.",
)
EXAMPLES = ("sopan admin seed examples --sop 100000",)


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=str(Pesan("Folder contoh.", "Folder of examples.")))
    ],
    sop: Annotated[
        int, typer.Option("--sop", min=1, metavar="N", help=str(Pesan("Banyaknya SOP.", "How many SOPs.")))
    ] = 1000,
) -> None:
    """Write them, and tell how many there are then."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    count = web("seed").seed(folder, sop)
    say(str(Pesan(f"{count} revisi di pustaka.", f"{count} revisions in the library.")))
