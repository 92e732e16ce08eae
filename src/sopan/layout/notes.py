"""What a layout tells its user: letters that the document's font does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopan.errors import Pesan
from sopan.layout.scene import Page
from sopan.layout.typeface import BUNDLED, Typeface

__all__ = ["font_notes"]

_SHOWN = 12


def font_notes(pages: Iterable[Page], face: Typeface) -> tuple[Pesan, ...]:
    """Which letters of the pages are not of the agency's family and come from the bundled one."""
    if face.bundled:
        return ()
    foreign = sorted(face.foreign(_texts(pages, face)))
    if not foreign:
        return ()
    shown = " ".join(foreign[:_SHOWN]) + (" …" if len(foreign) > _SHOWN else "")
    return (
        Pesan(
            f"huruf {face.name} tidak memiliki {shown}; digambar dengan {BUNDLED.name}.",
            f"the font {face.name} lacks {shown}; drawn in {BUNDLED.name}.",
        ),
    )


def _texts(pages: Iterable[Page], face: Typeface) -> Iterator[tuple[str, bool]]:
    for page in pages:
        for text in page.texts:
            for line in text.lines:
                yield face.drawable(line.text), text.bold
        for arrow in page.arrows:
            for line in arrow.label.lines if arrow.label else ():
                yield face.drawable(line.text), False
