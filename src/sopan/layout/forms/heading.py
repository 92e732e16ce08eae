"""What stands over the procedure in the other forms: its title, and who performs it."""

from __future__ import annotations

from sopan.layout.lines import line_height, place_lines
from sopan.layout.scene import Box, Text
from sopan.layout.setup import PageSetup
from sopan.layout.text import wrap
from sopan.model import Sop

__all__ = ["heading", "table_area"]

_TITLE_SIZE = 11.0
_GAP = 6.0


def table_area(setup: PageSetup) -> Box:
    """The page without margins and footer."""
    top, right, bottom, left = setup.margins
    return Box(left, top, setup.width - left - right, setup.height - top - bottom - setup.footer)


def heading(sop: Sop, setup: PageSetup) -> tuple[tuple[Text, ...], float]:
    """The texts over the first page's procedure, and the y below them."""
    area = table_area(setup)
    words = f"{setup.labels.prosedur} {sop.judul}".upper()
    face = setup.face
    lines = wrap(words, area.width, _TITLE_SIZE, True, face)
    box = Box(area.x, area.y, area.width, len(lines) * line_height(_TITLE_SIZE, face))
    placed = place_lines(lines, box, _TITLE_SIZE, bold=True, align="center", face=face)
    texts = [Text("judul", None, box, placed, True, "center")]
    y = box.bottom + _GAP
    if len(sop.pelaksana) == 1:
        (actor,) = sop.pelaksana.values()
        number = f" ({actor.jumlah} orang)" if actor.jumlah else ""
        said = f"{setup.labels.pelaksana}: {actor.nama}{number}"
        line = wrap(said, area.width, setup.font_size, False, face)
        row = Box(area.x, y, area.width, len(line) * line_height(setup.font_size, face))
        placed = place_lines(line, row, setup.font_size, align="center", face=face)
        texts.append(Text("gambar:pelaksana", None, row, placed, align="center"))
        y = row.bottom + _GAP
    return tuple(texts), y + _GAP / 2
