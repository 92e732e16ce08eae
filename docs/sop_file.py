"""The reference page of the SOP file, in Indonesian, from the schema that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sopan.read.schema import sop_schema
from sopan.read.source import LARGEST
from sopan.read.yaml_tree import LARGEST_TREE

ORDER = (
    "Tanggal", "Pengesahan", "SopTerkait", "Pelaksana", "Langkah", "Keputusan", "Cabang", "Pelayanan",
    "Pengecualian",
)  # fmt: skip

INTRO = Path(__file__).parent / "parts" / "sop_file.md"


def kind(schema: dict[str, Any]) -> str:
    """What a value may be, in few words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "teks atau daftar teks" if name == "Daftar" else f"[{name}](#{name.lower()})"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        kinds = [kind(one) for one in schema["anyOf"] if one != {"type": "null"}]
        return " atau ".join(dict.fromkeys(one for one in kinds if one))
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else [one for one in types if one != "null"]
    if "array" in types:
        inner = kind(schema["items"])
        return f"daftar {inner}"
    if "patternProperties" in schema:
        return f"id, lalu {kind(next(iter(schema['patternProperties'].values())))}"
    if "string" in types:
        return (
            "tanggal `2026-11-24`"
            if schema.get("format") == "date"
            else "rujukan"
            if "integer" in types[:1]
            else "teks"
        )
    words = {"boolean": "`true`, `false`", "integer": "bilangan bulat", "number": "bilangan"}
    return words.get(types[0], types[0]) if types else ""


def rows(schema: dict[str, Any]) -> Iterator[str]:
    """The table of the keys of one object."""
    yield "| kunci | isi | wajib | keterangan |"
    yield "|---|---|---|---|"
    for key, value in schema["properties"].items():
        examples = [one for one in value.get("examples", ()) if isinstance(one, str)]
        said = value["description"] + (
            f" Misalnya: {'; '.join(f'`{one}`' for one in examples)}." if examples else ""
        )
        if "default" in value:
            said += f" Bila tidak ditulis: `{str(value['default']).lower()}`."
        must = "ya" if key in schema.get("required", ()) else ""
        yield f"| `{key}` | {kind(value)} | {must} | {said} |".replace("|  |", "| |")


def sop_file() -> str:
    """The whole page: its introduction by hand, and a table for each object of the file."""
    schema = sop_schema()
    parts = [INTRO.read_text(encoding="utf-8"), "## Kunci-kunci\n", *rows(schema), ""]
    for name in ORDER:
        part = schema["$defs"][name]
        whole = part["anyOf"][-1] if "anyOf" in part else part
        parts += [
            f"### {name}\n",
            *([f"{part['title']}.\n"] if part["title"] != name else []),
            *rows(whole),
            "",
        ]
    missing = schema["$defs"].keys() - set(ORDER) - {"Daftar"}
    if missing:
        raise ValueError(f"the page of the SOP file leaves out {', '.join(sorted(missing))}")
    limits = (
        f"Paling besar {LARGEST / 1e6:.0f} MB dan {LARGEST_TREE} kunci dan nilai. Jangkar (`&`, `*`, `<<`) "
        "boleh; tag (`!`), beberapa dokumen dalam satu berkas, dan karakter kendali tidak."
    )
    return "\n".join([*parts, "## Batas\n", f"{limits}\n"])
