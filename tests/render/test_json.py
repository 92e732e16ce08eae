"""JSON: the model itself, as a file that Sopan reads."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop, read_text
from sopan.read.schema import sop_schema
from sopan.render import render
from tests.strategies import sops


@settings(max_examples=30)
@given(sops())
def test_it_is_an_sop_file_and_gives_the_sop_back(sop: Sop) -> None:
    (out,) = render("json", sop, Scene(()))
    assert read_text(out.data.decode()).sop == sop


def test_the_schema_of_the_file_holds_for_it(examples_dir: Path) -> None:
    (out,) = render("json", read_sop(examples_dir / "pelayanan-ktp-el.sop.yaml").sop, Scene(()))
    data = json.loads(out.data)
    jsonschema.validate(data, sop_schema())
    assert data["langkah"][0]["pelaksana"] == ["pemohon"]
