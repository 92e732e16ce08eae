"""The pages are as they were when last accepted; `python -m tests.golden` shows what changed."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from tests.golden import EXAMPLES, Page, compare, documents, left_over, pages, pixels_differ

NAMES = ("contoh-tangan", *EXAMPLES)


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for name, sop, scene in documents():
        found[name] = list(pages(iter([(name, sop, scene)])))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_as_they_were_accepted(name: str, drawn: dict[str, list[Page]]) -> None:
    different = {d.page.name: d.why for page in drawn[name] if (d := compare(page))}
    assert different == {}, "look at `python -m tests.golden`, then `python -m tests.golden --accept`"


def test_no_picture_is_left_of_a_page_that_is_gone(drawn: dict[str, list[Page]]) -> None:
    assert left_over({page.name for found in drawn.values() for page in found}) == []


def picture(x: int) -> bytes:
    image = Image.new("L", (200, 100), 255)
    ImageDraw.Draw(image).rectangle((x, 20, x + 40, 60), fill=0)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_a_shifted_box_is_seen_and_the_same_box_is_not() -> None:
    assert pixels_differ(picture(20), picture(20)) == ""
    assert "PNG berbeda" in pixels_differ(picture(20), picture(26))
