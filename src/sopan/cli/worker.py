"""`sopan worker`."""

from __future__ import annotations

import signal
import threading
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Kerjakan yang ditentukan kalender: memberlakukan SOP pada tanggal efektifnya, memulai evaluasi pada "
    "waktunya. Boleh dijalankan di beberapa mesin sekaligus.",
    "Do what the calendar asks for: put SOPs in force on their effective day, begin evaluations when due. "
    "May run on several machines at once.",
)
EXAMPLES = ("sopan worker", "sopan worker --once")


def command(
    once: Annotated[bool, typer.Option("--once", help=str(Pesan("Sekali saja.", "Once only.")))] = False,
    every: Annotated[
        int,
        typer.Option(
            "--every",
            min=1,
            max=86_400,
            metavar="S",
            help=str(Pesan("Jeda dalam detik.", "Seconds between.")),
        ),
    ] = 60,
) -> None:
    """Work until a signal ends it; what is under way is finished first."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    run_due = web("approval.clockwork").run_due
    while not stopped.is_set():
        for name, revisi in run_due():
            say(f"{name} {revisi}")
        if once:
            return
        stopped.wait(every)
