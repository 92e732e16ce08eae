"""Sharing out the three pairs of boxes of the identity page: how high they are, where they go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sopan.layout.text import ListLine

__all__ = ["Baris", "Isian", "Potongan", "bagi"]

_LEAST_LINES = 2  # what may stand alone at the foot of a page, and at the head of the next


@dataclass(frozen=True, slots=True)
class Isian:
    """What goes into one box: the field's name, its label and all its lines."""

    nama: str
    label: str
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True)
class Potongan:
    """The part of a box that stands on one page.

    Beside a box that goes on, one that is finished has neither a label nor lines.
    """

    nama: str
    label: str
    lines: tuple[ListLine, ...]
    lanjutan: bool


@dataclass(frozen=True, slots=True)
class Baris:
    """A pair of boxes on a page, `height` points high with its `heading`."""

    kiri: Potongan
    kanan: Potongan
    heading: float
    height: float


def bagi(
    pairs: Sequence[tuple[Isian, Isian]],
    *,
    heading: float,
    padding: float,
    step: float,
    first: float,
    others: float,
) -> tuple[tuple[Baris, ...], ...]:
    """The pairs shared out over pages with `first` points of room on the first and `others` on the next.

    `heading` is the height of a title, `padding` the room above and below the lines, `step` the distance
    of two lines. The boxes of the first page are stretched to fill it.
    """
    fixed = heading + 2 * padding
    pages: list[list[Baris]] = [[]]
    room = first
    for pair in pairs:
        at = [0, 0]
        continued = False
        while True:
            left = max(len(side.lines) - start for side, start in zip(pair, at, strict=True))
            need = fixed + max(left, _LEAST_LINES) * step
            fit = int((room - fixed) / step + 1e-9)
            fresh = bool(not pages[-1] and len(pages) > 1)
            if need > room and not fresh and fit < _LEAST_LINES:
                pages.append([])
                room = others
                continue
            fit = max(fit, 1)
            ends = [
                _end(side.lines, start, len(side.lines) if need <= room else start + fit)
                for side, start in zip(pair, at, strict=True)
            ]
            parts = [_piece(side, a, b, continued) for side, a, b in zip(pair, at, ends, strict=True)]
            taken = max(*(len(part.lines) for part in parts), _LEAST_LINES)
            height = fixed + taken * step
            pages[-1].append(Baris(parts[0], parts[1], heading, height))
            room -= height
            at = ends
            if all(end == len(side.lines) for side, end in zip(pair, ends, strict=True)):
                break
            pages.append([])
            room = others
            continued = True
    return (_stretched(pages[0], first), *(tuple(page) for page in pages[1:]))


def _piece(side: Isian, start: int, end: int, continued: bool) -> Potongan:
    done = continued and start >= len(side.lines)
    return Potongan(side.nama, "" if done else side.label, side.lines[start:end], continued and not done)


def _end(lines: tuple[ListLine, ...], start: int, limit: int) -> int:
    """Where a box is cut so that no more than the lines up to `limit` stand on the page.

    Between two items where one ends in the lower half of what fits; otherwise within an item, which
    then leaves at least two of its lines for the next page.
    """
    if limit >= len(lines):
        return len(lines)
    hang = max(line.indent for line in lines)
    for end in range(limit, start + max((limit - start) // 2, 1), -1):
        if lines[end].indent < hang:
            return end
    if len(lines) - limit < _LEAST_LINES and limit - start > _LEAST_LINES:
        return limit - 1
    return limit


def _stretched(rows: list[Baris], room: float) -> tuple[Baris, ...]:
    """The rows made higher until they fill the room: the lowest first, up to a common height."""
    spare = room - sum(row.height for row in rows)
    if spare <= 0 or not rows:
        return tuple(rows)
    heights = sorted(row.height for row in rows)
    level = heights[0]
    for index, height in enumerate(heights):
        following = heights[index + 1] if index + 1 < len(heights) else float("inf")
        level = height + spare / (index + 1)
        if level <= following:
            break
        spare -= (following - height) * (index + 1)
    return tuple(replace(row, height=max(row.height, level)) for row in rows)
