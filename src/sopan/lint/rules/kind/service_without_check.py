"""A pelayanan does not check the request first.

SOP pelayanan tidak lebih dahulu memeriksa permohonan.

Apa yang diperiksa:
    SOP berjenis pelayanan yang langkah pertama pihak dalamnya bukan pemeriksaan: tidak ada kata kerja
    memeriksa, memverifikasi, meneliti, dan sejenisnya, dan bukan pula keputusan. "Menerima dan memeriksa
    berkas" adalah pemeriksaan.

Mengapa:
    Langkah setelah langkah awal: aktor internal memeriksa berkas permohonan (paparan 27). Pelayanan
    memerlukan syarat tertentu dan dapat ditolak bila syaratnya tidak terpenuhi (paparan 20, 26).

Salah:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Mencetak izin, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

Benar:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mendatangi loket, pelaksana: pemohon}
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Menerima dan memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}

English:
    A pelayanan in which the first act of the office does not check the request, by a verb of checking or as a
    decision. After the request an internal actor examines it (slide 27); a service has requirements and can
    be refused (slides 20, 26).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS003", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding at the office's first act where it is no check."""
    if sop.jenis != "pelayanan":
        return
    ciri = ciri_dari(sop)
    # A pelayanan that an applicant does not set off has a graver fault: service_not_started_by_applicant.
    if not ciri.diawali_pemohon or ciri.permohonan_diperiksa or ciri.tindakan_pertama is None:
        return
    hanya_terima = ciri.kalimat(ciri.tindakan_pertama).kelas <= {"terima", "catat"}
    saran = (
        Pesan("gabungkan penerimaannya ke dalam pemeriksaan", "let the receipt be part of the check")
        if hanya_terima
        else Pesan("tambahkan langkah pemeriksaan di depannya", "put a step of checking before it")
    )
    yield Finding(
        ("langkah", ciri.tindakan_pertama - 1, "kegiatan"),
        Pesan(
            f"langkah sesudah permohonan tidak memeriksa permohonan; {saran.id}.",
            f"the step after the request does not check it; {saran.en}.",
        ),
    )
