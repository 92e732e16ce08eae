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

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import UbahIsian
from sopan.model.teks import kata_sop, tanpa_kata_sop

RULE = Rule(code="JDL001", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where the title begins with a name of the SOP itself; the fix takes it away."""
    kata, sisa = kata_sop(sop.judul), tanpa_kata_sop(sop.judul)
    if kata is None or sisa == sop.judul:
        return
    sisa = sisa[:1].upper() + sisa[1:]
    yield Finding(
        ("judul",),
        Pesan(
            f'judul diawali "{kata}"; tulis "{sisa}".',
            f'the title begins with "{kata}"; write "{sisa}".',
        ),
        Fix(
            Pesan(f'Buang "{kata}" dari judul.', f'Take "{kata}" off the title.'),
            (UbahIsian(jalur=("judul",), nilai=sisa),),
        ),
    )
