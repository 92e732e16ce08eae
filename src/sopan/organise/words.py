"""Words of titles and sentences, brought to a form in which the same thing looks the same.

Two drafters write one activity as "Penyusunan Laporan Bulanan" and "Pembuatan laporan bulanan Bagian Umum".
`akar` takes affixes off nouns and verbs alike (pemeriksaan and memeriksa both give periksa); it is a key for
comparing and is never shown.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import OSA

from sopan.model import bahasa
from sopan.model.bahasa.kamus import menurut_dasar, menurut_nominal

__all__ = [
    "KATA_TUGAS",
    "KATA_UMUM",
    "PENGISI_JUDUL",
    "UMUM_JUDUL",
    "Judul",
    "akar",
    "akar_kalimat",
    "baca_judul",
    "kunci_nomor",
    "kunci_objek",
    "pecah",
    "tanpa_sop",
]

_DATA: dict[str, Any] = tomllib.loads(files("sopan.organise.data").joinpath("kata.toml").read_text("utf-8"))
_HENTI = frozenset(_DATA["henti"].split())
_ASPEK: dict[str, str] = {kata: nama for nama, kelas in _DATA["aspek"].items() for kata in kelas.split()}
_PADANAN: dict[str, str] = {
    kata: baris.split()[0] for baris in _DATA["padanan"].strip().splitlines() for kata in baris.split()
}
_KATA = re.compile(r"[^\W_]+")
_SOP = re.compile(
    r"^\W*(?:(?:sop|s\.o\.p\.?|standard?\s+operasional\s+prosedur|prosedur|protap)\b[\s:.-]*)+", re.IGNORECASE
)
_EKOR = re.compile(r"\b(?:di\s+lingkungan|di\s+lingkup|lingkup|pada|di)\b", re.IGNORECASE)
_TAHUN = re.compile(r"^(?:19|20)\d\d$")
_PANJANG_SALAH_KETIK = 8
_IMBUHAN_BENDA = re.compile(r"^(?:per|pe|ke|se)?(?P<dasar>\w{3,}?)(?:an|i)?$")


def _bersih(teks: str) -> str:
    return unicodedata.normalize("NFKC", teks).lower()


@lru_cache(maxsize=65_536)
def akar(kata: str) -> str:
    """The key of one word in small letters: nouns and verbs of one root share it.

    Affixes come off only where a known verb remains (laporan: lapor, perizinan: izin), so that a word such
    as kesehatan or bulanan keeps its meaning.
    """
    dasar = bahasa.dasar(kata).replace(" ", "")
    if dasar == kata and (ada := _IMBUHAN_BENDA.match(kata)) and ada["dasar"] in menurut_dasar():
        dasar = ada["dasar"]
    return _PADANAN.get(dasar, dasar)


def pecah(teks: str) -> list[str]:
    """The words of a text in small letters, without those that say nothing of the subject."""
    return [kata for kata in _KATA.findall(_bersih(teks)) if kata not in _HENTI]


def akar_kalimat(teks: str) -> list[str]:
    """The keys of the words of a text, in order."""
    return [akar(kata) for kata in pecah(teks)]


KATA_UMUM = frozenset(akar(kata) for kata in _DATA["umum"].split())
"""Keys of words that the steps of every office's SOPs have."""

PENGISI_JUDUL = frozenset(akar(kata) for kata in _DATA["pengisi"].split())
"""Keys of words that are put into a title or left out of it at will."""

KATA_TUGAS = frozenset(akar(kata) for kata in _DATA["tugas"].split())
"""Keys of words that the duties of all units have: what is done, not to what."""

UMUM_JUDUL = PENGISI_JUDUL | frozenset(akar(kata) for kata in _DATA["kepala"].split())
"""Keys of words that many titles have."""


def tanpa_sop(judul: str) -> str:
    """A title without a leading "SOP" or "Standar Operasional Prosedur"."""
    return _SOP.sub("", judul, count=1).strip() or judul.strip()


def kunci_nomor(nomor: str) -> str:
    """A number of an SOP for comparing: case and spaces do not count."""
    return "".join(_bersih(nomor).split())


@dataclass(frozen=True, slots=True)
class Judul:
    """A title taken apart: the group of its aspect (empty where it has none), and the words of its object.

    `objek` keeps the words as written, in small letters and in order, without the aspect's own.
    """

    aspek: str
    objek: tuple[str, ...]


def kunci_objek(objek: Iterable[str]) -> dict[str, str]:
    """The keys of a title's words, each with its word.

    Where two words have one root (Perjalanan Dinas Bidang Jalan) the second gets a key of its own.
    """
    hasil: dict[str, str] = {}
    for kata in objek:
        kunci = akar(kata)
        hasil[f"{kunci}²" if kunci in hasil else kunci] = kata
    return hasil


def baca_judul(judul: str, milik: Iterable[str] = ()) -> Judul:
    """Take a title apart.

    `milik` are the names of the agency and its units: a tail such as "di lingkungan Dinas Contoh" that names
    only these, and a year, belong to the office and not to the activity, and are left out.
    """
    bersih = tanpa_sop(judul)
    punya = {kata for nama in milik for kata in pecah(nama)}
    for ekor in _EKOR.finditer(bersih):
        sisa = pecah(bersih[ekor.end() :])
        if sisa and all(kata in punya or _TAHUN.match(kata) or kata == "tahun" for kata in sisa):
            bersih = bersih[: ekor.start()]
            break
    kata = [satu for satu in pecah(bersih) if not _TAHUN.match(satu) and satu != "tahun"]
    aspek = _kelas_aspek(kata[0]) if len(kata) > 1 else ""
    return Judul(aspek, tuple(kata[1:] if aspek else kata))


@lru_cache(maxsize=4096)
def _kelas_aspek(kata: str) -> str:
    """The group of an aspect, also of one with a slip of the pen; empty for a word that is none."""
    if kata in _ASPEK:
        return _ASPEK[kata]
    if bahasa.aspek(kata) or kata in menurut_nominal():
        return akar(kata)
    for benar, kelas in _ASPEK.items():
        if len(kata) >= _PANJANG_SALAH_KETIK and OSA.distance(kata, benar, score_cutoff=1) <= 1:
            return kelas
    return akar(kata) if bahasa.kata_benda_kegiatan(kata) else ""
