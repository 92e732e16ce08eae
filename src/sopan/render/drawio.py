"""draw.io: the pages as diagrams to edit, lanes for the actors, arrows glued to their symbols.

Everything stands where layout put it. Symbols are children of the lane of their actor, so that a lane takes
them along; a box over several lanes stands on the page. An arrow keeps the corners of the layout and is tied
to fixed points of its symbols; where a symbol is moved, draw.io bends it anew. Where one arrow jumps over
another draw.io draws the jump itself (`jumpStyle`).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

from sopan.errors import Pesan
from sopan.layout.scene import Arrow, Box, Page, Point, Scene, Style, Symbol, Text
from sopan.model import Sop
from sopan.render._pictures import fitted, load_picture
from sopan.render._titles import arrow_title, symbol_title
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]

_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})
_OF_STEPS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
_SIGNED = ("identitas:pengesahan", "identitas:tanda_tangan", "identitas:nama_pejabat", "identitas:nip")
_FIRST_BASELINE = 0.95  # of a browser's first line, in ems from its top
_SHAPES = {
    "terminator": "rounded=1;arcSize=50;",
    "process": "rounded=0;",
    "decision": "rhombus;shape=rhombus;perimeter=rhombusPerimeter;",
    "connector": "shape=offPageConnector;size=0.44;",
}


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The document as one draw.io file, a diagram for each page."""
    warnings: list[Pesan] = []
    diagrams = "".join(_diagram(sop, page, scene.style, options, warnings) for page in scene.pages)
    data = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<mxfile host="Sopan" type="device">\n{diagrams}</mxfile>\n'
    )
    return (Output("", data.encode(), tuple(warnings)),)


def _a(words: str) -> str:
    return words.translate(_ATTRIBUTE)


def _label(words: str) -> str:
    """A label is HTML in an attribute, so it is escaped for both."""
    return _a(words.translate(_HTML))


def _n(value: float) -> str:
    return f"{round(value, 2):g}"


def _diagram(sop: Sop, page: Page, style: Style, options: RenderOptions, warnings: list[Pesan]) -> str:
    name = "Identitas" if page.kind == "identitas" else "Prosedur"
    cells = [*_table(sop, page, style), *_pictures(page, options, warnings)]
    if page.kind == "prosedur":
        cells += _drawing(sop, page, style)
    paper = f'pageWidth="{_n(page.width)}" pageHeight="{_n(page.height)}"'
    return (
        f'<diagram id="halaman-{page.number}" name="{page.number}. {name}">\n'
        '<mxGraphModel grid="0" guides="1" tooltips="1" connect="1" arrows="1" fold="0" page="1" '
        f'pageScale="1" {paper} math="0" shadow="0">\n<root>\n'
        f'<mxCell id="0"/>\n<mxCell id="1" parent="0"/>\n{"".join(cells)}'
        "</root>\n</mxGraphModel>\n</diagram>\n"
    )


def _vertex(key: str, label: str, style: str, box: Box, parent: str = "1") -> str:
    return (
        f'<mxCell id="{_a(key)}" value="{_label(label)}" style="{_a(style)}" vertex="1" '
        f'parent="{_a(parent)}">{_geometry(box)}</mxCell>\n'
    )


def _geometry(box: Box) -> str:
    return (
        f'<mxGeometry x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        'as="geometry"/>'
    )


def _table(sop: Sop, page: Page, style: Style) -> Iterator[str]:
    """The frame and the cells with their texts; headings of actors are those of the lanes."""
    yield from _frames(page, style)
    split = {row.langkah for row in page.rows if row.part > 1}
    for number, text in enumerate(page.texts):
        if text.cell.startswith("kepala:pelaksana:"):
            continue
        bare = text.cell == "judul" or text.cell.startswith("kaki:") or text.cell in _SIGNED
        border = "strokeColor=none;" if bare else _line(style, style.rule)
        shaded = text.header and any(_within(text.box, shade) for shade in page.shades)
        fill = f"fillColor={style.shade};" if shaded else "fillColor=none;"
        look = f"{border}{fill}{_type(text, style)}"
        yield _vertex(f"p{page.number}-t{number}", _words(sop, text, split), look, text.box)


def _frames(page: Page, style: Style) -> Iterator[str]:
    """The table's outer line, and one around the cells of the approval, which have none between them."""
    signed = [text.box for text in page.texts if text.cell in _SIGNED]
    lines = [Box(rule.x0, rule.y0, rule.x1 - rule.x0, rule.y1 - rule.y0) for rule in page.rules]
    for name, boxes, weight in (("bingkai", lines, style.frame), ("pengesahan", signed, style.rule)):
        if boxes:
            x, y = min(box.x for box in boxes), min(box.y for box in boxes)
            around = Box(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)
            look = f"fillColor=none;pointerEvents=0;{_line(style, weight)}"
            yield _vertex(f"p{page.number}-{name}", "", look, around)


def _within(box: Box, shade: Box) -> bool:
    return (
        shade.x - 0.1 <= box.x and box.right <= shade.right + 0.1 and shade.y - 0.1 <= box.y <= shade.bottom
    )


def _line(style: Style, weight: float) -> str:
    return f"strokeColor={style.ink};strokeWidth={_n(weight)};"


def _font(style: Style) -> str:
    own = "" if style.font.bundled else f"{style.font.name},"
    return f"fontFamily={own}Arial,Liberation Sans;"


def _type(text: Text, style: Style) -> str:
    """How a text is set; in the identity, whose boxes are far higher than texts, from its first line on."""
    size = text.lines[0].size if text.lines else 9.0
    left = (
        min((line.x for line in text.lines), default=text.box.x) - text.box.x if text.align == "left" else 2
    )
    place = "verticalAlign=middle;spacing=0;"
    if text.cell.startswith("identitas:") and text.lines:
        top = text.lines[0].baseline - text.box.y - _FIRST_BASELINE * size
        place = f"verticalAlign=top;spacing=0;spacingTop={_n(max(top, 0))};"
    return (
        f"html=1;whiteSpace=wrap;{_font(style)}fontSize={_n(size)};fontColor={style.ink};"
        f"fontStyle={int(text.bold)};align={text.align};{place}"
        f"spacingLeft={_n(max(left, 0))};spacingRight=1;overflow=hidden;"
    )


def _words(sop: Sop, text: Text, split: set[int]) -> str:
    """What a cell says, without the line breaks of the layout, which draw.io makes anew."""
    if text.langkah is not None and text.langkah not in split and text.cell in _OF_STEPS:
        value = getattr(sop.langkah[text.langkah - 1], text.cell)
        if isinstance(value, tuple):
            return _items(value)
        return str(value or "")
    name = text.cell.partition(":")[2]
    if text.cell.startswith("identitas:") and isinstance(getattr(sop, name, None), tuple):
        continued = any(line.text.startswith("1. ") for line in text.lines)
        if continued or len(getattr(sop, name)) == 1:
            return _items(map(str, getattr(sop, name)))
    return "\n".join(line.text for line in text.lines)


def _items(values: Iterable[str]) -> str:
    items = list(values)
    return items[0] if len(items) == 1 else "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))


def _pictures(page: Page, options: RenderOptions, warnings: list[Pesan]) -> Iterator[str]:
    for number, picture in enumerate(page.pictures):
        found = load_picture(picture.path, options.base_dir)
        if isinstance(found, Pesan):
            warnings.append(found)
            continue
        # Styles are lists with semicolons, so draw.io writes data addresses without ";base64".
        image = f"data:{found.media_type},{base64.b64encode(found.data).decode('ascii')}"
        style = f"shape=image;imageAspect=0;aspect=fixed;image={image};"
        yield _vertex(f"p{page.number}-g{number}", "", style, fitted(found, picture.box))


def _drawing(sop: Sop, page: Page, style: Style) -> Iterator[str]:
    heads = {text.cell.rpartition(":")[2]: text for text in page.texts if ":pelaksana:" in text.cell}
    bottom = max(rule.y1 for rule in page.rules) if page.rules else page.height
    lanes: dict[str, Box] = {}
    for column in page.columns:
        head = heads[column.pelaksana]
        box = Box(column.x, head.box.y, column.width, bottom - head.box.y)
        lanes[column.pelaksana] = box
        yield _vertex(
            f"p{page.number}-jalur-{column.pelaksana}",
            sop.pelaksana[column.pelaksana].nama,
            f"swimlane;shape=swimlane;startSize={_n(head.box.height)};horizontal=1;container=1;collapsible=0;"
            f"swimlaneFillColor=none;fillColor={style.shade};{_line(style, style.rule)}"
            f"{_type(head, style)}",
            box,
        )
    if page.columns:
        left, right = page.columns[0].x, page.columns[-1].x + page.columns[-1].width
        for row in page.rows:
            ground = f"fillColor=none;pointerEvents=0;{_line(style, style.rule)}"
            place = Box(left, row.y, right - left, row.height)
            yield _vertex(f"p{page.number}-baris-{row.langkah}-{row.part}", "", ground, place)
    for symbol in page.symbols:
        yield _symbol(sop, page, symbol, lanes, style)
    boxes = {symbol.id: symbol for symbol in page.symbols}
    steps = {symbol.id: symbol.langkah for symbol in page.symbols}
    for arrow in page.arrows:
        yield _arrow(arrow, boxes, steps, style)


def _symbol(sop: Sop, page: Page, symbol: Symbol, lanes: dict[str, Box], style: Style) -> str:
    """A symbol with what it is as its tooltip, and its step and actors as data."""
    box, parent = symbol.box, "1"
    if len(symbol.pelaksana) == 1 and symbol.pelaksana[0] in lanes:
        lane = lanes[symbol.pelaksana[0]]
        box = Box(box.x - lane.x, box.y - lane.y, box.width, box.height)
        parent = f"p{page.number}-jalur-{symbol.pelaksana[0]}"
    look = (
        f"{_SHAPES[symbol.shape]}html=1;whiteSpace=wrap;fillColor=#ffffff;"
        f"{_line(style, style.symbol)}{_font(style)}fontSize=7;fontStyle=1;verticalAlign=top;"
        "spacing=0;spacingTop=1;"
    )
    names = " ".join(symbol.pelaksana)
    return (
        f'<UserObject id="{_a(symbol.id)}" label="{_label(symbol.label or "")}" '
        f'tooltip="{_a(symbol_title(sop, symbol))}" langkah="{symbol.langkah}" pelaksana="{_a(names)}">\n'
        f'<mxCell style="{_a(look)}" vertex="1" parent="{_a(parent)}">{_geometry(box)}</mxCell>'
        "</UserObject>\n"
    )


def _arrow(arrow: Arrow, symbols: dict[str, Symbol], steps: dict[str, int], style: Style) -> str:
    first, last = arrow.points[0], arrow.points[-1]
    tied = _tie("exit", first, symbols[arrow.source].box) + _tie("entry", last, symbols[arrow.target].box)
    head = "endArrow=none;" if arrow.kind == "link" else "endArrow=block;endFill=1;endSize=5;"
    look = (
        f"edgeStyle=orthogonalEdgeStyle;rounded=0;orthogonalLoop=1;jumpStyle=arc;jumpSize=6;html=1;{head}"
        f"{_line(style, style.arrow)}{_font(style)}fontSize=8;fontColor={style.ink};"
        f"labelBackgroundColor=#ffffff;{tied}"
    )
    corners = "".join(f'<mxPoint x="{_n(x)}" y="{_n(y)}"/>' for x, y in arrow.points[1:-1])
    corners = f'<Array as="points">{corners}</Array>' if corners else ""
    label, at, at_start = "", "", ""
    if arrow.label:
        label, middle, at_start = arrow.label.text, arrow.label.box.center, ' x="-1"'
        at = f'<mxPoint x="{_n(middle.x - first.x)}" y="{_n(middle.y - first.y)}" as="offset"/>'
    flow = ""
    if arrow.flow is not None:
        flow = f' dari="{arrow.flow.dari}" ke="{arrow.flow.ke or "selesai"}"'
        flow += f' cabang="{arrow.flow.cabang}"' if arrow.flow.cabang else ""
    return (
        f'<UserObject id="{_a(arrow.id)}" label="{_label(label)}" '
        f'tooltip="{_a(arrow_title(arrow, steps))}"{flow}>\n'
        f'<mxCell style="{_a(look)}" edge="1" parent="1" '
        f'source="{_a(arrow.source)}" target="{_a(arrow.target)}">'
        f'<mxGeometry{at_start} relative="1" as="geometry">{corners}{at}'
        "</mxGeometry></mxCell></UserObject>\n"
    )


def _tie(end: str, point: Point, box: Box) -> str:
    """Where on a symbol an arrow is tied, in parts of its width and height."""
    x = (point.x - box.x) / box.width
    y = (point.y - box.y) / box.height
    return f"{end}X={x:.4g};{end}Y={y:.4g};{end}Dx=0;{end}Dy=0;{end}Perimeter=0;"
