"""Office files: which program's, whether Sopan wrote them, and reading them by what they are."""

from __future__ import annotations

from collections.abc import Sequence

from sopan.errors import Pesan, UnreadableFile
from sopan.model import Sop
from sopan.read.impor.aman import Arsip, tolak
from sopan.read.impor.docx import baca_docx
from sopan.read.impor.hasil import Catatan, HasilImpor
from sopan.read.impor.kanvas import Lembar
from sopan.read.impor.perubahan import ambil_perubahan
from sopan.read.impor.rakit import rakit
from sopan.read.impor.sendiri import model_dalam_arsip
from sopan.read.impor.tabel import cari_tabel
from sopan.read.impor.visualizer import baca_visualizer
from sopan.read.impor.vsdx import baca_vsdx
from sopan.read.impor.xlsx import baca_xlsx

__all__ = ["baca_kantor"]


def baca_kantor(arsip: Arsip) -> HasilImpor:
    """Read a zip file of an office program. Raises `UnreadableFile` where it is none that is known."""
    semua = arsip.names()
    makro = any(satu.rpartition("/")[2].lower() == "vbaproject.bin" for satu in semua)
    if any(satu.startswith("xl/") for satu in semua):
        hasil = _berkas(arsip, baca_xlsx(arsip), "xlsx")
    elif any(satu.startswith("word/") for satu in semua):
        hasil = _berkas(arsip, baca_docx(arsip), "docx")
    elif any(satu.startswith("visio/") for satu in semua):
        hasil = baca_vsdx(arsip)
    else:
        tolak(
            arsip.nama,
            Pesan("berkas zip ini bukan XLSX, DOCX, atau VSDX.", "this zip file is no XLSX, DOCX or VSDX."),
        )
    if makro:
        pesan = Pesan(
            "makro di berkas ini tidak dijalankan dan tidak dibawa.",
            "macros in this file are neither run nor carried.",
        )
        hasil = HasilImpor(
            hasil.sop,
            hasil.format,
            hasil.bidang,
            (*hasil.catatan, Catatan("tidak_dibawa", pesan)),
            hasil.persis,
        )
    return hasil


def _berkas(arsip: Arsip, lembar: Sequence[Lembar], format_: str) -> HasilImpor:
    model = model_dalam_arsip(arsip)
    if model is None:
        visio = baca_visualizer(lembar, arsip.nama) if format_ == "xlsx" else None
        return visio or rakit(lembar, arsip.nama, format_)
    return _sendiri(model, arsip, lembar, format_)


def _sendiri(model: Sop, arsip: Arsip, lembar: Sequence[Lembar], format_: str) -> HasilImpor:
    """A document of ours: its model, with what was changed in it since."""
    try:
        baca = rakit(lembar, arsip.nama, format_, rantai=False)
    except UnreadableFile:
        pesan = Pesan(
            "tabel dokumen ini tidak lagi terbaca; yang dibaca model di dalamnya.",
            "the table of this document can no longer be read; the model inside it was read.",
        )
        return HasilImpor(model, format_, catatan=(Catatan("lihat", pesan),), persis=True)
    tabel = cari_tabel(lembar)
    return ambil_perubahan(model, baca, lembar, tabel.kepala.lajur if tabel else (), format_)
