"""A legal basis no longer holds.

Dasar hukum sudah dicabut.

Apa yang diperiksa:
    Tiap dasar hukum dicocokkan dengan daftar peraturan yang dicabut: daftar bawaan Sopan dan daftar
    instansi (`regulasi` pada berkas organisasi). Cara menyebutnya tidak berpengaruh. Pesannya menyebut
    penggantinya.

Mengapa:
    SOP yang berpijak pada peraturan yang sudah dicabut harus ditinjau ulang; pada SOP yang beredar
    peraturan lama sering berdiri bersama penggantinya.

Salah:
    dasar_hukum: [Peraturan Menteri Negara PAN Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP]
    ---
    konteks: {regulasi: [{sebutan: Perwali Contoh 7/2015, dicabut_oleh: Perwali Contoh 4/2024}]}
    dasar_hukum: [Peraturan Wali Kota Contoh Nomor 7 Tahun 2015 tentang Tata Naskah Dinas]

Benar:
    dasar_hukum: [Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP]
    ---
    konteks: {regulasi: [{sebutan: Perwali Contoh 7/2015, dicabut_oleh: Perwali Contoh 4/2024}]}
    dasar_hukum: [Peraturan Wali Kota Lain Nomor 7 Tahun 2015 tentang Tata Naskah Dinas]

English:
    Each legal basis is held against the list of repealed regulations, ours and the agency's (`regulasi`
    in the organisation file), however it is cited. The message names what replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop
from sopan.model.regulasi import baca_regulasi, dicabut_bawaan

RULE = Rule(code="IDN007", severity="warning")

Kunci = tuple[str, str, int, int]


def check(sop: Sop, konteks: Konteks) -> Iterator[Finding]:
    """One finding an item that is in the list."""
    dicabut = {satu.lama.kunci: satu.pengganti for satu in dicabut_bawaan()} | {
        baca_regulasi(satu.sebutan).kunci: satu.dicabut_oleh for satu in konteks.regulasi
    }
    for nomor, teks in enumerate(sop.dasar_hukum):
        regulasi = baca_regulasi(teks)
        if regulasi.kunci is None or regulasi.kunci not in dicabut:
            continue
        pengganti = _terakhir(dicabut[regulasi.kunci], dicabut)
        ganti = (
            Pesan(f"; gantilah dengan {pengganti}.", f"; cite {pengganti} instead.") if pengganti else None
        )
        yield Finding(
            ("dasar_hukum", nomor),
            Pesan(
                f"{regulasi.sebutan} sudah dicabut" + (ganti.id if ganti else "."),
                f"{regulasi.sebutan} was repealed" + (ganti.en if ganti else "."),
            ),
        )


def _terakhir(pengganti: str | None, dicabut: dict[Kunci | None, str | None]) -> str | None:
    """What holds today: a replacement that was itself replaced leads on to the next."""
    dilalui: set[str] = set()
    while pengganti and pengganti not in dilalui:
        dilalui.add(pengganti)
        lanjut = dicabut.get(baca_regulasi(pengganti).kunci)
        if lanjut is None:
            break
        pengganti = lanjut
    return pengganti
