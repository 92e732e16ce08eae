"""The answers of the decisions on one page: their lines, and a free place beside each arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from sopan.layout.routing.labels import LOOSE, LabelBoard, best_place
from sopan.layout.scene import Box, Label, Point, TextLine
from sopan.layout.setup import SMALLEST_TYPE
from sopan.layout.text import longest_word, text_width, wrap
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["WIDEST_ANSWER", "AnswerBlocked", "answer_height", "answer_size", "place_answers"]

_HEIGHT = 1.15
_LINE = 3.0
_BROKEN = 70.0  # worse than a place at some distance, better than one behind another arrow
_GOOD = 4.0
_FAIR = 16.0
WIDEST_ANSWER = 74.0
"""An answer longer than this, in points, is set on several lines."""


class AnswerBlocked(Exception):
    """Answers have no free place near their decision; `arrows` are the arrows that they belong to."""

    def __init__(self, arrows: Sequence[int]) -> None:
        super().__init__(arrows)
        self.arrows = tuple(arrows)


def answer_size(table_size: float) -> float:
    """The type size of answers: a little smaller than the table's, never below 7 points."""
    return max(SMALLEST_TYPE, table_size - 1.5)


def answer_height(size: float) -> float:
    """The height of an answer on one line."""
    return size * _HEIGHT


def place_answers(
    board: LabelBoard,
    wanted: Sequence[tuple[int, str]],
    polylines: Sequence[Sequence[Point]],
    size: float,
    content: AbstractSet[int],
    face: Typeface = BUNDLED,
) -> dict[int, Label]:
    """A place for every answer (arrow and text): beside its own arrow, or near the beginning of it.

    Raises `AnswerBlocked` with those that have no place, or only one that might mislead and are not among
    `content`: more room in the row may then help.
    """
    found: dict[int, Label] = {}
    blocked: list[int] = []
    late: list[tuple[int, str]] = []

    def take(arrow: int, text: str, place: _Place) -> None:
        board.take(place.box)
        found[arrow] = Label(text, place.box, _set(place.lines, place.box, size, face))

    for arrow, text in wanted:
        place = _best(board, arrow, text, polylines[arrow], (size, face), loose=False)
        if place is not None and place.cost <= (_FAIR if arrow not in content else LOOSE):
            take(arrow, text, place)
        elif arrow in content:  # after those that stand beside their arrows
            late.append((arrow, text))
        else:
            blocked.append(arrow)
    for arrow, text in late:
        both = (
            _best(board, arrow, text, polylines[arrow], (size, face), loose=loose) for loose in (False, True)
        )
        places = [place for place in both if place is not None]
        if places:
            take(arrow, text, min(places, key=lambda place: place.cost))
        else:
            blocked.append(arrow)
    if blocked:
        raise AnswerBlocked(blocked)
    return found


class _Place(NamedTuple):
    """A field for an answer on so many lines, and how little one likes it."""

    cost: float
    box: Box
    lines: tuple[str, ...]


def _best(
    board: LabelBoard,
    arrow: int,
    text: str,
    points: Sequence[Point],
    letters: tuple[float, Typeface],
    *,
    loose: bool,
) -> _Place | None:
    best: _Place | None = None
    size, face = letters
    for lines in _breaks(text, size, face):
        width = max(text_width(line, size, False, face) for line in lines) + 1.0
        spot = best_place(board, arrow, points, width, len(lines) * size * _HEIGHT, loose=loose)
        if spot is None:
            continue
        cost = spot.cost + _LINE * (len(lines) - 1) + (_BROKEN if _broken(text, lines) else 0.0)
        if best is None or cost < best.cost:
            best = _Place(cost, spot.box, lines)
        if cost < _GOOD:
            break
    return best


def _broken(text: str, lines: Sequence[str]) -> bool:
    """Whether a word is broken over two lines."""
    return " ".join(lines).split() != text.split()


def _breaks(text: str, size: float, face: Typeface) -> Iterator[tuple[str, ...]]:
    """The ways to break an answer into lines, widest first, each once."""
    seen: set[tuple[str, ...]] = set()
    least = longest_word(text, size, False, face)
    smallest = longest_word(text, size, False, face, hyphenate=True)
    wide = (share * WIDEST_ANSWER for share in (1, 0.6, 0.45))
    for width in (*wide, least + 0.01, max(least * 0.7, smallest) + 0.01, smallest + 0.01):
        lines = wrap(text, max(width, size), size, False, face)
        if lines not in seen:
            seen.add(lines)
            yield lines


def _set(lines: Sequence[str], box: Box, size: float, face: Typeface) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(
            line,
            box.x + 0.5,
            box.y + size * (0.9 + _HEIGHT * n),
            text_width(line, size, False, face),
            size,
        )
        for n, line in enumerate(lines)
    )
