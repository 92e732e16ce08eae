"""The frozen nouns of an SOP. Everything else in Sopan reads these and never changes them."""

from sopan.model.alur import Alur, Arus, alur_dari
from sopan.model.langkah import SELESAI, Cabang, Keputusan, Langkah
from sopan.model.pelaksana import Pelaksana
from sopan.model.sop import Pelayanan, Pengesahan, Sop, SopTerkait, Tanggal
from sopan.model.sumber import Jalur, Sumber, Tempat
from sopan.model.waktu import Durasi, WaktuTidakTerukur

__all__ = [
    "SELESAI",
    "Alur",
    "Arus",
    "Cabang",
    "Durasi",
    "Jalur",
    "Keputusan",
    "Langkah",
    "Pelaksana",
    "Pelayanan",
    "Pengesahan",
    "Sop",
    "SopTerkait",
    "Sumber",
    "Tanggal",
    "Tempat",
    "WaktuTidakTerukur",
    "alur_dari",
]
