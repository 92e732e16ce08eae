"""Which pairs of a large library are worth comparing: all pairs of 100,000 would be five thousand million.

Two nets are cast. SOPs are candidates when their titles agree in all words but one or two (of little weight),
which is seen by hashing each title without these words; and when the words of their steps agree by MinHash
(Broder, 1997) in bands of three of 64 permutations. Words that stand in many SOPs of the library are left out
of the second, or every two SOPs written by one pattern would be candidates.

A pair is a row of two positions, the smaller first.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from sopan.organise.index import Baris, Indeks
from sopan.organise.similarity import Bobot

__all__ = ["PERMUTASI", "Pasangan", "calon_isi", "calon_judul", "gabung_calon", "tanda_isi"]

Pasangan = NDArray[np.int64]

PERMUTASI = 64
_PITA = 21
_BARIS_PITA = 3

_SISA_JUDUL = 0.5
"""What of a title's weight must remain when words are left out of it."""

_EMBER = 128
"""Of more SOPs than this under one key, each is compared with its next few only: they share what many do."""

_TETANGGA = 4
_PALING_SERING = 0.005
_PALING_SERING_SEDIKIT = 24

_BIJI = 0x9E3779B97F4A7C15


def calon_judul(indeks: Indeks) -> Pasangan:
    """Pairs whose titles agree but for one or two words that weigh less than the rest."""
    kunci, bobot = indeks.daftar["kunci"], indeks.bobot_judul
    campur = _campur(kunci.isi.astype(np.uint64))
    # A rare word may be a slip of the pen: it must not be what makes the rest of the title light.
    sering = bobot.frekuensi[kunci.isi] > 2
    berat = np.where(sering, bobot.tabel[kunci.isi], 0).astype(np.float32)
    jumlah_berat = kunci.jumlah(berat)
    jumlah_hash = _jumlah_hash(kunci, campur)
    pemilik = np.repeat(np.arange(len(indeks)), kunci.panjang)
    ada = kunci.panjang > 0
    hasil = [_sekeranjang(jumlah_hash[ada], np.flatnonzero(ada))]
    kunci_lain, milik = [jumlah_hash[ada]], [np.flatnonzero(ada)]
    for jarak in range(int(kunci.panjang.max(initial=0))):
        # jarak 0 leaves one word out, otherwise two that stand so far apart in the row.
        di = np.arange(len(pemilik) - jarak)
        di = di[pemilik[di] == pemilik[di + jarak]]
        lepas = berat[di] + (berat[di + jarak] if jarak else 0)
        hash_lepas = campur[di] + (campur[di + jarak] if jarak else np.uint64(0))
        punya = pemilik[di]
        sisa_kata = kunci.panjang[punya] - (2 if jarak else 1)
        cukup = (sisa_kata > 0) & (jumlah_berat[punya] - lepas >= _SISA_JUDUL * jumlah_berat[punya])
        kunci_lain.append(jumlah_hash[punya[cukup]] - hash_lepas[cukup])
        milik.append(punya[cukup])
    hasil.append(_sekeranjang(np.concatenate(kunci_lain), np.concatenate(milik), banyak=False))
    return gabung_calon(hasil)


def tanda_isi(kata: Baris[np.uint32], bobot: Bobot) -> NDArray[np.uint32]:
    """MinHash signatures (rows of `PERMUTASI`) of the words that are neither unique nor common.

    A row without such words gets a signature that nothing else has.
    """
    banyak = len(kata.awal) - 1
    batas = max(_PALING_SERING_SEDIKIT, round(_PALING_SERING * banyak))
    frekuensi = bobot.frekuensi[kata.isi]
    pakai = (frekuensi > 1) & (frekuensi <= batas)
    panjang = kata.jumlah(pakai.astype(np.float32)).astype(np.int64)
    isi = _campur(kata.isi[pakai].astype(np.uint64))
    awal = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(panjang)))[:-1]
    kosong = panjang == 0
    awal_ada = awal[~kosong]
    acak = np.random.default_rng(35_2012)
    pengali = acak.integers(1, 1 << 63, PERMUTASI, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    hasil = np.empty((PERMUTASI, banyak), dtype=np.uint32)

    def satu(k: int) -> None:
        if len(awal_ada):
            nilai = ((isi * pengali[k]) >> np.uint64(32)).astype(np.uint32)
            hasil[k, ~kosong] = np.minimum.reduceat(nilai, awal_ada)
        hasil[k, kosong] = (np.flatnonzero(kosong) * 2654435761 + k) & 0xFFFFFFFF

    with ThreadPoolExecutor(2) as pekerja:  # numpy lets go of the interpreter while it computes
        list(pekerja.map(satu, range(PERMUTASI)))
    return hasil.T


def calon_isi(indeks: Indeks) -> Pasangan:
    """Pairs whose steps have much of their uncommon words in common."""
    tanda = tanda_isi(indeks.daftar["kata"], indeks.bobot_kata)
    semua = np.arange(len(indeks))
    hasil = []
    for pita in range(_PITA):
        kunci = np.zeros(len(indeks), dtype=np.uint64)
        for baris in range(_BARIS_PITA):
            kunci = _campur(kunci + tanda[:, pita * _BARIS_PITA + baris])
        hasil.append(_sekeranjang(kunci, semua))
    return gabung_calon(hasil)


def gabung_calon(bagian: list[Pasangan]) -> Pasangan:
    """All pairs of the parts, each once, in order."""
    semua = np.concatenate(bagian) if bagian else np.empty((0, 2), dtype=np.int64)
    satu = np.unique(semua[:, 0] << 32 | semua[:, 1])
    return np.stack((satu >> 32, satu & 0xFFFFFFFF), axis=1)


def _campur(nilai: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix the bits of each number (the finaliser of splitmix64; Steele, Lea and Flood, 2014)."""
    with np.errstate(over="ignore"):
        nilai = nilai + np.uint64(_BIJI)
        nilai = (nilai ^ (nilai >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        nilai = (nilai ^ (nilai >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return nilai ^ (nilai >> np.uint64(31))


def _jumlah_hash(kunci: Baris[np.uint32], campur: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The sum of the hashes of each row, modulo 2^64: a hash of the row as a set."""
    total = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(campur, dtype=np.uint64)))
    return np.asarray(total[kunci.awal[1:]] - total[kunci.awal[:-1]])


def _sekeranjang(kunci: NDArray[np.uint64], milik: NDArray[np.int64], banyak: bool = True) -> Pasangan:
    """The pairs of owners that have a key in common.

    Under a key of more than `_EMBER` owners each is paired with its next few, or with none where `banyak` is
    false.
    """
    urut = np.lexsort((milik, kunci))
    kunci, milik = kunci[urut], milik[urut]
    batas = np.flatnonzero(np.concatenate(([True], kunci[1:] != kunci[:-1], [True])))
    besar = np.diff(batas)
    hasil = []
    for ukuran in np.unique(besar[(besar > 1) & (besar <= _EMBER)]):
        anggota = milik[batas[:-1][besar == ukuran][:, None] + np.arange(ukuran)]
        a, b = np.triu_indices(int(ukuran), 1)
        hasil.append(np.stack((anggota[:, a].ravel(), anggota[:, b].ravel()), axis=1))
    if banyak:
        for mulai, ukuran in zip(batas[:-1][besar > _EMBER], besar[besar > _EMBER], strict=True):
            anggota = milik[mulai : mulai + ukuran]
            hasil.extend(
                np.stack((anggota[:-jarak], anggota[jarak:]), axis=1) for jarak in range(1, _TETANGGA + 1)
            )
    if not hasil:
        return np.empty((0, 2), dtype=np.int64)
    semua = np.concatenate(hasil)
    return np.sort(semua[semua[:, 0] != semua[:, 1]], axis=1)
