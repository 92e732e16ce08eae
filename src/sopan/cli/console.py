"""Showing things: text to stdout, faults to stderr, progress for what takes more than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from sopan.errors import Pesan, SopanError, SystemFailure, UnreadableFile

__all__ = ["say", "tell", "tell_error", "tracked"]

T = TypeVar("T")

_PATIENCE = 1.0


def say(text: str = "") -> None:
    """A line for whoever reads or pipes the answer."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """A line about the work, beside the answer."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")


def tell_error(error: SopanError, at: str = "sopan") -> None:
    """An error as plain lines, `file:line:column: what is wrong. What to write instead`.

    `at` is the file that was being worked on, for an error that does not name it.
    """
    if isinstance(error, UnreadableFile):
        for fault in error.faults:
            place = f"{fault.file}:{fault.line}:{fault.column}:" if fault.line else f"{fault.file}:"
            rest = f"{fault.message} {fault.instead}" if fault.instead else str(fault.message)
            tell(f"{_styled(place, '1')} {rest}")
        return
    place = "sopan" if isinstance(error, SystemFailure) else at  # what the machine refused has its name in it
    tell(f"{_styled(f'{place}:', '1;31')} {error}")


def tracked(items: Iterable[T], total: int, label: Pesan) -> Iterator[T]:
    """The items one by one, with a bar on the terminal once it has taken a second."""
    if total < 2 or not _is_terminal(sys.stderr):
        yield from items
        return
    started, bar = time.monotonic(), None
    try:
        for done, item in enumerate(items, 1):
            if bar is None and time.monotonic() - started > _PATIENCE:
                bar = _Bar(total, label)
            if bar is not None:
                bar.at(done)
            yield item
    finally:
        if bar is not None:
            bar.close()


class _Bar:
    """A rich progress bar; rich is imported only when one is drawn."""

    def __init__(self, total: int, label: Pesan) -> None:
        from rich.console import Console  # noqa: PLC0415 - a tenth of a second that few runs need
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            # Lines on the same terminal go above the bar; an answer that is piped away stays in its pipe.
            redirect_stdout=_is_terminal(sys.stdout),
        )
        self.task = self.progress.add_task(str(label), total=total)
        self.progress.start()

    def at(self, done: int) -> None:
        self.progress.update(self.task, completed=done)

    def close(self) -> None:
        self.progress.stop()


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _styled(text: str, style: str) -> str:
    from os import environ  # noqa: PLC0415 - read when it is asked, not when imported

    plain = "NO_COLOR" in environ or environ.get("TERM") == "dumb" or not _is_terminal(sys.stderr)
    return text if plain else f"\x1b[{style}m{text}\x1b[0m"
