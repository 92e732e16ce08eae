"""Two steps have the same sentence.

Dua langkah berkalimat sama.

Apa yang diperiksa:
    Kegiatan dua langkah yang sama kata demi kata, tanpa memandang huruf besar dan tanda baca, juga bila
    pelaksananya berbeda.

Mengapa:
    Dari praktik: kalimat yang sama biasanya salinan yang lupa diubah. Bila kegiatannya memang berulang,
    alur kembali ke langkah pertamanya; bila berbeda (menyerahkan kepada orang lain, memeriksa hal lain),
    kalimatnya harus mengatakan bedanya.

Salah:
    langkah:
      - kegiatan: Memeriksa konsep laporan
      - kegiatan: Memperbaiki konsep laporan
      - kegiatan: Memeriksa Konsep Laporan.

Benar:
    langkah:
      - kegiatan: Menyerahkan laporan kepada Kepala Subbagian
      - kegiatan: Menyerahkan laporan kepada Kepala Bagian

English:
    Two steps whose kegiatan are the same word for word, whatever their case, punctuation and actor. It is
    mostly a copy that was not changed; work that is done again is a return of the flow.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import pecah_kata

RULE = Rule(code="LKH004", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each step whose sentence stands in an earlier step."""
    pertama: dict[tuple[str, ...], int] = {}
    for nomor, langkah in enumerate(sop.langkah, 1):
        dulu = pertama.setdefault(pecah_kata(langkah.kegiatan), nomor)
        if dulu != nomor:
            yield Finding(
                ("langkah", nomor - 1, "kegiatan"),
                Pesan(
                    f"kalimat ini sama dengan kalimat langkah {dulu}; tulis apa yang membedakannya, atau "
                    "kembalikan "
                    f"alur ke langkah {dulu}.",
                    f"this sentence is that of step {dulu}; say what is different, or lead the flow back to "
                    f"step {dulu}.",
                ),
            )
