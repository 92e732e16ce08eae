"""The drawing needs arrows that cross.

Gambar memerlukan panah yang bersilangan.

Apa yang diperiksa:
    Apakah tata letak Sopan, yang menghindari setiap persilangan yang dapat dihindari, masih menggambar Ω.
    Bila ya, aturan mencari urutan kolom yang mengurangi persilangan: semua urutan sampai lima kolom,
    selebihnya pemindahan satu kolom, yang terdekat dahulu, dan makin sedikit makin panjang SOP-nya. Kolom
    langkah pertama tetap paling kiri. Urutan yang disarankan dapat menyimpang dari urutan kemunculan
    (actors_out_of_sequence); penyusun memilih.

Mengapa:
    Tanda anak panah tidak boleh bersilangan; seandainya terpaksa, digambarkan dengan tanda Ω (paparan
    47).

Salah:
    langkah:
      - {kegiatan: Memerintahkan penyusunan, pelaksana: kepala}
      - {kegiatan: Mengumpulkan bahan, pelaksana: analis}
      - {kegiatan: Menyusun konsep, pelaksana: kepala}
      - {kegiatan: Melengkapi konsep, pelaksana: analis}
      - {kegiatan: Menghitung anggaran, pelaksana: kepala}
      - {kegiatan: Memeriksa bahan, pelaksana: analis, keputusan: {tidak: 2}}
      - {kegiatan: Memeriksa konsep, pelaksana: kepala, keputusan: {tidak: 3}}
      - {kegiatan: Memeriksa kelengkapan, pelaksana: analis, keputusan: {tidak: 4}}
      - {kegiatan: Memeriksa anggaran, pelaksana: kepala, keputusan: {tidak: 5}}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

Benar:
    langkah:
      - {kegiatan: Menyusun konsep, pelaksana: analis}
      - {kegiatan: Memeriksa konsep, pelaksana: kepala, keputusan: {tidak: 1}}
      - {kegiatan: Menandatangani konsep, pelaksana: sekretaris, keputusan: {tidak: 2}}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

English:
    Whether the layout, which avoids every crossing that it can, still draws Ω. If so the rule looks for
    an order of columns with fewer: all orders up to five columns, beyond that moves of one column, the
    nearest first, and the fewer the longer the SOP; the column of the first step stays leftmost. The
    order may depart from that of first appearance (actors_out_of_sequence): the drafter chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule, alur, silang
from sopan.model import Alur, Sop

RULE = Rule(code="ALR008", severity="hint")

SEMUA_URUTAN_SAMPAI = 5
PALING_BANYAK_DICOBA = 60
LANGKAH_DIGAMBAR = 600
"""How many orders are drawn, the nearest first: at most so many, and so many steps in all of them together,
since a drawing takes as long as it has steps. A check must answer while one waits."""


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where arrows cross; it names the best order of columns that was found."""
    # Without flows that jump over one another no drawing needs a crossing, and most SOPs have none.
    if not _bertindih(alur(sop)):
        return
    kini = silang(sop)
    if not kini:
        return
    terbaik, sisa = _urutan_terbaik(sop, kini)
    if terbaik is None:
        saran = Pesan(
            "tidak ada urutan kolom lain yang menguranginya; kurangi balikan yang jauh",
            "no other order of columns has fewer; make fewer long returns",
        )
    else:
        nama = ", ".join(sop.pelaksana[id_].nama for id_ in terbaik)
        saran = Pesan(
            f"urutan kolom {nama} " + ("menghindarinya" if not sisa else f"menguranginya menjadi {sisa}"),
            f"the order of columns {nama} {'avoids it' if not sisa else f'leaves {sisa}'}",
        )
    yield Finding(
        ("pelaksana",),
        Pesan(
            f"gambar memerlukan {kini} persilangan (Ω); {saran.id}.",
            f"the drawing needs {kini} crossing(s) (Ω); {saran.en}.",
        ),
    )


def _bertindih(graf: Alur) -> bool:
    """Whether two flows that pass over steps begin or end inside one another."""
    lompat = [
        (min(arus.dari, arus.ke), max(arus.dari, arus.ke))
        for arus in graf.arus
        if arus.ke is not None and arus.ke not in (arus.dari, arus.dari + 1)
    ]
    return any(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(lompat, 2))


def _urutan_terbaik(sop: Sop, kini: int) -> tuple[tuple[str, ...] | None, int]:
    """The order of columns with the fewest crossings, and how many; None where none has fewer."""
    terbaik, sisa = None, kini
    banyak = min(PALING_BANYAK_DICOBA, max(1, LANGKAH_DIGAMBAR // len(sop.langkah)))
    for urutan in islice(_urutan(tuple(sop.pelaksana), sop.langkah[0].pelaksana), banyak):
        jumlah = silang(sop.model_copy(update={"pelaksana": {id_: sop.pelaksana[id_] for id_ in urutan}}))
        if jumlah < sisa:
            terbaik, sisa = urutan, jumlah
            if not sisa:
                break
    return terbaik, sisa


def _urutan(kolom: tuple[str, ...], mulai: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Other orders of the columns, the least changed first; the start's column stays if it is leftmost."""
    tetap = kolom[:1] if kolom[0] in mulai else ()
    sisa = kolom[len(tetap) :]
    if len(kolom) <= SEMUA_URUTAN_SAMPAI:
        calon = sorted(permutations(sisa), key=lambda satu: _pindahan(satu, sisa))
    else:
        calon = [
            (*tanpa[:ke], satu, *tanpa[ke:])
            for dari, satu in enumerate(sisa)
            for tanpa in [(*sisa[:dari], *sisa[dari + 1 :])]
            for ke in range(len(sisa))
        ]
        calon = sorted(dict.fromkeys(calon), key=lambda satu: _pindahan(satu, sisa))
    for satu in calon:
        if satu != sisa:
            yield (*tetap, *satu)


def _pindahan(urutan: Sequence[str], asal: Sequence[str]) -> int:
    """How many pairs of columns change sides."""
    tempat = {id_: nomor for nomor, id_ in enumerate(asal)}
    return sum(tempat[a] > tempat[b] for a, b in combinations(urutan, 2))
