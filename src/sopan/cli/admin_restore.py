"""`sopan admin restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Isi basis data kosong dari cadangan, juga dari basis data jenis lain.",
    "Fill an empty database from a backup, also of the other kind of database.",
)
EXAMPLES = ("sopan admin restore cadangan.zip",)


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas zip.", "Zip file.")))],
) -> int:
    """Read the backup, then check the chain of events."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    count = web("backup").restore(file)
    faults = list(web("approval.audit").verify())
    for fault in faults:
        say(str(fault))
    say(str(Pesan(f"{count} objek dipulihkan.", f"{count} objects restored.")))
    return 1 if faults else 0
