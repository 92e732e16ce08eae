"""From a name to text: what can be wrong with a file before anyone looks at what it says."""

from __future__ import annotations

import codecs
import errno
from pathlib import Path
from typing import NoReturn

from sopan.errors import Fault, Pesan, SystemFailure, UnreadableFile
from sopan.read.faults import clean, shown
from sopan.read.nearest import nearest

__all__ = ["LARGEST", "decode", "read_bytes", "shown_name"]

LARGEST = 5_000_000
"""Bytes of the largest text file that is read. An SOP of 200 steps has about 0.1 MB."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file of at most `largest` bytes; a larger one is refused without reading it.

    Raises `UnreadableFile` for a file that is missing, is a folder or is too large, and `SystemFailure`
    where the machine does not give it.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            # A pipe or a device has no size beforehand, so what is read is bounded as well.
            data = b"" if size > largest else file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError):
        _missing(path)
    except IsADirectoryError:
        _folder(path)
    except OSError as error:
        raise _refused(path, error) from error
    except ValueError:  # a name with a NUL byte, which no file can bear
        _missing(path)
    if size > largest or len(data) > largest:
        _refuse(
            path,
            Pesan(
                f"berkas terlalu besar ({max(size, len(data)) / 1e6:.1f} MB).",
                f"the file is too large ({max(size, len(data)) / 1e6:.1f} MB).",
            ),
            Pesan(f"Paling besar {largest / 1e6:.0f} MB.", f"The limit is {largest / 1e6:.0f} MB."),
        )
    return data


def decode(data: bytes, name: str) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark. Raises `UnreadableFile` for other bytes."""
    if data.startswith(_UTF16):
        message = Pesan("berkas disimpan sebagai UTF-16.", "the file was saved as UTF-16.")
        raise UnreadableFile([Fault(name, 1, 1, message, instead=_SAVE_AS_UTF8)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile([_not_utf8(data, error.start, name)]) from None


_SAVE_AS_UTF8 = Pesan(
    "Simpan ulang sebagai UTF-8 (di Notepad: Simpan sebagai, Pengodean UTF-8).", "Save it again as UTF-8."
)


def _not_utf8(data: bytes, at: int, name: str) -> Fault:
    if b"\0" in data[:1024]:
        return Fault(
            name,
            0,
            0,
            Pesan("ini bukan berkas teks.", "this is not a text file."),
            instead=Pesan(
                "Yang dibaca di sini YAML (*.sop.yaml).", "What is read here is YAML (*.sop.yaml)."
            ),
        )
    before = data[:at].decode("utf-8", "replace")
    byte = f"0x{data[at]:02X}"
    return Fault(
        name,
        before.count("\n") + 1,
        len(before) - (before.rfind("\n") + 1) + 1,
        Pesan(f"byte {byte} di sini bukan UTF-8.", f"the byte {byte} here is not UTF-8."),
        instead=_SAVE_AS_UTF8,
    )


def _refuse(path: Path, message: Pesan, instead: Pesan | None = None) -> NoReturn:
    raise UnreadableFile([Fault(shown_name(path), 0, 0, message, instead=instead)])


def shown_name(path: Path) -> str:
    """A file's name as it may stand in a message."""
    return clean(str(path))


def _missing(path: Path) -> NoReturn:
    folder = path.parent
    try:
        names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else None
    except (OSError, ValueError):
        names = []
    if names is None:
        instead = Pesan(
            f"Folder '{shown(str(folder))}' juga tidak ada.", f"Nor is there a folder '{shown(str(folder))}'."
        )
    elif close := nearest(path.name, names) or nearest(f"{path.name}.sop.yaml", names):
        instead = Pesan(f"Maksudnya '{shown(close)}'?", f"Did you mean '{shown(close)}'?")
    else:
        instead = Pesan("Periksa nama dan foldernya.", "Check its name and folder.")
    _refuse(path, Pesan("berkas ini tidak ada.", "there is no such file."), instead)


def _folder(path: Path) -> NoReturn:
    _refuse(
        path,
        Pesan("ini sebuah folder, bukan berkas.", "this is a folder, not a file."),
        Pesan("Tulis nama berkas di dalamnya.", "Give the name of a file in it."),
    )


def _refused(path: Path, error: OSError) -> SystemFailure:
    name = shown_name(path)
    if isinstance(error, PermissionError):
        return SystemFailure(
            Pesan(
                f"{name}: tidak ada izin untuk membaca. Minta izin kepada pemiliknya.",
                f"{name}: no permission to read it. Ask its owner for it.",
            )
        )
    code = errno.errorcode.get(error.errno or 0, "?")
    return SystemFailure(
        Pesan(
            f"{name}: sistem tidak dapat membacanya ({code}).", f"{name}: the system cannot read it ({code})."
        )
    )
