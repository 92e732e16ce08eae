"""A plain flowchart: one column of symbols with their texts inside, mutu baku beside each.

The steps stand under one another; a step that decides is a box and a diamond that asks. What leads on to the
symbol below goes straight down; returns run at the left, jumps ahead at the right, the shorter nearer. A flow
over a page break goes through a pair of pentagons, numbered where several pass the break.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import LayoutImpossible, Pesan
from sopan.layout.forms.heading import heading, table_area
from sopan.layout.forms.plan import CAPSULE, NOTE_SIZE, Figure, Leg, Sheet, one_end, pair_name, sides
from sopan.layout.lanes.nodes import Node, NodeKind, plan_nodes
from sopan.layout.lines import line_height, place_lines
from sopan.layout.routing.geometry import find_hops
from sopan.layout.scene import Arrow, ArrowKind, Box, Label, Page, Point, Rule, Shape, Symbol, Text
from sopan.layout.setup import PageSetup
from sopan.layout.text import text_width, wrap
from sopan.model import Alur, Sop

__all__ = ["flowchart_pages"]

_BOX_WIDTH = 226.0
_PAD = 6.0
_GAP = 22.0
_STRIP = 26.0  # for pentagons at a page's head and foot
_PENTAGON = (14.0, 12.0)
_PITCH = 17.0  # between lanes at the sides, so that pentagons have room
_LEAST_PITCH = 8.0
_BESIDE = 12.0  # from the boxes to the first lane
_LABEL_SIZE = 8.0
_ENTRY = 9.0  # how far over a symbol a jump turns into its middle
_LEAST_NOTES = 96.0
_ROUNDS = 4  # lanes move pages, pages move lanes
_SHAPES: dict[NodeKind, Shape] = {
    "start": "terminator",
    "end": "terminator",
    "task": "process",
    "gateway": "decision",
}


def flowchart_pages(sop: Sop, setup: PageSetup, alur: Alur) -> tuple[Page, ...]:
    """The pages of the procedure, from number 1, without footers."""
    return _Flowchart(sop, setup, alur).pages()


class _Flowchart:
    def __init__(self, sop: Sop, setup: PageSetup, alur: Alur) -> None:
        self.sop, self.setup = sop, setup
        self.size, self.face = setup.font_size, setup.face
        self.area = table_area(setup)
        self.texts, self.under_heading = heading(sop, setup)
        self.head = line_height(self.size, self.face) + 8
        nodes, self.links = one_end(plan_nodes(sop, alur))
        self.sides = sides(self.links)
        self.figures = [self._figure(node) for node in nodes]
        self.sheets: list[Sheet] = []
        used = {"left": 0, "right": 0}
        for _ in range(_ROUNDS):
            self._divide(used)
            found = {side: self._lanes(side) for side in used}
            if all(found[side] <= used[side] for side in used):
                break
            used = {side: max(found[side], used[side]) for side in used}

    def _divide(self, lanes: dict[str, int]) -> None:
        """Share the width: lanes at both sides of the boxes, the rest for mutu baku; then fill the pages."""
        room = self.area.width - _BOX_WIDTH - 2 * _BESIDE - _LEAST_NOTES
        self.pitch = min(_PITCH, room / max(sum(lanes.values()), 1))
        if self.pitch < _LEAST_PITCH:
            raise LayoutImpossible(
                Pesan(
                    "alurnya terlalu banyak untuk satu kolom; pakai bentuk bercabang, atau pecah prosedur.",
                    "too many ways for one column; use the form bercabang, or split the procedure.",
                )
            )
        self.center = self.area.x + _BESIDE + lanes["left"] * self.pitch + _BOX_WIDTH / 2 + 4
        self.notes_x = self.center + _BOX_WIDTH / 2 + _BESIDE + lanes["right"] * self.pitch + 2
        width = self.area.right - self.notes_x - 2 * _PAD
        for figure in self.figures:
            figure.notes = self._notes(figure.node, width)
        self.sheets = self._sheets()
        self._legs()

    def _figure(self, node: Node) -> Figure:
        step = line_height(self.size, self.face)
        if node.kind in ("start", "end"):
            return Figure(node, ("Mulai" if node.kind == "start" else "Selesai",), *CAPSULE, face=self.face)
        if node.kind == "gateway":
            lines = wrap(node.text, 84, self.size, False, self.face)
            widest = max(text_width(line, self.size, False, self.face) for line in lines)
            return Figure(
                node, lines, max(96.0, widest + 62), max(42.0, len(lines) * step + 30), face=self.face
            )
        lines = wrap(f"{node.langkah}. {node.text}", _BOX_WIDTH - 2 * _PAD, self.size, False, self.face)
        return Figure(node, lines, _BOX_WIDTH, max(24.0, len(lines) * step + 9), face=self.face)

    def _notes(self, node: Node, width: float) -> tuple[str, ...]:
        """Who does a step where several do, and its mutu baku."""
        if node.kind != "task":
            return ()
        step, labels = self.sop.langkah[node.langkah - 1], self.setup.labels
        parts = []
        if len(self.sop.pelaksana) > 1:
            names = ", ".join(self.sop.pelaksana[actor].nama for actor in step.pelaksana)
            parts.append(f"{labels.pelaksana}: {names}")
        for label, value in (
            (labels.kelengkapan, "; ".join(step.kelengkapan)),
            (labels.waktu, step.waktu),
            (labels.output, "; ".join(step.output)),
            (labels.keterangan, step.keterangan),
        ):
            if value:
                parts.append(f"{label}: {value}")
        return tuple(line for part in parts for line in wrap(part, width, NOTE_SIZE, False, self.face))

    def _sheets(self) -> list[Sheet]:
        """Pages filled from the top; a diamond stays with its box."""
        sheets = [self._sheet(first=True)]
        y = sheets[-1].top
        number = 0
        while number < len(self.figures):
            group = (
                2 if number + 1 < len(self.figures) and self.figures[number + 1].node.kind == "gateway" else 1
            )
            need = sum(self.figures[number + n].band + _GAP for n in range(group))
            if y + need > sheets[-1].bottom and sheets[-1].figures:
                sheets.append(self._sheet(first=False))
                y = sheets[-1].top
            for one in range(number, number + group):
                figure = self.figures[one]
                figure.page = len(sheets) - 1
                figure.y = y + (figure.band - figure.height) / 2
                sheets[-1].figures.append(one)
                y += figure.band + _GAP
            number += group
        return sheets

    def _sheet(self, *, first: bool) -> Sheet:
        top = (self.under_heading if first else self.area.y) + self.head
        return Sheet(first, top + (10 if first else _STRIP + 8), self.area.bottom - _STRIP - 4)

    def _legs(self) -> None:
        for link, side in zip(self.links, self.sides, strict=True):
            source, target = self.figures[link.source], self.figures[link.target]
            if source.page == target.page:
                self.sheets[source.page].legs.append(Leg(link, side, link.source, link.target))
            else:
                self.sheets[source.page].legs.append(Leg(link, side, link.source, None))
                self.sheets[target.page].legs.append(Leg(link, side, None, link.target))

    def _lanes(self, side: str) -> int:
        """Give every leg at a side its lane, the shorter nearer; how many lanes there are."""
        most = 0
        for sheet in self.sheets:
            legs = [leg for leg in sheet.legs if leg.side == side]
            for leg in legs:
                leg.low, leg.high = sorted(self._reach(sheet, leg))
            placed: list[Leg] = []
            for leg in sorted(legs, key=lambda one: one.high - one.low):
                taken = {
                    other.lane for other in placed if other.low - 6 < leg.high and leg.low < other.high + 6
                }
                leg.lane = next(lane for lane in range(len(placed) + 1) if lane not in taken)
                placed.append(leg)
                most = max(most, leg.lane + 1)
        return most

    def _reach(self, sheet: Sheet, leg: Leg) -> tuple[float, float]:
        """The y where a leg leaves for its lane and where it comes back, or where its pentagon stands."""
        back = leg.link.target <= leg.link.source
        edge_out = sheet.top - _STRIP if back else sheet.bottom + _STRIP
        edge_in = sheet.bottom + _STRIP if back else sheet.top - _STRIP
        out = edge_in if leg.source is None else self._middle(leg.source)
        into = edge_out if leg.target is None else self._entry(leg)
        return out, into

    def _middle(self, number: int) -> float:
        return self.figures[number].y + self.figures[number].height / 2

    def _entry(self, leg: Leg) -> float:
        """Where a leg comes in: returns at the middle of a side, jumps over the top."""
        assert leg.target is not None  # noqa: S101 - only asked for legs that have one
        if leg.link.target < leg.link.source:
            return self._middle(leg.target)
        return self.figures[leg.target].y - _ENTRY

    def _lane_x(self, leg: Leg) -> float:
        distance = _BOX_WIDTH / 2 + _BESIDE + leg.lane * self.pitch
        return self.center + (distance if leg.side == "right" else -distance)

    def pages(self) -> tuple[Page, ...]:
        """Everything drawn."""
        numbers = self._pair_numbers()
        return tuple(self._page(index, sheet, numbers) for index, sheet in enumerate(self.sheets))

    def _pair_numbers(self) -> dict[str, str]:
        """The number of every pair of pentagons that passes a page's head or foot with others."""
        needed: dict[str, None] = {}
        for sheet in self.sheets:
            for foot in (False, True):
                pairs = [pair_name(leg.link) for leg in sheet.legs if self._foot(leg) is foot]
                if len(pairs) > 1:
                    needed.update(dict.fromkeys(pairs))
        return {pair: str(number) for number, pair in enumerate(needed, 1)}

    @staticmethod
    def _foot(leg: Leg) -> bool | None:
        """Whether a leg's pentagon stands at the foot of the page; None where it has none."""
        if leg.source is not None and leg.target is not None:
            return None
        back = leg.link.target <= leg.link.source
        return back if leg.source is None else not back

    def _page(self, index: int, sheet: Sheet, numbers: dict[str, str]) -> Page:
        symbols = [self._symbol(number) for number in sheet.figures]
        arrows: list[Arrow] = []
        for leg in sheet.legs:
            pentagon = self._pentagon(sheet, leg, numbers, len(symbols))
            if pentagon is not None:
                symbols.append(pentagon)
            arrows.append(self._arrow(leg, pentagon, len(arrows)))
        hops = find_hops([arrow.points for arrow in arrows])
        return Page(
            number=index + 1,
            width=self.setup.width,
            height=self.setup.height,
            kind="prosedur",
            texts=tuple(self._page_texts(sheet)),
            symbols=tuple(symbols),
            arrows=tuple(arrow._replace(hops=tuple(hops.get(n, ()))) for n, arrow in enumerate(arrows)),
            rules=tuple(self._rules(sheet)),
            shades=(Box(self.area.x, self._head_top(sheet), self.area.width, self.head),),
        )

    def _head_top(self, sheet: Sheet) -> float:
        return self.under_heading if sheet.first else self.area.y

    def _page_texts(self, sheet: Sheet) -> Iterator[Text]:
        if sheet.first:
            yield from self.texts
        y = self._head_top(sheet)
        for name, words, left, right in (
            ("kegiatan", "Diagram Alir", self.area.x, self.notes_x),
            ("mutu_baku", self.setup.labels.mutu_baku, self.notes_x, self.area.right),
        ):
            box = Box(left, y, right - left, self.head)
            placed = place_lines((words,), box, self.size, bold=True, align="center", face=self.face)
            yield Text(f"kepala:{name}", None, box, placed, True, "center", True)
        for number in sheet.figures:
            figure = self.figures[number]
            box = self._box(number)
            placed = place_lines(figure.lines, box, self.size, align="center", face=self.face)
            yield Text(f"gambar:{figure.node.id}", figure.node.langkah, box, placed, align="center")
            if figure.notes:
                high = len(figure.notes) * line_height(NOTE_SIZE, self.face)
                place = Box(
                    self.notes_x + _PAD, box.center.y - high / 2, self.area.right - self.notes_x, high
                )
                placed = place_lines(figure.notes, place, NOTE_SIZE, face=self.face)
                yield Text("gambar:mutu_baku", figure.node.langkah, place, placed)

    def _rules(self, sheet: Sheet) -> Iterator[Rule]:
        style, top, bottom = self.setup.style, self._head_top(sheet), self.area.bottom
        if not any(self._foot(leg) for leg in sheet.legs):
            last = self.figures[sheet.figures[-1]]
            bottom = min(bottom, last.y + (last.height + last.band) / 2 + 12)
        for y in (top, top + self.head, bottom):
            yield Rule(self.area.x, y, self.area.right, y, style.frame)
        for x in (self.area.x, self.area.right):
            yield Rule(x, top, x, bottom, style.frame)
        yield Rule(self.notes_x, top, self.notes_x, bottom, style.rule)

    def _box(self, number: int) -> Box:
        figure = self.figures[number]
        return Box(self.center - figure.width / 2, figure.y, figure.width, figure.height)

    def _symbol(self, number: int) -> Symbol:
        node = self.figures[number].node
        role = node.kind if node.kind in ("start", "end") else None
        actors = self.sop.langkah[node.langkah - 1].pelaksana
        return Symbol(
            node.id, _SHAPES[node.kind], node.langkah, actors, self._box(number),
            "start" if role == "start" else "end" if role == "end" else None,
        )  # fmt: skip

    def _pentagon(self, sheet: Sheet, leg: Leg, numbers: dict[str, str], count: int) -> Symbol | None:
        foot = self._foot(leg)
        if foot is None:
            return None
        x = self.center if leg.side == "down" else self._lane_x(leg)
        width, height = min(_PENTAGON[0], self.pitch - 3), _PENTAGON[1]
        y = sheet.bottom + _STRIP - height - 1 if foot else sheet.top - _STRIP + 1
        end = leg.target if leg.source is None else leg.source
        langkah = self.figures[end or 0].node.langkah
        actors = self.sop.langkah[langkah - 1].pelaksana
        pair = pair_name(leg.link)
        box = Box(x - width / 2, y, width, height)
        return Symbol(f"k{count + 1}", "connector", langkah, actors, box, pair=pair, label=numbers.get(pair))

    def _arrow(self, leg: Leg, pentagon: Symbol | None, count: int) -> Arrow:
        names = [pentagon.id if pentagon and end is None else self.figures[end or 0].node.id
                 for end in (leg.source, leg.target)]  # fmt: skip
        points = self._points(leg, pentagon)
        kind: ArrowKind = "return" if leg.link.target <= leg.link.source else "forward"
        label = self._label(leg) if leg.link.label and leg.source is not None else None
        return Arrow(f"a{count + 1}", names[0], names[1], leg.link.flow, kind, points, (), label)

    def _points(self, leg: Leg, pentagon: Symbol | None) -> tuple[Point, ...]:
        at = pentagon.box if pentagon else None
        source = self._box(leg.source) if leg.source is not None else at
        target = self._box(leg.target) if leg.target is not None else at
        assert source is not None  # noqa: S101 - where there is no figure there is a pentagon
        assert target is not None  # noqa: S101
        if leg.side == "down":
            return (Point(self.center, source.bottom), Point(self.center, target.y))
        x = self._lane_x(leg)
        back = leg.link.target <= leg.link.source
        points = []
        if leg.source is None:
            points.append(Point(x, source.y if back else source.bottom))
        else:
            points += [Point(source.right if leg.side == "right" else source.x, source.center.y)]
            points.append(Point(x, source.center.y))
        if leg.target is None:
            points.append(Point(x, target.bottom if back else target.y))
        elif leg.link.target < leg.link.source:
            points.append(Point(x, target.center.y))
            points.append(Point(target.right if leg.side == "right" else target.x, target.center.y))
        else:
            y = target.y - _ENTRY
            points += [Point(x, y), Point(self.center, y), Point(self.center, target.y)]
        return tuple(points)

    def _label(self, leg: Leg) -> Label:
        """The answer beside the diamond that it comes from."""
        box = self._box(leg.source or 0)
        lines = wrap(leg.link.label, 62, _LABEL_SIZE, False, self.face)
        width = max(text_width(line, _LABEL_SIZE, False, self.face) for line in lines)
        height = len(lines) * line_height(_LABEL_SIZE, self.face)
        if leg.side == "down":
            place = Box(box.center.x + 4, box.bottom + 1, width, height)
        elif leg.side == "right":
            place = Box(box.right + 2, box.center.y - height - 1, width, height)
        else:
            place = Box(box.x - width - 2, box.center.y - height - 1, width, height)
        return Label(leg.link.label, place, place_lines(lines, place, _LABEL_SIZE, face=self.face))
