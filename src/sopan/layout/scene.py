"""The result of layout: everything placed, in points, origin at the page's top left, y downward.

A renderer draws a `Scene` and decides nothing of its own: no line of text is broken, no box is sized
and no arrow is bent after this. `sopan.layout.export` writes it as the public `sopan-layout/1` file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from sopan.errors import Pesan
from sopan.layout.labels import LABELS, Labels
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model.alur import Arus

__all__ = [
    "Arrow",
    "ArrowKind",
    "Box",
    "Column",
    "Label",
    "Page",
    "PageKind",
    "Picture",
    "Point",
    "Row",
    "Rule",
    "Scene",
    "Shape",
    "Style",
    "Symbol",
    "Text",
    "TextLine",
]

Shape = Literal["terminator", "process", "decision", "connector"]
ArrowKind = Literal["forward", "return", "link"]
PageKind = Literal["identitas", "prosedur"]
Align = Literal["left", "center", "right"]
Role = Literal["start", "end"]


class Point(NamedTuple):
    """A place on a page."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle: its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


class TextLine(NamedTuple):
    """One line of text as it is printed; `width` is its advance at `size` points."""

    text: str
    x: float
    baseline: float
    width: float
    size: float


class Text(NamedTuple):
    """The text of one cell. A cell without text has no lines.

    `cell` names it: on procedure pages `no`, `kegiatan`, `kelengkapan`, `waktu`, `output`, `keterangan`,
    with their step's number in `langkah`; `kepala:` and a column's name (`kepala:pelaksana:kabid`,
    `kepala:mutu_baku`) for the header; `judul`; `kaki:kiri`, `kaki:tengah`, `kaki:kanan` for the footer. On
    identity pages `identitas:` and a field's name, with `:label` behind it for the label's own cell;
    `identitas:instansi` is the agency block. `box` is the whole cell, rules included.
    """

    cell: str
    langkah: int | None
    box: Box
    lines: tuple[TextLine, ...]
    bold: bool = False
    align: Align = "left"
    header: bool = False


class Column(NamedTuple):
    """The column of an actor over the height of the table's body."""

    pelaksana: str
    x: float
    width: float


class Row(NamedTuple):
    """The row of a step. A row that goes on over the page comes again on the next with `part` 2 and up."""

    langkah: int
    y: float
    height: float
    part: int = 1


class Rule(NamedTuple):
    """A straight line of the table, horizontal or vertical, `weight` points thick."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float


class Symbol(NamedTuple):
    """One of the five symbols (the fifth is the arrow). `pelaksana` are the columns that it covers.

    `shape` connector is the pentagon (its tip points down): `pair` ties the two ends of a flow over a
    page break, `label` is their number where several flows pass the break.
    """

    id: str
    shape: Shape
    langkah: int
    pelaksana: tuple[str, ...]
    box: Box
    role: Role | None = None
    pair: str | None = None
    label: str | None = None


class Label(NamedTuple):
    """The answer beside a decision's arrow: its text, where it stands, and its lines as printed."""

    text: str
    box: Box
    lines: tuple[TextLine, ...]


class Arrow(NamedTuple):
    """An arrow from one symbol to another: the corners of its polyline, ends included.

    `flow` is the flow of the SOP that it draws (None for the arrow out of a start capsule of its own
    and for links between the boxes of a joint step, which have no head). `hops` are the points where
    this arrow jumps over another one, drawn as Ω on it.
    """

    id: str
    source: str
    target: str
    flow: Arus | None
    kind: ArrowKind
    points: tuple[Point, ...]
    hops: tuple[Point, ...] = ()
    label: Label | None = None


class Picture(NamedTuple):
    """A place for a picture (the agency's logo), scaled to fit inside `box`; `path` as the SOP says it."""

    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `shades` are grey fields behind header cells, `rules` the lines of the table."""

    number: int
    width: float
    height: float
    kind: PageKind
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    texts: tuple[Text, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    rules: tuple[Rule, ...] = ()
    shades: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """Weights and sizes that every renderer uses, in points."""

    rule: float = 0.5
    frame: float = 0.9
    symbol: float = 1.1
    arrow: float = 1.1
    head_length: float = 5.5
    head_width: float = 4.4
    hop_radius: float = 3.0
    shade: str = "#ededed"
    ink: str = "#000000"
    font: Typeface = BUNDLED


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole document: its pages in order, identity first, the style to draw in, and its fixed words.

    `notes` tell what could not be set as asked: letters that the font lacks, wishes that cannot be honoured.
    """

    pages: tuple[Page, ...]
    style: Style = Style()
    labels: Labels = LABELS
    notes: tuple[Pesan, ...] = ()

    @property
    def procedure(self) -> tuple[Page, ...]:
        """The pages of the flowchart."""
        return tuple(page for page in self.pages if page.kind == "prosedur")
