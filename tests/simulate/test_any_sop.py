"""Whatever SOP a drafter may write: it is analysed and simulated, or refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from tests.strategies import sops

from sopan.errors import SopanError
from sopan.model.skenario import Skenario
from sopan.simulate.analyse import analyse
from sopan.simulate.answers import answer
from sopan.simulate.chain import rantai_dari
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

SCENARIO = Skenario.model_validate({"kedatangan": {"laju": 3}, "kasus": 25, "target": "3 hari kerja"})


@given(sops())
@settings(max_examples=80)
def test_any_sop_is_analysed_and_simulated_or_refused(sop):
    refused = None
    try:
        analysis = analyse(sop)
        result = simulate(make_plan([sop], SCENARIO), "python")
    except SopanError as error:
        refused = error.message
    if refused is not None:
        assert refused.id != refused.en
        return
    json.dumps(analysis.to_dict())
    json.dumps(result.to_dict(), allow_nan=False)
    assert result.selesai.kasus == 25
    assert answer(result).kalimat
    visits = rantai_dari(sop).kunjungan()
    for row, expected in zip(result.langkah, visits, strict=True):
        assert (row.kunjungan > 0) <= (expected > 0)
    assert result.sistem.di_dalam == pytest.approx(
        result.sistem.laju * result.sistem.waktu, rel=1e-9, abs=1e-9
    )
    assert analysis.harapan == pytest.approx(sum(a.menit_harapan for a in analysis.langkah))
