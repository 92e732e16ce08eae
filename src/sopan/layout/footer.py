"""The foot of every page: the number of the SOP, its title, and which page of how many.

The words stand at the top of the strip that `PageSetup.footer` reserves; below them, down to the edge of the
paper, is room for the note of an electronic signature and its QR code.
"""

from __future__ import annotations

from sopan.layout.lines import place_lines
from sopan.layout.scene import Align, Box, Text
from sopan.layout.setup import PageSetup
from sopan.layout.text import text_width, wrap
from sopan.layout.typeface import Typeface
from sopan.model.sop import Sop

__all__ = ["footer_texts"]

_SIZE = 7.5
_GAP = 5.0
_SIDE = 0.27  # the number and the page each have this share of the width
_MOST_LINES = 2


def footer_texts(sop: Sop, setup: PageSetup, number: int, count: int) -> tuple[Text, ...]:
    """The texts at the foot of page `number` of `count`: cells `kaki:kiri`, `kaki:tengah`, `kaki:kanan`."""
    _, right, bottom, left = setup.margins
    width = setup.width - left - right
    top = setup.height - bottom - setup.footer
    side = width * _SIDE
    page = setup.labels.halaman.format(halaman=number, jumlah=count)
    places: tuple[tuple[str, str, Align, float, float], ...] = (
        ("kiri", f"{setup.labels.nomor}: {sop.nomor}" if sop.nomor else "", "left", left, side),
        ("tengah", f"SOP {sop.judul}", "center", left + side, width - 2 * side),
        ("kanan", page, "right", left + width - side, side),
    )
    texts = []
    for name, words, align, x, share in places:
        lines = _shortened(words, share - _GAP, setup.face)
        box = Box(x, top, share, setup.footer)
        room = Box(x, top + _GAP, share, setup.footer - _GAP)
        placed = place_lines(lines, room, _SIZE, align=align, valign="top", face=setup.face)
        texts.append(Text(f"kaki:{name}", None, box, placed, align=align))
    return tuple(texts)


def _shortened(words: str, width: float, face: Typeface) -> tuple[str, ...]:
    """At most two lines; the whole text stands on the identity page, here it only tells pages apart."""
    lines = wrap(words, width, _SIZE, False, face)
    if len(lines) <= _MOST_LINES:
        return lines
    last = lines[_MOST_LINES - 1]
    while last and text_width(last + " …", _SIZE, False, face) > width:
        last = last[:-1].rstrip()
    return (*lines[: _MOST_LINES - 1], f"{last} …")
