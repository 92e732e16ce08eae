"""A related SOP is not one SOP.

Keterkaitan tidak menunjuk satu SOP.

Apa yang diperiksa:
    Keterkaitan berupa "seluruh SOP ...", "SOP terkait", "SOP lainnya", atau nama unit kerja tanpa kata
    SOP.

Mengapa:
    Pembaca harus dapat membuka SOP yang dimaksud, dan jaringan keterkaitan hanya dapat diperiksa bila
    tiap keterkaitan menunjuk satu SOP. Pada SOP yang beredar sering tertulis "seluruh SOP di lingkungan
    ..." atau nama kantor.

Salah:
    keterkaitan: [Seluruh SOP di lingkungan Dinas Contoh]
    ---
    keterkaitan: [SOP lain yang terkait]
    ---
    keterkaitan: [Subbagian Keuangan]

Benar:
    keterkaitan: [SOP Penanganan Surat Masuk, SOP Bagian Umum tentang Peminjaman, Penyusunan Anggaran]

English:
    "All SOPs of ...", "related SOPs", or the name of an office is no SOP that a reader could open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="IDN009", severity="warning")

_SEMUA = re.compile(
    r"^\W*(?:(?:seluruh|semua|segala|berbagai|beberapa)\s+(?:jenis\s+)?(?:sop|prosedur|standar operasional)\b"
    r"|(?:sop|prosedur)(?:\s*-?\s*sop)?\s+(?:(?:yang\s+)?(?:terkait|lain(?:nya)?|relevan|berkaitan|berhubungan)"
    r"|di\s+lingkungan|pada\s+unit)(?![-\w]))",
    re.IGNORECASE,
)
_KANTOR = re.compile(
    r"^\W*(?:sub\s?)?(?:bagian|bidang|seksi|dinas|badan|biro|sekretariat|direktorat|deputi|inspektorat|kementerian"
    r"|kantor|kecamatan|kelurahan|uptd?|unit\s+kerja|bappeda|bkd)\b",
    re.IGNORECASE,
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an item that names all SOPs, or an office."""
    for nomor, satu in enumerate(sop.keterkaitan):
        jalur = ("keterkaitan", nomor)
        if _SEMUA.match(satu.judul):
            yield Finding(
                jalur,
                Pesan(
                    f'"{satu.judul}" tidak menunjuk satu SOP; sebut judul tiap SOP yang langsung terhubung.',
                    f'"{satu.judul}" is not one SOP; name each SOP that is directly linked, by its title.',
                ),
            )
        elif _KANTOR.match(satu.judul):
            yield Finding(
                jalur,
                Pesan(
                    f'"{satu.judul}" adalah nama unit kerja; sebut judul SOP-nya.',
                    f'"{satu.judul}" is the name of an office; name its SOP by title.',
                ),
            )
