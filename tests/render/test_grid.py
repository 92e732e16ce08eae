"""The table behind the cells."""

from __future__ import annotations

from sopan.layout.scene import Box, Page, Row, Text
from sopan.render._grid import slots
from tests.render.scenes import make_scene, make_sop


def test_header_spans_and_cells_of_a_page() -> None:
    page = make_scene(make_sop(4)).pages[0]
    texts = [text for text in page.texts if not text.cell.startswith(("kaki:", "judul"))]
    grid = slots(texts, page)
    assert len(grid.xs) == 10
    assert grid.header_rows == 2
    assert len(grid.ys) == 7
    spans = {slot.text.cell: (slot.width, slot.height) for slot in grid.slots if slot.text and slot.row == 0}
    assert spans == {
        "kepala:no": (1, 2),
        "kepala:kegiatan": (1, 2),
        "kepala:pelaksana": (3, 1),
        "kepala:mutu_baku": (3, 1),
        "kepala:keterangan": (1, 2),
    }
    assert sum(slot.width * slot.height for slot in grid.slots) == 9 * 6
    first = [slot.text.cell if slot.text else None for slot in grid.slots if slot.row == 2]
    assert first == ["no", "kegiatan", None, None, None, "kelengkapan", "waktu", "output", "keterangan"]


def test_a_strip_between_rows_is_one_cell_and_nearly_equal_edges_are_one() -> None:
    page = Page(1, 100, 100, "prosedur", rows=(Row(1, 30, 20),))
    texts = [
        Text("kepala:no", None, Box(0, 0, 10, 20), (), header=True),
        Text("kepala:kegiatan", None, Box(10.001, 0, 40, 20), (), header=True),
        Text("no", 1, Box(0, 30, 10, 20), ()),
        Text("kegiatan", 1, Box(10, 30, 40, 20.0001), ()),
    ]
    grid = slots(texts, page)
    assert [round(x) for x in grid.xs] == [0, 10, 50]
    assert [(slot.row, slot.width) for slot in grid.slots] == [(0, 1), (0, 1), (1, 2), (2, 1), (2, 1)]
