"""The typst compiler: one a process, warm, with the bundled fonts only.

A compiler may be used by one thread at a time, so a lock guards it. It does not survive a fork: its
threads are gone in the child and a compilation there would wait for them for ever. Processes of a pool must
therefore be spawned (`multiprocessing.get_context("spawn")` or `"forkserver"`), or forked before anything was
compiled; a child that was forked later says so instead of waiting.
"""

from __future__ import annotations

import datetime
import os
import threading

import typst

from sopan.errors import EnvironmentLacking, Pesan
from sopan.layout.metrics import FONTS
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render._typst_source import typst_source
from sopan.render.base import RenderOptions

__all__ = ["compile_pdf", "compile_png"]

_lock = threading.Lock()
_compiler: typst.Compiler | None = None
_owner = 0


def _ready() -> typst.Compiler:
    global _compiler, _owner  # noqa: PLW0603 - the one compiler of the process
    if _compiler is None:
        needed = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
        if not all((FONTS / name).is_file() for name in needed):
            raise EnvironmentLacking(
                Pesan(
                    f"huruf bawaan tidak lengkap di {FONTS}; pasang Sopan kembali.",
                    f"the bundled fonts are not complete in {FONTS}; install Sopan again.",
                )
            )
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        # The root is the folder of the fonts: no source that Sopan writes reads a file.
        _compiler = typst.Compiler(root=str(FONTS), font_paths=fonts, ignore_system_fonts=True)
        _owner = os.getpid()
    elif _owner != os.getpid():
        raise RuntimeError(
            "this process was forked after a PDF had been made, and typst does not survive that; "
            'start workers with multiprocessing.get_context("spawn") or "forkserver"'
        )
    return _compiler


def compile_pdf(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[bytes, tuple[Pesan, ...]]:
    """The document as PDF, with the standards that the options ask for, and warnings about pictures.

    The same SOP gives the same bytes, whatever the day and the machine.
    """
    source, warnings = typst_source(sop, scene, options)
    midnight = datetime.datetime.combine(options.tanggal_dokumen(sop), datetime.time(), datetime.UTC)
    with _lock:
        data = _ready().compile(
            source.encode(),
            format="pdf",
            pdf_standards=list(options.pdf_standards),
            timestamp=midnight,
        )
    if not isinstance(data, bytes):
        raise TypeError("typst gave no single file")
    return data, warnings


def compile_png(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[list[bytes], tuple[Pesan, ...]]:
    """The pages of the document as PNG pictures, from the same source as the PDF."""
    source, warnings = typst_source(sop, scene, options)
    with _lock:
        data = _ready().compile(source.encode(), format="png", ppi=float(options.dpi))
    pages = [data] if isinstance(data, bytes) else list(data or ())
    return pages, warnings
