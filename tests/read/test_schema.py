"""The schema that editors use: valid itself, true to the reader, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from tests.strategies import sops

from sopan.errors import UnreadableFile
from sopan.model import Sop
from sopan.read import read_text
from sopan.read.dump import dump_sop
from sopan.read.schema import sop_schema

VALIDATOR = jsonschema.Draft202012Validator(sop_schema())


class _EditorLoader(yaml.SafeLoader):
    """YAML as editors take it: dates stay text, everything else by the core schema."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _problems(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, _EditorLoader))]


def test_it_is_a_schema_of_its_draft() -> None:
    schema = sop_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == set(Sop.model_fields)


def test_the_example_of_the_reference_page_is_right(examples_dir: Path) -> None:
    page = (examples_dir.parent / "docs" / "parts" / "sop_file.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    assert len(read_text(example).sop.langkah) == 2
    assert not _problems(example)


def _properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for value in schema.values():
            yield from _properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _properties(value)


def test_every_key_is_described_and_nothing_of_python_shows() -> None:
    properties = list(_properties(sop_schema()))
    assert len(properties) > 50
    for name, schema in properties:
        assert schema.get("description"), name
    assert "One " not in str(sop_schema())
    assert "\\x00" not in str(sop_schema())


@given(sops(max_steps=5))
@settings(max_examples=25)
def test_what_the_model_takes_the_schema_takes(sop: Sop) -> None:
    assert not _problems(dump_sop(sop))


def test_the_cases_and_the_examples(shared_dir: Path, examples_dir: Path) -> None:
    for file in [*shared_dir.glob("cases/*.sop.yaml"), *examples_dir.glob("*.sop.yaml")]:
        assert not _problems(file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize(
    "more",
    [
        "nomor: 010",
        "nomor: 12:30",
        "jenis:",
        "unit: Sekretariat",
        "keterkaitan: SOP A",
        "pelayanan: {biaya: 5000}",
    ],
)
def test_short_and_empty_forms_are_fine_for_both(small: str, more: str) -> None:
    assert not _problems(f"{small}{more}\n")
    read_text(f"{small}{more}\n")


@pytest.mark.parametrize(
    "more",
    [
        "zzz: 1",
        "jenis: x",
        "judul: [a]",
        "tanggal: x",
        "unit: {a: b}",
        "pelayanan: {zzz: 1}",
        "keterkaitan: [{a: b}]",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(small: str, more: str) -> None:
    text = small.replace("judul: Pembuatan Laporan\n", "") if more.startswith("judul") else small
    assert _problems(f"{text}{more}\n")
    with pytest.raises(UnreadableFile):
        read_text(f"{text}{more}\n")
