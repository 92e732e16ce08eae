"""The whole document: from an SOP to a `Scene`.

The order of things: plan the flow, size the table, break pages, route each page, see how high it became,
break again with what was learnt until every page fits, then place everything.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.errors import LayoutImpossible, Pesan
from sopan.layout.answers import AnswerBlocked
from sopan.layout.drawing import draw_page
from sopan.layout.flow import FlowPlan, plan_flow
from sopan.layout.footer import footer_texts
from sopan.layout.identity import identity_pages
from sopan.layout.lines import line_height, place_lines
from sopan.layout.notes import font_notes
from sopan.layout.numbering import number_pairs
from sopan.layout.pages import PagePlan, RoutedPage, RowPart, route_run, settle
from sopan.layout.paging import break_pages
from sopan.layout.routing.page import NoRoute, TooNarrow
from sopan.layout.scene import Box, Page, Scene, Text
from sopan.layout.setup import PageSetup
from sopan.layout.table import PAD_V, Table, build_table
from sopan.layout.text import wrap
from sopan.model import Sop

__all__ = ["compose"]

_STRIP = 26.0
_TITLE_SIZE = 11.0
_TITLE_GAP = 10.0
_MORE = 12.0  # points that a row is made higher at a time, for an answer that stands badly
_DEMANDING = 3  # so often a row is made higher before its answer takes what place there is
_TURNS = 8
_FREE_TRIES = 2
_TOO_HIGH = 1e6
_WIDER = (1.0, 1.3, 1.7, 2.2)


def compose(sop: Sop, setup: PageSetup | None = None) -> Scene:
    """Lay out an SOP as the regulation's document: identity pages, then the procedure.

    Raises `LayoutImpossible`, naming the step, where a reference leads nowhere or where no drawing obeys
    the rules.
    """
    setup = setup or PageSetup()
    plan = plan_flow(sop)
    if plan.alur.hilang:
        lost = plan.alur.hilang[0]
        number = lost.jalur[1] + 1 if isinstance(lost.jalur[1], int) else 0
        raise LayoutImpossible(
            Pesan(
                f"langkah {number}: rujukan '{lost.rujukan}' tidak menunjuk langkah mana pun.",
                f"step {number}: reference '{lost.rujukan}' names no step.",
            ),
            number,
        )
    front = identity_pages(sop, setup) if setup.identity else ()
    return _bind(sop, setup, front, _procedure(sop, setup, plan))


def _procedure(sop: Sop, setup: PageSetup, plan: FlowPlan) -> list[PagePlan]:
    """The procedure pages, with actor columns as wide as the flow needs."""
    for widen in _WIDER[:-1]:
        try:
            return _Composer(sop, setup, plan, build_table(sop, plan.columns, setup, widen)).pages()
        except LayoutImpossible:
            continue
    return _Composer(sop, setup, plan, build_table(sop, plan.columns, setup, _WIDER[-1])).pages()


def _bind(sop: Sop, setup: PageSetup, front: Sequence[Page], pages: Sequence[PagePlan]) -> Scene:
    count = len(front) + len(pages)
    labels = number_pairs(pages)
    bound = []
    for number, page in enumerate(front, 1):
        texts = (*page.texts, *footer_texts(sop, setup, number, count))
        bound.append(_numbered(page, number, texts))
    for number, plan in enumerate(pages, len(front) + 1):
        footer = footer_texts(sop, setup, number, count)
        bound.append(draw_page(plan, number, setup, labels, footer))
    return Scene(tuple(bound), setup.style, setup.labels, font_notes(bound, setup.face))


def _numbered(page: Page, number: int, texts: tuple[Text, ...]) -> Page:
    return Page(
        number, page.width, page.height, page.kind, page.columns, page.rows, texts, page.symbols, page.arrows,
        page.rules, page.shades, page.pictures,
    )  # fmt: skip


class _Composer:
    """The procedure pages of one SOP, for one width of the table."""

    def __init__(self, sop: Sop, setup: PageSetup, plan: FlowPlan, table: Table) -> None:
        self.sop, self.setup, self.plan, self.table = sop, setup, plan, table
        self.body_bottom = setup.height - setup.margins[2] - setup.footer
        self.title = self._title()
        self.parts = self._row_parts()
        self.cuts = self._cuts()
        self.known: dict[tuple[int, int], PagePlan] = {}
        self.failed: list[tuple[int, int]] = []
        self.stretch = 1.0
        self.estimates = [self._estimate(part) for part in self.parts]
        self.sums = [0.0]
        for height in self.estimates:
            self.sums.append(self.sums[-1] + height)

    def _title(self) -> Text:
        left, right = self.setup.margins[3], self.setup.width - self.setup.margins[1]
        face, words = self.setup.face, f"{self.setup.labels.prosedur} {self.sop.judul}".upper()
        lines = wrap(words, right - left, _TITLE_SIZE, True, face)
        box = Box(left, self.setup.margins[0], right - left, len(lines) * line_height(_TITLE_SIZE, face))
        placed = place_lines(lines, box, _TITLE_SIZE, bold=True, align="center", face=face)
        return Text("judul", None, box, placed, True, "center")

    def body_top(self, first: int) -> float:
        """Where the rows begin on a page whose first row is `first`."""
        title = self.title.box.height + _TITLE_GAP if first == 0 else 0.0
        return self.setup.margins[0] + title + self.table.header_height

    def room(self, first: int) -> float:
        """The height for rows and strips of a page whose first row is `first`."""
        return self.body_bottom - self.body_top(first)

    def _row_parts(self) -> list[RowPart]:
        """The rows; one too high for a page is cut into parts, each a page high."""
        most = self.room(1) - 2 * _STRIP - 14.0
        if most < self._symbols(2) + 30.0:
            raise self._impossible(1)
        lines = int((most - 2 * PAD_V) / line_height(self.table.size, self.table.face))
        parts = []
        for number, cells in enumerate(self.table.cells, 1):
            count = max((len(cell.lines) for cell in cells.values()), default=0)
            for part, begin in enumerate(range(0, max(count, 1), lines), 1):
                parts.append(RowPart(number, part, begin, min(begin + lines, count)))
        return parts

    def _symbols(self, figures: int) -> float:
        return figures * (self.table.symbol_height + 15.0)

    def _estimate(self, part: RowPart) -> float:
        text = max(1, part.end - part.begin) * line_height(self.table.size, self.table.face) + 2 * PAD_V
        figures = len(self.plan.figures[part.langkah]) if part.part == 1 else 0
        return max(text, self._symbols(figures))

    def _cuts(self) -> list[int]:
        """How many arrows a break after each row cuts."""
        place = {part.langkah: n for n, part in reversed(list(enumerate(self.parts)))}
        steps = [0] * (len(self.parts) + 1)
        for edge in self.plan.edges:
            a, b = sorted((place[edge.source[0]], place[edge.target[0]]))
            steps[a] += 1
            steps[b] -= 1
        cuts, running = [], 0
        for step in steps[:-1]:
            running += step
            cuts.append(running)
        return cuts

    def _need(self, first: int, end: int) -> float:
        known = self.known.get((first, end))
        if known is not None:
            return known.height
        if self.failed and any(first <= a and end >= b for a, b in self.failed):
            return _TOO_HIGH
        strips = (_STRIP if first and self.cuts[first - 1] else 0.0) + (
            _STRIP if end < len(self.parts) and self.cuts[end - 1] else 0.0
        )
        return (self.sums[end] - self.sums[first] + strips) * self.stretch

    def _learn(self) -> None:
        """How much higher pages became than they were estimated, for the estimates to come."""
        drawn = sum(plan.height for plan in self.known.values())
        guessed = sum(self.sums[end] - self.sums[first] + 2 * _STRIP for first, end in self.known)
        self.stretch = min(1.5, max(1.0, drawn / guessed)) if guessed else 1.0

    def pages(self) -> list[PagePlan]:
        """Break, route, and break again until every page fits.

        At first all breaks are found anew; when that has been tried a few times, the pages that fit are
        kept from the front, so that the search ends.
        """
        kept: list[tuple[int, int]] = []
        tries = 0
        while True:
            start = kept[-1][1] if kept else 0
            runs = kept + break_pages(len(self.parts), self._need, self.room, self.cuts, start)
            tries += 1
            if tries <= _FREE_TRIES:  # route all, to learn as much as can be learnt
                fitting = [self._fits(first, end) for first, end in runs]
                good = fitting.index(False) if False in fitting else len(runs)
            else:
                good = next((n for n, run in enumerate(runs) if not self._fits(*run)), len(runs))
            if good == len(runs):
                return [self.known[run] for run in runs]
            self._learn()
            if tries >= _FREE_TRIES:
                kept = runs[:good]

    def _fits(self, first: int, end: int) -> bool:
        """Whether a page can be drawn and is not too high; routes it when that is not known yet."""
        if (first, end) not in self.known and not self._plan(first, end):
            return False
        if self.known[first, end].height <= self.room(first) + 0.01:
            return True
        if end - first == 1:
            raise self._impossible(self.parts[first].langkah)
        return False

    def _plan(self, first: int, end: int) -> bool:
        """Route one page; whether that was possible."""
        try:
            routed = route_run(self.plan, self.table, self.parts, (first, end))
            self.known[first, end] = self._settled(routed, first, end)
        except (AnswerBlocked, NoRoute, TooNarrow):
            if end - first == 1:
                raise self._impossible(self.parts[first].langkah) from None
            self.failed.append((first, end))
            return False
        return True

    def _settled(self, routed: RoutedPage, first: int, end: int) -> PagePlan:
        """A routed page with rows as high as its answers need to stand well, or at least to stand."""
        extra: dict[int, float] = {}
        content: set[int] = set()
        met: dict[int, set[int]] = {}
        top, title = self.body_top(first), self.title if first == 0 else None
        for turn in range(_TURNS):
            try:
                return settle(routed, top, title, extra, content)
            except AnswerBlocked as blocked:
                for arrow in blocked.arrows:
                    step = self._source_of(first, end, arrow)
                    met.setdefault(step, set()).add(arrow)
                    if turn < _DEMANDING or arrow in content:
                        extra[step] = extra.get(step, 0.0) + _MORE
                    else:
                        content.add(arrow)
                        if met[step].issubset(blocked.arrows):  # more height helped no answer of the step
                            extra.pop(step, None)
        return settle(routed, top, title, extra, content)

    def _source_of(self, first: int, end: int, arrow: int) -> int:
        """The step that an arrow of a page comes from."""
        here = {part.langkah for part in self.parts[first:end] if part.part == 1}
        edges = [e for e in self.plan.edges if e.source[0] in here or e.target[0] in here]
        return edges[arrow].source[0]

    def _impossible(self, number: int) -> LayoutImpossible:
        return LayoutImpossible(
            Pesan(
                f"langkah {number}: tidak ada gambar yang memenuhi kaidah pada kertas ini; pakai kertas yang "
                "lebih besar, huruf yang lebih kecil, atau pecah prosedur menjadi makro dan mikro.",
                f"step {number}: no drawing obeys the rules on this paper; use larger paper, smaller type, "
                "or split the procedure into makro and mikro.",
            ),
            number,
        )
