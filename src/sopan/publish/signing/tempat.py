"""Where a visible signature stands: in "Disahkan oleh" of the SOP's own page, or where a person says."""

from __future__ import annotations

import re
from typing import NamedTuple

from sopan.errors import Pesan, WrongUse
from sopan.layout.scene import Scene

__all__ = ["Kotak", "kotak_dari_teks", "kotak_pengesahan"]

_SEL = "identitas:tanda_tangan"
_INSET = 3.0
_MM = 72 / 25.4


class Kotak(NamedTuple):
    """A place on a page, as in a layout: page from 1, left, top, width, height in points, y downward."""

    halaman: int
    x: float
    y: float
    lebar: float
    tinggi: float


def kotak_pengesahan(scene: Scene) -> Kotak:
    """The signature area of "Disahkan oleh". Raises `WrongUse` where the document has no identity page."""
    for page in scene.pages:
        for text in page.texts:
            if text.cell == _SEL:
                box = text.box
                return Kotak(
                    page.number,
                    box.x + _INSET,
                    box.y + _INSET,
                    box.width - 2 * _INSET,
                    box.height - 2 * _INSET,
                )
    raise WrongUse(
        Pesan(
            "dokumen ini tanpa halaman identitas, jadi tanpa kotak pengesahan.",
            "this document has no identity page, and so no box to sign in.",
        )
    )


def kotak_dari_teks(teks: str) -> Kotak:
    """`2,100,200,80,30`: page, then left, top, width and height in millimetres."""
    parts = [part.strip() for part in teks.split(",")]
    if len(parts) != 5 or not all(re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", part) for part in parts):
        raise WrongUse(
            Pesan(
                f"kotak '{teks}' tidak terbaca; tulis halaman,kiri,atas,lebar,tinggi dalam milimeter, "
                "misalnya '2,110,60,80,30'.",
                f"the box '{teks}' cannot be read; write page,left,top,width,height in millimetres, "
                "for instance '2,110,60,80,30'.",
            )
        )
    page, *sides = (float(part) for part in parts)
    if page != int(page) or page < 1 or min(sides[2:]) < 5:
        raise WrongUse(
            Pesan(
                f"kotak '{teks}' terlalu kecil atau tanpa halaman.",
                f"the box '{teks}' is too small or has no page.",
            )
        )
    x, y, width, height = (side * _MM for side in sides)
    return Kotak(int(page), x, y, width, height)
