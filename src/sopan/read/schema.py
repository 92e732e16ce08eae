"""The JSON Schema of the SOP file, with which text editors complete and check while one types.

Made from the model, then told what the file may say beyond it: the short forms (`kabid: Kabid`,
`tidak: 3`, a text instead of a list of one), keys that stand empty, and numbers where text is meant,
since an editor takes `nomor: 010` for a number and the reader takes it for the text that it is.
"""

from __future__ import annotations

from typing import Any

from sopan.model.sop import Sop

__all__ = ["SCHEMA_ID", "sop_schema"]

SCHEMA_ID = "urn:sopan:sop:1"

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_LIST_OF_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_TEXTS: dict[str, Any] = {"$ref": "#/$defs/Daftar"}
_KEPT = ("type", "enum", "const", "format", "minimum", "maximum")
_TITLES = {
    "Cabang": "Satu jawaban keputusan",
    "Keputusan": "Keputusan: ya dan tidak",
    "Langkah": "Satu langkah",
    "Pelaksana": "Satu pelaksana",
    "Pelayanan": "Keterangan pelayanan",
    "Pengecualian": "Pengecualian dari satu aturan",
    "Pengesahan": "Pengesahan",
    "SopTerkait": "SOP terkait",
    "Tanggal": "Tanggal",
}
_SHORT_FORMS: dict[str, tuple[dict[str, Any], str]] = {
    "Cabang": ({"type": ["integer", "string", "null"]}, 'Nomor langkah, id langkah, atau "selesai".'),
    "Pelaksana": (_TEXT, "Nama yang tercetak di kepala kolom."),
    "SopTerkait": (_TEXT, "Judul SOP lain."),
}


def sop_schema() -> dict[str, Any]:
    """The schema, draft 2020-12, of a whole `*.sop.yaml` file."""
    made = Sop.model_json_schema()
    parts = {name: _part(name, part) for name, part in made.pop("$defs").items()}
    for name, (short, description) in _SHORT_FORMS.items():
        parts[name] = {"title": _TITLES[name], "anyOf": [{**short, "description": description}, parts[name]]}
    root = _part("Sop", made)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Berkas SOP (*.sop.yaml)",
        "description": "Satu SOP Administrasi Pemerintahan, PermenPANRB 35/2012.",
        **{key: value for key, value in root.items() if key not in ("title", "description")},
        "$defs": parts | {"Daftar": {"title": "Satu teks, atau daftar", "anyOf": [_TEXT, _LIST_OF_TEXTS]}},
    }


def _part(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    required = schema.get("required", [])
    properties = {
        key: _property(value, required=key in required) for key, value in schema.get("properties", {}).items()
    }
    part = {"title": _TITLES.get(name, name), "type": "object", "properties": properties}
    if required:
        part["required"] = required
    return {**part, "additionalProperties": False}


def _property(schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    head: dict[str, Any] = {key: schema[key] for key in ("description", "examples") if key in schema}
    for kind in schema.get("anyOf", ()):  # a type of the model that is described where it is made
        head.setdefault("description", kind.get("description"))
    default = schema.get("default")
    if default not in (None, []) and not isinstance(default, dict):
        head |= {"default": default}
    kinds = [_kind(kind) for kind in _alternatives(schema) if kind != {"type": "null"}]
    if _TEXT in kinds and _LIST_OF_TEXTS in kinds:
        kinds = [_TEXTS]
    if not required:
        kinds.append({"type": "null"})
    return {**head, **_one_of(kinds)}


def _alternatives(schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "anyOf" not in schema:
        return [schema]
    return [inner for kind in schema["anyOf"] for inner in _alternatives(kind)]


def _one_of(kinds: list[dict[str, Any]]) -> dict[str, Any]:
    """Several kinds of value as one schema; plain types are joined, so that an editor has less to show."""
    types: list[str] = []
    others: list[dict[str, Any]] = []
    for kind in kinds:
        if kind.keys() == {"type"}:
            named = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
            types.extend(name for name in named if name not in types)
        else:
            others.append(kind)
    if types:
        others.append({"type": types if len(types) > 1 else types[0]})
    return others[0] if len(others) == 1 else {"anyOf": others}


def _kind(schema: dict[str, Any]) -> dict[str, Any]:
    """One alternative of a property, without what is for pydantic only."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    kept: dict[str, Any] = {key: schema[key] for key in _KEPT if key in schema}
    if kept == {"type": "string"}:
        return _TEXT
    if kept.get("type") == "array":
        kinds = [_kind(kind) for kind in _alternatives(schema.get("items", {}))]
        if any(kind.get("$ref", "").rsplit("/", 1)[-1] in _SHORT_FORMS for kind in kinds):
            kinds.remove(_TEXT)  # that part says itself that it may be a text
        return kept | {"items": _one_of(kinds)}
    if kept.get("type") == "object":
        pattern, values = next(iter(schema.get("patternProperties", {".*": {}}).items()))
        return kept | {
            "minProperties": 1,
            "patternProperties": {pattern: _kind(values)},
            "additionalProperties": False,
        }
    return kept
