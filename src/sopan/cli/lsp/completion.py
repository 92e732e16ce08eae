"""What may come next: keys of the place, actors, steps, verbs, aspects, choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from sopan.cli.lsp.cursor import Cursor, cursor_at, keys_of
from sopan.cli.lsp.files import Kind
from sopan.cli.lsp.scan import Step, actors_of, steps_of
from sopan.errors import Pesan
from sopan.lint.registry import semua_aturan
from sopan.model import SELESAI, bahasa
from sopan.model.sumber import Jalur
from sopan.read.fields import example_of, field_at, model_at

__all__ = ["Item", "complete"]

_TIMES = (
    "5 menit",
    "10 menit",
    "15 menit",
    "30 menit",
    "1 jam",
    "2 jam",
    "1 hari kerja",
    "3 hari kerja",
    "1x24 jam",
)
_MOST = 60
_LISTS = ("langkah", "unit", "uraian_tugas", "kegiatan", "pengecualian", "regulasi")


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal. `insert` replaces the line from column `start` to the cursor."""

    label: str
    insert: str
    start: int
    kind: Literal["key", "actor", "step", "word", "choice", "rule"]
    detail: str = ""
    documentation: str = ""


def complete(lines: Sequence[str], line: int, column: int, kind: Kind) -> list[Item]:
    """The proposals at a place, those that begin as what is typed; at most some dozens."""
    cursor = cursor_at(lines, line, column)
    if cursor.kind == "key":
        items = [*_keys(cursor, lines, line, kind), *_list_items(cursor, lines, kind)]
    else:
        items = list(_values(cursor, lines, kind))
    typed = cursor.prefix.strip("\"'").casefold()
    return [item for item in items if item.label.casefold().startswith(typed)][:_MOST]


def _keys(cursor: Cursor, lines: Sequence[str], line: int, kind: Kind) -> Iterator[Item]:
    model = model_at(kind.model, cursor.path)
    if model is None:
        return
    present = {
        path[-1]
        for number, path in keys_of(lines)
        if path[:-1] == cursor.path and (number != line or cursor.flow)
    }
    lead = " " if line < len(lines) and lines[line][: cursor.start].endswith("-") else ""
    for name, field in model.model_fields.items():
        if name not in present:
            example = example_of(field) or ""
            documentation = field.description or ""
            if example:
                documentation += f"\n\n{Pesan('Contoh', 'Example')}: `{example}`"
            insert = lead + _after_key(name, field, cursor)
            yield Item(name, insert, cursor.start, "key", _required(field), documentation)


def _required(field: FieldInfo) -> str:
    return str(Pesan("wajib", "required")) if field.is_required() else ""


def _after_key(name: str, field: FieldInfo, cursor: Cursor) -> str:
    if cursor.flow:
        return f"{name}: "
    indent = " " * (cursor.start + 2)
    if name in _LISTS and not (cursor.path and cursor.path[0] == "langkah"):
        return f"{name}:\n{indent}- "
    inner = field.annotation
    if get_origin(inner) is dict or (isinstance(inner, type) and hasattr(inner, "model_fields")):
        return f"{name}:\n{indent}"
    return f"{name}: "


def _list_items(cursor: Cursor, lines: Sequence[str], kind: Kind) -> Iterator[Item]:
    """In a list of plain values a dash begins a value, not a key."""
    if kind is Kind.SOP and len(cursor.path) >= 3 and cursor.path[-2] == "pelaksana":
        yield from _actors(cursor, lines)


def _values(cursor: Cursor, lines: Sequence[str], kind: Kind) -> Iterator[Item]:
    name = next((part for part in reversed(cursor.path) if isinstance(part, str)), "")
    if kind is Kind.SOP:
        yield from _of_sop(name, cursor, lines)
    field = field_at(kind.model, cursor.path)
    if field is not None:
        for choice in _choices(field.annotation):
            yield Item(choice, choice, cursor.start, "choice", "", field.description or "")


def _of_sop(name: str, cursor: Cursor, lines: Sequence[str]) -> Iterator[Item]:
    if cursor.path[:1] == ("langkah",):
        if name == "pelaksana":
            yield from _actors(cursor, lines)
        elif name == "lanjut" or (name in ("ya", "tidak", "langkah") and "keputusan" in cursor.path):
            yield from _steps(cursor, steps_of(lines), cursor.path)
        elif name == "kegiatan" and " " not in cursor.prefix.strip():
            yield from _verbs(cursor)
        elif name == "waktu":
            yield from (Item(time, time, cursor.start, "choice") for time in _TIMES)
    elif name == "judul" and cursor.path == ("judul",) and " " not in cursor.prefix.strip():
        for aspect in bahasa.daftar_aspek().values():
            yield Item(aspect.kata, f"{aspect.kata} ", cursor.start, "word", str(Pesan("aspek", "aspect")))
    elif name == "aturan":
        for rule in semua_aturan():
            yield Item(rule.nama, rule.nama, cursor.start, "rule", rule.kode, rule.halaman.ringkas)


def _actors(cursor: Cursor, lines: Sequence[str]) -> Iterator[Item]:
    for id, name in actors_of(lines).items():
        yield Item(id, id, cursor.start, "actor", name)


def _steps(cursor: Cursor, steps: Sequence[Step], path: Jalur) -> Iterator[Item]:
    own = path[1] if len(path) > 1 else None
    for step in steps:
        if step.number - 1 == own:
            continue
        if step.id:
            yield Item(step.id, step.id, cursor.start, "step", f"{step.number}. {step.sentence}")
        yield Item(str(step.number), str(step.number), cursor.start, "step", step.sentence)
    yield Item(
        SELESAI, SELESAI, cursor.start, "step", str(Pesan("mengakhiri prosedur", "ends the procedure"))
    )


def _verbs(cursor: Cursor) -> Iterator[Item]:
    typed = cursor.prefix.strip("\"'").casefold()
    for verb in bahasa.kata_kerja().values():
        if verb.aktif.startswith(typed):
            word = verb.aktif.capitalize()
            yield Item(word, f"{word} ", cursor.start, "word", ", ".join(sorted(verb.kelas)))


def _choices(annotation: Any) -> Iterator[str]:
    if annotation is bool:
        yield from ("true", "false")
    elif get_origin(annotation) is Literal:
        yield from (str(value) for value in get_args(annotation))
    elif get_origin(annotation) in (Union, UnionType):
        for inner in get_args(annotation):
            yield from _choices(inner)
