"""Penetapan: the Keputusan or Peraturan that enacts SOPs, which are its Lampiran (deck slides 52-54)."""

from sopan.publish.penetapan.dokumen import jadi_docx, jadi_html, jadi_pdf
from sopan.publish.penetapan.mengingat import mengingat
from sopan.publish.penetapan.naskah import Isian, Naskah, SopDitetapkan, susun_keputusan, susun_peraturan
from sopan.publish.penetapan.nomor import isi_berkas, nomori

__all__ = [
    "Isian",
    "Naskah",
    "SopDitetapkan",
    "isi_berkas",
    "jadi_docx",
    "jadi_html",
    "jadi_pdf",
    "mengingat",
    "nomori",
    "susun_keputusan",
    "susun_peraturan",
]
