"""PNG, one file a page, at the resolution of the options. Drawn from the same source as the PDF."""

from __future__ import annotations

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render._typst import compile_png
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The pages as pictures with the suffix `-1`, `-2` and so on; warnings stand with the first."""
    pages, warnings = compile_png(sop, scene, options)
    return tuple(
        Output(f"-{page.number}", data, warnings if index == 0 else ())
        for index, (page, data) in enumerate(zip(scene.pages, pages, strict=True))
    )
