"""The title begins with the word "SOP".

Judul diawali kata "SOP".

Apa yang diperiksa:
    Judul yang diawali "SOP", "Standar Operasional Prosedur", "Standard Operating Procedure", "POS", "SPO"
    atau "Protap". Kata itu di tengah judul, seperti pada "Penyusunan SOP", dibiarkan.

Mengapa:
    Judul SOP adalah aspek (kegiatan) ditambah output (paparan 30). Kata SOP sudah tercetak sebagai label
    di halaman identitas, sehingga di dalam judul ia terbaca dua kali.

Salah:
    judul: SOP Pembuatan Laporan Bulanan

Benar:
    judul: Pembuatan Laporan Bulanan
    ---
    judul: Penyusunan SOP Administrasi Pemerintahan

English:
    A title that begins with SOP, Standar Operasional Prosedur or another of its names. A title is the
    aspect and the output (slide 30); the word SOP is the label in front of it already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule, Ubah
from sopan.model import Sop

RULE = Rule(code="JDL001", severity="warning")

_AWALAN = re.compile(
    r"^(?:standar(?:d)?\s+(?:operasional\s+prosedur|operating\s+procedures?|prosedur\s+operasional)|"
    r"prosedur\s+operasional\s+(?:standar|baku)|prosedur\s+tetap|protap|s\.?o\.?p\.?(?:\s*-?\s*ap)?|pos|spo)"
    r"(?:\s*\(sop\))?(?:\s+(?:tentang|mengenai))?\s*[:\-–]?\s+",
    re.IGNORECASE,
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where the title begins with a name of the SOP itself; the fix takes it away."""
    awalan = _AWALAN.match(sop.judul)
    if awalan is None:
        return
    sisa = sop.judul[awalan.end() :]
    sisa = sisa[:1].upper() + sisa[1:]
    kata = awalan[0].strip(" :-–")
    yield Finding(
        ("judul",),
        Pesan(
            f'judul diawali "{kata}"; tulis "{sisa}".',
            f'the title begins with "{kata}"; write "{sisa}".',
        ),
        Fix(Pesan(f'Buang "{kata}" dari judul.', f'Take "{kata}" off the title.'), (Ubah(("judul",), sisa),)),
    )
