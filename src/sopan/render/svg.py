"""SVG, one file a page: semantic, scalable, printable, with the ids of the layout."""

from __future__ import annotations

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.render._svg_page import svg_page
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The pages of a document, each an SVG file with the suffix `-1`, `-2` and so on."""
    alur = alur_dari(sop)
    outputs = []
    for page in scene.pages:
        words, warnings = svg_page(sop, page, scene.style, options, alur)
        outputs.append(Output(f"-{page.number}", words.encode(), tuple(warnings)))
    return tuple(outputs)
