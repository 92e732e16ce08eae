"""The features of a whole library in a few arrays, on disk as one file.

The file is an `.npz` without compression and without pickled objects: it is read as data only. It is written
beside its place and then renamed. An entry is known by its file's name; `usang` tells which entries a newer
file has made old, so that an index is brought up to date by reading those files alone.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sopan.errors import Fault, Pesan, SystemFailure, UnreadableFile
from sopan.organise.features import BANYAK_HASH, Ciri, Hash, hash_kata
from sopan.organise.similarity import Bobot
from sopan.organise.words import KATA_UMUM, UMUM_JUDUL, kunci_objek

__all__ = ["Baris", "Entri", "Indeks", "Tanda", "bangun", "gabung", "kunci_judul", "muat", "simpan"]

VERSI = 2
_TEKS = ("berkas", "judul", "nomor", "aspek", "objek", "bentuk")
_DAFTAR = ("kata", "kunci")


class Tanda(NamedTuple):
    """By which a changed file is known: its time of change in nanoseconds, and its size."""

    waktu: int
    besar: int


class Entri(NamedTuple):
    """One SOP for an index: its file, the mark of that file, its features."""

    berkas: str
    tanda: Tanda
    ciri: Ciri


_T = TypeVar("_T", bound=np.generic)


class Baris(Generic[_T]):
    """Many rows of different lengths, one after another in one array (compressed sparse rows).

    `isi` has the values of all rows, `awal` where each row begins, and at last the end of the last.
    """

    def __init__(self, isi: NDArray[_T], awal: NDArray[np.int64]) -> None:
        self.isi, self.awal = isi, awal

    def __getitem__(self, i: int) -> NDArray[_T]:
        return self.isi[self.awal[i] : self.awal[i + 1]]

    @property
    def panjang(self) -> NDArray[np.int64]:
        """The length of each row."""
        return np.diff(self.awal)

    def pilih(self, tetap: NDArray[np.bool_]) -> Baris[_T]:
        """The rows marked true."""
        return Baris(self.isi[np.repeat(tetap, self.panjang)], _awal(self.panjang[tetap]))

    def sambung(self, lain: Baris[_T]) -> Baris[_T]:
        """These rows and then the others."""
        return Baris(
            np.concatenate((self.isi, lain.isi)), _awal(np.concatenate((self.panjang, lain.panjang)))
        )

    def jumlah(self, nilai: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sum over each row of `nilai`, which has one number for each value of all rows."""
        total = np.concatenate(([0.0], np.cumsum(nilai, dtype=np.float64)))
        return np.asarray(total[self.awal[1:]] - total[self.awal[:-1]])


def _awal(panjang: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(panjang, dtype=np.int64)))


def _teks(semua: Sequence[str]) -> Baris[np.uint8]:
    potong = [satu.encode() for satu in semua]
    return Baris(np.frombuffer(b"".join(potong), dtype=np.uint8), _awal([len(satu) for satu in potong]))


def _daftar(semua: Sequence[Hash]) -> Baris[np.uint32]:
    isi = np.concatenate(semua) if semua else np.empty(0, dtype=np.uint32)
    return Baris(isi.astype(np.uint32, copy=False), _awal([len(satu) for satu in semua]))


@dataclass(frozen=True, eq=False)
class Indeks:
    """A library. Entries are known by their position; see `Ciri` for what an entry has."""

    teks: Mapping[str, Baris[np.uint8]]
    daftar: Mapping[str, Baris[np.uint32]]
    pelaksana: NDArray[np.int64]
    tanda: NDArray[np.int64]
    """Rows of `Tanda`."""

    berat: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    """The weights of all entries, where they were reckoned before: an index on disk has them."""

    def __len__(self) -> int:
        return len(self.pelaksana)

    def berkas(self, i: int) -> str:
        """The file of an entry."""
        return self._teks("berkas", i)

    def ciri(self, i: int) -> Ciri:
        """The features of an entry."""
        return Ciri(
            judul=self._teks("judul", i),
            nomor=self._teks("nomor", i),
            aspek=self._teks("aspek", i),
            objek=tuple(self._teks("objek", i).split()),
            kata=self.daftar["kata"][i],
            bentuk=self._teks("bentuk", i),
            pelaksana=int(self.pelaksana[i]),
        )

    def _teks(self, nama: str, i: int) -> str:
        return self.teks[nama][i].tobytes().decode()

    @cached_property
    def bobot_judul(self) -> Bobot:
        """Weights of words by the titles of the library."""
        return _bobot(self.daftar["kunci"], UMUM_JUDUL)

    @cached_property
    def bobot_kata(self) -> Bobot:
        """Weights of words and word pairs by the steps of the library."""
        return _bobot(self.daftar["kata"], KATA_UMUM)

    @cached_property
    def berat_kata(self) -> NDArray[np.float64]:
        """The weight of all words of each entry."""
        if "kata" in self.berat:
            return self.berat["kata"]
        return self.daftar["kata"].jumlah(self.bobot_kata.tabel[self.daftar["kata"].isi])

    @cached_property
    def berat_kunci(self) -> NDArray[np.float64]:
        """The weight of the title of each entry."""
        if "kunci" in self.berat:
            return self.berat["kunci"]
        return self.daftar["kunci"].jumlah(self.bobot_judul.tabel[self.daftar["kunci"].isi])

    def tanda_entri(self, i: int) -> Tanda:
        """The mark of an entry's file."""
        return Tanda(int(self.tanda[i, 0]), int(self.tanda[i, 1]))

    def usang(self, kini: Mapping[str, Tanda]) -> tuple[list[str], list[str]]:
        """Which of the files of today must be read, and which entries have no file any more."""
        tercatat = {self.berkas(i): self.tanda_entri(i) for i in range(len(self))}
        baca = [berkas for berkas, tanda in kini.items() if tercatat.get(berkas) != tanda]
        return baca, [berkas for berkas in tercatat if berkas not in kini]


def _bobot(daftar: Baris[np.uint32], umum: frozenset[str]) -> Bobot:
    # A row has a hash once, so that counting the hashes counts the rows that have them.
    return Bobot(np.bincount(daftar.isi, minlength=BANYAK_HASH), len(daftar.awal) - 1, umum)


def kunci_judul(ciri: Ciri) -> Hash:
    """The hashes of the keys of a title's object."""
    return np.array(sorted({hash_kata(kunci) for kunci in kunci_objek(ciri.objek)}), dtype=np.uint32)


def bangun(entri: Iterable[Entri]) -> Indeks:
    """An index of these SOPs, in their order."""
    semua = list(entri)
    teks = {
        "berkas": _teks([satu.berkas for satu in semua]),
        "judul": _teks([satu.ciri.judul for satu in semua]),
        "nomor": _teks([satu.ciri.nomor for satu in semua]),
        "aspek": _teks([satu.ciri.aspek for satu in semua]),
        "objek": _teks([" ".join(satu.ciri.objek) for satu in semua]),
        "bentuk": _teks([satu.ciri.bentuk for satu in semua]),
    }
    daftar = {
        "kata": _daftar([satu.ciri.kata for satu in semua]),
        "kunci": _daftar([kunci_judul(satu.ciri) for satu in semua]),
    }
    pelaksana = np.array([satu.ciri.pelaksana for satu in semua], dtype=np.int64)
    tanda = np.array([satu.tanda for satu in semua], dtype=np.int64).reshape(-1, 2)
    return Indeks(teks, daftar, pelaksana, tanda)


def gabung(lama: Indeks, baru: Iterable[Entri], buang: Iterable[str] = ()) -> Indeks:
    """The old index without the files `buang`; new entries take the place of old ones of their name."""
    tambahan = list(baru)
    pergi = {satu.berkas for satu in tambahan} | set(buang)
    tetap = np.array([lama.berkas(i) not in pergi for i in range(len(lama))], dtype=np.bool_)
    lain = bangun(tambahan)
    return Indeks(
        {nama: baris.pilih(tetap).sambung(lain.teks[nama]) for nama, baris in lama.teks.items()},
        {nama: baris.pilih(tetap).sambung(lain.daftar[nama]) for nama, baris in lama.daftar.items()},
        np.concatenate((lama.pelaksana[tetap], lain.pelaksana)),
        np.concatenate((lama.tanda[tetap], lain.tanda)),
    )


def simpan(indeks: Indeks, berkas: Path) -> None:
    """Write an index. Raises `SystemFailure` where the place cannot be written."""
    larik: dict[str, NDArray[np.generic]] = {
        "versi": np.array([VERSI]),
        "pelaksana": indeks.pelaksana,
        "tanda": indeks.tanda,
        "berat.kata": indeks.berat_kata,
        "berat.kunci": indeks.berat_kunci,
    }
    for nama in _TEKS:
        larik[f"{nama}.isi"], larik[f"{nama}.awal"] = indeks.teks[nama].isi, indeks.teks[nama].awal
    for nama in _DAFTAR:
        larik[f"{nama}.isi"], larik[f"{nama}.awal"] = indeks.daftar[nama].isi, indeks.daftar[nama].awal
    samping = berkas.with_name(f".{berkas.name}.baru")
    try:
        with samping.open("wb") as keluar:
            np.savez(keluar, allow_pickle=False, **larik)
        samping.replace(berkas)
    except OSError as salah:
        samping.unlink(missing_ok=True)
        raise SystemFailure(
            Pesan(
                f"indeks {berkas} tidak dapat ditulis: {salah}", f"index {berkas} cannot be written: {salah}"
            )
        ) from salah


def muat(berkas: Path) -> Indeks:
    """Read an index. Raises `UnreadableFile` where the file is none, or of another version."""
    try:
        with berkas.open("rb") as masuk:
            if not zipfile.is_zipfile(masuk):
                raise _bukan_indeks(berkas)
        with np.load(berkas, allow_pickle=False) as larik:
            if larik["versi"].tolist() != [VERSI]:
                raise ValueError("versi")
            indeks = Indeks(
                {nama: Baris(larik[f"{nama}.isi"], larik[f"{nama}.awal"]) for nama in _TEKS},
                {nama: Baris(larik[f"{nama}.isi"], larik[f"{nama}.awal"]) for nama in _DAFTAR},
                larik["pelaksana"],
                larik["tanda"],
                {nama: larik[f"berat.{nama}"] for nama in _DAFTAR},
            )
    except OSError as salah:
        pesan = Pesan(f"indeks {berkas} tidak dapat dibaca: {salah}", f"cannot read index {berkas}: {salah}")
        raise SystemFailure(pesan) from salah
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as salah:
        raise _bukan_indeks(berkas) from salah
    if not _utuh(indeks):
        raise _bukan_indeks(berkas)
    return indeks


def _utuh(indeks: Indeks) -> bool:
    """Whether all arrays fit together, so that no later step reads beyond their ends."""
    n = len(indeks)
    return (
        indeks.tanda.shape == (n, 2)
        and all(satu.shape == (n,) and satu.dtype == np.float64 for satu in indeks.berat.values())
        and all(_utuh_baris(baris, n, np.uint8, 255) for baris in indeks.teks.values())
        and all(_utuh_baris(baris, n, np.uint32, BANYAK_HASH - 1) for baris in indeks.daftar.values())
    )


def _utuh_baris(baris: Baris[Any], n: int, jenis: type[np.generic], terbesar: int) -> bool:
    return bool(
        baris.awal.shape == (n + 1,)
        and baris.awal.dtype == np.int64
        and baris.isi.ndim == 1
        and baris.isi.dtype == jenis
        and baris.awal[0] == 0
        and baris.awal[-1] == len(baris.isi)
        and (baris.panjang >= 0).all()
        and (not len(baris.isi) or baris.isi.max() <= terbesar)
    )


def _bukan_indeks(berkas: Path) -> UnreadableFile:
    return UnreadableFile(
        [
            Fault(
                str(berkas),
                0,
                0,
                Pesan("bukan indeks SOP dari versi ini.", "this is no index of SOPs of this version."),
                instead=Pesan("Hapus berkas itu; indeks dibuat lagi.", "Remove the file; it is made anew."),
            )
        ]
    )
