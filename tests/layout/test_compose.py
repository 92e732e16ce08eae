"""The document as a whole: what is refused, what repeats on every page, what options change."""

from __future__ import annotations

import pytest

from sopan.errors import LayoutImpossible, WrongUse
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.model import Sop
from tests.strategies import random_sop


def test_a_reference_that_leads_nowhere_is_refused_with_its_step() -> None:
    sop = Sop.model_validate(
        {
            "judul": "Uji",
            "pelaksana": {"a": "A"},
            "langkah": [{"kegiatan": "X", "pelaksana": "a", "lanjut": "hilang"}],
        }
    )
    with pytest.raises(LayoutImpossible) as caught:
        compose(sop)
    assert caught.value.langkah == 1
    assert "'hilang'" in str(caught.value)


def test_the_header_stands_on_every_page() -> None:
    pages = compose(random_sop(5, steps=60, actors=4)).procedure
    assert len(pages) > 2
    headers = [[text.cell for text in page.texts if text.header] for page in pages]
    assert all(header == headers[0] for header in headers)
    assert "kepala:mutu_baku" in headers[0]


def test_the_title_stands_on_the_first_page_of_the_procedure() -> None:
    pages = compose(random_sop(5, steps=60, actors=4)).procedure
    assert [any(text.cell == "judul" for text in page.texts) for page in pages] == [True] + [False] * (
        len(pages) - 1
    )


def test_pages_count_from_the_identity_on() -> None:
    scene = compose(random_sop(5, steps=30, actors=3))
    assert [page.number for page in scene.pages] == list(range(1, len(scene.pages) + 1))
    assert scene.pages[0].kind == "identitas"
    assert all(page.kind == "prosedur" for page in compose(random_sop(5), PageSetup(identity=False)).pages)


def test_nothing_reaches_into_the_footer() -> None:
    setup = PageSetup()
    top = setup.height - setup.margins[2] - setup.footer
    for page in compose(random_sop(9, steps=80, actors=6), setup).procedure:
        assert max(symbol.box.bottom for symbol in page.symbols) <= top
        assert all(rule.y1 <= top + 0.01 for rule in page.rules)


def test_symbols_have_one_size_in_a_document() -> None:
    scene = compose(random_sop(4, steps=50, actors=5))
    heights = {
        symbol.box.height
        for page in scene.procedure
        for symbol in page.symbols
        if symbol.shape != "connector"
    }
    assert len(heights) == 1


@pytest.mark.parametrize("wrong", [{"paper": "B5"}, {"font_size": 6.0}, {"margins": (0.0, 400.0, 0.0, 0.0)}])
def test_an_impossible_setup_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WrongUse):
        PageSetup(**wrong)  # type: ignore[arg-type] # wrong on purpose


def test_larger_type_needs_more_room() -> None:
    sop = random_sop(4, steps=40, actors=5)
    small, large = (len(compose(sop, PageSetup(font_size=size)).pages) for size in (7.0, 12.0))
    assert small < large
