"""From anything that can go wrong to an error that a person can read, with its exit code."""

from __future__ import annotations

import os
import traceback
from typing import ClassVar

from sopan.cli.files import refused
from sopan.errors import Pesan, SopanError, SystemFailure

__all__ = ["OwnFault", "as_sopan_error"]


class OwnFault(SopanError):
    """A fault of Sopan itself; no file and no use of it should come this far."""

    exit_code: ClassVar[int] = 70


def as_sopan_error(error: Exception, at: str = "") -> SopanError:
    """The error itself where it is one of Sopan's, else what the machine refused, else a fault of our own.

    `at` is the file that was being worked on. With `SOPAN_DEBUG=1` the message of an own fault ends with
    the traceback.
    """
    if isinstance(error, SopanError):
        return error
    if isinstance(error, OSError):
        return refused(None, error)
    if isinstance(error, MemoryError):
        return SystemFailure(Pesan("memori habis. Kurangi --jobs.", "out of memory. Lower --jobs."))
    name = f"{type(error).__name__}, {at}" if at else type(error).__name__
    trace = "\n" + "".join(traceback.format_exception(error)) if os.environ.get("SOPAN_DEBUG") else ""
    return OwnFault(
        Pesan(
            f"kesalahan di dalam Sopan sendiri ({name}). Ulangi dengan SOPAN_DEBUG=1, lalu laporkan.{trace}",
            f"a fault of Sopan itself ({name}). Run it again with SOPAN_DEBUG=1, and report it.{trace}",
        )
    )
