"""A rutin or penugasan is begun by an outside actor.

SOP rutin atau penugasan diawali pihak luar.

Apa yang diperiksa:
    SOP berjenis rutin atau penugasan yang langkah pertamanya oleh kolom dengan "luar: true" atau bernama
    pemohon. Pihak luar pada langkah lain dibiarkan.

Mengapa:
    Kegiatan rutin tidak diawali dari pemohon, melainkan dari penanggung jawab kegiatan; penugasan diawali
    perintah atasan yang berwenang. Inisiatif dan pemicunya internal (paparan 21-22, 24-26). Yang diawali
    pemohon adalah pelayanan.

Salah:
    jenis: rutin
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas}
    langkah:
      - {kegiatan: Mengajukan permohonan, pelaksana: pemohon}
      - {kegiatan: Mendokumentasikan permohonan, pelaksana: petugas}

Benar:
    jenis: rutin
    pelaksana: {kepala: Kepala Seksi, rekanan: {nama: Penyedia, luar: true}, petugas: Petugas}
    langkah:
      - {kegiatan: Memerintahkan pemesanan barang, pelaksana: kepala}
      - {kegiatan: Mengirim barang, pelaksana: rekanan}
      - {kegiatan: Mencatat barang, pelaksana: petugas}

English:
    A rutin or penugasan whose first step is taken by an outside actor (luar, or named like an applicant).
    Their initiative comes from inside (slides 21-22, 24-26); what an applicant sets off is a pelayanan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS005", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where a rutin or penugasan is set off from outside."""
    if sop.jenis not in ("rutin", "penugasan"):
        return
    ciri = ciri_dari(sop)
    if ciri.diawali_pemohon:
        siapa, who = (
            ("penanggung jawab kegiatan", "the one in charge of the activity")
            if sop.jenis == "rutin"
            else ("atasan yang berwenang", "a competent superior")
        )
        nama = " dan ".join(
            sop.pelaksana[id_].nama for id_ in sop.langkah[0].pelaksana if id_ in ciri.pemohon
        )
        yield Finding(
            ("langkah", 0, "pelaksana"),
            Pesan(
                f'{sop.jenis} diawali pihak luar, "{nama}"; awali dengan {siapa}, atau ubah jenis '
                "menjadi pelayanan.",
                f'this {sop.jenis} is begun from outside, by "{nama}"; begin with {who}, or change jenis '
                "to pelayanan.",
            ),
        )
