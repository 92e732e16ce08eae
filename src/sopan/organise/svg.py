"""A few words of SVG for the pictures of this package: maps and networks, not the documents.

Coordinates are points with one decimal, text is escaped, and the font is the one that text is measured with
(Liberation Sans, which has the widths of Arial).
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

from sopan.errors import language
from sopan.layout.text import text_width, wrap

__all__ = [
    "ABU",
    "AMBER",
    "GARIS",
    "HURUF",
    "MERAH",
    "REDUP",
    "TEAL",
    "TINTA",
    "Svg",
    "angka",
    "potong",
    "wrap",
]

TINTA = "#1b2423"
REDUP = "#5b6866"
GARIS = "#b9c3c0"
ABU = "#8b9694"
TEAL = "#0f6e69"
AMBER = "#b06f00"
MERAH = "#a8321f"
HURUF = "Liberation Sans, Arial, Helvetica, sans-serif"


def angka(nilai: float) -> str:
    """A number as SVG has it, with at most one decimal."""
    return f"{nilai:.1f}".removesuffix(".0")


def potong(teks: str, lebar: float, ukuran: float, tebal: bool = False, baris: int = 2) -> list[str]:
    """The text in at most `baris` lines of that width; what does not fit ends in an ellipsis."""
    semua = list(wrap(teks, lebar, ukuran, tebal))
    if len(semua) <= baris:
        return semua
    akhir = semua[baris - 1]
    while akhir and text_width(f"{akhir}…", ukuran, tebal) > lebar:
        akhir = akhir[:-1]
    return [*semua[: baris - 1], f"{akhir.rstrip()}…"]


@dataclass
class Svg:
    """A picture being drawn; what is drawn later lies above."""

    isi: list[str] = field(default_factory=list)

    def kotak(self, x: float, y: float, lebar: float, tinggi: float, **sifat: object) -> None:
        """A rectangle."""
        bentuk = f'x="{angka(x)}" y="{angka(y)}" width="{angka(lebar)}" height="{angka(tinggi)}"'
        self.isi.append(f"<rect {bentuk}{_sifat(sifat)}/>")

    def bulat(self, x: float, y: float, jari: float, **sifat: object) -> None:
        """A circle."""
        self.isi.append(f'<circle cx="{angka(x)}" cy="{angka(y)}" r="{angka(jari)}"{_sifat(sifat)}/>')

    def garis(self, titik: Sequence[tuple[float, float]], **sifat: object) -> None:
        """A line through points."""
        jalan = " ".join(f"{angka(x)},{angka(y)}" for x, y in titik)
        self.isi.append(f'<polyline points="{jalan}" fill="none"{_sifat(sifat)}/>')

    def jalan(self, d: str, **sifat: object) -> None:
        """A path."""
        self.isi.append(f'<path d="{d}"{_sifat(sifat)}/>')

    def tulis(self, x: float, y: float, teks: str, ukuran: float = 11, **sifat: object) -> None:
        """A line of text; `y` is its baseline."""
        self.isi.append(
            f'<text x="{angka(x)}" y="{angka(y)}" font-size="{angka(ukuran)}"{_sifat(sifat)}>'
            f"{html.escape(teks, quote=False)}</text>"
        )

    def mulai(self, keterangan: str = "", **sifat: object) -> None:
        """Begin a group; `keterangan` shows when a pointer rests on it, and is read aloud."""
        judul = f"<title>{html.escape(keterangan, quote=False)}</title>" if keterangan else ""
        self.isi.append(f"<g{_sifat(sifat)}>{judul}")

    def akhiri(self) -> None:
        """End the group begun last."""
        self.isi.append("</g>")

    def selesai(self, lebar: float, tinggi: float, judul: str, uraian: str = "", awal: str = "") -> str:
        """The whole picture on white; `awal` is put before all else (definitions of markers)."""
        desc = f"<desc>{html.escape(uraian, quote=False)}</desc>" if uraian else ""
        ukuran = (
            f'width="{angka(lebar)}" height="{angka(tinggi)}" viewBox="0 0 {angka(lebar)} {angka(tinggi)}"'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {ukuran} role="img" lang="{language()}" '
            f'font-family="{HURUF}" fill="{TINTA}"><title>{html.escape(judul, quote=False)}</title>{desc}'
            f'{awal}<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(self.isi) + "\n</svg>\n"
        )


def _sifat(sifat: dict[str, object]) -> str:
    hasil = []
    for nama, nilai in sifat.items():
        tulisan = angka(nilai) if isinstance(nilai, float) else str(nilai)
        hasil.append(f' {nama.rstrip("_").replace("_", "-")}="{html.escape(tulisan)}"')
    return "".join(hasil)
