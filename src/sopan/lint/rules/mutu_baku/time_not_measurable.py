"""A waktu is no number with a unit.

Waktu tidak terukur.

Apa yang diperiksa:
    Isi waktu yang bukan bilangan dengan satuan: "Segera", "Sesuai kebutuhan", "Sesuai jadwal",
    "Semesteran". Bentuk seperti 15 menit, 2 jam 30 menit, 3 hari kerja, 1x24 jam, dan 1 minggu dikenali,
    juga bilangan dengan huruf.

Mengapa:
    Waktu adalah mutu baku yang dapat diukur (PermenPANRB 35/2012); tanpa bilangan, lamanya prosedur tidak
    dapat dijumlahkan, dijanjikan, atau dipantau.

Salah:
    langkah: [{waktu: Segera}]
    ---
    langkah: [{waktu: Sesuai kebutuhan}]

Benar:
    langkah: [{waktu: 2 jam 30 menit}, {waktu: tiga hari kerja}, {waktu: 1x24 jam}, {waktu: "-"}]

English:
    A time is a number with a unit, or the length of the procedure can be neither added up nor promised
    (35/2012). An empty cell is reported by standard_missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop, WaktuTidakTerukur
from sopan.model.teks import isian, kosong
from sopan.model.waktu import parse

RULE = Rule(code="MTB002", severity="error")

_BERKALA = re.compile(
    r"\b(?:harian|mingguan|bulanan|triwulanan|semesteran|tahunan|berkala|setiap|tiap)\b", re.IGNORECASE
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a step; the message tells apart how often from how long."""
    for nomor, langkah in enumerate(sop.langkah):
        if (
            langkah.waktu is None
            or langkah.durasi is not None
            or kosong(langkah.waktu)
            or isian(langkah.waktu)
        ):
            continue
        if _BERKALA.search(langkah.waktu):
            pesan = Pesan(
                f'"{langkah.waktu}" menyebut seberapa sering, bukan berapa lama; tulis misalnya "2 jam".',
                f'"{langkah.waktu}" tells how often, not how long; write for instance "2 jam".',
            )
        else:
            pesan = _sebab(langkah.waktu)
        yield Finding(("langkah", nomor, "waktu"), pesan)


def _sebab(waktu: str) -> Pesan:
    try:
        parse(waktu)
    except WaktuTidakTerukur as salah:
        return salah.pesan
    raise AssertionError(waktu)  # durasi is None exactly where parse refuses
