"""`sopan diff A B`: what changed between two SOPs, in the words of the procedure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sopan.cli.library import Output, as_json, hand_over, option
from sopan.errors import LayoutImpossible, Pesan
from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.organise.diff import bandingkan
from sopan.organise.diff.page import halaman_beda
from sopan.organise.diff.report import catatan, teks
from sopan.read import read_sop
from sopan.read.source import shown_name
from sopan.render import RenderOptions, render

__all__ = ["command"]

HELP = Pesan(
    "Sebut beda dua SOP dalam bahasa prosedurnya: langkah yang ditambah, dihapus, atau dipindah; pelaksana, "
    "waktu, kelengkapan, dan output yang berubah; ke mana jalur ya dan tidak kini menuju.",
    "Tell how two SOPs differ in the words of the procedure: steps added, removed or moved; actors, times, "
    "inputs and outputs that changed; where the branches lead now.",
)
EXAMPLES = (
    "sopan diff lama.sop.yaml baru.sop.yaml",
    "sopan diff lama.sop.yaml baru.sop.yaml --format html --output beda.html",
)


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"
    html = "html"


def command(
    lama: Annotated[Path, typer.Argument(metavar="A", help=str(Pesan("SOP yang lama.", "The SOP before.")))],
    baru: Annotated[Path, typer.Argument(metavar="B", help=str(Pesan("SOP yang baru.", "The SOP now.")))],
    bentuk: Annotated[
        Bentuk,
        option("--format", id="Bentuk: text, json, html.", en="Form: text, json, html.", metavar="BENTUK"),
    ] = Bentuk.text,
    output: Output = None,
    exit_code: Annotated[
        bool, option("--exit-code", id="Keluar dengan 1 bila berbeda.", en="Exit with 1 when they differ.")
    ] = False,
) -> int:
    """Compare two SOPs."""
    a, b = (read_sop(path, strict_references=False).sop for path in (lama, baru))
    beda = bandingkan(a, b)
    if bentuk is Bentuk.text:
        hand_over(teks(beda), output)
    elif bentuk is Bentuk.json:
        hand_over(as_json(catatan(beda)), output)
    else:
        gambar = [_gambar(sop, path) for sop, path in ((a, lama), (b, baru))]
        nama = shown_name(lama), shown_name(baru)
        hand_over(halaman_beda(a, b, beda, gambar[0], gambar[1], nama), output)
    return int(exit_code and not beda.kosong)


def _gambar(sop: Sop, path: Path) -> list[str]:
    """The drawing of an SOP, a page each; an SOP that cannot be drawn has none, and the words remain."""
    try:
        keluaran = render("svg", sop, compose(sop), RenderOptions(base_dir=path.parent))
    except LayoutImpossible:
        return []
    return [satu.data.decode().partition("?>")[2] or satu.data.decode() for satu in keluaran]
