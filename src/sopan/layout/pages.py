"""One procedure page: what stands on it, how its arrows run, and how it is drawn into a `Page`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sopan.errors import LayoutImpossible, Pesan
from sopan.layout.flow import Edge, Figure, FlowPlan
from sopan.layout.lines import place_lines
from sopan.layout.routing.board import Level, Strip, Wish
from sopan.layout.routing.geometry import (
    SPACING,
    PageGeometry,
    RowSpec,
    Strips,
    corners,
    find_hops,
    pentagon_box,
    stack_rows,
    strips_of,
)
from sopan.layout.routing.labels import LabelBoard, place_label
from sopan.layout.routing.page import Across, Routed, TooNarrow, route_page
from sopan.layout.scene import (
    Arrow,
    ArrowKind,
    Box,
    Column,
    Label,
    Page,
    Point,
    Row,
    Rule,
    Style,
    Symbol,
    Text,
    TextLine,
)
from sopan.layout.setup import SMALLEST_TYPE, PageSetup
from sopan.layout.table import PAD, PAD_V, TEXT_CELLS, Table
from sopan.layout.lines import line_height
from sopan.layout.text import text_width, wrap
from sopan.model import Sop

__all__ = ["Connector", "PagePlan", "RowPart", "draw_page", "plan_page"]

_LABEL_HEIGHT = 1.15
_LABEL_WIDTH = 74.0


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
    below: bool
    later: bool


class Drawn(NamedTuple):
    """An arrow of this page: the edge, and its figures here (None where it goes over the break)."""

    edge: Edge
    source: int | None
    target: int | None


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page whose arrows are routed; `height` is what its rows and strips take."""

    sop: Sop
    plan: FlowPlan
    table: Table
    parts: tuple[RowPart, ...]
    figures: tuple[tuple[int, Figure], ...]
    arrows: tuple[Drawn, ...]
    routed: Routed
    strips: Strips
    connectors: tuple[Connector, ...]
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
    assert flow is not None
    return f"{flow.dari}-{flow.ke}" + (f"-{flow.cabang}" if flow.cabang else "")


def plan_page(
    sop: Sop,
    plan: FlowPlan,
    table: Table,
    all_parts: Sequence[RowPart],
    run: tuple[int, int],
    page_of: dict[int, int],
    top: float,
    title: Text | None,
) -> PagePlan:
    """Route the page with the rows `run` of `all_parts`, whose body begins at `top`.

    Raises `NoRoute` or `TooNarrow` where its arrows cannot be drawn together.
    """
    parts = tuple(all_parts[run[0] : run[1]])
    figures = [
        (part.langkah, figure) for part in parts if part.part == 1 for figure in plan.figures[part.langkah]
    ]
    level_of: dict[tuple[int, int], int] = {}
    for part in parts:
        if part.part == 1:
            for n in range(len(plan.figures[part.langkah])):
                level_of[part.langkah, n] = len(level_of)
    here = page_of[figures[0][0]] if figures else -1
    arrows, wishes = _wishes(plan, level_of)
    levels = [figure.level for _, figure in figures]
    routed, strips = _route(levels, wishes, table.across)
    connectors = tuple(
        Connector(i, pair_name(arrows[i].edge), below, below)
        for below, found in ((False, strips.above_of), (True, strips.below_of))
        for i in found
    )
    del here
    specs = [
        RowSpec(
            max(1, part.end - part.begin) * line_height(table.size) + 2 * PAD_V,
            len(plan.figures[part.langkah]) if part.part == 1 else 0,
        )
        for part in parts
    ]
    geometry = stack_rows(routed, specs, table.symbol_height, top, strips)
    polylines = tuple(
        corners(routed, i, table.across, geometry, table.symbol_height, strips) for i in range(len(routed.routes))
    )
    found = PagePlan(
        sop, plan, table, parts, tuple(figures), arrows, routed, strips, connectors, geometry, title, polylines, {}
    )
    found.labels.update(_place_labels(found))
    return found


def _route(levels: Sequence[Level], wishes: Sequence[Wish], across: Across) -> tuple[Routed, Strips]:
    for spacing in (SPACING, SPACING * 0.75):
        try:
            routed = route_page(levels, wishes, across, spacing)
        except TooNarrow:
            continue
        strips = strips_of(routed, len(wishes), across)
        if strips is not None:
            return routed, strips
    raise TooNarrow


def _wishes(plan: FlowPlan, level_of: dict[tuple[int, int], int]) -> tuple[tuple[Drawn, ...], list[Wish]]:
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
        wishes.append(Wish(start, end, edge.balik))
    return tuple(arrows), wishes


def _symbol_box(figure: Figure, spot: int, middle: float, table: Table) -> Box:
    first, last, _ = figure.level.spots[spot]
    left = table.across.x(8 * first + 2)
    right = table.across.x(8 * last + 6)
    return Box(left, middle - table.symbol_height / 2, right - left, table.symbol_height)


def _place_labels(page: PagePlan) -> dict[int, Label]:
    wanted = [i for i, arrow in enumerate(page.arrows) if arrow.edge.label and arrow.source is not None]
    if not wanted:
        return {}
    geometry, table = page.geometry, page.table
    boxes = [
        _symbol_box(figure, spot, geometry.middles[n], table)
        for n, (_, figure) in enumerate(page.figures)
        for spot in range(len(figure.level.spots))
    ]
    for layout, below in ((page.strips.above, False), (page.strips.below, True)):
        boxes += [pentagon_box(layout, i, geometry, below=below) for i in range(len(layout.places))]
    segments = [(a.x, a.y, b.x, b.y) for line in page.polylines for a, b in zip(line, line[1:], strict=False)]
    across = table.across
    area = Box(across.left + 0.5, geometry.top, across.right - across.left - 1, geometry.bottom - geometry.top)
    borders = [across.left + n * across.width for n in range(1, across.columns)]
    board = LabelBoard(boxes, segments, borders, [y for y, _ in geometry.rows], area)
    size = max(SMALLEST_TYPE, table.size - 1.5)
    found: dict[int, Label] = {}
    for i in wanted:
        text = page.arrows[i].edge.label or ""
        for width in (_LABEL_WIDTH, _LABEL_WIDTH * 0.6, _LABEL_WIDTH * 0.4):
            lines = wrap(text, width, size)
            box = place_label(
                board,
                page.polylines[i],
                max(text_width(line, size) for line in lines) + 1.0,
                len(lines) * size * _LABEL_HEIGHT,
            )
            if box is not None:
                break
            if len(lines) == 1 and width < _LABEL_WIDTH:
                continue
        if box is None:
            number = page.arrows[i].edge.source[0]
            raise TooNarrow(f"no room for the label of step {number}")
        found[i] = Label(text, box, _label_lines(lines, box, size))
    return found


def _label_lines(lines: Sequence[str], box: Box, size: float) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(line, box.x + 0.5, box.y + size * (0.9 + _LABEL_HEIGHT * n), text_width(line, size), size)
        for n, line in enumerate(lines)
    )


def draw_page(
    page: PagePlan, number: int, setup: PageSetup, pair_labels: dict[str, str], footer: tuple[Text, ...]
) -> Page:
    """The page with everything in its place."""
    table, geometry = page.table, page.geometry
    symbols, names = _symbols(page, number, pair_labels)
    return Page(
        number=number,
        width=setup.width,
        height=setup.height,
        kind="prosedur",
        columns=tuple(
            Column(name, table.across.left + n * table.across.width, table.across.width)
            for n, name in enumerate(page.plan.columns)
        ),
        rows=tuple(
            Row(part.langkah, y, height, part.part) for part, (y, height) in zip(page.parts, geometry.rows, strict=True)
        ),
        texts=_texts(page) + footer,
        symbols=symbols,
        arrows=_arrows(page, number, names),
        rules=_rules(page),
        shades=tuple(text.box for text in _header(page)),
    )


def _header(page: PagePlan) -> list[Text]:
    top = page.geometry.top - page.table.header_height
    return [
        text._replace(
            box=text.box._replace(y=text.box.y + top),
            lines=tuple(line._replace(baseline=line.baseline + top) for line in text.lines),
        )
        for text in page.table.header
    ]


def _texts(page: PagePlan) -> tuple[Text, ...]:
    table = page.table
    texts = [page.title] if page.title else []
    texts += _header(page)
    for part, (y, height) in zip(page.parts, page.geometry.rows, strict=True):
        column = table.columns["no"]
        box = Box(column.x, y, column.width, height)
        lines = place_lines((f"{part.langkah}.",), box, table.size, align="center")
        texts.append(Text("no", part.langkah, box, lines, align="center"))
        cells = table.cells[part.langkah - 1]
        for name in TEXT_CELLS:
            column = table.columns[name]
            box = Box(column.x, y, column.width, height)
            cell = cells[name]
            shown = cell.lines[part.begin : part.end]
            room = Box(column.x + PAD, y, column.width - 2 * PAD, height)
            placed = place_lines(shown, room, table.size, indents=cell.indents[part.begin : part.end])
            texts.append(Text(name, part.langkah, box, placed))
    return tuple(texts)


def _symbols(
    page: PagePlan, number: int, pair_labels: dict[str, str]
) -> tuple[tuple[Symbol, ...], dict[tuple[str, int, int], str]]:
    """The symbols, and their ids by figure and spot, and by pentagon's arrow."""
    symbols: list[Symbol] = []
    names: dict[tuple[str, int, int], str] = {}
    columns = page.plan.columns
    for n, (langkah, figure) in enumerate(page.figures):
        for spot, (first, last, _) in enumerate(figure.level.spots):
            name = f"p{number}-s{len(symbols) + 1}"
            names["figure", n, spot] = name
            box = _round(_symbol_box(figure, spot, page.geometry.middles[n], page.table))
            symbols.append(Symbol(name, figure.shape, langkah, columns[first : last + 1], box, figure.role))
    for layout, arrows, below in (
        (page.strips.above, page.strips.above_of, False),
        (page.strips.below, page.strips.below_of, True),
    ):
        for index, arrow in enumerate(arrows):
            edge = page.arrows[arrow].edge
            name = f"p{number}-k{len(symbols) + 1 - len(page.figures)}"
            names["pentagon", arrow, 0] = name
            box = _round(pentagon_box(layout, index, page.geometry, below=below))
            column = int((box.x + box.width / 2 - page.table.across.left) / page.table.across.width)
            pair = pair_name(edge)
            langkah = edge.source[0] if page.arrows[arrow].source is not None else edge.target[0]
            symbols.append(
                Symbol(
                    name, "connector", langkah, (columns[min(column, len(columns) - 1)],), box, None, pair,
                    pair_labels.get(pair),
                )  # fmt: skip
            )
    return tuple(symbols), names


def _round(box: Box) -> Box:
    return Box(round(box.x, 3), round(box.y, 3), round(box.width, 3), round(box.height, 3))


def _arrows(page: PagePlan, number: int, names: dict[tuple[str, int, int], str]) -> tuple[Arrow, ...]:
    hops = find_hops(page.polylines)
    arrows: list[Arrow] = []
    for i, drawn in enumerate(page.arrows):
        route = page.routed.routes[i]
        into = route.join[1] if route.join else 0
        assert isinstance(into, int)
        source = names["figure", drawn.source, route.out] if drawn.source is not None else names["pentagon", i, 0]
        target = names["figure", drawn.target, into] if drawn.target is not None else names["pentagon", i, 0]
        kind: ArrowKind = "return" if drawn.edge.balik else "forward"
        arrows.append(
            Arrow(
                f"p{number}-a{i + 1}", source, target, drawn.edge.flow, kind, page.polylines[i],
                tuple(hops.get(i, ())), page.labels.get(i),
            )  # fmt: skip
        )
    at = len(page.arrows)
    for n, (_, figure) in enumerate(page.figures):
        for spot in range(len(figure.level.spots) - 1):
            source, target = names["figure", n, spot], names["figure", n, spot + 1]
            arrows.append(
                Arrow(f"p{number}-a{at + 1}", source, target, None, "link", page.polylines[at], tuple(hops.get(at, ())))
            )
            at += 1
    return tuple(arrows)


def _rules(page: PagePlan) -> tuple[Rule, ...]:
    """The lines of the table, the outer frame a little stronger."""
    table, geometry, style = page.table, page.geometry, Style()
    top, bottom = geometry.top - table.header_height, geometry.bottom
    across = table.across
    upper = next(text.box for text in table.header if text.cell == "kepala:pelaksana").height
    thin, frame = style.rule, style.frame
    edges = [table.columns[name].x for name in table.columns if name != "no"] + [across.left]
    rules = [Rule(x, top, x, bottom, thin) for x in sorted(set(edges)) if x not in _standard_edges(table)]
    rules += [Rule(x, top + upper, x, bottom, thin) for x in _standard_edges(table)]
    rules += [
        Rule(across.left + n * across.width, top + upper, across.left + n * across.width, bottom, thin)
        for n in range(1, across.columns)
    ]
    keterangan = table.columns["keterangan"].x
    rules.append(Rule(across.left, top + upper, keterangan, top + upper, thin))
    rules.append(Rule(table.left, geometry.top, table.right, geometry.top, frame))
    inner = [y for y, _ in geometry.rows] + [geometry.rows[-1][0] + geometry.rows[-1][1]]
    rules += [
        Rule(table.left, y, table.right, y, thin) for y in inner if geometry.top + 0.01 < y < bottom - 0.01
    ]
    rules += [
        Rule(table.left, top, table.right, top, frame),
        Rule(table.left, bottom, table.right, bottom, frame),
        Rule(table.left, top, table.left, bottom, frame),
        Rule(table.right, top, table.right, bottom, frame),
    ]
    return tuple(rules)


def _standard_edges(table: Table) -> list[float]:
    """The rules between the columns of the standard, which begin below their common heading."""
    return [table.columns["waktu"].x, table.columns["output"].x]
