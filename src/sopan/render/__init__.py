"""Renderers: a `Scene` and the `Sop` it came from, written as the bytes of one format.

`FORMATS` is the table of all formats; a format's module is imported when it is first used. A renderer
decides nothing about places: it draws what layout decided.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module

from sopan.errors import Pesan, WrongUse
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render.base import Output, Renderer, RenderOptions

__all__ = ["FORMATS", "Format", "Output", "RenderOptions", "may_fork", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of output: its name for people, suffix of its files, media type, and module.

    The module has a function `render(sop, scene, options)` that gives one output a file.
    """

    name: str
    suffix: str
    media_type: str
    module: str

    def render(self, sop: Sop, scene: Scene, options: RenderOptions | None = None) -> tuple[Output, ...]:
        """Draw the scene in this format."""
        function: Renderer = import_module(self.module).render
        return function(sop, scene, options or RenderOptions())


FORMATS: dict[str, Format] = {
    "pdf": Format("PDF/A, PDF/UA", ".pdf", "application/pdf", "sopan.render.pdf"),
    "svg": Format("SVG", ".svg", "image/svg+xml", "sopan.render.svg"),
    "png": Format("PNG", ".png", "image/png", "sopan.render.png"),
    "xlsx": Format(
        "Excel",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "sopan.render.xlsx",
    ),
    "docx": Format(
        "Word",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "sopan.render.docx",
    ),
    "html": Format("HTML", ".html", "text/html", "sopan.render.html"),
    "bpmn": Format("BPMN 2.0", ".bpmn", "application/xml", "sopan.render.bpmn"),
    "drawio": Format("draw.io", ".drawio", "application/vnd.jgraph.mxfile", "sopan.render.drawio"),
    "visio-xlsx": Format(
        "Visio Data Visualizer",
        ".visio.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "sopan.render.visio_xlsx",
    ),
    "md": Format("Markdown", ".md", "text/markdown", "sopan.render.markdown"),
    "json": Format("JSON", ".json", "application/json", "sopan.render.json"),
}
"""The formats by the name that the command line takes."""


def render(name: str, sop: Sop, scene: Scene, options: RenderOptions | None = None) -> tuple[Output, ...]:
    """Draw the scene in the format of that name. Raises `WrongUse` for a name that is not known."""
    known = FORMATS.get(name)
    if known is None:
        names = ", ".join(FORMATS)
        raise WrongUse(
            Pesan(
                f"format '{name}' tidak dikenal; pilih {names}.",
                f"format '{name}' is not known; choose {names}.",
            )
        )
    return known.render(sop, scene, options)


def may_fork() -> bool:
    """Whether a forked child of this process could still draw PDF and PNG.

    Typst's compiler does not survive a fork; once this process has drawn, its workers must be spawned.
    """
    used = sys.modules.get("sopan.render._typst")
    return used is None or not used.in_use()
