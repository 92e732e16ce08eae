"""An actor's name is an abbreviation that is not explained.

Nama pelaksana memuat singkatan yang tidak dijelaskan.

Apa yang diperiksa:
    Singkatan berhuruf kapital pada nama kolom. Yang dibiarkan: singkatan yang lazim dikenal umum, yang
    ada di daftar singkatan instansi, yang kepanjangannya tertulis di depannya pada nama itu atau di
    bagian lain SOP ("Pejabat Pembuat Komitmen (PPK)"), dan sebutan jabatan yang lazim seperti Kabid dan
    Kasubbag.

Mengapa:
    Pelaksana harus tahu bahwa dirinya yang dimaksud. Pada SOP yang beredar ada kolom CAN, CC, dan CL yang
    tidak dipahami di luar unitnya.

Salah:
    pelaksana: {kepala: Kepala Bagian, can: CAN}
    langkah: [{pelaksana: kepala}, {pelaksana: can}]

Benar:
    pelaksana: {kabid: Kabid, ppk: Pejabat Pembuat Komitmen (PPK), asn: ASN Pengelola, tim: Ketua Tim II}
    langkah: [{pelaksana: [kabid, ppk, asn, tim]}]
    ---
    pelaksana: {kepala: Kepala Bagian, ppk: PPK}
    langkah:
      - {pelaksana: kepala, kegiatan: Menyerahkan berkas kepada Pejabat Pembuat Komitmen (PPK)}
      - {pelaksana: ppk}
    ---
    konteks: {singkatan: {CAN: Calon Analis}}
    pelaksana: {kepala: Kepala Bagian, can: CAN}
    langkah: [{pelaksana: kepala}, {pelaksana: can}]

English:
    Capitals in the name of a column, unless everybody knows them, the agency's list has them, or the SOP
    spells them out somewhere in front of brackets. Usual short forms of posts (Kabid) pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop
from sopan.model.bahasa import daftar_singkatan, senarai
from sopan.model.teks import semua_teks, singkatan_dalam

RULE = Rule(code="PLK004", severity="hint")


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding an abbreviation in a column."""
    instansi = {kata.upper() for kata in konteks.singkatan}
    for kode, pelaksana in sop.pelaksana.items():
        if pelaksana.nama.isupper() and " " in pelaksana.nama.strip():
            continue  # a name written in capitals throughout
        for kata in singkatan_dalam(pelaksana.nama):
            dikenal = daftar_singkatan().get(kata.upper())
            biasa = dikenal.lazim if dikenal else kata.lower() in senarai("jabatan")
            if biasa or kata.upper() in instansi or _dijelaskan(sop, kata):
                continue
            panjang = f"{dikenal.kepanjangan} ({kata})" if dikenal else f"... ({kata})"
            yield Finding(
                ("pelaksana", kode),
                Pesan(
                    f'singkatan "{kata}" pada nama pelaksana tidak dijelaskan; tulis "{panjang}".',
                    f'the abbreviation "{kata}" in the name of an actor is not explained; write "{panjang}".',
                ),
            )


def _dijelaskan(sop: Sop, kata: str) -> bool:
    return any(f"({kata})" in teks and kata not in singkatan_dalam(teks) for _, teks in semua_teks(sop))
