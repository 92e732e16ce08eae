"""An actor column has no symbol.

Kolom pelaksana tanpa simbol.

Apa yang diperiksa:
    Pelaksana yang tidak melakukan satu langkah pun.

Mengapa:
    Kolom pelaksana memisahkan pelaku dari kegiatan (PermenPANRB 35/2012, Bagian Flowchart). Kolom kosong
    berarti pelaksananya berlebih, atau langkahnya tertinggal; karena itu tidak dihapus otomatis.

Salah:
    pelaksana: {kepala: Kepala Bagian, analis: Analis, kpa: Kuasa Pengguna Anggaran}
    langkah:
      - pelaksana: kepala
      - pelaksana: analis

Benar:
    pelaksana: {kepala: Kepala Bagian, analis: Analis, kpa: Kuasa Pengguna Anggaran}
    langkah:
      - pelaksana: kepala
      - pelaksana: [analis, kpa]

English:
    An actor who does no step. Either the column is one too many or its step was forgotten, so there is no
    fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="PLK001", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a column."""
    dipakai = {satu for langkah in sop.langkah for satu in langkah.pelaksana}
    for kode, pelaksana in sop.pelaksana.items():
        if kode not in dipakai:
            yield Finding(
                ("pelaksana", kode),
                Pesan(
                    f'pelaksana "{pelaksana.nama}" tidak melakukan langkah apa pun; hapus kolomnya, atau '
                    "tulis "
                    "langkahnya.",
                    f'the actor "{pelaksana.nama}" does no step; take the column away, or write the step.',
                ),
            )
