"""No way leads from the start to a step.

Tidak ada jalan dari awal prosedur ke sebuah langkah.

Apa yang diperiksa:
    Langkah yang tidak pernah dicapai, karena langkah sebelumnya melompatinya atau berakhir, dan tidak ada
    langkah lain yang menuju ke situ. Langkah berurutan dilaporkan sekali. Bila ada rujukan ke langkah yang
    tidak ada, aturan ini diam: rujukan yang benar mungkin menuju langkah itu.

Mengapa:
    Panah melambangkan arah proses kegiatan dari satu simbol ke simbol selanjutnya (paparan 47). Simbol tanpa
    panah masuk tidak akan pernah dikerjakan.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
        lanjut: 4
      - kegiatan: Memperbaiki konsep
      - kegiatan: Mencetak konsep
      - kegiatan: Mendokumentasikan laporan

Benar:
    langkah:
      - kegiatan: Memeriksa konsep
        keputusan: {ya: 3}
      - kegiatan: Memperbaiki konsep
        lanjut: 1
      - kegiatan: Mendokumentasikan laporan

English:
    A step that no way from the start reaches, because what is before it jumps over it or ends; neighbours are
    reported once. Silent where a reference leads to no step: the right one may lead here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop

RULE = Rule(code="ALR001", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each run of neighbouring steps that cannot be reached, at its first step."""
    graf = alur(sop)
    if graf.hilang:
        return
    mati = [nomor for nomor in range(1, graf.jumlah + 1) if nomor not in graf.terjangkau]
    for nomor in mati:
        if nomor - 1 in mati:
            continue
        akhir = nomor
        while akhir + 1 in mati:
            akhir += 1
        apa = f"langkah {nomor}" if akhir == nomor else f"langkah {nomor} sampai {akhir}"
        what = f"step {nomor}" if akhir == nomor else f"steps {nomor} to {akhir}"
        yield Finding(
            ("langkah", nomor - 1),
            Pesan(
                f"{apa} tidak dapat dicapai dari awal; arahkan sebuah langkah ke langkah {nomor}, atau "
                "hapus.",
                f"{what} cannot be reached from the start; lead a step to step {nomor}, or take it away.",
            ),
        )
