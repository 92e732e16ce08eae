"""The sentence names another actor than the column of the symbol.

Kalimat menyebut pelaku lain daripada kolom simbolnya.

Apa yang diperiksa:
    Subjek kalimat ("Kasubag memeriksa") dan pelaku kalimat tanpa kata kerja aktif ("diperiksa oleh Kasubag")
    yang merupakan nama kolom lain daripada kolom pelaksana langkah itu. Kolom sebagai penerima ("kepada
    Kasubag") atau di dalam anak kalimat ("yang ditandatangani oleh Kabid") dibiarkan.

Mengapa:
    Dari praktik: kolom dan kalimat yang bertentangan membuat dua orang saling menunggu. Pelaksana ditunjukkan
    oleh kolomnya (PermenPANRB 35/2012); kalimat tidak boleh berkata lain.

Salah:
    pelaksana: {kepala: Kepala Bagian, analis: Analis Laporan}
    langkah:
      - kegiatan: Analis Laporan menyusun konsep
        pelaksana: kepala
      - kegiatan: Memeriksa konsep
        pelaksana: analis
    ---
    pelaksana: {kepala: Kepala Bagian, analis: Analis Laporan}
    langkah:
      - kegiatan: Penandatanganan laporan oleh Kepala Bagian
        pelaksana: analis

Benar:
    pelaksana: {kepala: Kepala Bagian, analis: Analis Laporan}
    langkah:
      - kegiatan: Menyerahkan konsep kepada Kepala Bagian
        pelaksana: analis
      - kegiatan: Mencatat laporan yang ditandatangani oleh Kepala Bagian
        pelaksana: analis

English:
    The subject of the sentence, or the agent (oleh ...) of a sentence without an active verb, is the name of
    another column than the step's. Receivers and agents of subordinate clauses are let pass. Column and
    sentence that disagree make two people wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import pelaku, pelaku_pasif, urai

RULE = Rule(code="LKH005", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each step whose sentence names a column that is not the step's."""
    for nomor, langkah in enumerate(sop.langkah):
        kalimat = urai(langkah.kegiatan)
        if kalimat.berkata_kerja:
            continue
        nama = {id_: satu.nama for id_, satu in sop.pelaksana.items()}
        disebut = pelaku(kalimat, nama) or pelaku_pasif(kalimat, nama)
        if disebut is None or set(disebut.pelaksana) <= set(langkah.pelaksana):
            continue
        lain = " dan ".join(nama[id_] for id_ in disebut.pelaksana if id_ not in langkah.pelaksana)
        kolom = " dan ".join(nama.get(id_, id_) for id_ in langkah.pelaksana)
        yield Finding(
            ("langkah", nomor, "kegiatan"),
            Pesan(
                f'kalimat menyebut "{lain}" sebagai pelaku, sedangkan simbolnya di kolom "{kolom}"; '
                "samakan keduanya, lalu buang pelaku dari kalimat.",
                f'the sentence names "{lain}" as the actor, but the symbol stands in the column "{kolom}"; '
                "make them agree, then take the actor out of the sentence.",
            ),
        )
