"""Organisations for the tests: one by hand, and random trees."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from sopan.model.organisasi import Organisasi

KOTA: dict[str, Any] = {
    "organisasi": 1,
    "nama": "Kota Contoh",
    "unit": [
        {
            "id": "dinas",
            "nama": "Dinas Arsip",
            "eselon": "II.b",
            "tugas": "Melaksanakan urusan pemerintahan bidang kearsipan dan perpustakaan",
            "fungsi": ["perumusan kebijakan bidang kearsipan", "pembinaan perpustakaan"],
        },
        {
            "id": "bidang",
            "nama": "Bidang Layanan",
            "induk": "dinas",
            "eselon": "III",
            "tugas": "Melaksanakan penyiapan perumusan kebijakan layanan",
            "fungsi": ["penyiapan bahan koordinasi layanan"],
        },
        {
            "id": "seksi",
            "nama": "Seksi Sirkulasi",
            "induk": "bidang",
            "eselon": "IV",
            "tugas": "Melakukan penyiapan bahan pembinaan sirkulasi",
            "uraian_tugas": [
                {
                    "teks": "Melakukan pelayanan peminjaman koleksi sirkulasi",
                    "kegiatan": [
                        {
                            "id": "k-1",
                            "aspek": "Pelayanan",
                            "output": "Peminjaman Koleksi",
                            "jenis": "pelayanan",
                        },
                        {"id": "k-2", "aspek": "Pembuatan", "output": "Laporan Sirkulasi", "skala": "kecil"},
                    ],
                }
            ],
        },
    ],
}


def kota() -> dict[str, Any]:
    """A fresh copy, to be changed by a test. It has no findings."""
    return copy.deepcopy(KOTA)


def baca(isi: dict[str, Any] | None = None) -> Organisasi:
    """The organisation of these contents."""
    return Organisasi.model_validate(KOTA if isi is None else isi)


@st.composite
def organisasi(draw: st.DrawFn) -> Organisasi:
    """Trees with every fault of a tree: parents that are missing, circles, ids used twice."""
    id = st.sampled_from([f"u{n}" for n in range(8)])
    unit = st.fixed_dictionaries(
        {
            "id": id,
            "nama": st.sampled_from(("Seksi Umum", "Bidang Perencanaan Pembangunan Daerah dan Statistik")),
        },
        optional={
            "induk": id,
            "eselon": st.sampled_from(("I", "II.a", "II.b", "III", "IV")),
            "tugas": st.sampled_from(("Melakukan urusan umum", "Melaksanakan pembinaan")),
            "fungsi": st.lists(st.sampled_from(("perumusan kebijakan", "Melakukan rapat")), max_size=2),
            "uraian_tugas": st.lists(
                st.fixed_dictionaries(
                    {
                        "teks": st.sampled_from(("Melakukan penyusunan laporan", "Rapat", "Urusan lain")),
                        "kegiatan": st.lists(
                            st.fixed_dictionaries(
                                {
                                    "id": st.sampled_from([f"k{n}" for n in range(9)]),
                                    "aspek": st.sampled_from(("Pembuatan", "Penyusunan", "Rapat", "Xyz")),
                                    "output": st.sampled_from(("Laporan", "Laporan Umum", "Koordinasi")),
                                },
                                optional={
                                    "skala": st.sampled_from(("besar", "kecil")),
                                    "sop": st.sampled_from(("1", "2", "9")),
                                    "probis": st.sampled_from(("1.2", "1.10", "x")),
                                },
                            ),
                            max_size=4,
                        ),
                    }
                ),
                max_size=2,
            ),
        },
    )
    return Organisasi.model_validate({"nama": "Kota", "unit": draw(st.lists(unit, min_size=1, max_size=10))})
