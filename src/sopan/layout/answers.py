"""The answers of the decisions on one page: their lines, and a free place beside each arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.layout.routing.labels import LabelBoard, place_label, place_near
from sopan.layout.scene import Box, Label, Point, TextLine
from sopan.layout.setup import SMALLEST_TYPE
from sopan.layout.text import longest_word, text_width, wrap

__all__ = ["WIDEST_ANSWER", "AnswerBlocked", "answer_size", "place_answers"]

_HEIGHT = 1.15
WIDEST_ANSWER = 74.0
"""An answer longer than this, in points, is set on several lines."""


class AnswerBlocked(Exception):
    """An answer has no free place near its decision; `arrow` is the arrow that it belongs to."""

    def __init__(self, arrow: int) -> None:
        super().__init__(arrow)
        self.arrow = arrow


def answer_size(table_size: float) -> float:
    """The type size of answers: a little smaller than the table's, never below 7 points."""
    return max(SMALLEST_TYPE, table_size - 1.5)


def place_answers(
    board: LabelBoard, wanted: Sequence[tuple[int, str]], polylines: Sequence[Sequence[Point]], size: float
) -> dict[int, Label]:
    """A place for every answer (arrow and text). Raises `AnswerBlocked` where one has none.

    Tried in order: on few lines beside its own arrow, on more and narrower lines, and then anywhere near
    the beginning of the arrow.
    """
    found: dict[int, Label] = {}
    for arrow, text in wanted:
        label = None
        for place in (place_label, place_near):
            for lines in _breaks(text, size):
                width = max(text_width(line, size) for line in lines) + 1.0
                box = place(board, polylines[arrow], width, len(lines) * size * _HEIGHT)
                if box is not None:
                    label = Label(text, box, _set(lines, box, size))
                    break
            if label is not None:
                break
        if label is None:
            raise AnswerBlocked(arrow)
        found[arrow] = label
    return found


def _breaks(text: str, size: float) -> Iterator[tuple[str, ...]]:
    """The ways to break an answer into lines, widest first, each once."""
    seen: set[tuple[str, ...]] = set()
    least, smallest = longest_word(text, size), longest_word(text, size, hyphenate=True)
    for width in (*(share * WIDEST_ANSWER for share in (1, 0.6, 0.45)), least + 0.01, smallest + 0.01):
        lines = wrap(text, max(width, size), size)
        if lines not in seen:
            seen.add(lines)
            yield lines


def _set(lines: Sequence[str], box: Box, size: float) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(line, box.x + 0.5, box.y + size * (0.9 + _HEIGHT * n), text_width(line, size), size)
        for n, line in enumerate(lines)
    )
