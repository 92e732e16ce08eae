"""The cells of a worksheet: the model's text as the scene shows it, and the lines of the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sopan.layout.scene import Align, Box, Page, Rule, Style, Text
from sopan.render._font import office_family
from sopan.render._grid import Slot
from sopan.render._ooxml_grid import covered
from sopan.render._ooxml_text import SOFT_HYPHEN, Contents
from sopan.render._xlsx_grid import SheetGrid

__all__ = ["Cells", "Look"]

_NEAR = 0.4
_TOP = 1.5
_MIDDLE = 2.5
_INDENT_FROM = 5.0  # room before the text from which a cell is indented; Excel itself leaves about 2 points
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_767  # characters that Excel takes in a cell; no page has room for as many


class Look(NamedTuple):
    """How a cell looks; cells that look alike share a format."""

    size: float = 9.0
    bold: bool = False
    align: Align = "left"
    valign: str = "vcenter"
    indent: int = 0
    sides: str = ""
    shaded: bool = False
    quoted: bool = False


class Cells:
    """Writes the cells of one workbook."""

    def __init__(self, book: Workbook, contents: Contents, style: Style) -> None:
        self._book, self._contents, self._style = book, contents, style
        self._formats: dict[Look, Format] = {}

    def _format(self, look: Look) -> Format:
        """The format of that look, made when it is first needed."""
        found = self._formats.get(look)
        if found is None:
            properties: dict[str, Any] = {
                "font_name": office_family(self._style.font),
                "font_size": look.size,
                "font_color": self._style.ink,
                "bold": look.bold,
                "align": look.align,
                "valign": look.valign,
                "text_wrap": True,
                "indent": look.indent,
                "border_color": self._style.ink,
            }
            properties |= dict.fromkeys(look.sides.split(), 1)
            if look.shaded:
                properties |= {"bg_color": self._style.shade, "pattern": 1}
            if look.quoted:
                properties["quote_prefix"] = True
            found = self._formats[look] = self._book.add_format(properties)
        return found

    def write(
        self, sheet: Worksheet, grid: SheetGrid, number: int, page: Page, slots: Iterable[tuple[Slot, Box]]
    ) -> None:
        """Write the cells of page `number` of a sheet, each with its place on the page."""
        rules = _Rules(page.rules)
        for slot, box in slots:
            rows = grid.rows_of(number, box.y, box.bottom)
            columns = grid.columns_of(box.x, box.right)
            text = slot.text
            shaded = text is not None and text.header and covered(page.shades, box)
            words = ""
            look = Look(sides=rules.around(box), shaded=shaded)
            if text is not None and text.lines:
                words = "\n".join(map(str, self._contents.of(page, text))).replace(SOFT_HYPHEN, "")
                look = self._look(text, box, look, words)
            shape = self._format(look)
            if len(rows) > 1 or len(columns) > 1:
                sheet.merge_range(rows[0], columns[0], rows[-1], columns[-1], "", shape)
            if words:
                sheet.write_string(rows[0], columns[0], words[:_LONGEST], shape)
            else:
                sheet.write_blank(rows[0], columns[0], None, shape)

    def _look(self, text: Text, box: Box, look: Look, words: str) -> Look:
        lines, face = text.lines, self._style.font
        size = lines[0].size
        above = lines[0].baseline - face.ascent * size - box.y
        below = box.bottom - lines[-1].baseline - face.descent * size
        if above < _TOP:
            valign = "top"
        else:
            valign = "vcenter" if abs(above - below) < _MIDDLE else "top" if above < below else "bottom"
        left = min(line.x for line in lines) - box.x
        indent = 1 if text.align == "left" and left > _INDENT_FROM else 0
        return look._replace(
            size=size,
            bold=text.bold,
            align=text.align,
            valign=valign,
            indent=indent,
            quoted=words.startswith(_FORMULA),
        )


class _Rules:
    """The lines of a table by where they lie, to find which sides of a cell are drawn."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        # Each line under its own point and both beside it, so that one look finds what is near.
        self._upright: dict[int, list[tuple[float, float, float]]] = {}
        self._level: dict[int, list[tuple[float, float, float]]] = {}
        for x0, y0, x1, y1, _ in rules:
            lines, line = (self._upright, (x0, y0, y1)) if x0 == x1 else (self._level, (y0, x0, x1))
            at = round(line[0])
            for key in (at - 1, at, at + 1):
                lines.setdefault(key, []).append(line)

    def around(self, box: Box) -> str:
        """The sides of a box that are drawn, as XlsxWriter names them."""
        x, y, width, height = box
        right, bottom, middle, center = x + width, y + height, y + height / 2, x + width / 2
        sides = []
        for name, lines, at, along in (
            ("left", self._upright, x, middle),
            ("right", self._upright, right, middle),
            ("top", self._level, y, center),
            ("bottom", self._level, bottom, center),
        ):
            for place, a, b in lines.get(round(at), ()):
                if abs(place - at) < _NEAR and a <= along <= b:
                    sides.append(name)
                    break
        return " ".join(sides)
