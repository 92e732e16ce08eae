"""Questions about a text of an SOP that several rules ask: is it empty, a blank to fill, a list of things.

Nothing here knows verbs; that is `sopan.model.bahasa`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sopan.model.dasar import Model
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["butir", "isian", "judul_baku", "kosong", "pokok", "semua_teks", "serupa"]

_KOSONG = re.compile(r"[\s\-–—_.:;/]*|nihil|n/?a", re.IGNORECASE)

# Dots and underscores that stand for a word; an ellipsis after dll, dst, dsb is no blank.
_ISIAN = re.compile(
    r"""(?<!\bdll)(?<!\bdst)(?<!\bdsb)(?:\.{3,}|…+|_{3,}|(?:\.\s){3,})
      | (?<![a-z0-9])(?:19|20)?x{3,}(?![a-z])
      | \b(?:todo|tbd|fixme|lorem\ ipsum)\b
      | [\[<{]\s*(?:isi|di\s?isi|nama|nomor|no\.|tanggal|tgl|jabatan|judul|nip|tahun|unit|instansi|sebutkan)
        \b[^\]>}]*[\]>}]
      | \b(?:belum|akan|untuk)\ diisi\b | \bisi\ di\ sini\b | \bdiisi\ kemudian\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAWI_SEBELUM = re.compile(r"(?:lampiran|bab|bagian|angkatan|jilid|ke-?)\s*$", re.IGNORECASE)

_BULIR = re.compile(r"(?:^|(?<=[\s;,]))(?:\(?\d{1,2}[.)]|\(?[a-h][.)]|[-•●▪*–])\s+(?=\S)")
_PISAH = re.compile(r"\s*[;\n]\s*|\s*,\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta|&)\s+")

_KATA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KATA_TUGAS = frozenset(
    re.findall(
        r"\w+",
        """
        a ada adalah agar akan atas atau bagi bahwa belum berikut beserta dalam dan dapat dari
        dengan di dll dsb guna hasil ini itu jika juga ke kepada maupun maka melalui oleh pada para
        per perihal sampai satu sebagai sebelum secara sejak serta sesuai setelah sudah suatu tanpa
        telah tentang terhadap tersebut terkait tidak untuk yang
        """,
    )
)
_AWALAN_SOP = re.compile(
    r"^\s*(?:\d+[.)]\s*)?(?:standar(?:d)?\s+operasional\s+prosedur|s\.?o\.?p\.?(?:\s*-?\s*ap)?)\b"
    r"(?:\s*\(sop\))?(?:\s+(?:tentang|mengenai))?\s*[:\-–]?\s*",
    re.IGNORECASE,
)


def kosong(teks: str) -> bool:
    """Whether a text says nothing: only dashes or dots, "nihil", "n/a"."""
    return _KOSONG.fullmatch(teks.strip()) is not None


@lru_cache(maxsize=4096)
def isian(teks: str) -> str | None:
    """The first blank that waits to be filled in (`....`, `[isi nama]`, `xxx`), or None."""
    for cocok in _ISIAN.finditer(teks):
        bagian = cocok[0]
        if bagian.isupper() and set(bagian) == {"X"} and _ROMAWI_SEBELUM.search(teks[: cocok.start()]):
            continue
        return bagian.strip()
    return None


@lru_cache(maxsize=4096)
def butir(teks: str) -> tuple[str, ...]:
    """The things that a cell lists: `1. Surat 2. KTP`, `Surat, KTP dan KK` and `Surat; KTP` are lists.

    Commas inside brackets part nothing.
    """
    berdaftar = _BULIR.split(teks) if len(_BULIR.findall(teks)) > 1 else [_BULIR.sub("", teks, count=1)]
    hasil: list[str] = []
    for bagian in berdaftar:
        hasil += _PISAH.split(_lindungi(bagian))
    return tuple(rapi for satu in hasil if (rapi := satu.replace("\x00", ",").strip(" .,:;")))


def _lindungi(teks: str) -> str:
    return re.sub(r"\([^)]*\)", lambda kurung: kurung[0].replace(",", "\x00"), teks)


@lru_cache(maxsize=8192)
def pokok(teks: str) -> frozenset[str]:
    """The words of a text that carry meaning, in lower case, without -nya and without function words."""
    return frozenset(
        kata.removesuffix("nya") if len(kata) > 6 else kata
        for kata in _KATA.findall(teks.lower())
        if kata not in _KATA_TUGAS
    )


def serupa(satu: str, lain: str) -> bool:
    """Whether two texts name the same thing: the words of one are all among those of the other."""
    a, b = pokok(satu), pokok(lain)
    return bool(a and b) and (a <= b or b <= a)


@lru_cache(maxsize=4096)
def judul_baku(judul: str) -> str:
    """A title for comparing: without "SOP" before it, in lower case, punctuation and double spaces gone."""
    return " ".join(re.findall(r"[a-z0-9]+", _AWALAN_SOP.sub("", judul).lower()))


def semua_teks(sop: Sop) -> Iterator[tuple[Jalur, str]]:
    """Every text of an SOP with its place, in the order of the file format."""
    return _teks((), sop)


def _teks(jalur: Jalur, nilai: Any) -> Iterator[tuple[Jalur, str]]:
    if isinstance(nilai, str):
        yield jalur, nilai
    elif isinstance(nilai, Model):
        for nama in type(nilai).model_fields:
            yield from _teks((*jalur, nama), getattr(nilai, nama))
    elif isinstance(nilai, dict):
        for kunci, isi in nilai.items():
            yield from _teks((*jalur, kunci), isi)
    elif isinstance(nilai, tuple):
        for nomor, isi in enumerate(nilai):
            yield from _teks((*jalur, nomor), isi)
