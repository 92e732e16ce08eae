"""From the grid to points: widths of columns and gaps, heights of lanes, and where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopan.layout.lanes.nodes import LINE, TYPE_SIZE, Link, Node, label_size, plan_nodes
from sopan.layout.lanes.routes import Side, Way, route_links
from sopan.layout.lanes.tracks import Run, arrange
from sopan.layout.scene import Box, Point
from sopan.layout.text import text_width
from sopan.model import Alur, Arus, Sop, alur_dari

__all__ = ["LaneDrawing", "PlacedEdge", "PlacedNode", "compose_lanes"]

_HEAD = 30.0  # the strip with the pool's name, and that with a lane's
_EDGE = 18.0  # between a lane's border and what is in it
_TRACK = 13.0
_GAP = 44.0
_CLEAR = 14.0  # from a node to the first track beside it
_NOTE_GAP = 14.0


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node in its place, with that of a gateway's question (`label`) and of a joint step's note."""

    node: Node
    box: Box
    label: Box | None = None
    note: Box | None = None


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A link in its place: its corners, and where its answer stands."""

    link: Link
    points: tuple[Point, ...]
    label: Box | None = None

    @property
    def flow(self) -> Arus | None:
        """The flow of the SOP that it draws, if it draws one."""
        return self.link.flow


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """The whole drawing: the pool, its lanes by actor from top to bottom, nodes from left to right, links."""

    pool: Box
    lanes: tuple[tuple[str, Box], ...]
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]


def compose_lanes(sop: Sop, alur: Alur | None = None) -> LaneDrawing:
    """Draw an SOP in lanes. Flows that lead nowhere are left out, as `alur_dari` does."""
    plan = plan_nodes(sop, alur or alur_dari(sop))
    ways = route_links(plan.nodes, plan.links)
    names = [sop.pelaksana[actor].nama for actor in plan.lanes]
    return _Placing(plan.nodes, plan.links, ways, names).drawing(plan.lanes)


class _Placing:
    def __init__(
        self, nodes: Sequence[Node], links: Sequence[Link], ways: Sequence[Way], names: Sequence[str]
    ) -> None:
        self.nodes, self.links, self.ways, self.names = nodes, links, ways, names
        self.sides: list[set[Side]] = [set() for _ in nodes]
        for link, way in zip(links, ways, strict=True):
            self.sides[link.source].add(way.out)
            self.sides[link.target].add(way.into)
        self.tracks, self.counts = self._tracks()
        self.x = self._across()
        self.top, self.middle, self.under, self.bottom = self._down()

    def _tracks(self) -> tuple[dict[tuple[int, int], int], dict[tuple[str, int], int]]:
        """The track of each piece (link, piece) in a gap or corridor, and how many each of these has."""
        runs: dict[tuple[str, int], list[tuple[tuple[int, int], Run]]] = {}
        for number, way in enumerate(self.ways):
            corners = way.corners
            for piece in range(1, len(corners) - 2):
                (xa, ya), (xb, yb) = corners[piece], corners[piece + 1]
                before, after = corners[piece - 1], corners[piece + 2]
                if xa == xb and xa % 2:
                    run = _run((ya, before[0] - xa), (yb, after[0] - xb))
                    runs.setdefault(("x", xa), []).append(((number, piece), run))
                elif ya == yb and ya % 3 != 1:
                    run = _run((xa, before[1] - ya), (xb, after[1] - yb))
                    runs.setdefault(("y", ya), []).append(((number, piece), run))
        tracks: dict[tuple[int, int], int] = {}
        counts: dict[tuple[str, int], int] = {}
        for where, found in runs.items():
            places, counts[where] = arrange([run for _, run in found])
            tracks.update((key, place) for (key, _), place in zip(found, places, strict=True))
        return tracks, counts

    def _across(self) -> dict[int, float]:
        """The x of every column's middle, and of the first track in every gap."""
        places: dict[int, float] = {}
        left = 2 * _HEAD + _EDGE + 8
        for column, node in enumerate(self.nodes):
            places[2 * column] = left + node.width / 2
            right = left + node.width
            aside = self._label_room(column)
            places[2 * column + 1] = right + max(_GAP / 2, aside)
            tracks = max(self.counts.get(("x", 2 * column + 1), 0), 1)
            gap = max(_GAP / 2, aside) + (tracks - 1) * _TRACK + _GAP / 2
            left = right + max(gap, self._reach_back(column + 1))
        self.right = left - _GAP / 2 + 12
        return places

    def _label_room(self, column: int) -> float:
        """How much the answers of a gateway, and half of a question over it, reach into the gap behind it."""
        node = self.nodes[column]
        if node.kind != "gateway":
            return 0.0
        widths = [0.0]
        for link, way in zip(self.links, self.ways, strict=True):
            if link.source == column and link.label:
                width = label_size(link.label)[0]
                widths.append(width + 8 if way.out == "right" else width - node.width / 2 + 12)
        return max(*widths, self._question(node)[0] / 2 - node.width / 2)

    def _reach_back(self, column: int) -> float:
        """How much the question of a gateway reaches into the gap before it."""
        if column >= len(self.nodes) or self.nodes[column].kind != "gateway":
            return 0.0
        box = Box(0, 0, self.nodes[column].width, 0)
        return 6 - self._question_left(column, box)

    def _question_left(self, column: int, box: Box) -> float:
        """The x where the question of a gateway begins."""
        width, _ = self._question(self.nodes[column])
        side = self._question_side(column)
        if side == "left":
            return box.center.x - width - 6
        middle = box.center.x - width / 2
        # The answer at the right may be as high as the question.
        return middle if side == "bottom" else min(middle, box.right - width)

    @staticmethod
    def _question(node: Node) -> tuple[float, float]:
        return max((text_width(line, TYPE_SIZE) for line in node.lines), default=0.0) + 4, len(
            node.lines
        ) * LINE

    def _down(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """The y of each lane's top, of its middle, of where the corridor under it begins, of its bottom."""
        top, middle, under, bottom, y = [], [], [], [], 0.0
        for lane, name in enumerate(self.names):
            above, below = [20.0], [20.0]
            for column, node in enumerate(self.nodes):
                if node.lane == lane:
                    up, down = self._reach(column, node)
                    above.append(up)
                    below.append(down)
            up, down = max(above), max(below)
            over = self.counts.get(("y", 3 * lane), 0) * _TRACK
            beneath = self.counts.get(("y", 3 * lane + 2), 0) * _TRACK
            height = 2 * _EDGE + over + up + down + beneath
            spare = max(text_width(name, TYPE_SIZE) * 0.6 + 30 - height, 0.0) / 2
            top.append(y)
            middle.append(y + _EDGE + over + up + spare)
            under.append(middle[-1] + down + _CLEAR / 2)
            bottom.append(y + height + 2 * spare)
            y = bottom[-1]
        return top, middle, under, bottom

    def _reach(self, column: int, node: Node) -> tuple[float, float]:
        """How far a node with its texts reaches over and under the middle of its lane."""
        up = down = node.height / 2 + 4
        if node.note:
            down += _NOTE_GAP + len(node.note) * LINE + 8
        if node.kind == "gateway":
            heights: dict[Side, float] = {}
            for link, way in zip(self.links, self.ways, strict=True):
                if link.source == column and link.label:
                    heights[way.out] = label_size(link.label)[1] + 4
            question = self._question(node)[1] + 4
            side = self._question_side(column)
            up += max(heights.get("top", 0.0), question if side != "bottom" else 0.0)
            down += max(heights.get("bottom", 0.0), question if side == "bottom" else 0.0)
        return up, down

    def _question_side(self, column: int) -> Side:
        """Where a gateway's question stands: over it, under it, or, between two lines, at its upper left."""
        sides = self.sides[column]
        return "top" if "top" not in sides else "bottom" if "bottom" not in sides else "left"

    def drawing(self, lanes: Sequence[str]) -> LaneDrawing:
        height = self.bottom[-1]
        boxes = tuple(
            (actor, Box(_HEAD, self.top[n], self.right - _HEAD, self.bottom[n] - self.top[n]))
            for n, actor in enumerate(lanes)
        )
        nodes = tuple(self._node(column) for column in range(len(self.nodes)))
        edges = tuple(self._edge(number, nodes) for number in range(len(self.links)))
        return LaneDrawing(Box(0, 0, self.right, height), boxes, nodes, edges)

    def _node(self, column: int) -> PlacedNode:
        node = self.nodes[column]
        x, y = self.x[2 * column], self.middle[node.lane]
        box = Box(x - node.width / 2, y - node.height / 2, node.width, node.height)
        label = note = None
        if node.kind == "gateway":
            width, height = self._question(node)
            below = self._question_side(column) == "bottom"
            top = box.bottom + 4 if below else box.y - height - 4
            label = Box(self._question_left(column, box), top, width, height)
        if node.note:
            note = Box(box.x, box.bottom + _NOTE_GAP, node.width, len(node.note) * LINE + 8)
        return PlacedNode(node, box, label, note)

    def _y(self, level: int, number: int, piece: int) -> float:
        lane, kind = divmod(level, 3)
        if kind == 1:
            return self.middle[lane]
        track = self.tracks[number, piece] * _TRACK
        if kind == 0:
            return self.top[lane] + _EDGE / 2 + 4 + track
        return self.under[lane] + track

    def _edge(self, number: int, nodes: Sequence[PlacedNode]) -> PlacedEdge:
        link, way = self.links[number], self.ways[number]
        corners = way.corners
        xs: list[float | None] = [None] * len(corners)
        ys: list[float | None] = [None] * len(corners)
        for piece, ((xa, ya), (xb, yb)) in enumerate(pairwise(corners)):
            if xa == xb:
                at = self.x[xa] + (self.tracks[number, piece] * _TRACK if xa % 2 else 0.0)
                xs[piece] = xs[piece + 1] = at
            if ya == yb:
                ys[piece] = ys[piece + 1] = self._y(ya, number, piece)
        points = [
            Point(self.x[corner[0]] if x is None else x, self.middle[corner[1] // 3] if y is None else y)
            for corner, x, y in zip(corners, xs, ys, strict=True)
        ]
        points[0] = _border(nodes[link.source].box, way.out, points[0])
        points[-1] = _border(nodes[link.target].box, way.into, points[-1])
        return PlacedEdge(link, tuple(points), self._answer(link, way, nodes[link.source].box))

    @staticmethod
    def _answer(link: Link, way: Way, box: Box) -> Box | None:
        if not link.label:
            return None
        width, height = label_size(link.label)
        if way.out == "right":
            return Box(box.right + 4, box.center.y - height - 3, width, height)
        y = box.y - height - 3 if way.out == "top" else box.bottom + 3
        return Box(box.center.x + 6, y, width, height)


def _run(first: tuple[int, int], last: tuple[int, int]) -> Run:
    """A run between two ends, each its place along it and the direction in which the link goes on there."""
    places = sorted((first[0], last[0]))
    before = tuple(place for place, direction in (first, last) if direction < 0)
    after = tuple(place for place, direction in (first, last) if direction > 0)
    return Run(places[0], places[1], before, after)


def _border(box: Box, side: Side, middle: Point) -> Point:
    """The middle of a side of a box whose own middle is given."""
    if side in ("top", "bottom"):
        return Point(middle.x, box.y if side == "top" else box.bottom)
    return Point(box.x if side == "left" else box.right, middle.y)
