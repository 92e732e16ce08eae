"""The title joins two activities.

Judul menggabungkan dua kegiatan.

Apa yang diperiksa:
    Dua aspek yang disambung "dan", "serta", koma atau garis miring: "Penyusunan dan Penyampaian Laporan",
    "Pembuatan Laporan dan Pengarsipan Dokumen". Pasangan yang menjadi satu istilah (Monitoring dan
    Evaluasi, Pendidikan dan Pelatihan, ...) dibiarkan, begitu pula kata kegiatan yang menjadi objek
    ("Penyusunan Laporan Penerimaan dan Pengeluaran").

Mengapa:
    SOP menggambarkan satu kegiatan yang riil dan tersendiri, dengan awal, inti, dan akhir yang jelas
    (paparan 17). Dua kegiatan berarti dua SOP.

Salah:
    judul: Penyusunan dan Penyampaian Laporan Bulanan
    ---
    judul: Penulisan, Analisis dan Rilis Berita Resmi
    ---
    judul: Pembuatan Laporan Kegiatan dan Pengarsipan Dokumen

Benar:
    judul: Monitoring dan Evaluasi Penerapan SOP
    ---
    judul: Penyusunan Laporan Penerimaan dan Pengeluaran
    ---
    judul: Pelaksanaan Pendidikan dan Pelatihan Pegawai

English:
    An SOP is one activity with its own beginning and end (slide 17); two aspects joined by "dan" are two
    SOPs. Pairs that are one term pass, and nouns of activities that are the object of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import aspek, kata_benda_kegiatan
from sopan.model.teks import tanpa_kata_sop

RULE = Rule(code="JDL004", severity="warning")

_KATA = re.compile(r"[A-Za-z-]+|[,/&]")
_SAMBUNG = frozenset(("dan", "serta", ",", "/", "&"))
_SATU_ISTILAH = frozenset(
    (
        ("monitoring", "evaluasi"),
        ("pemantauan", "evaluasi"),
        ("pengawasan", "evaluasi"),
        ("pencatatan", "pendataan"),
        ("pencatatan", "pelaporan"),
        ("pendidikan", "pelatihan"),
        ("penelitian", "pengembangan"),
        ("pembinaan", "pengawasan"),
        ("pengawasan", "pengendalian"),
        ("pengendalian", "pengawasan"),
        ("perencanaan", "penganggaran"),
        ("pencegahan", "penanggulangan"),
        ("pengelolaan", "pelayanan"),
        ("operasi", "pemeliharaan"),
        ("pemeliharaan", "perawatan"),
        ("pengelolaan", "pelaporan"),
        ("pengangkatan", "pemberhentian"),
        ("penerimaan", "pengeluaran"),
        ("penerimaan", "pengiriman"),
        ("pemindahan", "pemberhentian"),
    )
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding, which names the two."""
    kata = _KATA.findall(tanpa_kata_sop(sop.judul))
    if not kata or not kata_benda_kegiatan(kata[0]):
        return
    for di in range(1, len(kata) - 1):
        if kata[di].lower() not in _SAMBUNG:
            continue
        kedua = kata[di + 1] if kata[di + 1].lower() not in _SAMBUNG else kata[min(di + 2, len(kata) - 1)]
        sebelum = kata[di - 1]
        if (kata[0].lower(), kedua.lower()) in _SATU_ISTILAH:
            continue
        langsung = di == 1 and kata_benda_kegiatan(kedua)
        terpisah = (
            di > 1 and not kata_benda_kegiatan(sebelum) and aspek(kedua) is not None and di + 2 < len(kata)
        )
        if langsung or terpisah:
            yield Finding(
                ("judul",),
                Pesan(
                    f'judul menggabungkan "{kata[0]}" dan "{kedua}"; buat satu SOP untuk tiap kegiatan.',
                    f'the title joins "{kata[0]}" and "{kedua}"; make one SOP for each activity.',
                ),
            )
            return
