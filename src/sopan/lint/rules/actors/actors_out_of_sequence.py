"""The columns are not in the order of their first appearance.

Kolom pelaksana tidak urut kemunculan.

Apa yang diperiksa:
    Kolom yang muncul lebih dahulu dalam langkah berada di sebelah kiri. Pelaksana yang pertama kali
    muncul bersama dalam satu langkah boleh bertukar tempat. Bila kolom pertamanya sudah salah,
    start_not_leftmost yang melaporkan.

Mengapa:
    Kapsul mulai berada di ujung kiri sesuai sekuennya (paparan 44); kolom yang urut membuat panah
    berjalan dari kiri ke kanan dan mengurangi perpotongan.

Salah:
    pelaksana: {kepala: Kepala Bagian, arsiparis: Arsiparis, analis: Analis}
    langkah: [{pelaksana: kepala}, {pelaksana: analis}, {pelaksana: arsiparis}]

Benar:
    pelaksana: {kepala: Kepala Bagian, analis: Analis, arsiparis: Arsiparis}
    langkah: [{pelaksana: kepala}, {pelaksana: analis}, {pelaksana: kepala}, {pelaksana: arsiparis}]
    ---
    pelaksana: {kepala: Kepala Bagian, arsiparis: Arsiparis, analis: Analis}
    langkah: [{pelaksana: kepala}, {pelaksana: [analis, arsiparis]}]

English:
    Columns go in the order in which their actors first appear (slide 44). Actors who first appear
    together in one step may stand in either order. The fix sorts them. A wrong first column is reported
    by start_not_leftmost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import reorder_actors

RULE = Rule(code="PLK006", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding, at the first column that stands too far right."""
    kolom = list(sop.pelaksana)
    muncul = {kode: len(sop.langkah) for kode in kolom}
    for nomor, langkah in reversed(list(enumerate(sop.langkah))):
        for kode in langkah.pelaksana:
            muncul[kode] = nomor
    if muncul[kolom[0]] > 0:
        return
    for kiri, kanan in pairwise(kolom):
        if muncul[kanan] < muncul[kiri]:
            urutan = sorted(kolom, key=lambda kode: muncul[kode])
            a, b = sop.pelaksana[kanan].nama, sop.pelaksana[kiri].nama
            yield Finding(
                ("pelaksana", kanan),
                Pesan(
                    f'"{a}" sudah muncul pada langkah {muncul[kanan] + 1}, sebelum "{b}"; letakkan di '
                    "sebelah kirinya.",
                    f'"{a}" appears in step {muncul[kanan] + 1}, before "{b}"; put it to the left of that.',
                ),
                Fix(
                    Pesan(
                        "Urutkan kolom pelaksana menurut kemunculannya.",
                        "Put the columns in order of appearance.",
                    ),
                    reorder_actors(sop, urutan),
                ),
            )
            return
