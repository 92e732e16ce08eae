"""A step lacks its kelengkapan, waktu or output.

Mutu baku langkah kosong.

Apa yang diperiksa:
    Kelengkapan, waktu, dan output tiap langkah. Tanda hubung atau "nihil" sama dengan kosong. Satu temuan
    untuk satu langkah, yang menyebut semua isian yang kosong.

Mengapa:
    Tiap kegiatan memuat kelengkapan (masukan baku), waktu, dan output; mutu baku adalah alat kendali mutu
    dan harus sejalan dengan standar pelayanan (PermenPANRB 35/2012, Bagian Flowchart).

Salah:
    langkah: [{waktu: null, output: null}]
    ---
    langkah: [{kelengkapan: "-"}]

Benar:
    langkah: [{kelengkapan: Disposisi, waktu: 1 jam, output: Konsep laporan}]

English:
    Each step states what it needs, how long it may take and what comes out (35/2012). A dash is empty.
    One finding a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import kosong

RULE = Rule(code="MTB001", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step."""
    for nomor, langkah in enumerate(sop.langkah):
        baku = langkah.mutu_baku
        kurang = [
            nama
            for nama, kosongkah in (
                ("kelengkapan", all(kosong(satu) for satu in baku.kelengkapan)),
                ("waktu", baku.waktu is None or kosong(baku.waktu)),
                ("output", all(kosong(satu) for satu in baku.output)),
            )
            if kosongkah
        ]
        if kurang:
            yield Finding(
                ("langkah", nomor),
                Pesan(
                    f"langkah {nomor + 1} belum memuat {_gabung(kurang, 'dan')}; isilah.",
                    f"step {nomor + 1} lacks {_gabung(kurang, 'and')}; fill that in.",
                ),
            )


def _gabung(nama: list[str], dan: str) -> str:
    return nama[0] if len(nama) == 1 else f"{', '.join(nama[:-1])} {dan} {nama[-1]}"
