"""What the plain flowchart is made of before it has places: figures, pages, and the parts of its ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sopan.layout.lanes.nodes import Link, Node, Plan
from sopan.layout.lines import line_height
from sopan.layout.scene import Point
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["CAPSULE", "NOTE_SIZE", "Figure", "Leg", "Sheet", "Side", "one_end", "pair_name", "sides"]

CAPSULE = (84.0, 21.0)
"""Width and height of start and end."""

NOTE_SIZE = 8.0
"""The type size of the notes beside the figures."""

Side = Literal["down", "left", "right"]


@dataclass(slots=True)
class Figure:
    """A symbol to come: its lines and size; the page and the y of its top once it is placed."""

    node: Node
    lines: tuple[str, ...]
    width: float
    height: float
    notes: tuple[str, ...] = ()
    face: Typeface = BUNDLED
    page: int = 0
    y: float = 0.0

    @property
    def band(self) -> float:
        """The height that the figure and its notes take together."""
        return max(self.height, len(self.notes) * line_height(NOTE_SIZE, self.face))


@dataclass(slots=True)
class Leg:
    """The part of a link that is drawn on one page: the whole, or up to or from a pentagon."""

    link: Link
    side: Side
    source: int | None
    target: int | None
    lane: int = 0
    points: tuple[Point, ...] = ()
    low: float = 0.0
    high: float = 0.0


@dataclass(slots=True)
class Sheet:
    """A page: its figures (numbers), the y where they begin and end, its legs."""

    first: bool
    top: float
    bottom: float
    figures: list[int] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)


def pair_name(link: Link) -> str:
    """What ties the two pentagons of a link over a page break."""
    return f"{link.source}-{link.target}" + (f"-{link.flow.cabang}" if link.flow and link.flow.cabang else "")


def one_end(plan: Plan) -> tuple[list[Node], list[Link]]:
    """The nodes and links with one end only, as the last node."""
    nodes, links = plan.nodes, plan.links
    kept = [node for node in nodes if node.kind != "end"]
    place = {node.id: number for number, node in enumerate(kept)}
    ends = [node for node in nodes if node.kind == "end"]
    if ends:
        kept.append(Node("selesai", "end", ends[-1].langkah, ends[-1].lane, *CAPSULE))
    last = len(kept) - 1
    moved = [
        link._replace(source=place[nodes[link.source].id], target=place.get(nodes[link.target].id, last))
        for link in links
    ]
    return kept, moved


def sides(links: Sequence[Link]) -> list[Side]:
    """Down to the next, left for returns, right for jumps; two answers never leave by the same side."""
    sides: list[Side] = []
    used: dict[int, set[Side]] = {}
    for link in links:
        wish: Side = (
            "down" if link.target == link.source + 1 else "left" if link.target < link.source else "right"
        )
        taken = used.setdefault(link.source, set())
        if wish in taken:
            wish = "right" if "right" not in taken else "left"
        taken.add(wish)
        sides.append(wish)
    return sides
