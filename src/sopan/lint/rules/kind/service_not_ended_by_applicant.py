"""A pelayanan does not end with the applicant receiving the result.

SOP pelayanan tidak berakhir ketika pemohon menerima hasilnya.

Apa yang diperiksa:
    SOP berjenis pelayanan yang langkah terakhirnya bukan penerimaan hasil oleh pemohon. Sesudah menerima,
    pemohon boleh masih mengisi survei. Akhir yang lebih awal, seperti penolakan, tidak diperiksa.

Mengapa:
    Pelayanan berakhir pada diterimanya bukti atau hasil pelayanan oleh pemohon; jika tidak, pelayanan belum
    selesai (paparan 23, 27).

Salah:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Menyerahkan izin kepada Pemohon, pelaksana: petugas}

Benar:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Mendokumentasikan salinan izin, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}
      - {kegiatan: Mengisi survei kepuasan, pelaksana: pemohon}

English:
    A pelayanan whose last step is not the applicant receiving the result; afterwards he may still answer a
    survey. Earlier ends, such as a refusal, are not looked at. Until he has it, the service is not finished.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS002", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where a pelayanan ends without the applicant's receipt."""
    if sop.jenis != "pelayanan":
        return
    ciri = ciri_dari(sop)
    if ciri.diakhiri_penerimaan:
        return
    yield Finding(
        ("langkah", ciri.akhir - 1),
        Pesan(
            "pelayanan belum selesai sebelum pemohon menerima hasilnya; akhiri dengan langkah pemohon, "
            "misalnya "
            '"Menerima ...".',
            "the service is not finished before the applicant has the result; end with a step of his, "
            "for instance "
            '"Menerima ...".',
        ),
    )
