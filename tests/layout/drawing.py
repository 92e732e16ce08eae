"""The drawing rules of the regulation, checked on a scene from its geometry alone.

Written apart from the layout code: it knows symbols, arrows and boxes, and nothing of levels, ways or
tracks. `faults(scene, sop)` says in words what is wrong with a drawing; an empty list is a right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from sopan.layout.scene import Arrow, Box, Page, Point, Scene, Symbol
from sopan.model import Sop, alur_dari

NEAR = 0.05
EDGE = 0.6
Segment = tuple[Point, Point]


def faults(scene: Scene, sop: Sop) -> list[str]:
    """Everything in which a drawing breaks the rules."""
    pages = scene.procedure
    return [
        *(f"page {page.number}: {fault}" for page in pages for fault in _page(page)),
        *_flows(pages, sop),
        *_connectors(pages),
        *_texts(scene),
        *_rows(pages, sop),
    ]


def segments(arrow: Arrow) -> list[Segment]:
    """The straight runs of an arrow."""
    return list(pairwise(arrow.points))


def crossings(page: Page) -> Iterator[tuple[Arrow, Arrow, Point]]:
    """Where two arrows of a page cross."""
    for a, b in combinations(page.arrows, 2):
        for s in segments(a):
            for t in segments(b):
                for flat, steep in ((s, t), (t, s)):
                    if flat[0].y == flat[1].y and steep[0].x == steep[1].x:
                        x, y = steep[0].x, flat[0].y
                        if _within(x, flat[0].x, flat[1].x) and _within(y, steep[0].y, steep[1].y):
                            yield a, b, Point(x, y)


def _within(value: float, a: float, b: float) -> bool:
    return min(a, b) + NEAR < value < max(a, b) - NEAR


def _side(point: Point, box: Box) -> str | None:
    if box.x - EDGE <= point.x <= box.right + EDGE:
        if abs(point.y - box.y) <= EDGE:
            return "top"
        if abs(point.y - box.bottom) <= EDGE:
            return "bottom"
    if box.y - EDGE <= point.y <= box.bottom + EDGE:
        if abs(point.x - box.x) <= EDGE:
            return "left"
        if abs(point.x - box.right) <= EDGE:
            return "right"
    return None


def _page(page: Page) -> Iterator[str]:
    symbols = {symbol.id: symbol for symbol in page.symbols}
    if len(symbols) != len(page.symbols):
        yield "a symbol's id is used twice"
    for a, b in combinations(page.symbols, 2):
        if _meet(a.box, b.box, 0.0):
            yield f"{a.id} and {b.id} overlap"
    yield from _columns(page)
    for arrow in page.arrows:
        yield from _arrow(arrow, symbols, page)
    yield from _pairs(page)
    yield from _labels(page)


def _columns(page: Page) -> Iterator[str]:
    columns = {column.pelaksana: column for column in page.columns}
    rows = {row.langkah: row for row in page.rows if row.part == 1}
    left, right = page.columns[0].x, page.columns[-1].x + page.columns[-1].width
    for symbol in page.symbols:
        if symbol.box.x < left - NEAR or symbol.box.right > right + NEAR:
            yield f"{symbol.id} leaves the actor columns"
        if symbol.shape == "connector":
            continue
        covered = [columns[name] for name in symbol.pelaksana]
        middle = (covered[0].x + covered[-1].x + covered[-1].width) / 2
        if abs(symbol.box.center.x - middle) > 0.5:
            yield f"{symbol.id} is not in the middle of its columns"
        row = rows[symbol.langkah]
        if symbol.box.y < row.y - NEAR or symbol.box.bottom > row.y + row.height + NEAR:
            yield f"{symbol.id} leaves its row"


def _arrow(arrow: Arrow, symbols: dict[str, Symbol], page: Page) -> Iterator[str]:
    left, right = page.columns[0].x, page.columns[-1].x + page.columns[-1].width
    runs = segments(arrow)
    if not runs:
        yield f"{arrow.id} has no run"
        return
    for a, b in runs:
        if (abs(a.x - b.x) <= NEAR) == (abs(a.y - b.y) <= NEAR):
            yield f"{arrow.id} has a slanted or an empty run"
        if not (left - NEAR <= a.x <= right + NEAR and left - NEAR <= b.x <= right + NEAR):
            yield f"{arrow.id} leaves the actor columns"
    if any((a.x == b.x) == (b.x == c.x) for (a, b), (_, c) in pairwise(runs)):
        yield f"{arrow.id} has a corner that is none"
    source, target = symbols[arrow.source], symbols[arrow.target]
    out, into = _side(arrow.points[0], source.box), _side(arrow.points[-1], target.box)
    if out is None or into is None:
        yield f"{arrow.id} does not reach its symbols"
    for symbol in page.symbols:
        for a, b in runs:
            if (
                min(a.x, b.x) < symbol.box.right - 1
                and max(a.x, b.x) > symbol.box.x + 1
                and min(a.y, b.y) < symbol.box.bottom - 1
                and max(a.y, b.y) > symbol.box.y + 1
            ):
                yield f"{arrow.id} runs through {symbol.id}"
    if arrow.kind != "link":
        yield from _ends(arrow, source, target, out, into)


def _ends(arrow: Arrow, source: Symbol, target: Symbol, out: str | None, into: str | None) -> Iterator[str]:
    """How an arrow leaves its source, by the side `out`, and enters its target, by the side `into`."""
    down = arrow.points[-1].y > arrow.points[-2].y
    if arrow.kind == "forward" or target.role == "end":
        middle = abs(arrow.points[-1].x - target.box.center.x) <= EDGE
        if into != "top" or not middle or not down:
            yield f"{arrow.id} does not enter {target.id} from above in the middle"
    elif into == "top":
        yield f"{arrow.id} is a return and enters from above"
    if out == "top" and source.shape != "connector":
        yield f"{arrow.id} leaves {source.id} upwards"
    if source.role == "start" and (out != "bottom" or arrow.points[1].y <= arrow.points[0].y):
        yield f"{arrow.id} leaves the start capsule otherwise than downward"
    if source.shape == "decision" and arrow.label is None:
        yield f"{arrow.id} has no answer"
    for symbol, point in ((source, arrow.points[0]), (target, arrow.points[-1])):
        if symbol.shape == "decision":
            box, middle_point = symbol.box, symbol.box.center
            tips = (
                Point(middle_point.x, box.y),
                Point(middle_point.x, box.bottom),
                Point(box.x, middle_point.y),
                Point(box.right, middle_point.y),
            )
            if not any(abs(point.x - tip.x) <= EDGE and abs(point.y - tip.y) <= EDGE for tip in tips):
                yield f"{arrow.id} misses the tips of {symbol.id}"


def _pairs(page: Page) -> Iterator[str]:
    for a, b in combinations(page.arrows, 2):
        if a.target == b.target and a.kind != "link":
            continue  # arrows into one symbol may run together
        for s in segments(a):
            for t in segments(b):
                for axis in (0, 1):
                    across = 1 - axis
                    if s[0][across] == s[1][across] == t[0][across] == t[1][across]:
                        low = max(min(s[0][axis], s[1][axis]), min(t[0][axis], t[1][axis]))
                        high = min(max(s[0][axis], s[1][axis]), max(t[0][axis], t[1][axis]))
                        if high - low > NEAR:
                            yield f"{a.id} and {b.id} lie on top of each other"
    found = list(crossings(page))
    for a, b, at in found:
        if sum(_close(hop, at) for hop in a.hops + b.hops) != 1:
            yield f"{a.id} and {b.id} cross without one hop"
    for arrow in page.arrows:
        for hop in arrow.hops:
            if not any(arrow in (a, b) and _close(hop, at) for a, b, at in found):
                yield f"{arrow.id} hops over nothing"


def _close(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) <= EDGE and abs(a.y - b.y) <= EDGE


def _meet(a: Box, b: Box, gap: float) -> bool:
    return a.x < b.right - gap and b.x < a.right - gap and a.y < b.bottom - gap and b.y < a.bottom - gap


def _labels(page: Page) -> Iterator[str]:
    labels = [(arrow, arrow.label) for arrow in page.arrows if arrow.label]
    for arrow, label in labels:
        if any(_meet(label.box, symbol.box, 0.3) for symbol in page.symbols):
            yield f"the answer of {arrow.id} lies on a symbol"
        for other in page.arrows:
            for a, b in segments(other):
                run = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
                if _meet(label.box, run, 0.3):
                    yield f"the answer of {arrow.id} is struck by {other.id}"
        if (
            "".join(line.text for line in label.lines).replace("-", "").replace(" ", "")
            != label.text.replace("-", "").replace(" ", "")
            and label.text.isascii()
        ):
            yield f"the answer of {arrow.id} is not whole"
    for (a, p), (b, q) in combinations(labels, 2):
        if _meet(p.box, q.box, 0.3):
            yield f"the answers of {a.id} and {b.id} overlap"


def _flows(pages: tuple[Page, ...], sop: Sop) -> Iterator[str]:
    drawn: Counter[object] = Counter()
    for page in pages:
        symbols = {symbol.id: symbol for symbol in page.symbols}
        for arrow in page.arrows:
            flow = arrow.flow
            if flow is None:
                continue
            source, target = symbols[arrow.source], symbols[arrow.target]
            if target.shape != "connector":
                drawn[flow] += 1
                if flow.ke is not None and target.langkah != flow.ke:
                    yield f"page {page.number}: {arrow.id} ends at step {target.langkah}, not {flow.ke}"
            if source.shape != "connector" and source.langkah != flow.dari:
                yield f"page {page.number}: {arrow.id} begins at step {source.langkah}, not {flow.dari}"
    wanted = Counter(alur_dari(sop).arus)
    for flow in wanted - drawn:
        if flow.ke is not None:
            yield f"{flow} is not drawn"
    for flow in drawn - wanted:
        yield f"{flow} is drawn too often"


def _connectors(pages: tuple[Page, ...]) -> Iterator[str]:
    ends: dict[str | None, list[tuple[int, Symbol]]] = {}
    for page in pages:
        for symbol in page.symbols:
            if symbol.shape == "connector":
                ends.setdefault(symbol.pair, []).append((page.number, symbol))
    for pair, found in ends.items():
        if pair is None or len(found) != 2 or found[0][0] == found[1][0]:
            yield f"pair {pair} has not one pentagon on each of two pages"
        elif found[0][1].label != found[1][1].label:
            yield f"the pentagons of {pair} bear different numbers"
    for page in pages:
        here = [symbol for symbol in page.symbols if symbol.shape == "connector"]
        for later in (True, False):
            group = [
                symbol.label
                for symbol in here
                if (max(number for number, _ in ends[symbol.pair]) > page.number) == later
            ]
            if len(group) > 1 and (None in group or len(set(group)) != len(group)):
                yield f"page {page.number}: several pentagons and not all numbered"


def _texts(scene: Scene) -> Iterator[str]:
    for page in scene.pages:
        for text in page.texts:
            box = text.box
            if (
                box.x < -NEAR
                or box.y < -NEAR
                or box.right > page.width + NEAR
                or box.bottom > page.height + NEAR
            ):
                yield f"page {page.number}: cell {text.cell} leaves the page"
            for line in text.lines:
                if line.x < box.x - 0.3 or line.x + line.width > box.right + 0.3:
                    yield f"page {page.number}: {line.text!r} is wider than its cell"
                if line.baseline - 0.8 * line.size < box.y - 0.5 or line.baseline > box.bottom + 0.5:
                    yield f"page {page.number}: {line.text!r} is higher than its cell"
                if line.size < 6.99 and not text.cell.startswith("kaki:"):
                    yield f"page {page.number}: {line.text!r} is set in less than 7 points"


def _rows(pages: tuple[Page, ...], sop: Sop) -> Iterator[str]:
    seen = [(row.langkah, row.part) for page in pages for row in page.rows]
    if [step for step, part in seen if part == 1] != list(range(1, len(sop.langkah) + 1)):
        yield "not every step has its row, in order"
    if seen != sorted(seen):
        yield "the parts of a high row are not in order"
