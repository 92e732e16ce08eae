"""Page setup: paper, margins and type size of the document."""

from __future__ import annotations

from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.layout.labels import LABELS, Labels
from sopan.layout.scene import Style
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model.peraturan import Profil

__all__ = ["PAPERS", "PageSetup"]

_MM = 72 / 25.4
STYLE = Style()

PAPERS: dict[str, tuple[float, float]] = {
    "F4": (330 * _MM, 215 * _MM),
    "A4": (297 * _MM, 210 * _MM),
    "Letter": (792.0, 612.0),
    "Legal": (1008.0, 612.0),
}
"""Width and height in points of each paper, landscape (F4 is the folio of Indonesian offices)."""

SMALLEST_TYPE = 7.0
LARGEST_TYPE = 14.0


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a document is set: `paper` by name, margins in points (top, right, bottom, left), type size.

    `footer` is the height above the bottom margin that is kept clear for number, title, page n of m, and
    a signature note with its QR code; `signature` the clear height in "Disahkan oleh" for a stamp or a
    visible electronic signature. The document of 35/2012 lies landscape; other forms may stand (`portrait`).
    Raises `WrongUse` for a paper that is not known, a type size below 7 or above 14 points, and margins that
    leave no room.
    """

    paper: str = "F4"
    margins: tuple[float, float, float, float] = (34.0, 34.0, 28.0, 34.0)
    font_size: float = 9.0
    footer: float = 30.0
    identity: bool = True
    portrait: bool = False
    signature: float = 88.0
    labels: Labels = LABELS
    style: Style = STYLE

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            known = ", ".join(PAPERS)
            raise WrongUse(
                Pesan(
                    f"kertas '{self.paper}' tidak dikenal; pilih {known}.",
                    f"paper '{self.paper}' is not known; choose {known}.",
                )
            )
        if not SMALLEST_TYPE <= self.font_size <= LARGEST_TYPE:
            raise WrongUse(
                Pesan(
                    f"ukuran huruf {self.font_size} di luar 7 sampai 14 poin.",
                    f"type size {self.font_size} is outside 7 to 14 points.",
                )
            )
        top, right, bottom, left = self.margins
        if min(self.margins) < 0 or left + right > self.width / 3 or top + bottom > self.height / 3:
            raise WrongUse(
                Pesan(
                    "margin negatif atau menghabiskan lebih dari sepertiga kertas.",
                    "margins are negative or take more than a third of the paper.",
                )
            )

    @classmethod
    def menurut(cls, profil: Profil, *, identity: bool = True, face: Typeface = BUNDLED) -> PageSetup:
        """The page that a profile asks for; `face` is its font (`sopan.read.huruf_file.read_typeface`)."""
        margin, tanda, warna = profil.margin, profil.tanda_tangan, profil.warna
        own = cls(identity=identity)
        sides = own.margins
        if margin is not None:
            sides = (margin.atas * _MM, margin.kanan * _MM, margin.bawah * _MM, margin.kiri * _MM)
        return cls(
            paper=profil.kertas,
            margins=sides,
            font_size=profil.huruf.ukuran,
            identity=identity,
            signature=own.signature if tanda is None else tanda.tinggi * _MM,
            labels=profil.label,
            style=Style(ink=warna.tinta, shade=warna.arsir, font=face),
        )

    @property
    def face(self) -> Typeface:
        """The letters that the document is set in."""
        return self.style.font

    @property
    def width(self) -> float:
        """Width of the page in points."""
        return PAPERS[self.paper][1 if self.portrait else 0]

    @property
    def height(self) -> float:
        """Height of the page in points."""
        return PAPERS[self.paper][0 if self.portrait else 1]
