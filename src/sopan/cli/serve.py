"""`sopan serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Jalankan kantor SOP di web. Basis data menurut SOPAN_DATABASE_URL, SQLite bila kosong.",
    "Run the office on the web. The database is that of SOPAN_DATABASE_URL, SQLite when empty.",
)
EXAMPLES = ("sopan serve", "sopan serve --host 0.0.0.0 --port 8080 --workers 4")


def command(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help=str(Pesan("Alamat.", "Address.")))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="N", help=str(Pesan("Porta.", "Port.")))
    ] = 8000,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, metavar="N", help=str(Pesan("Proses.", "Processes.")))
    ] = 2,
) -> None:
    """Bring the database to this version and serve until stopped."""
    boot = web("boot")

    boot.ready()
    boot.migrate()
    say(f"http://{host}:{port}")
    web("server").run(host, port, workers)
