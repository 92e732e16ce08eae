"""A sheet to draw on: shapes, lines of text and icons at their places, in points; the writers only copy them.

Text is measured with the advances of Plus Jakarta Sans, without kerning, and broken here.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from sopan.publish.paper.as_pdf import FONTS
from sopan.publish.paper.letters import BERKAS, Tebal
from sopan.render.parts import Gambar

__all__ = [
    "Bentuk",
    "Ikon",
    "Kanvas",
    "Logo",
    "Tebal",
    "Teks",
    "campur",
    "jadi_baris",
    "lebar_teks",
    "terang",
]


class Bentuk(NamedTuple):
    """A filled or stroked shape: path data, colours, width of the line, dash pattern (empty: solid)."""

    d: str
    isi: str = "none"
    garis: str = "none"
    tebal: float = 0.0
    putus: str = ""


class Teks(NamedTuple):
    """One line of text; `x` is its left end, `y` its baseline. `tingkat` 1 or 2 begins a heading."""

    teks: str
    x: float
    y: float
    ukuran: float
    tebal: Tebal
    warna: str
    tingkat: int = 0


class Ikon(NamedTuple):
    """An icon in a square."""

    nama: str
    x: float
    y: float
    sisi: float
    warna: str
    tebal: float = 2.0


class Logo(NamedTuple):
    """The agency's logo, fitted into a box by the writers."""

    gambar: Gambar
    x: float
    y: float
    lebar: float
    tinggi: float


Benda = Bentuk | Teks | Ikon | Logo


@dataclass
class Kanvas:
    """A sheet of a size in points, what lies on it in order, and what it says to those who do not see it."""

    lebar: float
    tinggi: float
    judul: str
    uraian: str = ""
    isi: list[Benda] = field(default_factory=list)

    def kotak(  # noqa: PLR0913, PLR0917 - a shape has that many sides
        self, x: float, y: float, lebar: float, tinggi: float, jari: float, isi: str, garis: str = "none",
        tebal: float = 0.0, putus: str = "",
    ) -> None:  # fmt: skip
        """A rectangle with round corners."""
        r = min(jari, lebar / 2, tinggi / 2)
        across, down, arc = lebar - 2 * r, tinggi - 2 * r, f"a{r:.2f} {r:.2f} 0 0 1"
        d = (
            f"M{x + r:.2f} {y:.2f}h{across:.2f}{arc} {r:.2f} {r:.2f}v{down:.2f}{arc} {-r:.2f} {r:.2f}"
            f"h{-across:.2f}{arc} {-r:.2f} {-r:.2f}v{-down:.2f}{arc} {r:.2f} {-r:.2f}z"
        )
        self.isi.append(Bentuk(d, isi, garis, tebal, putus))

    def bulat(
        self, x: float, y: float, jari: float, isi: str, garis: str = "none", tebal: float = 0.0
    ) -> None:
        """A circle around its centre."""
        r = f"{jari:.2f}"
        d = f"M{x - jari:.2f} {y:.2f}a{r} {r} 0 1 0 {2 * jari:.2f} 0a{r} {r} 0 1 0 {-2 * jari:.2f} 0z"
        self.isi.append(Bentuk(d, isi, garis, tebal))

    def garis(self, d: str, warna: str, tebal: float, putus: str = "") -> None:
        """A line along path data."""
        self.isi.append(Bentuk(d, "none", warna, tebal, putus))

    def ikon(self, nama: str, x: float, y: float, sisi: float, warna: str, tebal: float = 2.0) -> None:
        """An icon with its top left corner at a place."""
        self.isi.append(Ikon(nama, x, y, sisi, warna, tebal))

    def logo(self, gambar: Gambar, x: float, y: float, lebar: float, tinggi: float) -> None:
        """The agency's logo, fitted into a box."""
        self.isi.append(Logo(gambar, x, y, lebar, tinggi))

    def tulis(
        self, teks: str, x: float, y: float, ukuran: float, warna: str, tebal: Tebal = 400,
        rata: Literal["kiri", "tengah", "kanan"] = "kiri", tingkat: int = 0,
    ) -> None:  # fmt: skip
        """One line of text on a baseline, at its left, middle or right."""
        width = lebar_teks(teks, ukuran, tebal)
        left = x if rata == "kiri" else x - width / 2 if rata == "tengah" else x - width
        self.isi.append(Teks(teks, left, y, ukuran, tebal, warna, tingkat))

    def alinea(  # noqa: PLR0913, PLR0917 - what, where, how
        self, teks: str, x: float, y: float, lebar: float, ukuran: float, warna: str, tebal: Tebal = 400,
        jarak: float = 1.32, tingkat: int = 0,
    ) -> float:  # fmt: skip
        """A paragraph from its top `y`; gives the height that it took."""
        lines = jadi_baris(teks, lebar, ukuran, tebal)
        for number, line in enumerate(lines):
            self.tulis(
                line, x, y + ukuran * (0.98 + number * jarak), ukuran, warna, tebal,
                tingkat=tingkat if number == 0 else -tingkat,
            )  # fmt: skip
        return tinggi_alinea(len(lines), ukuran, jarak)


def tinggi_alinea(baris: int, ukuran: float, jarak: float = 1.32) -> float:
    """The height of so many lines."""
    return baris * ukuran * jarak if baris else 0.0


@cache
def _advances(tebal: Tebal) -> tuple[dict[int, int], int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a tenth of a second that only posters need

    with TTFont(FONTS / BERKAS[tebal], lazy=True) as font:
        names, widths = font.getBestCmap(), font["hmtx"].metrics
        return {code: widths[name][0] for code, name in names.items()}, font["head"].unitsPerEm


@cache
def lebar_teks(teks: str, ukuran: float, tebal: Tebal) -> float:
    """The width of a line."""
    advances, units = _advances(tebal)
    missing = advances.get(ord("□"), units // 2)
    return sum(advances.get(ord(letter), missing) for letter in teks) * ukuran / units


def jadi_baris(teks: str, lebar: float, ukuran: float, tebal: Tebal = 400) -> list[str]:
    """A text broken into lines; a word that is too long for a line is cut."""
    lines: list[str] = []
    line = ""
    for word in teks.split():
        while lebar_teks(word, ukuran, tebal) > lebar and len(word) > 1:
            cut = len(word) - 1
            while cut > 1 and lebar_teks(word[:cut], ukuran, tebal) > lebar:
                cut -= 1
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:cut])
            word = word[cut:]  # noqa: PLW2901 - what is left of it
        longer = f"{line} {word}".strip()
        if line and lebar_teks(longer, ukuran, tebal) > lebar:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def terang(warna: str, terangnya: float) -> str:
    """The colour at another lightness (0 to 1), its hue kept clear."""
    red, green, blue = (int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, _, strong = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb(hue, terangnya, min(strong, 0.5))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def campur(warna: str, lain: str, bagian: float) -> str:
    """A colour mixed with another, of which it gets the share `bagian`."""
    a, b = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (warna, lain))
    return "#" + "".join(f"{round(x + (y - x) * bagian):02x}" for x, y in zip(a, b, strict=True))
