"""A decision leads straight into another decision of the same actor.

Keputusan langsung diikuti keputusan lain oleh pelaksana yang sama.

Apa yang diperiksa:
    Jawaban sebuah keputusan yang maju ke keputusan lain oleh pelaksana yang sama, tanpa kegiatan di
    antaranya. Keputusan berjenjang oleh pelaksana yang berbeda (Kabid lalu Asdep) dan balikan dibiarkan.

Mengapa:
    Dari praktik: seorang pelaksana yang memeriksa dua hal berturut-turut biasanya cukup memutuskan sekali
    ("lengkap dan sesuai"), dan hasil pemeriksaan pertama tidak terlihat sebagai output.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
        pelaksana: analis
      - kegiatan: Memeriksa kelengkapan. Jika lengkap, lanjut. Jika tidak, mengembalikan
        pelaksana: kepala
        keputusan: {tidak: 1}
      - kegiatan: Memeriksa isi. Jika sesuai, menandatangani. Jika tidak, mengembalikan
        pelaksana: kepala
        keputusan: {tidak: 1}
      - kegiatan: Mendokumentasikan laporan
        pelaksana: analis

Benar:
    langkah:
      - kegiatan: Menyusun konsep
        pelaksana: analis
      - kegiatan: Memeriksa konsep. Jika sesuai, memaraf. Jika tidak, mengembalikan
        pelaksana: kepala
        keputusan: {tidak: 1}
      - kegiatan: Memeriksa konsep. Jika setuju, menandatangani. Jika tidak, mengembalikan
        pelaksana: sekretaris
        keputusan: {tidak: 1}
      - kegiatan: Mendokumentasikan laporan
        pelaksana: analis

English:
    An answer that leads forward into another decision of the same actor, with no activity between. Decisions
    of one level after another by different actors, and returns, are let pass. One actor who examines two
    things in a row can mostly decide once.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur
from sopan.model import Sop

RULE = Rule(code="ALR006", severity="hint")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each decision that leads into the same actor's next one."""
    for arus in alur(sop).arus:
        if arus.cabang is None or arus.ke is None or arus.balik:
            continue
        dari, ke = sop.langkah[arus.dari - 1], sop.langkah[arus.ke - 1]
        if ke.keputusan is not None and set(dari.pelaksana) == set(ke.pelaksana):
            yield Finding(
                ("langkah", arus.dari - 1, "keputusan"),
                Pesan(
                    f'jawaban "{arus.cabang}" langsung menuju keputusan lain oleh pelaksana yang sama '
                    "(langkah "
                    f"{arus.ke}); gabungkan keduanya menjadi satu keputusan.",
                    f'the answer "{arus.cabang}" leads straight into another decision of the same actor '
                    "(step "
                    f"{arus.ke}); make one decision of both.",
                ),
            )
