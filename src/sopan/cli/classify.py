"""`sopan classify`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.console import say, tell
from sopan.cli.files import write_atomically
from sopan.errors import Pesan, WrongUse
from sopan.lint.classify import classify, sebagai_data, sebagai_teks
from sopan.lint.convert import ubah_jenis
from sopan.read import Dokumen, read_sop
from sopan.read.edit import edit_text

HELP = Pesan(
    "Tentukan jenis SOP (pelayanan, rutin, penugasan), sifat, orientasi, dan skalanya, serta apakah ia SOP "
    "atau pedoman, masing-masing dengan tanda-tandanya dan nomor paparan yang mendasarinya.\n\n"
    "Dengan --ubah, SOP diubah ke jenis lain sejauh paparan menetapkannya: pelayanan tanpa langkah "
    "pemohon di "
    "kedua ujungnya adalah rutin; rutin yang diawali perintah dapat menjadi penugasan.",
    "Tell the kind of an SOP (pelayanan, rutin, penugasan), its nature, orientation and scale, and "
    "whether it "
    "is an SOP or a guideline, each with its signs and the slides they rest on.\n\n"
    "With --ubah the SOP is converted into another kind as far as the deck defines it: a pelayanan "
    "without the "
    "applicant's steps at both ends is a rutin; a rutin that begins with an order can become a penugasan.",
)
EXAMPLES = (
    "sopan classify izin-reklame.sop.yaml",
    "sopan classify izin-reklame.sop.yaml --format json",
    "sopan classify izin-reklame.sop.yaml --ubah rutin --output izin-rutin.sop.yaml",
)


class Bentuk(StrEnum):
    """How to show the answer."""

    text = "text"
    json = "json"


class Tujuan(StrEnum):
    """The kind to convert into."""

    pelayanan = "pelayanan"
    rutin = "rutin"
    penugasan = "penugasan"


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas *.sop.yaml.", "A *.sop.yaml file.")))
    ],
    bentuk: Annotated[
        Bentuk, typer.Option("--format", help=str(Pesan("Bentuk jawaban.", "Form of the answer.")))
    ] = Bentuk.text,
    ubah: Annotated[
        Tujuan | None,
        typer.Option("--ubah", help=str(Pesan("Ubah ke jenis ini.", "Convert into this kind."))),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="NEW",
            help=str(
                Pesan(
                    "Tempat hasil --ubah; tanpa ini ke keluaran standar.",
                    "Where the result of --ubah goes; without it to the standard output.",
                )
            ),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=str(Pesan("Timpa berkas yang sudah ada.", "Write over an existing file."))
        ),
    ] = False,
) -> None:
    """Print the classification, or write the SOP as another kind."""
    if output is not None and ubah is None:
        raise WrongUse(Pesan("--output hanya berlaku bersama --ubah.", "--output goes with --ubah only."))
    dokumen = read_sop(file)
    if ubah is not None:
        _ubah(dokumen, ubah, output, force=force)
        return
    hasil = classify(dokumen.sop)
    if bentuk is Bentuk.json:
        say(json.dumps(sebagai_data(dokumen.sop, hasil), ensure_ascii=False, indent=2))
    else:
        say(sebagai_teks(dokumen.sop, hasil).rstrip("\n"))


def _ubah(dokumen: Dokumen, jenis: Tujuan, output: Path | None, *, force: bool) -> None:
    """Write the converted file, comments and all, and tell what it leaves to a person."""
    if output is not None and output.exists() and not force:
        raise WrongUse(
            Pesan(
                f"'{output}' sudah ada; pilih nama lain, atau --force untuk menimpanya.",
                f"'{output}' exists already; choose another name, or --force to write over it.",
            )
        )
    perubahan = ubah_jenis(dokumen.sop, jenis.value)
    teks = edit_text(dokumen.teks, perubahan.operasi)
    if output is None:
        say(teks.rstrip("\n"))
    else:
        write_atomically(output, teks.encode())
        tell(str(Pesan(f"Ditulis: {output}", f"Written: {output}")))
    for catatan in perubahan.catatan:
        tell(f"• {catatan}")
