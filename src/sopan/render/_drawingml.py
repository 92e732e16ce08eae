"""The flowchart of a page in DrawingML, the language of shapes that Excel and Word share.

Excel and Word wrap a shape differently (`xdr:sp` with an anchor to cells, `wps:wsp` in a group) but describe
it in the same elements of the namespace `a`. This module gives for each symbol, arrow and answer what stands
inside the wrapper, in the order in which they lie upon one another: answers, arrows, symbols.

Symbols are Office's own flowchart shapes, whose connection sites are numbered 0 top, 1 left, 2 bottom, 3
right (`cxnLst` of all four presets in ECMA-376). Arrows are connectors glued to those sites, or polylines, as
asked; an arrow that jumps over another, or has corners that no connector can have, is a path of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sopan.layout.scene import Arrow, Box, Label, Page, Point, Style, Symbol
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model import Sop
from sopan.render._drawingml_connectors import Connector, Emu, as_connector
from sopan.render._shapes import arrow_paths, connector_label
from sopan.render._titles import arrow_title, symbol_title
from sopan.render.base import Konektor

__all__ = ["EMU", "Figure", "Place", "figures", "office_text", "xml"]

EMU = 12_700
"""English Metric Units to the point."""

Place = Callable[[float, float], Emu]
"""Where a place of the page, in points, lies in the drawing."""

_PRESETS = {
    "terminator": "flowChartTerminator",
    "process": "flowChartProcess",
    "decision": "flowChartDecision",
    "connector": "flowChartOffpageConnector",
}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_HALF_TURN = 10_800_000


def xml(words: str) -> str:
    """Text as XML has it, in elements and in attributes with double quotes."""
    return words.translate(_ESCAPES)


def office_text(words: str, face: Typeface = BUNDLED) -> str:
    """Text as an Office file has it: as it is drawn in the PDF, but for characters that only our font lacks.

    Office takes those from another font, where the PDF can only show □.
    """
    shown = face.drawable(words)
    if "□" not in shown:
        return shown
    return "".join(
        character if drawn == "□" and character.isprintable() else drawn
        for character, drawn in ((one, face.drawable(one)) for one in words)
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """One shape of a drawing. `left`, `top`, `width` and `height` are its box as seen, in EMU.

    `properties` is what stands in `spPr`. `glue` holds the two ends of a connector that is glued: the
    number of a figure and the site on it. `lines` are its text, `size` points high.
    """

    number: int
    kind: Literal["symbol", "arrow", "label"]
    name: str
    description: str
    left: int
    top: int
    width: int
    height: int
    properties: str
    glue: tuple[tuple[int, int], tuple[int, int]] | None = None
    lines: tuple[str, ...] = ()
    size: float = 0.0
    bold: bool = False


def figures(
    sop: Sop, page: Page, style: Style, place: Place, konektor: Konektor, first: int
) -> Iterator[Figure]:
    """The figures of a page, lowest first, numbered from `first`; symbols are last and have first numbers."""
    numbers = {symbol.id: first + index for index, symbol in enumerate(page.symbols)}
    number = first + len(page.symbols)
    steps = {symbol.id: symbol.langkah for symbol in page.symbols}
    boxes = {symbol.id: symbol.box for symbol in page.symbols}
    for arrow in page.arrows:
        if arrow.label is not None and arrow.label.lines:
            yield _label(arrow.label, arrow_title(arrow, steps), place, number, style.font)
            number += 1
    for arrow in sorted(page.arrows, key=lambda arrow: bool(arrow.hops)):  # a hop is over what is drawn
        glue = None
        if konektor == "lekat":
            ends = ((arrow.source, arrow.points[0]), (arrow.target, arrow.points[-1]))
            start, end = ((numbers[name], _site(boxes[name], point)) for name, point in ends)
            glue = (start, end)
        yield _arrow(arrow, style, place, number, glue, steps)
        number += 1
    for symbol in page.symbols:
        yield _symbol(sop, symbol, style, place, numbers[symbol.id])


def _site(box: Box, point: Point) -> int:
    """The connection site nearest to a place: 0 top, 1 left, 2 bottom, 3 right."""
    sites = (
        (box.center.x, box.y),
        (box.x, box.center.y),
        (box.center.x, box.bottom),
        (box.right, box.center.y),
    )
    return min(range(4), key=lambda n: abs(sites[n][0] - point.x) + abs(sites[n][1] - point.y))


def _box(box: Box, place: Place) -> tuple[int, int, int, int]:
    left, top = place(box.x, box.y)
    right, bottom = place(box.right, box.bottom)
    return left, top, right - left, bottom - top


def _symbol(sop: Sop, symbol: Symbol, style: Style, place: Place, number: int) -> Figure:
    left, top, width, height = _box(symbol.box, place)
    return Figure(
        number,
        "symbol",
        _name(f"Langkah {symbol.langkah}" if symbol.shape != "connector" else "Penghubung", number),
        symbol_title(sop, symbol),
        left,
        top,
        width,
        height,
        f"{_transform(left, top, width, height)}{_preset(_PRESETS[symbol.shape])}{_fill('#ffffff')}"
        f"{_line(style.symbol, style.ink)}",
        lines=(office_text(symbol.label, style.font),) if symbol.label else (),
        size=connector_label(symbol, style.font)[1] if symbol.label else 0.0,
        bold=True,
    )


def _label(label: Label, title: str, place: Place, number: int, face: Typeface) -> Figure:
    left, top, width, height = _box(label.box, place)
    return Figure(
        number,
        "label",
        _name("Jawaban", number),
        title,
        left,
        top,
        width,
        height,
        f"{_transform(left, top, width, height)}{_preset('rect')}{_fill('#ffffff')}<a:ln><a:noFill/></a:ln>",
        lines=tuple(office_text(line.text, face) for line in label.lines),
        size=label.lines[0].size,
    )


def _name(kind: str, number: int) -> str:
    """A name for the list of objects; Office wants them different."""
    return f"{kind} #{number}"


def _arrow(
    arrow: Arrow,
    style: Style,
    place: Place,
    number: int,
    glue: tuple[tuple[int, int], tuple[int, int]] | None,
    steps: dict[str, int],
) -> Figure:
    head = arrow.kind != "link"
    line = _line(style.arrow, style.ink, head=head)
    points = [place(*point) for point in arrow.points]
    fitting = as_connector(points) if not arrow.hops and (glue or len(points) == 2) else None
    if fitting is not None:
        box = (fitting.left, fitting.top, fitting.width, fitting.height)
        properties = f"{_connector(fitting)}{line}"
    else:
        box, geometry = _path(arrow, style, place)
        properties = f"{_transform(*box)}{geometry}<a:noFill/>{line}"
    return Figure(
        number, "arrow", _name("Panah", number), arrow_title(arrow, steps), *box, properties, glue=glue
    )


def _transform(left: int, top: int, width: int, height: int) -> str:
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _preset(name: str, adjust: tuple[int, ...] = ()) -> str:
    values = "".join(f'<a:gd name="adj{n}" fmla="val {value}"/>' for n, value in enumerate(adjust, 1))
    return f'<a:prstGeom prst="{name}"><a:avLst>{values}</a:avLst></a:prstGeom>'


def _connector(found: Connector) -> str:
    turned = f' rot="{found.rotation}"' if found.rotation else ""
    turned += ' flipH="1"' if found.flip_x else ""
    turned += ' flipV="1"' if found.flip_y else ""
    (x, y), (width, height) = found.offset, found.extent
    return (
        f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f"{_preset(found.preset, found.adjust)}"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _line(weight: float, colour: str, *, head: bool = False) -> str:
    end = '<a:tailEnd type="triangle" w="sm" len="med"/>' if head else ""
    return f'<a:ln w="{round(weight * EMU)}">{_fill(colour)}<a:miter lim="800000"/>{end}</a:ln>'


def _path(arrow: Arrow, style: Style, place: Place) -> tuple[tuple[int, int, int, int], str]:
    """The arrow as a path with all its corners and half a circle at each hop: its box, and the geometry."""
    steps = _steps(arrow, style)
    places = [place(x, y) for _, x, y in steps]
    reach = places + [
        _bulge(a, b) for (a, b), (kind, _, _) in zip(pairwise(places), steps[1:], strict=True) if kind == "A"
    ]
    left, top = min(x for x, _ in reach), min(y for _, y in reach)
    width, height = max(x for x, _ in reach) - left, max(y for _, y in reach) - top
    out = []
    for index, ((kind, _, _), (x, y)) in enumerate(zip(steps, places, strict=True)):
        point = f'<a:pt x="{x - left}" y="{y - top}"/>'
        if kind == "M":
            out.append(f"<a:moveTo>{point}</a:moveTo>")
        elif kind == "L":
            out.append(f"<a:lnTo>{point}</a:lnTo>")
        else:
            out.append(_arc(places[index - 1], (x, y)))
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none">{"".join(out)}</a:path></a:pathLst></a:custGeom>'
    )
    return (left, top, width, height), geometry


def _steps(arrow: Arrow, style: Style) -> list[tuple[str, float, float]]:
    """The arrow in one stroke: lines to its corners, arcs ("A") over its hops."""
    steps: list[tuple[str, float, float]] = []
    for step in arrow_paths(arrow, style).line:
        if len(step) == 3:
            letter, x, y = step
            steps.append(("A" if letter == "M" and steps else letter, x, y))
    steps[-1] = ("L", *arrow.points[-1])  # there the line ends below the head, which Office adds itself
    return steps


def _bulge(a: Emu, b: Emu) -> Emu:
    """The outermost place of the half circle over a hop: above, or at the right."""
    if a[1] == b[1]:
        return (a[0] + b[0]) // 2, a[1] - abs(b[0] - a[0]) // 2
    return a[0] + abs(b[1] - a[1]) // 2, (a[1] + b[1]) // 2


def _arc(a: Emu, b: Emu) -> str:
    """Half a circle from one place to the next. Angles run clockwise from the right."""
    if a[1] == b[1]:
        start, swing = (180, 1) if b[0] > a[0] else (0, -1)
    else:
        start, swing = (270, 1) if b[1] > a[1] else (90, -1)
    radius = (abs(b[0] - a[0]) + abs(b[1] - a[1])) // 2
    return f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start * 60_000}" swAng="{swing * _HALF_TURN}"/>'
