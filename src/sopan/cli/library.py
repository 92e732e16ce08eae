"""Reading a whole library for a question about it, and showing an answer as text, a record or a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import typer

from sopan.cli.console import say, tell, tell_error, tracked
from sopan.cli.files import find_sources, write_atomically
from sopan.cli.pool import each, sensible_jobs
from sopan.errors import Pesan
from sopan.model import Sop
from sopan.read import read_sop
from sopan.read.source import shown_name

__all__ = ["Library", "Output", "as_json", "hand_over", "option", "read_library"]

T = TypeVar("T")


class Library(NamedTuple):
    """What was asked of each file that could be read, in their order, and the exit code of the others."""

    entries: list[Any]
    code: int


def option(*names: str, id: str, en: str, metavar: str | None = None, **more: Any) -> Any:
    """An option of a command with its help in both languages."""
    return typer.Option(*names, help=str(Pesan(id, en)), metavar=metavar, **more)


Output = Annotated[
    Path | None,
    option("--output", "-o", id="Tulis ke berkas ini.", en="Write to this file.", metavar="FILE"),
]


def read_library(named: Sequence[str | Path], ask: Callable[[Sop, str], T], jobs: int = 0) -> Library:
    """Ask something of every SOP of the files, folders and patterns, on as many processes as pay.

    A file that cannot be read is told of and left out; the code is then the highest of their exit codes.
    """
    paths = [source.path for source in find_sources(named)]
    entries, code = [], 0
    answers = each(partial(_ask, ask=ask), paths, sensible_jobs(jobs, len(paths)))
    for answer in tracked(answers, len(paths), Pesan("Membaca", "Reading")):
        if answer.error is not None:
            tell_error(answer.error)
            code = max(code, answer.error.exit_code)
        else:
            entries.append(answer.result)
    return Library(entries, code)


def _ask(path: Path, *, ask: Callable[[Sop, str], T]) -> T:
    return ask(read_sop(path, strict_references=False).sop, shown_name(path))


def as_json(record: Any) -> str:
    """A record as a person can read it too."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def hand_over(text: str, output: Path | None) -> None:
    """Show a text, or write it to a file."""
    if output is None:
        say(text.removesuffix("\n"))
        return
    write_atomically(output, text.encode() if text.endswith("\n") else f"{text}\n".encode())
    tell(str(output))
