"""Steps as a table of texts: simple, or with their details below each (hierarchical).

A step that decides says its ways in words, since nothing is drawn. A row that does not fit goes to the next
page; one that fits on no page goes on over the break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sopan.layout.forms.heading import heading, table_area
from sopan.layout.lines import line_height, place_lines
from sopan.layout.scene import Box, Page, Row, Rule, Text
from sopan.layout.setup import PageSetup
from sopan.layout.text import longest_word, text_width, wrap, wrap_list
from sopan.model import Alur, Langkah, Sop
from sopan.model.jalan import jalan_keluar

__all__ = ["step_pages"]

_PAD = 4.0
_PAD_V = 4.0
_BLOCKS = ("kegiatan", "rincian", "jalan")  # the cells that an activity with details and ways falls into
_LEAST_LINES = 3  # of a row that is cut, on either side of the break
_SHARES = {"pelaksana": 0.17, "kelengkapan": 0.17, "waktu": 0.11, "output": 0.17, "keterangan": 0.14}


class _Line(NamedTuple):
    """A line of a cell; lines of the same block stand in one text."""

    words: str
    indent: float = 0.0
    block: int = 0
    bold: bool = False


Cells = dict[str, tuple[_Line, ...]]


@dataclass(slots=True)
class _Sheet:
    """A page while it is being filled."""

    y: float
    texts: list[Text] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)


def step_pages(sop: Sop, setup: PageSetup, alur: Alur, *, detailed: bool) -> tuple[Page, ...]:
    """The pages of the procedure, from number 1, without footers."""
    return _Steps(sop, setup, alur, detailed).pages()


class _Steps:
    def __init__(self, sop: Sop, setup: PageSetup, alur: Alur, detailed: bool) -> None:
        self.sop, self.setup, self.alur, self.detailed = sop, setup, alur, detailed
        self.size, self.face = setup.font_size, setup.face
        self.step = line_height(self.size, self.face)
        self.area = table_area(setup)
        self.columns = self._columns()
        self.head = self._head()

    def _columns(self) -> dict[str, tuple[float, float]]:
        """The x and width of every column that has something in it."""
        steps = self.sop.langkah
        shown = [
            name
            for name in _SHARES
            if (len(self.sop.pelaksana) > 1 if name == "pelaksana" else any(_values(s, name) for s in steps))
        ]
        widths = {
            "no": max(24.0, text_width(f"{len(steps)}.", self.size, False, self.face) + 2 * _PAD),
            "kegiatan": 0.0,
        }
        for name in shown:
            label = longest_word(getattr(self.setup.labels, name), self.size, True, self.face) + 2 * _PAD
            widths[name] = max(label, _SHARES[name] * self.area.width)
        widths["kegiatan"] = self.area.width - sum(widths.values())
        columns, x = {}, self.area.x
        for name, width in widths.items():
            columns[name] = (x, width)
            x += width
        return columns

    def _head(self) -> dict[str, tuple[str, ...]]:
        labels = self.setup.labels
        return {
            name: wrap(getattr(labels, name), width - 2 * _PAD + 0.1, self.size, True, self.face)
            for name, (_, width) in self.columns.items()
        }

    def pages(self) -> tuple[Page, ...]:
        texts, y = heading(self.sop, self.setup)
        sheets = [self._sheet(y, texts)]
        for number, step in enumerate(self.sop.langkah, 1):
            self._row(sheets, number, self._cells(step, number))
        return tuple(self._page(sheet) for sheet in sheets)

    def _sheet(self, y: float, texts: Sequence[Text] = ()) -> _Sheet:
        """A page with the table's header."""
        height = max(map(len, self.head.values())) * self.step + 2 * _PAD_V
        sheet = _Sheet(y + height, list(texts))
        for name, lines in self.head.items():
            x, width = self.columns[name]
            box = Box(x, y, width, height)
            placed = place_lines(lines, box, self.size, bold=True, align="center", face=self.face)
            sheet.texts.append(Text(f"kepala:{name}", None, box, placed, True, "center", True))
        sheet.shades.append(Box(self.area.x, y, self.area.width, height))
        sheet.rules += [
            Rule(self.area.x, at, self.area.right, at, self.setup.style.frame) for at in (y, y + height)
        ]
        return sheet

    def _cells(self, step: Langkah, number: int) -> Cells:
        cells = {"no": (_Line(f"{number}."),), "kegiatan": self._activity(step, number)}
        for name in self.columns:
            if name not in cells:
                values = (
                    [self.sop.pelaksana[actor].nama for actor in step.pelaksana]
                    if name == "pelaksana"
                    else _values(step, name)
                )
                cells[name] = self._list(values, self.columns[name][1] - 2 * _PAD)
        return cells

    def _activity(self, step: Langkah, number: int) -> tuple[_Line, ...]:
        """The activity, its details where they are wanted, and where a decision leads."""
        width = self.columns["kegiatan"][1] - 2 * _PAD
        details = step.rincian if self.detailed else ()
        lines = [
            _Line(words, 0, 0, bool(details))
            for words in wrap(step.kegiatan, width, self.size, bool(details), self.face)
        ]
        mark = text_width(f"{number}.{len(details)} ", self.size, False, self.face) + 3
        for place, text in enumerate(details, 1):
            first, *rest = wrap(text, width - mark - 6, self.size, False, self.face) or ("",)
            own = f"{number}.{place} "
            lines.append(_Line(own + first, 6 + mark - text_width(own, self.size, False, self.face), 1))
            lines += [_Line(words, 6 + mark, 1) for words in rest]
        for way in jalan_keluar(self.sop, self.alur, number):
            if way.jawaban:
                said = wrap(f"→ {way.jawaban}: {way.tujuan}", width, self.size, False, self.face)
            elif way.arus.ke is None and number < len(self.sop.langkah):
                said = wrap("→ selesai", width, self.size, False, self.face)
            elif way.arus.ke is not None and way.arus.ke != number + 1:
                said = wrap(f"→ {way.tujuan}", width, self.size, False, self.face)
            else:
                continue
            lines += [_Line(words, 0, 2) for words in said]
        return tuple(lines)

    def _list(self, values: Sequence[str], width: float) -> tuple[_Line, ...]:
        if len(values) == 1:
            return tuple(_Line(words) for words in wrap(values[0], width, self.size, False, self.face))
        return tuple(
            _Line(line.text, line.indent) for line in wrap_list(values, width, self.size, face=self.face)
        )

    def _row(self, sheets: list[_Sheet], number: int, cells: Cells) -> None:
        """Put a row on the last page, or on a new one, or on as many as it needs."""
        count = max(map(len, cells.values()))
        begin, part = 0, 1
        fresh = len(self.head) and self.area.y + max(map(len, self.head.values())) * self.step + 2 * _PAD_V
        most = int((self.area.bottom - fresh - 2 * _PAD_V) / self.step)
        while begin < count:
            fits = int((self.area.bottom - sheets[-1].y - 2 * _PAD_V) / self.step)
            left = count - begin
            if fits < left and (left <= most or fits < _LEAST_LINES):
                sheets.append(self._sheet(self.area.y))
                fits = most
            taken = min(left, fits)
            if 0 < left - taken < _LEAST_LINES and taken > _LEAST_LINES:
                taken -= _LEAST_LINES - (left - taken)
            self._draw(
                sheets[-1], number, part, {n: c[begin : begin + taken] for n, c in cells.items()}, taken
            )
            begin, part = begin + taken, part + 1

    def _draw(self, sheet: _Sheet, number: int, part: int, cells: Cells, count: int) -> None:
        height = count * self.step + 2 * _PAD_V
        y = sheet.y
        for name, (x, width) in self.columns.items():
            whole = Box(x, y, width, height)
            blocks = _blocks(cells[name])
            if len(blocks) <= 1:
                cell = _BLOCKS[blocks[0][0].block] if blocks and name == "kegiatan" else name
                middle = len(cells[name]) < count
                sheet.texts.append(self._text(cell, number, whole, cells[name], middle=middle))
                continue
            top = y
            for place, lines in enumerate(blocks):
                bottom = top + len(lines) * self.step + (_PAD_V if place == 0 else 0)
                last = place == len(blocks) - 1
                box = Box(x, top, width, (whole.bottom if last else bottom) - top)
                cell = _BLOCKS[lines[0].block]
                sheet.texts.append(self._text(cell, number, box, lines, first=place == 0))
                top = bottom
        sheet.rows.append(Row(number, y, height, part))
        sheet.y = y + height
        sheet.rules.append(Rule(self.area.x, sheet.y, self.area.right, sheet.y, self.setup.style.rule))

    def _text(
        self,
        name: str,
        number: int,
        box: Box,
        lines: Sequence[_Line],
        *,
        middle: bool = False,
        first: bool = True,
    ) -> Text:
        bold = bool(lines) and lines[0].bold
        align = "center" if name == "no" else "left"
        top = box.y + (_PAD_V if first else 0)
        room = Box(box.x + _PAD, box.y if middle else top, box.width - 2 * _PAD, box.height)
        placed = place_lines(
            [line.words for line in lines],
            room,
            self.size,
            bold=bold,
            align="center" if name == "no" else "left",
            valign="middle" if middle else "top",
            indents=[line.indent for line in lines],
            face=self.face,
        )
        return Text(name, number, box, placed, bold, "center" if align == "center" else "left")

    def _page(self, sheet: _Sheet) -> Page:
        style = self.setup.style
        top = sheet.shades[0].y
        rules = [rule for rule in sheet.rules if rule.y0 < sheet.y - 0.01]
        rules.append(Rule(self.area.x, sheet.y, self.area.right, sheet.y, style.frame))
        for x, _ in list(self.columns.values())[1:]:
            rules.append(Rule(x, top, x, sheet.y, style.rule))
        rules += [Rule(x, top, x, sheet.y, style.frame) for x in (self.area.x, self.area.right)]
        return Page(
            number=1,
            width=self.setup.width,
            height=self.setup.height,
            kind="prosedur",
            rows=tuple(sheet.rows),
            texts=tuple(sheet.texts),
            rules=tuple(rules),
            shades=tuple(sheet.shades),
        )


def _values(step: Langkah, name: str) -> tuple[str, ...]:
    value = getattr(step, name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and blocks[-1][0].block == line.block:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks
