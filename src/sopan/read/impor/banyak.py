"""Files that hold several SOPs, one after the other: only the first is read, and that is told."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from sopan.errors import Pesan
from sopan.read.impor.hasil import Pengumpul
from sopan.read.impor.identitas import baca_identitas
from sopan.read.impor.kanvas import Lembar

__all__ = ["sop_pertama"]

_SERUPA = 0.8


def sop_pertama(lembar: Sequence[Lembar], kumpul: Pengumpul) -> Sequence[Lembar]:
    """The sheets of the first SOP: up to one with another number and another title.

    Both must differ: many offices repeat the identity on every page, and a scan may read a letter wrong.
    """
    pertama: tuple[str, str] | None = None
    for n, satu in enumerate(lembar):
        nilai = baca_identitas([satu], {}, Pengumpul())
        if not nilai.get("judul") or not nilai.get("nomor"):
            continue
        ini = str(nilai["nomor"]).casefold(), str(nilai["judul"]).casefold()
        if pertama is None:
            pertama = ini
        elif all(SequenceMatcher(None, a, b).ratio() < _SERUPA for a, b in zip(pertama, ini, strict=True)):
            kumpul.catat(
                "lihat",
                Pesan(
                    f"berkas ini memuat SOP lain mulai {satu.nama} ({nilai['judul']}); hanya yang pertama "
                    "dibaca. Pisahkan menjadi satu berkas tiap SOP.",
                    f"this file holds another SOP from {satu.nama} on ({nilai['judul']}); only the first is "
                    "read. Split it into one file an SOP.",
                ),
                satu.nama,
            )
            return lembar[:n]
    return lembar
