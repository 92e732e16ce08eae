"""The model as JSON: nothing is lost, and it is an SOP file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests.strategies import sops

from sopan.model import Sop
from sopan.model.salinan import sop_dari_json, sop_ke_json
from sopan.read import read_text


@given(sops())
def test_nothing_is_lost(sop: Sop) -> None:
    assert sop_dari_json(sop_ke_json(sop)) == sop
    assert read_text(sop_ke_json(sop, 2)).sop == sop


def test_a_key_without_value_is_left_out_and_none_is_short() -> None:
    sop = Sop.model_validate(
        {"judul": "A", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "B", "pelaksana": "a"}]}
    )
    data = json.loads(sop_ke_json(sop))
    assert "nomor" not in data
    assert data["pelaksana"] == {"a": {"nama": "A", "luar": False}}


def test_what_is_no_sop_is_refused() -> None:
    with pytest.raises(ValidationError):
        sop_dari_json('{"judul": ""}')
