"""The drawing in lanes: every flow with its ends, nothing through anything, time from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given

from sopan.layout.lanes import LaneDrawing, compose_lanes
from sopan.layout.lanes.nodes import question, task_name
from sopan.layout.lanes.tracks import Run, arrange
from sopan.layout.scene import Box, Point
from sopan.model import Keputusan, Langkah, Sop, alur_dari
from sopan.read import read_sop
from tests.strategies import sops


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return min(a.right, b.right) - max(a.x, b.x) > 0.5 and min(a.bottom, b.bottom) - max(a.y, b.y) > 0.5


def pieces(drawing: LaneDrawing) -> Iterator[tuple[int, Box]]:
    """The straight pieces of every edge, as boxes without thickness, a point wide where they cross others."""
    for number, edge in enumerate(drawing.edges):
        for a, b in pairwise(edge.points):
            assert a.x == b.x or a.y == b.y, edge
            x, y = min(a.x, b.x), min(a.y, b.y)
            yield number, Box(x - 0.5, y - 0.5, abs(a.x - b.x) + 1, abs(a.y - b.y) + 1)


def check(sop: Sop, drawing: LaneDrawing) -> None:
    alur = alur_dari(sop)
    drawn = [edge.flow for edge in drawing.edges if edge.flow]
    assert sorted(map(str, drawn)) == sorted(map(str, alur.arus))
    texts = [box for placed in drawing.nodes for box in (placed.label, placed.note) if box]
    texts += [edge.label for edge in drawing.edges if edge.label]
    nodes = [placed.box for placed in drawing.nodes]
    for placed in drawing.nodes:
        lane = drawing.lanes[placed.node.lane][1]
        for box in (placed.box, placed.label, placed.note):
            if box is not None:
                assert lane.y < box.y
                assert box.bottom < lane.bottom
                assert box.right < lane.right
    assert not any(overlap(a, b) for a, b in combinations([*nodes, *texts], 2))
    for number, piece in pieces(drawing):
        ends = {drawing.edges[number].link.source, drawing.edges[number].link.target}
        for column, box in enumerate(nodes):
            if column not in ends:
                assert not overlap(piece, box), (drawing.edges[number].link, drawing.nodes[column].node.id)
        assert not any(overlap(piece, box) for box in texts), drawing.edges[number].link
    for (one, a), (other, b) in combinations(pieces(drawing), 2):
        if drawing.edges[one].link.target != drawing.edges[other].link.target and overlap(a, b):
            upright = {a.width < 2, b.width < 2}
            assert upright == {True, False}, (drawing.edges[one].link, drawing.edges[other].link)


def check_files(folder: Path) -> None:
    files = sorted(folder.glob("*.sop.yaml"))
    assert len(files) > 10
    for file in files:
        sop = read_sop(file).sop
        check(sop, compose_lanes(sop))


def test_examples_are_drawn_cleanly(examples_dir: Path) -> None:
    check_files(examples_dir)


def test_cases_are_drawn_cleanly(shared_dir: Path) -> None:
    check_files(shared_dir / "cases")


@given(sops())
def test_every_flow_has_its_ends_and_goes_round_every_node(sop: Sop) -> None:
    drawing = compose_lanes(sop)
    assert [edge.flow for edge in drawing.edges if edge.flow] == list(alur_dari(sop).arus)
    boxes = [placed.box for placed in drawing.nodes]
    assert all(a.right < b.x for a, b in pairwise(boxes))
    for edge in drawing.edges:
        for end, place in ((edge.link.source, edge.points[0]), (edge.link.target, edge.points[-1])):
            assert on_border(place, boxes[end])
    for number, piece in pieces(drawing):
        link = drawing.edges[number].link
        assert not any(
            overlap(piece, box) for n, box in enumerate(boxes) if n not in (link.source, link.target)
        )


def on_border(point: Point, box: Box) -> bool:
    """Whether a point is the middle of a side of a box."""
    across = abs(point.x - box.center.x) < 0.01 and point.y in (box.y, box.bottom)
    return across or (abs(point.y - box.center.y) < 0.01 and point.x in (box.x, box.right))


def test_a_decision_is_a_task_and_a_gateway_that_asks(examples_dir: Path) -> None:
    drawing = compose_lanes(read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop)
    by_id = {placed.node.id: placed.node for placed in drawing.nodes}
    assert by_id["langkah_2"].text == "Memeriksa kelengkapan berkas permohonan"
    assert by_id["gerbang_2"].text == "Lengkap?"
    assert by_id["gerbang_2"].lane == by_id["langkah_2"].lane
    assert [node.kind for node in by_id.values()].count("end") == 1


def test_a_joint_step_stands_with_its_first_actor_and_names_the_others(examples_dir: Path) -> None:
    drawing = compose_lanes(read_sop(examples_dir / "pelaksanaan-rapat-koordinasi.sop.yaml").sop)
    joint = [placed.node for placed in drawing.nodes if placed.note]
    assert " ".join(joint[1].note) == (
        "Bersama Kepala Subbagian Umum dan Kepegawaian, Kepala Bidang, dan Kepala Dinas"
    )


@pytest.mark.parametrize(
    ("kegiatan", "keputusan", "name", "asked"),
    [
        (
            "Memeriksa konsep. Jika setuju memaraf, jika tidak mengembalikan.",
            {},
            "Memeriksa konsep",
            "Setuju?",
        ),
        ("Memeriksa, apabila sudah lengkap maka diteruskan", {}, "Memeriksa", "Sudah lengkap?"),
        ("Memeriksa. Jika tidak sesuai kembali", {"ya": {"label": "Ya"}}, "Memeriksa", "Ya atau tidak?"),
        ("Memeriksa berkas", {"ya": {"label": "Memenuhi syarat"}}, "Memeriksa berkas", "Memenuhi syarat?"),
        ("Jika ada, memeriksa", {}, "Jika ada, memeriksa", "Ada?"),
    ],
)
def test_names_of_tasks_and_questions(kegiatan: str, keputusan: object, name: str, asked: str) -> None:
    step = Langkah.model_validate({"kegiatan": kegiatan, "pelaksana": "a", "keputusan": keputusan})
    assert isinstance(step.keputusan, Keputusan)
    assert task_name(step) == name
    assert question(step, step.keputusan) == asked


def test_runs_that_nest_do_not_cross_and_those_that_meet_keep_apart() -> None:
    # Two ways over a lane, one within the other, both coming from below and going down again.
    outer, inner = Run(0, 9, (), (0, 9)), Run(2, 5, (), (2, 5))
    tracks, count = arrange([inner, outer])
    assert count == 2
    assert tracks[1] < tracks[0]
    assert arrange([Run(0, 2, (), (0, 2)), Run(4, 6, (), (4, 6))]) == ([0, 0], 1)
