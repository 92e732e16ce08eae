"""What all formats say in words: the names of the severities, and the counts in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sopan.errors import Pesan
from sopan.lint.engine import Laporan
from sopan.lint.finding import Severity

__all__ = ["SEVERITY", "jumlah", "kalimat"]

SEVERITY: dict[Severity, Pesan] = {
    "error": Pesan("kesalahan", "error"),
    "warning": Pesan("peringatan", "warning"),
    "hint": Pesan("saran", "hint"),
}
"""The severities as a person reads them, the gravest first."""


def jumlah(laporan: Sequence[Laporan]) -> Counter[Severity]:
    """How many findings of each severity count, over all reports."""
    total: Counter[Severity] = Counter()
    for satu in laporan:
        total.update(satu.jumlah())
    return total


def kalimat(laporan: Sequence[Laporan]) -> Pesan:
    """The counts in one sentence: "3 berkas: 9 kesalahan, 2 peringatan, 0 saran; 1 dikecualikan."."""
    total = jumlah(laporan)
    lepas = sum(len(satu.dikecualikan) for satu in laporan)
    banyak = len(laporan)
    return Pesan(
        f"{banyak} berkas: "
        + ", ".join(f"{total[nama]} {kata.id}" for nama, kata in SEVERITY.items())
        + (f"; {lepas} dikecualikan." if lepas else "."),
        f"{banyak} file{'' if banyak == 1 else 's'}: "
        + ", ".join(
            f"{total[nama]} {kata.en}{'' if total[nama] == 1 else 's'}" for nama, kata in SEVERITY.items()
        )
        + (f"; {lepas} waived." if lepas else "."),
    )
