"""A waktu is a range, a rate or an estimate where one limit is expected.

Waktu berupa rentang, laju, atau perkiraan.

Apa yang diperiksa:
    Rentang ("10-15 menit", "1-20 hari kerja"), dua pilihan ("120 menit / 3 hari"), laju ("2
    menit/berkas") dan perkiraan ("±15 menit"). "maks. 2 jam" dan "paling lama 2 jam" dibiarkan, karena
    menyebut satu batas.

Mengapa:
    Mutu baku waktu adalah batas paling lama yang disepakati, sehingga pelaksana dan pengawas menilai
    dengan ukuran yang sama. Perhitungan Sopan memakai batas atasnya.

Salah:
    langkah: [{waktu: 10-15 menit}]
    ---
    langkah: [{waktu: 2 menit/berkas}]
    ---
    langkah: [{waktu: ±15 menit}]

Benar:
    langkah: [{waktu: 15 menit}, {waktu: maks. 2 jam}, {waktu: 2 jam 30 menit}]

English:
    The standard is one upper limit that all have agreed on. Ranges, alternatives, rates and estimates are
    reported; "maks. 2 jam" is one limit. Sopan calculates with the upper end.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Durasi, Sop

RULE = Rule(code="MTB003", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step."""
    for nomor, langkah in enumerate(sop.langkah):
        durasi = langkah.durasi
        bentuk = _bentuk(durasi) if durasi else None
        if bentuk:
            yield Finding(
                ("langkah", nomor, "waktu"),
                Pesan(
                    f'waktu "{langkah.waktu}" adalah {bentuk.id}; tulis satu batas, misalnya batas atasnya.',
                    f'the time "{langkah.waktu}" is {bentuk.en}; write one limit, for instance the upper '
                    "one.",
                ),
            )


def _bentuk(durasi: Durasi) -> Pesan | None:
    if durasi.rentang:
        return Pesan("rentang", "a range")
    if durasi.per:
        return Pesan(f"laju per {durasi.per}", f"a rate per {durasi.per}")
    return Pesan("perkiraan", "an estimate") if durasi.perkiraan else None
