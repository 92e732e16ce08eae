"""Several actors decide together, drawn as a diamond.

Keputusan diambil oleh beberapa pelaksana, digambar sebagai belah ketupat.

Apa yang diperiksa:
    Langkah berkeputusan dengan lebih dari satu pelaksana.

Mengapa:
    Belah ketupat adalah satu aktivitas, satu aktor, satu simbol; pengambilan keputusan dalam forum bersama
    (rapat) dilambangkan dengan kotak (paparan 46). Yang bertindak menurut hasil rapat adalah satu pelaksana:
    ialah yang memeriksa hasilnya pada langkah berikut, dan di situlah alur bercabang.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
        pelaksana: analis
      - kegiatan: Membahas konsep. Jika setuju, menetapkan. Jika tidak, mengembalikan
        pelaksana: [kepala, analis]
        keputusan: {tidak: 1}
      - kegiatan: Mendokumentasikan laporan
        pelaksana: analis

Benar:
    langkah:
      - kegiatan: Menyusun konsep
        pelaksana: analis
      - kegiatan: Membahas konsep
        pelaksana: [kepala, analis]
      - kegiatan: Memeriksa hasil pembahasan. Jika setuju, menetapkan. Jika tidak, mengembalikan
        pelaksana: kepala
        keputusan: {tidak: 1}

English:
    A decision with more than one actor. A diamond has one actor; what a meeting decides is drawn as a box
    (slide 46), and whoever acts on the result examines it in the next step, where the flow parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="LKH007", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each decision that several actors take."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.bersama and langkah.keputusan is not None:
            yield Finding(
                ("langkah", nomor, "keputusan"),
                Pesan(
                    f"keputusan oleh {len(langkah.pelaksana)} pelaksana; keputusan forum digambar "
                    "sebagai kotak. Hapus "
                    "keputusan di sini dan biarkan satu pelaksana memeriksa hasilnya pada langkah berikut.",
                    f"a decision by {len(langkah.pelaksana)} actors; what a meeting decides is a box. "
                    "Take the "
                    "keputusan away here and let one actor examine the result in the next step.",
                ),
            )
