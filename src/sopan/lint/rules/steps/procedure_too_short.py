"""The procedure has fewer than three steps.

Prosedur kurang dari tiga langkah.

Apa yang diperiksa:
    Banyaknya langkah.

Mengapa:
    Sebuah SOP membatasi kegiatan awal, utama, dan akhir (paparan 17); pekerjaan yang selesai dalam satu atau
    dua langkah cukup menjadi langkah dari SOP lain atau sebuah instruksi (paparan 9).

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Mendokumentasikan laporan

Benar:
    langkah:
      - kegiatan: Memerintahkan penyusunan laporan
      - kegiatan: Menyusun laporan
      - kegiatan: Mendokumentasikan laporan

English:
    Fewer than three steps. An SOP has a beginning, a middle and an end (slide 17); shorter work is a step of
    another SOP or an instruction (slide 9).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="LKH010", severity="hint")

PALING_SEDIKIT = 3


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where there are fewer than three steps."""
    if len(sop.langkah) < PALING_SEDIKIT:
        yield Finding(
            ("langkah",),
            Pesan(
                f"prosedur hanya {len(sop.langkah)} langkah; lengkapi kegiatan awal, utama, dan "
                "akhirnya, atau "
                "jadikan bagian dari SOP lain.",
                f"the procedure has only {len(sop.langkah)} step(s); complete its beginning, middle and "
                "end, or make "
                "it part of another SOP.",
            ),
        )
