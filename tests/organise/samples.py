"""SOPs for the tests of sopan.organise: one by hand, and as many as Hypothesis likes."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from sopan.model import Sop

LAPORAN: dict[str, Any] = {
    "judul": "Pembuatan Laporan Bulanan",
    "nomor": "1/SOP/2026",
    "instansi": "Dinas Contoh",
    "pelaksana": {"kabid": "Kepala Bidang", "kasubag": "Kasubag", "analis": "Analis"},
    "langkah": [
        {"kegiatan": "Memerintahkan penyusunan laporan", "pelaksana": "kabid", "waktu": "10 menit"},
        {"kegiatan": "Mengumpulkan bahan laporan", "pelaksana": "analis", "waktu": "1 hari kerja"},
        {"kegiatan": "Menyusun konsep laporan", "pelaksana": "kasubag", "waktu": "2 jam"},
        {
            "kegiatan": "Memeriksa konsep laporan",
            "pelaksana": "kabid",
            "waktu": "30 menit",
            "keputusan": {"tidak": 3},
        },
        {"kegiatan": "Menandatangani laporan", "pelaksana": "kabid", "waktu": "5 menit"},
        {"kegiatan": "Mengarsipkan laporan", "pelaksana": "analis", "waktu": "10 menit"},
    ],
}


def isi() -> dict[str, Any]:
    """A fresh copy of the sample, to be changed by a test."""
    return copy.deepcopy(LAPORAN)


def sop(isi: dict[str, Any] | None = None, **lain: Any) -> Sop:
    """The sample, or other contents, with some keys replaced."""
    return Sop.model_validate({**(LAPORAN if isi is None else isi), **lain})


NAMA = ("Kepala", "Kasubag", "Analis 1", "Analis 2", "Pemohon")
JUDUL = ("Pembuatan Surat Tugas", "Penyusunan Surat Tugas", "Pengarsipan Surat")
KALIMAT = (
    "Menerima berkas permohonan",
    "Memeriksa kelengkapan berkas",
    "Mencatat surat masuk",
    "Menyusun konsep surat",
    "Menandatangani surat",
    "Mengirim surat kepada pemohon",
    "Mengarsipkan surat",
    "Memaraf konsep",
)
WAKTU = (None, "5 menit", "1 jam", "3 hari kerja", "1x24 jam", "segera")


@st.composite
def sops(draw: st.DrawFn) -> Sop:
    """Small SOPs over few words, so that two of them have much in common."""
    kolom = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
    nama = {
        id: draw(st.sampled_from(("Kepala", "Kasubag", "Analis 1", "Analis 2", "Pemohon"))) for id in kolom
    }
    banyak = draw(st.integers(1, 6))
    tujuan = st.one_of(st.none(), st.integers(1, banyak), st.sampled_from(("selesai", "x", "hilang")))
    langkah = []
    for nomor in range(banyak):
        satu: dict[str, Any] = {
            "kegiatan": draw(st.sampled_from(KALIMAT)),
            "pelaksana": draw(st.lists(st.sampled_from(kolom), min_size=1, max_size=2, unique=True)),
            "waktu": draw(st.sampled_from(WAKTU)),
            "output": draw(st.lists(st.sampled_from(("Surat", "Konsep", "Berkas")), max_size=2)),
        }
        if nomor == 2:
            satu["id"] = draw(st.sampled_from((None, "x", "y")))
        match draw(st.integers(0, 4)):
            case 0:
                cabang = {"langkah": draw(tujuan), "label": draw(st.sampled_from((None, "Setuju")))}
                satu["keputusan"] = {"ya": draw(tujuan), "tidak": cabang}
            case 1:
                satu["lanjut"] = draw(tujuan)
            case 2:
                satu["selesai"] = True
        langkah.append(satu)
    return Sop.model_validate(
        {
            "judul": draw(
                st.sampled_from(("Pembuatan Surat Tugas", "Penyusunan Surat Tugas", "Pengarsipan Surat"))
            ),
            "dasar_hukum": draw(st.lists(st.sampled_from(("UU 1", "PP 2", "PP 3")), max_size=3)),
            "keterkaitan": draw(st.lists(st.sampled_from(("SOP A", "SOP B")), max_size=2, unique=True)),
            "pelayanan": draw(st.sampled_from((None, {"biaya": ["Gratis"]}, {"waktu_pasti": "true"}))),
            "pelaksana": nama,
            "langkah": langkah,
        }
    )
