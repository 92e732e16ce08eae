"""The typst compiler: one a process (one more where other fonts are asked for), warm, bundled fonts only.

A compiler may be used by one thread at a time, so a lock guards it. It does not survive a fork: its
threads are gone in the child and a compilation there would wait for them for ever. Processes of a pool must
therefore be spawned (`multiprocessing.get_context("spawn")` or `"forkserver"`), or forked before anything was
compiled; a child that was forked later says so instead of waiting.
"""

from __future__ import annotations

import datetime
import json
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import typst

from sopan.errors import EnvironmentLacking, Pesan
from sopan.layout.metrics import FONTS
from sopan.layout.scene import Scene
from sopan.layout.typeface import Typeface
from sopan.model import Sop
from sopan.render._font import may_be_in_pdf
from sopan.render._typst_source import typst_source
from sopan.render.base import PdfStandard, RenderOptions

__all__ = ["compile_pdf", "compile_png", "font_folders", "in_use", "position", "typeset"]

_WITH_FILES: dict[PdfStandard, PdfStandard] = {"a-2a": "a-3a", "a-2b": "a-3b", "a-2u": "a-3u", "a-4": "a-4f"}
"""For each PDF/A the one that allows files of any kind inside."""

_UNDRAWABLE = Pesan(
    "logo tidak dipakai: gambarnya tidak dapat digambar; tempatnya dikosongkan.",
    "the logo is not used: it cannot be drawn; its place is left empty.",
)

_MOST_COMPILERS = 6
_lock = threading.Lock()
_compilers: dict[tuple[Path, ...], typst.Compiler] = {}
_owner = 0


def in_use() -> bool:
    """Whether this process has made its compiler, and with it threads that a fork would lose."""
    return bool(_compilers)


def font_folders(face: Typeface) -> tuple[Path, ...]:
    """Where the files of a document's own font are; nothing for the bundled one."""
    folder = face.folder()
    return (folder,) if folder else ()


def _ready(more_fonts: tuple[Path, ...] = ()) -> typst.Compiler:
    global _owner
    if _compilers and _owner != os.getpid():
        raise RuntimeError(
            "this process was forked after a PDF had been made, and typst does not survive that; "
            'start workers with multiprocessing.get_context("spawn") or "forkserver"'
        )
    compiler = _compilers.get(more_fonts)
    if compiler is None:
        needed = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
        if not all((FONTS / name).is_file() for name in needed):
            raise EnvironmentLacking(
                Pesan(
                    f"huruf bawaan tidak lengkap di {FONTS}; pasang Sopan kembali.",
                    f"the bundled fonts are not complete in {FONTS}; install Sopan again.",
                )
            )
        folders = [str(FONTS), *map(str, more_fonts)]
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        # The root is the folder of the fonts: no source that Sopan writes reads a file.
        compiler = typst.Compiler(root=str(FONTS), font_paths=fonts, ignore_system_fonts=True)
        while len(_compilers) >= _MOST_COMPILERS:  # a server whose agencies each have a font
            del _compilers[next(folders for folders in _compilers if folders)]
        _compilers[more_fonts], _owner = compiler, os.getpid()
    return compiler


def position(source: str, label: str) -> tuple[int, float, float] | None:
    """Where a source says that something stands: page from 1, left and top in points; None where it does not.

    The source marks the place with `#context [#metadata(here().position()) <label>]`.
    """
    ask: Any = typst.query  # its types leave a parameter open
    with _lock:
        _ready()
        found = ask(
            source.encode(),
            f"<{label}>",
            field="value",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    places = json.loads(found)
    if not places:
        return None
    place = places[0]
    return int(place["page"]), float(place["x"].removesuffix("pt")), float(place["y"].removesuffix("pt"))


def typeset(
    source: str,
    form: Literal["pdf", "png"] = "pdf",
    *,
    standards: Sequence[PdfStandard] = (),
    tanggal: datetime.date | None = None,
    dpi: int = 150,
    fonts: tuple[Path, ...] = (),
) -> list[bytes]:
    """Any typst source as one PDF or as PNG pages, for documents that are composed beside the SOP's own.

    `tanggal` is the date that the PDF bears, `fonts` are folders of more fonts than the bundled ones. Raises
    `typst.TypstError` for a source that is wrong, which is a fault of whoever wrote it.
    """
    midnight = datetime.datetime.combine(tanggal, datetime.time(), datetime.UTC) if tanggal else None
    with _lock:
        compiler = _ready(fonts)
        data = (
            compiler.compile(source.encode(), format="pdf", pdf_standards=list(standards), timestamp=midnight)
            if form == "pdf"
            else compiler.compile(source.encode(), format="png", ppi=float(dpi))
        )
    return [data] if isinstance(data, bytes) else list(data or ())


def compile_pdf(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[bytes, tuple[Pesan, ...]]:
    """The document as PDF, with the standards that the options ask for, and warnings about pictures.

    The same SOP gives the same bytes, whatever the day and the machine.
    """
    may_be_in_pdf(scene.style.font)
    midnight = datetime.datetime.combine(options.tanggal_dokumen(sop), datetime.time(), datetime.UTC)
    inside = _WITH_FILES if options.lampiran else {}
    data, warnings = _compile(
        sop,
        scene,
        options,
        lambda compiler, source: compiler.compile(
            source,
            format="pdf",
            pdf_standards=[inside.get(one, one) for one in options.pdf_standards],
            timestamp=midnight,
        ),
    )
    return data[0], warnings


def compile_png(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[list[bytes], tuple[Pesan, ...]]:
    """The pages of the document as PNG pictures, from the same source as the PDF."""
    return _compile(
        sop,
        scene,
        options,
        lambda compiler, source: compiler.compile(source, format="png", ppi=float(options.dpi)),
    )


def _compile(
    sop: Sop,
    scene: Scene,
    options: RenderOptions,
    run: Callable[[typst.Compiler, bytes], bytes | list[bytes] | None],
) -> tuple[list[bytes], tuple[Pesan, ...]]:
    """Run the compiler; again without the pictures where one of them is what it cannot draw."""
    folders = font_folders(scene.style.font)
    source, warnings = typst_source(sop, scene, options)
    try:
        with _lock:
            data = run(_ready(folders), source.encode())
    except typst.TypstError:
        if not any(page.pictures for page in scene.pages) or options.base_dir is None:
            raise
        data_without, _ = _compile(sop, scene, replace(options, base_dir=None), run)
        return data_without, (*warnings, _UNDRAWABLE)
    return ([data] if isinstance(data, bytes) else list(data or ())), warnings
