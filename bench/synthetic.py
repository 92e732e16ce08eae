"""SOPs of a given size for the benchmarks: the same every time, with the words of an office.

The shape is that of design figures measured before Sopan was written: 20 steps, 5 actors and 3 decisions;
60 steps, 10 actors and 9 decisions; 200 steps, 12 actors and 30 decisions.
"""

from __future__ import annotations

from typing import Any

from sopan.model import Sop
from sopan.read.dump import dump_sop

__all__ = ["SIZES", "synthetic_sop", "synthetic_yaml"]

SIZES = {20: (5, 3), 60: (10, 9), 200: (12, 30)}
"""Steps, and the actors and decisions that go with them."""


WORDS = (
    "permohonan",
    "rekomendasi",
    "pengadaan",
    "kepegawaian",
    "persediaan",
    "pengaduan",
    "perjalanan",
    "anggaran",
)
"""What the variants of an SOP are about, so that no two of them have the same lines."""


def synthetic_sop(steps: int, variant: int = 0) -> Sop:
    """An SOP with so many steps (20, 60 or 200); variants have other words in the same places."""
    actors, decisions = SIZES[steps]
    every = steps // (decisions + 1)
    matter = f"{WORDS[variant % len(WORDS)]} {variant}" if variant else WORDS[0]
    rows: list[dict[str, Any]] = []
    for number in range(1, steps + 1):
        row: dict[str, Any] = {
            "kegiatan": f"Memeriksa berkas {matter} nomor {number} dan menyerahkan konsep laporan kepada "
            "kepala bidang untuk diperbaiki",
            "pelaksana": f"p{(number * 3 + number // 4) % actors if number > 1 else 0}",
            "kelengkapan": f"Berkas {matter} dan disposisi",
            "waktu": "15 menit",
            "output": f"Konsep laporan {variant}" if variant else "Konsep laporan",
        }
        if number % 5 == 0:
            row["keterangan"] = "SOP Pendokumentasian"
        if number % every == 0 and number < steps:
            row["keputusan"] = {"tidak": max(1, number - 2 - number % 3)}
        rows.append(row)
    return Sop.model_validate(
        {
            "judul": "Penyusunan Laporan Kinerja",
            "jenis": "rutin",
            "nomor": f"{steps}.{variant}/SOP/2026",
            "instansi": "Pemerintah Kabupaten Tirtamulya",
            "unit": ["Sekretariat Daerah", "Bagian Organisasi"],
            "dasar_hukum": ["Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"] * 3,
            "kualifikasi_pelaksana": ["Memahami penyusunan laporan kinerja"] * 3,
            "keterkaitan": ["SOP Pengumpulan Data", "SOP Pendokumentasian"],
            "peralatan": ["Komputer", "Formulir laporan"],
            "peringatan": ["Jika laporan terlambat, maka penilaian kinerja tertunda."],
            "pencatatan": ["Buku agenda laporan"],
            "pelaksana": {f"p{n}": f"Kepala Bidang {n + 1}" for n in range(actors)},
            "langkah": rows,
        }
    )


def synthetic_yaml(steps: int, variant: int = 0) -> str:
    """The same as a file."""
    return dump_sop(synthetic_sop(steps, variant))
