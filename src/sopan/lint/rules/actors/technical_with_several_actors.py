"""An SOP teknis has more than one actor.

SOP teknis memiliki lebih dari satu pelaksana.

Apa yang diperiksa:
    `sifat: teknis` dengan lebih dari satu kolom pelaksana.

Mengapa:
    SOP teknis dilakukan satu orang, satu kesatuan tim kerja, atau satu jabatan meskipun pemangkunya lebih
    dari satu, dan berisi cara mengerjakan yang rinci (paparan 10-12).

Salah:
    sifat: teknis
    langkah: [{pelaksana: analis}, {pelaksana: kepala}]

Benar:
    sifat: teknis
    pelaksana: {analis: {nama: Analis Laboratorium, jumlah: 3}}
    langkah: [{pelaksana: analis}, {pelaksana: analis}]

English:
    An SOP teknis is done by one person, one team or one post, and tells how in detail (slides 10-12).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="PLK008", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding."""
    if sop.sifat == "teknis" and len(sop.pelaksana) > 1:
        nama = ", ".join(pelaksana.nama for pelaksana in sop.pelaksana.values())
        yield Finding(
            ("sifat",),
            Pesan(
                f"SOP teknis memiliki {len(sop.pelaksana)} pelaksana ({nama}); tulis `sifat: "
                "administratif`, atau "
                "sisakan satu pelaksana.",
                f"the SOP teknis has {len(sop.pelaksana)} actors ({nama}); write `sifat: administratif`, "
                "or keep "
                "one actor.",
            ),
        )
