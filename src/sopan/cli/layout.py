"""`sopan layout`: what the layout engine decided, as the public `sopan-layout/1` file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell_error
from sopan.cli.files import write_atomically
from sopan.cli.options import FontSize, Margin, Paper, ProfilName, page_setup
from sopan.errors import LayoutImpossible, Pesan
from sopan.layout.compose import compose
from sopan.layout.export import to_json
from sopan.model.peraturan import PROFIL_BAWAAN
from sopan.read import read_sop
from sopan.read.profil_file import read_profil
from sopan.read.source import shown_name

HELP = Pesan(
    "Tulis tata letak satu SOP sebagai JSON (sopan-layout/1): halaman, teks, simbol, dan panah dalam poin.",
    "Write the layout of one SOP as JSON (sopan-layout/1): pages, texts, symbols and arrows in points.",
)
EXAMPLES = ("sopan layout konsinyering.sop.yaml --output layout.json",)


def command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=str(Pesan("Berkas *.sop.yaml.", "A *.sop.yaml file.")))
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=str(Pesan("Tulis ke berkas ini.", "Write to this file."))
        ),
    ] = None,
    profil: ProfilName = PROFIL_BAWAAN[0],
    paper: Paper = None,
    margin: Margin = None,
    font_size: FontSize = None,
) -> int:
    """Lay out one SOP and write what was decided; 4 where no drawing obeys the rules."""
    setup = page_setup(paper, margin, font_size, read_profil(profil))
    sop = read_sop(file).sop
    try:
        text = to_json(compose(sop, setup))
    except LayoutImpossible as error:
        tell_error(error, shown_name(Path(file)))
        return error.exit_code
    if output is None:
        say(text.removesuffix("\n"))
    else:
        write_atomically(output, text.encode() if text.endswith("\n") else f"{text}\n".encode())
    return 0
