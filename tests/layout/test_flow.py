"""Which figures a step gets, and which arrows lead between them."""

from __future__ import annotations

from typing import Any

from sopan.layout.flow import drawn_columns, plan_flow
from sopan.model import Sop


def _sop(*steps: dict[str, Any], columns: str = "abcde") -> Sop:
    named = [{"kegiatan": f"Langkah {n}", **step} for n, step in enumerate(steps, 1)]
    return Sop.model_validate(
        {"judul": "Uji", "pelaksana": {c: c.upper() for c in columns}, "langkah": named}
    )


def _shapes(sop: Sop, step: int) -> list[tuple[str, str | None]]:
    return [(figure.shape, figure.role) for figure in plan_flow(sop).figures[step]]


def test_first_and_last_step_are_capsules() -> None:
    sop = _sop({"pelaksana": "a"}, {"pelaksana": "b"}, {"pelaksana": "a"})
    assert _shapes(sop, 1) == [("terminator", "start")]
    assert _shapes(sop, 2) == [("process", None)]
    assert _shapes(sop, 3) == [("terminator", "end")]


def test_a_decision_first_or_last_has_a_capsule_of_its_own() -> None:
    sop = _sop({"pelaksana": "a", "keputusan": {}}, {"pelaksana": "b", "keputusan": {"tidak": 1}})
    assert _shapes(sop, 1) == [("terminator", "start"), ("decision", None)]
    assert _shapes(sop, 2) == [("decision", None), ("terminator", "end")]
    flows = [(edge.source, edge.target, edge.flow and edge.flow.ke) for edge in plan_flow(sop).edges]
    assert ((1, 0), (1, 1), None) in flows
    assert ((2, 0), (2, 1), None) in flows


def test_a_meeting_is_a_box_also_where_it_decides() -> None:
    sop = _sop({"pelaksana": "a"}, {"pelaksana": ["b", "c"], "keputusan": {"tidak": 1}}, {"pelaksana": "a"})
    assert _shapes(sop, 2) == [("process", None)]


def test_adjacent_actors_share_one_box_others_have_one_each() -> None:
    sop = _sop({"pelaksana": "a"}, {"pelaksana": ["c", "b"]}, {"pelaksana": ["b", "d"]}, {"pelaksana": "a"})
    figures = plan_flow(sop).figures
    assert [(spot.first, spot.last) for spot in figures[2][0].level.spots] == [(1, 2)]
    assert [(spot.first, spot.last) for spot in figures[3][0].level.spots] == [(1, 1), (3, 3)]


def test_the_actor_of_the_first_step_stands_leftmost() -> None:
    assert drawn_columns(_sop({"pelaksana": "c"}, {"pelaksana": "a"}, columns="abc")) == ("c", "a", "b")
    assert drawn_columns(_sop({"pelaksana": ["b", "a"]}, columns="abc")) == ("a", "b", "c")


def test_answers_bear_their_labels() -> None:
    sop = _sop(
        {"pelaksana": "a"},
        {"pelaksana": "b", "keputusan": {"ya": {"label": "Setuju"}, "tidak": 1}},
        {"pelaksana": "a"},
    )
    labels = {edge.flow.cabang: edge.label for edge in plan_flow(sop).edges if edge.flow and edge.flow.cabang}
    assert labels == {"ya": "Setuju", "tidak": "Tidak"}
