"""A new file: never over another one unasked, and never half written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from sopan.errors import Pesan, SystemFailure, WrongUse

__all__ = ["write_new"]


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text file beside its place and put it there whole.

    Raises `WrongUse` where something stands there already (unless `force`, and it is a file), and
    `SystemFailure` where the machine refuses.
    """
    if path.is_dir() or (path.exists() and not force):
        raise WrongUse(
            Pesan(
                f"'{path}' sudah ada; pilih nama lain, atau --force untuk menimpa berkas.",
                f"'{path}' exists already; choose another name, or --force to write over a file.",
            )
        )
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(prefix=".sopan-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except OSError as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
        raise SystemFailure(
            Pesan(
                f"tidak dapat menulis '{path}': {error.strerror}.",
                f"cannot write '{path}': {error.strerror}.",
            )
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
