"""Likeness of many SOPs at once, in arrays: the numbers that `similarity` has for one pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sopan.organise.candidates import Pasangan
from sopan.organise.features import BANYAK_HASH, Hash
from sopan.organise.index import Baris, Indeks
from sopan.organise.similarity import SEMU, semu

__all__ = ["batas_judul", "mirip_isi", "mirip_semua"]


def mirip_semua(
    daftar: Baris[np.uint32], berat: NDArray[np.float64], umum: frozenset[str], dicari: Hash
) -> NDArray[np.float64]:
    """Weighted Jaccard likeness of one set of hashes (sorted, each once) with every row.

    `berat` is the weight of each row, `umum` are the keys that every office has. The weights of the words
    that are looked for are reckoned here, so that one SOP can be asked for without those of a whole library.
    """
    banyak = len(daftar.awal) - 1
    punya = np.zeros(BANYAK_HASH, dtype=np.bool_)
    punya[dicari] = True
    kena = np.flatnonzero(punya[daftar.isi])
    urut = np.searchsorted(dicari, daftar.isi[kena])
    frekuensi = np.bincount(urut, minlength=len(dicari))
    bobot = np.log((banyak + SEMU) / (frekuensi + semu(umum, dicari)))
    milik = np.searchsorted(daftar.awal, kena, side="right") - 1
    sama = np.bincount(milik, weights=bobot[urut], minlength=banyak).astype(np.float64)
    return _bagi(sama, berat + float(bobot.sum()) - sama)


def mirip_isi(indeks: Indeks, calon: Pasangan) -> NDArray[np.float64]:
    """Weighted Jaccard likeness of the sentences of each pair."""
    sama = _irisan(indeks.daftar["kata"], indeks.bobot_kata.tabel, calon)
    return _bagi(sama, indeks.berat_kata[calon[:, 0]] + indeks.berat_kata[calon[:, 1]] - sama)


def batas_judul(indeks: Indeks, calon: Pasangan) -> NDArray[np.float64]:
    """The most that the titles of each pair can be alike.

    It is 1 where one of the titles has a word so rare that it may be a slip of the pen, which only a closer
    look can tell; otherwise the likeness itself, before the aspects are looked at.
    """
    kunci, bobot = indeks.daftar["kunci"], indeks.bobot_judul
    a, b = calon[:, 0], calon[:, 1]
    sama = _irisan(kunci, bobot.tabel, calon)
    berat_beda = kunci.jumlah(bobot.tabel_beda[kunci.isi])
    beda = berat_beda[a] + berat_beda[b] - 2 * _irisan(kunci, bobot.tabel_beda, calon)
    jarang = kunci.jumlah(bobot.tabel_jarang[kunci.isi].astype(np.float32)) > 0
    return np.where(jarang[a] | jarang[b], 1.0, _bagi(sama, sama + np.maximum(beda, 0.0)))


def _irisan(daftar: Baris[np.uint32], tabel: NDArray[np.float32], calon: Pasangan) -> NDArray[np.float64]:
    """The weight of the hashes that both rows of each pair have; pairs are in order of their first."""
    punya = np.zeros(BANYAK_HASH, dtype=np.float32)
    sama = np.zeros(len(calon))
    batas = np.flatnonzero(np.concatenate(([True], calon[1:, 0] != calon[:-1, 0], [True])))
    for mulai, akhir in zip(batas[:-1].tolist(), batas[1:].tolist(), strict=True):
        isi = daftar[int(calon[mulai, 0])]
        punya[isi] = tabel[isi]
        for di in range(mulai, akhir):
            sama[di] = punya[daftar[int(calon[di, 1])]].sum()
        punya[isi] = 0
    return sama


def _bagi(sama: NDArray[np.float64], semua: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(sama, semua, out=np.zeros_like(sama), where=semua > 0)
