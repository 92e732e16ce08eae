"""Turning an SOP into another kind, where the deck says how.

A pelayanan without its beginning and its end, which are the applicant's, is a rutin (slide 24, note; 27). A
penugasan has the same parts as a rutin (slide 25, note). Nothing else is defined: whoever wants a pelayanan
must say what is asked for and received.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.model import SELESAI, Sop
from sopan.model.alur import Arus
from sopan.model.ciri import Ciri, ciri_dari
from sopan.model.langkah import Rujukan
from sopan.model.operations import (
    HapusLangkah,
    HapusPelaksana,
    Operasi,
    UbahIsian,
    UbahKeputusan,
    UbahSelesai,
    UbahTujuan,
    apply_all,
    reorder_actors,
)
from sopan.model.operations.references import way
from sopan.model.sop import Jenis

__all__ = ["Perubahan", "ubah_jenis"]


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A conversion: the operations that make it, in turn, and what they leave to a person."""

    operasi: tuple[Operasi, ...]
    catatan: tuple[Pesan, ...]


def ubah_jenis(sop: Sop, jenis: Jenis) -> Perubahan:
    """Convert an SOP to another kind. Raises `WrongUse` where the deck defines no such conversion."""
    if sop.jenis == jenis:
        raise WrongUse(Pesan(f"SOP ini sudah berjenis {jenis}.", f"this SOP is a {jenis} already."))
    ciri = ciri_dari(sop)
    if jenis == "pelayanan":
        raise WrongUse(
            Pesan(
                "pelayanan memerlukan permohonan dan penerimaan oleh pemohon, yang tidak dapat "
                "disimpulkan dari SOP "
                "ini; mulailah dari pola dengan sopan new.",
                "a pelayanan needs the applicant's request and receipt, which do not follow from this "
                "SOP; start from "
                "a pattern with sopan new.",
            )
        )
    if jenis == "rutin" and (sop.jenis == "pelayanan" or ciri.diawali_pemohon):
        return _tanpa_pemohon(ciri)
    if ciri.diawali_pemohon or sop.jenis == "pelayanan":
        raise WrongUse(
            Pesan(
                "hanya rutin yang dapat menjadi penugasan; ubah dahulu menjadi rutin.",
                "only a rutin can become a penugasan; convert it to rutin first.",
            )
        )
    if jenis == "penugasan" and not ciri.diawali_perintah:
        raise WrongUse(
            Pesan(
                "penugasan diawali perintah atasan; langkah pertama SOP ini bukan perintah.",
                "a penugasan begins with a superior's order; the first step of this SOP is none.",
            )
        )
    return Perubahan((UbahIsian(jalur=("jenis",), nilai=jenis),), ())


def _tanpa_pemohon(ciri: Ciri) -> Perubahan:
    """Take the applicant's steps off both ends of a pelayanan."""
    awal, akhir = _awal(ciri), _akhir(ciri)
    dibuang = awal | akhir
    sisa = [nomor for nomor in range(1, ciri.alur.jumlah + 1) if nomor not in dibuang]
    if not dibuang:
        raise WrongUse(
            Pesan(
                "tidak ada langkah awal atau akhir oleh pemohon yang dapat dihilangkan.",
                "there is no first or last step of an applicant to take away.",
            )
        )
    if not sisa:
        raise WrongUse(
            Pesan(
                "semua langkah oleh pemohon; tidak ada yang tersisa.",
                "all steps are the applicant's; none is left.",
            )
        )
    penyusun = _Penyusun(ciri, awal, akhir, sisa)
    operasi = (*penyusun.rujukan(), *penyusun.penghapusan())
    operasi += (*penyusun.urutan_kolom(operasi), UbahIsian(jalur=("jenis",), nilai="rutin"))
    return Perubahan(operasi, tuple(penyusun.catatan))


def _oleh_pemohon_saja(ciri: Ciri, nomor: int) -> bool:
    return set(ciri.langkah(nomor).pelaksana) <= ciri.pemohon


def _awal(ciri: Ciri) -> frozenset[int]:
    """The applicant's steps at the beginning, up to the first of somebody inside."""
    nomor = 1
    while nomor <= ciri.alur.jumlah and _oleh_pemohon_saja(ciri, nomor):
        nomor += 1
    return frozenset(range(1, nomor))


def _akhir(ciri: Ciri) -> frozenset[int]:
    """The applicant's steps that end the procedure, and those of his that lead only to them."""
    hasil: set[int] = set()
    while True:
        baru = {
            nomor
            for nomor in range(1, ciri.alur.jumlah + 1)
            if nomor not in hasil
            and _oleh_pemohon_saja(ciri, nomor)
            and ciri.alur.keluar[nomor]
            and all(arus.ke is None or arus.ke in hasil for arus in ciri.alur.keluar[nomor])
        }
        if not baru:
            return frozenset(hasil)
        hasil |= baru


class _Penyusun:
    """Puts the operations together. Flows are turned first, while every step still has its number."""

    def __init__(self, ciri: Ciri, awal: frozenset[int], akhir: frozenset[int], sisa: list[int]) -> None:
        self.ciri = ciri
        self.awal = awal
        self.akhir = akhir - awal
        self.sisa = sisa
        self.nomor_baru = {lama: baru for baru, lama in enumerate(sisa, 1)}
        self.catatan: list[Pesan] = []

    def rujukan(self) -> Iterator[Operasi]:
        """What the remaining steps lead to."""
        for nomor in self.sisa:
            langkah = self.ciri.langkah(nomor)
            keluar = self.ciri.alur.keluar[nomor]
            if langkah.keputusan is not None and any(self._hilang(nomor, arus) for arus in keluar):
                yield from self._tanpa_keputusan(nomor, keluar)
                continue
            for arus in keluar:
                yield from self._arahkan(nomor, arus)

    def _hilang(self, nomor: int, arus: Arus) -> bool:
        """Whether an answer went back to the applicant's beginning with no step inside before it."""
        return arus.ke in self.awal and nomor == self.sisa[0]

    def _tanpa_keputusan(self, nomor: int, keluar: tuple[Arus, ...]) -> Iterator[Operasi]:
        """A rutin cannot refuse (slide 26): what sent the request back to the applicant decides no more."""
        yield UbahKeputusan(langkah=nomor, keputusan=None)
        lain = next((arus for arus in keluar if not self._hilang(nomor, arus)), None)
        if lain is not None:
            ke, berikut = self._tujuan(lain), self._berikut(nomor)
            if ke == SELESAI and berikut != SELESAI:
                yield UbahSelesai(langkah=nomor, selesai=True)
            elif ke != berikut:
                yield UbahTujuan(langkah=nomor, jalan="lanjut", ke=ke)
        baru = self.nomor_baru[nomor]
        self.catatan.append(
            Pesan(
                f"langkah {baru} tidak lagi memutuskan, karena yang dikembalikannya adalah permohonan; "
                "tulis ulang "
                "kalimatnya.",
                f"step {baru} decides no more, since what it sent back was the request; write its "
                "sentence anew.",
            )
        )

    def _arahkan(self, nomor: int, arus: Arus) -> Iterator[Operasi]:
        """Lead one flow of a remaining step to where it leads afterwards."""
        langkah = self.ciri.langkah(nomor)
        ditulis = way(langkah, arus.cabang or "lanjut")
        ke, berikut = self._tujuan(arus), self._berikut(nomor)
        if (ditulis is None and ke == berikut) or ditulis == ke:
            return
        if ditulis is not None and arus.ke not in self.awal | self.akhir:
            return  # it leads to a step that stays, or to the end: it goes along
        if arus.cabang is not None or ke != SELESAI:
            yield UbahTujuan(langkah=nomor, jalan=arus.cabang or "lanjut", ke=ke)
            return
        if ditulis is not None:
            yield UbahTujuan(langkah=nomor, jalan="lanjut", ke=None)
        if berikut != SELESAI and not langkah.selesai:
            yield UbahSelesai(langkah=nomor, selesai=True)

    def _berikut(self, nomor: int) -> Rujukan:
        """What a remaining step leads to afterwards where nothing is written."""
        return next((satu for satu in self.sisa if satu > nomor), SELESAI)

    def _tujuan(self, arus: Arus) -> Rujukan:
        """Where a flow leads afterwards: a step that stays, by its present number, or the end."""
        if arus.ke is None or arus.ke in self.akhir:
            return SELESAI
        return self.sisa[0] if arus.ke in self.awal else arus.ke

    def penghapusan(self) -> Iterator[Operasi]:
        """The steps, columns and keys that go, the last first so that places before them stay."""
        for nomor in sorted(self.awal | self.akhir, reverse=True):
            yield HapusLangkah(langkah=nomor)
        dipakai = {id_ for nomor in self.sisa for id_ in self.ciri.langkah(nomor).pelaksana}
        for id_ in self.ciri.sop.pelaksana:
            if id_ in self.ciri.pemohon and id_ not in dipakai:
                yield HapusPelaksana(id=id_)
        if self.ciri.sop.pelayanan is not None:
            yield UbahIsian(jalur=("pelayanan",))
        for nomor in self.sisa:
            if self.ciri.oleh_pemohon(nomor):
                baru = self.nomor_baru[nomor]
                self.catatan.append(
                    Pesan(
                        f"langkah {baru} masih dikerjakan pihak luar; periksa apakah kegiatannya tetap ada.",
                        f"step {baru} is still done from outside; see whether that activity remains.",
                    )
                )
        if self.ciri.sop.judul.lower().startswith(("pelayanan", "sop pelayanan")):
            self.catatan.append(
                Pesan(
                    "judul masih menyebut pelayanan; ganti aspeknya.",
                    "the title still says pelayanan; change it.",
                )
            )

    def urutan_kolom(self, operasi: tuple[Operasi, ...]) -> tuple[Operasi, ...]:
        """Put the columns by first appearance, where the new start is not leftmost (slide 44)."""
        sop = apply_all(self.ciri.sop, operasi)
        if next(iter(sop.pelaksana)) in sop.langkah[0].pelaksana:
            return ()
        muncul = [id_ for langkah in sop.langkah for id_ in langkah.pelaksana]
        return reorder_actors(sop, list(dict.fromkeys([*muncul, *sop.pelaksana])))
