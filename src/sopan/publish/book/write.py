"""The whole book. The PDF is one typst run, so that tags, links and bookmarks are of one piece.

The front matter is typeset alone first: how many pages it has gives the page of every SOP, so that contents
need no second round over a thousand pages.
"""

from __future__ import annotations

import datetime
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from sopan.errors import Pesan
from sopan.layout.setup import PageSetup
from sopan.model.buku import Buku
from sopan.publish.book.as_docx import buku_docx
from sopan.publish.book.front import Depan, depan
from sopan.publish.book.parts import LABEL, Bab
from sopan.publish.paper.as_pdf import q
from sopan.render.base import PdfStandard
from sopan.render.parts import Gambar, font_folders, load_picture, typeset

__all__ = ["tulis_buku", "urutkan"]

_DAY = datetime.date(2012, 6, 19)  # of 35/2012
_DIGITS = re.compile(r"(\d+)")

_STANDARDS: tuple[PdfStandard, ...] = ("a-2a", "ua-1")

_PAGES = """\
#set page(width:{width}pt,height:{height}pt,margin:0pt,footer:none,background:context{{
place(top+right,dx:-{right}pt,dy:13pt,text(font:"Liberation Sans",size:7.5pt,fill:rgb("#444444"),
top-edge:"cap-height",bottom-edge:"baseline",{name}+", halaman "+str(counter(page).get().first())))}})
"""


def urutkan(bab: Sequence[Bab]) -> list[Bab]:
    """The chapters by unit, then by number (1 before 10), then by title."""
    return sorted(
        bab, key=lambda one: (_natural(" ".join((one.instansi, *one.unit))), _natural(one.nomor), one.judul)
    )


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = _DIGITS.split(text.casefold())
    return [(0, int(part), "") if n % 2 else (1, 0, part) for n, part in enumerate(parts) if part]


def tulis_buku(
    buku: Buku,
    bab: Sequence[Bab],
    setup: PageSetup,
    folder: Path | None = None,
    formats: Sequence[str] = ("pdf",),
) -> tuple[dict[str, bytes], tuple[Pesan, ...]]:
    """The book in every format asked for (`pdf`, `docx`), and warnings about pictures that could not be used.

    The chapters stand in the order given; for `docx` they must have been drawn with `word`. `folder` is where
    the book's own logo is looked for. The PDF is PDF/A-2a and PDF/UA-1.
    """
    instansi = buku.instansi or Counter(one.instansi for one in bab).most_common(1)[0][0]
    unit = buku.unit or _common([one.unit for one in bab])
    # The date of the youngest SOP, so that the same SOPs give the same bytes on every day.
    tanggal = max((one.tanggal for one in bab if one.tanggal), default=_DAY)
    logo, warnings = _logo(buku, bab, folder)
    isi = Depan(buku, instansi, unit, buku.tahun or tanggal.year, logo, tuple(bab), setup)
    front = typeset(depan(isi, [0] * len(bab)), standards=_STANDARDS, tanggal=tanggal)[0]
    starts = [len(pikepdf.open(io.BytesIO(front)).pages) + 1]
    for one in bab[:-1]:
        starts.append(starts[-1] + one.halaman)
    written = {}
    if "pdf" in formats:
        source = "".join(
            [depan(isi, starts), _pages(isi), *(_chapter(n, one, bab) for n, one in enumerate(bab))]
        )
        fonts = font_folders(setup.face)
        written["pdf"] = typeset(source, standards=_STANDARDS, tanggal=tanggal, fonts=fonts)[0]
    if "docx" in formats:
        written["docx"] = buku_docx(isi, starts, tanggal.isoformat())
    return written, tuple(dict.fromkeys([*warnings, *(told for one in bab for told in one.peringatan)]))


def _pages(isi: Depan) -> str:
    """How the pages of the SOPs are set: their paper, and the book's own page number."""
    setup = isi.setup
    return _PAGES.format(
        width=f"{setup.width:.2f}",
        height=f"{setup.height:.2f}",
        right=setup.margins[1],
        name=q(" ".join(word for word in (isi.buku.judul, isi.instansi) if word)[:80]),
    )


def _common(units: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The units that all SOPs share, from the top."""
    shared: list[str] = []
    for level in zip(*units, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)


def _logo(buku: Buku, bab: Sequence[Bab], folder: Path | None) -> tuple[Gambar | None, list[Pesan]]:
    """The book's own logo, or that of the first SOP that has one."""
    wanted = [(buku.logo, folder)] if buku.logo else [(one.logo, one.folder) for one in bab if one.logo][:1]
    for path, place in wanted:
        found = load_picture(path or "", place)
        return (None, [found]) if isinstance(found, Pesan) else (found, [])
    return None, []


def _chapter(number: int, one: Bab, bab: Sequence[Bab]) -> str:
    """A chapter, its running heading as a bookmark; the first of a unit also bears the unit's."""
    parts = len({(other.instansi, other.unit) for other in bab}) > 1
    before = bab[number - 1] if number else None
    new = parts and (before is None or (before.instansi, before.unit) != (one.instansi, one.unit))
    unit = one.unit[-1] if one.unit else one.instansi or "Tanpa unit"
    heads = f"heading(level:1,{q(unit)});" if new else ""
    heads += f"heading(level:{2 if parts else 1},{q(f'{number + 1}. {one.judul}')})"
    running = (
        '#place(dx:34pt,dy:13pt,{set text(font:"Liberation Sans",size:7.5pt,fill:rgb("#444444"),'
        'top-edge:"cap-height",bottom-edge:"baseline");'
        f"show heading:it=>text(size:7.5pt,weight:400,it.body)+std.h(8pt);{heads}}})\n"
    )
    source = one.source.replace(f"<{LABEL}>", f"<sop-{number + 1}>", 1)
    at = source.index("#{\n")
    return f"#[\n#set heading(offset:{2 if parts else 1})\n{source[:at]}{running}{source[at:]}]\n"
