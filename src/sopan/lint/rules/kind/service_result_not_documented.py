"""A pelayanan hands the result over without filing a copy.

SOP pelayanan menyerahkan hasil tanpa mendokumentasikan salinannya.

Apa yang diperiksa:
    SOP berjenis pelayanan tanpa langkah pendokumentasian (mendokumentasikan, mengarsipkan, menyimpan,
    mencatat) oleh pihak dalam sebelum pemohon menerima hasilnya. Mencatat permohonan ketika masuk belum
    mendokumentasikan hasilnya.

Mengapa:
    Pendokumentasian dilaksanakan sebelum bukti atau hasil pelayanan diserahkan kepada pemohon (paparan 23,
    catatan; 27): sesudahnya hasilnya sudah tidak di tangan kantor.

Salah:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Mencatat permohonan dalam register, pelaksana: petugas}
      - {kegiatan: Menyerahkan izin kepada Pemohon, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

Benar:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Mendokumentasikan salinan izin dan menyerahkan kepada Pemohon, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

English:
    A pelayanan without a step inside that files or records before the applicant receives the result;
    recording the request when it comes in is not enough. Filing comes before the hand-over (slides 23, 27).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS004", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding at the end of a pelayanan whose result nobody filed."""
    if sop.jenis != "pelayanan":
        return
    ciri = ciri_dari(sop)
    if not ciri.didokumentasikan_sebelum_diserahkan:
        yield Finding(
            ("langkah", ciri.akhir - 1),
            Pesan(
                "hasil pelayanan belum didokumentasikan ketika diserahkan; tambahkan sebelum penyerahan, "
                "misalnya "
                '"Mendokumentasikan salinan ... dan menyerahkan kepada Pemohon".',
                "the result is not filed when it is handed over; add before that, for instance "
                '"Mendokumentasikan salinan ... dan menyerahkan kepada Pemohon".',
            ),
        )
