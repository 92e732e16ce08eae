"""The operations that lead from one SOP to another.

Which step, actor or item is which of the other is `sopan.model.padanan`. Every operation found is done at
once on a running SOP, and what the running SOP then lacks is what is looked for next; so references that
went along with a move are not written again, and the script leads to the other SOP by construction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pydantic import BaseModel

from sopan.errors import Pesan
from sopan.model.dasar import Model
from sopan.model.langkah import SELESAI, Keputusan, Langkah, Rujukan
from sopan.model.operations import kinds
from sopan.model.operations.applying import apply
from sopan.model.operations.kinds import Jalan, Operasi
from sopan.model.operations.places import Buang, Geser, Sisip, script
from sopan.model.operations.references import CABANG, map_references, references, turned, way
from sopan.model.operations.rejection import OperasiDitolak
from sopan.model.operations.values import as_json
from sopan.model.padanan import padankan_daftar, padankan_langkah, padankan_pelaksana
from sopan.model.sop import Sop
from sopan.model.sumber import Jalur

__all__ = ["diff_to_operations"]

_TEXT_OF_STEP = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan", "rincian")


def diff_to_operations(lama: Sop, baru: Sop) -> tuple[Operasi, ...]:
    """A short script with `apply_all(lama, script) == baru`, the columns in the same order too.

    Raises `OperasiDitolak` where `baru` is no SOP that reading would accept.
    """
    skrip = _Script(lama, baru)
    pelaksana = padankan_pelaksana(lama, baru)
    skrip.actors_needed(pelaksana)
    skrip.steps(_tied(lama, baru, pelaksana) or {0: 0})
    for nomor in range(1, len(baru.langkah) + 1):
        skrip.id_of_step(nomor)
    for nomor in range(1, len(baru.langkah) + 1):
        skrip.inside_step(nomor)
    skrip.actors_left()
    skrip.identity()
    if skrip.kini != baru or list(skrip.kini.pelaksana) != list(baru.pelaksana):
        raise OperasiDitolak(
            [
                Pesan(
                    "SOP tujuan memuat rujukan yang tidak berlaku",
                    "the other SOP has references into nowhere",
                )
            ]
        )
    return tuple(skrip.operasi)


def _tied(lama: Sop, baru: Sop, pelaksana: dict[str, str]) -> dict[int, int]:
    """Which step is which, from 0: the same at both ends, then the likest, then those in the same gap."""
    dulu = [
        (satu.id, satu.kegiatan, tuple(pelaksana.get(id_, id_) for id_ in satu.pelaksana))
        for satu in lama.langkah
    ]
    kini = [(satu.id, satu.kegiatan, satu.pelaksana) for satu in baru.langkah]
    pendek = min(len(dulu), len(kini))
    awal = next((di for di in range(pendek) if dulu[di] != kini[di]), pendek)
    akhir = next((di for di in range(pendek - awal) if dulu[-1 - di] != kini[-1 - di]), pendek - awal)
    pasangan = {di: di for di in range(awal)}
    pasangan |= {len(dulu) - di: len(kini) - di for di in range(1, akhir + 1)}
    tengah = [
        sop.model_copy(update={"langkah": sop.langkah[awal : len(sop.langkah) - akhir]})
        for sop in (lama, baru)
    ]
    if all(sop.langkah for sop in tengah):
        padanan = padankan_langkah(tengah[0], tengah[1], pelaksana).pasangan
        pasangan |= {dari - 1 + awal: ke - 1 + awal for dari, ke in padanan.items()}
    return pasangan | _in_same_gap(pasangan, len(dulu), len(kini))


def _in_same_gap(pasangan: dict[int, int], banyak: int, sesudah: int) -> dict[int, int]:
    """As many steps gone as are new between two that stay: written anew, one by one."""
    hasil: dict[int, int] = {}
    batas = sorted([*pasangan.items(), (banyak, sesudah)])
    kiri = (-1, -1)
    ada = set(pasangan.values())
    for kanan in batas:
        gone = list(range(kiri[0] + 1, kanan[0]))
        new = list(range(kiri[1] + 1, kanan[1]))
        if len(gone) == len(new) and not ada.intersection(new):
            hasil |= zip(gone, new, strict=True)
        kiri = kanan
    return hasil


class _Script:
    """The operations so far, and the SOP that they lead to."""

    def __init__(self, lama: Sop, baru: Sop) -> None:
        self.kini = lama
        self.baru = baru
        self.operasi: list[Operasi] = []

    def do(self, op: Operasi) -> None:
        self.kini = apply(self.kini, op)
        self.operasi.append(op)

    def actors_needed(self, pasangan: dict[str, str]) -> None:
        """Rename the actors that stay, and put in the new ones, so that steps may name them."""
        ganti = {dari: ke for dari, ke in pasangan.items() if dari != ke}
        while ganti:
            bebas = next((dari for dari, ke in ganti.items() if ke not in self.kini.pelaksana), None)
            if bebas is not None:
                self.do(kinds.GantiIdPelaksana(id=bebas, menjadi=ganti.pop(bebas)))
                continue
            # Every id is another's, in a ring, or that of an actor who goes: it makes way for a while.
            ke = next(iter(ganti.values()))
            sementara = self._free_id()
            self.do(kinds.GantiIdPelaksana(id=ke, menjadi=sementara))
            if ke in ganti:
                ganti[sementara] = ganti.pop(ke)
        tetap = set(pasangan.values())
        for id_ in [id_ for id_ in self.kini.pelaksana if id_ not in tetap and id_ in self.baru.pelaksana]:
            self.do(kinds.GantiIdPelaksana(id=id_, menjadi=self._free_id()))
        sebelum = -1
        for id_, satu in self.baru.pelaksana.items():
            if id_ in self.kini.pelaksana:
                sebelum = list(self.kini.pelaksana).index(id_)
                continue
            sebelum += 1
            posisi = None if sebelum == len(self.kini.pelaksana) else sebelum
            self.do(kinds.TambahPelaksana(id=id_, pelaksana=satu, posisi=posisi))

    def _free_id(self) -> str:
        ada = {*self.kini.pelaksana, *self.baru.pelaksana}
        return next(nama for nomor in range(len(ada) + 1) if (nama := f"sementara{nomor}") not in ada)

    def steps(self, pasangan: dict[int, int]) -> None:
        """Take out, move and put in steps, until each stands where its counterpart stands."""
        ada = sorted(pasangan.values())
        for sunting in script(len(self.kini.langkah), pasangan, len(self.baru.langkah)):
            if isinstance(sunting, Buang):
                self.do(kinds.HapusLangkah(langkah=sunting.di + 1))
            elif isinstance(sunting, Geser):
                self.do(kinds.PindahLangkah(langkah=sunting.dari + 1, ke=sunting.ke + 1))
            else:
                self._put_in(sunting, ada)

    def _put_in(self, sunting: Sisip, ada: list[int]) -> None:
        """Put in a new step; a way to a step that is not there yet is turned to it later."""
        ada.insert(bisect_left(ada, sunting.di), sunting.di)
        langkah = self.baru.langkah[sunting.di]
        ids = {satu.id for satu in self.kini.langkah} | {langkah.id, SELESAI}
        for jalan, ke in references(langkah):
            if not (ke in ids if isinstance(ke, str) else ke - 1 in ada):
                langkah = turned(langkah, jalan, None)

        def peta(ke: Rujukan) -> Rujukan:
            return ke if isinstance(ke, str) else bisect_left(ada, ke - 1) + 1

        self.do(kinds.TambahLangkah(posisi=sunting.di + 1, langkah=map_references(langkah, peta)))

    def id_of_step(self, nomor: int) -> None:
        tuju = self.baru.langkah[nomor - 1].id
        if self.kini.langkah[nomor - 1].id != tuju:
            self.do(kinds.NamaiLangkah(langkah=nomor, id=tuju))

    def inside_step(self, nomor: int) -> None:
        kini, tuju = self.kini.langkah[nomor - 1], self.baru.langkah[nomor - 1]
        if kini == tuju:
            return
        for nama in _TEXT_OF_STEP:
            self.value(("langkah", nomor - 1, nama), getattr(kini, nama), getattr(tuju, nama))
        if kini.pelaksana != tuju.pelaksana:
            self.do(kinds.UbahPelaksanaLangkah(langkah=nomor, pelaksana=tuju.pelaksana))
        self._decision(nomor, kini, tuju)
        if kini.lanjut != tuju.lanjut:
            self.do(kinds.UbahTujuan(langkah=nomor, jalan="lanjut", ke=tuju.lanjut))
        if kini.selesai != tuju.selesai:
            self.do(kinds.UbahSelesai(langkah=nomor, selesai=tuju.selesai))

    def _decision(self, nomor: int, kini: Langkah, tuju: Langkah) -> None:
        lama, baru = kini.keputusan, tuju.keputusan
        if lama == baru:
            return
        if lama is None or baru is None:
            self.do(kinds.UbahKeputusan(langkah=nomor, keputusan=baru))
            return
        for jalan in CABANG:
            self._way(nomor, jalan, kini, tuju)
            self._wording(nomor, jalan, lama, baru)

    def _way(self, nomor: int, jalan: Jalan, kini: Langkah, tuju: Langkah) -> None:
        if (ke := way(tuju, jalan)) != way(kini, jalan):
            self.do(kinds.UbahTujuan(langkah=nomor, jalan=jalan, ke=ke))

    def _wording(self, nomor: int, jalan: Jalan, lama: Keputusan, baru: Keputusan) -> None:
        for nama in ("label", "peluang"):
            dulu, kini = (getattr(getattr(satu, jalan), nama) for satu in (lama, baru))
            if dulu != kini:
                self.do(
                    kinds.UbahIsian(
                        jalur=("langkah", nomor - 1, "keputusan", jalan, nama), nilai=as_json(kini)
                    )
                )

    def actors_left(self) -> None:
        """Take out the actors that nobody needs, put the columns in order, and change what they say."""
        for id_ in [id_ for id_ in self.kini.pelaksana if id_ not in self.baru.pelaksana]:
            self.do(kinds.HapusPelaksana(id=id_))
        urutan = {id_: ke for ke, id_ in enumerate(self.baru.pelaksana)}
        tempat = {dari: urutan[id_] for dari, id_ in enumerate(self.kini.pelaksana)}
        for sunting in script(len(tempat), tempat, len(tempat)):
            if isinstance(sunting, Geser):
                id_ = list(self.kini.pelaksana)[sunting.dari]
                self.do(kinds.PindahPelaksana(id=id_, ke=sunting.ke))
        for id_, satu in self.baru.pelaksana.items():
            self._parts(("pelaksana", id_), self.kini.pelaksana[id_], satu)

    def identity(self) -> None:
        """What stands beside steps and actors."""
        for nama in type(self.baru).model_fields:
            if nama not in ("sopan", "langkah", "pelaksana"):
                self.value((nama,), getattr(self.kini, nama), getattr(self.baru, nama))

    def value(self, jalur: Jalur, kini: object, tuju: object) -> None:
        """Make a field say what it says in the other SOP."""
        if kini == tuju:
            return
        if isinstance(kini, tuple) and isinstance(tuju, tuple):
            self._list(jalur, kini, tuju)
        elif isinstance(kini, Model) and isinstance(tuju, Model):
            self._parts(jalur, kini, tuju)
        else:
            self.do(kinds.UbahIsian(jalur=jalur, nilai=as_json(tuju)))

    def _parts(self, jalur: Jalur, kini: BaseModel, tuju: BaseModel) -> None:
        for nama in type(tuju).model_fields:
            self.value((*jalur, nama), getattr(kini, nama), getattr(tuju, nama))

    def _list(self, jalur: Jalur, kini: Sequence[object], tuju: Sequence[object]) -> None:
        padanan = padankan_daftar(
            [str(as_json(satu)) for satu in kini], [str(as_json(satu)) for satu in tuju]
        )
        if not kini or not tuju:
            self.do(kinds.UbahIsian(jalur=jalur, nilai=as_json(tuple(tuju)) or None))
            return
        if len(kini) == len(tuju) == 1:
            self.do(kinds.UbahIsian(jalur=(*jalur, 0), nilai=as_json(tuju[0])))
            return
        pasangan = dict(padanan.pasangan)
        if len(kini) == len(tuju):  # another item in the place of one is one change
            pasangan.update({di: di for di in padanan.dihapus if di in padanan.ditambah})
        isi: list[object] = list(kini)
        for sunting in script(len(kini), pasangan, len(tuju)):
            if isinstance(sunting, Buang):
                del isi[sunting.di]
                self.do(kinds.HapusButir(jalur=jalur, posisi=sunting.di))
            elif isinstance(sunting, Geser):
                isi.insert(sunting.ke, isi.pop(sunting.dari))
                self.do(kinds.PindahButir(jalur=jalur, posisi=sunting.dari, ke=sunting.ke))
            else:
                isi.insert(sunting.di, tuju[sunting.di])
                nilai = as_json(tuju[sunting.di])
                self.do(kinds.TambahButir(jalur=jalur, nilai=nilai, posisi=sunting.di))
        for posisi, (satu, lain) in enumerate(zip(isi, tuju, strict=True)):
            if satu != lain:
                self.do(kinds.UbahIsian(jalur=(*jalur, posisi), nilai=as_json(lain)))
