"""An SOP back as a tidy `*.sop.yaml`: short forms, only what differs from the default, sentences folded.

`read_text(dump_sop(sop)).sop == sop` for every SOP without references into nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sopan.model.langkah import Cabang, Keputusan, Langkah
from sopan.model.pelaksana import Pelaksana
from sopan.model.sop import Sop, SopTerkait
from sopan.read.yaml_scalar import WIDTH, folded, inline, literal

__all__ = ["dump_sop", "entry_lines", "short_form"]

_SET_APART = ("pelaksana", "langkah", "pelayanan", "pengecualian")
_ON_ONE_LINE = (Pelaksana, Keputusan, Cabang, SopTerkait)


def dump_sop(sop: Sop) -> str:
    """The text of the file, ending with a newline; keys in the order of the format."""
    lines = ["sopan: 1"]
    for key, value in _short(sop).items():
        if key in _SET_APART:
            lines.append("")
        lines.extend(_pair(key, value, 0))
    return "\n".join(lines) + "\n"


def short_form(value: Any) -> Any:
    """A part of an SOP as the file says it in the shortest way: texts, numbers, lists and mappings."""
    return _short(value)


def entry_lines(value: Any, key: str | None = None) -> list[str]:
    """The lines of one entry, without indentation: an item of a list, or with `key` one of a mapping."""
    short = _short(value)
    return list(_item(short, 0) if key is None else _pair(key, short, 0))


class _OneLine(dict[str, Any]):
    """Keys that stand in braces on one line when they are short enough."""


class _Ids(list[Any]):
    """Items that stand in brackets on one line when they are short enough."""


def _short(value: Any) -> Any:
    """A value of the model as the file says it in the shortest way."""
    if isinstance(value, SopTerkait) and value.nomor is None:
        return value.judul
    if isinstance(value, Pelaksana) and not value.luar and value.jumlah is None:
        return value.nama
    if (
        isinstance(value, Cabang)
        and value.langkah is not None
        and value.label is None
        and value.peluang is None
    ):
        return value.langkah
    if isinstance(value, BaseModel):
        keys = {key: _short(item) for key, item in value if _differs(value, key, item)}
        if isinstance(value, Langkah) and isinstance(keys["pelaksana"], list):
            keys["pelaksana"] = _Ids(keys["pelaksana"])
        return (
            _OneLine(keys) if isinstance(value, _ON_ONE_LINE) or type(value).__name__ == "Tanggal" else keys
        )
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if isinstance(value, tuple):
        items = [_short(item) for item in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return value


def _differs(model: BaseModel, key: str, value: Any) -> bool:
    field = type(model).model_fields[key]
    return field.is_required() or value != field.get_default()


def _pair(key: str, value: Any, indent: int) -> Iterator[str]:
    """The lines of one key and its value, the key at column `indent`."""
    lead = " " * indent + inline(key) + ":"
    if isinstance(value, str):
        yield from _text(lead, value, indent + 2)
    elif (line := _braces(value)) is not None and len(lead) + 1 + len(line) <= WIDTH:
        yield f"{lead} {line}"
    elif isinstance(value, dict):
        yield lead
        for inner_key, inner in value.items():
            yield from _pair(inner_key, inner, indent + 2)
    else:
        yield lead
        for item in value:
            yield from _item(item, indent + 2)


def _item(value: Any, indent: int) -> Iterator[str]:
    """The lines of one item of a list, its dash at column `indent`."""
    lead = " " * indent + "-"
    if isinstance(value, str):
        yield from _text(lead, value, indent + 2)
    elif (line := _braces(value)) is not None and len(lead) + 1 + len(line) <= WIDTH:
        yield f"{lead} {line}"
    else:
        lines = [line for key, inner in value.items() for line in _pair(key, inner, indent + 2)]
        yield f"{lead} {lines[0].lstrip()}"
        yield from lines[1:]


def _text(lead: str, text: str, indent: int) -> Iterator[str]:
    line = inline(text)
    if (lines := literal(text)) is not None:
        yield f"{lead} |-"
    elif (
        len(lead) + 1 + len(line) > WIDTH
        and (lines := folded(text, WIDTH - indent)) is not None
        and len(lines) > 1
    ):
        yield f"{lead} >-"
    else:
        yield f"{lead} {line}"
        return
    for part in lines:
        yield " " * indent + part


def _braces(value: Any) -> str | None:
    """A value on one line, or None where it is not of a kind that stands on one."""
    if isinstance(value, _OneLine) or value in ({}, []):
        pairs = [f"{inline(key, flow=True)}: {_inside(item)}" for key, item in value.items()] if value else []
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, _Ids):
        return "[" + ", ".join(map(_inside, value)) + "]"
    if isinstance(value, dict | list):
        return None
    return _inside(value)


def _inside(value: Any) -> str:
    if isinstance(value, str):
        return inline(value, flow=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return _braces(value) or "{}"
    return str(value)
