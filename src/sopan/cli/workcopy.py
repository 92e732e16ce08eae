"""A folder of SOP files that is kept in step with a server: which file is which revisi, and as of when.

`.sopan-sync.json` stands in the folder and belongs into its git, so that colleagues share it. A digest of
each file as it was last in step tells whether it was changed here; the version whether it was on the server.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, Field

from sopan.cli.files import write_atomically
from sopan.errors import Pesan, WrongUse

__all__ = ["NAME", "Entry", "Workcopy", "digest", "load"]

NAME = ".sopan-sync.json"


class Entry(BaseModel):
    """What a file is on the server, and its digest when both were the same."""

    revisi: int
    sop: int
    versi: int
    sidik: str


class Workcopy(BaseModel):
    """The folder as it was last in step. Paths are relative to it, with forward slashes."""

    server: str = ""
    berkas: dict[str, Entry] = Field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write it into the folder."""
        ordered = Workcopy(server=self.server, berkas=dict(sorted(self.berkas.items())))
        write_atomically(folder / NAME, (ordered.model_dump_json(indent=1) + "\n").encode())


def digest(data: bytes) -> str:
    """The digest that tells whether a file changed."""
    return hashlib.sha256(data).hexdigest()


def load(folder: Path) -> Workcopy:
    """The record of a folder; an empty one where there is none. Raises `WrongUse` for a broken one."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Workcopy()
    try:
        record = Workcopy.model_validate(json.loads(text))
        if not all(_inside(path) for path in record.berkas):
            raise ValueError(NAME)  # the file came along with somebody's git, and may lead anywhere
    except ValueError as error:
        raise WrongUse(
            Pesan(
                f"{folder / NAME} rusak; pulihkan dari git, atau hapus lalu tarik ke folder kosong.",
                f"{folder / NAME} is broken; restore it from git, or remove it and pull to an empty folder.",
            )
        ) from error
    return record


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path
