"""`sopan publish sosialisasi`: slides to make an SOP known, and a sheet for each role."""

from __future__ import annotations

from typing import Annotated

import typer

from sopan.cli.files import Source
from sopan.cli.options import Files
from sopan.cli.publish_files import OutputDir, chosen, each_file, read_naskah, write_files
from sopan.errors import Pesan
from sopan.publish.annotated import jadi_pdf, jadi_png
from sopan.publish.annotated.kanvas import Kanvas
from sopan.publish.sosialisasi import bahan_sosialisasi, lembar_peran, tayangan
from sopan.publish.standar.turunan import tanggal_sop

__all__ = ["command"]

HELP = Pesan(
    "Buat bahan sosialisasi: tayangan (PDF 16:9) dan selembar ringkasan 'Langkah Anda' bagi tiap peran. "
    "Untuk SOP jenis apa pun.",
    "Make the material to make an SOP known: slides (PDF, 16:9) and one page for each role, 'Langkah Anda'. "
    "For SOPs of any kind.",
)
EXAMPLES = (
    "sopan publish sosialisasi izin.sop.yaml",
    "sopan publish sosialisasi izin.sop.yaml --bahan peran --to png --alamat https://contoh.go.id/sop/7",
)
_BAHAN = ("tayangan", "peran")
_FORMATS = ("pdf", "png")


def command(
    files: Files,
    to: Annotated[
        list[str],
        typer.Option("--to", "-t", metavar="FORMAT", help=str(Pesan("Bentuk: ", "Formats: ")) + "pdf, png"),
    ] = ["pdf"],  # noqa: B006 - typer wants a list, and copies it
    materials: Annotated[
        list[str],
        typer.Option(
            "--bahan", metavar="NAME", help=str(Pesan("Bahan: ", "Materials: ")) + ", ".join(_BAHAN)
        ),
    ] = list(_BAHAN),  # noqa: B006
    output_dir: OutputDir = None,
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
    ] = 110,
) -> int:
    """Write the material of every file; the exit code of the worst."""
    formats, names = chosen(to, _FORMATS), chosen(materials, _BAHAN)

    def one(source: Source) -> None:
        naskah = read_naskah(source)
        bahan = bahan_sosialisasi(naskah.sop, naskah.logo, alamat)
        sheets: dict[str, tuple[Kanvas, ...]] = {}
        if "tayangan" in names:
            sheets["tayangan"] = tayangan(bahan)
        if "peran" in names:
            sheets |= {f"langkah-{id_}": lembar_peran(bahan, id_) for id_, _ in bahan.peran}
        made: dict[str, bytes] = {}
        for name, pages in sheets.items():
            if "pdf" in formats:
                made[f"-{name}.pdf"] = jadi_pdf(pages, tanggal_sop(naskah.sop), bahan.pemilik)
            if "png" in formats:
                made |= {f"-{name}-{n}.png": jadi_png(page, dpi) for n, page in enumerate(pages, 1)}
        write_files(source, made, output_dir)

    return each_file(files, one)
