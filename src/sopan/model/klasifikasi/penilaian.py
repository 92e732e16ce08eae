"""What a classification is made of: signs with their weights, and the judgement that they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sopan.errors import Pesan
from sopan.model.sumber import Jalur

__all__ = ["Keyakinan", "Penilaian", "Sumbu", "Tanda", "timbang"]

Sumbu = Literal["jenis", "sifat", "bentuk", "orientasi", "skala"]
Keyakinan = Literal["kuat", "sedang", "lemah", "tanpa tanda"]

_KUAT = 4
_SEDANG = 2


@dataclass(frozen=True, slots=True)
class Tanda:
    """One sign: what was seen, where (`jalur`), on which slides of the deck it rests, and how it weighs.

    `bobot` gives for each value that it speaks to how much: positive speaks for it, negative against it.
    """

    nama: str
    pesan: Pesan
    paparan: tuple[int, ...]
    bobot: Mapping[str, int]
    jalur: Jalur = ()


@dataclass(frozen=True, slots=True)
class Penilaian:
    """The judgement on one axis: the value with the highest score, the scores, and all signs seen."""

    sumbu: Sumbu
    nilai: str
    skor: Mapping[str, int]
    tanda: tuple[Tanda, ...]

    @property
    def selisih(self) -> int:
        """By how much the value leads the next one."""
        return self.skor[self.nilai] - max(
            (skor for nilai, skor in self.skor.items() if nilai != self.nilai), default=0
        )

    @property
    def keyakinan(self) -> Keyakinan:
        """How sure the judgement is, by its lead; `tanpa tanda` where nothing was seen."""
        if not self.tanda:
            return "tanpa tanda"
        return "kuat" if self.selisih >= _KUAT else "sedang" if self.selisih >= _SEDANG else "lemah"

    def mendukung(self, nilai: str | None = None) -> tuple[Tanda, ...]:
        """The signs for a value (without one: for the judgement), the heaviest first."""
        return self._tanda(nilai or self.nilai, 1)

    def menentang(self, nilai: str | None = None) -> tuple[Tanda, ...]:
        """The signs against a value (without one: against the judgement), the heaviest first."""
        return self._tanda(nilai or self.nilai, -1)

    def _tanda(self, nilai: str, arah: int) -> tuple[Tanda, ...]:
        dipilih = [satu for satu in self.tanda if satu.bobot.get(nilai, 0) * arah > 0]
        return tuple(sorted(dipilih, key=lambda satu: -abs(satu.bobot[nilai])))


def timbang(sumbu: Sumbu, nilai: tuple[str, ...], tanda: Iterable[Tanda], ditulis: str | None) -> Penilaian:
    """Add the signs up. Of values with equal scores the one that the SOP states wins, then the first."""
    terlihat = tuple(tanda)
    skor = {satu: sum(tanda.bobot.get(satu, 0) for tanda in terlihat) for satu in nilai}
    tertinggi = max(skor.values())
    calon = [satu for satu in nilai if skor[satu] == tertinggi]
    return Penilaian(sumbu, ditulis if ditulis in calon else calon[0], skor, terlihat)
