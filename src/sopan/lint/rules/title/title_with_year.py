"""The title contains a year.

Judul memuat tahun.

Apa yang diperiksa:
    Tahun empat angka pada judul, juga rentang tahun. Tahun yang menjadi bagian dari sebutan peraturan
    ("Nomor 35 Tahun 2012") atau standar ("ISO 9001:2015") dibiarkan.

Mengapa:
    SOP berlaku untuk kegiatan yang berulang; kegiatan yang sama memakai SOP yang sama (paparan 16). Judul
    dengan tahun memaksa SOP baru setiap tahun.

Salah:
    judul: Penyusunan Laporan Kinerja Tahun 2025

Benar:
    judul: Penyusunan Laporan Kinerja
    ---
    judul: Sosialisasi Peraturan Menteri Nomor 35 Tahun 2012
    ---
    judul: Penerapan ISO 9001:2015

English:
    An SOP is for what is done again and again (slide 16), so its title has no year. Years that belong to
    the citation of a regulation or of a standard pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="JDL005", severity="warning")

_TAHUN = re.compile(
    r"(?P<depan>\s*\(?(?:tahun(?:\s+anggaran)?|t\.?a\.?|periode)?\s*)"
    r"(?<![\d:/.])(?P<tahun>(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?)(?![\d:/])\)?",
    re.IGNORECASE,
)
_SEBUTAN = re.compile(r"(?:nomor|no\.?)\s*[\w./-]+\s*$", re.IGNORECASE)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding, with the title as it reads without the year."""
    for cocok in _TAHUN.finditer(sop.judul):
        if _SEBUTAN.search(sop.judul[: cocok.start()]):
            continue
        tanpa = " ".join((sop.judul[: cocok.start()] + " " + sop.judul[cocok.end() :]).split())
        yield Finding(
            ("judul",),
            Pesan(
                f'judul memuat tahun {cocok["tahun"]}; tulis "{tanpa}".',
                f'the title contains the year {cocok["tahun"]}; write "{tanpa}".',
            ),
        )
        return
