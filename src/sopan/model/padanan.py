"""Which step, actor or item of one SOP is which of the other.

Steps are tied by their ids, then by their sentences in an alignment that keeps the order (Needleman and
Wunsch, 1970, with free gaps), then, among what is left, by sentences alone: those have moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from sopan.model.langkah import Langkah
from sopan.model.sop import Sop

__all__ = ["Padanan", "PadananDaftar", "padankan_daftar", "padankan_langkah", "padankan_pelaksana"]

_MIRIP = 0.5
"""From here two sentences at the same place in the order are one step with a changed sentence."""

_MIRIP_PINDAH = 0.8
"""From here two sentences at different places are one step that moved."""

_SETARA = 0.85
"""From here two names of actors are spellings of one."""

_BILANGAN = re.compile(r"\d+")

_ITEM = 0.65
"""From here two items of a list are one that was changed."""


class Padanan(NamedTuple):
    """Steps that are the same, as pairs of numbers from 1, and which of the pairs moved."""

    pasangan: dict[int, int]
    dipindah: frozenset[int]
    """Numbers in the old SOP."""


def padankan_pelaksana(lama: Sop, baru: Sop) -> dict[str, str]:
    """Old id -> new id of the actors that are the same.

    Names go before ids: an importer numbers the columns, so that after a new column `p2` is another actor;
    only what no name ties is tied by its id, as an actor that was renamed.
    """
    sama: dict[str, str] = {}
    sisa = dict(baru.pelaksana)
    for kunci in (lambda a, b: a.casefold() == b.casefold(), _nama_mirip):
        for id_lama, satu in lama.pelaksana.items():
            if id_lama in sama:
                continue
            calon = [id for id, lain in sisa.items() if kunci(satu.nama, lain.nama)]
            if calon:
                pilih = id_lama if id_lama in calon else calon[0]
                sama[id_lama] = pilih
                del sisa[pilih]
    for id in lama.pelaksana:
        if id not in sama and id in sisa:
            sama[id] = id
            del sisa[id]
    return sama


def _nama_mirip(a: str, b: str) -> bool:
    # A digit tells actors apart that are otherwise one letter from each other (Analis 1, Analis 2).
    return _angka(a) == _angka(b) and fuzz.ratio(a.casefold(), b.casefold()) / 100 >= _SETARA


def _angka(teks: str) -> list[str]:
    return [huruf for huruf in teks if huruf.isdigit()]


def padankan_langkah(lama: Sop, baru: Sop, pelaksana: dict[str, str]) -> Padanan:
    """Tie the steps of two SOPs; `pelaksana` is what `padankan_pelaksana` gave."""
    menurut_id = {langkah.id: n for n, langkah in enumerate(baru.langkah) if langkah.id}
    tetap = {n: menurut_id[langkah.id] for n, langkah in enumerate(lama.langkah) if langkah.id in menurut_id}
    terikat = set(tetap.values())

    teks_lama = [langkah.kegiatan.casefold() for langkah in lama.langkah]
    teks_baru = [langkah.kegiatan.casefold() for langkah in baru.langkah]

    def mirip(a: int, b: int) -> float:
        if a in tetap or b in terikat:
            return 2.0 if tetap.get(a) == b else 0.0
        return _mirip(lama.langkah[a], baru.langkah[b], teks_lama[a], teks_baru[b], pelaksana)

    pasangan = dict(_sejajar(len(teks_lama), len(teks_baru), mirip))
    sejajar = set(pasangan)
    pasangan.update({a: b for a, b in tetap.items() if a not in pasangan})
    sisa_b = [b for b in range(len(teks_baru)) if b not in set(pasangan.values())]
    calon = sorted(
        (-nilai, abs(a - b), a, b)
        for a in range(len(teks_lama))
        if a not in pasangan
        for b in sisa_b
        if (nilai := mirip(a, b)) >= _MIRIP_PINDAH
    )
    for _, _, a, b in calon:
        if a not in pasangan and b not in pasangan.values():
            pasangan[a] = b
    # What the alignment left out crosses it: a pair that does not would have added to its sum.
    dipindah = frozenset(a + 1 for a in pasangan if a not in sejajar)
    return Padanan({a + 1: b + 1 for a, b in sorted(pasangan.items())}, dipindah)


def _mirip(a: Langkah, b: Langkah, teks_a: str, teks_b: str, pelaksana: dict[str, str]) -> float:
    if teks_a == teks_b:
        nilai = 0.95
    else:
        nilai = 0.9 * max(fuzz.ratio(teks_a, teks_b), 0.95 * fuzz.token_sort_ratio(teks_a, teks_b)) / 100
    if tuple(pelaksana.get(id, id) for id in a.pelaksana) == b.pelaksana:
        nilai += 0.03
    if a.output == b.output:
        nilai += 0.02
    return nilai


def _sejajar(n: int, m: int, mirip: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likeness above `_MIRIP` sums to the most; of equal sums the earliest."""
    nilai = [[max(0.0, mirip(a, b) - _MIRIP) for b in range(m)] for a in range(n)]
    terbaik = [[0.0] * (m + 1) for _ in range(n + 1)]
    for a in range(n - 1, -1, -1):
        for b in range(m - 1, -1, -1):
            pasang = terbaik[a + 1][b + 1] + nilai[a][b] if nilai[a][b] else 0.0
            terbaik[a][b] = max(pasang, terbaik[a + 1][b], terbaik[a][b + 1])
    hasil, a, b = [], 0, 0
    while a < n and b < m:
        if nilai[a][b] and terbaik[a][b] == terbaik[a + 1][b + 1] + nilai[a][b]:
            hasil.append((a, b))
            a, b = a + 1, b + 1
        elif terbaik[a][b] == terbaik[a + 1][b]:
            a += 1
        else:
            b += 1
    return hasil


class PadananDaftar(NamedTuple):
    """Items of two lists by their positions from 0; `urutan`: what stayed stands in another order.

    `pasangan` ties all that stayed, changed or not.
    """

    pasangan: dict[int, int]
    diubah: list[tuple[int, int]]
    dihapus: list[int]
    ditambah: list[int]
    urutan: bool


def padankan_daftar(lama: Sequence[str], baru: Sequence[str]) -> PadananDaftar:
    """Tie the items of two lists: equal ones first, then the likest."""
    sisa = list(range(len(baru)))
    tetap: dict[int, int] = {}
    for a, teks in enumerate(lama):
        b = next((b for b in sisa if baru[b] == teks), None)
        if b is not None:
            tetap[a] = b
            sisa.remove(b)
    calon = sorted(
        (-nilai, abs(a - b), a, b)
        for a in range(len(lama))
        if a not in tetap
        for b in sisa
        if (nilai := _mirip_item(lama[a], baru[b])) >= _ITEM
    )
    diubah: dict[int, int] = {}
    for _, _, a, b in calon:
        if a not in diubah and b not in diubah.values():
            diubah[a] = b
    semua = {**tetap, **diubah}
    urut = [semua[a] for a in sorted(semua)]
    return PadananDaftar(
        semua,
        sorted(diubah.items()),
        [a for a in range(len(lama)) if a not in semua],
        [b for b in sisa if b not in diubah.values()],
        urut != sorted(urut),
    )


def _mirip_item(a: str, b: str) -> float:
    # "PP Nomor 1 Tahun 2000" and "Perpres Nomor 95 Tahun 2018" share most letters and are two regulations.
    angka = set(_BILANGAN.findall(a)), set(_BILANGAN.findall(b))
    if all(angka) and not angka[0] & angka[1]:
        return 0.0
    return fuzz.ratio(a.casefold(), b.casefold()) / 100
