"""`sopan admin setup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Siapkan basis data, bawa masuk unit dari berkas organisasi, dan buat administrator pertama. Sandinya "
    "dibuat sendiri lewat tautan sekali pakai yang ditampilkan di sini.",
    "Prepare the database, bring in the units of an organisation file, and make the first administrator, who "
    "sets a password by the one-time link that is shown here.",
)
EXAMPLES = ("sopan admin setup --organisasi kota.organisasi.yaml --url https://sop.kota.go.id",)


def command(
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help=str(Pesan("Nama masuk.", "Name to log in with.")))
    ] = "admin",
    organisasi: Annotated[
        Path | None,
        typer.Option("--organisasi", metavar="FILE", help=str(Pesan("Berkas organisasi.", "Units' file."))),
    ] = None,
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help=str(Pesan("Alamat server.", "Address of the server.")))
    ] = "http://127.0.0.1:8000",
) -> None:
    """Make an administrator with a one-time link. Run again for the same name, it gives a new link."""
    boot = web("boot")

    boot.ready()
    boot.migrate()
    secret = web("accounts.setup").first_administrator(name, organisasi)
    say(f"{url.rstrip('/')}/undangan/{secret}/")
