"""The agency's logo for Office files, which want pixels: an SVG is drawn as PNG once and remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import typst

from sopan.errors import Pesan
from sopan.layout.scene import Box, Picture
from sopan.render._pictures import Gambar, fitted, load_picture
from sopan.render._typst import typeset
from sopan.render.base import RenderOptions

__all__ = ["Logo", "load_logo"]

_DPI = 300
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg"}


class Logo(NamedTuple):
    """The bytes of a picture, the suffix of its part, its media type, and where it stands on the page."""

    data: bytes
    suffix: str
    media_type: str
    box: Box


def load_logo(picture: Picture, options: RenderOptions) -> Logo | Pesan:
    """The logo that a page asks for, or the warning why there is none."""
    found = load_picture(picture.path, options.base_dir)
    if isinstance(found, Pesan):
        return found
    box = fitted(found, picture.box)
    if found.media_type in _SUFFIXES:
        return Logo(found.data, _SUFFIXES[found.media_type], found.media_type, box)
    drawn = _drawn(found, box.width, box.height)
    if drawn is None:
        return Pesan(
            f"logo '{picture.path}' tidak dipakai: gambarnya tidak dapat digambar; tempatnya dikosongkan.",
            f"logo '{picture.path}' is not used: it cannot be drawn; its place is left empty.",
        )
    return Logo(drawn, "png", "image/png", box)


@lru_cache(maxsize=32)
def _drawn(gambar: Gambar, width: float, height: float) -> bytes | None:
    """An SVG as PNG on no ground, 300 dots to the inch at that size; None where it cannot be drawn."""
    drawing = gambar.as_svg.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    size = f"width:{width:.2f}pt,height:{height:.2f}pt"
    source = f'#set page({size},margin:0pt,fill:none)\n#image(bytes("{drawing}"),format:"svg",{size})'
    try:
        return typeset(source, "png", dpi=_DPI)[0]
    except typst.TypstError:
        return None
