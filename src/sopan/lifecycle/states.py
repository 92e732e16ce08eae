"""The states of a revisi (deck, slides 16, 52-54 and 68-69)."""

from __future__ import annotations

from enum import StrEnum

from sopan.errors import Pesan

__all__ = ["DIBEKUKAN", "DIPAKAI", "Keadaan"]


class Keadaan(StrEnum):
    """Where a revisi stands in its life, in the order in which it passes them."""

    DRAF = "draf"
    REVIU = "reviu"
    DISEPAKATI = "disepakati"
    UJI_COBA = "uji_coba"
    FINAL = "final"
    DITETAPKAN = "ditetapkan"
    INTERNALISASI = "internalisasi"
    BERLAKU = "berlaku"
    EVALUASI = "evaluasi"
    DIGANTI = "diganti"
    DICABUT = "dicabut"

    @property
    def sebutan(self) -> Pesan:
        """The name that a person reads."""
        return _SEBUTAN[self]

    @property
    def arti(self) -> Pesan:
        """What the state means, in one sentence."""
        return _ARTI[self]

    @property
    def isi_berubah(self) -> bool:
        """Whether the content may change: in a draf only."""
        return self is Keadaan.DRAF


DIPAKAI = frozenset({Keadaan.BERLAKU, Keadaan.EVALUASI})
"""In force. At most one revisi of an SOP is in one of these."""

DIBEKUKAN = frozenset(
    {
        Keadaan.DITETAPKAN,
        Keadaan.INTERNALISASI,
        Keadaan.BERLAKU,
        Keadaan.EVALUASI,
        Keadaan.DIGANTI,
        Keadaan.DICABUT,
    }
)
"""Enacted at some time: the content never changes again."""

_SEBUTAN = {
    Keadaan.DRAF: Pesan("Draf", "Draft"),
    Keadaan.REVIU: Pesan("Reviu", "Review"),
    Keadaan.DISEPAKATI: Pesan("Disepakati", "Agreed"),
    Keadaan.UJI_COBA: Pesan("Uji coba", "Trial"),
    Keadaan.FINAL: Pesan("Final", "Final"),
    Keadaan.DITETAPKAN: Pesan("Ditetapkan", "Enacted"),
    Keadaan.INTERNALISASI: Pesan("Internalisasi", "Being made known"),
    Keadaan.BERLAKU: Pesan("Berlaku", "In force"),
    Keadaan.EVALUASI: Pesan("Evaluasi", "Under evaluation"),
    Keadaan.DIGANTI: Pesan("Diganti", "Replaced"),
    Keadaan.DICABUT: Pesan("Dicabut", "Withdrawn"),
}

_ARTI = {
    Keadaan.DRAF: Pesan(
        "Ditulis oleh yang mengerjakannya; isinya masih dapat berubah.",
        "Written by those who do the work; the content may still change.",
    ),
    Keadaan.REVIU: Pesan("Format dan isinya diperiksa peninjau.", "Format and content are being reviewed."),
    Keadaan.DISEPAKATI: Pesan(
        "Reviu selesai dan setiap pelaksana sepakat.", "Review passed and every actor role has agreed."
    ),
    Keadaan.UJI_COBA: Pesan(
        "Disimulasikan, lalu dicoba pada pekerjaan nyata.", "Simulated, then tried on real cases."
    ),
    Keadaan.FINAL: Pesan(
        "Selesai dicoba dan siap ditetapkan.", "Corrected after the trial and ready to enact."
    ),
    Keadaan.DITETAPKAN: Pesan(
        "Ditetapkan dengan keputusan atau peraturan yang ditandatangani.", "Enacted by a signed decree."
    ),
    Keadaan.INTERNALISASI: Pesan(
        "Disampaikan ke dalam; para pelaksana membaca dan memahaminya.",
        "Made known inside; the holders of the actor roles read and understand it.",
    ),
    Keadaan.BERLAKU: Pesan("Berlaku dan dijalankan.", "In force and operated."),
    Keadaan.EVALUASI: Pesan(
        "Berlaku, dan sedang dipantau serta dievaluasi.", "In force, being monitored and evaluated."
    ),
    Keadaan.DIGANTI: Pesan("Digantikan revisi yang lebih baru.", "Replaced by a newer revisi."),
    Keadaan.DICABUT: Pesan("Dicabut dengan keputusan, dengan alasan.", "Withdrawn by decree, with reason."),
}
