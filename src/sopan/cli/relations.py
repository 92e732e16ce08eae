"""`sopan relations LIBRARY`: which SOPs name which, and what is wrong with that."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from sopan.cli.library import Output, as_json, hand_over, option, read_library
from sopan.cli.options import Files, Jobs
from sopan.errors import Pesan
from sopan.organise.relations import RujukanSop, catatan, gambar_jaringan, jaringan, teks

__all__ = ["command"]

HELP = Pesan(
    "Telusuri keterkaitan dan keterangan seluruh pustaka: rujukan ke SOP yang tidak ada, keterkaitan yang "
    "tidak dibalas, dan SOP yang saling memanggil tanpa akhir.",
    "Follow keterkaitan and keterangan through a library: references to SOPs that do not exist, relations "
    "that are not returned, and SOPs that call one another without end.",
)
EXAMPLES = (
    "sopan relations pustaka/",
    "sopan relations pustaka/ --format svg --output hubungan.svg",
)


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"
    svg = "svg"


def command(
    files: Files,
    bentuk: Annotated[
        Bentuk,
        option("--format", id="Bentuk: text, json, svg.", en="Form: text, json, svg.", metavar="BENTUK"),
    ] = Bentuk.text,
    output: Output = None,
    kelompok: Annotated[
        int | None,
        option("--cluster", id="Gambar satu kelompok saja.", en="Draw one cluster only.", metavar="N"),
    ] = None,
    strict: Annotated[
        bool,
        option(
            "--strict",
            id="Keluar dengan 1 bila ada rujukan putus atau melingkar.",
            en="Exit with 1 for broken or circular references.",
        ),
    ] = False,
    jobs: Jobs = 0,
) -> int:
    """Show the network of a library."""
    pustaka = read_library(files, RujukanSop.dari, jobs)
    satu = jaringan(pustaka.entries)
    if bentuk is Bentuk.svg:
        hand_over(gambar_jaringan(satu, kelompok), output)
    elif bentuk is Bentuk.json:
        hand_over(as_json(catatan(satu)), output)
    else:
        hand_over(teks(satu), output)
    return max(pustaka.code, int(strict and bool(satu.putus or satu.melingkar)))
