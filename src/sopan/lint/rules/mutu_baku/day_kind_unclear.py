"""A waktu says "hari" without kerja or kalender.

"Hari" tanpa kerja atau kalender.

Apa yang diperiksa:
    Waktu dalam hari tanpa kata kerja atau kalender. "1x24 jam", minggu, dan bulan dibiarkan.

Mengapa:
    Tiga hari kerja dan tiga hari kalender berbeda bila melewati Sabtu dan Minggu; pada SOP yang beredar
    keduanya bercampur. Hari kerja mengikuti Perpres 21/2023 (lima hari, 37,5 jam seminggu). Sopan
    membacanya sebagai hari kerja sampai ditulis jelas.

Salah:
    langkah: [{waktu: 3 hari}]

Benar:
    langkah: [{waktu: 3 hari kerja}, {waktu: 3 hari kalender}, {waktu: 1x24 jam}, {waktu: 1 minggu}]

English:
    Working days and calendar days differ over a weekend (Perpres 21/2023). Until it is written, Sopan
    reads "hari" as a working day.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="MTB004", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step."""
    for nomor, langkah in enumerate(sop.langkah):
        if langkah.durasi is not None and not langkah.durasi.jenis_hari:
            yield Finding(
                ("langkah", nomor, "waktu"),
                Pesan(
                    f'waktu "{langkah.waktu}" tidak menyebut hari kerja atau hari kalender; tulis '
                    f'"{langkah.waktu} '
                    'kerja" bila hari kerja.',
                    f'the time "{langkah.waktu}" says neither working day nor calendar day; write '
                    f'"{langkah.waktu} kerja" if working days are meant.',
                ),
            )
