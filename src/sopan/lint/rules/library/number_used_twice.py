"""Two SOPs have one number.

Dua SOP bernomor sama.

Apa yang diperiksa:
    Nomor setiap SOP dalam pustaka; huruf besar dan spasi tidak membedakan. Temuan pada SOP yang belakangan.

Mengapa:
    Nomor SOP mengikuti tata naskah dinas dan menunjuk satu dokumen; dua dokumen bernomor sama tidak dapat
    dirujuk, dicabut, atau diganti. Dari praktik.

Salah:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 12/SOP/2026}
      - {judul: Penanganan Surat Masuk, nomor: 12 / sop / 2026}

Benar:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 12/SOP/2026}
      - {judul: Penanganan Surat Masuk, nomor: 13/SOP/2026}
      - {judul: Penanganan Surat Keluar, nomor: null}
      - {judul: Pembuatan Surat Tugas, nomor: null}

English:
    The number of each SOP of the library, whatever its case and spaces; the finding is on the later one. A
    number points to one document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import isian, kosong, nomor_baku

RULE = Rule(code="PUS001", severity="error")


def check_library(sops: Sequence[Sop]) -> Iterator[tuple[int, Finding]]:
    """One finding for each SOP whose number an earlier one bears."""
    pertama: dict[str, int] = {}
    for tempat, sop in enumerate(sops):
        if sop.nomor is None or kosong(sop.nomor) or isian(sop.nomor):
            continue
        dulu = pertama.setdefault(nomor_baku(sop.nomor), tempat)
        if dulu != tempat:
            yield (
                tempat,
                Finding(
                    ("nomor",),
                    Pesan(
                        f'nomor "{sop.nomor}" sudah dipakai oleh SOP "{sops[dulu].judul}"; beri nomor '
                        "sendiri.",
                        f'the number "{sop.nomor}" is that of the SOP "{sops[dulu].judul}"; give it one '
                        "of its own.",
                    ),
                ),
            )
