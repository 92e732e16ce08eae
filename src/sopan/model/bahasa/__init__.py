"""Knowledge of Indonesian office prose: verbs with their affixes, their classes, and the lists of the rules.

One word: `kata_kerja_aktif("Menyusun")`, `kata_kerja_pasif("disusun")`, `kata_benda_kegiatan("penyusunan")`,
`kelas("menyusun")`, `dasar("penyusunan")`, `nominal("menyusun")`, `aktif("penyusunan")`,
`aspek("Penyusunan")`.
A sentence: `urai(kegiatan)` gives its main verbs, conditions and items; `pelaku` the actor that it names.
Names: `sebutan_pemohon("Wajib Pajak")`, `sebutan_jabatan("Kepala Seksi")`.
Lists: `senarai(nama)` and `frasa(nama)` for the files of `data/`, `daftar_singkatan()`, `daftar_aspek()`.
Everything is loaded when first used and kept; a word is a dictionary look-up.
"""

from sopan.model.bahasa.kalimat import Kalimat, Kerja, pecah_kata, urai
from sopan.model.bahasa.kamus import (
    Aspek,
    Frasa,
    KataKerja,
    Kelas,
    Singkatan,
    daftar_aspek,
    daftar_singkatan,
    frasa,
    kata_kerja,
    senarai,
)
from sopan.model.bahasa.kata import (
    aktif,
    aspek,
    dasar,
    kata_benda_kegiatan,
    kata_kerja_aktif,
    kata_kerja_pasif,
    kelas,
    nominal,
)
from sopan.model.bahasa.sebutan import Pelaku, pelaku, pelaku_pasif, sebutan_jabatan, sebutan_pemohon

__all__ = [
    "Aspek",
    "Frasa",
    "Kalimat",
    "KataKerja",
    "Kelas",
    "Kerja",
    "Pelaku",
    "Singkatan",
    "aktif",
    "aspek",
    "daftar_aspek",
    "daftar_singkatan",
    "dasar",
    "frasa",
    "kata_benda_kegiatan",
    "kata_kerja",
    "kata_kerja_aktif",
    "kata_kerja_pasif",
    "kelas",
    "nominal",
    "pecah_kata",
    "pelaku",
    "pelaku_pasif",
    "sebutan_jabatan",
    "sebutan_pemohon",
    "senarai",
    "urai",
]
