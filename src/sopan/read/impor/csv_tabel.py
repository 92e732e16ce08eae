"""Plain tables of steps as CSV, parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv

from sopan.errors import Pesan
from sopan.read.impor.aman import MOST_CELLS, MOST_ROWS, TERLALU_BESAR, tolak
from sopan.read.impor.hasil import HasilImpor
from sopan.read.impor.kanvas import Kotak, Lembar, Sel
from sopan.read.impor.rakit import rakit
from sopan.read.impor.visualizer import baca_visualizer
from sopan.read.impor.xlsx_buku import huruf_kolom

__all__ = ["baca_csv"]

_TINGGI, _LEBAR = 15.0, 60.0


def baca_csv(data: bytes, nama: str) -> HasilImpor:
    """The SOP of such a table. Raises `UnreadableFile`."""
    try:
        teks = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = data.decode("cp1252", "replace")
    if teks.count("\n") > MOST_ROWS:
        tolak(nama, TERLALU_BESAR)
    pemisah = max(";,\t", key=teks[:4096].count)
    try:
        baris = list(csv.reader(teks.splitlines(keepends=True), delimiter=pemisah))
    except csv.Error:
        tolak(nama, Pesan("CSV ini rusak.", "this CSV is broken."))
    lembar = Lembar("CSV")
    for b, isi in enumerate(baris):
        for k, satu in enumerate(isi[:200]):
            if satu.strip():
                kotak = Kotak(k * _LEBAR, b * _TINGGI, (k + 1) * _LEBAR, (b + 1) * _TINGGI)
                lembar.sel.append(Sel(b, k, satu.strip(), kotak, f"{huruf_kolom(k)}{b + 1}"))
        if len(lembar.sel) > MOST_CELLS:
            tolak(nama, TERLALU_BESAR)
    return baca_visualizer([lembar], nama) or rakit([lembar], nama, "csv")
