"""Where the answers of a decision stand when there is little room."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopan.layout.answers import AnswerBlocked, place_answers
from sopan.layout.compose import compose
from sopan.layout.routing.labels import LabelBoard
from sopan.layout.scene import Box, Point
from sopan.read import read_sop, read_text

_AREA = Box(0, 0, 200, 200)


def _board(*polylines: tuple[Point, ...], boxes: tuple[Box, ...] = ()) -> LabelBoard:
    return LabelBoard(boxes, polylines, (), (), _AREA)


def test_an_answer_stands_farther_along_its_own_arrow_rather_than_broken() -> None:
    own = (Point(14, 100), Point(4, 100), Point(4, 20))
    other = (Point(120, 60), Point(20, 60), Point(20, 95))
    board = _board(own, other, boxes=(Box(14, 95, 12, 10), Box(0, 106, 60, 90)))
    found = place_answers(board, [(0, "Tidak cocok")], (own, other), 7.0, {0})
    (line,) = found[0].lines
    assert line.text == "Tidak cocok"
    assert found[0].box.bottom < 60


def test_an_answer_is_broken_by_syllables_rather_than_put_behind_another_arrow() -> None:
    own = (Point(50, 50), Point(50, 90))
    left, right = (Point(30, 20), Point(30, 110)), (Point(74, 20), Point(74, 110))
    boxes = (Box(40, 20, 20, 30), Box(0, 0, 29, 200), Box(40, 90, 20, 20))
    found = place_answers(
        _board(own, left, right, boxes=boxes), [(0, "Ditolak")], (own, left, right), 7.0, {0}
    )
    assert [line.text for line in found[0].lines] == ["Dito-", "lak"]
    assert 50 < found[0].box.x < found[0].box.right < 75


def test_an_answer_without_room_does_not_take_the_place_of_another() -> None:
    left = (Point(40, 60), Point(34, 60), Point(34, 150), Point(120, 150))
    down = (Point(50, 70), Point(50, 110))
    boxes = (Box(40, 50, 20, 20), Box(40, 110, 20, 20), Box(0, 0, 33, 200), Box(33, 0, 70, 49))
    wanted = [(0, "Memenuhi syarat"), (1, "Ditolak")]
    found = place_answers(_board(left, down, boxes=boxes), wanted, (left, down), 7.0, {0, 1})
    assert 50 < found[1].box.x < 54
    assert 70 <= found[1].box.y < 80
    assert found[0].box.y > 110


def test_all_answers_without_a_good_place_are_named_at_once() -> None:
    arrows = ((Point(50, 50), Point(50, 54)), (Point(150, 50), Point(150, 54)))
    boxes = (Box(0, 0, 200, 49), Box(0, 55, 200, 145))
    with pytest.raises(AnswerBlocked) as raised:
        place_answers(_board(*arrows, boxes=boxes), [(0, "Lengkap"), (1, "Sesuai")], arrows, 7.0, set())
    assert raised.value.arrows == (0, 1)


def test_a_row_does_not_stay_higher_where_that_does_not_help() -> None:
    text = """
        judul: Penghapusan Barang
        pelaksana: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K}
        langkah:
          - {kegiatan: Melaporkan hasil, pelaksana: b}
          - {kegiatan: Meneliti laporan, pelaksana: c}
          - {kegiatan: Menetapkan keputusan, pelaksana: i}
          - kegiatan: Menghapus barang
            pelaksana: a
            keputusan: {ya: {langkah: selesai, label: Cocok}, tidak: {langkah: 2, label: JAWABAN}}
    """

    def height(answer: str) -> float:
        page = compose(read_text(text.replace("JAWABAN", answer), "x.sop.yaml").sop).pages[-1]
        return page.rows[-1].height

    assert height("Tidak cocok") == height("Ya")


def test_no_short_answer_of_the_examples_is_broken() -> None:
    folder = Path(__file__).parents[2] / "examples"
    for path in sorted(folder.glob("*.sop.yaml")):
        for page in compose(read_sop(str(path)).sop).pages:
            for arrow in page.arrows:
                if arrow.label is not None:
                    shown = " ".join(line.text for line in arrow.label.lines)
                    assert shown == arrow.label.text, path.name
