"""The first step's actor is not the leftmost column.

Pelaksana langkah pertama bukan kolom paling kiri.

Apa yang diperiksa:
    Pelaksana langkah pertama (pada kegiatan bersama: salah satunya) adalah kolom pertama. Perbaikan
    otomatis mengurutkan kolom menurut kemunculan pertamanya.

Mengapa:
    Kegiatan mulai (kapsul) berada di ujung kiri sesuai urutannya; tidak ada yang dari tengah ataupun
    ujung kanan (paparan 44).

Salah:
    pelaksana: {analis: Analis, kepala: Kepala Bagian}
    langkah: [{pelaksana: kepala}, {pelaksana: analis}]

Benar:
    pelaksana: {kepala: Kepala Bagian, analis: Analis}
    langkah: [{pelaksana: kepala}, {pelaksana: analis}]
    ---
    pelaksana: {kepala: Kepala Bagian, analis: Analis}
    langkah: [{pelaksana: [analis, kepala]}, {pelaksana: analis}]

English:
    The start capsule stands in the leftmost column (slide 44). The fix puts the columns in the order of
    their first appearance.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import reorder_actors

RULE = Rule(code="PLK005", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding, at the column that should come first."""
    kolom = list(sop.pelaksana)
    awal = [kode for kode in kolom if kode in sop.langkah[0].pelaksana]
    if not awal or kolom[0] in awal:
        return
    muncul = {kode: len(sop.langkah) for kode in kolom}
    for nomor, langkah in reversed(list(enumerate(sop.langkah))):
        for kode in langkah.pelaksana:
            muncul[kode] = nomor
    urutan = sorted(kolom, key=lambda kode: muncul[kode])
    nama, pertama = sop.pelaksana[awal[0]].nama, sop.pelaksana[kolom[0]].nama
    yield Finding(
        ("pelaksana", awal[0]),
        Pesan(
            f'langkah 1 dilakukan "{nama}", tetapi kolom pertama adalah "{pertama}"; letakkan "{nama}" '
            "paling kiri.",
            f'step 1 is done by "{nama}", but the first column is "{pertama}"; put "{nama}" leftmost.',
        ),
        Fix(
            Pesan(
                "Urutkan kolom pelaksana menurut kemunculannya.", "Put the columns in order of appearance."
            ),
            reorder_actors(sop, urutan),
        ),
    )
