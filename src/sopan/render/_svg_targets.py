"""What a pointer can meet on a page: the invisible layer that an editor draws by.

With `RenderOptions(interactive=True)` the SVG of a page bears more than its picture. Nothing of it is seen,
a screen reader passes over it, and it holds no style, no script and no event attribute: an editor listens on
the `svg` and asks `event.target.closest("[data-sel], [data-ujung], ...")`, or `document.elementsFromPoint`
for all that lies under the pointer. Lengths are points of the page, as in the layout.

`<svg data-halaman="2">`
    the page's number.
`<g class="symbol ..." id="p2-s1" data-langkah="3" data-pelaksana="kabid analis">`
    a symbol (in every SVG of Sopan); a joint step's wide box names all columns that it covers.
`<g class="arrow ..." id="p2-a4" data-dari="3" data-ke="5" data-cabang="tidak" data-panah="3-tidak">`
    an arrow. `data-panah` is its name in the SOP: step and answer, or the step alone. It stays when the
    drawing changes, where the `id` counts arrows of a page. Over a page break two groups bear the same. The
    arrow out of a start capsule of its own and links of joint steps have no `data-panah`. Inside is
    `<path class="kena">`, a broad invisible line that is easy to hit.
`<rect class="sel" data-sel="pelaksana" data-langkah="3" data-pelaksana="kabid">`
    an actor's cell in the row of a step, whether a symbol stands in it or not; under the drawing.
`<rect class="sel" data-sel="kegiatan" data-langkah="3">`
    a cell of text, also an empty one; `data-sel` is the name of the layout (`sopan.layout.scene.Text`):
    `no`, `kegiatan`, `kelengkapan`, `waktu`, `output`, `keterangan`, `judul`, `identitas:nomor`,
    `kepala:mutu_baku`, `kepala:pelaksana:kabid` (which also bears `data-pelaksana`). A row that goes on over
    the page has its cells on both pages.
`<rect class="sela" data-sebelum="4">`
    the border above the row of a step, from the second step on: where a page may be broken.
`<rect class="tepi" data-pelaksana="kabid">` or `<rect class="tepi" data-kolom="output">`
    the right border of an actor's or a text's column: where it may be made wider.
`<circle class="ujung" data-ujung="ke" data-panah="3-tidak" data-langkah="5">`
    an end of an arrow, `dari` or `ke`, and the step whose symbol it touches. Class `ujung putus` where the
    arrow goes on over the page break; then `data-langkah` is the step that it comes from or leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopan.layout.scene import Arrow, Box, Page, Text
from sopan.layout.table import TEXT_CELLS
from sopan.render._shapes import Path, number, svg_path

__all__ = ["arrow_name", "broad_line", "cells", "escaped", "handles"]

_n = number
_HIT = 'pointer-events="all"'
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_REACH = 6.0
_BORDER = 5.0
_BROAD = 9.0
_HEADING = "kepala:"
_ACTOR_HEADING = "kepala:pelaksana:"


def escaped(words: str) -> str:
    """Words as they stand in the text and in the attributes of XML."""
    return words.translate(_ESCAPES)


def arrow_name(arrow: Arrow) -> str:
    """The name of an arrow in the SOP, "3" or "3-tidak"; empty for one that is no flow."""
    flow = arrow.flow
    if flow is None:
        return ""
    return f"{flow.dari}-{flow.cabang}" if flow.cabang else str(flow.dari)


def cells(page: Page) -> str:
    """The cells of a page, to be laid under its texts and its drawing."""
    rects = [_rect("sel", text.box, _of_text(text)) for text in page.texts if _is_cell(text)]
    for row in page.rows:
        for column in page.columns:
            box = Box(column.x, row.y, column.width, row.height)
            rects.append(
                _rect("sel", box, _data(sel="pelaksana", langkah=row.langkah, pelaksana=column.pelaksana))
            )
    return _layer("sasaran", rects)


def handles(page: Page) -> str:
    """What may be taken hold of: borders of rows and columns, ends of arrows; to be laid over everything."""
    return _layer("pegangan", [*_borders(page), *_ends(page)])


def broad_line(arrow: Arrow) -> str:
    """An invisible line along an arrow, broad enough for a finger."""
    return (
        f'<path class="kena" stroke="none" stroke-width="{_n(_BROAD)}" pointer-events="stroke" '
        f'd="{svg_path((_corners(arrow),))}"/>'
    )


def _corners(arrow: Arrow) -> Path:
    first, *rest = arrow.points
    return (("M", *first), *(("L", *point) for point in rest))


def _is_cell(text: Text) -> bool:
    return not text.cell.startswith(("gambar:", "kaki:"))


def _of_text(text: Text) -> str:
    actor = text.cell.removeprefix(_ACTOR_HEADING) if text.cell.startswith(_ACTOR_HEADING) else None
    return _data(sel=text.cell, langkah=text.langkah, pelaksana=actor)


def _borders(page: Page) -> Iterator[str]:
    if not page.rows:
        return
    left, right = _edges(page)
    half = _BORDER / 2
    for row in page.rows:
        if row.langkah > 1 and row.part == 1:
            yield _rect("sela", Box(left, row.y - half, right - left, _BORDER), _data(sebelum=row.langkah))
    for text in page.texts:
        name = text.cell.removeprefix(_HEADING)
        border = Box(text.box.right - half, text.box.y, _BORDER, text.box.height)
        if text.cell.startswith(_ACTOR_HEADING):
            yield _rect("tepi", border, _data(pelaksana=text.cell.removeprefix(_ACTOR_HEADING)))
        elif text.cell.startswith(_HEADING) and name in TEXT_CELLS:
            yield _rect("tepi", border, _data(kolom=name))


def _edges(page: Page) -> tuple[float, float]:
    boxes = [text.box for text in page.texts if text.langkah]
    return min(box.x for box in boxes), max(box.right for box in boxes)


def _ends(page: Page) -> Iterator[str]:
    shapes = {symbol.id: symbol.shape for symbol in page.symbols}
    for arrow in page.arrows:
        if arrow.flow is None:
            continue
        dari, ke = arrow.flow.dari, arrow.flow.ke
        for end, symbol, step, point in (
            ("dari", arrow.source, dari, arrow.points[0]),
            ("ke", arrow.target, ke or dari, arrow.points[-1]),
        ):
            cut = " putus" if shapes.get(symbol) == "connector" else ""
            yield (
                f'<circle class="ujung{cut}" cx="{_n(point.x)}" cy="{_n(point.y)}" r="{_n(_REACH)}" '
                f"{_HIT}{_data(ujung=end, panah=arrow_name(arrow), langkah=step)}/>\n"
            )


def _data(**values: object) -> str:
    return "".join(f' data-{name}="{escaped(str(value))}"' for name, value in values.items() if value)


def _rect(kind: str, box: Box, data: str) -> str:
    return (
        f'<rect class="{kind}" x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" '
        f'height="{_n(box.height)}" {_HIT}{data}/>\n'
    )


def _layer(kind: str, items: Iterable[str]) -> str:
    inner = "".join(items)
    return f'<g class="{kind}" fill="none" stroke="none" aria-hidden="true">\n{inner}</g>\n' if inner else ""
