"""A page as an SVG element: semantic, scalable, with the ids of the layout; alone in a file or within a page.

Every symbol and every arrow is a group with a title, so that a reader who hovers or listens learns what it
is, and a program finds a step by `data-langkah`. No style sheet and no script: the file obeys any content
policy, and looks the same beside any other. Lines of text carry their measured length (`textLength`), so
that a machine without Liberation Sans or Arial still keeps them in their cells. For an editor the page can
also bear what a pointer can meet (`RenderOptions.interactive`, `sopan.render._svg_targets`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sopan.errors import Pesan
from sopan.layout.scene import Arrow, Box, Page, Style, Symbol, Text, TextLine
from sopan.layout.typeface import Typeface
from sopan.model import Sop
from sopan.model.alur import Alur
from sopan.render._font import css_families
from sopan.render._pictures import fitted, load_picture
from sopan.render._shapes import (
    CLEARING,
    arrow_paths,
    connector_label,
    number,
    rectangle,
    rule_paths,
    svg_path,
    symbol_path,
)
from sopan.render._svg_targets import arrow_name, broad_line, cells, escaped, handles
from sopan.render._titles import arrow_title, symbol_title
from sopan.render._words import flow_in_words
from sopan.render.base import RenderOptions

__all__ = ["svg_page"]

_n = number


def svg_page(
    sop: Sop, page: Page, style: Style, options: RenderOptions, alur: Alur, *, inside: bool = False
) -> tuple[str, list[Pesan]]:
    """The page as an `svg` element, and warnings about pictures that could not be used.

    `inside` is for a drawing within a document that has the texts already: margins and footer are cut off,
    and a screen reader passes over the texts of the table.
    """
    key = f"p{page.number}"
    if page.kind == "prosedur":
        title, words = f"Prosedur {sop.judul}", flow_in_words(sop, page, alur)
    else:
        title, words = f"Identitas SOP {sop.judul}", f"Halaman identitas SOP {sop.judul}."
    pictures, warnings = _pictures(page, options)
    paper, shown, silent = Box(0, 0, page.width, page.height), page.texts, ""
    if inside:
        shown = tuple(text for text in page.texts if not text.cell.startswith("kaki:"))
        paper, silent = drawn_box(page, style), ' aria-hidden="true"'
    size = f'width="{_n(paper.width)}{{0}}" height="{_n(paper.height)}{{0}}"'
    at = f' x="{_n(paper.x)}" y="{_n(paper.y)}"' if inside else ""
    number_of = f' data-halaman="{page.number}"' if options.interactive else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size.format("pt")} '
        f'viewBox="{_n(paper.x)} {_n(paper.y)} {_n(paper.width)} {_n(paper.height)}" lang="id" role="group" '
        f'class="{page.kind}"{number_of} aria-labelledby="{key}-judul {key}-uraian">\n'
        f'<title id="{key}-judul">{escaped(title)}, halaman {page.number}</title>\n'
        f'<desc id="{key}-uraian">{escaped(words)}</desc>\n'
        f'<rect class="paper"{at} {size.format("")} fill="#fff"/>\n'
    )
    texts = _texts([text for text in shown if not text.cell.startswith("gambar:")], style, silent)
    drawing = "".join(_drawing(sop, page, style, options))
    inner = _texts([text for text in shown if text.cell.startswith("gambar:")], style, silent)
    under, over = (cells(page), handles(page)) if options.interactive else ("", "")
    table = "".join(_table(page, style))
    return f"{head}{table}{''.join(pictures)}{under}{texts}{drawing}{inner}{over}</svg>\n", warnings


def _texts(texts: Iterable[Text], style: Style, silent: str) -> str:
    """A group of texts; nothing where there are none."""
    lines = "".join(_text(text, style.font) for text in texts if text.lines)
    if not lines:
        return ""
    return (
        f'<g class="texts" font-family="{css_families(style.font)}" fill="{style.ink}" '
        f'font-kerning="none" font-variant-ligatures="none"{silent}>\n{lines}</g>\n'
    )


def drawn_box(page: Page, style: Style) -> Box:
    """What a procedure page shows without its margins and its footer: title, table and drawing."""
    boxes = [text.box for text in page.texts if not text.cell.startswith("kaki:")]
    boxes += [Box(rule.x0, rule.y0, rule.x1 - rule.x0, rule.y1 - rule.y0) for rule in page.rules]
    if not boxes:
        return Box(0, 0, page.width, page.height)
    x, y = min(box.x for box in boxes) - style.frame, min(box.y for box in boxes) - style.frame
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(x, y, right - x + style.frame, bottom - y + style.frame)


def _table(page: Page, style: Style) -> Iterable[str]:
    """Grey fields and rules: decoration, which a screen reader passes over."""
    yield '<g class="table" aria-hidden="true">\n'
    if page.shades:
        yield f'<path fill="{style.shade}" d="{svg_path(map(rectangle, page.shades))}"/>\n'
    for weight, paths in rule_paths(page.rules).items():
        cap = ' stroke-linecap="square"' if weight >= style.frame else ""
        yield (
            f'<path fill="none" stroke="{style.ink}" stroke-width="{_n(weight)}"{cap} '
            f'd="{svg_path(paths)}"/>\n'
        )
    yield "</g>\n"


def _pictures(page: Page, options: RenderOptions) -> tuple[list[str], list[Pesan]]:
    drawn, warnings = [], []
    for picture in page.pictures:
        found = load_picture(picture.path, options.base_dir)
        if isinstance(found, Pesan):
            warnings.append(found)
            continue
        box = fitted(found, picture.box)
        drawn.append(
            f'<image x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
            f'role="img" href="{found.data_uri}"><title>Logo</title></image>\n'
        )
    return drawn, warnings


def _text(text: Text, face: Typeface) -> str:
    size = text.lines[0].size
    step = f' data-langkah="{text.langkah}"' if text.langkah else ""
    bold = ' font-weight="bold"' if text.bold else ""
    kind = "header" if text.header else "cell"
    lines = "".join(_line(line, size, face) for line in text.lines)
    return (
        f'<text class="{kind}" data-sel="{escaped(text.cell)}"{step}{bold} '
        f'font-size="{_n(size)}">{lines}</text>\n'
    )


def _line(line: TextLine, size: float, face: Typeface) -> str:
    own = f' font-size="{_n(line.size)}"' if line.size != size else ""
    length = f' textLength="{_n(line.width)}" lengthAdjust="spacingAndGlyphs"' if line.width else ""
    words = escaped(face.drawable(line.text))
    return f'<tspan x="{_n(line.x)}" y="{_n(line.baseline)}"{own}{length}>{words}</tspan>'


def _drawing(sop: Sop, page: Page, style: Style, options: RenderOptions) -> Iterable[str]:
    if not page.symbols and not page.arrows:
        return
    yield '<g class="flowchart">\n'
    yield from _label_grounds(page)
    steps = {symbol.id: symbol.langkah for symbol in page.symbols}
    for arrow in sorted(page.arrows, key=lambda arrow: bool(arrow.hops)):  # a hop is over what is drawn
        yield _arrow(arrow, steps, style, options)
    for symbol in page.symbols:
        yield _symbol(sop, symbol, style)
    yield "</g>\n"


def _label_grounds(page: Page) -> Iterable[str]:
    """White under the labels, so that no rule of the table runs through their letters."""
    boxes = [rectangle(arrow.label.box) for arrow in page.arrows if arrow.label]
    if boxes:
        yield f'<path class="ground" aria-hidden="true" fill="#fff" d="{svg_path(boxes)}"/>\n'


def _arrow(arrow: Arrow, steps: dict[str, int], style: Style, options: RenderOptions) -> str:
    paths = arrow_paths(arrow, style)
    width = _n(style.arrow)
    hops = "".join(
        f'<path stroke="#fff" stroke-width="{_n(style.arrow + CLEARING)}" d="{svg_path((hop,))}"/>'
        f'<path class="hop" d="{svg_path((hop,))}"/>'
        for hop in paths.hops
    )
    head = (
        f'<path class="head" fill="{style.ink}" stroke="none" d="{svg_path((paths.head,))}"/>'
        if paths.head
        else ""
    )
    flow = ""
    if arrow.flow is not None:
        ke = "selesai" if arrow.flow.ke is None else arrow.flow.ke
        flow = f' data-dari="{arrow.flow.dari}" data-ke="{ke}"'
        flow += f' data-cabang="{arrow.flow.cabang}"' if arrow.flow.cabang else ""
    broad = ""
    if options.interactive and arrow.flow is not None:
        flow += f' data-panah="{arrow_name(arrow)}"'
        broad = broad_line(arrow)
    label = ""
    if arrow.label:
        lines = "".join(_line(line, line.size, style.font) for line in arrow.label.lines)
        size = arrow.label.lines[0].size if arrow.label.lines else 8
        label = (
            f'<text class="label" font-family="{css_families(style.font)}" font-size="{_n(size)}" '
            f'font-kerning="none" fill="{style.ink}" stroke="none">{lines}</text>'
        )
    return (
        f'<g id="{escaped(arrow.id)}" class="arrow {arrow.kind}" role="img"{flow} fill="none" '
        f'stroke="{style.ink}" stroke-width="{width}"><title>{escaped(arrow_title(arrow, steps))}</title>'
        f'<path d="{svg_path((paths.line,))}"/>{hops}{head}{label}{broad}</g>\n'
    )


def _symbol(sop: Sop, symbol: Symbol, style: Style) -> str:
    label = ""
    if symbol.label:
        place, size = connector_label(symbol, style.font)
        families = css_families(style.font)
        label = (
            f'<text class="number" x="{_n(place.x)}" y="{_n(place.y)}" font-family="{families}" '
            f'font-size="{_n(size)}" font-weight="bold" fill="{style.ink}" stroke="none">'
            f"{escaped(style.font.drawable(symbol.label))}</text>"
        )
    role = f" {symbol.role}" if symbol.role else ""
    pair = f' data-pasangan="{escaped(symbol.pair)}"' if symbol.pair else ""
    return (
        f'<g id="{escaped(symbol.id)}" class="symbol {symbol.shape}{role}" role="img" '
        f'data-langkah="{symbol.langkah}" data-pelaksana="{escaped(" ".join(symbol.pelaksana))}"{pair} '
        f'fill="#fff" stroke="{style.ink}" stroke-width="{_n(style.symbol)}">'
        f"<title>{escaped(symbol_title(sop, symbol))}</title>"
        f'<path d="{svg_path((symbol_path(symbol),))}"/>{label}</g>\n'
    )
