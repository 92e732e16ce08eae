"""PNG: one picture a page at the resolution asked for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sopan.render import RenderOptions, render
from tests.render.scenes import make_scene, make_sop


@pytest.mark.parametrize("dpi", [50, 150])
def test_pages_have_the_size_that_the_resolution_asks_for(dpi: int) -> None:
    sop = make_sop(6)
    scene = make_scene(sop, 4)
    outputs = render("png", sop, scene, RenderOptions(dpi=dpi))
    assert [out.name_suffix for out in outputs] == ["-1", "-2"]
    for out in outputs:
        image = Image.open(io.BytesIO(out.data))
        assert image.format == "PNG"
        assert image.width == pytest.approx(935.43 * dpi / 72, abs=1)
        assert image.height == pytest.approx(609.45 * dpi / 72, abs=1)


def test_symbols_are_white_inside_and_arrows_black() -> None:
    sop = make_sop(4)
    scene = make_scene(sop)
    (out,) = render("png", sop, scene, RenderOptions(dpi=144))
    image = Image.open(io.BytesIO(out.data)).convert("L")
    for symbol in scene.pages[0].symbols:
        x, y = symbol.box.center
        assert image.getpixel((round(x * 2), round(y * 2))) == 255
    start = scene.pages[0].arrows[0].points
    assert image.getpixel((round(start[0].x * 2), round(start[0].y + start[1].y))) == 0


def test_a_page_without_pictures_is_the_same_every_time() -> None:
    sop = make_sop(4)
    options = RenderOptions(dpi=40)
    assert render("png", sop, make_scene(sop), options) == render("png", sop, make_scene(sop), options)
