"""A replay: cases move over the SOP's own drawing as they did in a simulation.

One SVG that any browser plays, without a script: each case is a dot that waits beside a symbol, stands in it
while it is worked on, and runs along the arrow to the next. It turns amber when it is older than the
promise. Who asked their system for no motion sees the drawing at rest. Time runs evenly; only the way along
an arrow, which takes none in the simulation, is given a moment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from sopan.errors import Pesan
from sopan.layout.scene import Arrow, Page, Point, Scene, Symbol
from sopan.model import Sop
from sopan.model.angka import lama
from sopan.publish.flow_times import procedure_pages
from sopan.simulate.machine import Kunjungan, trace
from sopan.simulate.plan import Plan

__all__ = ["replay"]

_TEAL, _AMBER, _INK, _FAINT = "#0f766e", "#b45309", "#1f2933", "#d9dee3"
_FONT = "'Plus Jakarta Sans', 'Liberation Sans', Arial, sans-serif"
_GAP = 16.0
_BAR = 34.0
_TRAVEL = 0.7  # seconds along an arrow
_ROOT = re.compile(r'<svg ([^>]*?)width="[^"]*" height="[^"]*" viewBox="[^"]*"')


@dataclass
class _Dot:
    """One case: where it is at which second."""

    arrived: float
    times: list[float] = field(default_factory=list)
    places: list[Point] = field(default_factory=list)

    def at(self, second: float, place: Point) -> None:
        """Be there then; a moment that is already past becomes the present."""
        self.times.append(max(second, self.times[-1] if self.times else 0.0))
        self.places.append(place)


class _Stage:
    """All procedure pages, one below the other."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.width = max(page.width for page in pages)
        self.offsets: dict[int, float] = {}
        self.height = 0.0
        for page in pages:
            self.offsets[page.number] = self.height
            self.height += _bottom(page) + _GAP
        self.symbols: dict[int, tuple[Page, Symbol]] = {}
        self.ways: dict[tuple[int, int | None], list[tuple[Page, Arrow]]] = {}
        for page in pages:
            for symbol in page.symbols:
                self._symbol(page, symbol)
            for arrow in page.arrows:
                if arrow.flow is not None:
                    self.ways.setdefault((arrow.flow.dari, arrow.flow.ke), []).append((page, arrow))

    def _symbol(self, page: Page, symbol: Symbol) -> None:
        if symbol.shape == "connector":
            return
        known = self.symbols.get(symbol.langkah)
        if known is None or (known[1].shape == "terminator" and symbol.shape != "terminator"):
            self.symbols[symbol.langkah] = (page, symbol)

    def place(self, page: Page, point: Point) -> Point:
        """A point of a page on the stage."""
        return Point(point.x, point.y + self.offsets[page.number])

    def inside(self, step: int, case: int) -> Point:
        """Where a case stands while a step is done: in its symbol, a little apart from the others."""
        page, symbol = self.symbols[step]
        box = symbol.box
        dx, dy = (case % 3 - 1) * box.width / 6, (case // 3 % 2 - 0.5) * box.height / 5
        return self.place(page, Point(box.center.x + dx, box.center.y + dy))

    def beside(self, step: int, case: int) -> Point:
        """Where a case waits for a step: a small crowd above and left of its symbol."""
        page, symbol = self.symbols[step]
        dx, dy = (case % 5) * 5.0, (case // 5 % 2) * 5.0
        return self.place(page, Point(symbol.box.x - 6 + dx, symbol.box.y - 7 - dy))

    def way(self, step: int, following: int | None) -> list[list[Point]]:
        """The arrows from a step to the next, in their order over a page break, as lines on the stage."""
        parts = self.ways.get((step, following), [])
        ordered = sorted(parts, key=lambda part: part[1].source not in self._ids(step))
        return [[self.place(page, point) for point in arrow.points] for page, arrow in ordered[:2]]

    def _ids(self, step: int) -> set[str]:
        page, _ = self.symbols[step]
        return {s.id for s in page.symbols if s.langkah == step and s.shape != "connector"}


def replay(sop: Sop, scene: Scene, plan: Plan, kasus: int = 40, detik: float = 60.0) -> str:
    """The first `kasus` cases of a plan of one SOP, played in about `detik` seconds, as an SVG text."""
    drawn = procedure_pages(sop, scene)
    stage = _Stage([page for page, _ in drawn])
    visits = [v for v in trace(plan, 80 * kasus) if v.kasus < kasus and v.sop == 0]
    last = max((v.selesai for v in visits), default=1.0) or 1.0
    seconds = detik + 2 * _TRAVEL
    dots = _dots(stage, visits, detik / last)
    target = plan.targets[0]
    limit = target.batas * detik / last if target is not None and not target.kalender else None
    height = stage.height + _BAR
    body = "".join(_page(stage, page, svg) for page, svg in drawn)
    circles = "".join(_circle(dot, seconds, limit, number) for number, dot in sorted(dots.items()))
    title = Pesan(
        f"{len(dots)} kasus {sop.judul}, {lama(last).id} dalam {detik:.0f} detik.",
        f"{len(dots)} cases of {sop.judul}, {lama(last).en} in {detik:.0f} seconds.",
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {stage.width:.2f} {height:.2f}" role="img" '
        f'aria-label="{escape(str(title), quote=True)}">\n<title>{escape(str(title))}</title>\n'
        "<style>@media (prefers-reduced-motion: reduce) { .kasus { display: none } }</style>\n"
        f'<rect width="{stage.width:.2f}" height="{height:.2f}" fill="#fff"/>\n{body}'
        f'<g class="kasus">\n{circles}</g>\n{_bar(stage, title, seconds)}</svg>\n'
    )


def _dots(stage: _Stage, visits: Sequence[Kunjungan], scale: float) -> Mapping[int, _Dot]:
    """The course of every case. `scale` are seconds a working minute."""
    dots: dict[int, _Dot] = {}
    before: dict[int, int] = {}
    for visit in visits:
        case, step = visit.kasus, visit.langkah
        if step not in stage.symbols:
            continue
        dot = dots.get(case)
        if dot is None:
            dot = dots[case] = _Dot(visit.datang * scale)
            dot.at(visit.datang * scale, stage.beside(step, case))
        else:
            _travel(dot, stage.way(before[case], step), stage.beside(step, case))
        dot.at(visit.mulai * scale, stage.beside(step, case))
        dot.at(visit.mulai * scale, stage.inside(step, case))
        dot.at(visit.selesai * scale, stage.inside(step, case))
        before[case] = step
    for case, dot in dots.items():
        _travel(dot, stage.way(before[case], None), None)
    return dots


def _travel(dot: _Dot, lines: Sequence[Sequence[Point]], goal: Point | None) -> None:
    """Run along the arrows, evenly, from where the dot is now."""
    points = [point for line in lines for point in line]
    if goal is not None:
        points.append(goal)
    if not points:
        return
    start = dot.times[-1]
    # The jump over a page break takes no time, so only lengths along lines count.
    lengths = [0.0]
    for a, b in pairwise(points):
        lengths.append(lengths[-1] + abs(a.x - b.x) + abs(a.y - b.y))
    whole = lengths[-1] or 1.0
    for point, length in zip(points, lengths, strict=True):
        dot.at(start + _TRAVEL * length / whole, point)


def _bottom(page: Page) -> float:
    """Where the table ends; the empty rest of a page is not shown."""
    return max((rule.y1 for rule in page.rules), default=page.height - 8) + 8


def _page(stage: _Stage, page: Page, svg: str) -> str:
    """The drawing of a page in its place on the stage."""
    width, height = f"{page.width:.2f}", f"{_bottom(page):.2f}"
    place = (
        f'x="0" y="{stage.offsets[page.number]:.2f}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"'
    )
    return _ROOT.sub(lambda found: f"<svg {found[1]}{place}", svg, count=1)


def _circle(dot: _Dot, seconds: float, limit: float | None, number: int) -> str:
    """One dot: seen from its arrival to its end, amber once it is later than promised."""
    begins, ends = dot.times[0], dot.times[-1]
    keys = [0.0, *(time / seconds for time in dot.times), 1.0]
    places = [dot.places[0], *dot.places, dot.places[-1]]
    keys = [min(max(key, 0.0), 1.0) for key in keys]
    times = ";".join(f"{key:.5f}" for key in keys)
    parts = [
        f'<animate attributeName="{name}" dur="{seconds:.1f}s" repeatCount="indefinite" '
        f'keyTimes="{times}" values="{";".join(f"{value:.1f}" for value in values)}"/>'
        for name, values in (("cx", [p.x for p in places]), ("cy", [p.y for p in places]))
    ]
    seen = f"0;{begins / seconds:.5f};{min(ends / seconds, 1.0):.5f}"
    parts.append(
        f'<animate attributeName="opacity" calcMode="discrete" dur="{seconds:.1f}s" '
        f'repeatCount="indefinite" keyTimes="{seen}" values="0;1;0"/>'
    )
    if limit is not None and dot.arrived + limit < ends:
        late = (dot.arrived + limit) / seconds
        parts.append(
            f'<animate attributeName="fill" calcMode="discrete" dur="{seconds:.1f}s" '
            f'repeatCount="indefinite" keyTimes="0;{late:.5f}" values="{_TEAL};{_AMBER}"/>'
        )
    first = dot.places[0]
    return (
        f'<circle cx="{first.x:.1f}" cy="{first.y:.1f}" r="3.2" fill="{_TEAL}" stroke="#fff" '
        f'stroke-width="0.6" opacity="0"><title>{number + 1}</title>{"".join(parts)}</circle>\n'
    )


def _bar(stage: _Stage, title: Pesan, seconds: float) -> str:
    """How far the replay is."""
    y, width = stage.height + 8, stage.width - 40
    return (
        f'<g><text x="20" y="{y + 18:.1f}" font-size="10" fill="{_INK}" font-family="{_FONT}">'
        f"{escape(str(title))}</text>"
        f'<rect x="20" y="{y:.1f}" width="{width:.1f}" height="3" fill="{_FAINT}"/>'
        f'<rect x="20" y="{y:.1f}" width="0" height="3" fill="{_TEAL}">'
        f'<animate attributeName="width" from="0" to="{width:.1f}" dur="{seconds:.1f}s" '
        'repeatCount="indefinite"/></rect></g>\n'
    )
