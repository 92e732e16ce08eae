"""Options that several commands take: the files, the paper, how many processes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated

import typer

from sopan.errors import Pesan, WrongUse
from sopan.layout.setup import PAPERS, PageSetup
from sopan.read.faults import shown

__all__ = ["Files", "FontSize", "Jobs", "Margin", "Paper", "page_setup", "split_names"]

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help=str(
            Pesan(
                "Berkas *.sop.yaml, folder (semua *.sop.yaml di bawahnya), atau pola seperti 'a/**/*.yaml'.",
                "*.sop.yaml files, folders (every *.sop.yaml below), or patterns such as 'a/**/*.yaml'.",
            )
        ),
    ),
]
Paper = Annotated[
    str,
    typer.Option("--paper", metavar="NAME", help=str(Pesan("Kertas: ", "Paper: ")) + ", ".join(PAPERS) + "."),
]
Margin = Annotated[
    str | None,
    typer.Option(
        "--margin",
        metavar="MM",
        help=str(
            Pesan(
                "Margin dalam milimeter: satu angka, atau atas,kanan,bawah,kiri.",
                "Margins in millimetres: one number, or top,right,bottom,left.",
            )
        ),
    ),
]
FontSize = Annotated[
    float,
    typer.Option(
        "--font-size",
        metavar="PT",
        help=str(Pesan("Ukuran huruf, 7 sampai 14 poin.", "Type size, 7 to 14 points.")),
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        metavar="N",
        help=str(
            Pesan("Banyak proses; 0: sebanyak inti yang berguna.", "Processes; 0: as many cores as pay.")
        ),
    ),
]

_MM = 72 / 25.4
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")


def page_setup(paper: str, margin: str | None, font_size: float, *, identity: bool = True) -> PageSetup:
    """The page that the options ask for. Raises `WrongUse` for what cannot be."""
    names = {name.lower(): name for name in PAPERS}
    setup = PageSetup(paper=names.get(paper.lower(), paper), font_size=font_size, identity=identity)
    return setup if margin is None else replace(setup, margins=_margins(margin))


def _margins(text: str) -> tuple[float, float, float, float]:
    parts = [part.strip().removesuffix("mm").strip() for part in text.split(",")]
    if len(parts) not in (1, 4) or not all(map(_NUMBER.fullmatch, parts)):
        raise WrongUse(
            Pesan(
                f"margin '{shown(text)}' bukan satu atau empat angka; tulis misalnya 15 atau 15,10,15,20.",
                f"margin '{shown(text)}' is not one or four numbers; write for instance 15 or 15,10,15,20.",
            )
        )
    sides = [float(part) * _MM for part in parts] * (4 if len(parts) == 1 else 1)
    return sides[0], sides[1], sides[2], sides[3]


def split_names(texts: list[str]) -> list[str]:
    """The names in options such as `--to pdf,svg --to png`, each once, in their order."""
    return list(dict.fromkeys(name.strip() for text in texts for name in text.split(",") if name.strip()))
