"""The forms of ways, one function each: what an arrow's corners can be between two symbols.

A form yields corners, the side that the arrow leaves by and the side that it enters by (None at a pentagon).
It yields only ways that run through no symbol. Which of them is best is not its matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopan.layout.routing.board import TOP_STRIP, Board, Side, Spot, Wish
from sopan.layout.routing.route import Points

__all__ = ["Way", "ways_between"]

Way = tuple[Points, Side | None, Side | None]


def ways_between(
    board: Board, wish: Wish, start: Spot | None, end: Spot | None, *, roundabout: bool
) -> Iterable[Way]:
    """The direct ways between two symbols (None for a pentagon), or those that go around."""
    source, target = wish.source, wish.target
    if isinstance(source, int) and start is not None:
        if isinstance(target, int) and end is not None:
            if wish.balik and end.role != "end":
                between = _back_around if roundabout else _back
            else:
                between = _forward_around if roundabout else _forward
            return between(board, source, start, target, end)
        return _to_strip(board, source, start, up=target == "above", roundabout=roundabout)
    if isinstance(target, int) and end is not None:
        if wish.balik and end.role != "end":
            return _back_from_strip(board, target, end, up=source == "below", roundabout=roundabout)
        return _down_from_strip(board, target, end, up=source == "below", roundabout=roundabout)
    return ()


def _sides(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    """The free sides of a symbol: their name, the x of the edge, and the direction away from it.

    Between the boxes of one step runs their link, so only its outer sides are free.
    """
    spots = board.levels[level].spots
    if spot is spots[0]:
        yield "left", spot.left, -1
    if spot is spots[-1]:
        yield "right", spot.right, 1


def _exits(spot: Spot, board: Board, level: int) -> Iterator[tuple[Side, int, int]]:
    """The sides that an arrow may leave from; out of the start capsule it leaves downward only."""
    return iter(()) if spot.role == "start" else _sides(spot, board, level)


def _forward(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """Down into the middle of the target's top: straight, in an L out of a side, or in a Z from below."""
    if target <= source:
        return
    center, into, clear = start.center, end.center, board.is_clear
    bottom, under, above, top = 8 * source + 6, 8 * source + 8, 8 * target, 8 * target + 2
    if center == into:
        if clear(into, bottom, top):
            yield ((into, bottom), (into, top)), "bottom", "top"
        return
    for channel in (under, above) if above != under else (under,):
        if clear(center, bottom, channel) and clear(into, channel, top):
            yield ((center, bottom), (center, channel), (into, channel), (into, top)), "bottom", "top"
    mid = 8 * source + 4
    for side, edge, away in _exits(start, board, source):
        if (into - edge) * away > 0 and clear(into, mid, top):
            yield ((edge, mid), (into, mid), (into, top)), side, "top"


def _forward_around(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """Into the target's top by way of a channel: past symbols that stand between, or up to an end capsule."""
    center, into = start.center, end.center
    bottom, under, mid = 8 * source + 6, 8 * source + 8, 8 * source + 4
    above, top = 8 * target, 8 * target + 2
    last = ((into, above), (into, top))
    for x in board.channels:
        if board.is_clear(x, min(mid, above), max(mid, above)):
            for side, edge, away in _exits(start, board, source):
                if (x - edge) * away > 0:
                    yield ((edge, mid), (x, mid), (x, above), *last), side, "top"
        if above != under and x != center and board.is_clear(x, min(under, above), max(under, above)):
            yield ((center, bottom), (center, under), (x, under), (x, above), *last), "bottom", "top"


def _back(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """A return into a side of the target, or in an L into it from below."""
    if target == source:
        return
    into, clear = end.center, board.is_clear
    mid, entry_mid, foot = 8 * source + 4, 8 * target + 4, 8 * target + 6
    for side, edge, away in _exits(start, board, source):
        if end.role != "start" and (into - edge) * away > 0 and clear(into, foot, mid):
            yield ((edge, mid), (into, mid), (into, foot)), side, "bottom"
        for entry, entry_edge, outward in _sides(end, board, target):
            for x in board.channels:
                if (x - entry_edge) * outward > 0 < (x - edge) * away and clear(x, entry_mid, mid):
                    yield ((edge, mid), (x, mid), (x, entry_mid), (entry_edge, entry_mid)), side, entry


def _back_around(board: Board, source: int, start: Spot, target: int, end: Spot) -> Iterator[Way]:
    """A return out of the source from below, or into the target from below by way of a channel.

    From below never into a start capsule: there its own arrow leaves.
    """
    center, into, clear = start.center, end.center, board.is_clear
    mid, bottom, under = 8 * source + 4, 8 * source + 6, 8 * source + 8
    entry_mid, below, foot = 8 * target + 4, 8 * target + 8, 8 * target + 6
    for x in board.channels:
        first = ((center, bottom), (center, under), (x, under))
        for entry, edge, outward in _sides(end, board, target):
            if (x - edge) * outward > 0 and x != center and clear(x, entry_mid, under):
                yield (*first, (x, entry_mid), (edge, entry_mid)), "bottom", entry
        if end.role == "start" or x == into:
            continue
        last = ((x, below), (into, below), (into, foot))
        for side, edge, away in _exits(start, board, source):
            if (x - edge) * away > 0 and clear(x, min(below, mid), max(below, mid)):
                yield ((edge, mid), (x, mid), *last), side, "bottom"
        if target < source and x != center and clear(x, below, under):
            yield (*first, *last), "bottom", "bottom"


def _lines(board: Board) -> Iterator[int]:
    """The vertical lines that a pentagon may stand on: channels, and the middles of columns."""
    yield from board.channels
    yield from range(4, 8 * board.columns, 8)


def _to_strip(board: Board, source: int, start: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """To a pentagon at the foot of the page, or `up` to one at its head."""
    mid, under, bottom = 8 * source + 4, 8 * source + 8, 8 * source + 6
    strip = TOP_STRIP if up else board.bottom
    clear = board.is_clear
    if roundabout:
        for x in _lines(board):
            if x != start.center and clear(x, min(under, strip), max(under, strip)):
                yield ((start.center, bottom), (start.center, under), (x, under), (x, strip)), "bottom", None
        return
    if not up and clear(start.center, bottom, strip):
        yield ((start.center, bottom), (start.center, strip)), "bottom", None
    for x in _lines(board):
        if clear(x, min(mid, strip), max(mid, strip)):
            for side, edge, away in _exits(start, board, source):
                if (x - edge) * away > 0:
                    yield ((edge, mid), (x, mid), (x, strip)), side, None


def _down_from_strip(board: Board, target: int, end: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """From a pentagon into the middle of the target's top."""
    strip = board.bottom if up else TOP_STRIP
    into, clear, above, top = end.center, board.is_clear, 8 * target, 8 * target + 2
    if not roundabout:
        if not up and clear(into, strip, top):
            yield ((into, strip), (into, top)), None, "top"
        return
    for x in _lines(board):
        if x != into and clear(x, min(strip, above), max(strip, above)):
            yield ((x, strip), (x, above), (into, above), (into, top)), None, "top"


def _back_from_strip(board: Board, target: int, end: Spot, *, up: bool, roundabout: bool) -> Iterator[Way]:
    """From a pentagon into a side of the target, or into it from below: the second half of a return."""
    strip = board.bottom if up else TOP_STRIP
    into, clear = end.center, board.is_clear
    mid, below, foot = 8 * target + 4, 8 * target + 8, 8 * target + 6
    if roundabout:
        for x in _lines(board) if end.role != "start" else ():
            if x != into and clear(x, min(below, strip), max(below, strip)):
                yield ((x, strip), (x, below), (into, below), (into, foot)), None, "bottom"
        return
    if up and end.role != "start" and clear(into, foot, strip):
        yield ((into, strip), (into, foot)), None, "bottom"
    for x in _lines(board):
        if clear(x, min(mid, strip), max(mid, strip)):
            for entry, edge, outward in _sides(end, board, target):
                if (x - edge) * outward > 0:
                    yield ((x, strip), (x, mid), (edge, mid)), None, entry
