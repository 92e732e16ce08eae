"""Which level of PEKPPP a Standar Pelayanan reaches, and what lifts it.

The ladder of PermenPANRB 29/2022, first indicator: 0 there is none; 1 there is one without all components;
2 it has all 14; 3 it is formally set; 4 the public took part; 5 it is watched and renewed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sopan.errors import Pesan

__all__ = ["Bukti", "Pekppp", "nilai_pekppp"]

_TAHUN_BERLAKU = 2
TERTINGGI = 5


@dataclass(frozen=True, slots=True)
class Bukti:
    """What the agency can show beyond the standard itself.

    `ditetapkan` is the number of the decree, `pelibatan` the minutes of the public consultation (Forum
    Konsultasi Publik), `pembaruan` the day of the last review; `hari_ini` decides whether that is at most two
    years ago (indicator 4: every one to two years).
    """

    ditetapkan: str | None = None
    pelibatan: str | None = None
    pembaruan: datetime.date | None = None
    hari_ini: datetime.date | None = None

    @property
    def ditinjau(self) -> bool:
        """Whether the standard was reviewed within two years."""
        if self.pembaruan is None:
            return False
        today = self.hari_ini or datetime.datetime.now(tz=datetime.UTC).date()
        return self.pembaruan <= today and (today - self.pembaruan).days <= _TAHUN_BERLAKU * 366


@dataclass(frozen=True, slots=True)
class Pekppp:
    """The level, 0 to 5, its sentence, and what lifts it to the next one (empty at the top)."""

    tingkat: int
    arti: Pesan
    kenaikan: tuple[Pesan, ...]


_ARTI = (
    Pesan("belum ada standar pelayanan", "there is no service standard"),
    Pesan("ada, belum memuat 14 komponen", "there is one, without all 14 components"),
    Pesan("memuat 14 komponen", "it has all 14 components"),
    Pesan("14 komponen dan sudah ditetapkan", "14 components and formally set"),
    Pesan("ditetapkan dengan pelibatan masyarakat", "set with the public taking part"),
    Pesan("ditetapkan, melibatkan masyarakat, dan diperbarui berkala", "set, with the public, and renewed"),
)


def nilai_pekppp(*, ada: bool, kurang: tuple[Pesan, ...], bukti: Bukti) -> Pekppp:
    """The level of a standard.

    `ada`: the agency stated anything at all; `kurang`: what the open components need.
    """
    if not ada:
        need = Pesan(
            "Isi bagian 'pelayanan:' di berkas SOP; dari sana dan dari SOP-nya standar tersusun.",
            "Fill in 'pelayanan:' in the SOP file; the standard is made from that and the SOP.",
        )
        return Pekppp(0, _ARTI[0], (need,))
    if kurang:
        return Pekppp(1, _ARTI[1], kurang)
    if not bukti.ditetapkan:
        need = Pesan(
            "Tetapkan dengan keputusan ('sopan publish keputusan'), lalu sebut nomornya dengan --sk.",
            "Set it by decree ('sopan publish keputusan'), and tell its number by --sk.",
        )
        return Pekppp(2, _ARTI[2], (need,))
    if not bukti.pelibatan:
        need = Pesan(
            "Bahas dalam Forum Konsultasi Publik dan simpan berita acaranya (sopan publish: --fkp).",
            "Discuss it in a public consultation and keep its minutes (sopan publish: --fkp).",
        )
        return Pekppp(3, _ARTI[3], (need,))
    if not bukti.ditinjau:
        need = Pesan(
            "Tinjau kembali paling lama dua tahun sekali (sopan publish: --tinjau).",
            "Review it at least every two years (sopan publish: --tinjau).",
        )
        return Pekppp(4, _ARTI[4], (need,))
    return Pekppp(TERTINGGI, _ARTI[TERTINGGI], ())
