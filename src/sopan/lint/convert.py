"""Turning an SOP into another kind, where the deck says how.

A pelayanan without its beginning and its end, which are the applicant's, is a rutin (slide 24, note; 27). A
penugasan has the same parts as a rutin (slide 25, note). Nothing else is defined: whoever wants a pelayanan
must say what is asked for and received.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopan.errors import Pesan, WrongUse
from sopan.lint.finding import Fix, Hapus, Operasi, Ubah, Urutkan
from sopan.model import SELESAI, Sop
from sopan.model.alur import Arus
from sopan.model.ciri import Ciri, ciri_dari
from sopan.model.langkah import Cabang
from sopan.model.sop import Jenis
from sopan.model.sumber import Jalur

__all__ = ["Perubahan", "ubah_jenis"]


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A conversion: the edits that make it, in the order to apply them, and what they leave to a person."""

    fix: Fix
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
    return Perubahan(_fix(jenis, (Ubah(("jenis",), jenis),)), ())


def _fix(jenis: str, operasi: tuple[Operasi, ...]) -> Fix:
    return Fix(Pesan(f"Ubah menjadi SOP {jenis}.", f"Convert into an SOP {jenis}."), operasi)


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
    operasi = (*penyusun.rujukan(), *penyusun.penghapusan(), Ubah(("jenis",), "rutin"))
    return Perubahan(_fix("rutin", operasi), tuple(penyusun.catatan))


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
    """Puts the edits together. References are changed first, while all steps still have their places."""

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
        di: Jalur = ("langkah", nomor - 1)
        yield Hapus((*di, "keputusan"))
        lain = next((arus for arus in keluar if not self._hilang(nomor, arus)), None)
        if lain is not None:
            ke = self._tujuan(lain)
            berikut = self.nomor_baru[nomor] + 1 if nomor != self.sisa[-1] else SELESAI
            if ke == SELESAI and berikut != SELESAI:
                yield Ubah((*di, "selesai"), True)
            elif ke != berikut:
                yield Ubah((*di, "lanjut"), ke)
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
        """Lead one flow of a remaining step to the same place under its new number."""
        langkah = self.ciri.langkah(nomor)
        cabang = langkah.keputusan.cabang(arus.cabang) if langkah.keputusan and arus.cabang else None
        ditulis = cabang.langkah if cabang is not None else langkah.lanjut
        ke = self._tujuan(arus)
        berikut = self.nomor_baru[nomor] + 1 if nomor != self.sisa[-1] else SELESAI
        if (ditulis is None and ke == berikut) or ditulis == ke:
            return
        if isinstance(ditulis, str) and arus.ke not in self.awal | self.akhir:
            return  # an id, or the end: it still holds
        di: Jalur = ("langkah", nomor - 1)
        if cabang is not None:
            tempat = (*di, "keputusan", arus.cabang or "ya")
            yield Ubah(tempat if cabang == Cabang() else (*tempat, "langkah"), ke)
        elif ke == SELESAI:
            if ditulis is not None:
                yield Hapus((*di, "lanjut"))
            if nomor != self.sisa[-1] and not langkah.selesai:
                yield Ubah((*di, "selesai"), True)
        else:
            yield Ubah((*di, "lanjut"), ke)

    def _tujuan(self, arus: Arus) -> int | str:
        """Where a flow leads afterwards: a step by its new number, or the end."""
        if arus.ke is None or arus.ke in self.akhir:
            return SELESAI
        if arus.ke in self.awal:
            return 1
        return self.nomor_baru[arus.ke]

    def penghapusan(self) -> Iterator[Operasi]:
        """The steps, columns and keys that go, the last first so that places before them stay."""
        for nomor in sorted(self.awal | self.akhir, reverse=True):
            yield Hapus(("langkah", nomor - 1))
        dipakai = {id_ for nomor in self.sisa for id_ in self.ciri.langkah(nomor).pelaksana}
        for id_ in self.ciri.sop.pelaksana:
            if id_ in self.ciri.pemohon and id_ not in dipakai:
                yield Hapus(("pelaksana", id_))
        yield from self._urutan_kolom(dipakai)
        if self.ciri.sop.pelayanan is not None:
            yield Hapus(("pelayanan",))
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

    def _urutan_kolom(self, dipakai: set[str]) -> Iterator[Operasi]:
        """Put the columns by first appearance, where the new start is not leftmost (slide 44)."""
        kolom = [id_ for id_ in self.ciri.sop.pelaksana if id_ in dipakai or id_ not in self.ciri.pemohon]
        muncul = [id_ for nomor in self.sisa for id_ in self.ciri.langkah(nomor).pelaksana if id_ in kolom]
        if muncul and kolom and kolom[0] not in self.ciri.langkah(self.sisa[0]).pelaksana:
            yield Urutkan(("pelaksana",), tuple(dict.fromkeys([*muncul, *kolom])))
