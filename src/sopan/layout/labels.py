"""The fixed words of the document: labels of the identity page, headings of the table, words of the footer.

They are those of PermenPANRB 35/2012; an agency that has others says them in its profile
(`sopan.model.peraturan`).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LABELS", "Labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """What is printed beside and above the contents of an SOP.

    `nomor` to `pencatatan` stand on the identity page, `no` to `keterangan` over the columns of the table.
    `tiada` is printed where a date or a number is lacking, `nip` before the number of the official,
    `lanjutan` where a box goes on over the page.
    """

    nomor: str = "Nomor SOP"
    pembuatan: str = "Tanggal Pembuatan"
    revisi: str = "Tanggal Revisi"
    efektif: str = "Tanggal Efektif"
    pengesahan: str = "Disahkan oleh"
    judul: str = "Judul SOP"
    dasar_hukum: str = "Dasar Hukum"
    kualifikasi_pelaksana: str = "Kualifikasi Pelaksana"
    keterkaitan: str = "Keterkaitan"
    peralatan: str = "Peralatan/Perlengkapan"
    peringatan: str = "Peringatan"
    pencatatan: str = "Pencatatan dan Pendataan"
    lanjutan: str = "(lanjutan)"
    tiada: str = "-"
    nip: str = "NIP"
    no: str = "No"
    kegiatan: str = "Kegiatan"
    pelaksana: str = "Pelaksana"
    mutu_baku: str = "Mutu Baku"
    kelengkapan: str = "Kelengkapan"
    waktu: str = "Waktu"
    output: str = "Output"
    keterangan: str = "Keterangan"
    prosedur: str = "Prosedur"
    halaman: str = "Halaman {halaman} dari {jumlah}"


LABELS = Labels()
"""The labels of PermenPANRB 35/2012."""
