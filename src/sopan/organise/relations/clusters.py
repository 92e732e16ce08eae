"""Which SOPs are drawn together, and where: clusters of at most some dozens, each in columns.

Within a cluster the columns are the distances from its centre, the SOP with most relations, so that every
relation leads to the next column or stays in its own. In a column the SOPs are in the order that crosses the
fewest lines, as far as sweeps of barycentres (Sugiyama, Tagawa and Toda, 1981) find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

__all__ = ["TERBANYAK", "Kelompok", "kelompok", "kolom"]

TERBANYAK = 60
"""SOPs of the largest cluster that is drawn as one; of a larger one the relations could not be told apart."""

_SAPUAN = 12
_REMAH = 4

Tetangga = Mapping[int, set[int]]


class Kelompok(NamedTuple):
    """SOPs drawn together. `tamu` stands in another cluster too, and is drawn again for those around it."""

    anggota: tuple[int, ...]
    tamu: int | None = None


def kelompok(tetangga: Tetangga, terbanyak: int = TERBANYAK) -> list[Kelompok]:
    """Clusters: parts of the network that hang together, larger ones divided around their centres.

    The largest come first. Nodes without relations are in none, all others in exactly one but as guests.
    """
    sisa = {i for i, satu in tetangga.items() if satu}
    hasil: list[Kelompok] = []
    while sisa:
        bagian = _terjangkau(min(sisa), sisa, tetangga, len(sisa))
        sisa -= set(bagian)
        if len(bagian) <= terbanyak:
            hasil.append(Kelompok(tuple(sorted(bagian))))
        else:
            hasil.extend(_bagi(set(bagian), tetangga, terbanyak))
    return sorted(hasil, key=lambda satu: (-len(satu.anggota), satu.anggota))


def _bagi(bagian: set[int], tetangga: Tetangga, terbanyak: int) -> list[Kelompok]:
    """Clusters around centres. What is left as crumbs beside a cluster gathers around who holds it there."""
    hasil = []
    terbesar = min(_REMAH, terbanyak - 1)
    while bagian:
        satu = set(_terjangkau(_pusat(bagian, tetangga), bagian, tetangga, terbanyak))
        hasil.append(Kelompok(tuple(sorted(satu))))
        bagian = bagian - satu
        tepi: dict[int, list[list[int]]] = {}
        for awal in sorted({ke for i in satu for ke in tetangga[i]} & bagian):
            remah = _terjangkau(awal, bagian, tetangga, terbesar + 1) if awal in bagian else []
            if 0 < len(remah) <= terbesar:
                pegangan = max(tetangga[awal] & satu, key=lambda i: (len(tetangga[i]), -i))
                tepi.setdefault(pegangan, []).append(remah)
                bagian -= set(remah)
        for pegangan, semua in tepi.items():
            hasil.extend(_sekitar(pegangan, semua, terbanyak))
    return hasil


def _sekitar(pegangan: int, semua: list[list[int]], terbanyak: int) -> list[Kelompok]:
    """Clusters of whole crumbs with the node that holds them."""
    isi: list[list[int]] = [[]]
    for remah in semua:
        if len(isi[-1]) + len(remah) >= terbanyak:
            isi.append([])
        isi[-1].extend(remah)
    return [Kelompok(tuple(sorted((pegangan, *satu))), pegangan) for satu in isi if satu]


def _pusat(bagian: Iterable[int], tetangga: Tetangga) -> int:
    himpunan = set(bagian)
    return max(himpunan, key=lambda i: (len(tetangga[i] & himpunan), -i))


def _terjangkau(awal: int, boleh: set[int], tetangga: Tetangga, terbanyak: int) -> list[int]:
    """Nodes in the order of their distance from `awal`, at most so many."""
    urut, di = [awal], 0
    ada = {awal}
    while di < len(urut) and len(urut) < terbanyak:
        for ke in sorted(tetangga[urut[di]] & boleh, key=lambda i: (-len(tetangga[i]), i)):
            if ke not in ada and len(urut) < terbanyak:
                ada.add(ke)
                urut.append(ke)
        di += 1
    return urut


def kolom(anggota: Iterable[int], tetangga: Tetangga, pusat: int | None = None) -> list[list[int]]:
    """The columns of a cluster from left to right, each with its nodes from top to bottom.

    `pusat` is its centre, by default the node with most relations.
    """
    himpunan = set(anggota)
    if pusat is None:
        pusat = _pusat(himpunan, tetangga)
    jauh = {pusat: 0}
    antre = [pusat]
    for simpul in antre:
        for ke in sorted(tetangga[simpul] & himpunan):
            if ke not in jauh:
                jauh[ke] = jauh[simpul] + 1
                antre.append(ke)
    lapis: list[list[int]] = [[] for _ in range(max(jauh.values()) + 1)]
    for simpul in antre:
        lapis[jauh[simpul]].append(simpul)
    for urut in range(_SAPUAN):
        maju = urut % 2 == 0
        for di in range(1, len(lapis)) if maju else range(len(lapis) - 2, -1, -1):
            tetap = lapis[di - 1 if maju else di + 1]
            letak = {simpul: i for i, simpul in enumerate(tetap)}
            asal = {simpul: i for i, simpul in enumerate(lapis[di])}

            def tengah(simpul: int, letak: dict[int, int] = letak, asal: dict[int, int] = asal) -> float:
                ada = [letak[ke] for ke in tetangga[simpul] if ke in letak]
                return sum(ada) / len(ada) if ada else float(asal[simpul])

            lapis[di].sort(key=tengah)
    return lapis
