"""How each format names the document's font, and how it brings it along.

The bundled family is never carried in SVG or HTML, since Arial has its widths and is everywhere. An agency's
own is: as WOFF with only the letters used, inside of the file, so that it looks the same anywhere and asks
for nothing from elsewhere. Office files only name it, as Office does. What a font's licence forbids is not
done and told: a font that may be embedded in nothing cannot be in a PDF at all, since PDF/A embeds all fonts.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import lru_cache

from sopan.errors import Pesan, WrongUse
from sopan.layout.scene import Page
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["css_families", "font_face", "letters_of", "may_be_in_pdf", "not_carried", "office_family"]

Letters = tuple[str, str]
"""The letters that are used, regular and bold, each in order and once."""

_SAFE = "Liberation Sans, Arial, Helvetica, sans-serif"  # all but the last have the same advances


def office_family(face: Typeface) -> str:
    """The family that Office files name. Arial stands for the bundled one, which has its widths."""
    return "Arial" if face.bundled else face.name


def css_families(face: Typeface) -> str:
    """The families as CSS and SVG have them."""
    return _SAFE if face.bundled else f"'{face.name}', {_SAFE}"


def letters_of(pages: Iterable[Page], face: Typeface) -> Letters:
    """The letters that pages show."""
    used: tuple[set[str], set[str]] = (set(), set())
    for page in pages:
        for text in page.texts:
            for line in text.lines:
                used[text.bold].update(face.drawable(line.text))
        for arrow in page.arrows:
            for line in arrow.label.lines if arrow.label else ():
                used[False].update(face.drawable(line.text))
        for symbol in page.symbols:
            used[True].update(symbol.label or "")
    return "".join(sorted(used[False])), "".join(sorted(used[True]))


def font_face(face: Typeface, letters: Letters) -> str:
    """CSS that brings the letters of an agency's family along, where its licence allows that."""
    if face.bundled or face.izin != "bebas":
        return ""
    regular, bold = letters
    if face.weight(True) is face.weight(False):  # one file for both, else a browser would embolden it
        return _rule(face, False, "".join(sorted({*regular, *bold})), "1 1000")
    return _rule(face, False, regular, "400") + _rule(face, True, bold, "700")


def _rule(face: Typeface, bold: bool, letters: str, weights: str) -> str:
    own = face.weight(bold)
    used = "".join(letter for letter in letters if letter in own.advances)
    if not used:
        return ""
    return (
        f"@font-face{{font-family:'{face.name}';font-weight:{weights};"
        f"src:url(data:font/woff;base64,{_subset(own.data, used)}) format('woff')}}"
    )


@lru_cache(maxsize=64)
def _subset(data: bytes, letters: str) -> str:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - a tenth of a second that few files need
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = Subsetter(
        Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    )
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")


def not_carried(face: Typeface) -> tuple[Pesan, ...]:
    """What to tell where SVG or HTML can only name the font."""
    if face.bundled or face.izin == "bebas":
        return ()
    return (
        Pesan(
            f"huruf {face.name} hanya disebut, tidak disertakan: lisensinya (fsType) melarang; komputer "
            f"tanpa huruf itu memakai {BUNDLED.name} atau Arial.",
            f"the font {face.name} is only named, not carried: its licence (fsType) forbids that; a "
            f"computer without it uses {BUNDLED.name} or Arial.",
        ),
    )


def may_be_in_pdf(face: Typeface) -> None:
    """Raise `WrongUse` for a font that its licence keeps out of PDF."""
    if face.izin == "terlarang":
        raise WrongUse(
            Pesan(
                f"huruf {face.name} tidak dapat dipakai dalam PDF: lisensinya (fsType) melarang penyematan. "
                "Pilih huruf lain dalam profil, atau gambar ke xlsx, docx, atau png.",
                f"the font {face.name} cannot be used in a PDF: its licence (fsType) forbids embedding. "
                "Choose another font in the profile, or draw xlsx, docx or png.",
            )
        )
