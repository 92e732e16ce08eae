"""Putting lines of text into a box: line height, alignment, vertical place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sopan.layout.scene import Align, Box, TextLine
from sopan.layout.text import text_width
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["line_height", "place_lines"]

VAlign = Literal["top", "middle", "bottom"]


def line_height(size: float, face: Typeface = BUNDLED) -> float:
    """Distance of two baselines in points."""
    return size * face.line


def place_lines(
    lines: Sequence[str],
    box: Box,
    size: float,
    *,
    bold: bool = False,
    align: Align = "left",
    valign: VAlign = "middle",
    indents: Sequence[float] = (),
    face: Typeface = BUNDLED,
) -> tuple[TextLine, ...]:
    """The lines set in `box`, which is the room for text, without the padding of the cell.

    `indents` move lines to the right where `align` is left. The block is centred by its letters, from the
    top of the tallest to the bottom of the deepest, so that a single line looks centred too.
    """
    step = line_height(size, face)
    letters = (face.ascent + face.descent) * size
    height = step * (len(lines) - 1) + letters
    top = {"top": box.y, "middle": box.y + (box.height - height) / 2, "bottom": box.bottom - height}[valign]
    placed = []
    for index, line in enumerate(lines):
        width = text_width(line, size, bold, face)
        if align == "left":
            x = box.x + (indents[index] if indents else 0.0)
        else:
            x = box.right - width if align == "right" else box.x + (box.width - width) / 2
        placed.append(TextLine(line, x, top + index * step + face.ascent * size, width, size))
    return tuple(placed)
