"""The title contains an abbreviation that is not explained.

Judul memuat singkatan yang tidak dijelaskan.

Apa yang diperiksa:
    Kata berhuruf kapital semua pada judul. Yang dibiarkan: singkatan yang lazim dikenal umum (KTP, PNS,
    APBD), yang ada di daftar singkatan instansi, yang kepanjangannya tertulis di depannya ("Arsip Data
    Komputer (ADK)"), dan angka Romawi. Pada judul yang seluruhnya kapital hanya singkatan yang dikenal
    yang dilaporkan.

Mengapa:
    Judul dibaca orang di luar unit dan dicari oleh mereka; pada SOP yang beredar singkatan unit sering
    tidak dipahami unit lain.

Salah:
    judul: Penyusunan LKJIP
    ---
    judul: PENYUSUNAN RKA DINAS

Benar:
    judul: Penerbitan KTP Elektronik
    ---
    judul: Pengiriman Arsip Data Komputer (ADK)
    ---
    judul: PENYUSUNAN RENCANA KERJA
    ---
    konteks: {singkatan: {LKJIP: Laporan Kinerja Instansi Pemerintah}}
    judul: Penyusunan LKJIP

English:
    A word in capitals, unless everybody knows it (KTP), the agency's list has it, it is spelled out in
    front of its brackets, or it is a Roman number. In a title all in capitals only known abbreviations
    are reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop
from sopan.model.bahasa import daftar_singkatan, senarai
from sopan.model.teks import singkatan_dalam

RULE = Rule(code="JDL006", severity="hint")


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding an abbreviation, with what it stands for where that is known."""
    kapital = sop.judul.isupper()
    dijelaskan = {kata.upper() for kata in konteks.singkatan}
    for kata in singkatan_dalam(sop.judul):
        dikenal = daftar_singkatan().get(kata.upper())
        biasa = dikenal.lazim if dikenal else kapital or kata.lower() in senarai("jabatan")
        if biasa or kata.upper() in dijelaskan:
            continue
        panjang = f"{dikenal.kepanjangan} ({kata})" if dikenal else f"... ({kata})"
        yield Finding(
            ("judul",),
            Pesan(
                f'singkatan "{kata}" pada judul tidak dijelaskan; tulis "{panjang}".',
                f'the abbreviation "{kata}" in the title is not explained; write "{panjang}".',
            ),
        )
