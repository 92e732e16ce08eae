"""What each field of an SOP takes, as a small table for the editor's scripts.

Derived from the model, so that a new key of the format needs no second description. The scripts refuse by it
what the server would refuse; the server still decides.
"""

from __future__ import annotations

import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from sopan.model import Sop

__all__ = ["field_table"]

_SHORT = {"SopTerkait": "judul", "Pelaksana": "nama", "Cabang": "langkah"}
"""Parts that may be written as one value, and the field that the value is."""


@cache
def field_table() -> dict[str, Any]:
    """The table of the whole SOP: `k` is the kind of a field, `isi` the fields of a part."""
    return _part(Sop)


def _part(model: type[BaseModel]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "k": "bagian",
        "isi": {name: _field(field) for name, field in model.model_fields.items()},
    }
    if short := _SHORT.get(model.__name__):
        told["ringkas"] = short
    return told


def _field(field: FieldInfo) -> dict[str, Any]:
    told = _kind(field.annotation)
    for limit in field.metadata:
        if isinstance(limit, Ge):
            told["min"] = limit.ge
        elif isinstance(limit, Le):
            told["maks"] = limit.le
    if field.is_required():
        told["wajib"] = True
    else:
        default = field.get_default(call_default_factory=True)
        if default is not PydanticUndefined and isinstance(default, str | int | float):
            told["baku"] = default
    return told


def _kind(annotation: Any) -> dict[str, Any]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inner[0])
    if origin in (Union, UnionType):
        kinds = [one for one in inner if one is not NoneType]
        if len(kinds) > 1:  # `Rujukan`, whose own mark pydantic takes off
            return {"k": "rujukan"}
        told = _kind(kinds[0])
        if told["k"] == "bagian":
            told["kosong"] = True
        return told
    if origin is Literal:
        return {"k": "pilih", "boleh": list(inner)}
    if origin is tuple:
        item = _kind(inner[0])
        return {**item, "k": "baris"} if item["k"] == "bagian" else {"k": "daftar"}
    if origin is dict:
        return {**_kind(inner[1]), "k": "peta"}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _part(annotation)
    return {"k": _PLAIN[annotation]}


_PLAIN = {str: "teks", bool: "ya", int: "bilangan", float: "bilangan", datetime.date: "hari"}
