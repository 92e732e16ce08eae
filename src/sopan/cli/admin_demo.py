"""`sopan admin demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Isi basis data kosong dengan kota contoh: unit, orang dengan semua peran, SOP dalam berbagai keadaan.",
    "Fill an empty database with an example town: units, people of all roles, SOPs in different states.",
)
EXAMPLES = ("sopan admin demo examples",)


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=str(Pesan("Folder contoh.", "Folder of examples.")))
    ],
) -> None:
    """Make the demo and tell how to log in."""
    boot = web("boot")

    boot.ready()
    boot.migrate()

    demo = web("demo")
    password = demo.build(folder)
    for login, name, _post, _unit, roles in demo.PEOPLE:
        say(f"{login:8} {', '.join(role.value for role, _ in roles):16} {name}")
    say(
        str(Pesan(f"Sandi semua orang di demo: {password}", f"Password of everybody in the demo: {password}"))
    )
