"""A pelayanan names no requirements in its first steps.

SOP pelayanan tidak menyebut persyaratan pada langkah-langkah awalnya.

Apa yang diperiksa:
    SOP berjenis pelayanan yang kelengkapannya kosong pada langkah-langkah pemohon di awal dan pada langkah
    pertama pihak dalam. Persyaratan di bawah "pelayanan" saja tidak cukup: pemeriksa membacanya di
    langkahnya.

Mengapa:
    Pelayanan bersifat limitatif sehingga memerlukan persyaratan tertentu (paparan 20), dan Standar Pelayanan
    mengambil persyaratannya dari SOP (paparan 66).

Salah:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon, kelengkapan: null}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas, kelengkapan: null}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

Benar:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - kegiatan: Mengajukan permohonan izin
        pelaksana: pemohon
        kelengkapan: [Formulir permohonan, Fotokopi KTP]
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas, kelengkapan: null}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

English:
    A pelayanan with no kelengkapan in the applicant's first steps and in the office's first one. A service
    has requirements (slide 20), and the Standar Pelayanan takes them from the SOP (slide 66).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS009", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where nothing says what an applicant must bring."""
    if sop.jenis == "pelayanan" and not ciri_dari(sop).bersyarat:
        yield Finding(
            ("langkah", 0),
            Pesan(
                "langkah-langkah awal tidak menyebut persyaratan; tulis apa yang dibawa pemohon pada "
                "kelengkapan "
                "langkah pertama.",
                "the first steps name no requirements; write what the applicant brings in the "
                "kelengkapan of the first "
                "step.",
            ),
        )
