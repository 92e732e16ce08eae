"""A legal basis lacks its kind, number, year or subject.

Dasar hukum tidak lengkap.

Apa yang diperiksa:
    Tiap dasar hukum menyebut jenis peraturan, nomor, tahun, dan "tentang". Singkatan yang lazim (UU, PP,
    Perpres, Permendagri, PMK, Perda, ...) dikenali. UUD 1945 tidak memerlukan nomor. Titik-titik yang
    belum diisi dilaporkan oleh placeholder_left_in saja.

Mengapa:
    Dasar hukum adalah peraturan yang mendasari prosedur (PermenPANRB 35/2012, Bagian Identitas). Tanpa
    keempat unsurnya peraturan itu tidak dapat dicari, dan tidak dapat disalin ke Mengingat sebuah
    keputusan.

Salah:
    dasar_hukum: [Undang-Undang Nomor 25 Tahun 2009]
    ---
    dasar_hukum: [Peraturan Wali Kota tentang Tugas dan Fungsi Dinas]
    ---
    dasar_hukum: [Tugas pokok dan fungsi dinas]

Benar:
    dasar_hukum:
      - UUD 1945
      - UU 25/2009 tentang Pelayanan Publik
      - PermenPANRB No. 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
      - Peraturan Menteri Keuangan Nomor 62/PMK.05/2023 tentang Perencanaan Anggaran

English:
    Each legal basis names kind, number, year and subject ("tentang"), so that it can be found and copied
    into a decree. The usual abbreviations are known; the constitution needs no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.regulasi import Regulasi, baca_regulasi
from sopan.model.teks import isian, kosong

RULE = Rule(code="IDN005", severity="warning")

_CONTOH = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an item, which names what it lacks."""
    for nomor, teks in enumerate(sop.dasar_hukum):
        if kosong(teks) or isian(teks):
            continue
        regulasi = baca_regulasi(teks)
        kurang = _kurang(regulasi)
        if not kurang:
            continue
        if regulasi.jenis is None and not regulasi.nomor and not regulasi.tahun:
            pesan = Pesan(
                f'"{_pendek(teks)}" bukan sebutan peraturan; tulis seperti "{_CONTOH}".',
                f'"{_pendek(teks)}" is no citation of a regulation; write it like "{_CONTOH}".',
            )
        else:
            pesan = Pesan(
                f'dasar hukum "{_pendek(teks)}" belum memuat {", ".join(satu for satu, _ in kurang)}.',
                f'the legal basis "{_pendek(teks)}" lacks {", ".join(satu for _, satu in kurang)}.',
            )
        yield Finding(("dasar_hukum", nomor), pesan)


def _kurang(regulasi: Regulasi) -> list[tuple[str, str]]:
    if regulasi.jenis == "UUD":
        return []
    ada = {
        ("jenis peraturan", "its kind"): regulasi.jenis or regulasi.sebelum_nomor,
        ("nomor", "its number"): regulasi.nomor,
        ("tahun", "its year"): regulasi.tahun,
        ('"tentang"', 'its subject ("tentang")'): regulasi.tentang,
    }
    return [nama for nama, isi in ada.items() if not isi]


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 60 else teks[:57] + "..."
