"""Making an SOP known inside (deck slides 64 and 68): slides, one page per role, and a short quiz.

    jadi_pdf(tayangan(bahan_sosialisasi(sop)), tanggal_sop(sop))
    kuis(sop, "sidik isi" + "orang")

All of it follows from the SOP, so that what people learn is what was enacted.
"""

from sopan.publish.sosialisasi.bahan import Bahan, LangkahPeran, bahan_sosialisasi, langkah_peran, singkat
from sopan.publish.sosialisasi.kuis import Soal, jawaban_benar, kuis, salah
from sopan.publish.sosialisasi.peran import lembar_peran
from sopan.publish.sosialisasi.tayangan import tayangan

__all__ = [
    "Bahan",
    "LangkahPeran",
    "Soal",
    "bahan_sosialisasi",
    "jawaban_benar",
    "kuis",
    "langkah_peran",
    "lembar_peran",
    "salah",
    "singkat",
    "tayangan",
]
