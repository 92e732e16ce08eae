"""The dates contradict one another.

Urutan tanggal bertentangan.

Apa yang diperiksa:
    Tanggal pembuatan tidak boleh sesudah tanggal efektif, dan tanggal revisi tidak boleh sebelum tanggal
    pembuatan. Tanggal revisi sesudah tanggal efektif dibiarkan: ia boleh berupa rencana peninjauan ulang.

Mengapa:
    Tanggal pembuatan adalah tanggal SOP selesai dibuat pertama kali, tanggal efektif adalah tanggal mulai
    berlaku, dan tanggal revisi adalah tanggal diubah atau direncanakan ditinjau ulang (PermenPANRB
    35/2012, Bagian Identitas; paparan 50).

Salah:
    tanggal: {pembuatan: 2026-03-01, revisi: null, efektif: 2026-02-01}
    ---
    tanggal: {pembuatan: 2026-03-01, revisi: 2025-03-01, efektif: 2026-03-10}

Benar:
    tanggal: {pembuatan: 2026-03-01, revisi: 2027-03-01, efektif: 2026-03-01}

English:
    An SOP cannot be in force before it was made, nor revised before it was made. A revision after the
    date in force may be a planned review, as on slide 50.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="IDN003", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a pair of dates that contradict."""
    pembuatan, revisi, efektif = sop.tanggal.pembuatan, sop.tanggal.revisi, sop.tanggal.efektif
    if pembuatan and efektif and pembuatan > efektif:
        yield Finding(
            ("tanggal", "efektif"),
            Pesan(
                f"tanggal efektif {efektif} mendahului tanggal pembuatan {pembuatan}; perbaiki salah satu.",
                f"the date in force {efektif} is before the date of making {pembuatan}; mend one of them.",
            ),
        )
    if pembuatan and revisi and revisi < pembuatan:
        yield Finding(
            ("tanggal", "revisi"),
            Pesan(
                f"tanggal revisi {revisi} mendahului tanggal pembuatan {pembuatan}; perbaiki salah satu.",
                f"the date of revision {revisi} is before the date of making {pembuatan}; mend one of them.",
            ),
        )
