"""Actors and steps of a text that may be half typed: by its lines, where no parser would read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sopan.cli.lsp.cursor import keys_of

__all__ = ["Step", "actors_of", "steps_of"]

_INSIDE = re.compile(r",\s*\w+\s*:|}")
_NAME = re.compile(r"""nama\s*:\s*(?P<nama>"[^"]*"|'[^']*'|[^,}]+)""")


@dataclass(slots=True)
class Step:
    """A step as far as it is typed: its number from 1, its id, its sentence, its line from 0."""

    number: int
    line: int
    id: str = ""
    sentence: str = ""


def _value(lines: Sequence[str], line: int, key: str) -> str:
    """The text behind a key: up to the end of the line, in braces up to a comma, or the line below a >-."""
    before, found, value = lines[line].rstrip("\r\n").partition(f"{key}:")
    value = value.strip()
    if found and "{" in before:
        value = _INSIDE.split(value)[0].strip()
    if value in ("|", ">", "|-", ">-"):
        return lines[line + 1].strip() if line + 1 < len(lines) else ""
    return value.strip("\"'")


def actors_of(lines: Sequence[str]) -> dict[str, str]:
    """Id -> shown name of the actors."""
    actors: dict[str, str] = {}
    for line, path in keys_of(lines):
        if path[:1] != ("pelaksana",) or len(path) < 2 or not isinstance(path[1], str):
            continue
        before, _, rest = lines[line].rstrip("\r\n").partition(f"{path[1]}:")
        rest = rest.strip()
        if len(path) == 2:
            found = _NAME.match(rest.removeprefix("{").lstrip()) if rest.startswith("{") else None
            short = _INSIDE.split(rest)[0] if "{" in before else rest
            actors[path[1]] = (found["nama"] if found else short.strip("{} ")).strip().strip("\"'")
        elif path[2] == "nama" and not rest:  # on a line of its own
            actors[path[1]] = _value(lines, line, "nama")
    return actors


def steps_of(lines: Sequence[str]) -> list[Step]:
    """The steps in order."""
    steps: dict[int, Step] = {}
    for line, path in keys_of(lines):
        if path[:1] == ("langkah",) and len(path) == 3 and isinstance(path[1], int):
            step = steps.setdefault(path[1], Step(path[1] + 1, line))
            if path[2] == "id":
                step.id = _value(lines, line, "id")
            elif path[2] == "kegiatan":
                step.sentence = _value(lines, line, "kegiatan")
    return [steps[number] for number in sorted(steps)]
