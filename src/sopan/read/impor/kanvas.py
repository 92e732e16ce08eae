"""A drawing as every source gives it: cells, shapes and lines on sheets; lengths in points, y downward.

Readers of XLSX, DOCX and PDF turn their file into `Lembar`; what it means is found by the modules that
recognise, which know of no file format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = ["Bentuk", "Garis", "JenisBentuk", "Kotak", "Lembar", "Sel", "Titik"]

Titik = tuple[float, float]
JenisBentuk = Literal["terminator", "process", "decision", "connector", "teks", "gambar", "lain"]
"""The four symbols; a box of text without outline; a picture; a shape that is no symbol of the regulation."""


class Kotak(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def tengah(self) -> Titik:
        """The middle."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def lebar(self) -> float:
        """Width."""
        return self.x1 - self.x0

    @property
    def tinggi(self) -> float:
        """Height."""
        return self.y1 - self.y0

    def jarak(self, titik: Titik) -> float:
        """How far a point lies outside; 0 inside."""
        dx = max(self.x0 - titik[0], 0.0, titik[0] - self.x1)
        dy = max(self.y0 - titik[1], 0.0, titik[1] - self.y1)
        return float((dx * dx + dy * dy) ** 0.5)

    def memuat(self, titik: Titik) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= titik[0] <= self.x1 and self.y0 <= titik[1] <= self.y1


@dataclass(slots=True)
class Sel:
    """A cell of a table: row and column from 0, how many it spans, its text, box, and name (`B5`)."""

    baris: int
    kolom: int
    teks: str
    kotak: Kotak
    asal: str
    tinggi: int = 1
    lebar: int = 1

    @property
    def akhir_baris(self) -> int:
        """The last row that it covers."""
        return self.baris + self.tinggi - 1

    @property
    def akhir_kolom(self) -> int:
        """The last column that it covers."""
        return self.kolom + self.lebar - 1


@dataclass(slots=True)
class Bentuk:
    """A shape: `nama` is unique on its sheet; `yakin` how sure its kind is; `asal` what its program calls it.

    `keterangan` is its alternative text.
    """

    nama: str
    jenis: JenisBentuk
    kotak: Kotak
    teks: str = ""
    asal: str = ""
    yakin: float = 1.0
    keterangan: str = ""


@dataclass(slots=True)
class Garis:
    """A line by its corners.

    `kepala_awal` and `kepala_akhir` are heads at its first and last point; `dari` and
    `ke` the names of the shapes that those ends are glued to, where they are.
    """

    titik: list[Titik]
    kepala_awal: bool = False
    kepala_akhir: bool = False
    dari: str | None = None
    ke: str | None = None
    teks: str = ""
    asal: str = ""
    keterangan: str = ""


@dataclass(slots=True)
class Lembar:
    """A sheet, or the page of a document."""

    nama: str
    sel: list[Sel] = field(default_factory=list)
    bentuk: list[Bentuk] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)
