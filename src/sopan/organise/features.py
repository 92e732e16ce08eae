"""What of an SOP tells its activity apart: the words of its title, of its steps, and the shape of its flow.

`Ciri` is small and holds no text of the steps, so that those of a library of 100,000 SOPs fit in memory:
words and pairs of neighbouring words as hashes, the flow as a string with a letter a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sopan.model import Alur, Langkah, Sop, alur_dari
from sopan.organise.words import akar_kalimat, baca_judul

__all__ = ["BANYAK_HASH", "Ciri", "Hash", "baca_ciri", "bentuk_alur", "hash_kata"]

Hash = NDArray[np.uint32]

BANYAK_HASH = 1 << 22
"""Hashes are smaller than this, so that a table over all of them is small. Of two words of an SOP that differ
from those of another, one in 20,000 is taken for one of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Ciri:
    """The features of one SOP.

    `judul` and `nomor` are as in the file. `aspek` is the group of the title's aspect, `objek` the words of
    its object as written. `kata` are the hashes of the words and word pairs of all steps, sorted, each once.
    `bentuk` has a letter for each step (see `bentuk_alur`). `pelaksana` is how many actors there are.
    """

    judul: str
    nomor: str
    aspek: str
    objek: tuple[str, ...]
    kata: Hash
    bentuk: str
    pelaksana: int


def hash_kata(kata: str) -> int:
    """The hash of a word's key, or of two keys with a space between."""
    return crc32(kata.encode()) % BANYAK_HASH


def baca_ciri(sop: Sop) -> Ciri:
    """The features of an SOP."""
    judul = baca_judul(sop.judul, (*sop.unit, sop.instansi or ""))
    # An actor is called by another name in each office; the sentence stays the same without it.
    jabatan = {kata for satu in sop.pelaksana.values() for kata in akar_kalimat(satu.nama)}
    kata: set[int] = set()
    for langkah in sop.langkah:
        akar = [satu for satu in akar_kalimat(langkah.kegiatan) if satu not in jabatan]
        kata.update(map(hash_kata, akar))
        kata.update(hash_kata(f"{a} {b}") for a, b in pairwise(akar))
    return Ciri(
        judul=sop.judul,
        nomor=sop.nomor or "",
        aspek=judul.aspek,
        objek=judul.objek,
        kata=np.array(sorted(kata), dtype=np.uint32),
        bentuk=bentuk_alur(sop),
        pelaksana=len(sop.pelaksana),
    )


def bentuk_alur(sop: Sop) -> str:
    """The shape of the flow: a letter a step, alike for steps that do the same in the drawing.

    A letter stands for the kind of symbol (box, diamond, joint box), for whether the work stays with the
    actor before, goes on to a new one or back to one who had it, and for how far a decision sends back
    (one step, a few, many, forward). Names and columns do not matter.
    """
    alur = alur_dari(sop)
    dikenal: list[tuple[str, ...]] = []
    huruf = []
    for nomor, langkah in enumerate(sop.langkah, 1):
        if dikenal and langkah.pelaksana == dikenal[-1]:
            pindah = 0
        elif langkah.pelaksana in dikenal:
            pindah = 1
        else:
            pindah = 2
        dikenal.append(langkah.pelaksana)
        huruf.append(chr(ord("0") + _simbol(langkah, alur, nomor) * 3 + pindah))
    return "".join(huruf)


def _simbol(langkah: Langkah, alur: Alur, nomor: int) -> int:
    if langkah.keputusan is None:
        return 1 if langkah.bersama else 0
    balik = [nomor - arus.ke for arus in alur.keluar[nomor] if arus.ke is not None and arus.ke <= nomor]
    if not balik:
        return 2
    jauh = max(balik)
    return 3 if jauh <= 1 else 4 if jauh <= 3 else 5
