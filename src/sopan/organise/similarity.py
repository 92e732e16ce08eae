"""How alike two SOPs are: in the title, in the sentences of the steps, in the shape of the flow.

Words that every SOP has say little, rare ones much: each counts by its inverse document frequency in the
library (Spärck Jones, 1972). A small library does not yet know which words are common, so it is counted as if
200 SOPs more had been seen, in which the general words of offices stand in every sixth.

The title decides. Offices write many SOPs by one pattern (a permit for this, a permit for that), and their
sentences differ in the object alone; such SOPs are different activities however alike their texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Indel

from sopan.organise.features import BANYAK_HASH, Ciri, Hash, hash_kata
from sopan.organise.words import KATA_UMUM, PENGISI_JUDUL, kunci_objek

__all__ = [
    "AMBANG",
    "SALIN",
    "SEMU",
    "Bobot",
    "Nilai",
    "Sebutan",
    "kemiripan_judul",
    "nilai_pasangan",
    "semu",
]

AMBANG = 0.75
"""From this score on two SOPs are taken for the same activity; measured in bench/organise.py."""

SEMU = 200
"""How many SOPs are taken to have been seen before the library."""

UMUM_SEMU = SEMU / 6
"""In how many of those a general word stands."""

_ASPEK_LAIN = 0.7
"""What is left of a title's likeness when the aspects are of different kinds (making a letter, filing it)."""

_TANPA_ASPEK = 0.95
SALIN = 0.5
"""From this likeness of the sentences on one text was copied from the other."""

_ISI = 0.8
_BEKAL_JUDUL = 0.75
_BEKAL_ALUR = 0.9
_JARANG = 2
_PENGISI = 0.4
_PEMBEDA = 2.5
_PANJANG_SALAH_KETIK = 5

Sebutan = Literal["salinan", "kegiatan sama", "isi sama", "pola sama", "berbeda"]
"""`salinan`: the same title and a copied text. `kegiatan sama`: the same activity in other words. `isi sama`:
the same steps under another title. `pola sama`: the same sentences about another object, two activities that
may do with one SOP. `berbeda`: none of these."""


@dataclass(frozen=True, slots=True)
class Nilai:
    """Likeness of two SOPs, each from 0 to 1. `skor` is the whole, the others its parts."""

    skor: float
    judul: float
    kegiatan: float
    alur: float
    sebutan: Sebutan


def semu(umum: frozenset[str], dicari: Hash) -> NDArray[np.float64]:
    """How many of the SOPs taken to have been seen before have each of these hashes."""
    return np.where(np.isin(dicari, [hash_kata(kunci) for kunci in umum]), UMUM_SEMU, 1.0)


class Bobot:
    """What words weigh in a library, by the number of its SOPs that have them.

    `frekuensi` gives that number for each hash (an array of `BANYAK_HASH`), `banyak` is the number of SOPs,
    `umum` are the keys that every office has. `tabel` has the weights of all hashes, for sums over libraries.
    """

    def __init__(self, frekuensi: NDArray[np.int64], banyak: int, umum: frozenset[str]) -> None:
        self.frekuensi, self.banyak, self.umum = frekuensi, banyak, umum

    @cached_property
    def tabel(self) -> NDArray[np.float32]:
        """The weight of every hash."""
        hasil = np.full(BANYAK_HASH, log(self.banyak + SEMU), dtype=np.float32)  # most hashes are no word's
        ada = np.flatnonzero(self.frekuensi)
        hasil[ada] = np.log((self.banyak + SEMU) / (self.frekuensi[ada] + 1.0))
        umum = [hash_kata(kunci) for kunci in self.umum]
        hasil[umum] = np.log((self.banyak + SEMU) / (self.frekuensi[umum] + UMUM_SEMU))
        return hasil

    @cached_property
    def tabel_beda(self) -> NDArray[np.float32]:
        """What every hash of a title weighs when the other title lacks it (see `_tegas`)."""
        hasil = self.tabel.copy()
        sering = np.flatnonzero(self.frekuensi > _JARANG)
        hasil[sering] *= _PEMBEDA
        pengisi = [hash_kata(kunci) for kunci in PENGISI_JUDUL]
        hasil[pengisi] = self.tabel[pengisi] * _PENGISI
        return hasil

    def __call__(self, kunci: str) -> float:
        """The weight of a word's key."""
        semu = UMUM_SEMU if kunci in self.umum else 1.0
        return log((self.banyak + SEMU) / (int(self.frekuensi[hash_kata(kunci)]) + semu))

    @cached_property
    def tabel_jarang(self) -> NDArray[np.bool_]:
        """Of every hash, whether it is so rare that it may be a slip of the pen."""
        jarang = self.frekuensi <= _JARANG
        jarang[[hash_kata(kunci) for kunci in self.umum]] = False
        return jarang

    def jarang(self, kunci: str) -> bool:
        """Whether a word is so rare that it may be a slip of the pen."""
        return int(self.frekuensi[hash_kata(kunci)]) <= _JARANG and kunci not in self.umum


def nilai_pasangan(a: Ciri, b: Ciri, bobot: Bobot, kegiatan: float) -> Nilai:
    """The likeness of two SOPs. `kegiatan` is that of their sentences, which the index computes for many."""
    judul = kemiripan_judul(a, b, bobot)
    alur = Indel.normalized_similarity(a.bentuk, b.bentuk) if a.bentuk or b.bentuk else 1.0
    bekal = (_BEKAL_JUDUL + (1 - _BEKAL_JUDUL) * min(1.0, kegiatan / SALIN)) * (
        _BEKAL_ALUR + (1 - _BEKAL_ALUR) * alur
    )
    skor = judul * bekal
    sebutan: Sebutan = "berbeda"
    if skor >= AMBANG:
        sebutan = "salinan" if kegiatan >= SALIN else "kegiatan sama"
    elif kegiatan >= SALIN and _saling_menyebut(a, b, bobot) >= _ISI:
        skor = max(skor, AMBANG + (1 - AMBANG) * (kegiatan - SALIN) / (1 - SALIN))
        sebutan = "isi sama"
    elif kegiatan >= SALIN:
        sebutan = "pola sama"
    return Nilai(round(skor, 4), round(judul, 4), round(kegiatan, 4), round(alur, 4), sebutan)


def kemiripan_judul(a: Ciri, b: Ciri, bobot: Bobot) -> float:
    """How alike two titles are: the weight of the words of the object that they share, by the weight of all.

    Slips of the pen and words written together do not count, where the misspelt word is a rare one.
    """
    kata_a, kata_b = kunci_objek(a.objek), kunci_objek(b.objek)
    sama = sum(bobot(kunci) for kunci in kata_a.keys() & kata_b.keys())
    sisa_a = {kunci: kata for kunci, kata in kata_a.items() if kunci not in kata_b}
    sisa_b = {kunci: kata for kunci, kata in kata_b.items() if kunci not in kata_a}
    if sisa_a and sisa_b:
        sama += _salah_ketik(sisa_a, sisa_b, bobot)
    beda = sum(bobot(kunci) * _tegas(kunci, bobot) for kunci in (*sisa_a, *sisa_b))
    if sama + beda == 0:
        return 1.0
    mirip = sama / (sama + beda)
    if a.aspek == b.aspek:
        return mirip
    return mirip * (_ASPEK_LAIN if a.aspek and b.aspek else _TANPA_ASPEK)


def _tegas(kunci: str, bobot: Bobot) -> float:
    """How firmly a word that only one title has tells the two activities apart.

    A general word is added or left out at will (Pengelolaan Dokumen Aset, Pengelolaan Aset); one that the
    library knows from other titles is there to tell this object from those; of a word that nobody else uses
    one cannot say.
    """
    if kunci in PENGISI_JUDUL:
        return _PENGISI
    return 1.0 if bobot.jarang(kunci) else _PEMBEDA


def _salah_ketik(sisa_a: dict[str, str], sisa_b: dict[str, str], bobot: Bobot) -> float:
    """Take out of both rests what is one word but for a slip of the pen; the weight of what was taken out."""
    sama = 0.0
    for kunci_a, kata_a in list(sisa_a.items()):
        for kunci_b, kata_b in list(sisa_b.items()):
            if _satu_huruf(kata_a, kata_b) and (bobot.jarang(kunci_a) or bobot.jarang(kunci_b)):
                sama += min(bobot(kunci_a), bobot(kunci_b))
                del sisa_a[kunci_a], sisa_b[kunci_b]
                break
    menyatu = _satu_huruf("".join(sisa_a.values()), "".join(sisa_b.values()))
    if menyatu and any(map(bobot.jarang, (*sisa_a, *sisa_b))):
        sama += min(sum(map(bobot, sisa_a)), sum(map(bobot, sisa_b)))
        sisa_a.clear()
        sisa_b.clear()
    return sama


def _satu_huruf(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _PANJANG_SALAH_KETIK - 1 or not (a + b).isalpha():
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


def _saling_menyebut(a: Ciri, b: Ciri, bobot: Bobot) -> float:
    """How much of what only one title names the steps of the other speak of; the lesser of both ways."""
    kunci_a, kunci_b = kunci_objek(a.objek).keys(), kunci_objek(b.objek).keys()
    return min(_menyebut(kunci_a - kunci_b, b, bobot), _menyebut(kunci_b - kunci_a, a, bobot))


def _menyebut(kunci: set[str], isi: Ciri, bobot: Bobot) -> float:
    # A general word in a step (mengarsipkan) says nothing of an object that bears it (Kearsipan).
    semua = sum(map(bobot, kunci))
    ada = sum(bobot(k) for k in kunci if k not in KATA_UMUM and _punya(isi.kata, hash_kata(k)))
    return ada / semua if semua else 1.0


def _punya(kata: Hash, satu: int) -> bool:
    di = int(np.searchsorted(kata, satu))
    return di < len(kata) and int(kata[di]) == satu
