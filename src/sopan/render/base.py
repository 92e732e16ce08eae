"""What every renderer takes and gives."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from sopan.errors import Pesan, WrongUse
from sopan.layout.scene import Scene
from sopan.model import Sop

__all__ = ["KONEKTOR", "Konektor", "Lampiran", "Output", "PdfStandard", "RenderOptions", "Renderer"]

PdfStandard = Literal["1.7", "2.0", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b", "a-3u", "a-4", "a-4f", "ua-1"]
"""A standard that a PDF may claim."""

Konektor = Literal["lekat", "garis"]
"""How Office files draw arrows: glued to their symbols (for Excel and Word), or as lines (for
LibreOffice)."""

KONEKTOR: tuple[Konektor, ...] = ("lekat", "garis")

_LEAST_DPI, _MOST_DPI = 30, 600


class Output(NamedTuple):
    """One file that a renderer made.

    `name_suffix` goes between the document's name and the format's suffix (`""`, or `"-2"` for the second
    page). `warnings` tell what could not be drawn as asked, such as a logo that is not there.
    """

    name_suffix: str
    data: bytes
    warnings: tuple[Pesan, ...] = ()


class Lampiran(NamedTuple):
    """An SOP file that travels inside of a document: its name, and its text as it is on the disk."""

    nama: str
    teks: str


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a renderer may be told.

    `base_dir` is the folder of the SOP file, where its logo is looked for; without it no picture is read.
    `dpi` is for formats made of pixels. `pdf_standards` are those that the PDF claims. `tanggal` is the
    date written into files that bear one; by default a date of the SOP itself, so that the same SOP gives
    the same bytes on every day and machine. `konektor` says how Office files draw arrows. `lampiran` is the
    SOP file that a PDF is to carry, which then is PDF/A-3. `peraturan` is the regulation that the document
    follows, for its metadata. `interactive` gives SVG what an editor needs to draw by pointing
    (`sopan.render._svg_targets`). Raises `WrongUse` for a resolution outside 30 to
    600 and for an unknown `konektor`.
    """

    base_dir: Path | None = None
    dpi: int = 150
    pdf_standards: tuple[PdfStandard, ...] = ("a-2a", "ua-1")
    tanggal: datetime.date | None = field(default=None)
    konektor: Konektor = "lekat"
    lampiran: Lampiran | None = None
    peraturan: str = "PermenPANRB 35/2012"
    interactive: bool = False

    def __post_init__(self) -> None:
        if not _LEAST_DPI <= self.dpi <= _MOST_DPI:
            raise WrongUse(
                Pesan(
                    f"resolusi {self.dpi} dpi di luar {_LEAST_DPI} sampai {_MOST_DPI}.",
                    f"resolution {self.dpi} dpi is outside {_LEAST_DPI} to {_MOST_DPI}.",
                )
            )
        if self.konektor not in KONEKTOR:
            known = ", ".join(KONEKTOR)
            raise WrongUse(
                Pesan(
                    f"konektor '{self.konektor}' tidak dikenal; pilih {known}.",
                    f"konektor '{self.konektor}' is not known; choose {known}.",
                )
            )

    def tanggal_dokumen(self, sop: Sop) -> datetime.date:
        """The date of the document: the one asked for, else that of the SOP, else the day of 35/2012."""
        own = sop.tanggal
        return self.tanggal or own.efektif or own.pembuatan or _HARI


_HARI = datetime.date(2012, 6, 19)

Renderer = Callable[[Sop, Scene, RenderOptions], tuple[Output, ...]]
"""A renderer draws a laid-out SOP. It decides nothing about places: those are the Scene's."""
