"""The equipment repeats the outputs of the steps.

Peralatan mengulang output langkah.

Apa yang diperiksa:
    Butir peralatan yang sama dengan output sebuah langkah. Satu butir yang sama dibiarkan kecuali ia
    satu-satunya butir; mulai dua butir dilaporkan.

Mengapa:
    Peralatan/perlengkapan adalah alat utama yang dipakai langsung oleh prosedur (PermenPANRB 35/2012,
    Bagian Identitas); dokumen yang dihasilkan dan diteruskan antarlangkah sudah ada pada mutu baku.

Salah:
    peralatan: [Komputer, Disposisi, Konsep laporan, Laporan]

Benar:
    peralatan: [Komputer, Printer, Formulir laporan, Laporan]

English:
    Equipment is what the procedure is done with (35/2012), not the papers that its steps make: those
    stand in the mutu baku. Two items that repeat outputs are a finding, or a single one where nothing
    else is listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import butir, pokok

RULE = Rule(code="IDN012", severity="hint")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for the list, which names the first items."""
    output = {pokok(satu) for langkah in sop.langkah for teks in langkah.output for satu in butir(teks)}
    alat = [(nomor, satu) for nomor, teks in enumerate(sop.peralatan) for satu in butir(teks)]
    ulang = [(nomor, satu) for nomor, satu in alat if pokok(satu) in output and pokok(satu)]
    if len(ulang) > 1 or (ulang and len(alat) == 1):
        sisa = f" (+{len(ulang) - 3})" if len(ulang) > 3 else ""
        daftar = ", ".join(f'"{satu}"' for _, satu in ulang[:3]) + sisa
        yield Finding(
            ("peralatan", ulang[0][0]),
            Pesan(
                f"{daftar} adalah output langkah, bukan peralatan; sebut alat yang dipakai saja.",
                f"{daftar} comes out of the steps and is no equipment; list only what the work is done with.",
            ),
        )
