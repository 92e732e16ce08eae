"""Circles in a directed graph: one shortest circle for each part whose nodes all reach one another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

__all__ = ["lingkaran"]


def lingkaran(banyak: int, panah: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Shortest circles, one for each strongly connected part, each beginning with its smallest node."""
    keluar: list[list[int]] = [[] for _ in range(banyak)]
    for dari, ke in sorted(panah):
        keluar[dari].append(ke)
    return sorted(_terpendek(keluar, bagian) for bagian in _terikat(keluar) if len(bagian) > 1)


def _terikat(keluar: list[list[int]]) -> list[set[int]]:
    """Strongly connected parts (Tarjan, 1972), without recursion."""
    nomor: dict[int, int] = {}
    rendah: dict[int, int] = {}
    tumpuk: list[int] = []
    di_tumpuk: set[int] = set()
    hasil: list[set[int]] = []
    for awal in range(len(keluar)):
        if awal in nomor:
            continue
        kerja = [(awal, iter(keluar[awal]))]
        nomor[awal] = rendah[awal] = len(nomor)
        tumpuk.append(awal)
        di_tumpuk.add(awal)
        while kerja:
            simpul, lanjutan = kerja[-1]
            for ke in lanjutan:
                if ke not in nomor:
                    nomor[ke] = rendah[ke] = len(nomor)
                    tumpuk.append(ke)
                    di_tumpuk.add(ke)
                    kerja.append((ke, iter(keluar[ke])))
                    break
                if ke in di_tumpuk:
                    rendah[simpul] = min(rendah[simpul], nomor[ke])
            else:
                kerja.pop()
                if kerja:
                    atas = kerja[-1][0]
                    rendah[atas] = min(rendah[atas], rendah[simpul])
                if rendah[simpul] == nomor[simpul]:
                    bagian: set[int] = set()
                    while simpul not in bagian:
                        bagian.add(tumpuk.pop())
                    di_tumpuk -= bagian
                    hasil.append(bagian)
    return hasil


def _terpendek(keluar: list[list[int]], bagian: set[int]) -> tuple[int, ...]:
    """A shortest circle through nodes of the part."""
    terbaik: list[int] = []
    for awal in sorted(bagian):
        dari: dict[int, int] = {}
        antre = deque([awal])
        while antre and awal not in dari:
            simpul = antre.popleft()
            for ke in keluar[simpul]:
                if ke in bagian and ke not in dari:
                    dari[ke] = simpul
                    antre.append(ke)
        jalan = [awal]
        while (sebelum := dari[jalan[-1]]) != awal:
            jalan.append(sebelum)
        putaran = [awal, *reversed(jalan[1:])]
        if not terbaik or len(putaran) < len(terbaik):
            terbaik = putaran
        if len(terbaik) == 2:
            break
    di = terbaik.index(min(terbaik))
    return (*terbaik[di:], *terbaik[:di])
