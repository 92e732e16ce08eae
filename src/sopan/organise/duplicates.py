"""Find SOPs of the same activity (deck 16: the same activity has the same SOP)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sopan.organise.bulk import batas_judul, mirip_isi, mirip_semua
from sopan.organise.candidates import Pasangan, calon_isi, calon_judul, gabung_calon
from sopan.organise.features import Ciri
from sopan.organise.index import Indeks, kunci_judul
from sopan.organise.similarity import AMBANG, SALIN, Nilai, nilai_pasangan
from sopan.organise.words import KATA_UMUM, UMUM_JUDUL

__all__ = ["Kelompok", "Pencarian", "Serupa", "Temuan", "cari", "kelompokkan", "semua_serupa", "urutkan"]

_CALON_JUDUL = 100
_CALON_ISI = 50
_POTONG = 20_000
_PARALEL = 40_000
"""From so many candidates on a second process pays for its start."""


class Serupa(NamedTuple):
    """An entry of an index that is like the SOP asked for."""

    entri: int
    nilai: Nilai


class Temuan(NamedTuple):
    """Two entries of an index that are alike."""

    a: int
    b: int
    nilai: Nilai


@dataclass(frozen=True, slots=True)
class Kelompok:
    """SOPs of one activity: positions in order, and the pairs that tie them, the likest first."""

    anggota: tuple[int, ...]
    pasangan: tuple[Temuan, ...]


def cari(
    indeks: Indeks, ciri: Ciri, *, ambang: float = AMBANG, pola: bool = False, kecuali: Iterable[str] = ()
) -> list[Serupa]:
    """The SOPs of a library that are of the same activity as one SOP, the likest first.

    Every entry is looked at; nothing is left to chance. `pola` adds SOPs of the same pattern about other
    objects. Files named in `kecuali` are left out (the SOP itself, where the library has it).
    """
    if not len(indeks):
        return []
    isi = mirip_semua(indeks.daftar["kata"], indeks.berat_kata, KATA_UMUM, ciri.kata)
    judul = mirip_semua(indeks.daftar["kunci"], indeks.berat_kunci, UMUM_JUDUL, kunci_judul(ciri))
    calon = set(_teratas(judul, _CALON_JUDUL)) | set(_teratas(isi, _CALON_ISI))
    lewati = set(kecuali)
    hasil = [
        Serupa(i, nilai)
        for i in calon
        if indeks.berkas(i) not in lewati
        and _lolos(
            nilai := nilai_pasangan(ciri, indeks.ciri(i), indeks.bobot_judul, float(isi[i])), ambang, pola
        )
    ]
    return sorted(hasil, key=lambda satu: (-satu.nilai.skor, -satu.nilai.kegiatan, satu.entri))


class Pencarian:
    """All pairs of a library being compared, a chunk of candidates at a time.

    Iterating gives what each chunk found, its length is the number of chunks: whoever waits can be shown how
    far it is. `proses` is how many processes share the work.
    """

    def __init__(
        self, indeks: Indeks, *, ambang: float = AMBANG, pola: bool = False, proses: int = 1
    ) -> None:
        self._kerja = (indeks, ambang, pola)
        self._proses = proses
        self._calon = gabung_calon([calon_judul(indeks), calon_isi(indeks)])

    def __len__(self) -> int:
        return (len(self._calon) + _POTONG - 1) // _POTONG

    def __iter__(self) -> Iterator[list[Temuan]]:
        potong = [self._calon[i : i + _POTONG] for i in range(0, len(self._calon), _POTONG)]
        if self._proses > 1 and len(self._calon) > _PARALEL:
            konteks = get_context("spawn")  # this process has threads, which a fork would leave behind
            with ProcessPoolExecutor(self._proses, konteks, _mulai, self._kerja) as pekerja:
                yield from pekerja.map(_kerjakan, potong)
        else:
            indeks, ambang, pola = self._kerja
            yield from (_nilai_calon(indeks, satu, ambang, pola) for satu in potong)


def semua_serupa(
    indeks: Indeks, *, ambang: float = AMBANG, pola: bool = False, proses: int = 1
) -> list[Temuan]:
    """All pairs of a library that are of the same activity, the likest first."""
    return urutkan(Pencarian(indeks, ambang=ambang, pola=pola, proses=proses))


def urutkan(bagian: Iterable[list[Temuan]]) -> list[Temuan]:
    """What the chunks of a search found, the likest first."""
    hasil = [temuan for satu in bagian for temuan in satu]
    return sorted(hasil, key=lambda satu: (-satu.nilai.skor, -satu.nilai.kegiatan, satu.a, satu.b))


def kelompokkan(temuan: Sequence[Temuan]) -> list[Kelompok]:
    """Put together what belongs to one activity: SOPs tied by pairs, directly or through others.

    Pairs of the same pattern only (`pola sama`) tie nothing. The groups with most members come first.
    """
    wakil: dict[int, int] = {}

    def akar(i: int) -> int:
        while wakil.setdefault(i, i) != i:
            wakil[i] = wakil[wakil[i]]
            i = wakil[i]
        return i

    sama = [satu for satu in temuan if satu.nilai.sebutan != "pola sama"]
    for satu in sama:
        a, b = akar(satu.a), akar(satu.b)
        wakil[max(a, b)] = min(a, b)
    anggota: dict[int, set[int]] = {}
    pasangan: dict[int, list[Temuan]] = {}
    for satu in sama:
        anggota.setdefault(akar(satu.a), set()).update((satu.a, satu.b))
        pasangan.setdefault(akar(satu.a), []).append(satu)
    kelompok = [Kelompok(tuple(sorted(isi)), tuple(pasangan[kunci])) for kunci, isi in anggota.items()]
    return sorted(kelompok, key=lambda satu: (-len(satu.anggota), -satu.pasangan[0].nilai.skor, satu.anggota))


def _lolos(nilai: Nilai, ambang: float, pola: bool) -> bool:
    return nilai.skor >= ambang or (pola and nilai.sebutan == "pola sama")


def _teratas(nilai: NDArray[np.float64], banyak: int) -> list[int]:
    if len(nilai) <= banyak:
        return [int(i) for i in np.flatnonzero(nilai > 0)]
    urut = np.argpartition(-nilai, banyak)[:banyak]
    return [int(i) for i in urut if nilai[i] > 0]


def _nilai_calon(indeks: Indeks, calon: Pasangan, ambang: float, pola: bool) -> list[Temuan]:
    hasil = []
    isi = mirip_isi(indeks, calon)
    # Most candidates fall at their titles, which is seen for all at once; the rest is looked at one by one.
    layak = (isi >= SALIN) | (batas_judul(indeks, calon) >= ambang)
    for (a, b), kegiatan in zip(calon[layak].tolist(), isi[layak].tolist(), strict=True):
        nilai = nilai_pasangan(indeks.ciri(a), indeks.ciri(b), indeks.bobot_judul, kegiatan)
        if _lolos(nilai, ambang, pola):
            hasil.append(Temuan(a, b, nilai))
    return hasil


_bersama: dict[str, tuple[Indeks, float, bool]] = {}
"""What a process of the pool was started with."""


def _mulai(indeks: Indeks, ambang: float, pola: bool) -> None:
    _bersama["kerja"] = (indeks, ambang, pola)


def _kerjakan(calon: Pasangan) -> list[Temuan]:
    indeks, ambang, pola = _bersama["kerja"]
    return _nilai_calon(indeks, calon, ambang, pola)
