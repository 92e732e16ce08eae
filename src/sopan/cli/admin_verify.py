"""`sopan admin verify-audit`."""

from __future__ import annotations

from sopan.cli.console import say
from sopan.cli.web_part import web
from sopan.errors import Pesan

HELP = Pesan(
    "Periksa bahwa rantai kejadian utuh, dan bahwa isi serta keadaan setiap revisi seperti yang dicatatnya.",
    "Check that the chain of events is whole, and that text and state of each revisi are what it tells.",
)
EXAMPLES = ("sopan admin verify-audit",)


def command() -> int:
    """Tell what does not hold; 1 where something does not."""
    boot = web("boot")

    boot.ready()

    faults = list(web("approval.audit").verify())
    for fault in faults:
        say(str(fault))
    if not faults:
        count = web("approval.models").Event.objects.count()
        say(str(Pesan(f"{count} kejadian, rantai utuh.", f"{count} events, the chain holds.")))
    return 1 if faults else 0
