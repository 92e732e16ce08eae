"""Which kind of SOP this is, by its flow, its actors, its trigger and its wording (deck 10-14, 19-27, 34-36).

    hasil = klasifikasikan(sop)
    hasil.jenis.nilai, hasil.jenis.keyakinan, hasil.jenis.mendukung()

What the file states of itself (`jenis`, `sifat`, ...) is no sign; it only decides between equal scores.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopan.model.ciri import Ciri, ciri_dari
from sopan.model.klasifikasi.penilaian import Keyakinan, Penilaian, Sumbu, Tanda, timbang
from sopan.model.klasifikasi.tanda_jenis import JENIS, tanda_jenis
from sopan.model.klasifikasi.tanda_lain import (
    BENTUK,
    ORIENTASI,
    SIFAT,
    SKALA,
    tanda_bentuk,
    tanda_orientasi,
    tanda_sifat,
    tanda_skala,
)
from sopan.model.sop import Sop

__all__ = ["Keyakinan", "Klasifikasi", "Penilaian", "Sumbu", "Tanda", "klasifikasikan", "nilai_jenis"]


@dataclass(frozen=True, slots=True)
class Klasifikasi:
    """The judgements on one SOP.

    `jenis`: pelayanan, rutin or penugasan. `sifat`: administratif or teknis. `bentuk`: sop or pedoman (a
    guideline, SOG). `orientasi`: produk or kegiatan. `skala`: besar (a team) or kecil.
    """

    jenis: Penilaian
    sifat: Penilaian
    bentuk: Penilaian
    orientasi: Penilaian
    skala: Penilaian

    @property
    def semua(self) -> tuple[Penilaian, ...]:
        """All judgements, the most important first."""
        return (self.jenis, self.sifat, self.bentuk, self.orientasi, self.skala)


def nilai_jenis(ciri: Ciri) -> Penilaian:
    """The judgement on jenis alone."""
    return timbang("jenis", JENIS, tanda_jenis(ciri), ciri.sop.jenis)


def klasifikasikan(sop: Sop) -> Klasifikasi:
    """Judge an SOP on every axis."""
    ciri = ciri_dari(sop)
    return Klasifikasi(
        jenis=nilai_jenis(ciri),
        sifat=timbang("sifat", SIFAT, tanda_sifat(ciri), sop.sifat),
        bentuk=timbang("bentuk", BENTUK, tanda_bentuk(ciri), None),
        orientasi=timbang("orientasi", ORIENTASI, tanda_orientasi(ciri), sop.orientasi),
        skala=timbang("skala", SKALA, tanda_skala(ciri), sop.skala),
    )
