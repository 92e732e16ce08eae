"""`sopan schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.cli.files import write_atomically
from sopan.errors import Pesan
from sopan.read.schema import sop_schema

HELP = Pesan(
    "Tulis JSON Schema (draf 2020-12) berkas *.sop.yaml, agar penyunting teks melengkapi dan memeriksa "
    "selagi mengetik.",
    "Print the JSON Schema (draft 2020-12) of *.sop.yaml files, so that a text editor completes and checks "
    "while one types.",
)
EXAMPLES = ("sopan schema --output sop.schema.json",)


def command(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=str(Pesan("Tulis ke berkas ini.", "Write it to this file.")),
        ),
    ] = None,
) -> None:
    """Print the schema, or write it to a file."""
    text = json.dumps(sop_schema(), ensure_ascii=False, indent=2)
    if output is None:
        say(text)
    else:
        write_atomically(output, f"{text}\n".encode())
