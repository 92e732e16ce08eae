"""A decision sends the flow back into the start capsule.

Keputusan mengembalikan alur ke kapsul mulai.

Apa yang diperiksa:
    Jawaban keputusan yang menuju langkah 1, bila langkah 1 digambar sebagai kapsul mulai. Bila langkah 1
    sendiri keputusan, kapsulnya simbol tersendiri dan balikan itu dibiarkan.

Mengapa:
    Kapsul mulai melambangkan pemicu prosedur (paparan 43-44); permohonan tidak diajukan lagi dan perintah
    tidak diberikan lagi hanya karena ada yang harus diperbaiki. Balikan menuju kegiatan orang yang
    memperbaiki. Dari praktik.

Salah:
    langkah:
      - kegiatan: Mengajukan konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, menandatangani. Jika tidak, mengembalikan
        keputusan: {tidak: 1}
      - kegiatan: Mendokumentasikan laporan

Benar:
    langkah:
      - kegiatan: Memerintahkan penyusunan laporan
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, menandatangani. Jika tidak, mengembalikan
        keputusan: {tidak: 2}
      - kegiatan: Mendokumentasikan laporan

English:
    An answer of a decision that leads to step 1, where step 1 is drawn as the start capsule (it is not where
    it is itself a decision). The capsule is what sets the procedure off; rework goes back to the activity of
    whoever mends.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop

RULE = Rule(code="ALR004", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each answer that leads into the start capsule."""
    if sop.langkah[0].keputusan is not None:
        return
    for arus in alur(sop).masuk[1]:
        if arus.cabang is not None:
            yield Finding(
                ("langkah", arus.dari - 1, "keputusan", arus.cabang),
                Pesan(
                    f'jawaban "{arus.cabang}" kembali ke kapsul mulai; arahkan ke langkah yang '
                    "memperbaiki, kalau "
                    "perlu tambahkan langkah perbaikan sesudah langkah 1.",
                    f'the answer "{arus.cabang}" returns into the start capsule; lead it to the step '
                    "that mends, if "
                    "need be a step of mending added after step 1.",
                ),
            )
