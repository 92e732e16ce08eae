"""Where a new SOP starts: the seven patterns of the deck, and first drafts from its questions.

    from sopan.templates import pola_bernama
    text = pola_bernama("pembuatan-kecil").isi({"nama produk": "laporan bulanan"})

Pure: text in, text out. The files are read from the package; nothing is written here.
"""

from sopan.templates.blanks import Isian, fill, find, isian_bernama
from sopan.templates.pola import NAMA_POLA, Pola, Struktur, Tahap, daftar_pola, pola_bernama

__all__ = [
    "NAMA_POLA",
    "Isian",
    "Pola",
    "Struktur",
    "Tahap",
    "daftar_pola",
    "fill",
    "find",
    "isian_bernama",
    "pola_bernama",
]
