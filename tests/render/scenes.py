"""Scenes made by hand, so that the renderers can be tried without the layout engine.

They hold one of everything: the five symbols, a return with a hop, a label, connectors with and without a
number, a joint step over two columns, and text with every sign that a format might trip over.
"""

from __future__ import annotations

from itertools import pairwise

from sopan.layout.footer import footer_texts
from sopan.layout.lines import line_height, place_lines
from sopan.layout.scene import (
    Align,
    Arrow,
    Box,
    Column,
    Label,
    Page,
    Point,
    Row,
    Rule,
    Scene,
    Style,
    Symbol,
    Text,
)
from sopan.layout.setup import PageSetup
from sopan.layout.text import text_width, wrap
from sopan.model import Sop
from sopan.model.alur import Arus

NASTY = 'Memeriksa "A & B" <b>x</b> \\ #let $ [ ] {} * _ ` @ // ]]> &amp; → ≤ ± é'

SETUP = PageSetup()
STYLE = Style()


def make_sop(steps: int = 4, judul: str = "Pembuatan Laporan Konsinyering") -> Sop:
    """An SOP of so many steps; the third decides, and its no goes back to the second."""
    langkah: list[dict[str, object]] = []
    for n in range(1, steps + 1):
        step: dict[str, object] = {
            "kegiatan": NASTY
            if n == 2
            else f"Memeriksa dan menyerahkan berkas laporan ke-{n} kepada Kasubid",
            "pelaksana": ("kabid", "kasubid", "analis")[n % 3],
            "kelengkapan": "Disposisi",
            "waktu": f"{n} jam",
            "output": "Konsep Laporan, Disposisi",
        }
        if n == 3:
            step["keputusan"] = {"tidak": 2}
        langkah.append(step)
    return Sop.model_validate(
        {
            "sopan": 1,
            "judul": judul,
            "nomor": "01/K/PAN-RB/D.IV/4/2012",
            "instansi": "Kementerian PAN dan RB",
            "pelaksana": {"kabid": "Kabid", "kasubid": "Kasubid", "analis": "Analis"},
            "langkah": langkah,
        }
    )


_WIDTHS = {
    "no": 26.0,
    "kegiatan": 210.0,
    "pelaksana:kabid": 80.0,
    "pelaksana:kasubid": 80.0,
    "pelaksana:analis": 80.0,
    "kelengkapan": 110.0,
    "waktu": 60.0,
    "output": 110.0,
    "keterangan": 111.0,
}
_ROW = 52.0
_TOP = 34.0
_LEFT = 34.0
_HEAD = 17.0


def _cell(
    name: str,
    langkah: int | None,
    box: Box,
    words: str,
    *,
    size: float = 9.0,
    bold: bool = False,
    align: Align = "left",
    header: bool = False,
) -> Text:
    room = Box(box.x + 4, box.y + 3, box.width - 8, box.height - 6)
    lines = wrap(words, room.width, size, bold)
    return Text(
        name, langkah, box, place_lines(lines, room, size, bold=bold, align=align), bold, align, header
    )


def _header(edges: dict[str, Box], top: float) -> list[Text]:
    def over(first: str, last: str) -> Box:
        return Box(edges[first].x, top, edges[last].right - edges[first].x, _HEAD)

    texts = []
    tall = {"no": "No", "kegiatan": "Kegiatan", "keterangan": "Keterangan"}
    wide = {
        "pelaksana": ("Pelaksana", "pelaksana:kabid", "pelaksana:analis"),
        "mutu_baku": ("Mutu Baku", "kelengkapan", "output"),
    }
    low = {
        "pelaksana:kabid": "Kabid",
        "pelaksana:kasubid": "Kasubid",
        "pelaksana:analis": "Analis",
        "kelengkapan": "Kelengkapan",
        "waktu": "Waktu",
        "output": "Output",
    }
    options = {"bold": True, "align": "center", "header": True}
    for name, words in tall.items():
        box = Box(edges[name].x, top, edges[name].width, 2 * _HEAD)
        texts.append(_cell(f"kepala:{name}", None, box, words, **options))  # type: ignore[arg-type]
    for name, (words, first, last) in wide.items():
        texts.append(_cell(f"kepala:{name}", None, over(first, last), words, **options))  # type: ignore[arg-type]
    for name, words in low.items():
        box = Box(edges[name].x, top + _HEAD, edges[name].width, _HEAD)
        texts.append(_cell(f"kepala:{name}", None, box, words, **options))  # type: ignore[arg-type]
    return texts


def procedure_page(sop: Sop, first: int, last: int, number: int = 2, count: int = 2) -> Page:
    """A page with the steps `first` to `last`, straight down, with one of every kind of thing."""
    edges: dict[str, Box] = {}
    x = _LEFT
    top = _TOP + line_height(12) + 6
    body = top + 2 * _HEAD
    height = (last - first + 1) * _ROW
    for name, width in _WIDTHS.items():
        edges[name] = Box(x, top, width, 2 * _HEAD + height)
        x += width
    title = Box(_LEFT, _TOP, x - _LEFT, line_height(12))
    texts = [
        _cell("judul", None, title, f"PROSEDUR {sop.judul.upper()}", size=12, bold=True, align="center"),
        *_header(edges, top),
    ]
    rows, symbols, arrows = [], [], []
    for n in range(first, last + 1):
        step = sop.langkah[n - 1]
        y = body + (n - first) * _ROW
        rows.append(Row(n, y, _ROW))
        cells = {
            "no": f"{n}.",
            "kegiatan": step.kegiatan,
            "kelengkapan": ", ".join(step.kelengkapan),
            "waktu": step.waktu or "",
            "output": ", ".join(step.output),
            "keterangan": step.keterangan or "",
        }
        for name, words in cells.items():
            box = Box(edges[name].x, y, edges[name].width, _ROW)
            texts.append(_cell(name, n, box, words, align="center" if name == "no" else "left"))
        column = edges[f"pelaksana:{step.pelaksana[0]}"]
        box = Box(column.center.x - 24, y + 15, 48, 22)
        shape = "terminator" if n in (1, len(sop.langkah)) else "decision" if step.keputusan else "process"
        role = "start" if n == 1 else "end" if n == len(sop.langkah) else None
        symbols.append(Symbol(f"p{number}-s{n}", shape, n, (step.pelaksana[0],), box, role))  # type: ignore[arg-type]
    for a, b in pairwise(symbols):
        middle = (a.box.bottom + b.box.y) / 2
        points = (
            Point(a.box.center.x, a.box.bottom),
            Point(a.box.center.x, middle),
            Point(b.box.center.x, middle),
            Point(b.box.center.x, b.box.y),
        )
        yes = sop.langkah[a.langkah - 1].keputusan is not None
        label = _label("Ya", a.box.center.x + 3, a.box.bottom + 1) if yes else None
        flow = Arus(a.langkah, b.langkah, "ya" if yes else None)
        arrows.append(Arrow(f"p{number}-a{a.langkah}", a.id, b.id, flow, "forward", points, (), label))
    back = next((s for s in symbols if s.shape == "decision"), None)
    if back is not None and back.langkah > first:
        target = symbols[back.langkah - first - 1]
        lane = max(back.box.right, target.box.right) + 12
        points = (
            Point(back.box.right, back.box.center.y),
            Point(lane, back.box.center.y),
            Point(lane, target.box.center.y),
            Point(target.box.right, target.box.center.y),
        )
        hop = Point(lane, (back.box.y + target.box.bottom) / 2)
        label = _label("Tidak", back.box.right + 2, back.box.center.y - 10)
        flow = Arus(back.langkah, target.langkah, "tidak")
        arrows.append(Arrow(f"p{number}-r1", back.id, target.id, flow, "return", points, (hop,), label))
    if last < len(sop.langkah):
        end = symbols[-1]
        center = end.box.center.x
        foot = Box(center - 9, rows[-1].y + _ROW + 4, 18, 14)
        symbols.append(
            Symbol(
                f"p{number}-k1", "connector", last, end.pelaksana, foot, pair=f"{last}-{last + 1}", label="1"
            )
        )
        points = (Point(center, end.box.bottom), Point(center, foot.y))
        flow = Arus(last, last + 1)
        arrows.append(Arrow(f"p{number}-a{last}", end.id, f"p{number}-k1", flow, "forward", points))
    left, right, bottom = _LEFT, x, body + height
    rules = [Rule(left, y, right, y, STYLE.rule) for y in [body, *(row.y + _ROW for row in rows[:-1])]]
    rules.append(
        Rule(edges["pelaksana:kabid"].x, top + _HEAD, edges["keterangan"].x, top + _HEAD, STYLE.rule)
    )
    for name, box in list(edges.items())[1:]:
        low = name in ("pelaksana:kasubid", "pelaksana:analis", "waktu", "output")
        rules.append(Rule(box.x, top + (_HEAD if low else 0), box.x, bottom, STYLE.rule))
    rules += [Rule(left, y, right, y, STYLE.frame) for y in (top, bottom)]
    rules += [Rule(edge, top, edge, bottom, STYLE.frame) for edge in (left, right)]
    actors = [name for name in _WIDTHS if name.startswith("pelaksana:")]
    return Page(
        number=number,
        width=SETUP.width,
        height=SETUP.height,
        kind="prosedur",
        columns=tuple(Column(n.partition(":")[2], edges[n].x, edges[n].width) for n in actors),
        rows=tuple(rows),
        texts=(*texts, *footer_texts(sop, SETUP, number, count)),
        symbols=tuple(symbols),
        arrows=tuple(arrows),
        rules=tuple(rules),
        shades=(Box(left, top, right - left, 2 * _HEAD),),
    )


def _label(words: str, x: float, y: float) -> Label:
    box = Box(x, y, text_width(words, 8), 10)
    return Label(words, box, place_lines([words], box, 8))


def make_scene(sop: Sop, per_page: int = 8) -> Scene:
    """Only the procedure pages, so many steps on each."""
    count = -(-len(sop.langkah) // per_page)
    return Scene(
        tuple(
            procedure_page(
                sop,
                index * per_page + 1,
                min((index + 1) * per_page, len(sop.langkah)),
                index + 1,
                count,
            )
            for index in range(count)
        )
    )
