"""What a model knows at a place of its file: which keys, which of them must be there, examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sopan.model.sumber import Jalur

__all__ = ["elsewhere", "example_of", "field_at", "model_at"]


def model_at(root: type[BaseModel], path: Jalur) -> type[BaseModel] | None:
    """The model of the mapping at `path`; None where there is none or its keys are the writer's own."""
    current: type[BaseModel] | None = root
    free = False
    for part in path:
        if isinstance(part, int):
            continue
        if free:
            free = False
            continue
        field = current.model_fields.get(part) if current else None
        if field is None:
            return None
        current, free = _inner(field.annotation), _is_free(field.annotation)
    return None if free else current


def field_at(root: type[BaseModel], path: Jalur) -> FieldInfo | None:
    """The field that the value at `path` belongs to; for an item of a list, that of the list."""
    names = path
    while names and isinstance(names[-1], int):
        names = names[:-1]
    if not names or isinstance(names[-1], int):
        return None
    model = model_at(root, names[:-1])
    return model.model_fields.get(names[-1]) if model else None


def elsewhere(root: type[BaseModel], key: str) -> str | None:
    """The name of the part of the file where `key` belongs, when it is known somewhere but not here."""
    for name, model in _parts(root, set()):
        if key in model.model_fields:
            return name
    return None


def example_of(field: FieldInfo, *, item: bool = False) -> str | None:
    """A value for the field (or for one item of it) as it is typed on one line, where the model has one."""
    if not field.examples:
        return None
    example = field.examples[0]
    return _typed(example[0] if item and isinstance(example, list) else example)


def _typed(example: Any) -> str:
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {_typed(value)}" for key, value in example.items()) + "}"
    if isinstance(example, list):
        return "[" + ", ".join(map(_typed, example)) + "]"
    return str(example).lower() if isinstance(example, bool) else str(example)


def _parts(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, type[BaseModel]]]:
    seen.add(model)
    for name, field in model.model_fields.items():
        inner = _inner(field.annotation)
        if inner is not None and inner not in seen:
            yield name, inner
            yield from _parts(inner, seen)


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if (found := _inner(argument)) is not None:
            return found
    return None


def _is_free(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(
        get_origin(argument) is dict for argument in get_args(annotation)
    )
