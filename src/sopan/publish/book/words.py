"""The words of a book that every book has; a `buku.yaml` says otherwise where it wants to."""

from __future__ import annotations

__all__ = ["ISTILAH", "RINGKASAN", "RUANG_LINGKUP", "SIMBOL"]

RUANG_LINGKUP = (
    "Buku ini memuat {jumlah} SOP yang berlaku di lingkungan {tempat}, sebagai acuan pelaksana dalam "
    "menyelenggarakan kegiatan dan sebagai dasar pengawasan dan evaluasinya."
)
"""Scope, with how many SOPs and whose."""

RINGKASAN = (
    "SOP dalam buku ini terdiri atas {jenis}. Setiap SOP memuat bagian identitas dan bagian prosedur: tabel "
    "kegiatan, diagram alir para pelaksana, dan mutu bakunya. Judul dalam daftar isi terhubung ke "
    "halamannya; kolom catatan revisi disediakan untuk perubahan yang terbit kemudian."
)
"""Summary, with how many SOPs of which kind."""

ISTILAH = {
    "Standar Operasional Prosedur (SOP)": (
        "serangkaian instruksi tertulis yang dibakukan mengenai proses penyelenggaraan kegiatan: bagaimana "
        "dan kapan dilakukan, di mana, dan oleh siapa."
    ),
    "SOP administratif": (
        "SOP bagi kegiatan beberapa pelaksana; isinya tahap-tahap kegiatan, bukan cara mengerjakannya."
    ),
    "SOP teknis": "SOP yang rinci bagi kegiatan satu pelaksana atau satu jabatan.",
    "Pelaksana": (
        "pejabat atau pegawai yang melakukan langkah, disebut menurut jabatan atau perannya; setiap "
        "pelaksana memiliki kolomnya sendiri."
    ),
    "Mutu baku": (
        "kelengkapan yang diperlukan, waktu yang disediakan, dan output yang dihasilkan setiap langkah."
    ),
}
"""Terms that a reader of any SOP book meets, in our own words; a book's own terms come before them."""


def _svg(drawing: str, fill: str = "white") -> str:
    head = "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='16' viewBox='0 0 32 16'>"
    return f"{head}<g fill='{fill}' stroke='black' stroke-width='1'>{drawing}</g></svg>"


SIMBOL = (
    ("Kapsul", "mulai dan akhir prosedur", _svg("<rect x='1' y='2' width='30' height='12' rx='6'/>")),
    ("Kotak", "kegiatan", _svg("<rect x='1' y='1' width='30' height='14'/>")),
    ("Belah ketupat", "keputusan, dengan dua jawaban", _svg("<path d='M16 0.8L31 8L16 15.2L1 8Z'/>")),
    ("Anak panah", "arah kegiatan", _svg("<path d='M1 8H26M25 5L31 8L25 11Z'/>", "black")),
    ("Segi lima", "sambungan ke halaman lain", _svg("<path d='M9 1H23V9L16 15L9 9Z'/>")),
)
"""The five symbols: name, meaning, and a picture."""
