"""The table of formats and what renderers are told."""

from __future__ import annotations

import datetime

import pytest

from sopan.errors import WrongUse
from sopan.render import FORMATS, RenderOptions, render
from tests.render.scenes import make_scene, make_sop


@pytest.mark.parametrize("name", ["pdf", "svg", "png"])
def test_every_format_draws(name: str) -> None:
    sop = make_sop(4)
    outputs = FORMATS[name].render(sop, make_scene(sop), RenderOptions(dpi=40))
    assert all(out.data for out in outputs)
    assert FORMATS[name].suffix == f".{name}"


def test_a_format_that_is_not_known_names_those_that_are() -> None:
    sop = make_sop(3)
    with pytest.raises(WrongUse, match=r"gif.*pdf, svg, png"):
        render("gif", sop, make_scene(sop))


@pytest.mark.parametrize("dpi", [0, 29, 601])
def test_a_resolution_out_of_reason_is_refused(dpi: int) -> None:
    with pytest.raises(WrongUse, match="dpi"):
        RenderOptions(dpi=dpi)


def test_the_date_of_a_document_is_that_of_the_sop_unless_told() -> None:
    sop = make_sop(3)
    dated = sop.model_copy(
        update={"tanggal": sop.tanggal.model_copy(update={"efektif": datetime.date(2026, 1, 2)})}
    )
    asked = datetime.date(2026, 11, 24)
    assert RenderOptions().tanggal_dokumen(dated) == datetime.date(2026, 1, 2)
    assert RenderOptions(tanggal=asked).tanggal_dokumen(dated) == asked
    assert RenderOptions().tanggal_dokumen(sop) == RenderOptions().tanggal_dokumen(sop)
