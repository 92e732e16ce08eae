"""The other forms: every text is there once, nothing overlaps, every flow is drawn or said."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from sopan.errors import LayoutImpossible, WrongUse
from sopan.layout.compose import compose
from sopan.layout.forms import compose_form
from sopan.layout.scene import Box, Page, Scene
from sopan.layout.setup import PageSetup
from sopan.model import Sop, alur_dari
from sopan.read import read_sop
from tests.strategies import sops

TEXTS = ("langkah-sederhana", "hierarki")


def words(scene: Scene, cell: str, step: int | None = None) -> str:
    """What the cells of a name say, lines joined; hyphens at the ends of lines are left in."""
    return " ".join(
        line.text
        for page in scene.procedure
        for text in page.texts
        if text.cell == cell and text.langkah == step
        for line in text.lines
    )


def overlap(a: Box, b: Box) -> bool:
    return min(a.right, b.right) - max(a.x, b.x) > 0.1 and min(a.bottom, b.bottom) - max(a.y, b.y) > 0.1


def check_table(page: Page) -> None:
    """Cells do not overlap, lines stand within their cells, everything within the page."""
    cells = [text for text in page.texts if not text.cell.startswith("kaki:")]
    for a, b in combinations(cells, 2):
        assert not overlap(a.box, b.box), (a.cell, b.cell)
    for text in cells:
        for line in text.lines:
            assert text.box.y - 0.1 <= line.baseline <= text.box.bottom + 0.1
            assert line.x >= text.box.x
            assert line.x + line.width <= text.box.right + 0.1 or len(line.text) == 1
        assert text.box.bottom <= page.height - 28


@settings(max_examples=25)
@given(sops())
def test_every_step_stands_in_the_table_on_pages_that_hold(sop: Sop) -> None:
    for form in TEXTS:
        scene = compose_form(sop, PageSetup(), form)  # type: ignore[arg-type]
        for page in scene.procedure:
            check_table(page)
            assert not page.symbols
        rows = [row.langkah for page in scene.procedure for row in page.rows]
        assert sorted(set(rows)) == list(range(1, len(sop.langkah) + 1))
        assert rows == sorted(rows)
        for number, step in enumerate(sop.langkah, 1):
            first = step.kegiatan.split()[0]
            assert words(scene, "kegiatan", number).startswith(first[:3])


def test_details_are_in_the_hierarchical_form_only(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelaksanaan-pencadangan-basis-data.sop.yaml").sop
    deep = compose_form(sop, PageSetup(), "hierarki")
    assert words(deep, "rincian", 2).startswith("2.1 Menghentikan sementara pekerjaan terjadwal")
    assert words(deep, "jalan", 3) == "→ Utuh: ke langkah 4 → Tidak utuh: kembali ke langkah 2"
    simple = compose_form(sop, PageSetup(), "langkah-sederhana")
    assert words(simple, "rincian", 2) == ""
    assert words(simple, "jalan", 3) == words(deep, "jalan", 3)
    assert words(simple, "gambar:pelaksana") == "Pelaksana: Pranata Komputer (2 orang)"


def test_columns_without_content_are_left_out() -> None:
    sop = Sop.model_validate(
        {
            "judul": "A",
            "pelaksana": {"a": "A"},
            "langkah": [{"kegiatan": "B", "pelaksana": "a", "waktu": "1 jam"}],
        }
    )
    page = compose_form(sop, PageSetup(), "langkah-sederhana").procedure[0]
    assert [text.cell for text in page.texts if text.header] == [
        "kepala:no",
        "kepala:kegiatan",
        "kepala:waktu",
    ]


def test_a_step_longer_than_a_page_goes_on_over_the_break() -> None:
    details = [f"Rincian ke-{n} yang cukup panjang untuk dua baris dalam kolom kegiatan" for n in range(90)]
    sop = Sop.model_validate(
        {
            "judul": "A",
            "pelaksana": {"a": "A"},
            "langkah": [{"kegiatan": "B", "pelaksana": "a", "rincian": details}],
        }
    )
    scene = compose_form(sop, PageSetup(), "hierarki")
    assert [row.part for page in scene.procedure for row in page.rows] == [1, 2]
    said = words(scene, "rincian", 1)
    assert all(f"1.{n} Rincian" in said for n in range(1, 91))


def check_flowchart(sop: Sop, scene: Scene) -> None:
    pages = scene.procedure
    drawn = Counter(
        arrow.flow
        for page in pages
        for arrow in page.arrows
        if arrow.flow and not page_symbol(page, arrow.source).pair
    )
    assert drawn == Counter(alur_dari(sop).arus)
    pairs = Counter(symbol.pair for page in pages for symbol in page.symbols if symbol.pair)
    assert all(count == 2 for count in pairs.values())
    for page in pages:
        names = {symbol.id: symbol.box for symbol in page.symbols}
        assert len(names) == len(page.symbols)
        assert not any(overlap(a, b) for a, b in combinations(names.values(), 2))
        for arrow in page.arrows:
            assert arrow.source in names
            assert arrow.target in names
            for a, b in pairwise(arrow.points):
                assert a.x == b.x or a.y == b.y
                piece = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x) + 0.5, abs(a.y - b.y) + 0.5)
                others = [box for name, box in names.items() if name not in (arrow.source, arrow.target)]
                assert not any(overlap(piece, box) for box in others), arrow
        for symbol in page.symbols:
            assert symbol.box.x >= 34
            assert symbol.box.right <= page.width - 34
            assert symbol.box.bottom <= page.height - 28


def page_symbol(page: Page, name: str) -> object:
    return next(symbol for symbol in page.symbols if symbol.id == name)


@settings(max_examples=40)
@given(sops())
def test_the_plain_flowchart_draws_every_flow_around_the_symbols(sop: Sop) -> None:
    try:
        scene = compose_form(sop, PageSetup(), "diagram-alir")
    except LayoutImpossible:
        assert len(sop.langkah) > 20
        return
    check_flowchart(sop, scene)


def test_the_plain_flowchart_of_the_examples(examples_dir: Path) -> None:
    for file in sorted(examples_dir.glob("*.sop.yaml")):
        sop = read_sop(file).sop
        scene = compose_form(sop, PageSetup(), "diagram-alir")
        check_flowchart(sop, scene)
        shapes = Counter(symbol.shape for page in scene.procedure for symbol in page.symbols)
        assert shapes["decision"] == sum(step.keputusan is not None for step in sop.langkah)
        assert shapes["process"] == len(sop.langkah)
        assert shapes["terminator"] == 2


def test_texts_stand_inside_of_the_symbols(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelaksanaan-pencadangan-basis-data.sop.yaml").sop
    (page,) = compose_form(sop, PageSetup(), "diagram-alir").procedure
    texts = {text.cell: text for text in page.texts}
    box = next(symbol.box for symbol in page.symbols if symbol.id == "p2-langkah_2")
    text = texts["gambar:langkah_2"]
    assert "2. Menjalankan pencadangan basis data" in " ".join(line.text for line in text.lines)
    assert all(box.x < line.x and line.x + line.width < box.right for line in text.lines)


def test_pages_stand_upright_and_the_branching_form_is_the_documents_own(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-audiensi.sop.yaml").sop
    for page in compose_form(sop, PageSetup(paper="A4"), "hierarki").pages:
        assert page.width < page.height
    assert compose_form(sop, PageSetup(), "bercabang") == compose(sop, PageSetup())


def test_the_graphic_form_is_made_elsewhere(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-audiensi.sop.yaml").sop
    with pytest.raises(WrongUse, match="gambar beranotasi"):
        compose_form(sop, PageSetup(), "grafik")
