"""One procedure page: what stands on it, and how its arrows run."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from sopan.layout.answers import WIDEST_ANSWER, answer_height, answer_size, place_answers
from sopan.layout.flow import Edge, Figure, FlowPlan
from sopan.layout.lines import line_height
from sopan.layout.routing.board import Level, Strip, Wish
from sopan.layout.routing.geometry import (
    PageGeometry,
    RowSpec,
    Strips,
    corners,
    pentagon_box,
    stack_rows,
    strips_of,
)
from sopan.layout.routing.labels import LabelBoard
from sopan.layout.routing.page import Across, Routed, TooNarrow, route_page
from sopan.layout.scene import (
    Box,
    Label,
    Point,
    Text,
)
from sopan.layout.table import PAD_V, Table
from sopan.layout.text import text_width

__all__ = [
    "Connector",
    "Drawn",
    "PagePlan",
    "RoutedPage",
    "RowPart",
    "pair_name",
    "route_run",
    "settle",
    "symbol_box",
]


class RowPart(NamedTuple):
    """A row, or the part of a very high one: its lines of text from `begin` to `end`, excluded."""

    langkah: int
    part: int
    begin: int
    end: int


class Connector(NamedTuple):
    """A pentagon of this page: the arrow it belongs to, its pair, and whether its partner comes later."""

    arrow: int
    pair: str
    later: bool


class Drawn(NamedTuple):
    """An arrow of this page: the edge, and its figures here (None where it goes over the break)."""

    edge: Edge
    source: int | None
    target: int | None


@dataclass(frozen=True, slots=True)
class RoutedPage:
    """A run of rows whose arrows have their ways; heights are still open."""

    plan: FlowPlan
    table: Table
    parts: tuple[RowPart, ...]
    figures: tuple[tuple[int, Figure], ...]
    arrows: tuple[Drawn, ...]
    routed: Routed
    strips: Strips
    connectors: tuple[Connector, ...]


@dataclass(frozen=True, slots=True)
class PagePlan(RoutedPage):
    """A page on which everything has its place; `height` is what its rows and strips take."""

    geometry: PageGeometry
    title: Text | None
    polylines: tuple[tuple[Point, ...], ...]
    labels: dict[int, Label]

    @property
    def height(self) -> float:
        """Height of rows and strips in points."""
        return self.geometry.bottom - self.geometry.top


def pair_name(edge: Edge) -> str:
    """The name that ties the two pentagons of a flow."""
    flow = edge.flow
    if flow is None:  # out of a capsule of its own, which stands in the row of its step
        raise ValueError("the arrow out of a start capsule never goes over a page break")
    return f"{flow.dari}-{flow.ke}" + (f"-{flow.cabang}" if flow.cabang else "")


def route_run(plan: FlowPlan, table: Table, all_parts: Sequence[RowPart], run: tuple[int, int]) -> RoutedPage:
    """Route the page with the rows `run` of `all_parts`.

    Raises `NoRoute` or `TooNarrow` where its arrows cannot be drawn together.
    """
    parts = tuple(all_parts[run[0] : run[1]])
    figures = tuple(
        (part.langkah, figure) for part in parts if part.part == 1 for figure in plan.figures[part.langkah]
    )
    level_of: dict[tuple[int, int], int] = {}
    for part in parts:
        if part.part == 1:
            for n in range(len(plan.figures[part.langkah])):
                level_of[part.langkah, n] = len(level_of)
    arrows, wishes = _wishes(plan, level_of, table)
    routed, strips = _route([figure.level for _, figure in figures], wishes, table.across)
    connectors = tuple(
        Connector(i, pair_name(arrows[i].edge), later)
        for later, found in ((False, strips.above_of), (True, strips.below_of))
        for i in found
    )
    return RoutedPage(plan, table, parts, figures, arrows, routed, strips, connectors)


def settle(
    page: RoutedPage, top: float, title: Text | None, extra: dict[int, float], content: AbstractSet[int]
) -> PagePlan:
    """Give the rows of a routed page their heights, its body beginning at `top`, and answers their places.

    `extra` is more height for the channels of some steps' rows; answers stand where nobody can mistake
    them, but those of the arrows in `content` as well as they can. Raises `AnswerBlocked` where answers
    have no such place.
    """
    table, routed, strips = page.table, page.routed, page.strips
    specs = [
        RowSpec(
            max(1, part.end - part.begin) * line_height(table.size, table.face) + 2 * PAD_V,
            len(page.plan.figures[part.langkah]) if part.part == 1 else 0,
            extra.get(part.langkah, 0.0),
        )
        for part in page.parts
    ]
    below = _answers_below(page.arrows, routed, table)
    geometry = stack_rows(routed, specs, table.symbol_height, top, strips, below)
    polylines = tuple(
        corners(routed, i, table.across, geometry, table.symbol_height, strips)
        for i in range(len(routed.number))
    )
    found = PagePlan(
        page.plan,
        table,
        page.parts,
        page.figures,
        page.arrows,
        routed,
        strips,
        page.connectors,
        geometry,
        title,
        polylines,
        {},
    )
    found.labels.update(_place_labels(found, content))
    return found


def _route(levels: Sequence[Level], wishes: Sequence[Wish], across: Across) -> tuple[Routed, Strips]:
    routed = route_page(levels, wishes, across)
    strips = strips_of(routed, len(wishes), across)
    if strips is None:
        raise TooNarrow
    return routed, strips


def _wishes(
    plan: FlowPlan, level_of: dict[tuple[int, int], int], table: Table
) -> tuple[tuple[Drawn, ...], list[Wish]]:
    """The arrows of a page, and what the router has to do for each."""
    arrows: list[Drawn] = []
    wishes: list[Wish] = []
    if not level_of:
        return (), []
    first = next(iter(level_of))[0]
    for edge in plan.edges:
        source, target = level_of.get(edge.source), level_of.get(edge.target)
        if source is None and target is None:
            continue
        start: int | Strip = source if source is not None else "above" if edge.source[0] < first else "below"
        end: int | Strip = target if target is not None else "above" if edge.target[0] < first else "below"
        arrows.append(Drawn(edge, source, target))
        answer = 0.0
        if edge.label and source is not None:
            width = min(text_width(edge.label, answer_size(table.size), False, table.face), WIDEST_ANSWER)
            answer = 8 * (width + 4.5) / table.across.width
        wishes.append(Wish(start, end, edge.balik, answer))
    return tuple(arrows), wishes


def symbol_box(figure: Figure, spot: int, middle: float, table: Table) -> Box:
    """Where a symbol of a figure stands whose middle is at the height `middle`."""
    first, last, _ = figure.level.spots[spot]
    left = table.across.x(8 * first + 2)
    right = table.across.x(8 * last + 6)
    return Box(left, middle - table.symbol_height / 2, right - left, table.symbol_height)


def _answers_below(arrows: Sequence[Drawn], routed: Routed, table: Table) -> dict[int, float]:
    """The channels in which an answer stands beside an arrow that leaves downward, and its height."""
    found = {}
    for i, drawn in enumerate(arrows):
        (x, y), (next_x, _) = routed.route(i).points[:2]
        if drawn.edge.label and drawn.source is not None and x == next_x and y == 8 * drawn.source + 6:
            found[drawn.source + 1] = answer_height(answer_size(table.size))
    return found


def _place_labels(page: PagePlan, content: AbstractSet[int]) -> dict[int, Label]:
    wanted = [(i, a.edge.label) for i, a in enumerate(page.arrows) if a.edge.label and a.source is not None]
    if not wanted:
        return {}
    geometry, table, across = page.geometry, page.table, page.table.across
    boxes = [
        symbol_box(figure, spot, geometry.middles[n], table)
        for n, (_, figure) in enumerate(page.figures)
        for spot in range(len(figure.level.spots))
    ]
    for layout, below in ((page.strips.above, False), (page.strips.below, True)):
        boxes += [pentagon_box(layout, i, geometry, below=below) for i in range(len(layout.places))]
    area = Box(
        across.left + 0.5, geometry.top, across.right - across.left - 1, geometry.bottom - geometry.top
    )
    borders = [across.left + n * across.width for n in range(1, across.columns)]
    board = LabelBoard(boxes, page.polylines, borders, [y for y, _ in geometry.rows], area)
    return place_answers(board, wanted, page.polylines, answer_size(table.size), content, table.face)
