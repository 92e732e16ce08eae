"""Find titles that are nearly the same among some thousands, by the measure of `similarity`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sopan.organise.bulk import mirip_semua
from sopan.organise.features import Ciri
from sopan.organise.index import Entri, Tanda, bangun, kunci_judul
from sopan.organise.similarity import kemiripan_judul
from sopan.organise.words import UMUM_JUDUL, baca_judul

__all__ = ["IndeksJudul"]

_CALON = 40
_TANPA_KATA = np.empty(0, dtype=np.uint32)


def _ciri(judul: str, milik: Iterable[str]) -> Ciri:
    satu = baca_judul(judul, milik)
    return Ciri(judul, "", satu.aspek, satu.objek, _TANPA_KATA, "", 0)


class IndeksJudul:
    """Titles, each with the names of its agency and units (which a title may or may not mention)."""

    def __init__(self, judul: Sequence[tuple[str, Iterable[str]]]) -> None:
        self._ciri = [_ciri(satu, milik) for satu, milik in judul]
        self._indeks = bangun(Entri(str(i), Tanda(0, 0), ciri) for i, ciri in enumerate(self._ciri))

    def __len__(self) -> int:
        return len(self._ciri)

    def cari(self, judul: str, milik: Iterable[str] = (), ambang: float = 0.75) -> list[tuple[int, float]]:
        """The positions of the titles that are alike from `ambang` on, with their likeness, likest first."""
        return self._cari(_ciri(judul, milik), ambang)

    def cari_entri(self, entri: int, ambang: float) -> list[tuple[int, float]]:
        """The same for a title of the index, itself left out."""
        return [satu for satu in self._cari(self._ciri[entri], ambang) if satu[0] != entri]

    def _cari(self, ciri: Ciri, ambang: float) -> list[tuple[int, float]]:
        if not self._ciri:
            return []
        indeks = self._indeks
        bobot = indeks.bobot_judul
        kasar = mirip_semua(indeks.daftar["kunci"], indeks.berat_kunci, UMUM_JUDUL, kunci_judul(ciri))
        banyak = min(_CALON, len(kasar))
        calon = np.argpartition(-kasar, banyak - 1)[:banyak]
        hasil = [(int(i), kemiripan_judul(ciri, self._ciri[int(i)], bobot)) for i in calon if kasar[i] > 0]
        return sorted((satu for satu in hasil if satu[1] >= ambang), key=lambda satu: (-satu[1], satu[0]))
