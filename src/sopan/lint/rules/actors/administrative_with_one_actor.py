"""An SOP administratif has a single actor.

SOP administratif hanya memiliki satu pelaksana.

Apa yang diperiksa:
    `sifat: administratif` (nilai bawaan) dengan satu kolom pelaksana saja.

Mengapa:
    SOP administratif melibatkan lebih dari satu peran atau jabatan dan hanya menggambarkan tahapannya;
    yang dilakukan satu pelaksana adalah SOP teknis (paparan 10-13).

Salah:
    langkah: [{pelaksana: analis}, {pelaksana: analis}]

Benar:
    sifat: teknis
    langkah: [{pelaksana: analis}, {pelaksana: analis}]
    ---
    langkah: [{pelaksana: kepala}, {pelaksana: analis}]

English:
    An SOP administratif has more than one role and tells only the stages; what a single actor does is an
    SOP teknis (slides 10-13).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="PLK009", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding."""
    if sop.sifat == "administratif" and len(sop.pelaksana) == 1:
        nama = next(iter(sop.pelaksana.values())).nama
        yield Finding(
            ("pelaksana",),
            Pesan(
                f'hanya ada satu pelaksana ("{nama}"); tulis `sifat: teknis`, atau sebut pelaksana lain '
                "yang terlibat.",
                f'there is a single actor ("{nama}"); write `sifat: teknis`, or name the others who take '
                "part.",
            ),
        )
