"""Files of the command line: which are meant, and writing them whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sopan.errors import Pesan, SystemFailure, WrongUse
from sopan.read.source import shown_name

__all__ = ["Source", "find_sources", "make_folder", "refused", "write_atomically"]

SUFFIX = ".sop.yaml"


class Source(NamedTuple):
    """A file to work on, and the folder of its output, relative to where outputs go."""

    path: Path
    folder: Path

    @property
    def stem(self) -> str:
        """The name of the document: that of its file without `.sop.yaml`."""
        name = self.path.name
        for suffix in (SUFFIX, ".sop.yml", ".yaml", ".yml"):
            if name.lower().endswith(suffix) and len(name) > len(suffix):
                return name[: -len(suffix)]
        return name


def find_sources(named: Iterable[str | Path], suffix: str = SUFFIX) -> list[Source]:
    """The files that are meant by names, folders (every `*.sop.yaml` below) and patterns, each once.

    A file that is named is taken as it is, whether it exists or not: reading it tells what is wrong. Raises
    `WrongUse` for a folder or a pattern without any such file.
    """
    found: dict[Path, Source] = {}
    empty: list[Pesan] = []
    for name in named:
        try:
            for source in _meant(str(name), suffix):
                found.setdefault(source.path, source)
        except WrongUse as error:
            empty.append(error.message)
    if empty:
        raise WrongUse(Pesan("\n".join(one.id for one in empty), "\n".join(one.en for one in empty)))
    return list(found.values())


def _meant(name: str, suffix: str) -> Iterator[Source]:
    path = Path(name)
    with contextlib.suppress(OSError, ValueError):
        if path.is_dir():
            below = sorted(one for one in path.rglob(f"*{suffix}") if one.is_file())
            if not below:
                raise _nothing(name, suffix)
            yield from (Source(one, one.parent.relative_to(path)) for one in below)
            return
        if not path.exists() and glob.has_magic(name):
            matching = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute
            if not matching:
                raise _nothing(name, suffix)
            yield from (Source(Path(one), Path()) for one in matching if not Path(one).is_dir())
            return
    yield Source(path, Path())


def _nothing(name: str, suffix: str) -> WrongUse:
    shown = shown_name(Path(name))
    return WrongUse(
        Pesan(f"{shown}: tidak ada berkas *{suffix} di sana.", f"{shown}: there is no *{suffix} there.")
    )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises `SystemFailure` where the machine refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it under another name, then renamed over it.

    What stood there stays until the new content is on the disk, and stays when writing fails. A device or
    a pipe is written to directly; a link is followed. Raises `SystemFailure` where the machine refuses.
    """
    try:
        target = path.resolve()
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            target.write_bytes(data)
            return
        _replace(target, data, mode)
    except OSError as error:
        raise refused(path, error) from error


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
    beside = target.parent / f".sopan-{secrets.token_hex(6)}.tmp"
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            if mode is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


_NO_PERMISSION = Pesan(
    "tidak ada izin menulis di sini. Pilih folder lain.",
    "no permission to write here. Choose another folder.",
)
_NO_FOLDER = Pesan("ada berkas di tempat yang seharusnya folder.", "a file stands where a folder should be.")
_REASONS = {
    errno.ENOSPC: Pesan("tempat penyimpanan penuh. Kosongkan sebagian.", "no space is left. Free some."),
    errno.EDQUOT: Pesan("kuota penyimpanan habis. Kosongkan sebagian.", "the quota is used up. Free some."),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: Pesan("di sini hanya dapat dibaca. Pilih folder lain.", "read-only. Choose another folder."),
    errno.ENOENT: Pesan("foldernya tidak ada. Buat dulu.", "the folder does not exist. Make it first."),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: Pesan(
        "ada folder bernama ini. Pilih nama lain.", "a folder has this name. Choose another."
    ),
    errno.ENAMETOOLONG: Pesan("namanya terlalu panjang. Pendekkan.", "the name is too long. Shorten it."),
    errno.EMFILE: Pesan(
        "terlalu banyak berkas terbuka. Kurangi --jobs.", "too many open files; lower --jobs."
    ),
}


def refused(path: Path | None, error: OSError) -> SystemFailure:
    """What the machine refused, and what to do about it."""
    place = f"{shown_name(path)}: " if path else f"{error.filename}: " if error.filename else ""
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    reason = _REASONS.get(error.errno or 0) or Pesan(
        f"sistem menolak ({code}).", f"the system refused ({code})."
    )
    return SystemFailure(Pesan(f"{place}{reason.id}", f"{place}{reason.en}"))
