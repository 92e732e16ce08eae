"""The flowchart of an SOP with its times on it: each symbol says how long and how often, darker for more.

Symbols of the regulation bear no text, so there is room inside them. What is drawn is still the SOP's own
page; nothing is moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from sopan.errors import Pesan
from sopan.layout.scene import Page, Scene, Symbol
from sopan.model import Sop
from sopan.model.angka import decimal, lama, short
from sopan.render import RenderOptions, render
from sopan.simulate.analyse import Analisis
from sopan.simulate.summary import Hasil

__all__ = ["flow_times", "procedure_pages", "with_layer"]

_TEAL, _AMBER, _INK = "#0f766e", "#b45309", "#1f2933"
_FONT = "'Plus Jakarta Sans', 'Liberation Sans', Arial, sans-serif"


def procedure_pages(sop: Sop, scene: Scene) -> list[tuple[Page, str]]:
    """The procedure pages of a scene, each with its SVG."""
    outputs = render("svg", sop, scene, RenderOptions())
    return [
        (page, output.data.decode())
        for page, output in zip(scene.pages, outputs, strict=True)
        if page.kind == "prosedur"
    ]


def with_layer(svg: str, layer: str) -> str:
    """The SVG of a page with something drawn over it."""
    head, end, _ = svg.rpartition("</svg>")
    return f"{head}{layer}{end}\n"


def flow_times(sop: Sop, scene: Scene, analisis: Analisis, hasil: Hasil | None = None) -> list[str]:
    """The procedure pages as SVG with the expected times on them, or with a simulation's waits.

    Without `hasil` a symbol is the darker teal the more of the expected time it takes; with it, the darker
    amber the longer cases wait there.
    """
    shares, words = _waits(hasil) if hasil is not None else _times(analisis)
    pages: list[str] = []
    for page, svg in procedure_pages(sop, scene):
        colour = _AMBER if hasil is not None else _TEAL
        marks = [
            _mark(symbol, shares.get(symbol.langkah, 0.0), words[symbol.langkah], colour)
            for symbol in page.symbols
            if symbol.langkah in words and _bears_a_step(symbol, page)
        ]
        pages.append(with_layer(svg, f'<g class="waktu" font-family="{_FONT}">\n{"".join(marks)}</g>\n'))
    return pages


def _bears_a_step(symbol: Symbol, page: Page) -> bool:
    """Whether a symbol stands for its step: connectors do not, nor capsules beside a decision."""
    if symbol.shape == "connector":
        return False
    others = [s for s in page.symbols if s.langkah == symbol.langkah and s.shape in ("process", "decision")]
    return symbol.shape != "terminator" or not others


def _times(analisis: Analisis) -> tuple[Mapping[int, float], Mapping[int, tuple[str, str, Pesan]]]:
    most = max((row.menit_harapan for row in analisis.langkah), default=0.0) or 1.0
    shares = {row.langkah: row.menit_harapan / most for row in analisis.langkah}
    words = {
        row.langkah: (
            short(row.menit),
            f"{decimal(row.kunjungan)}×",
            Pesan(
                f"Langkah {row.langkah}: {lama(row.menit).id}, rata-rata {row.kunjungan:.2f} kali.",
                f"Step {row.langkah}: {lama(row.menit).en}, {row.kunjungan:.2f} times on the average.",
            ),
        )
        for row in analisis.langkah
    }
    return shares, words


def _waits(hasil: Hasil) -> tuple[Mapping[int, float], Mapping[int, tuple[str, str, Pesan]]]:
    rows = [row for row in hasil.langkah if row.sop == 1]
    most = max((row.menunggu_rata * row.kunjungan for row in rows), default=0.0) or 1.0
    shares = {row.langkah: row.menunggu_rata * row.kunjungan / most for row in rows}
    words = {
        row.langkah: (
            short(row.menunggu_rata),
            f"{decimal(row.kunjungan)}×",
            Pesan(
                f"Langkah {row.langkah}: menunggu {lama(row.menunggu_rata).id}, dikerjakan "
                f"{lama(row.layanan_rata).id}.",
                f"Step {row.langkah}: waits {lama(row.menunggu_rata).en}, takes {lama(row.layanan_rata).en}.",
            ),
        )
        for row in rows
    }
    return shares, words


def _mark(symbol: Symbol, share: float, words: tuple[str, str, Pesan], colour: str) -> str:
    box = symbol.box
    first, second, title = words
    x, y = box.center.x, box.center.y
    size = min(6.5, box.height / 3.4, box.width * (0.62 if symbol.shape == "decision" else 0.9) / 5 * 1.6)
    round_ = box.height / 2 if symbol.shape == "terminator" else 0.0
    if symbol.shape == "decision":
        corners = ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
        points = " ".join(f"{a:.2f},{b:.2f}" for a, b in corners)
        shape = f'<polygon points="{points}" fill="{colour}" fill-opacity="{_shade(share)}"/>'
    else:
        shape = (
            f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}" '
            f'rx="{round_:.2f}" fill="{colour}" fill-opacity="{_shade(share)}"/>'
        )
    text = "".join(
        f'<text x="{x:.2f}" y="{y + dy:.2f}" font-size="{size:.2f}" text-anchor="middle" fill="{_INK}">'
        f"{escape(line)}</text>"
        for line, dy in ((first, -0.15 * size), (second, size))
    )
    return f'<g data-langkah="{symbol.langkah}"><title>{escape(str(title))}</title>{shape}{text}</g>\n'


def _shade(share: float) -> str:
    """Faint to strong, and still legible under ink."""
    return f"{0.04 + 0.46 * min(max(share, 0.0), 1.0):.2f}"
