"""A sentence says what happens either way, but the step is no decision.

Kalimat menyebut dua kemungkinan, tetapi langkahnya bukan keputusan.

Apa yang diperiksa:
    Kegiatan dengan kedua belah syarat ("Jika ... Jika tidak ...") pada langkah tanpa keputusan. Satu syarat
    saja ("Membayar biaya jika ada") dan langkah bersama beberapa pelaksana (rapat) dibiarkan.

Mengapa:
    Dari praktik: kalimat bercabang pada simbol kotak menyembunyikan cabang yang tidak tergambar. Belah
    ketupat melambangkan pengambilan keputusan (paparan 46).

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, menandatanganinya. Jika tidak sesuai, mengembalikannya
      - kegiatan: Mendokumentasikan laporan

Benar:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, menandatanganinya. Jika tidak sesuai, mengembalikannya
        keputusan: {tidak: 1}
      - kegiatan: Membayar biaya perizinan jika ada

English:
    A kegiatan with both halves of a condition in a step without keputusan. A single condition, and a meeting,
    are let pass. The box hides a branch that is not drawn; a decision is a diamond (slide 46).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import urai

RULE = Rule(code="LKH009", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each step that branches in words only."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.keputusan is None and not langkah.bersama and urai(langkah.kegiatan).berlawan:
            yield Finding(
                ("langkah", nomor, "kegiatan"),
                Pesan(
                    "kalimat bercabang (jika ..., jika tidak ...), tetapi langkahnya tidak; tambahkan "
                    "keputusan "
                    "dengan tujuan ya dan tidak, atau pindahkan syarat ke langkah yang memutuskan.",
                    "the sentence branches (jika ..., jika tidak ...), but the step does not; add "
                    "keputusan with the "
                    "targets of ya and tidak, or move the condition to the step that decides.",
                ),
            )
