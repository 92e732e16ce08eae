"""Where in a YAML file a cursor stands, also while the file is half typed and no parser would take it.

The lines above are read by their indentation alone: keys and dashes make the path. Inside braces and brackets
of one line the path goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sopan.model.sumber import Jalur

__all__ = ["Cursor", "cursor_at", "keys_of"]

_KEY = re.compile(r"""(?P<key>[A-Za-z_][\w-]*|"[^"]*"|'[^']*')\s*:(?=\s|$)""")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is being typed: a `key` of the mapping at `path`, or the `value` at `path`.

    `prefix` is the text of it before the cursor, `start` the column where it begins, `flow` whether it stands
    inside braces.
    """

    kind: Literal["key", "value"]
    path: Jalur
    prefix: str
    start: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    indent: int
    part: str | int


class _Walk:
    """The path as lines are read from the top; `seen` has every key with its path."""

    def __init__(self) -> None:
        self.levels: list[_Level] = []
        self.counts: dict[Jalur, int] = {}
        self.seen: list[tuple[int, Jalur]] = []
        self.block: int | None = None

    def path(self) -> Jalur:
        return tuple(level.part for level in self.levels)

    def line(self, number: int, text: str) -> None:
        """Read one whole line."""
        indent = len(text) - len(text.lstrip(" "))
        rest = text[indent:]
        if not rest.strip() or rest.startswith("#"):
            return
        if self.block is not None:
            if indent > self.block:
                return
            self.block = None
        indent, rest = self.dashes(indent, rest)
        found = _KEY.match(rest)
        if not found:
            if rest.startswith("{"):
                self.seen.extend((number, (*self.path(), *path)) for path in _flow_keys(rest))
            return
        self.key(indent, found["key"].strip("\"'"))
        self.seen.append((number, self.path()))
        value = rest[found.end() :].strip()
        if _BLOCK.match(value):
            self.block = indent
        elif value.startswith("{"):
            self.seen.extend((number, (*self.path(), *path)) for path in _flow_keys(value))

    def dashes(self, indent: int, rest: str) -> tuple[int, str]:
        """Take the dashes off the beginning of a line, each the next item of its list."""
        while rest.startswith("- ") or rest.rstrip() == "-":
            self.levels = [
                level
                for level in self.levels
                if level.indent < indent or (level.indent == indent and isinstance(level.part, str))
            ]
            parent = self.path()
            number = self.counts.get(parent, -1) + 1
            self.counts[parent] = number
            self.levels.append(_Level(indent, number))
            stripped = rest[1:].lstrip(" ")
            indent, rest = indent + len(rest) - len(stripped), stripped
        return indent, rest

    def key(self, indent: int, name: str) -> None:
        self.levels = [level for level in self.levels if level.indent < indent]
        self.levels.append(_Level(indent, name))


def _walk(lines: Sequence[str]) -> _Walk:
    walk = _Walk()
    for number, text in enumerate(lines):
        walk.line(number, text.rstrip("\r\n"))
    return walk


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor at a place; lines and columns count from 0."""
    walk = _walk(lines[:line])
    text = (lines[line].rstrip("\r\n") if line < len(lines) else "")[:column]
    indent = len(text) - len(text.lstrip(" "))
    if walk.block is not None and indent > walk.block:
        return Cursor("value", walk.path(), text.strip(), indent)
    indent, rest = walk.dashes(indent, text[indent:])
    start = column - len(rest)
    found = _KEY.match(rest)
    if found is None:
        walk.levels = [level for level in walk.levels if level.indent < indent or isinstance(level.part, int)]
        walk.levels = [level for level in walk.levels if level.indent < indent]
        path = walk.path()
        if rest[:1] in "{[" and rest:
            return _flow(rest, path, start)
        return Cursor("key", path, rest, start)
    walk.key(indent, found["key"].strip("\"'"))
    after = rest[found.end() :]
    value = after.lstrip()
    start += found.end() + len(after) - len(value)
    if value[:1] in ("{", "["):
        return _flow(value, walk.path(), start)
    return Cursor("value", walk.path(), value, start)


def _flow(text: str, path: Jalur, start: int) -> Cursor:
    """The cursor at the end of a flow collection that is not closed, or behind one that is."""
    stack: list[tuple[str, Jalur, int]] = []
    current, begin, quote = path, 0, ""
    for at, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and not text[begin:at].strip():
            quote = character
        elif character in "{[":
            stack.append((character, current, 0))
            current, begin = (current if character == "{" else (*current, 0)), at + 1
        elif character in "}]" and stack:
            current, begin = stack.pop()[1], at + 1
        elif character == "," and stack:
            kind, base, number = stack[-1]
            stack[-1] = (kind, base, number + 1)
            current, begin = (base if kind == "{" else (*base, number + 1)), at + 1
        elif character == ":" and stack and stack[-1][0] == "{" and text[at + 1 : at + 2] in (" ", ""):
            current, begin = (*stack[-1][1], text[begin:at].strip().strip("\"'")), at + 1
    typed = text[begin:].lstrip()
    column = start + len(text) - len(typed)
    if stack and stack[-1][0] == "{" and current == stack[-1][1]:
        return Cursor("key", current, typed, column, flow=True)
    return Cursor("value", current, typed, column, flow=True)


def _flow_keys(text: str) -> Iterator[Jalur]:
    """The keys of a flow mapping on one line, with their paths inside it."""
    for at, character in enumerate(text):
        if character == ":":
            cursor = _flow(text[: at + 1], (), 0)
            if cursor.path:
                yield cursor.path


def keys_of(lines: Sequence[str]) -> list[tuple[int, Jalur]]:
    """Every key of a file with its line (from 0) and its path, in order."""
    return _walk(lines).seen
