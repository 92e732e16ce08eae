"""The time of each step as numbers, for the formulas and for the simulation alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sopan.errors import WrongUse
from sopan.model import Durasi, Langkah, Sop, WaktuTidakTerukur
from sopan.model.waktu import MENIT_HARI_KERJA, Dasar, parse

__all__ = ["WaktuLangkah", "hari", "waktu_langkah", "waktu_semua"]


@dataclass(frozen=True, slots=True)
class WaktuLangkah:
    """The time of a step in minutes: lower, middle and upper, on a basis.

    On the basis `kalender` the minutes run at night and on holidays. `terukur` is False for a step that
    gives no time or one that cannot be measured; its minutes are then 0.
    """

    bawah: float
    tengah: float
    atas: float
    dasar: Dasar = "kerja"
    terukur: bool = True

    @property
    def kerja(self) -> float:
        """The middle in working minutes; a calendar week counts as five working days."""
        return Durasi(self.tengah, self.tengah, self.dasar).menit_kerja()

    @property
    def kerja_atas(self) -> float:
        """The upper length in working minutes."""
        return Durasi(self.atas, self.atas, self.dasar).menit_kerja()

    @property
    def kerja_bawah(self) -> float:
        """The lower length in working minutes."""
        return Durasi(self.bawah, self.bawah, self.dasar).menit_kerja()


_NONE = WaktuLangkah(0.0, 0.0, 0.0, "kerja", terukur=False)


def waktu_langkah(langkah: Langkah, ganti: str | None = None) -> WaktuLangkah:
    """The time of a step, or of the expression `ganti` that stands in for it in a scenario.

    Raises WrongUse where `ganti` is no time expression; a bad `waktu` of the SOP itself is a finding of
    `sopan check` and counts as no time here.
    """
    if ganti is None:
        durasi = langkah.durasi
        if durasi is None:
            return _NONE
    else:
        try:
            durasi = parse(ganti)
        except WaktuTidakTerukur as error:
            raise WrongUse(error.pesan) from error
    return WaktuLangkah(durasi.bawah, (durasi.bawah + durasi.atas) / 2, durasi.atas, durasi.dasar)


def waktu_semua(sop: Sop, ganti: Mapping[int, str] | None = None) -> tuple[WaktuLangkah, ...]:
    """The times of all steps in order; `ganti` replaces some by step number."""
    instead = dict(ganti or {})
    return tuple(waktu_langkah(langkah, instead.get(n)) for n, langkah in enumerate(sop.langkah, 1))


def hari(menit: float) -> int:
    """The whole working days that hold so many working minutes, at least 1: what may be promised."""
    return max(1, math.ceil(round(menit, 6) / MENIT_HARI_KERJA))
