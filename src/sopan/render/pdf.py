"""PDF: tagged, PDF/UA-1 and PDF/A-2a, with the table as a table and the drawing in words."""

from __future__ import annotations

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render._typst import compile_pdf
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The document as one PDF file."""
    data, warnings = compile_pdf(sop, scene, options)
    return (Output("", data, warnings),)
