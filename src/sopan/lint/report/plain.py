"""Findings as plain text, in the language of the user: a block a file, a line a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sopan.errors import Pesan
from sopan.lint.engine import Laporan, Temuan
from sopan.lint.report.summary import SEVERITY, kalimat

__all__ = ["Gaya", "potongan", "tulis"]

Gaya = Literal["", "berkas", "error", "warning", "hint", "redup"]
"""How a piece of text is meant: the name of a file, a severity, or less important than the rest."""

_DIKECUALIKAN = Pesan("dikecualikan", "waived")
_DAPAT_DIPERBAIKI = Pesan("dapat diperbaiki dengan --fix", "can be mended by --fix")


def tulis(laporan: Sequence[Laporan]) -> str:
    """The whole report without colour."""
    return "".join(teks for teks, _ in potongan(laporan))


def potongan(laporan: Sequence[Laporan]) -> Iterator[tuple[str, Gaya]]:
    """The report in pieces, each with its meaning, so that a terminal can colour them."""
    for satu in laporan:
        if not satu.temuan:
            continue
        yield satu.berkas or satu.judul, "berkas"
        if satu.berkas and satu.judul:
            yield f"  {satu.judul}", "redup"
        yield "\n", ""
        lebar = max(len(_tempat(temuan)) for temuan in satu.temuan)
        for temuan in satu.temuan:
            yield from _baris(temuan, lebar)
        yield "\n", ""
    yield f"{kalimat(laporan)}\n", ""


def _baris(temuan: Temuan, lebar: int) -> Iterator[tuple[str, Gaya]]:
    lepas = temuan.dikecualikan is not None
    kata = str(_DIKECUALIKAN) if lepas else str(SEVERITY[temuan.severity])
    yield f"  {_tempat(temuan):>{lebar}}  ", "redup"
    yield f"{kata:<12}", "redup" if lepas else temuan.severity
    yield f"  {temuan.pesan}", "redup" if lepas else ""
    yield f"  {temuan.kode} {temuan.nama}\n", "redup"
    masuk = " " * (lebar + 18)
    if lepas:
        yield f"{masuk}{temuan.dikecualikan}\n", "redup"
    elif temuan.fix is not None:
        yield f"{masuk}{temuan.fix.pesan} ({_DAPAT_DIPERBAIKI})\n", "redup"


def _tempat(temuan: Temuan) -> str:
    return f"{temuan.tempat.baris}:{temuan.tempat.kolom}" if temuan.tempat.baris else "-"
