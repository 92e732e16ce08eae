"""Two SOPs describe the same activity.

Dua SOP menggambarkan kegiatan yang sama.

Apa yang diperiksa:
    SOP dengan judul yang hampir sama (kata-kata outputnya sama, aspek dan urutannya boleh berbeda; judul
    yang panjang boleh berbeda satu kata) dan langkah-langkah yang sebagian besar katanya sama. Temuan pada
    SOP yang belakangan. "sopan duplicates" mencari lebih luas, juga menurut bentuk alurnya.

Mengapa:
    Kegiatan yang sama akan memiliki SOP yang sama (paparan 16). Dua SOP untuk satu kegiatan cepat atau lambat
    saling bertentangan.

Salah:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 1/SOP/2026}
      - {judul: SOP Penyusunan Laporan Bulanan, nomor: 2/SOP/2026}

Benar:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 1/SOP/2026}
      - {judul: Pembuatan Laporan Tahunan, nomor: 2/SOP/2026}
      - judul: Pengarsipan Laporan Bulanan
        nomor: 3/SOP/2026
        langkah:
          - {kegiatan: Menerima berkas dari unit pengolah}
          - {kegiatan: Menata boks di depo}

English:
    SOPs with nearly the same title (the same words of output, whatever their aspect and order; long titles
    may differ by one word) whose steps share most of their words. The finding is on the later one; "sopan
    duplicates" looks wider. The same activity has the same SOP (slide 16).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import dasar, kata_benda_kegiatan
from sopan.model.teks import pokok, tanpa_kata_sop

RULE = Rule(code="PUS002", severity="warning")

CUKUP_SAMA = 0.6
"""The share of words (Jaccard) from which steps are those of the same activity."""

_SATU_BEDA = 5
"""From so many words on a title may have one word more than the other."""

Kata = frozenset[str]


def check_library(sops: Sequence[Sop]) -> Iterator[tuple[int, Finding]]:
    """One finding for each SOP whose activity an earlier one describes, naming the likest."""
    judul = [_judul(sop) for sop in sops]
    langkah: dict[int, Kata] = {}

    def isi(tempat: int) -> Kata:
        if tempat not in langkah:
            langkah[tempat] = _langkah(sops[tempat])
        return langkah[tempat]

    menurut_kunci: dict[Kata, list[int]] = {}
    for tempat, kata in enumerate(judul):
        calon = {lain for kunci in _kunci(kata) for lain in menurut_kunci.get(kunci, ())}
        serupa = [(nilai, -lain) for lain in calon if (nilai := _mirip(isi(tempat), isi(lain))) >= CUKUP_SAMA]
        for kunci in _kunci(kata):
            menurut_kunci.setdefault(kunci, []).append(tempat)
        if serupa:
            nilai, lain = max(serupa)
            dulu = sops[-lain]
            sebutan = f'"{dulu.judul}"' + (f" ({dulu.nomor})" if dulu.nomor else "")
            yield (
                tempat,
                Finding(
                    ("judul",),
                    Pesan(
                        f"kegiatan ini sudah digambarkan SOP {sebutan}: judulnya hampir sama dan "
                        f"{nilai:.0%} kata "
                        "langkahnya sama; pakai satu SOP, atau tunjukkan bedanya dalam judul.",
                        f"the SOP {sebutan} describes this activity: nearly the same title, and "
                        f"{nilai:.0%} of the "
                        "words of the steps; use one SOP, or show the difference in the title.",
                    ),
                ),
            )


def _judul(sop: Sop) -> Kata:
    """The roots of the words of a title, without its aspect: two aspects may name one activity."""
    kata = tanpa_kata_sop(sop.judul).lower().split()
    if len(kata) > 1 and kata_benda_kegiatan(kata[0]):
        kata = kata[1:]
    return frozenset(dasar(satu) for satu in pokok(" ".join(kata)))


def _langkah(sop: Sop) -> Kata:
    return frozenset(dasar(satu) for langkah in sop.langkah for satu in pokok(langkah.kegiatan))


def _kunci(kata: Kata) -> Iterator[Kata]:
    """What two titles must share to be compared: all words, or all but one where there are many.

    A title with one word more than another gives the other's words when that word is left out.
    """
    if kata:
        yield kata
    if len(kata) >= _SATU_BEDA:
        for satu in kata:
            yield kata - {satu}


def _mirip(a: Kata, b: Kata) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0
