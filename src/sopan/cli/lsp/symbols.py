"""The outline of a file: an SOP's actors and steps, an organisation's units, by their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sopan.cli.lsp.cursor import keys_of
from sopan.cli.lsp.files import Kind
from sopan.cli.lsp.scan import actors_of, steps_of
from sopan.errors import Pesan

__all__ = ["Symbol", "symbols"]


@dataclass(slots=True)
class Symbol:
    """One entry of the outline; it stands on the lines `first` to `last`, from 0, both included."""

    name: str
    kind: Literal["section", "actor", "step", "unit"]
    first: int
    last: int
    detail: str = ""
    children: list[Symbol] = field(default_factory=list)


def symbols(lines: Sequence[str], kind: Kind) -> list[Symbol]:
    """The outline, in the order of the file."""
    found = keys_of(lines)
    tops = [(line, str(path[0])) for line, path in found if len(path) == 1]
    ends = [*(line - 1 for line, _ in tops[1:]), max(0, len(lines) - 1)] if tops else []
    sections = []
    for (line, name), end in zip(tops, ends, strict=True):
        section = Symbol(name, "section", line, max(line, end))
        if kind is Kind.SOP and name == "langkah":
            section.children = _steps(lines, section)
        elif kind is Kind.SOP and name == "pelaksana":
            section.children = _actors(lines, section)
        elif kind is Kind.ORGANISASI and name == "unit":
            section.children = _units(lines, section)
        sections.append(section)
    return sections


def _steps(lines: Sequence[str], section: Symbol) -> list[Symbol]:
    steps = steps_of(lines)
    ends = [*(step.line - 1 for step in steps[1:]), section.last] if steps else []
    word = Pesan("Langkah", "Step")
    return [
        Symbol(f"{step.number}. {step.sentence or word}", "step", step.line, max(step.line, end), step.id)
        for step, end in zip(steps, ends, strict=True)
    ]


def _actors(lines: Sequence[str], section: Symbol) -> list[Symbol]:
    names = actors_of(lines)
    return [
        Symbol(names.get(str(path[1])) or str(path[1]), "actor", line, line, str(path[1]))
        for line, path in keys_of(lines)
        if len(path) == 2 and path[0] == "pelaksana" and section.first <= line <= section.last
    ]


def _units(lines: Sequence[str], section: Symbol) -> list[Symbol]:
    units = [
        Symbol(lines[line].partition("nama:")[2].strip().strip("\"'"), "unit", line, line)
        for line, path in keys_of(lines)
        if len(path) == 3 and path[0] == "unit" and path[2] == "nama"
    ]
    for unit, following in zip(units, [*units[1:], None], strict=True):
        unit.last = following.first - 1 if following else section.last
    return [unit for unit in units if unit.name]
