"""What stands in the lanes, in the order of the steps, and what leads from one to another.

A step is a task. One that decides is a task and an exclusive gateway after it: the work and its time belong
to the task, while a gateway does no work and only asks what came of it. The gateway bears that question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sopan.layout.flow import drawn_columns
from sopan.layout.text import text_width, wrap
from sopan.model import Alur, Arus, Keputusan, Langkah, Sop

__all__ = ["TYPE_SIZE", "Link", "Node", "NodeKind", "Plan", "plan_nodes"]

NodeKind = Literal["start", "task", "gateway", "end"]

TYPE_SIZE = 12.0
"""The type size of modelling tools, which set the texts themselves."""

LINE = 14.4
_TASK_WIDTH = 150.0
_TASK_HEIGHT = 80.0
_TASK_PADDING = 9.0
_ICON = 22.0  # tools draw who does it into the upper left corner
_GATEWAY = 50.0
_EVENT = 36.0
_LABEL_WIDTH = 96.0
_MOST_WORDS = 4

_CONDITION = re.compile(
    r"\b(?:jika|apabila|bila)\s+(?!tidak\b|belum\b)([^,.;]+?)(?=\s+maka\b|\s+(?:me|di)\w+|[,.;]|$)",
    re.IGNORECASE,
)
_CONDITIONS_BEGIN = re.compile(r"(?<=[\w)])\s*[.;,]?\s+(?:jika|apabila|bila)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the drawing: its id, lane (from 0, top to bottom), size in points, and the lines of its text.

    The text of a task stands inside of it, the question of a gateway beside it. `note` are the lines that
    tell who else takes part in a joint step, which stands in the lane of the first.
    """

    id: str
    kind: NodeKind
    langkah: int
    lane: int
    width: float
    height: float
    text: str = ""
    lines: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


class Link(NamedTuple):
    """What leads from one node to another (their places in the list); `flow` is the SOP's own, if it has one.

    Between a task and its gateway, and out of the start, there is none.
    """

    source: int
    target: int
    flow: Arus | None = None
    label: str = ""


class Plan(NamedTuple):
    """The lanes by actor, the nodes from left to right, and the links in the order of the flow."""

    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def plan_nodes(sop: Sop, alur: Alur) -> Plan:
    """The nodes and links of an SOP whose references all lead to a step."""
    lanes = drawn_columns(sop)
    place = {actor: number for number, actor in enumerate(lanes)}
    first = place[sop.langkah[0].pelaksana[0]]
    nodes = [Node("mulai", "start", 1, first, _EVENT, _EVENT)]
    into: dict[int, int] = {}
    out: dict[int, int] = {}
    links: list[Link] = []
    ends: dict[Arus, int] = {}
    for number, step in enumerate(sop.langkah, 1):
        lane = place[step.pelaksana[0]]
        into[number] = out[number] = len(nodes)
        nodes.append(_task(sop, step, number, lane))
        if step.keputusan:
            out[number] = len(nodes)
            links.append(Link(into[number], out[number]))
            nodes.append(_gateway(step, step.keputusan, number, lane))
        for way in alur.keluar.get(number, ()):
            if way.ke is None:
                ends[way] = len(nodes)
                name = f"selesai_{number}" + (f"_{way.cabang}" if way.cabang else "")
                nodes.append(Node(name, "end", number, lane, _EVENT, _EVENT))
    links.insert(0, Link(0, into[1]))
    for way in alur.arus:
        keputusan = sop.langkah[way.dari - 1].keputusan
        label = keputusan.label(way.cabang) if keputusan and way.cabang else ""
        target = ends[way] if way.ke is None else into[way.ke]
        links.append(Link(out[way.dari], target, way, label))
    return Plan(lanes, tuple(nodes), tuple(links))


def _task(sop: Sop, step: Langkah, number: int, lane: int) -> Node:
    text = task_name(step)
    lines = wrap(text, _TASK_WIDTH - 2 * _TASK_PADDING, TYPE_SIZE)
    height = max(_TASK_HEIGHT, len(lines) * LINE + 2 * _ICON)
    note: tuple[str, ...] = ()
    if step.bersama:
        *others, last = [sop.pelaksana[actor].nama for actor in step.pelaksana[1:]]
        names = f"{', '.join(others)}{',' if len(others) > 1 else ''} dan {last}" if others else last
        note = wrap(f"Bersama {names}", _TASK_WIDTH - 24, TYPE_SIZE)
    return Node(f"langkah_{number}", "task", number, lane, _TASK_WIDTH, height, text, lines, note)


def _gateway(step: Langkah, keputusan: Keputusan, number: int, lane: int) -> Node:
    text = question(step, keputusan)
    lines = wrap(text, _LABEL_WIDTH, TYPE_SIZE)
    return Node(f"gerbang_{number}", "gateway", number, lane, _GATEWAY, _GATEWAY, text, lines)


def task_name(step: Langkah) -> str:
    """What a task does: of a decision the part before its conditions, which the gateway asks."""
    if not step.keputusan:
        return step.kegiatan
    return _CONDITIONS_BEGIN.split(step.kegiatan, maxsplit=1)[0].strip() or step.kegiatan


def question(step: Langkah, keputusan: Keputusan) -> str:
    """What a gateway asks: its `ya` as a question, from the label or the sentence ("Jika setuju ...")."""
    label = keputusan.ya.label
    if label and label.lower() != "ya":
        return f"{label}?"
    found = _CONDITION.search(step.kegiatan)
    if found and len(found[1].split()) <= _MOST_WORDS:
        return f"{found[1][:1].upper()}{found[1][1:]}?"
    return "Ya atau tidak?"


def label_size(label: str) -> tuple[float, float]:
    """Width and height of a label beside an arrow; a long one has several lines."""
    lines = wrap(label, _LABEL_WIDTH, TYPE_SIZE) if label else ()
    width = max((text_width(line, TYPE_SIZE) for line in lines), default=0.0)
    return width + 4 if lines else 0.0, len(lines) * LINE
