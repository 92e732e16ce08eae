"""Two simulations side by side: what-if of one SOP, or two revisions of it.

Both run on the same cases (common random numbers), so the difference of their means is much more
certain than either mean; its interval comes from the differences of their parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sopan.errors import Pesan
from sopan.model.angka import lama
from sopan.simulate.plain import plain
from sopan.simulate.summary import Hasil, half_width

__all__ = ["Perbandingan", "compare"]


@dataclass(frozen=True)
class Perbandingan:
    """What changes from `dasar` to `lain`: differences are lain - dasar, in working minutes.

    `selang` is half the 95 % interval of `selisih_rata`; `nyata` says that the difference is not chance.
    """

    dasar: Hasil
    lain: Hasil
    selisih_rata: float
    selang: float | None
    selisih_p90: float
    selisih_terpenuhi: float | None
    selisih_petugas: int
    nyata: bool
    kalimat: Pesan

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        result: dict[str, Any] = plain(
            {
                "selisih_rata": self.selisih_rata,
                "selang": self.selang,
                "selisih_p90": self.selisih_p90,
                "selisih_terpenuhi": self.selisih_terpenuhi,
                "selisih_petugas": self.selisih_petugas,
                "nyata": self.nyata,
                "kalimat": str(self.kalimat),
                "dasar": self.dasar.to_dict(),
                "lain": self.lain.to_dict(),
            }
        )
        return result


def compare(dasar: Hasil, lain: Hasil) -> Perbandingan:
    """Compare two results of scenarios with the same cases and seeds."""
    pairs = zip(dasar.bagian, lain.bagian, strict=False)
    parts = [b[0] / b[2] - a[0] / a[2] for a, b in pairs if a[2] and b[2]]
    difference = lain.selesai.kerja_rata - dasar.selesai.kerja_rata
    half = half_width(parts)
    real = abs(difference) > half if half is not None else difference != 0
    kept = lain.target.terpenuhi - dasar.target.terpenuhi if dasar.target and lain.target else None
    return Perbandingan(
        dasar=dasar,
        lain=lain,
        selisih_rata=difference,
        selang=half,
        selisih_p90=lain.selesai.kerja_p90 - dasar.selesai.kerja_p90,
        selisih_terpenuhi=kept,
        selisih_petugas=sum(lain.plan.petugas) - sum(dasar.plan.petugas),
        nyata=real,
        kalimat=_sentence(dasar, lain, difference, real=real),
    )


def _sentence(dasar: Hasil, lain: Hasil, difference: float, *, real: bool) -> Pesan:
    if not real:
        first = Pesan(
            "Lamanya tidak berbeda nyata",
            "There is no real difference in time",
        )
    else:
        by = lama(abs(difference))
        share = abs(difference) / dasar.selesai.kerja_rata * 100 if dasar.selesai.kerja_rata else 0.0
        faster = difference < 0
        first = Pesan(
            f"Rata-rata {by.id} ({share:.0f} %) lebih {'cepat' if faster else 'lama'}",
            f"{by.en} ({share:.0f} %) {'faster' if faster else 'slower'} on the average",
        )
    if dasar.target is None or lain.target is None:
        return Pesan(first.id + ".", first.en + ".")
    before, after = dasar.target.terpenuhi * 100, lain.target.terpenuhi * 100
    return Pesan(
        f"{first.id}; janji terpenuhi dari {before:.0f} menjadi {after:.0f} dari 100 kasus.",
        f"{first.en}; the promise holds for {after:.0f} instead of {before:.0f} of 100 cases.",
    )
