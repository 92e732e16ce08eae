"""The table of the procedure: widths of columns, header, and the lines of every cell.

Columns: No, Kegiatan, one for each Pelaksana, Kelengkapan, Waktu, Output, Keterangan (domain.md a.5).
All actor columns have one width, so that the flowchart has an even grid; what is left is shared by the
text columns so that the tallest cells get lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sopan.layout.lines import line_height, place_lines
from sopan.layout.routing.page import Across
from sopan.layout.scene import Box, Text
from sopan.layout.setup import SMALLEST_TYPE, PageSetup
from sopan.layout.text import longest_word, text_width, wrap, wrap_list
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model import Sop

__all__ = ["PAD", "CellLines", "Cells", "Table", "TableColumn", "build_table"]

PAD = 3.0
"""Room between a cell's rule and its text at left and right."""
PAD_V = 3.5
"""Room between a cell's rule and its text above and below."""

TEXT_CELLS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
_LEAST = {"kegiatan": 118.0, "kelengkapan": 50.0, "waktu": 36.0, "output": 44.0, "keterangan": 40.0}
_MOST = {"kegiatan": 330.0, "kelengkapan": 160.0, "waktu": 76.0, "output": 160.0, "keterangan": 150.0}
_ACTORS_SHARE = 0.54
_LEAST_ACTOR = 32.0
_WIDEST_ACTOR = {1: 150.0, 2: 118.0, 3: 102.0}  # room for answers where few columns share the flow


class TableColumn(NamedTuple):
    """A column of text: its name, left edge and width."""

    name: str
    x: float
    width: float


class CellLines(NamedTuple):
    """The lines of one cell as wrapped, and how far each is indented."""

    lines: tuple[str, ...]
    indents: tuple[float, ...] = ()


Cells = dict[str, CellLines]


@dataclass(frozen=True, slots=True)
class Table:
    """The table without its heights: where columns stand, the header, and the wrapped text of all steps.

    `cells[n]` are the cells of step n+1. `symbol` is the size of the symbols, one in a document.
    """

    columns: dict[str, TableColumn]
    across: Across
    symbol_height: float
    size: float
    cells: tuple[Cells, ...]
    header: tuple[Text, ...]
    header_height: float
    left: float
    right: float
    face: Typeface = BUNDLED

    def text_height(self, step: int) -> float:
        """Height that the text of a step needs, room around it included."""
        most = max((len(cell.lines) for cell in self.cells[step - 1].values()), default=1)
        return max(1, most) * line_height(self.size, self.face) + 2 * PAD_V


def type_size(setup: PageSetup, actors: int) -> float:
    """The size of the table's type: smaller with many actors, never below 7 points."""
    wish = setup.font_size - (0 if actors <= 6 else 0.5 if actors <= 8 else 1.0 if actors <= 10 else 1.5)
    return max(SMALLEST_TYPE, wish)


def _actor_width(actors: int, room: float) -> float:
    ideal = max(37.0, min(_WIDEST_ACTOR.get(actors, 96.0), 450 / (actors + 1.3)))
    return min(ideal, room * _ACTORS_SHARE / actors)


def build_table(sop: Sop, columns: Sequence[str], setup: PageSetup, widen: float = 1.0) -> Table:
    """Size the table for an SOP whose actors stand in the order `columns`.

    `widen` makes the actor columns wider than they would be, for a flow that needs more room.
    """
    size, face = type_size(setup, len(columns)), setup.face
    left, right = setup.margins[3], setup.width - setup.margins[1]
    numbers = max(
        20.0,
        text_width(f"{len(sop.langkah)}.", size, False, face) + 2 * PAD,
        longest_word(setup.labels.no, size, True, face) + 2 * PAD,
    )
    room = right - left - numbers
    texts = [
        {
            "kegiatan": (step.kegiatan,),
            "kelengkapan": step.kelengkapan,
            "waktu": (step.waktu,) if step.waktu else (),
            "output": step.output,
            "keterangan": (step.keterangan,) if step.keterangan else (),
        }
        for step in sop.langkah
    ]
    least = {name: _least(getattr(setup.labels, name), name, texts, size, face) for name in TEXT_CELLS}
    most_actors = (room - sum(least.values())) / len(columns)
    actor = min(_actor_width(len(columns), room) * widen, max(most_actors, _LEAST_ACTOR))
    scarce = (room - actor * len(columns)) / sum(least.values())
    if scarce < 1:
        least = {name: width * scarce for name, width in least.items()}
    widths = _text_widths(texts, least, room - actor * len(columns), size, face)
    at = {"no": TableColumn("no", left, numbers)}
    at["kegiatan"] = TableColumn("kegiatan", left + numbers, widths["kegiatan"])
    x = at["kegiatan"].x + widths["kegiatan"]
    symbol_width = max(14.0, min(46.0, actor * (0.56 if actor > 52 else 0.5)))
    across = Across(x, actor, len(columns), symbol_width)
    x = across.right
    for name in TEXT_CELLS[1:]:
        at[name] = TableColumn(name, x, widths[name])
        x += widths[name]
    cells = tuple(
        {name: _lines(items, widths[name] - 2 * PAD, size, face) for name, items in row.items()}
        for row in texts
    )
    header, height = _header(sop, columns, at, across, size, right, setup)
    return Table(
        at, across, max(13.0, min(21.0, symbol_width * 0.5)), size, cells, header, height, left, right, face
    )


def _lines(items: Sequence[str], width: float, size: float, face: Typeface) -> CellLines:
    if not items:
        return CellLines(())
    if len(items) == 1:
        return CellLines(wrap(items[0], width, size, False, face))
    lines = wrap_list(items, width, size, face=face)
    return CellLines(tuple(line.text for line in lines), tuple(line.indent for line in lines))


def _least(
    title: str, name: str, texts: Sequence[dict[str, tuple[str, ...]]], size: float, face: Typeface
) -> float:
    """The least width of a column: its heading and, within reason, its longest word stay whole."""
    heading = longest_word(title, size, True, face) + 2 * PAD
    if not any(row[name] for row in texts):
        return heading
    if name == "waktu":  # a time reads best on one line
        longest = max(text_width(item, size, False, face) for row in texts for item in row[name])
        return max(heading, min(longest + 2 * PAD, _LEAST[name] * 1.7))
    longest = max(
        text_width(max(item.split(), key=len), size, False, face) for row in texts for item in row[name]
    )
    return max(heading, _LEAST[name], min(longest + 2 * PAD, _LEAST[name] * 1.5))


def _text_widths(
    texts: Sequence[dict[str, tuple[str, ...]]],
    least: dict[str, float],
    room: float,
    size: float,
    face: Typeface,
) -> dict[str, float]:
    """Share the room.

    A column's width grows with the cube root of the sum of its squared text lengths, which makes the sum
    of squared heights least.
    """
    weight = {}
    for name in TEXT_CELLS:
        total = sum(sum(text_width(item, size, False, face) for item in row[name]) ** 2 for row in texts)
        weight[name] = total ** (1 / 3)
    widths = dict(least)
    open_names = [name for name in TEXT_CELLS if weight[name] > 0] or ["kegiatan"]
    spare = room - sum(least[name] for name in TEXT_CELLS if name not in open_names)
    fixed: set[str] = set()
    for _ in TEXT_CELLS:
        free = [name for name in open_names if name not in fixed]
        total = sum(weight[name] for name in free) or 1.0
        left = spare - sum(widths[name] for name in fixed)
        clamped = False
        for name in free:
            share = left * weight[name] / total
            if share < least[name] or share > _MOST[name]:
                widths[name] = least[name] if share < least[name] else _MOST[name]
                fixed.add(name)
                clamped = True
                break
            widths[name] = share
        if not clamped:
            break
    widths["kegiatan"] += room - sum(widths.values())
    return widths


def _header(
    sop: Sop,
    columns: Sequence[str],
    at: dict[str, TableColumn],
    across: Across,
    size: float,
    right: float,
    setup: PageSetup,
) -> tuple[tuple[Text, ...], float]:
    """The header's two rows, at y = 0, and their height together."""
    labels, face, inner = setup.labels, setup.face, across.width - 4.0
    names = {c: sop.pelaksana[c].nama for c in columns}
    name_size = next(
        (s for s in (size, size - 0.5, size - 1, size - 1.5) if s >= SMALLEST_TYPE
         and all(longest_word(n, s, True, face) <= inner for n in names.values())),
        SMALLEST_TYPE,
    )  # fmt: skip
    wrapped = {c: wrap(n, inner, name_size, True, face) for c, n in names.items()}
    first, last = at["kelengkapan"], at["keterangan"]
    widths = {name: column.width for name, column in at.items()}
    widths["keterangan"] = right - last.x
    widths["pelaksana"] = across.right - across.left
    widths["mutu_baku"] = last.x - first.x
    titles = {
        name: wrap(getattr(labels, name), widths[name] - 2 * PAD + 0.1, size, True, face) for name in widths
    }

    def high(names: Sequence[str]) -> float:
        return max(len(titles[name]) for name in names) * line_height(size, face) + 2 * PAD_V

    upper = high(("pelaksana", "mutu_baku"))
    lower = max(
        high(("kelengkapan", "waktu", "output")),
        max(map(len, wrapped.values())) * line_height(name_size, face) + 2 * PAD_V,
        high(("no", "kegiatan", "keterangan")) - upper,
    )
    total = upper + lower
    texts: list[Text] = []

    def cell(name: str, lines: Sequence[str], box: Box, type_size: float = size) -> None:
        placed = place_lines(lines, box, type_size, align="center", bold=True, face=face)
        texts.append(Text(f"kepala:{name}", None, box, placed, True, "center", True))

    for name in ("no", "kegiatan"):
        cell(name, titles[name], Box(at[name].x, 0, widths[name], total))
    cell("pelaksana", titles["pelaksana"], Box(across.left, 0, widths["pelaksana"], upper))
    cell("mutu_baku", titles["mutu_baku"], Box(first.x, 0, widths["mutu_baku"], upper))
    cell("keterangan", titles["keterangan"], Box(last.x, 0, widths["keterangan"], total))
    for number, column in enumerate(columns):
        box = Box(across.left + number * across.width, upper, across.width, lower)
        cell(f"pelaksana:{column}", wrapped[column], box, name_size)
    for name in ("kelengkapan", "waktu", "output"):
        cell(name, titles[name], Box(at[name].x, upper, widths[name], lower))
    return tuple(texts), total
