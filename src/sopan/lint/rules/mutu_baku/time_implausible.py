"""A waktu is implausibly long.

Waktu tidak wajar.

Apa yang diperiksa:
    Lebih dari satu hari kerja untuk langkah yang hanya menyerahkan, meneruskan, mengembalikan, memaraf,
    atau mendisposisikan; dan lebih dari tiga bulan untuk langkah apa pun. Langkah yang juga mengerjakan
    hal lain ("Mengonsep laporan dan menyerahkan ...") dan pengiriman ke luar kantor tidak diperiksa
    dengan batas satu hari.

Mengapa:
    Pada SOP yang beredar ada paraf "1-20 hari": waktu menunggu ditulis sebagai waktu kerja, sehingga
    hambatannya tersembunyi.

Salah:
    langkah: [{kegiatan: Menyerahkan laporan kepada Kepala Bagian, waktu: 3 hari kerja}]
    ---
    langkah: [{kegiatan: Menyusun pedoman, waktu: 6 bulan}]

Benar:
    langkah:
      - {kegiatan: Menyerahkan laporan kepada Kepala Bagian, waktu: 1 hari kerja}
      - {kegiatan: Mengonsep laporan dan menyerahkan kepada Kepala Bagian, waktu: 5 hari kerja}
      - {kegiatan: Menyusun pedoman, waktu: 3 bulan}
      - {kegiatan: Mengirimkan sampel ke laboratorium rujukan, waktu: 3 hari kerja}

English:
    More than a working day for a step that only hands over, passes on, returns or initials, or more than
    three months for any step: waiting was written down as work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Durasi, Sop
from sopan.model.bahasa import kata_kerja_aktif

RULE = Rule(code="MTB005", severity="warning")

_RINGAN = frozenset(
    (
        "menyerahkan",
        "meneruskan",
        "mengembalikan",
        "memaraf",
        "memarafi",
        "mendisposisi",
        "mendisposisikan",
        "membubuhkan",
        "menandatangani",
    )
)
_KATA = re.compile(r"[A-Za-z-]+")
_MENIT_TIGA_BULAN = 3 * 30 * 24 * 60
_HARI_KERJA_TIGA_BULAN = 65


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding a step."""
    for nomor, langkah in enumerate(sop.langkah):
        durasi = langkah.durasi
        if durasi is None:
            continue
        jalur = ("langkah", nomor, "waktu")
        if _lebih_tiga_bulan(durasi, konteks.menit_hari):
            yield Finding(
                jalur,
                Pesan(
                    f'waktu "{langkah.waktu}" lebih dari tiga bulan untuk satu langkah; pecah langkahnya '
                    "atau "
                    "perbaiki waktunya.",
                    f'the time "{langkah.waktu}" is more than three months for one step; split the step or '
                    "mend "
                    "the time.",
                ),
            )
        elif durasi.menit_kerja(konteks.menit_hari) > konteks.menit_hari and _hanya_ringan(langkah.kegiatan):
            yield Finding(
                jalur,
                Pesan(
                    f'waktu "{langkah.waktu}" tidak wajar untuk "{_pendek(langkah.kegiatan)}"; tulis lama '
                    "mengerjakannya, bukan lama menunggunya.",
                    f'the time "{langkah.waktu}" is implausible for "{_pendek(langkah.kegiatan)}"; write '
                    "how long "
                    "the work takes, not the wait.",
                ),
            )


def _lebih_tiga_bulan(durasi: Durasi, menit_hari: float) -> bool:
    if durasi.dasar == "kalender":
        return durasi.atas > _MENIT_TIGA_BULAN
    return durasi.menit_kerja(menit_hari) > _HARI_KERJA_TIGA_BULAN * menit_hari


def _hanya_ringan(kegiatan: str) -> bool:
    kerja = [kata.lower() for kata in _KATA.findall(kegiatan) if kata_kerja_aktif(kata)]
    return bool(kerja) and all(kata in _RINGAN for kata in kerja)


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 50 else teks[:47] + "..."
