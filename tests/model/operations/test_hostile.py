"""Whatever is sent as an operation is refused in words, or leaves an SOP that reading accepts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.model.operations.samples import JSON, acceptable, same
from tests.strategies import sops

from sopan.model import Sop
from sopan.model.operations import OperasiDitolak, apply, describe, invert, kinds, read_operation

# What an operation does not have is taken off, so that more of them are read than are refused at the door.
FIELDS = {
    model.model_fields["op"].default: set(model.model_fields)
    for model in vars(kinds).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and "op" in model.model_fields
}


@given(st.data(), JSON, sops(max_steps=5, max_actors=3, longest=4))
@settings(max_examples=400)
def test_anything_sent_is_refused_or_leaves_an_sop(
    data: st.DataObject, sent: dict[str, Any], sop: Sop
) -> None:
    if sent["op"] in FIELDS and data.draw(st.integers(0, 9)):
        sent = {key: value for key, value in sent.items() if key in FIELDS[sent["op"]]}
    try:
        op = read_operation(sent)
        after = apply(sop, op)
    except OperasiDitolak as error:
        ditolak = error.alasan
    else:
        assert acceptable(after)
        assert same(apply(after, invert(sop, op)), sop)
        assert describe(op, sop).id
        return
    assert ditolak
    assert all(satu.id and satu.en for satu in ditolak)


@pytest.mark.parametrize(
    "teks", ["[]", "null", '"pindah_langkah"', "[" * 5_000, '{"op": 1}', "\ud800", b"\xff"]
)
def test_what_is_no_operation_at_all(teks: str | bytes) -> None:
    with pytest.raises(OperasiDitolak):
        read_operation(teks)
