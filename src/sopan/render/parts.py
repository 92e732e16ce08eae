"""What documents composed beside the SOP's own need of the renderers: typesetting, pictures, drawings."""

from __future__ import annotations

from sopan.errors import Pesan
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render._font import may_be_in_pdf
from sopan.render._pictures import Gambar, load_picture
from sopan.render._svg_page import svg_page
from sopan.render._typst import font_folders, position, typeset
from sopan.render._typst_source import typst_source
from sopan.render._words import ways_in_words
from sopan.render.base import RenderOptions

__all__ = [
    "Gambar",
    "font_folders",
    "load_picture",
    "position",
    "sop_pages",
    "svg_page",
    "typeset",
    "ways_in_words",
]


def sop_pages(sop: Sop, scene: Scene, options: RenderOptions, label: str) -> tuple[str, tuple[Pesan, ...]]:
    """An SOP as typst source to stand inside of another document, and warnings about its pictures.

    It has no metadata of its own; its first page bears `label`, for contents and links. Whoever typesets it
    gives `font_folders` of the scene's typeface. Raises `WrongUse` for a font that may not be in a PDF.
    """
    may_be_in_pdf(scene.style.font)
    source, warnings = typst_source(sop, scene, options)
    _, _, body = source.partition("\n")  # the first line is `set document`, which a document has once
    return body.replace("#{\n", f"#{{\n[#metadata(none) <{label}>]\n", 1), warnings
