"""The chapters of a book: each SOP drawn to typst source, with what the contents say of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from sopan.errors import Pesan
from sopan.layout.compose import compose
from sopan.layout.setup import PageSetup
from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Sop
from sopan.render import RenderOptions, render
from sopan.render.parts import sop_pages

__all__ = ["LABEL", "Bab", "susun_bab"]

LABEL = "sop-bab"
"""Stands in a chapter's source where the label of its place in the book goes."""


@dataclass(frozen=True, slots=True)
class Bab:
    """An SOP in a book.

    `source` are its pages, `halaman` how many, `docx` its Word document where that is wanted; the rest is
    for contents and cover.
    """

    judul: str
    nomor: str
    berlaku: str
    instansi: str
    unit: tuple[str, ...]
    jenis: str
    tanggal: datetime.date | None
    logo: str | None
    folder: Path | None
    source: str
    halaman: int
    peringatan: tuple[Pesan, ...] = ()
    docx: bytes | None = None


def susun_bab(
    sop: Sop,
    folder: Path | None,
    setup: PageSetup,
    peraturan: str = "PermenPANRB 35/2012",
    *,
    word: bool = False,
) -> Bab:
    """Draw an SOP for a book; `folder` is where its logo is looked for. Raises `LayoutImpossible`.

    With `word` also as a Word document, for a book in that format.
    """
    scene = compose(sop, setup)
    options = RenderOptions(base_dir=folder, peraturan=peraturan)
    source, warnings = sop_pages(sop, scene, options, LABEL)
    docx = render("docx", sop, scene, options)[0].data if word else None
    since = sop.tanggal.revisi or sop.tanggal.efektif
    return Bab(
        judul=sop.judul,
        nomor=sop.nomor or "",
        berlaku=tanggal_indonesia(since) if since else "",
        instansi=sop.instansi or "",
        unit=sop.unit,
        jenis=sop.jenis or "",
        tanggal=sop.tanggal.efektif or sop.tanggal.pembuatan or since,
        logo=sop.logo,
        folder=folder,
        source=source,
        halaman=len(scene.pages),
        peringatan=(*scene.notes, *warnings),
        docx=docx,
    )
