"""A pelayanan does not begin with the applicant's request.

SOP pelayanan tidak diawali permohonan dari pemohon.

Apa yang diperiksa:
    SOP berjenis pelayanan yang langkah pertamanya bukan oleh pihak luar (kolom dengan "luar: true", atau
    bernama Pemohon, Masyarakat, Wajib Pajak, dan sejenisnya), atau yang pemohonnya hanya menerima sesuatu.
    Apa pun yang dilakukan pemohon atas kehendaknya (mengajukan, mendaftar, mendatangi loket) adalah
    permohonan.

Mengapa:
    Tidak ada kegiatan pelayanan tanpa pemohon; inisiatif dan pemicunya dari pihak eksternal, dan kegiatan
    awalnya permintaan dari pemohon (paparan 20, 23, 27).

Salah:
    jenis: pelayanan
    pelaksana: {petugas: Petugas Loket, pemohon: {nama: Pemohon, luar: true}}
    langkah:
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
      - {kegiatan: Mendokumentasikan salinan izin, pelaksana: petugas}
      - {kegiatan: Menerima izin, pelaksana: pemohon}
    ---
    jenis: pelayanan
    pelaksana: {pemohon: Wajib Pajak, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Menerima surat teguran, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas, pelaksana: petugas}

Benar:
    jenis: pelayanan
    pelaksana: {pemohon: {nama: Pemohon, luar: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan izin, pelaksana: pemohon}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
    ---
    jenis: pelayanan
    pelaksana: {warga: Warga, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mendatangi loket, pelaksana: warga}
      - {kegiatan: Memeriksa berkas permohonan, pelaksana: petugas}
    ---
    jenis: rutin

English:
    A pelayanan whose first step is not taken by an outside actor (luar, or a name like Pemohon), or in which
    he only receives something. There is no service without somebody who asks for it (slides 20, 23, 27).
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.ciri import ciri_dari

RULE = Rule(code="JNS001", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where a pelayanan is set off by no request."""
    if sop.jenis != "pelayanan":
        return
    ciri = ciri_dari(sop)
    if ciri.diawali_permohonan:
        return
    if ciri.diawali_pemohon:
        yield Finding(
            ("langkah", 0, "kegiatan"),
            Pesan(
                "langkah pertama pemohon bukan permohonan; awali pelayanan dengan apa yang diminta "
                "pemohon, misalnya "
                '"Mengajukan permohonan ...".',
                "the applicant's first step is no request; begin the service with what he asks for, for "
                "instance "
                '"Mengajukan permohonan ...".',
            ),
        )
    elif ciri.pemohon:
        nama = " atau ".join(sop.pelaksana[id_].nama for id_ in sop.pelaksana if id_ in ciri.pemohon)
        yield Finding(
            ("langkah", 0, "pelaksana"),
            Pesan(
                f"pelayanan diawali dari dalam; langkah pertama adalah permohonan dari {nama}.",
                f"this pelayanan begins inside; its first step is the request of {nama}.",
            ),
        )
    else:
        yield Finding(
            ("langkah", 0, "pelaksana"),
            Pesan(
                "pelayanan tanpa pemohon; tambahkan kolom pemohon (luar: true) dengan permohonannya "
                "sebagai langkah "
                "pertama, atau ubah jenis.",
                "a pelayanan without applicant; add a column for him (luar: true) with his request as "
                "the first step, "
                "or change jenis.",
            ),
        )
