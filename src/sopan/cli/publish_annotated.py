"""`sopan publish annotated`: the applicant's way as poster, phone sheet and leaflet."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from sopan.cli.files import Source
from sopan.cli.options import Files
from sopan.cli.publish_files import OutputDir, chosen, each_file, read_naskah, write_files
from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.publish.annotated import LEMBAR, Kanvas, Warna, bahan_dari, jadi_pdf, jadi_png, jadi_svg, lembar
from sopan.publish.paper.pictures import warna_logo
from sopan.publish.standar.turunan import tanggal_sop

__all__ = ["command"]

HELP = Pesan(
    "Gambar jalan pemohon (annotated picture): poster A3/A4, lembar selebar ponsel, dan leaflet tiga "
    "kolom. Warna dan logo dari instansi.",
    "Draw the applicant's way (annotated picture): poster A3/A4, sheet for phones, three-column leaflet. "
    "In the agency's colours, with its logo.",
)
EXAMPLES = (
    "sopan publish annotated izin.sop.yaml --to svg,pdf,png",
    "sopan publish annotated izin.sop.yaml --lembar poster --kertas A3 --warna '#17406d,#e3b341'",
)
_FORMATS = ("svg", "pdf", "png")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def command(
    files: Files,
    to: Annotated[
        list[str],
        typer.Option(
            "--to", "-t", metavar="FORMAT", help=str(Pesan("Bentuk: ", "Formats: ")) + "svg, pdf, png"
        ),
    ] = ["svg"],  # noqa: B006 - typer wants a list, and copies it
    sheets: Annotated[
        list[str],
        typer.Option("--lembar", metavar="NAME", help=str(Pesan("Lembar: ", "Sheets: ")) + ", ".join(LEMBAR)),
    ] = list(LEMBAR),  # noqa: B006
    output_dir: OutputDir = None,
    kertas: Annotated[
        str,
        typer.Option("--kertas", metavar="NAME", help=str(Pesan("Poster: A4 atau A3.", "Poster: A4 or A3."))),
    ] = "A4",
    warna: Annotated[
        str | None,
        typer.Option(
            "--warna",
            metavar="#RRGGBB,#RRGGBB",
            help=str(Pesan("Warna instansi dan warna tanda.", "Colour of the agency and of marks.")),
        ),
    ] = None,
    alamat: Annotated[
        str,
        typer.Option(
            "--alamat", metavar="URL", help=str(Pesan("Alamat kode QR.", "Address of the QR code."))
        ),
    ] = "",
    dpi: Annotated[
        int,
        typer.Option(
            "--dpi", min=30, max=600, metavar="N", help=str(Pesan("Resolusi PNG.", "Resolution of PNG."))
        ),
    ] = 150,
) -> int:
    """Draw the sheets of every file; the exit code of the worst."""
    formats, names = chosen(to, _FORMATS), chosen(sheets, LEMBAR)
    own = _colours(warna)

    def one(source: Source) -> None:
        naskah = read_naskah(source)
        colours = Warna(own[0] if own else warna_logo(naskah.logo), *own[1:])
        bahan = bahan_dari(naskah.sop, naskah.logo, colours, alamat)
        made: dict[str, bytes] = {}
        for name in names:
            sheet = lembar(name, bahan, kertas)
            for form in formats:
                made[f"-{name}.{form}"] = _written(form, sheet, naskah.sop, bahan.pemilik, dpi)
        write_files(source, made, output_dir)

    return each_file(files, one)


def _written(form: str, sheet: Kanvas, sop: Sop, owner: tuple[str, ...], dpi: int) -> bytes:
    if form == "svg":
        return jadi_svg(sheet)
    return jadi_png(sheet, dpi) if form == "png" else jadi_pdf([sheet], tanggal_sop(sop), owner)


def _colours(text: str | None) -> tuple[str, ...]:
    colours = tuple(part.strip() for part in text.split(",")) if text else ()
    if len(colours) > 2 or not all(map(_COLOUR.fullmatch, colours)):
        raise WrongUse(
            Pesan(
                f"warna '{text}' tidak terbaca; tulis satu atau dua seperti '#17406d,#e3b341'.",
                f"the colours '{text}' cannot be read; write one or two like '#17406d,#e3b341'.",
            )
        )
    return colours
