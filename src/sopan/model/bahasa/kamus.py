"""The word lists of `data/`, loaded when first asked for and kept.

`kata_kerja.csv` has a verb a line: its active form, its root, its classes parted by `/`, and the noun of its
activity where that is not the regular one. `aspek.csv` has the nouns that begin a title. The `.txt` files
have a word or phrase a line, `#` begins a comment; `singkatan.csv` the abbreviations of offices.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from sopan.model.bahasa.imbuhan import nominal_teratur

__all__ = [
    "Aspek",
    "Frasa",
    "KataKerja",
    "Kelas",
    "Singkatan",
    "daftar_aspek",
    "daftar_singkatan",
    "frasa",
    "kata_kerja",
    "menurut_dasar",
    "menurut_nominal",
    "senarai",
]

Kelas = Literal[
    "awasi",
    "bayar",
    "bentuk",
    "catat",
    "cetak",
    "dokumentasi",
    "hadir",
    "hitung",
    "isi",
    "kelola",
    "kumpul",
    "laksana",
    "lapor",
    "latih",
    "layani",
    "mohon",
    "nyatakan",
    "perbaiki",
    "periksa",
    "perintah",
    "putus",
    "rapat",
    "sahkan",
    "serah",
    "siapkan",
    "susun",
    "terbit",
    "terima",
    "tunggu",
    "umum",
    "undang",
    "unggah",
]
"""What a verb of an office does: `serah` hands over, `terima` receives, `periksa` checks, `sahkan` signs and
approves, `putus` decides, `perintah` orders, `mohon` asks for, `dokumentasi` files, `catat` records, `susun`
drafts, `rapat` is done in a meeting, `bayar` pays, `laksana` carries out, and so on."""


class KataKerja(NamedTuple):
    """A verb: `aktif` is its active form, `nominal` the noun of its activity (menyusun, penyusunan)."""

    aktif: str
    dasar: str
    kelas: frozenset[str]
    nominal: str


class Aspek(NamedTuple):
    """A noun that begins a title. `orientasi`, `skala` and `jenis` are None where it fits either."""

    kata: str
    orientasi: Literal["produk", "kegiatan"] | None
    skala: Literal["besar", "kecil"] | None
    jenis: Literal["pelayanan", "penugasan"] | None


class Singkatan(NamedTuple):
    """An abbreviation and what it stands for; `lazim` when every reader knows it (KTP, PNS)."""

    singkatan: str
    kepanjangan: str
    lazim: bool


def _baris(nama: str) -> Iterator[dict[str, str]]:
    teks = (files("sopan.model.bahasa") / "data" / nama).read_text("utf-8")
    return csv.DictReader(teks.splitlines())


@cache
def senarai(nama: str) -> frozenset[str]:
    """The words and phrases of `data/<nama>.txt`, in lower case."""
    teks = (files("sopan.model.bahasa") / "data" / f"{nama}.txt").read_text("utf-8")
    return frozenset(
        baris.strip() for baris in teks.splitlines() if baris.strip() and not baris.startswith("#")
    )


@cache
def kata_kerja() -> dict[str, KataKerja]:
    """The verbs by their active form."""
    hasil = {}
    for baris in _baris("kata_kerja.csv"):
        aktif, dasar = baris["aktif"], baris["dasar"]
        nominal = baris["nominal"] or nominal_teratur(aktif, dasar)
        hasil[aktif] = KataKerja(aktif, dasar, frozenset(baris["kelas"].split("/")), nominal)
    return hasil


@cache
def menurut_nominal() -> dict[str, KataKerja]:
    """The verbs by the noun of their activity; of several verbs with one noun, the first in the list."""
    hasil: dict[str, KataKerja] = {}
    for kerja in kata_kerja().values():
        hasil.setdefault(kerja.nominal, kerja)
    return hasil


@cache
def menurut_dasar() -> dict[str, KataKerja]:
    """The verbs by their root; of several verbs with one root, the first in the list."""
    hasil: dict[str, KataKerja] = {}
    for kerja in kata_kerja().values():
        hasil.setdefault(kerja.dasar, kerja)
        hasil.setdefault(kerja.dasar.replace(" ", ""), kerja)
    return hasil


@cache
def daftar_aspek() -> dict[str, Aspek]:
    """The nouns that begin titles, by the noun in lower case."""
    return {
        baris["kata"].lower(): Aspek(
            baris["kata"],
            baris["orientasi"] or None,  # type: ignore[arg-type]  # a test holds the file to the literals
            baris["skala"] or None,  # type: ignore[arg-type]  # the same
            baris["jenis"] or None,  # type: ignore[arg-type]  # the same
        )
        for baris in _baris("aspek.csv")
    }


@cache
def daftar_singkatan() -> dict[str, Singkatan]:
    """The abbreviations of offices, by the abbreviation in capitals."""
    return {
        baris["singkatan"]: Singkatan(baris["singkatan"], baris["kepanjangan"], baris["lazim"] == "ya")
        for baris in _baris("singkatan.csv")
    }


@dataclass(frozen=True, slots=True)
class Frasa:
    """Words and phrases that are looked for in a row of words, the longest first."""

    menurut_awal: dict[str, tuple[tuple[str, ...], ...]]

    def di(self, kata: Sequence[str], mulai: int = 0) -> int:
        """How many words from `mulai` on are one of the phrases; 0 where none stands there."""
        if mulai < len(kata):
            for satu in self.menurut_awal.get(kata[mulai], ()):
                if tuple(kata[mulai : mulai + len(satu)]) == satu:
                    return len(satu)
        return 0

    def cari(self, kata: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the phrases stand, as pairs of first word and length, without overlap."""
        di = 0
        while di < len(kata):
            panjang = self.di(kata, di) if kata[di] in self.menurut_awal else 0
            if panjang:
                yield di, panjang
            di += panjang or 1

    def ada(self, kata: Sequence[str]) -> bool:
        """Whether any of the phrases stands among the words."""
        return next(self.cari(kata), None) is not None


@cache
def frasa(nama: str) -> Frasa:
    """The phrases of `data/<nama>.txt`."""
    awal: dict[str, list[tuple[str, ...]]] = {}
    for satu in senarai(nama):
        bagian = tuple(satu.split())
        awal.setdefault(bagian[0], []).append(bagian)
    return Frasa({kata: tuple(sorted(daftar, key=len, reverse=True)) for kata, daftar in awal.items()})
