"""`sopan serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Jalankan kantor SOP di web. Basis data menurut SOPAN_DATABASE_URL, SQLite bila kosong.\n\n"
    "Dengan SQLite satu pekerja latar ikut berjalan: ekspor, surel, pengingat, dan yang ditentukan kalender. "
    "Dengan PostgreSQL jalankan sopan worker tersendiri, sebanyak yang diperlukan.",
    "Run the office on the web. The database is that of SOPAN_DATABASE_URL, SQLite when empty.\n\n"
    "With SQLite a background worker runs along: exports, e-mail, reminders, and what the calendar asks for. "
    "With PostgreSQL run sopan worker by itself, as many as needed.",
)
EXAMPLES = ("sopan serve", "sopan serve --host 0.0.0.0 --port 8080 --workers 4", "sopan serve --no-worker")


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
    worker: Annotated[
        bool | None,
        typer.Option(
            "--worker/--no-worker",
            help=str(
                Pesan(
                    "Pekerja latar ikut berjalan [bawaan: bila basis datanya SQLite].",
                    "A background worker runs along [default: where the database is SQLite].",
                )
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Bring the database to this version and serve until stopped."""
    boot, server = web("boot"), web("server")

    server.prepare(port)
    boot.ready()
    boot.migrate()
    along = server.wants_worker(worker)
    say(f"http://{host}:{port}")
    if along:
        say(str(Pesan("Satu pekerja latar ikut berjalan.", "A background worker runs along.")))
    else:
        say(
            str(
                Pesan(
                    "Tanpa pekerja latar; jalankan sopan worker untuk ekspor, surel, dan kalender.",
                    "Without a background worker; run sopan worker for exports, e-mail and the calendar.",
                )
            )
        )
    server.run(host, port, workers, worker=along)
