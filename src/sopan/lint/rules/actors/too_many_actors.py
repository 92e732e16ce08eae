"""There are more than eight actor columns.

Kolom pelaksana terlalu banyak.

Apa yang diperiksa:
    Lebih dari delapan kolom pelaksana.

Mengapa:
    Lebar halaman mendatar dibagi antara kegiatan, pelaksana, mutu baku, dan keterangan; di atas delapan
    kolom simbolnya mengecil dan panahnya sulit diikuti. Biasanya prosedurnya dapat dipecah menjadi SOP
    makro dan mikro.

Salah:
    langkah: [{pelaksana: [a, b, c, d, e, f, g, h, i]}]

Benar:
    langkah: [{pelaksana: [a, b, c, d, e, f, g, h]}]

English:
    Above eight columns the symbols get small and the arrows hard to follow on a landscape page; such a
    procedure can usually be split into a makro and its mikro.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="PLK007", severity="hint")

_TERBANYAK = 8


def check(sop: Sop) -> Iterator[Finding]:
    """One finding."""
    banyak = len(sop.pelaksana)
    if banyak > _TERBANYAK:
        yield Finding(
            ("pelaksana",),
            Pesan(
                f"ada {banyak} kolom pelaksana; gabungkan peran yang sama atau pecah menjadi SOP makro dan "
                "mikro.",
                f"there are {banyak} actor columns; join roles that are one, or split the SOP into makro "
                "and mikro.",
            ),
        )
