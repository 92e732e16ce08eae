"""What is drawn of a flow: the figures of each step, and the arrows between them.

A step is one figure, the first the start capsule and an ending one the end capsule, unless it is a
decision (or both first and last): then the capsule is a figure of its own above or below it in the same
row (format.md, rules of reading). A step of several actors is one wide box where their columns are
adjacent, otherwise a box for each, joined by links.
"""

from __future__ import annotations

from typing import NamedTuple

from sopan.layout.routing.board import Level, Spot
from sopan.layout.scene import Role, Shape
from sopan.model import Alur, Arus, Langkah, Sop, alur_dari

__all__ = ["Edge", "Figure", "FlowPlan", "drawn_columns", "plan_flow"]


class Figure(NamedTuple):
    """What stands on one level: the symbol of a step (or one for each actor), or a capsule of its own."""

    shape: Shape
    role: Role | None
    level: Level


class Edge(NamedTuple):
    """An arrow to draw, from figure `source` to `target`, each a step's number and the place in its row.

    `flow` is what it draws; None out of a start capsule of its own.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    flow: Arus | None
    label: str | None

    @property
    def balik(self) -> bool:
        """Whether it is a return."""
        return self.flow is not None and self.flow.balik


class FlowPlan(NamedTuple):
    """All figures, by step from 1, and all arrows, over the columns in drawing order."""

    columns: tuple[str, ...]
    figures: dict[int, tuple[Figure, ...]]
    edges: tuple[Edge, ...]
    alur: Alur


def drawn_columns(sop: Sop) -> tuple[str, ...]:
    """The actor columns as drawn: as in the file, but the actor of the first step stands leftmost.

    Drawing rule 2 has no exception, so a file that breaks it is drawn right all the same, and the rule
    `start_not_leftmost` tells the drafter.
    """
    columns = tuple(sop.pelaksana)
    first = sop.langkah[0].pelaksana
    if columns[0] in first:
        return columns
    return (first[0], *(c for c in columns if c != first[0]))


def plan_flow(sop: Sop) -> FlowPlan:
    """The figures and arrows of an SOP. Its references must all be resolved."""
    graph = alur_dari(sop)
    columns = drawn_columns(sop)
    place = {c: n for n, c in enumerate(columns)}
    figures: dict[int, tuple[Figure, ...]] = {}
    main: dict[int, int] = {}
    capsule: dict[int, int] = {}
    for number, step in enumerate(sop.langkah, 1):
        found, main[number] = _figures(step, place, first=number == 1, ends=number in graph.akhir)
        figures[number] = found
        if len(found) > main[number] + 1:
            capsule[number] = main[number] + 1
    edges: list[Edge] = []
    if main[1] == 1:
        edges.append(Edge((1, 0), (1, 1), None, None))
    for arus in graph.arus:
        keputusan = sop.langkah[arus.dari - 1].keputusan
        label = keputusan.label(arus.cabang) if keputusan and arus.cabang else None
        if arus.ke is not None:
            edges.append(Edge((arus.dari, main[arus.dari]), (arus.ke, main[arus.ke]), arus, label))
        elif arus.dari in capsule:
            edges.append(Edge((arus.dari, main[arus.dari]), (arus.dari, capsule[arus.dari]), arus, label))
    return FlowPlan(columns, figures, tuple(edges), graph)


def _figures(
    step: Langkah, place: dict[str, int], *, first: bool, ends: bool
) -> tuple[tuple[Figure, ...], int]:
    """The figures of a step from top to bottom, and which of them is the step itself."""
    at = sorted({place[p] for p in step.pelaksana})
    adjacent = at[-1] - at[0] == len(at) - 1
    pairs = [(at[0], at[-1])] if adjacent else [(c, c) for c in at]
    decides = step.keputusan is not None
    alone = Spot(at[0], at[0])
    figures: list[Figure] = []
    role: Role | None = None
    if first and not decides:
        role = "start"
    elif ends and not decides:
        role = "end"
    if first and decides:
        figures.append(Figure("terminator", "start", Level((alone._replace(role="start"),))))
    shape: Shape = "terminator" if role else "decision" if decides and len(at) == 1 else "process"
    figures.append(Figure(shape, role, Level(tuple(Spot(a, b, role) for a, b in pairs))))
    here = len(figures) - 1
    if ends and (decides or first):
        figures.append(Figure("terminator", "end", Level((alone._replace(role="end"),))))
    return tuple(figures), here
