"""The SOP file, `*.sop.yaml`, as a frozen `Sop` (format.md, part 1).

    document = read_sop(Path("konsinyering.sop.yaml"))
    document.sop.judul

Everything that is wrong with a file is told at once, each fault with line, column, what is wrong and
what to write instead, as one `UnreadableFile`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sopan.errors import Pesan
from sopan.model.sop import Sop
from sopan.model.sumber import Sumber, Tempat
from sopan.read.faults import Faults, place_of, shown
from sopan.read.references import check_references
from sopan.read.source import decode, read_bytes, shown_name
from sopan.read.type_faults import tell, without_empty
from sopan.read.yaml_document import read_tree
from sopan.read.yaml_tree import Tree

__all__ = ["Dokumen", "read_model", "read_sop", "read_text"]

M = TypeVar("M", bound=BaseModel)

_OTHER_FILES = {
    "organisasi": Pesan("berkas organisasi", "an organisation file"),
    "skenario": Pesan("berkas skenario", "a scenario file"),
}


@dataclass(frozen=True, slots=True)
class Dokumen:
    """An SOP as it stands in a file: its model, the place of each of its values, and the text itself."""

    sop: Sop
    sumber: Sumber
    teks: str


def read_sop(path: Path | str | os.PathLike[str], *, strict_references: bool = True) -> Dokumen:
    """Read an SOP file.

    With `strict_references=False` a step that leads to one that does not exist is let through, for
    `sopan check` to find. Raises `UnreadableFile` with every fault, and `SystemFailure` where the machine
    does not give the file.
    """
    path = Path(path)
    name = shown_name(path)
    return read_text(decode(read_bytes(path), name), name, strict_references=strict_references)


def read_text(text: str, name: str = "", *, strict_references: bool = True) -> Dokumen:
    """Read the text of an SOP file; `name` is what faults call the file. Raises as `read_sop` does."""
    faults = Faults(name)
    tree = _content(text, faults)
    _check_version(tree, faults)
    sop = _validated(Sop, tree, faults)
    check_references(tree, faults, targets=strict_references)
    if sop is None or faults:
        faults.stop()
    return Dokumen(sop, Sumber(name, tree.values, tree.keys), text)


def read_model(model: type[M], text: str, name: str = "") -> tuple[M, Sumber]:
    """Read a YAML text as any model, with its faults told the same way (for the other files of Sopan)."""
    faults = Faults(name)
    tree = _content(text, faults)
    value = _validated(model, tree, faults)
    if value is None or faults:
        faults.stop()
    return value, Sumber(name, tree.values, tree.keys)


def _content(text: str, faults: Faults) -> Tree:
    tree = read_tree(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"), faults)
    if tree.data is None and not faults:
        faults.add(
            Tempat(0, 0),
            Pesan("berkas kosong.", "the file is empty."),
            instead=Pesan(
                "Mulai dengan judul, pelaksana, dan langkah; 'sopan schema' membantu penyunting teks.",
                "Begin with judul, pelaksana and langkah; 'sopan schema' helps a text editor.",
            ),
        )
        faults.stop()
    return tree


def _check_version(tree: Tree, faults: Faults) -> None:
    """Stop at a file of another kind, or of a later version, whose keys would all seem wrong."""
    data = tree.data
    if not isinstance(data, dict):
        return
    version = data.get("sopan")
    if (
        isinstance(version, str)
        and version.strip().isdecimal()
        and version.strip().lstrip("0") not in ("", "1")
    ):
        faults.add(
            place_of(tree.values, ("sopan",)),
            Pesan(
                f"berkas ini memakai format versi {shown(version)}, lebih baru dari yang dikenal.",
                f"this file has version {shown(version)} of the format, newer than is known here.",
            ),
            path=("sopan",),
            value=version,
            instead=Pesan("Perbarui Sopan untuk membacanya.", "Update Sopan to read it."),
        )
        faults.stop()
    for key, kind in _OTHER_FILES.items():
        if key in data and "langkah" not in data and "sopan" not in data:
            faults.add(
                place_of(tree.keys, (key,)),
                Pesan(f"ini {kind.id}, bukan berkas SOP.", f"this is {kind.en}, not an SOP file."),
                path=(key,),
                instead=Pesan("Beri berkas *.sop.yaml.", "Give a *.sop.yaml file."),
            )
            faults.stop()


def _validated(model: type[M], tree: Tree, faults: Faults) -> M | None:
    """The tree as `model`, or None with what is wrong added to `faults`."""
    try:
        try:
            return model.model_validate(tree.data)
        except ValidationError as error:
            if not without_empty(model, tree.data, error):
                raise
            return model.model_validate(tree.data)
    except ValidationError as error:
        tell(model, tree, error, faults)
        return None
