"""A penugasan does not begin with an order of a superior.

SOP penugasan tidak diawali perintah atasan.

Apa yang diperiksa:
    SOP berjenis penugasan yang langkah pertamanya tidak memerintahkan, menugaskan, mendisposisikan, atau
    menerbitkan surat tugas. Yang diawali pihak luar ditangani aturan routine_started_by_applicant.

Mengapa:
    Kegiatan penugasan diawali adanya perintah dari atasan yang berwenang (paparan 22, 25, 27).

Salah:
    jenis: penugasan
    langkah:
      - {kegiatan: Mengusulkan perjalanan dinas, pelaksana: analis}
      - {kegiatan: Melaksanakan perjalanan dinas, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

Benar:
    jenis: penugasan
    langkah:
      - {kegiatan: Memberikan tugas kepada Analis, pelaksana: kepala}
      - {kegiatan: Melaksanakan perjalanan dinas, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}
    ---
    jenis: penugasan
    langkah:
      - {kegiatan: Menandatangani surat tugas, pelaksana: kepala}
      - {kegiatan: Melaksanakan tugas, pelaksana: analis}
      - {kegiatan: Mendokumentasikan laporan, pelaksana: analis}

English:
    A penugasan whose first step does not order, assign, give a disposisi or issue a letter of assignment. It
    begins with the order of a competent superior (slides 22, 25, 27).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS007", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where a penugasan is set off by no order."""
    if sop.jenis != "penugasan":
        return
    ciri = ciri_dari(sop)
    if not ciri.diawali_perintah and not ciri.diawali_pemohon:
        yield Finding(
            ("langkah", 0, "kegiatan"),
            Pesan(
                "penugasan tidak diawali perintah; awali dengan langkah atasan, misalnya "
                '"Menugaskan ... untuk ...", atau ubah jenis.',
                "this penugasan does not begin with an order; begin with a step of a superior, for instance "
                '"Menugaskan ... untuk ...", or change jenis.',
            ),
        )
