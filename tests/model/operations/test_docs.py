"""docs/explanation/operasi.md tells every operation, and its examples are operations."""

from __future__ import annotations

import re
from pathlib import Path

from sopan.model.operations import operation_schema, read_operations

PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "operasi.md").read_text("utf-8")


def test_the_table_names_every_operation_and_no_other() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(told[1:]) == sorted(operation_schema()["discriminator"]["mapping"])
    assert told[0] == "op"


def test_the_examples_are_operations() -> None:
    (sample,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert len(read_operations(sample)) == 5
