"""An SOP as lists and dicts, written as the text of a `.sop.yaml` file with comments.

The form is that of the patterns: short lists on one line, long sentences folded, a comment before the
first step of each stage, and a blank date as an empty value with its blank in the comment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sopan.templates.scalar import LEBAR, dilipat, skalar

__all__ = ["tulis"]

_TANGGAL_KOSONG = {"pembuatan": "tanggal pembuatan", "efektif": "tanggal efektif"}


def tulis(data: Mapping[str, Any], kepala: Sequence[str], catatan: Mapping[int, str]) -> str:
    """The text of the file.

    `kepala` are the lines of the first comment; `catatan` are comments before steps, by position from 0.
    """
    lines = [f"# {line}" if line else "#" for line in kepala]
    for key, value in data.items():
        if key == "langkah":
            lines.append("langkah:")
            for position, step in enumerate(value):
                if position in catatan:
                    lines.append(f"  # {catatan[position]}")
                lines += _step(step)
        elif key == "tanggal":
            lines.append("tanggal:")
            lines += [_date(name, value.get(name)) for name in value]
        else:
            lines += _pair(key, value, 0)
    return "\n".join(lines) + "\n"


def _date(name: str, value: object) -> str:
    label = _TANGGAL_KOSONG.get(name, f"tanggal {name}")
    return f"  {name}:  # [isi: {label}]" if value is None else f"  {name}: {value}"


def _step(step: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for key, value in step.items():
        lines += _pair(key, value, 4)
    lines[0] = "  - " + lines[0].lstrip()
    return lines


def _pair(key: str, value: Any, indent: int) -> list[str]:
    start = f"{' ' * indent}{key}:"
    if isinstance(value, Mapping):
        if indent or not value:
            line = f"{start} {_flow(value)}"
            if len(line) <= LEBAR:
                return [line]
        return [start, *(line for name, part in value.items() for line in _pair(name, part, indent + 2))]
    if isinstance(value, list):
        line = f"{start} {_flow(value)}"
        if indent and len(value) < 4 and len(line) <= LEBAR:
            return [line]
        return [start, *(line for item in value for line in _item(item, indent + 2))]
    line = f"{start} {_one(value)}"
    if isinstance(value, str) and len(line) > LEBAR:
        return f"{start} {dilipat(value, indent + 2)}".split("\n")
    return [line]


def _item(value: Any, indent: int) -> list[str]:
    start = " " * indent + "-"
    if isinstance(value, str) and indent + 2 + len(skalar(value)) > LEBAR:
        return f"{start} {dilipat(value, indent + 2)}".split("\n")
    return [f"{start} {_flow(value) if isinstance(value, Mapping | list) else _one(value)}"]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return _one(value, flow=True)


def _one(value: Any, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return skalar(str(value), flow=flow)
