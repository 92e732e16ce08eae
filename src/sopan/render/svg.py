"""SVG, one file a page: semantic, scalable, printable, with the ids of the layout.

An agency's own font is carried inside of the file (`sopan.render._font`), but not with `interactive`, which
is for a page that has its own content policy and brings the font in its own style sheet.
"""

from __future__ import annotations

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.render._font import font_face, letters_of, not_carried
from sopan.render._svg_page import svg_page
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The pages of a document, each an SVG file with the suffix `-1`, `-2` and so on."""
    alur, face = alur_dari(sop), scene.style.font
    outputs = []
    for page in scene.pages:
        words, warnings = svg_page(sop, page, scene.style, options, alur)
        carried = "" if options.interactive else font_face(face, letters_of([page], face))
        if carried:
            words = words.replace("<title", f"<style>{carried}</style>\n<title", 1)
        outputs.append(Output(f"-{page.number}", words.encode(), (*warnings, *not_carried(face))))
    return tuple(outputs)
