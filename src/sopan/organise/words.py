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

from sopan.model import bahasa
from sopan.model.bahasa.kamus import menurut_dasar

__all__ = ["KATA_UMUM", "Judul", "akar", "akar_kalimat", "baca_judul", "kunci_nomor", "pecah", "tanpa_sop"]

_DATA = tomllib.loads(files("sopan.organise.data").joinpath("kata.toml").read_text("utf-8"))
_HENTI = frozenset(_DATA["henti"].split())
_ASPEK = {kata: nama for nama, kelas in _DATA["aspek"].items() for kata in kelas.split()}
_KATA = re.compile(r"[^\W_]+")
_SOP = re.compile(
    r"^\W*(?:(?:sop|s\.o\.p\.?|standard?\s+operasional\s+prosedur|prosedur|protap)\b[\s:.-]*)+", re.IGNORECASE
)
_EKOR = re.compile(r"\b(?:di\s+lingkungan|di\s+lingkup|lingkup|pada|di)\b", re.IGNORECASE)
_TAHUN = re.compile(r"^(?:19|20)\d\d$")
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
        return ada["dasar"]
    return dasar


def pecah(teks: str) -> list[str]:
    """The words of a text in small letters, without those that say nothing of the subject."""
    return [kata for kata in _KATA.findall(_bersih(teks)) if kata not in _HENTI]


def akar_kalimat(teks: str) -> list[str]:
    """The keys of the words of a text, in order."""
    return [akar(kata) for kata in pecah(teks)]


KATA_UMUM = frozenset(akar(kata) for kata in _DATA["umum"].split())
"""Keys of words that every office's SOPs have."""


def tanpa_sop(judul: str) -> str:
    """A title without a leading "SOP" or "Standar Operasional Prosedur"."""
    return _SOP.sub("", judul, count=1).strip() or judul.strip()


def kunci_nomor(nomor: str) -> str:
    """A number of an SOP for comparing: case and spaces do not count."""
    return "".join(_bersih(nomor).split())


@dataclass(frozen=True, slots=True)
class Judul:
    """A title taken apart: the group of its aspect (empty where it has none), and the keys of its object.

    `objek` keeps the order and has each key once; the aspect's own word is not in it.
    """

    aspek: str
    objek: tuple[str, ...]


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
    aspek = ""
    if len(kata) > 1:
        aspek = _ASPEK.get(kata[0], "")
        if not aspek and bahasa.kata_benda_kegiatan(kata[0]):
            aspek = akar(kata[0])
        if aspek:
            kata = kata[1:]
    return Judul(aspek, tuple(dict.fromkeys(akar(satu) for satu in kata)))
