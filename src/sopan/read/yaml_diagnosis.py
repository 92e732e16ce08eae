"""What a fault of YAML's syntax looks like: where the parser stopped, and what is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopan.errors import Pesan
from sopan.model.sumber import Tempat
from sopan.read.faults import shown

__all__ = ["Diagnosis", "Situation", "quoted_value", "quoting", "to_write"]

VALUE = re.compile(r"(?P<head>\s*(?:-\s+)*(?:[\w-]+:\s+)?)(?P<value>.*)$")
"""A line with what stands before its value: the indent, the dash of an item, the key."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One fault of syntax. `line` and `repaired` are the line (from 0) that a cure changes, and its new text.

    `whole` is false where the cure drops something, so that faults of content after it would mislead.
    """

    place: Tempat
    message: Pesan
    instead: Pesan | None = None
    value: str | None = None
    line: int = -1
    repaired: str | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the parser stopped (`row`, `column` from 0), in what (`context`), and what it said."""

    lines: list[str]
    problem: str
    context: str
    row: int
    column: int
    context_row: int
    context_column: int

    def text(self, row: int) -> str:
        """The line `row`; empty where there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def before(self, row: int) -> int:
        """The nearest line above `row` that is neither empty nor a comment; -1 where there is none."""
        row -= 1
        while row >= 0 and (not self.lines[row].strip() or self.lines[row].lstrip().startswith("#")):
            row -= 1
        return row


def quoted_value(line: str, column: int | None = None) -> str | None:
    """A line with its value in quotes, from `column` or after its key; None where it has no value."""
    if column is None:
        found = VALUE.match(line)
        head, value = (found["head"], found["value"]) if found else ("", line)
    else:
        head, value = line[:column], line[column:]
    value = value.strip()
    if not value:
        return None
    if '"' not in value and "\\" not in value:
        return f'{head}"{value}"'
    return head + "'" + value.replace("'", "''") + "'"


def to_write(line: str | None) -> Pesan | None:
    """The advice to write a line so."""
    if line is None:
        return None
    text = shown(line.strip().removeprefix("- ").strip())
    return Pesan(f"Tulis: {text}", f"Write: {text}")


def quoting(seen: Situation, row: int, column: int, message: Pesan, start: int | None = None) -> Diagnosis:
    """A cure by quotes: the value of the line, or what begins at `start`."""
    line = seen.text(row)
    repaired = quoted_value(line, start)
    return Diagnosis(Tempat(row + 1, column + 1), message, to_write(repaired), line.strip(), row, repaired)
