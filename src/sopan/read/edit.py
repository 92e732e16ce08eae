"""Operations on the text of an SOP file: the file says the SOP after them, and all else in it stays.

    text = edit_text(text, [PindahLangkah(langkah=4, ke=2)])

Entries that an operation puts in, takes out or moves are moved as lines, with their comments. Then the text
is read, and every value in which it differs from the SOP that the operations give is set: the references that
went along, the fields. So what an operation means is said in `sopan.model.operations` alone, and a text that
would not say the same is never given back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from sopan.errors import UnreadableFile
from sopan.model.operations import (
    GandakanLangkah,
    GantiIdPelaksana,
    HapusButir,
    HapusLangkah,
    HapusPelaksana,
    Operasi,
    PindahButir,
    PindahLangkah,
    PindahPelaksana,
    TambahButir,
    TambahLangkah,
    TambahPelaksana,
    apply,
)
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur
from sopan.read.dump import dump_sop, entry_lines, short_form
from sopan.read.yaml_edit import GONE, assign, container, rearrange, rename_key
from sopan.read.yaml_file import read_model

__all__ = ["edit_text"]


def edit_text(text: str, operasi: Sequence[Operasi]) -> str:
    """The text after the operations, each made for what the ones before it left.

    References into nowhere may be in the file and stay. Raises `UnreadableFile` where the text is no SOP file
    and `OperasiDitolak` where an operation cannot be done.
    """
    sop, _ = read_model(Sop, text)
    result = text
    try:
        for op in operasi:
            after = apply(sop, op)
            result = _with_entries(result, op, after)
            sop = after
        result = _aligned(result, sop)
        if _says(result, sop):
            return result
    except (KeyError, IndexError, UnreadableFile):
        pass  # a form of YAML that lines and places do not tell apart: the tidy file says the same
    return dump_sop(sop)


def _says(text: str, sop: Sop) -> bool:
    read, _ = read_model(Sop, text)
    return read == sop and list(read.pelaksana) == list(sop.pelaksana)


def _with_entries(text: str, op: Operasi, after: Sop) -> str:
    """The text with the entries put in, taken out or moved; the values inside are looked at later."""
    if isinstance(op, GantiIdPelaksana):
        return rename_key(text, ("pelaksana",), op.id, op.menjadi) if op.id != op.menjadi else text
    if isinstance(op, TambahPelaksana | HapusPelaksana | PindahPelaksana):
        new = _new(op.id, after.pelaksana[op.id], op.id) if isinstance(op, TambahPelaksana) else None
        return rearrange(text, ("pelaksana",), list(after.pelaksana), new)
    if isinstance(op, TambahLangkah | GandakanLangkah):
        at = op.posisi - 1 if isinstance(op, TambahLangkah) else op.langkah
        return _put_in(text, ("langkah",), at, after.langkah[at])
    if isinstance(op, HapusLangkah):
        return _without(text, ("langkah",), op.langkah - 1)
    if isinstance(op, PindahLangkah):
        return _moved(text, ("langkah",), op.langkah - 1, op.ke - 1)
    if isinstance(op, TambahButir | HapusButir | PindahButir):
        return _with_items(text, op, after)
    return text


def _with_items(text: str, op: TambahButir | HapusButir | PindahButir, after: Sop) -> str:
    """As `_with_entries`; a list that is not written as one, or would not be one any more, is set whole."""
    present = container(text, op.jalur)
    if not isinstance(present, CommentedSeq) or not present:
        return text
    if isinstance(op, PindahButir):
        return _moved(text, op.jalur, op.posisi, op.ke)
    if isinstance(op, HapusButir):
        return _without(text, op.jalur, op.posisi) if len(present) > 1 else text
    at = len(present) if op.posisi is None else op.posisi
    return _put_in(text, op.jalur, at, _at(after, op.jalur)[at])


def _new(name: str | int, value: Any, key: str | None = None) -> tuple[str | int, Any, Sequence[str]]:
    return name, _plain(short_form(value)), entry_lines(value, key)


def _put_in(text: str, path: Jalur, at: int, value: Any) -> str:
    count = len(container(text, path) or ())
    order: list[int | str] = list(range(count))
    order.insert(at, count)
    return rearrange(text, path, order, _new(count, value))


def _without(text: str, path: Jalur, at: int) -> str:
    count = len(container(text, path) or ())
    return rearrange(text, path, [index for index in range(count) if index != at])


def _moved(text: str, path: Jalur, at: int, to: int) -> str:
    order = list(range(len(container(text, path) or ())))
    order.insert(to, order.pop(at))
    return rearrange(text, path, order) if at != to else text


def _aligned(text: str, sop: Sop) -> str:
    """The text with every value set in which it differs from the SOP."""
    read, _ = read_model(Sop, text)
    places = list(_differing((), read, sop))
    new: list[Jalur] = []

    def changes(data: Any) -> list[tuple[Jalur, Any]]:
        present: list[tuple[Jalur, Any]] = []
        for at in dict.fromkeys(_written(data, path) for path in places):
            if not _is_there(data, at):
                new.append(at)
            else:
                value = GONE if _is_default(sop, at) else _plain(short_form(_at(sop, at)))
                present.append((at, value))
        return present

    if places:
        text = assign(text, changes)
    for at in new:
        text = _with_key(text, at, sop)
    return text


def _with_key(text: str, path: Jalur, sop: Sop) -> str:
    """The text with a key that it has not, behind the one that the format has before it."""
    holder, key = path[:-1], str(path[-1])
    present, value = container(text, holder), _at(sop, path)
    if not present or present.fa.flow_style():
        return assign(text, lambda _: [(path, _plain(short_form(value)))])
    names = list(type(_at(sop, holder)).model_fields)
    before = [name for name in names[: names.index(key)] if name in present]
    order = list(present)
    # Nothing comes before the first key of an item: that shares its line with the dash.
    order.insert(order.index(before[-1]) + 1 if before else 1, key)
    return rearrange(text, holder, order, (key, _plain(short_form(value)), entry_lines(value, key)))


def _differing(path: Jalur, old: Any, new: Any) -> Iterator[Jalur]:
    """The smallest places in which two values of one type differ."""
    if old == new:
        return
    if isinstance(old, BaseModel) and type(old) is type(new):
        for name in type(old).model_fields:
            yield from _differing((*path, name), getattr(old, name), getattr(new, name))
    elif isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        for key in old:
            yield from _differing((*path, key), old[key], new[key])
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from _differing((*path, index), *pair)
    else:
        yield path


def _written(data: Any, path: Jalur) -> Jalur:
    """The part of a path that can be set: up to where the file has a short form, or nothing."""
    for length, part in enumerate(path[:-1], 1):
        inside = data.get(part) if isinstance(data, CommentedMap) else data[part]
        if not isinstance(inside, CommentedMap | CommentedSeq):
            return path[:length]
        data = inside
    return path


def _is_there(data: Any, path: Jalur) -> bool:
    for part in path[:-1]:
        data = data[part]
    return not isinstance(data, CommentedMap) or path[-1] in data


def _is_default(sop: Sop, path: Jalur) -> bool:
    """Whether the file need not write the value, so that its key goes."""
    holder = _at(sop, path[:-1])
    if not isinstance(holder, BaseModel):
        return False
    field = type(holder).model_fields[str(path[-1])]
    value = getattr(holder, str(path[-1]))
    return not field.is_required() and bool(value == field.get_default(call_default_factory=True))


def _at(value: Any, path: Jalur) -> Any:
    for part in path:
        value = getattr(value, str(part)) if isinstance(value, BaseModel) else value[part]
    return value


def _plain(value: Any) -> Any:
    """A short form in the types that YAML libraries write, on one line what stands on one line."""
    if isinstance(value, dict):
        inner = CommentedMap({key: _plain(item) for key, item in value.items()})
        if len(inner) < 4 and all(not isinstance(item, CommentedSeq) for item in inner.values()):
            inner.fa.set_flow_style()
        return inner
    if isinstance(value, list):
        return CommentedSeq([_plain(item) for item in value])
    return value
