"""Services made for tests: six small ones whose standard was worked out by hand."""

from __future__ import annotations

from sopan.model import Sop
from sopan.read import read_text

__all__ = ["PELAYANAN", "make", "service"]

PELAYANAN = """
pelayanan:
  biaya: Gratis
  pengaduan: Loket pengaduan
  sarana: Ruang tunggu
  pengawasan: Inspektorat
  jaminan: Petugas ramah
  keamanan: Data dilindungi
  evaluasi: Survei setiap semester
"""


def make(text: str) -> Sop:
    """An SOP from YAML text."""
    return read_text(text, "contoh.sop.yaml").sop


def service(
    steps: str, extra: str = PELAYANAN, actors: str = "", title: str = "Pelayanan Surat Contoh"
) -> Sop:
    """An SOP pelayanan with these steps (YAML items, two blanks before the dash)."""
    return make(
        f"sopan: 1\njudul: {title}\njenis: pelayanan\ninstansi: Pemerintah Kota Contoh\n"
        "dasar_hukum: [UU Nomor 25 Tahun 2009 tentang Pelayanan Publik]\n"
        "kualifikasi_pelaksana: [Memahami aturan]\n"
        "pelaksana:\n  pemohon: {nama: Pemohon, luar: true}\n  petugas: {nama: Petugas, jumlah: 2}\n"
        f"  kabid: Kabid\n  kadis: Kadis\n{actors}langkah:\n{steps}{extra}"
    )
