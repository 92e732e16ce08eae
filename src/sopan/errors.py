"""The errors of Sopan, their exit codes, and the bilingual messages that they carry.

Every error that a user can cause is a `SopanError`; the command line prints it and exits with its
`exit_code`, the web shows it beside the field. A fault in a file is a `Fault` with its place; a reader
collects all of them and raises one `UnreadableFile`, so that a drafter mends a file in one go.

Exit codes (also in the manual): 0 fine, 1 findings, 2 wrong use of the command, 3 a file that cannot
be read as what it should be, 4 a drawing that cannot be made by the rules, 5 a failure of the machine
(permission, full disk), 6 something of Sopan's environment is missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

__all__ = [
    "EnvironmentLacking",
    "Fault",
    "LayoutImpossible",
    "Pesan",
    "SopanError",
    "SystemFailure",
    "UnreadableFile",
    "WrongUse",
    "language",
]


def language() -> str:
    """The language of messages: `en` when `SOPAN_LANG` begins with en, otherwise `id`."""
    return "en" if os.environ.get("SOPAN_LANG", "id").lower().startswith("en") else "id"


@dataclass(frozen=True, slots=True)
class Pesan:
    """A message to a person, in Indonesian and in English; `str()` gives the language asked for.

    Messages stand in the code beside the fault that they describe, in both languages, so that a
    reader of the code sees what the user sees; `Pesan("a", "b")` is complete by construction.
    """

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if language() == "en" else self.id


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file from outside, with its place and what to write instead.

    `line` and `column` count from 1 and are 0 where the file has none (a folder, an empty file).
    `path` is the place in the SOP, such as `langkah[4].waktu`. `value` is the offending text, cut to a
    readable length by whoever makes the fault.
    """

    file: str
    line: int
    column: int
    message: Pesan
    path: str = ""
    value: str | None = None
    instead: Pesan | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = f"{place}: {self.message}"
        return f"{text} {self.instead}" if self.instead else text


class SopanError(Exception):
    """A failure that a person can understand and mend."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: Pesan) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class WrongUse(SopanError):
    """The command or function was asked for something that does not exist or does not go together."""

    exit_code = 2


class UnreadableFile(SopanError):
    """A file is not what it should be. Carries every fault found, in the order of the file."""

    exit_code = 3

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        count, file = len(self.faults), self.faults[0].file if self.faults else ""
        super().__init__(Pesan(f"{file}: {count} kesalahan.", f"{file}: {count} fault(s)."))

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class LayoutImpossible(SopanError):
    """No drawing obeys the rules; says at which step. A wrong arrow is never drawn instead."""

    exit_code = 4

    def __init__(self, message: Pesan, langkah: int | None = None) -> None:
        super().__init__(message)
        self.langkah = langkah

    def __reduce__(self) -> tuple[type[LayoutImpossible], tuple[Pesan, int | None]]:
        return type(self), (self.message, self.langkah)


class SystemFailure(SopanError):
    """The machine refused: no permission, no space, a file that vanished."""

    exit_code = 5


class EnvironmentLacking(SopanError):
    """A part that Sopan needs is not installed (LibreOffice for `.doc`, a font file, a database)."""

    exit_code = 6
