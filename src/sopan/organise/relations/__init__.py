"""The network of SOPs that name one another: which references lead nowhere, one way only, or in a circle."""

from sopan.organise.relations.network import Hubungan, Jaringan, Rujukan, RujukanSop, Simpul, jaringan
from sopan.organise.relations.picture import gambar_jaringan
from sopan.organise.relations.report import catatan, teks

__all__ = [
    "Hubungan",
    "Jaringan",
    "Rujukan",
    "RujukanSop",
    "Simpul",
    "catatan",
    "gambar_jaringan",
    "jaringan",
    "teks",
]
