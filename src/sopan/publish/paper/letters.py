"""The letters of the public type that a text uses, to be carried in a file that must look alike anywhere."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import Literal

from sopan.publish.paper.as_pdf import FONTS

__all__ = ["BERKAS", "Tebal", "huruf_tertanam"]

Tebal = Literal[400, 600, 800]
BERKAS: dict[Tebal, str] = {
    400: "PlusJakartaSans-Regular.ttf",
    600: "PlusJakartaSans-SemiBold.ttf",
    800: "PlusJakartaSans-ExtraBold.ttf",
}
"""The font files by weight."""


def huruf_tertanam(huruf: dict[Tebal, str]) -> str:
    """CSS that brings these letters of each weight along."""
    return "".join(
        f"@font-face{{font-family:'Plus Jakarta Sans';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{_subset(weight, ''.join(sorted(set(letters))))}) format('woff')}}"
        for weight, letters in sorted(huruf.items())
        if letters
    )


@lru_cache(maxsize=64)
def _subset(weight: Tebal, letters: str) -> str:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - a tenth of a second that few files need
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(FONTS / BERKAS[weight], recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
