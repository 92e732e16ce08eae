"""A kegiatan names its actor as the subject of the sentence.

Kegiatan menyebut pelaksananya sebagai subjek kalimat.

Apa yang diperiksa:
    Kalimat yang diawali nama kolom, jabatan atau pemohon di depan kata kerjanya ("PPK menerima berkas",
    "Petugas loket mencatat"). Bila yang disebut adalah kolom lain daripada kolom simbolnya, itu temuan
    step_actor_mismatch. Nama pelaksana sebagai objek ("Menugaskan Kasubag") dibiarkan.

Mengapa:
    PermenPANRB 35/2012 memisahkan pelaksana dari kegiatan: siapa yang bertindak ditunjukkan oleh letak simbol
    di kolomnya. Subjek di dalam kalimat mengulanginya, dan menjadi salah begitu kolomnya berubah.

Salah:
    langkah:
      - kegiatan: Kepala Bagian memeriksa konsep laporan
        pelaksana: kepala
    ---
    langkah:
      - kegiatan: Petugas loket menerima berkas

Benar:
    langkah:
      - kegiatan: Memeriksa konsep laporan
        pelaksana: kepala
      - kegiatan: Menugaskan Analis Laporan untuk menyusun konsep
        pelaksana: kepala

English:
    A sentence that begins with the name of a column, a post or an applicant before its verb. The regulation
    parts actors from activities: the place of the symbol says who acts. Where the sentence names another
    column than the symbol's, the finding is step_actor_mismatch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Langkah, Sop
from sopan.model.bahasa import Kalimat, Pelaku, pelaku, urai
from sopan.model.operations import UbahIsian
from sopan.model.sumber import Jalur

RULE = Rule(code="LKH002", severity="warning")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding for each kegiatan with a subject; the fix takes the step's own actor off its front."""
    for nomor, langkah in enumerate(sop.langkah):
        kalimat = urai(langkah.kegiatan)
        if kalimat.berkata_kerja:
            continue
        subjek = pelaku(kalimat, {id_: satu.nama for id_, satu in sop.pelaksana.items()})
        if subjek is None or not set(subjek.pelaksana) <= set(langkah.pelaksana):
            continue
        jalur: Jalur = ("langkah", nomor, "kegiatan")
        yield Finding(
            jalur,
            Pesan(
                f'kegiatan menyebut pelakunya, "{subjek.sebutan}"; pelaku ditunjukkan oleh kolomnya. '
                "Mulailah dengan kata kerja.",
                f'the kegiatan names its actor, "{subjek.sebutan}"; its column shows who acts. Begin '
                "with the verb.",
            ),
            _tanpa_subjek(jalur, langkah, kalimat, subjek),
        )


def _tanpa_subjek(jalur: Jalur, langkah: Langkah, kalimat: Kalimat, subjek: Pelaku) -> Fix | None:
    """Take the subject away where it is the step's actor in full and the verb follows at once."""
    if not subjek.pelaksana or not kalimat.kerja or " ".join(kalimat.sebelum) != subjek.sebutan:
        return None
    kata_kerja = re.search(rf"\b{re.escape(kalimat.kerja[0].kata)}\b", langkah.kegiatan, re.IGNORECASE)
    if kata_kerja is None:
        return None
    sisa = langkah.kegiatan[kata_kerja.start() :]
    return Fix(
        Pesan(f'Buang "{subjek.sebutan}" dari kegiatan.', f'Take "{subjek.sebutan}" off the kegiatan.'),
        (UbahIsian(jalur=jalur, nilai=sisa[:1].upper() + sisa[1:]),),
    )
