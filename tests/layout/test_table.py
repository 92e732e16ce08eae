"""Widths of columns and lines of cells."""

from __future__ import annotations

import pytest

from sopan.layout.setup import PageSetup
from sopan.layout.table import TEXT_CELLS, build_table, type_size
from sopan.layout.text import text_width
from tests.strategies import random_sop


@pytest.mark.parametrize("actors", range(1, 13))
@pytest.mark.parametrize("paper", ["F4", "A4", "Letter", "Legal"])
def test_columns_fill_the_page_and_none_is_cramped(actors: int, paper: str) -> None:
    setup = PageSetup(paper=paper)
    sop = random_sop(actors, steps=12, actors=actors)
    table = build_table(sop, tuple(sop.pelaksana), setup)
    total = sum(column.width for column in table.columns.values()) + table.across.width * actors
    assert total == pytest.approx(setup.width - setup.margins[1] - setup.margins[3])
    assert table.across.width >= 31.0
    assert table.columns["kegiatan"].width >= 90.0
    assert table.across.symbol <= table.across.width - 8.0


def test_every_line_fits_its_column() -> None:
    sop = random_sop(11, steps=30, actors=5)
    table = build_table(sop, tuple(sop.pelaksana), PageSetup())
    for cells in table.cells:
        for name in TEXT_CELLS:
            cell = cells[name]
            indents = cell.indents or (0.0,) * len(cell.lines)
            for line, indent in zip(cell.lines, indents, strict=True):
                if len(line) > 1:
                    assert indent + text_width(line, table.size) <= table.columns[name].width + 0.01


def test_type_gets_smaller_with_many_actors_but_never_below_seven() -> None:
    sizes = [type_size(PageSetup(font_size=8.0), actors) for actors in range(1, 13)]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) == 7.0
