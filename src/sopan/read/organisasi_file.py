"""The organisation file, `*.organisasi.yaml` (format.md, part 4).

    berkas = read_organisasi(Path("kota.organisasi.yaml"))
    berkas.organisasi.nama, berkas.sumber.tempat(("unit", 0))

Faults are told as those of an SOP file. What makes a tree no tree (a parent that is missing, a circle) is no
fault of reading: `sopan organise check` finds it and everything else in one go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.model.organisasi import Organisasi
from sopan.model.sumber import Sumber
from sopan.read.source import decode, read_bytes, shown_name
from sopan.read.yaml_file import read_model

__all__ = ["LARGEST_ORGANISATION", "BerkasOrganisasi", "read_organisasi", "read_organisasi_text"]

LARGEST_ORGANISATION = 20_000_000
"""Bytes of the largest organisation file: a ministry with 50,000 activities has about 8 MB."""

_OWN_KEY = re.compile(r"^organisasi[ \t]*:", re.MULTILINE)
_SOP_KEY = re.compile(r"^langkah[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BerkasOrganisasi:
    """An organisation as it stands in a file: its model, the place of each of its values, and the text."""

    organisasi: Organisasi
    sumber: Sumber
    teks: str


def read_organisasi(path: Path) -> BerkasOrganisasi:
    """Read an organisation file. Raises `UnreadableFile` with every fault, or `SystemFailure`."""
    name = shown_name(path)
    return read_organisasi_text(decode(read_bytes(path, LARGEST_ORGANISATION), name), name)


def read_organisasi_text(text: str, name: str = "") -> BerkasOrganisasi:
    """Read the text of an organisation file; `name` is what faults call the file."""
    if _SOP_KEY.search(text) and not _OWN_KEY.search(text):
        message = Pesan("ini berkas SOP, bukan berkas organisasi.", "this is an SOP, no organisation file.")
        instead = Pesan("Beri berkas *.organisasi.yaml.", "Give a *.organisasi.yaml file.")
        raise UnreadableFile([Fault(name, 0, 0, message, instead=instead)])
    organisasi, sumber = read_model(Organisasi, text, name)
    return BerkasOrganisasi(organisasi, sumber, text)
