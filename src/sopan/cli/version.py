"""`sopan version`."""

from __future__ import annotations

from sopan import __version__
from sopan.cli.console import say
from sopan.errors import Pesan

HELP = Pesan("Sebut versi Sopan.", "Tell the version of Sopan.")


def command() -> None:
    """Print the version."""
    say(f"sopan {__version__}")
