"""A rutin or penugasan does not end with documentation.

SOP rutin atau penugasan tidak berakhir pada pendokumentasian.

Apa yang diperiksa:
    SOP berjenis rutin atau penugasan yang langkah terakhirnya tidak mendokumentasikan, mengarsipkan,
    menyimpan, membukukan, atau mencatat hasilnya, atau mengunggahnya ke arsip. "Menyerahkan ... untuk
    didokumentasikan" belum mendokumentasikan.

Mengapa:
    Kegiatan akhir SOP rutin dan penugasan adalah pendokumentasian oleh pelaksana administratif (paparan 24,
    25, 27).

Salah:
    jenis: rutin
    langkah:
      - {kegiatan: Memerintahkan penyusunan laporan, pelaksana: kepala}
      - {kegiatan: Menyusun laporan, pelaksana: analis}
      - {kegiatan: Menyerahkan laporan kepada Analis untuk didokumentasikan, pelaksana: kepala}

Benar:
    jenis: rutin
    langkah:
      - {kegiatan: Memerintahkan penyusunan laporan, pelaksana: kepala}
      - {kegiatan: Menyusun laporan, pelaksana: analis}
      - {kegiatan: Melakukan pengarsipan laporan, pelaksana: analis}

English:
    A rutin or penugasan whose last step does not file or record the result, or upload it into an archive.
    Handing something over to be filed is not yet filing it. Both end with documentation by an administrative
    officer (slides 24, 25, 27).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS006", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding at the last step of a rutin or penugasan that files nothing."""
    if sop.jenis not in ("rutin", "penugasan"):
        return
    ciri = ciri_dari(sop)
    if not ciri.diakhiri_pendokumentasian:
        yield Finding(
            ("langkah", ciri.akhir - 1, "kegiatan"),
            Pesan(
                f"{sop.jenis} berakhir tanpa pendokumentasian; akhiri dengan langkah pelaksana "
                "administratif, misalnya "
                '"Mendokumentasikan ...".',
                f"this {sop.jenis} ends without documentation; end with a step of an administrative "
                "officer, for "
                'instance "Mendokumentasikan ...".',
            ),
        )
