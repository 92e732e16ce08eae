"""The sentence of a decision does not say what happens either way.

Kalimat keputusan tidak menyebut apa yang terjadi pada kedua jawabannya.

Apa yang diperiksa:
    Kegiatan langkah berkeputusan harus memuat kedua belah syarat: "Jika ... Jika tidak ...", juga dengan
    apabila, bila, kalau, atau "sebaliknya". Label panah dan kolom keterangan tidak menggantikannya.

Mengapa:
    Dari praktik dan contoh paparan 51: pembaca tabel harus dapat membaca keputusan tanpa menelusuri panahnya,
    dan pemeriksa harus tahu apa yang dikerjakan bila jawabannya tidak.

Salah:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep laporan
        keputusan: {tidak: 1}
    ---
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep laporan. Jika sesuai, menandatanganinya
        keputusan: {tidak: 1}

Benar:
    langkah:
      - kegiatan: Menyusun konsep
      - kegiatan: Memeriksa konsep. Jika sesuai, menandatanganinya. Jika tidak sesuai, mengembalikannya
        keputusan: {tidak: 1}
      - kegiatan: Memeriksa arsip; apabila lengkap disimpan, apabila belum lengkap dikembalikan
        keputusan: {tidak: 1}

English:
    The kegiatan of a decision must state both halves of its condition, jika ... jika tidak ... or the like;
    labels and keterangan do not replace it. Whoever reads the table must understand the decision without
    following its arrows.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import urai

RULE = Rule(code="LKH008", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each decision whose sentence lacks a half of the condition."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.keputusan is None:
            continue
        kalimat = urai(langkah.kegiatan)
        if kalimat.berlawan:
            continue
        ya, tidak = langkah.keputusan.label("ya").lower(), langkah.keputusan.label("tidak").lower()
        if kalimat.syarat:
            pesan = Pesan(
                "kalimat keputusan hanya menyebut satu dari dua jawabannya; tambahkan apa yang "
                "dikerjakan pada "
                'jawaban yang lain ("Jika tidak ..., ...").',
                "the sentence of this decision states only one of its two answers; add what is done on "
                "the other "
                'one ("Jika tidak ..., ...").',
            )
        else:
            pesan = Pesan(
                f'kalimat keputusan tidak menyebut syaratnya; tambahkan "Jika {ya}, ... Jika {tidak}, ...".',
                f'the sentence of this decision states no condition; add "Jika {ya}, ... Jika {tidak}, ...".',
            )
        yield Finding(("langkah", nomor, "kegiatan"), pesan)
