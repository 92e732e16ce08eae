"""The SOP book of a unit: cover, contents with page numbers, explanation, all SOPs, bookmarks; one PDF.

    bab = [susun_bab(sop, folder, setup) for sop, folder in ...]     # each alone, on any process
    berkas, peringatan = tulis_buku(isian, urutkan(bab), setup, folder, ("pdf", "docx"))

What 35/2012 calls unsur dokumentasi stands before the SOPs: halaman judul, daftar isi, penjelasan singkat
penggunaan (ruang lingkup, ringkasan, pengertian umum). The decree that enacts them has its own command.
"""

from sopan.publish.book.parts import Bab, susun_bab
from sopan.publish.book.write import tulis_buku, urutkan

__all__ = ["Bab", "susun_bab", "tulis_buku", "urutkan"]
