"""`sopan rule`."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Annotated

import typer

from sopan.cli.console import say
from sopan.errors import Pesan, language
from sopan.lint.manual import Halaman
from sopan.lint.registry import KELUARGA, Aturan, aturan_bernama, semua_aturan
from sopan.lint.report.summary import SEVERITY

HELP = Pesan(
    "Terangkan sebuah aturan 'sopan check': apa yang diperiksa, mengapa, contoh yang salah dan yang benar. "
    "Tanpa nama: daftar semua aturan.",
    "Explain a rule of 'sopan check': what it checks, why, a wrong and a right example. Without a name: the "
    "list of all rules.",
)
EXAMPLES = ("sopan rule title_with_year", "sopan rule MTB004", "sopan rule")

_TERLEBAR = 100


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAMA", help=str(Pesan("Nama atau kode aturan.", "Name or code of a rule."))),
    ] = None,
) -> None:
    """Print the manual page of a rule, or the list of all."""
    lebar = min(_TERLEBAR, shutil.get_terminal_size().columns)
    for baris in _daftar() if name is None else _halaman(aturan_bernama(name), lebar):
        say(baris)


def _daftar() -> Iterator[str]:
    keluarga = ""
    for aturan in semua_aturan():
        if aturan.kode[:3] != keluarga:
            if keluarga:
                yield ""
            keluarga = aturan.kode[:3]
            yield f"{KELUARGA[keluarga]}"
        ringkas = _ringkas(aturan.halaman)
        yield f"  {aturan.kode}  {aturan.nama:<34} {SEVERITY[aturan.severity]!s:<10}  {ringkas}"


def _halaman(aturan: Aturan, lebar: int) -> Iterator[str]:
    halaman = aturan.halaman
    yield f"{aturan.kode}  {aturan.nama}  ({SEVERITY[aturan.severity]})"
    yield ""
    yield _ringkas(halaman)
    if language() == "en":
        yield from _bagian("What it checks, and why", halaman.english, lebar)
    else:
        yield from _bagian("Apa yang diperiksa", halaman.diperiksa, lebar)
        yield from _bagian("Mengapa", halaman.mengapa, lebar)
    yield from _contoh(Pesan("Salah", "Wrong"), halaman.salah)
    yield from _contoh(Pesan("Benar", "Right"), halaman.benar)


def _ringkas(halaman: Halaman) -> str:
    return halaman.ringkas_en if language() == "en" else halaman.ringkas


def _bagian(judul: str, isi: str, lebar: int) -> Iterator[str]:
    yield ""
    yield f"{judul}:"
    for alinea in isi.split("\n\n"):
        baris = alinea.splitlines() if alinea.startswith("- ") else [alinea]
        for satu in baris:
            yield from textwrap.wrap(satu, lebar - 2, initial_indent="  ", subsequent_indent="  ")


def _contoh(judul: Pesan, contoh: tuple[str, ...]) -> Iterator[str]:
    yield ""
    yield f"{judul}:"
    for nomor, satu in enumerate(contoh):
        if nomor:
            yield "  ---"
        yield textwrap.indent(satu.rstrip("\n"), "  ")
