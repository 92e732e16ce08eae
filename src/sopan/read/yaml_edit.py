"""Changing values in a YAML text: what a change does not touch stays as it was, to the letter.

Whole entries of a block are put in, taken out and moved as lines, so that a comment above an entry goes with
it. A single value goes through ruamel.yaml, which keeps comments and order but lays lines out in its own way;
so only the lines in which the result differs from an untouched round trip are taken over into the text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

import yaml as pyyaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from sopan.model.sumber import Jalur
from sopan.read.yaml_scalar import inline

__all__ = ["GONE", "assign", "container", "rearrange", "rename_key"]

_QUICK: Any = getattr(pyyaml, "CBaseLoader", pyyaml.BaseLoader)

GONE = object()
"""Given to `assign` as a value, it takes the key away."""

_INDENTED_LIST = re.compile(r"^(\s*)[\w-]+:[ \t]*\n(?:[ \t]*(?:#.*)?\n)*(\s*)- ", re.MULTILINE)
_KEY = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|[^\s:][^:]*?(?=\s*:)")


def container(text: str, path: Jalur) -> Any:
    """The list or mapping at a place, as ruamel has it, to look at; None where there is no such."""
    data = _seen(text)
    for part in path:
        known: Any = data if isinstance(data, CommentedMap) else ()
        if isinstance(data, CommentedSeq):
            known = range(len(data))
        if part not in known:
            return None
        data = data[part]
    return data if isinstance(data, CommentedMap | CommentedSeq) else None


def rearrange(
    text: str,
    path: Jalur,
    order: Sequence[str | int],
    new: tuple[str | int, Any, Sequence[str]] | None = None,
) -> str:
    """Put the entries of a list or mapping in another order; what `order` leaves out goes.

    Entries are named by their key or their present position. `new` is one that joins them: the name that
    `order` has for it, its value, and its lines without indentation.
    """
    found = container(text, path)
    if found is None:
        raise KeyError(path)
    if not found.fa.flow_style() and len(found):
        return _rearrange_lines(text, found, order, new)
    yaml, data = _load(text)
    base = _dump(yaml, data)
    inner = data
    for part in path:
        inner = inner[part]
    present = dict(inner.items()) if isinstance(inner, CommentedMap) else dict(enumerate(inner))
    if new is not None:
        present[new[0]] = new[1]
    if isinstance(inner, CommentedMap):
        for key in [key for key in inner if key not in order]:
            del inner[key]
        for key in order:
            inner[key] = present[key]
            inner.move_to_end(key)
    else:
        inner[:] = [present[name] for name in order]
    return _settled(text, base, yaml, data)


def rename_key(text: str, path: Jalur, old: str, new: str) -> str:
    """Give a key of a mapping another name, in its place."""
    found = container(text, path)
    if not isinstance(found, CommentedMap) or old not in found:
        raise KeyError((*path, old))
    line, column = found.lc.key(old)
    lines = text.splitlines(keepends=True)
    key = _KEY.match(lines[line], column)
    if key is None:
        raise KeyError((*path, old))
    lines[line] = lines[line][:column] + inline(new, flow=True) + lines[line][key.end() :]
    return "".join(lines)


def assign(text: str, choose: Callable[[Any], Sequence[tuple[Jalur, Any]]]) -> str:
    """Set the values that `choose` names when it sees the file as ruamel has it; their containers are there.

    A text keeps the kind of quotes that it had.
    """
    yaml, data = _load(text)
    changes = choose(data)
    if not changes:
        return text
    base = _dump(yaml, data)
    for path, value in changes:
        inner = data
        for part in path[:-1]:
            inner = inner[part]
        key = path[-1]
        if value is GONE:
            del inner[key]
            continue
        old = inner.get(key) if isinstance(inner, CommentedMap) else inner[key]
        if isinstance(value, str) and isinstance(old, SingleQuotedScalarString | DoubleQuotedScalarString):
            inner[key] = type(old)(value)
        else:
            inner[key] = value
    return _settled(text, base, yaml, data)


def _settled(text: str, base: str, yaml: YAML, data: Any) -> str:
    """The text with the changes of `data`, laid out as it was where that says the same."""
    new = _dump(yaml, data)
    merged = _merged(text, base, new)
    return merged if _content(merged) == _content(new) else new


def _content(text: str) -> Any:
    """What a text says, every scalar as text; read fast, since it is read for comparing alone."""
    try:
        return pyyaml.load(text, Loader=_QUICK)  # noqa: S506  # makes texts, lists and mappings alone
    except pyyaml.YAMLError:
        return None


@lru_cache(maxsize=2)
def _seen(text: str) -> Any:
    """The file as ruamel has it, to look at only; an edit asks several times for the same text."""
    return _load(text)[1]


def _load(text: str) -> tuple[YAML, Any]:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    found = _INDENTED_LIST.search(text)
    indented = found is not None and len(found[2]) > len(found[1])
    yaml.indent(mapping=2, sequence=4 if indented else 2, offset=2 if indented else 0)
    return yaml, yaml.load(text)


def _dump(yaml: YAML, data: Any) -> str:
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def _rearrange_lines(
    text: str, found: Any, order: Sequence[str | int], new: tuple[str | int, Any, Sequence[str]] | None
) -> str:
    """Put the entries of a block in another order as lines, each with the comments right above it."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    keys = list(found) if isinstance(found, CommentedMap) else list(range(len(found)))
    place = found.lc.key if isinstance(found, CommentedMap) else found.lc.item
    starts = [place(key)[0] for key in keys]
    if isinstance(found, CommentedMap):
        column = found.lc.key(keys[0])[1]  # the first key of an item stands on the line of its dash
    else:
        column = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    end = _end_of_block(lines, starts[-1], column, isinstance(found, CommentedMap))
    first = [_with_comments(lines, start, column) for start in starts]
    parts = {key: lines[a:b] for key, a, b in zip(keys, first, [*first[1:], end], strict=True)}
    if new is not None:
        parts[new[0]] = [f"{' ' * column}{line}\n" for line in new[2]]
    middle: list[str] = []
    for key in order:
        blank: list[str] = []
        while new is not None and key == new[0] and middle and not middle[-1].strip():
            blank.append(middle.pop())  # an empty line parts what follows, not what comes in before it
        middle += parts[key] + blank
    return "".join([*lines[: first[0]], *middle, *lines[end:]])


def _with_comments(lines: Sequence[str], start: int, column: int) -> int:
    """The first of the comment lines that stand right above an entry, at its column."""
    while start and lines[start - 1].startswith(" " * column + "#"):
        start -= 1
    return start


def _end_of_block(lines: Sequence[str], last: int, column: int, mapping: bool) -> int:
    """The line after the last entry: the first that is indented less, or stands at its column anew.

    The dashes of a list may stand at the column of the key that it belongs to.
    """
    at = last + 1
    while at < len(lines):
        content = lines[at].strip()
        indent = len(lines[at]) - len(lines[at].lstrip())
        inside = indent == column and mapping and (content == "-" or content.startswith("- "))
        if content and indent <= column and not inside:
            break
        at += 1
    while at > last + 1 and not lines[at - 1].strip():
        at -= 1
    return at


def _merged(original: str, base: str, new: str) -> str:
    """The original with the changes that lead from `base`, its plain round trip, to `new`."""
    a, d, b = (text.splitlines(keepends=True) for text in (original, base, new))
    # Lines that differ in spacing alone are the same line; the original's is kept.
    plain_d, plain_a = ([" ".join(line.split()) for line in lines] for lines in (d, a))
    blocks = SequenceMatcher(None, plain_d, plain_a, autojunk=False).get_opcodes()
    result: list[str] = []
    done = 0
    for kind, d1, d2, b1, b2 in SequenceMatcher(None, d, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        front, a1 = _boundary(blocks, d1, end=False)
        back, a2 = _boundary(blocks, d2, end=True)
        if d1 == d2 and front == d1:
            back, a2 = front, a1  # nothing is replaced: both boundaries are the one where lines go in
        if a1 < done:
            return new
        result += a[done:a1] + d[front:d1] + b[b1:b2] + d[d2:back]
        done = a2
    return "".join(result + a[done:])


def _boundary(blocks: Sequence[tuple[str, int, int, int, int]], at: int, *, end: bool) -> tuple[int, int]:
    """Where a boundary of the round trip lies in the original; inside a rewritten block, the block's edge."""
    for kind, d1, d2, a1, a2 in blocks:
        if not (d1 < at <= d2 if end else d1 <= at < d2):
            continue
        if kind == "equal":
            return at, a1 + at - d1
        return (d2, a2) if end else (d1, a1)
    return (0, 0) if end else (at, blocks[-1][4])
