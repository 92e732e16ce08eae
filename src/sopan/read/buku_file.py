"""The file of a book, `buku.yaml`, with its faults told as those of an SOP file."""

from __future__ import annotations

from pathlib import Path

from sopan.model.buku import Buku
from sopan.read.source import decode, read_bytes, shown_name
from sopan.read.yaml_file import read_model

__all__ = ["read_buku"]


def read_buku(path: Path) -> Buku:
    """Read what a unit says of its book. Raises `UnreadableFile` with every fault."""
    name = shown_name(path)
    return read_model(Buku, decode(read_bytes(path), name), name)[0]
