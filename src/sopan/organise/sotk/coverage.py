"""Which activities have an SOP, which have none, and which SOPs no activity accounts for (deck 16, 30).

An activity has an SOP, from the surest sign to the least: when the SOP names it (`asal`), when it names the
SOP's number (`sop`), when both titles say nearly the same. The last is a proposal that somebody should
confirm by writing `asal`, and is shown as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sopan.model import Sop
from sopan.model.organisasi import KegiatanBertempat, Organisasi, Unit
from sopan.organise.titles_index import IndeksJudul
from sopan.organise.words import kunci_nomor

__all__ = [
    "Bukti",
    "Cakupan",
    "HitunganUnit",
    "KegiatanTercakup",
    "Putus",
    "RingkasanSop",
    "SimpulProbis",
    "cakupan",
]

Bukti = Literal["asal", "nomor", "judul"]
"""By what an SOP is known to serve an activity."""

_MIRIP = 0.75
_DEKAT = 0.45
_DEKAT_TERBANYAK = 2


class RingkasanSop(NamedTuple):
    """What coverage needs of an SOP: small, so that a library of 100,000 is read once and kept."""

    berkas: str
    judul: str
    nomor: str | None
    asal: str | None
    probis: str | None
    milik: tuple[str, ...]

    @classmethod
    def dari(cls, sop: Sop, berkas: str) -> RingkasanSop:
        """The summary of an SOP."""
        milik = (*sop.unit, *((sop.instansi,) if sop.instansi else ()))
        return cls(berkas, sop.judul, sop.nomor, sop.asal, sop.probis, milik)


class SopKegiatan(NamedTuple):
    """An SOP that serves an activity: its position in the library, how it is known, how alike the titles."""

    sop: int
    bukti: Bukti
    mirip: float


@dataclass(frozen=True, slots=True)
class KegiatanTercakup:
    """An activity and its SOPs, the surest first; more than one is one too many.

    `dekat` are SOPs that serve nothing else and whose titles come near, for an activity without an SOP.
    """

    tempat: KegiatanBertempat
    sop: tuple[SopKegiatan, ...]
    dekat: tuple[SopKegiatan, ...] = ()

    @property
    def keadaan(self) -> Literal["ada", "mirip", "belum"]:
        """`ada`: a sure SOP; `mirip`: one by its title only, to be confirmed; `belum`: none."""
        if not self.sop:
            return "belum"
        return "mirip" if self.sop[0].bukti == "judul" else "ada"


class Putus(NamedTuple):
    """A reference to nothing: an SOP's `asal` without activity, or an activity's `sop` without SOP."""

    jenis: Literal["asal", "nomor"]
    rujukan: str
    sop: int | None
    kegiatan: str | None


class HitunganUnit(NamedTuple):
    """Activities of a unit by their state; `total` are those of the unit and all under it."""

    unit: Unit
    tingkat: int
    ada: int
    mirip: int
    belum: int
    total_ada: int
    total_mirip: int
    total_belum: int


class SimpulProbis(NamedTuple):
    """A node of the business process map, and the activities and SOPs that serve it."""

    simpul: str
    kegiatan: tuple[str, ...]
    sop: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cakupan:
    """What of an organisation its library covers.

    `kegiatan` in the order of the file; `unit` in the order of the tree, with depth; `tanpa_kegiatan` are the
    positions of SOPs that serve nothing; `putus` are references that lead nowhere.
    """

    organisasi: Organisasi
    pustaka: tuple[RingkasanSop, ...]
    kegiatan: tuple[KegiatanTercakup, ...]
    unit: tuple[HitunganUnit, ...]
    tanpa_kegiatan: tuple[int, ...]
    putus: tuple[Putus, ...]
    probis: tuple[SimpulProbis, ...]

    def banyak(self, keadaan: str) -> int:
        """How many activities are in that state."""
        return sum(satu.keadaan == keadaan for satu in self.kegiatan)


def cakupan(organisasi: Organisasi, pustaka: Sequence[RingkasanSop]) -> Cakupan:
    """Lay a library over an organisation."""
    semua = list(organisasi.kegiatan())
    pasangan = _Pasangan(semua, pustaka)
    putus = [*pasangan.menurut_asal(), *pasangan.menurut_nomor()]
    pasangan.menurut_judul()
    tercakup = tuple(
        KegiatanTercakup(satu, tuple(pasangan.milik[urut]), tuple(pasangan.dekat.get(urut, ())))
        for urut, satu in enumerate(semua)
    )
    return Cakupan(
        organisasi=organisasi,
        pustaka=tuple(pustaka),
        kegiatan=tercakup,
        unit=tuple(_hitung(organisasi, tercakup)),
        tanpa_kegiatan=tuple(di for di in range(len(pustaka)) if di not in pasangan.terpakai),
        putus=tuple(putus),
        probis=tuple(_probis(tercakup, pustaka)),
    )


class _Pasangan:
    """Activities and SOPs being paired, from the surest sign on."""

    def __init__(self, kegiatan: list[KegiatanBertempat], pustaka: Sequence[RingkasanSop]) -> None:
        self.kegiatan, self.pustaka = kegiatan, pustaka
        self.milik: list[list[SopKegiatan]] = [[] for _ in kegiatan]
        self.dekat: dict[int, list[SopKegiatan]] = {}
        self.terpakai: set[int] = set()

    def _pasang(self, kegiatan: int, sop: int, bukti: Bukti, mirip: float = 1.0) -> None:
        if all(satu.sop != sop for satu in self.milik[kegiatan]):
            self.milik[kegiatan].append(SopKegiatan(sop, bukti, mirip))
        self.terpakai.add(sop)

    def menurut_asal(self) -> Iterator[Putus]:
        menurut_id: dict[str, int] = {}
        for urut, satu in enumerate(self.kegiatan):
            menurut_id.setdefault(satu.kegiatan.id, urut)
        for di, sop in enumerate(self.pustaka):
            if sop.asal is None:
                continue
            if sop.asal in menurut_id:
                self._pasang(menurut_id[sop.asal], di, "asal")
            else:
                yield Putus("asal", sop.asal, di, None)

    def menurut_nomor(self) -> Iterator[Putus]:
        menurut_nomor = {kunci_nomor(sop.nomor): di for di, sop in enumerate(self.pustaka) if sop.nomor}
        for urut, satu in enumerate(self.kegiatan):
            nomor = satu.kegiatan.sop
            if nomor is None:
                continue
            if (ada := menurut_nomor.get(kunci_nomor(nomor))) is None:
                yield Putus("nomor", nomor, None, satu.kegiatan.id)
            else:
                self._pasang(urut, ada, "nomor")

    def menurut_judul(self) -> None:
        calon = self._calon()
        for minus, _, urut, di in calon:
            if -minus >= _MIRIP and not self.milik[urut] and di not in self.terpakai:
                self._pasang(urut, di, "judul", -minus)
        for minus, _, urut, di in calon:
            dekat = self.dekat.setdefault(urut, [])
            if not self.milik[urut] and di not in self.terpakai and len(dekat) < _DEKAT_TERBANYAK:
                dekat.append(SopKegiatan(di, "judul", -minus))

    def _calon(self) -> list[tuple[float, bool, int, int]]:
        """Activities without an SOP with SOPs that serve nothing, the likest titles first.

        Of equal ones an SOP of the activity's own unit comes first.
        """
        bebas = [di for di in range(len(self.pustaka)) if di not in self.terpakai]
        indeks = IndeksJudul([(self.pustaka[di].judul, self.pustaka[di].milik) for di in bebas])
        calon = []
        for urut, satu in enumerate(self.kegiatan):
            if self.milik[urut]:
                continue
            unit = satu.unit.nama.casefold()
            for di, mirip in indeks.cari(satu.kegiatan.judul, (satu.unit.nama,), _DEKAT):
                lain_unit = unit not in {nama.casefold() for nama in self.pustaka[bebas[di]].milik}
                calon.append((-mirip, lain_unit, urut, bebas[di]))
        return sorted(calon)


def _hitung(organisasi: Organisasi, tercakup: Sequence[KegiatanTercakup]) -> list[HitunganUnit]:
    sendiri: dict[str, list[int]] = {id: [0, 0, 0] for id in organisasi.menurut_id}
    for satu in tercakup:
        sendiri[satu.tempat.unit.id][("ada", "mirip", "belum").index(satu.keadaan)] += 1
    pohon = list(organisasi.pohon())
    total = {id: list(isi) for id, isi in sendiri.items()}
    atas: list[str] = []
    # In the order of the tree every unit comes before those under it, so from the end totals are complete.
    induk: dict[str, str] = {}
    for unit, tingkat in pohon:
        del atas[tingkat:]
        if atas:
            induk[unit.id] = atas[-1]
        atas.append(unit.id)
    for unit, _ in reversed(pohon):
        if unit.id in induk:
            for di, nilai in enumerate(total[unit.id]):
                total[induk[unit.id]][di] += nilai
    return [HitunganUnit(unit, tingkat, *sendiri[unit.id], *total[unit.id]) for unit, tingkat in pohon]


def _probis(tercakup: Sequence[KegiatanTercakup], pustaka: Sequence[RingkasanSop]) -> list[SimpulProbis]:
    """Nodes in the order of their numbers. An SOP serves its own node and those of its activities."""
    kegiatan: dict[str, list[str]] = {}
    sop: dict[str, dict[int, None]] = {}
    for di, satu in enumerate(pustaka):
        if satu.probis:
            sop.setdefault(satu.probis, {})[di] = None
    for tercapai in tercakup:
        simpul = tercapai.tempat.kegiatan.probis
        if simpul:
            kegiatan.setdefault(simpul, []).append(tercapai.tempat.kegiatan.id)
            for milik in tercapai.sop:
                sop.setdefault(simpul, {})[milik.sop] = None
    simpul_semua = sorted({*kegiatan, *sop}, key=_urutan_simpul)
    return [SimpulProbis(s, tuple(kegiatan.get(s, ())), tuple(sorted(sop.get(s, ())))) for s in simpul_semua]


def _urutan_simpul(simpul: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(x), "") if x.isdigit() else (10**9, x) for x in simpul.split("."))
