"""The ways out of a step in words, for tables and pages that tell the flow beside or instead of a drawing."""

from __future__ import annotations

from typing import NamedTuple

from sopan.model.alur import Alur, Arus
from sopan.model.sop import Sop

__all__ = ["Jalan", "jalan_keluar", "tujuan"]


class Jalan(NamedTuple):
    """One way out of a step, for a reader: its answer ("" where it decides nothing), and where it leads."""

    jawaban: str
    tujuan: str
    arus: Arus


def jalan_keluar(sop: Sop, alur: Alur, nomor: int) -> tuple[Jalan, ...]:
    """The ways out of a step: ("Lengkap", "ke langkah 4"), ("Tidak lengkap", "kembali ke langkah 1")."""
    keputusan = sop.langkah[nomor - 1].keputusan
    return tuple(
        Jalan(keputusan.label(way.cabang) if keputusan and way.cabang else "", tujuan(way), way)
        for way in alur.keluar.get(nomor, ())
    )


def tujuan(way: Arus) -> str:
    """Where a flow leads: "ke langkah 4", "kembali ke langkah 1", "diulang" or "selesai"."""
    if way.ke is None:
        return "selesai"
    if way.ke == way.dari:
        return "diulang"
    return f"kembali ke langkah {way.ke}" if way.balik else f"ke langkah {way.ke}"
