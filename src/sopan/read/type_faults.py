"""What pydantic says of a file, in the words of a drafter, each fault at its place.

pydantic checks the whole file at once and names each fault by a type and a path of its own; here each
becomes a `Fault` in both languages with what to write instead. `docs/reference/berkas-sop.md` has the
fields; the wording of single types is in `sopan.read.wording`.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sopan.errors import Pesan
from sopan.model.sumber import Jalur, tulis_jalur
from sopan.read.faults import Faults, place_of, shown
from sopan.read.fields import elsewhere, example_of, field_at, model_at
from sopan.read.nearest import nearest, same_word
from sopan.read.wording import wording
from sopan.read.yaml_tree import Tree

__all__ = ["tell", "without_empty"]

_MOST_NAMED = 12


def without_empty(root: type[BaseModel], data: Any, error: ValidationError) -> bool:
    """Take out of `data` the keys that stand empty though they may be left out; say whether any did.

    A drafter keeps `revisi:` or `sifat:` in the file for later. Empty then means the same as absent.
    """
    found = False
    for detail in error.errors(include_url=False, include_context=False):
        path = _path(detail["loc"], data)
        if detail["input"] is not None or not path or not isinstance(path[-1], str):
            continue
        model = model_at(root, path[:-1])
        field = model.model_fields.get(path[-1]) if model else None
        holder = _at(data, path[:-1])
        if field is not None and not field.is_required() and isinstance(holder, dict) and path[-1] in holder:
            del holder[path[-1]]
            found = True
    return found


def tell(root: type[BaseModel], tree: Tree, error: ValidationError, faults: Faults) -> None:
    """Add every fault that pydantic found in `tree` to `faults`."""
    details = error.errors(include_url=False)
    misspelt: set[Jalur] = set()
    missing: list[tuple[Jalur, ErrorDetails]] = []
    told: set[Jalur] = set()
    for detail in details:
        if faults.full:
            return
        kind, path = detail["type"], _path(detail["loc"], tree.data)
        if kind == "extra_forbidden":
            misspelt.add(_unknown_key(root, tree, path, faults))
        elif kind == "missing":
            missing.append((path, detail))
        elif kind == "too_short" and _at(tree.data, path):
            continue  # pydantic counts the items that are right; that the others are wrong is told already
        elif path not in told:  # a union tells each of its members; one fault is enough
            told.add(path)
            _wrong_value(root, tree, path, detail, faults)
    for path, detail in missing:
        whole = (*path, detail["loc"][-1])
        if whole not in misspelt:
            _missing_key(root, tree, whole, faults)


def _unknown_key(root: type[BaseModel], tree: Tree, path: Jalur, faults: Faults) -> Jalur:
    """Tell of a key that is not known; the path of the key that is likely meant."""
    key, model = str(path[-1]), model_at(root, path[:-1])
    known = list(model.model_fields) if model else []
    present = _at(tree.data, path[:-1])
    absent = [name for name in known if not isinstance(present, dict) or name not in present]
    home = elsewhere(root, key)
    meant = same_word(key, known) if home else nearest(key, absent) or nearest(key, known)
    place = shown(tulis_jalur(path[:-1]))
    where = Pesan(f" di '{place}'" if place else "", f" in '{place}'" if place else "")
    if meant is not None:
        instead = Pesan(f"Maksudnya '{meant}'?", f"Did you mean '{meant}'?")
    elif home is not None:
        instead = Pesan(f"Kunci itu ditulis di dalam '{home}'.", f"That key belongs in '{home}'.")
    elif len(known) <= _MOST_NAMED:
        instead = Pesan(f"Yang dikenal: {', '.join(known)}.", f"Known are: {', '.join(known)}.")
    else:
        instead = Pesan(
            "Daftar kunci: 'sopan schema', atau halaman acuan berkas SOP.",
            "For the keys see 'sopan schema', or the reference page of the SOP file.",
        )
    faults.add(
        place_of(tree.keys, path),
        Pesan(
            f"kunci '{shown(key)}' tidak dikenal{where.id}.",
            f"the key '{shown(key)}' is not known{where.en}.",
        ),
        path=path,
        value=key,
        instead=instead,
    )
    return (*path[:-1], meant or key)


def _missing_key(root: type[BaseModel], tree: Tree, path: Jalur, faults: Faults) -> None:
    key = str(path[-1])
    place = shown(tulis_jalur(path[:-1]))
    field = field_at(root, path)
    example = example_of(field) if field else None
    holder = _at(tree.data, path[:-1])
    if isinstance(holder, dict):
        message = Pesan(
            f"kunci '{key}' belum ada{f' di {place!r}' if place else ''}.",
            f"the key '{key}' is missing{f' from {place!r}' if place else ''}.",
        )
    else:  # the short form, whose text is empty
        message = Pesan(f"'{place}' belum berisi.", f"'{place}' is empty.")
    instead = (
        Pesan(f"Tulis misalnya: {key}: {example}", f"Write for instance: {key}: {example}")
        if example
        else None
    )
    faults.add(place_of(tree.values, path[:-1]), message, path=path, instead=instead)


def _wrong_value(
    root: type[BaseModel], tree: Tree, path: Jalur, detail: ErrorDetails, faults: Faults
) -> None:
    value = _at(tree.data, path)
    said = wording(detail, value, path, field_at(root, path))
    is_key = "[key]" in detail["loc"]
    faults.add(
        place_of(tree.keys if is_key else tree.values, path),
        said.message,
        path=path,
        value=path[-1] if is_key and path else value if isinstance(value, str) else None,
        instead=said.instead,
    )


def _path(loc: tuple[int | str, ...], data: Any) -> Jalur:
    """The part of pydantic's path that stands in the file: without union members and keys of short forms."""
    path: list[int | str] = []
    for part in loc:
        if isinstance(data, dict):
            known = part in data
        else:
            known = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if known:
            path.append(part)
            data = _at(data, (part,))
    return tuple(path)


def _at(data: Any, path: Jalur) -> Any:
    return reduce(lambda holder, part: holder[part], path, data)
