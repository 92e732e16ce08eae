"""What the `sopan publish` commands share: reading SOPs with their logo, formats, and where outputs go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from sopan.cli.console import say, tell, tell_error
from sopan.cli.failure import as_sopan_error
from sopan.cli.files import Source, find_sources, make_folder, write_atomically
from sopan.cli.options import split_names
from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.publish.paper import BENTUK, Dokumen, write
from sopan.read import read_sop
from sopan.read.nearest import nearest
from sopan.read.source import shown_name
from sopan.render.parts import Gambar, load_picture

__all__ = [
    "Naskah",
    "OutputDir",
    "TemplateDir",
    "To",
    "chosen",
    "each_file",
    "read_naskah",
    "write_documents",
]

To = Annotated[
    list[str],
    typer.Option(
        "--to", "-t", metavar="FORMAT", help=str(Pesan("Bentuk: ", "Formats: ")) + ", ".join(BENTUK)
    ),
]
OutputDir = Annotated[
    Path | None,
    typer.Option(
        "--output-dir", "-d", metavar="DIR", help=str(Pesan("Folder hasil.", "Folder of the output."))
    ),
]
TemplateDir = Annotated[
    Path | None,
    typer.Option(
        "--templat",
        metavar="DIR",
        help=str(
            Pesan("Folder templat instansi sendiri (*.yaml).", "Folder of the agency's templates (*.yaml).")
        ),
    ),
]


class Naskah(NamedTuple):
    """An SOP that was read, where it came from, and its logo; `source` is its file."""

    source: Source
    sop: Sop
    logo: Gambar | None


def read_naskah(source: Source) -> Naskah:
    """Read an SOP and its logo; a logo that cannot be used is warned of. Raises as `read_sop` does."""
    sop = read_sop(source.path).sop
    logo = load_picture(sop.logo, source.path.parent) if sop.logo else None
    if isinstance(logo, Pesan):
        tell(f"{shown_name(source.path)}: {logo}")
        logo = None
    return Naskah(source, sop, logo)


def chosen(to: list[str], known: Iterable[str]) -> list[str]:
    """The formats asked for. Raises `WrongUse` for one that is not known."""
    names, known = split_names(to), list(known)
    for name in names:
        if name not in known:
            meant = nearest(name, known)
            all_ = ", ".join(known)
            raise WrongUse(
                Pesan(
                    f"bentuk '{name}' tidak ada. " + (f"Maksudnya '{meant}'?" if meant else f"Pilih {all_}."),
                    f"there is no format '{name}'. "
                    + (f"Did you mean '{meant}'?" if meant else f"Choose {all_}."),
                )
            )
    return names


def each_file(files: list[str], act: Callable[[Source], None]) -> int:
    """Do something for every file; a file with faults is told and stops no other. The worst exit code."""
    worst = 0
    for source in find_sources(files):
        try:
            act(source)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault with one file must not stop the others
            told = as_sopan_error(error, shown_name(source.path))
            tell_error(told, shown_name(source.path))
            worst = max(worst, told.exit_code)
    return worst


def write_documents(
    source: Source, name: str, dokumen: Dokumen, formats: Iterable[str], output_dir: Path | None
) -> None:
    """Write a document in every format as `<SOP>-<name>.<format>`, and say where."""
    write_files(source, {f"-{name}.{one}": write(one, dokumen) for one in formats}, output_dir)


def write_files(source: Source, made: Mapping[str, bytes], output_dir: Path | None) -> None:
    """Write files beside the SOP, or below `output_dir`, each under the SOP's name with its own ending."""
    folder = source.path.parent if output_dir is None else output_dir / source.folder
    make_folder(folder)
    for ending, data in made.items():
        path = folder / f"{source.stem}{ending}"
        write_atomically(path, data)
        say(shown_name(path))
