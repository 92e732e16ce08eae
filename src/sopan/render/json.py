"""JSON: the model itself, for programs. It is an SOP file too, since JSON is YAML."""

from __future__ import annotations

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.model.salinan import sop_ke_json
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:  # noqa: ARG001 - as all are called
    """The SOP as indented JSON; nothing of the drawing is in it (`sopan layout` gives that)."""
    return (Output("", f"{sop_ke_json(sop, 2)}\n".encode()),)
