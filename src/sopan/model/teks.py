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

__all__ = [
    "butir",
    "isian",
    "judul_baku",
    "kata_sop",
    "kosong",
    "nomor_baku",
    "pokok",
    "semua_teks",
    "serupa",
    "singkatan_dalam",
    "tanpa_kata_sop",
]

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

_TANDA_BULIR = r"(?:\(?\d{1,2}[.)]|\(?[a-h][.)]|[-•●▪*–])\s+(?=\S)"
_BULIR = re.compile(rf"(?:^|(?<=[\s;,])){_TANDA_BULIR}")
_BULIR_AWAL = re.compile(rf"^\s*{_TANDA_BULIR}")
_PISAH = re.compile(r"\s*[;\n]\s*(?:dan\s+)?|\s*,\s*(?:dan\s+|serta\s+)?")

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
_SINGKATAN = re.compile(r"\b(?=[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z])[A-Z][A-Z0-9a-z]*[A-Z0-9]\b")
_ROMAWI = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_AWALAN_SOP = re.compile(
    r"^\s*(?:\d+[.)]\s*)?(?P<kata>standar(?:d)?\s+(?:operasional\s+prosedur|operating\s+procedures?"
    r"|prosedur\s+operasional)|prosedur\s+operasional\s+(?:standar|baku)|prosedur\s+tetap|protap"
    r"|s\.?o\.?p\.?(?:\s*-?\s*ap)?|pos|spo)(?![a-z])"
    r"(?:\s*\(sop\))?(?:\s+(?:tentang|mengenai)\b)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)


def kosong(teks: str) -> bool:
    """Whether a text says nothing: only dashes, "nihil", "n/a". A blank to fill in (`isian`) is not that."""
    return _KOSONG.fullmatch(teks.strip()) is not None and isian(teks) is None


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
    """The things that a cell lists: `1. Surat 2. KTP`, `Surat, KTP` and `Surat; KTP` are lists.

    A heading before the list (`Persyaratan: a. Surat b. KTP`) is left out. Commas inside brackets part
    nothing, and neither does "dan", which stands inside names as often as between them.
    """
    if len(_BULIR.findall(teks)) > 1:
        kepala, *isi = _BULIR.split(teks)
        berdaftar = isi if kepala.rstrip().endswith(":") else [kepala, *isi]
    else:
        berdaftar = [_BULIR_AWAL.sub("", teks)]
    hasil = [satu for bagian in berdaftar for satu in _PISAH.split(_lindungi(bagian))]
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


def kata_sop(judul: str) -> str | None:
    """The word for an SOP that a title begins with (`SOP`, `Protap`), or None."""
    awalan = _AWALAN_SOP.match(judul)
    return awalan["kata"] if awalan else None


@lru_cache(maxsize=4096)
def tanpa_kata_sop(judul: str) -> str:
    """A title without "SOP" or "Standar Operasional Prosedur" before it; never empty."""
    return _AWALAN_SOP.sub("", judul) or judul


@lru_cache(maxsize=4096)
def judul_baku(judul: str) -> str:
    """A title for comparing: without "SOP" before it, in lower case, punctuation and double spaces gone."""
    return " ".join(re.findall(r"[a-z0-9]+", tanpa_kata_sop(judul).lower()))


def nomor_baku(nomor: str) -> str:
    """The number of an SOP for comparing: in lower case, without spaces."""
    return "".join(nomor.lower().split())


@lru_cache(maxsize=4096)
def singkatan_dalam(teks: str) -> tuple[str, ...]:
    """The abbreviations of a text that it does not spell out itself, each once: `RKA`, `LKjIP`, `SP2D`.

    Roman numbers are none, and neither is one in brackets behind its words (`Kerangka Acuan Kerja (KAK)`).
    """
    hasil: dict[str, None] = {}
    for cocok in _SINGKATAN.finditer(teks):
        kata = cocok[0]
        if _ROMAWI.fullmatch(kata) or kata in hasil:
            continue
        dalam_kurung = teks[: cocok.start()].endswith("(") and teks[cocok.end() :].startswith(")")
        if not (dalam_kurung and teks[: cocok.start() - 1].strip()):
            hasil[kata] = None
    return tuple(hasil)


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
