"""References between SOPs, each led to the SOP that it means.

`keterkaitan` says that two SOPs hang together, so each should name the other. `keterangan` of a step sends
the reader into another SOP and back, as a call does; two SOPs that call one another never come to an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from sopan.model import Sop
from sopan.model.sumber import Jalur
from sopan.organise.relations.cycles import lingkaran
from sopan.organise.titles_index import IndeksJudul
from sopan.organise.words import kunci_nomor, tanpa_sop

__all__ = ["Hubungan", "Jaringan", "Jenis", "Rujukan", "RujukanSop", "Simpul", "jaringan"]

Jenis = Literal["keterkaitan", "keterangan"]

_MIRIP = 0.85
_SEBUTAN = re.compile(r"\bSOP\s+(?P<judul>(?!ini\b|AP\b|tersebut\b|terkait\b)[^.;,()\n]+)", re.IGNORECASE)
_ANTARA = re.compile(r"\s+(?:dan|atau|serta)\s+SOP\s+", re.IGNORECASE)
_SAMAR = re.compile(r"^(?:sop\s+)?(?:seluruh|semua|segenap|setiap|lain(?:nya)?\b|terkait\b)", re.IGNORECASE)
_NOMOR = re.compile(r"\d.*/|/.*\d")


class Rujukan(NamedTuple):
    """One mention of another SOP: how, where (`jalur`), and as what it is called."""

    jenis: Jenis
    jalur: Jalur
    judul: str
    nomor: str | None


class RujukanSop(NamedTuple):
    """What the network needs of an SOP: small, so that a large library is read once and kept."""

    berkas: str
    judul: str
    nomor: str | None
    milik: tuple[str, ...]
    rujukan: tuple[Rujukan, ...]

    @classmethod
    def dari(cls, sop: Sop, berkas: str) -> RujukanSop:
        """The mentions of an SOP."""
        milik = (*sop.unit, *((sop.instansi,) if sop.instansi else ()))
        return cls(berkas, sop.judul, sop.nomor, milik, tuple(_rujukan(sop)))


def _rujukan(sop: Sop) -> Iterator[Rujukan]:
    for urut, terkait in enumerate(sop.keterkaitan):
        yield Rujukan("keterkaitan", ("keterkaitan", urut), terkait.judul, terkait.nomor)
    for urut, langkah in enumerate(sop.langkah):
        di: Jalur = ("langkah", urut, "keterangan")
        for sebutan in _sebutan(langkah.keterangan or ""):
            yield Rujukan("keterangan", di, sebutan, None)


def _sebutan(teks: str) -> Iterator[str]:
    """The SOPs that a remark names: "lihat SOP Pengumpulan Data dan SOP Pengarsipan"."""
    for satu in _SEBUTAN.finditer(teks):
        for judul in _ANTARA.split(satu["judul"]):
            yield judul.strip()


class Simpul(NamedTuple):
    """A node: an SOP of the library (`sop` is its position), or one that is only named (None)."""

    sop: int | None
    judul: str
    nomor: str | None
    berkas: str | None


class Hubungan(NamedTuple):
    """One reference between two nodes, by their positions among the nodes.

    `tepat` is false where the SOP was found by a like title only; `rujukan` is what the file says.
    """

    dari: int
    ke: int
    rujukan: Rujukan
    tepat: bool

    @property
    def jenis(self) -> Jenis:
        """Whether the SOPs hang together, or a step calls the other."""
        return self.rujukan.jenis


@dataclass(frozen=True)
class Jaringan:
    """The network. Nodes of the library come first, in its order, then those that are only named.

    `diri` are references of an SOP to itself, `samar` such that name no SOP ("seluruh SOP di ...").
    """

    simpul: tuple[Simpul, ...]
    hubungan: tuple[Hubungan, ...]
    diri: tuple[tuple[int, Rujukan], ...]
    samar: tuple[tuple[int, Rujukan], ...]

    @cached_property
    def putus(self) -> tuple[Hubungan, ...]:
        """References to SOPs that the library does not have."""
        return tuple(satu for satu in self.hubungan if self.simpul[satu.ke].sop is None)

    @cached_property
    def sepihak(self) -> tuple[Hubungan, ...]:
        """Keterkaitan that the other SOP does not return."""
        ada = {(satu.dari, satu.ke) for satu in self.hubungan if satu.jenis == "keterkaitan"}
        return tuple(
            satu
            for satu in self.hubungan
            if satu.jenis == "keterkaitan"
            and self.simpul[satu.ke].sop is not None
            and (satu.ke, satu.dari) not in ada
        )

    @cached_property
    def melingkar(self) -> tuple[tuple[Jenis, tuple[int, ...]], ...]:
        """Circles, each as its kind and its nodes in order.

        Of keterangan every circle counts, of keterkaitan those of one-sided references: there each SOP says
        that another comes with it, and none says so in return.
        """
        panggil = {(satu.dari, satu.ke) for satu in self.hubungan if satu.jenis == "keterangan"}
        satu_arah = {(satu.dari, satu.ke) for satu in self.sepihak}
        hasil: list[tuple[Jenis, tuple[int, ...]]] = []
        hasil.extend(("keterangan", putaran) for putaran in lingkaran(len(self.simpul), panggil))
        hasil.extend(("keterkaitan", putaran) for putaran in lingkaran(len(self.simpul), satu_arah))
        return tuple(hasil)

    @cached_property
    def terpencil(self) -> tuple[int, ...]:
        """SOPs that name none and that none names."""
        terhubung = {ujung for satu in self.hubungan for ujung in (satu.dari, satu.ke)}
        return tuple(
            i for i, simpul in enumerate(self.simpul) if simpul.sop is not None and i not in terhubung
        )


def jaringan(pustaka: Sequence[RujukanSop]) -> Jaringan:
    """The network of a library."""
    pencari = _Pencari(pustaka)
    simpul = [Simpul(i, sop.judul, sop.nomor, sop.berkas) for i, sop in enumerate(pustaka)]
    luar: dict[str, int] = {}
    hubungan: list[Hubungan] = []
    diri: list[tuple[int, Rujukan]] = []
    samar: list[tuple[int, Rujukan]] = []
    for i, sop in enumerate(pustaka):
        sudah: set[tuple[Jenis, int]] = set()
        for rujukan in sop.rujukan:
            if _SAMAR.match(rujukan.judul):
                samar.append((i, rujukan))
                continue
            ke, tepat = pencari.cari(rujukan, sop.milik)
            if ke == i:
                diri.append((i, rujukan))
                continue
            if ke is None:
                kunci = kunci_nomor(rujukan.nomor or tanpa_sop(rujukan.judul))
                if kunci not in luar:
                    luar[kunci] = len(simpul)
                    simpul.append(Simpul(None, tanpa_sop(rujukan.judul), rujukan.nomor, None))
                ke = luar[kunci]
            if (rujukan.jenis, ke) not in sudah:
                sudah.add((rujukan.jenis, ke))
                hubungan.append(Hubungan(i, ke, rujukan, tepat))
    return Jaringan(tuple(simpul), tuple(hubungan), tuple(diri), tuple(samar))


class _Pencari:
    """Finds the SOP that a mention means: by number, by its very title, then by a like one."""

    def __init__(self, pustaka: Sequence[RujukanSop]) -> None:
        self._pustaka = pustaka
        self._nomor = {kunci_nomor(sop.nomor): i for i, sop in enumerate(pustaka) if sop.nomor}
        self._judul: dict[str, list[int]] = {}
        for i, sop in enumerate(pustaka):
            self._judul.setdefault(_kunci_judul(sop.judul), []).append(i)
        self._mirip: dict[str, int | None] = {}

    @cached_property
    def _indeks(self) -> IndeksJudul:
        return IndeksJudul([(sop.judul, sop.milik) for sop in self._pustaka])

    def cari(self, rujukan: Rujukan, milik: tuple[str, ...]) -> tuple[int | None, bool]:
        """Its position, or None, and whether that is certain. `milik` are the offices of who mentions it."""
        for nomor in (rujukan.nomor, rujukan.judul if _NOMOR.search(rujukan.judul) else None):
            if nomor and (ada := self._nomor.get(kunci_nomor(tanpa_sop(nomor)))) is not None:
                return ada, True
            if nomor and (ada := self._nomor.get(kunci_nomor(nomor))) is not None:
                return ada, True
        kunci = _kunci_judul(rujukan.judul)
        if sama := self._judul.get(kunci):
            # Several offices may have an SOP of that title; what is meant is one's own.
            punya = {satu.casefold() for satu in milik}
            return max(
                sama, key=lambda i: (len(punya & {x.casefold() for x in self._pustaka[i].milik}), -i)
            ), True
        if kunci not in self._mirip:
            dekat = self._indeks.cari(rujukan.judul, milik, _MIRIP)
            self._mirip[kunci] = dekat[0][0] if dekat else None
        return self._mirip[kunci], False


def _kunci_judul(judul: str) -> str:
    return " ".join(tanpa_sop(judul).casefold().split()).rstrip(".")
