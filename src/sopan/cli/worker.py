"""`sopan worker`."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Kerjakan yang tidak ditunggu sebuah halaman: ekspor dan buku, surel, pengingat, dan yang ditentukan "
    "kalender (memberlakukan SOP pada tanggal efektifnya, memulai evaluasi pada waktunya).\n\n"
    "Boleh dijalankan sebanyak yang diperlukan, di mesin mana pun pada basis data yang sama. Pekerjaan yang "
    "terputus karena prosesnya mati diambil alih pekerja lain sesudah 30 detik.",
    "Do what no page waits for: exports and books, e-mail, reminders, and what the calendar asks for "
    "(putting SOPs in force on their effective day, beginning evaluations when due).\n\n"
    "May run as often as needed, on any machine with the same database. What was cut off since its process "
    "died is taken over by another worker after 30 seconds.",
)
EXAMPLES = ("sopan worker", "sopan worker --once")


def command(
    once: Annotated[
        bool,
        typer.Option(
            "--once", help=str(Pesan("Sampai antreannya kosong, lalu selesai.", "Until nothing waits."))
        ),
    ] = False,
    every: Annotated[
        int,
        typer.Option(
            "--every",
            min=1,
            max=86_400,
            metavar="S",
            help=str(Pesan("Jeda melihat antrean, detik.", "Seconds between looks at the queue.")),
        ),
    ] = 1,
    lease: Annotated[
        int,
        typer.Option(
            "--lease",
            min=2,
            max=3600,
            metavar="S",
            help=str(
                Pesan(
                    "Detik tanpa denyut sesudahnya pekerja dianggap mati; sama di semua pekerja.",
                    "Seconds without a beat after which a worker counts as dead; the same for all workers.",
                )
            ),
        ),
    ] = 30,
    parent: Annotated[int, typer.Option("--parent", hidden=True)] = 0,
) -> None:
    """Work until a signal ends it; what is under way is finished first."""
    boot = web("boot")
    boot.ready()
    boot.migrate()
    worker = web("background.worker").Worker(interval=every, lease=lease, parent=parent)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, worker.stop)
    count = worker.run(once=once)
    if once:
        say(str(Pesan(f"{count} pekerjaan selesai.", f"{count} tasks done.")))
