"""A waiver names a rule that does not exist.

Pengecualian menyebut aturan yang tidak ada.

Apa yang diperiksa:
    Tiap `pengecualian` menyebut nama atau kode aturan yang dikenal. Bila ada nama yang mirip, pesannya
    menyebutnya.

Mengapa:
    Pengecualian yang salah tulis tidak mengecualikan apa pun, dan pembaca SOP mengira aturan itu sudah
    dipertimbangkan.

Salah:
    pengecualian: [{aturan: to_many_actors, alasan: Delapan unit terlibat}]

Benar:
    pengecualian: [{aturan: too_many_actors, alasan: Sembilan unit terlibat}]

English:
    A waiver with a misspelt rule waives nothing. The nearest name is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop

RULE = Rule(code="PGC001", severity="warning")


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding a waiver."""
    for nomor, satu in enumerate(sop.pengecualian):
        nama = satu.aturan.strip().lower()
        if nama in konteks.nama_aturan:
            continue
        dekat = get_close_matches(nama, sorted(konteks.nama_aturan), n=1, cutoff=0.6)
        yield Finding(
            ("pengecualian", nomor, "aturan"),
            Pesan(
                f'tidak ada aturan bernama "{satu.aturan}"'
                + (f'; maksudnya "{dekat[0]}"?' if dekat else "."),
                f'no rule is named "{satu.aturan}"' + (f'; is "{dekat[0]}" meant?' if dekat else "."),
            ),
        )
