"""A planned page drawn into a `Page`: texts, symbols, arrows and the rules of the table."""

from __future__ import annotations

from sopan.layout.lines import place_lines
from sopan.layout.pages import PagePlan, pair_name, symbol_box
from sopan.layout.routing.geometry import find_hops, pentagon_box
from sopan.layout.scene import Arrow, ArrowKind, Box, Column, Page, Row, Rule, Style, Symbol, Text
from sopan.layout.setup import PageSetup
from sopan.layout.table import PAD, TEXT_CELLS, Table

__all__ = ["draw_page"]


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
            Row(part.langkah, y, height, part.part)
            for part, (y, height) in zip(page.parts, geometry.rows, strict=True)
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
        lines = place_lines((f"{part.langkah}.",), box, table.size, align="center", face=table.face)
        texts.append(Text("no", part.langkah, box, lines, align="center"))
        cells = table.cells[part.langkah - 1]
        for name in TEXT_CELLS:
            column = table.columns[name]
            box = Box(column.x, y, column.width, height)
            cell = cells[name]
            shown = cell.lines[part.begin : part.end]
            room = Box(column.x + PAD, y, column.width - 2 * PAD, height)
            indents = cell.indents[part.begin : part.end]
            placed = place_lines(shown, room, table.size, indents=indents, face=table.face) if shown else ()
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
            box = _round(symbol_box(figure, spot, page.geometry.middles[n], page.table))
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
            over = (columns[min(column, len(columns) - 1)],)
            label = pair_labels.get(pair)
            symbols.append(Symbol(name, "connector", langkah, over, box, pair=pair, label=label))
    return tuple(symbols), names


def _round(box: Box) -> Box:
    return Box(round(box.x, 3), round(box.y, 3), round(box.width, 3), round(box.height, 3))


def _arrows(page: PagePlan, number: int, names: dict[tuple[str, int, int], str]) -> tuple[Arrow, ...]:
    hops = find_hops(page.polylines)
    arrows: list[Arrow] = []
    for i, drawn in enumerate(page.arrows):
        route = page.routed.route(i)
        into = route.into
        source = (
            names["figure", drawn.source, route.out] if drawn.source is not None else names["pentagon", i, 0]
        )
        target = names["figure", drawn.target, into] if drawn.target is not None else names["pentagon", i, 0]
        kind: ArrowKind = "return" if drawn.edge.balik else "forward"
        jumps, label = tuple(hops.get(i, ())), page.labels.get(i)
        name, points = f"p{number}-a{i + 1}", page.polylines[i]
        arrows.append(Arrow(name, source, target, drawn.edge.flow, kind, points, jumps, label))
    at = len(page.arrows)
    for n, (_, figure) in enumerate(page.figures):
        for spot in range(len(figure.level.spots) - 1):
            source, target = names["figure", n, spot], names["figure", n, spot + 1]
            arrows.append(
                Arrow(
                    f"p{number}-a{at + 1}",
                    source,
                    target,
                    None,
                    "link",
                    page.polylines[at],
                    tuple(hops.get(at, ())),
                )
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
