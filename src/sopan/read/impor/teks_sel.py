"""From the text of a cell to values: lists with their numbers or dots, one line, capitals made ordinary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopan.model.bahasa import daftar_singkatan

__all__ = ["bersih", "daftar", "judul_biasa", "satu_baris"]

_BUTIR = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z])[.)]\s*(?=\S)|[-–—•▪●○◦*✓➢]\s*(?=\S))")
_NOMOR_DALAM = re.compile(r"(?<=[\s;])(?:\d{1,2})[.)]\s+(?=[A-Z(])")
_KECIL = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "pada",
        "untuk",
        "dengan",
        "oleh",
        "yang",
        "atas",
        "bagi",
        "dalam",
        "tentang",
        "terhadap",
        "serta",
        "per",
    ]
)
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def bersih(teks: str) -> str:
    """A text without what the model does not take (control characters), spaces made one, lines kept."""
    teks = _KENDALI.sub(
        " ", teks.replace("\r\n", "\n").replace("\r", "\n").replace("\u200b", "").replace("\xad", "")
    )
    return "\n".join(" ".join(baris.split()) for baris in teks.split("\n")).strip()


def satu_baris(teks: str) -> str:
    """A text on one line. A word divided at the end of a line stays so: its hyphen may be meant."""
    return " ".join(bersih(teks).split())


def daftar(teks: str) -> tuple[str, ...]:
    """The items of a cell: one a line, or one a number or dot, without these. A dash alone is nothing."""
    baris = [satu for satu in bersih(teks).split("\n") if satu]
    if not baris:
        return ()
    bertanda = [bool(_BUTIR.match(satu)) for satu in baris]
    hasil: list[str] = []
    if any(bertanda):
        for satu, tanda in zip(baris, bertanda, strict=True):
            if tanda or not hasil:
                hasil.append(_BUTIR.sub("", satu))
            else:
                hasil[-1] += f" {satu}"
    else:
        hasil = baris
    if len(hasil) == 1 and len(_NOMOR_DALAM.findall(f" {baris[0]}")) > 1:
        hasil = [satu.strip(" ;") for satu in _NOMOR_DALAM.split(f" {baris[0]}")]
    return tuple(satu for satu in (item.strip() for item in hasil) if satu.strip(" -–—.:"))


def judul_biasa(judul: str, lain: Iterable[str] = ()) -> tuple[str, bool]:
    """A title in capitals with only first letters capital, and whether that was done.

    Abbreviations stay: those known, and words that stand in capitals among the small letters of `lain`.
    """
    if judul != judul.upper() or judul == judul.lower():
        return judul, False
    tetap = {
        kata for teks in lain if teks != teks.upper() for kata in re.findall(r"\b[A-Z][A-Z0-9]+\b", teks)
    }
    tetap |= set(daftar_singkatan())

    def kata(cocok: re.Match[str]) -> str:
        satu = cocok[0]
        if satu in tetap:
            return satu
        return satu.lower() if satu.lower() in _KECIL and cocok.start() else satu.capitalize()

    return re.sub(r"[^\W_]+", kata, judul), True
