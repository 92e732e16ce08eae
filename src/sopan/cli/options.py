"""Options that several commands take: the files, the paper, how many processes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated

import typer

from sopan.errors import Pesan, WrongUse
from sopan.layout.setup import PAPERS, PageSetup
from sopan.model.peraturan import Profil
from sopan.read.faults import shown
from sopan.read.huruf_file import read_typeface

__all__ = ["Files", "FontSize", "Jobs", "Margin", "Paper", "ProfilName", "page_setup", "split_names"]

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
    str | None,
    typer.Option(
        "--paper",
        metavar="NAME",
        help=str(Pesan("Kertas: ", "Paper: "))
        + ", ".join(PAPERS)
        + str(Pesan(" [bawaan: F4, atau dari profil].", " [default: F4, or that of the profile].")),
    ),
]
ProfilName = Annotated[
    str,
    typer.Option(
        "--profil",
        metavar="NAME",
        help=str(
            Pesan(
                "Peraturan yang diikuti, atau berkas profil instansi (*.yaml).",
                "The regulation to follow, or the file of an agency's profile (*.yaml).",
            )
        ),
    ),
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
    float | None,
    typer.Option(
        "--font-size",
        metavar="PT",
        help=str(
            Pesan(
                "Ukuran huruf, 7 sampai 14 poin [bawaan: 9, atau dari profil].",
                "Type size, 7 to 14 points [default: 9, or that of the profile].",
            )
        ),
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


def page_setup(
    paper: str | None, margin: str | None, font_size: float | None, profil: Profil | None = None
) -> PageSetup:
    """The page that a profile asks for, with what the options say otherwise.

    Raises `WrongUse` for what cannot be.
    """
    setup = PageSetup.menurut(profil, face=read_typeface(profil)) if profil else PageSetup()
    if paper is not None:
        names = {name.lower(): name for name in PAPERS}
        setup = replace(setup, paper=names.get(paper.lower(), paper))
    if font_size is not None:
        setup = replace(setup, font_size=font_size)
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
