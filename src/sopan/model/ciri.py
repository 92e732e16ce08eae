"""What the flow of an SOP shows of its kind: who sets it off, who ends it, where it checks and files.

The deck tells pelayanan, rutin and penugasan apart by these marks (slides 19-27). The rules on the kind of
activity and the classification ask for the same ones, so they are read here, once and in one way.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sopan.model.alur import Alur, alur_dari
from sopan.model.bahasa import Kalimat, sebutan_pemohon, urai
from sopan.model.langkah import Langkah
from sopan.model.sop import Sop

__all__ = ["Ciri", "ciri_dari"]

_SURAT_PERINTAH = frozenset(["tugas", "perintah", "penugasan", "disposisi"])
_TERBIT = frozenset(["terbit", "sahkan", "serah"])
_TEMPAT_ARSIP = frozenset(["arsip", "pengarsipan", "dokumentasi", "pendokumentasian", "repositori", "depo"])


@dataclass(frozen=True)
class Ciri:
    """The marks of one SOP. Steps are numbered from 1, as in the flow graph."""

    sop: Sop
    alur: Alur

    def langkah(self, nomor: int) -> Langkah:
        """The step of that number."""
        return self.sop.langkah[nomor - 1]

    def kalimat(self, nomor: int) -> Kalimat:
        """The sentence of that step, taken apart."""
        return urai(self.langkah(nomor).kegiatan)

    @cached_property
    def pemohon(self) -> frozenset[str]:
        """The columns of those who ask from outside: marked `luar`, or named like an applicant."""
        return frozenset(
            id_ for id_, satu in self.sop.pelaksana.items() if satu.luar or sebutan_pemohon(satu.nama)
        )

    def oleh_pemohon(self, nomor: int) -> bool:
        """Whether an applicant takes part in the step."""
        return bool(self.pemohon & set(self.langkah(nomor).pelaksana))

    @cached_property
    def akhir(self) -> int:
        """The step in which the procedure ends as a rule: the last of those that end it."""
        return max(self.alur.akhir, default=len(self.sop.langkah))

    @cached_property
    def diawali_pemohon(self) -> bool:
        """Whether an applicant takes the first step (slides 20, 23)."""
        return self.oleh_pemohon(1)

    @cached_property
    def diawali_permohonan(self) -> bool:
        """Whether the first step is an applicant's request: anything he does of his own accord."""
        return self.diawali_pemohon and self.kalimat(1).kelas != {"terima"}

    @cached_property
    def diakhiri_penerimaan(self) -> bool:
        """Whether the procedure ends with the applicant, who has received the result (slide 23).

        After receiving he may still do something himself, such as answer a survey.
        """
        if self.penerimaan is None:
            return False
        return all(self.oleh_pemohon(nomor) for nomor in range(self.penerimaan, self.akhir + 1))

    @cached_property
    def penerimaan(self) -> int | None:
        """The last step in which an applicant receives something, before or at the end of the procedure."""
        for nomor in range(self.akhir, 1, -1):
            kalimat = self.kalimat(nomor)
            if self.oleh_pemohon(nomor) and ("terima" in kalimat.kelas or "terima" in kalimat.kata):
                return nomor
        return None

    @cached_property
    def tindakan_pertama(self) -> int | None:
        """The first step that no applicant takes part in: what the office does with the request."""
        return next((n for n in range(1, len(self.sop.langkah) + 1) if not self.oleh_pemohon(n)), None)

    @cached_property
    def permohonan_diperiksa(self) -> bool:
        """Whether the office's first act is to check the request (slide 27)."""
        nomor = self.tindakan_pertama
        if nomor is None:
            return False
        return self.langkah(nomor).keputusan is not None or "periksa" in self.kalimat(nomor).kelas

    def mendokumentasikan(self, nomor: int) -> bool:
        """Whether a step files or records: by its verb, or by uploading into an archive."""
        kalimat = self.kalimat(nomor)
        if kalimat.kelas & {"dokumentasi", "catat"}:
            return True
        return bool({"unggah", "isi"} & kalimat.kelas and _TEMPAT_ARSIP & set(kalimat.kata))

    @cached_property
    def didokumentasikan_sebelum_diserahkan(self) -> bool:
        """Whether the office files a copy before the applicant receives the result (slide 23, note).

        Recording the request when it comes in is not yet filing the result.
        """
        diperiksa = self.tindakan_pertama or 0
        diterima = self.penerimaan or self.akhir + 1
        return any(
            self.mendokumentasikan(nomor)
            and not self.oleh_pemohon(nomor)
            and (nomor > diperiksa + 1 or "dokumentasi" in self.kalimat(nomor).kelas)
            for nomor in range(1, diterima)
        )

    @cached_property
    def diakhiri_pendokumentasian(self) -> bool:
        """Whether the last step files the result, by someone inside (slides 24, 25)."""
        return self.mendokumentasikan(self.akhir) and not self.oleh_pemohon(self.akhir)

    @cached_property
    def diawali_perintah(self) -> bool:
        """Whether the first step orders: by its verb, or by issuing an order in writing (slide 25)."""
        kalimat = self.kalimat(1)
        if "perintah" in kalimat.kelas:
            return True
        return bool(kalimat.kelas & _TERBIT and _SURAT_PERINTAH & set(kalimat.kata))

    @cached_property
    def diawali_usulan(self) -> bool:
        """Whether the first step proposes: what the one in charge does in a rutin (slide 27)."""
        return "mohon" in self.kalimat(1).kelas and not self.diawali_pemohon

    @cached_property
    def bersyarat(self) -> bool:
        """Whether the first steps name requirements: what is brought and what is checked (slide 20)."""
        nomor = self.tindakan_pertama or 1
        return any(self.langkah(n).kelengkapan for n in range(1, nomor + 1))

    @cached_property
    def dapat_ditolak(self) -> bool:
        """Whether a decision can end the procedure early or send it back to the applicant (slide 26)."""
        return any(
            arus.cabang is not None
            and (arus.ke is None or self.oleh_pemohon(arus.ke))
            and arus.dari != self.akhir
            for arus in self.alur.arus
        )


def ciri_dari(sop: Sop) -> Ciri:
    """The marks of an SOP."""
    return Ciri(sop, alur_dari(sop))
