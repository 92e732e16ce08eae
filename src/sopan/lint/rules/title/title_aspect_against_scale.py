"""The aspect of the title contradicts the scale.

Aspek pada judul bertentangan dengan skala.

Apa yang diperiksa:
    Bila `skala` diisi: Penyusunan dan Penyelenggaraan hanya untuk pekerjaan besar (tim), Pembuatan dan
    Pelaksanaan hanya untuk pekerjaan kecil (non-tim).

Mengapa:
    Paparan 35: kegiatan berorientasi produk berskala besar adalah penyusunan, berskala kecil pembuatan;
    kegiatan berorientasi proses berskala besar adalah penyelenggaraan, berskala kecil pelaksanaan.

Salah:
    judul: Penyusunan Surat Tugas
    skala: kecil
    ---
    judul: Pelaksanaan Bimbingan Teknis
    skala: besar

Benar:
    judul: Pembuatan Surat Tugas
    skala: kecil
    ---
    judul: Pelaksanaan Bimbingan Teknis
    ---
    judul: Verifikasi Berkas
    skala: besar

English:
    Where `skala` is given: Penyusunan and Penyelenggaraan are for large work (a team), Pembuatan and
    Pelaksanaan for small work (slide 35).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import tanpa_kata_sop

RULE = Rule(code="JDL007", severity="warning")

_ASPEK = {
    "penyusunan": ("besar", "Pembuatan"),
    "pembuatan": ("kecil", "Penyusunan"),
    "penyelenggaraan": ("besar", "Pelaksanaan"),
    "pelaksanaan": ("kecil", "Penyelenggaraan"),
}


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where the scale says the other aspect."""
    kata = tanpa_kata_sop(sop.judul).split(maxsplit=1)[0]
    skala, lawan = _ASPEK.get(kata.lower(), (sop.skala, ""))
    if sop.skala is not None and skala != sop.skala:
        arti, meaning = ("tim", "a team") if sop.skala == "besar" else ("non-tim", "no team")
        yield Finding(
            ("judul",),
            Pesan(
                f'"{kata}" tidak cocok dengan skala {sop.skala} ({arti}); tulis "{lawan} ..." atau ubah '
                "`skala`.",
                f'"{kata}" does not suit the scale {sop.skala} ({meaning}); write "{lawan} ...", or change '
                "`skala`.",
            ),
        )
