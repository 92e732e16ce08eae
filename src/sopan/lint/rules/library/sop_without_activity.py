"""No activity of the organisation accounts for an SOP.

SOP tidak berasal dari kegiatan organisasi mana pun.

Apa yang diperiksa:
    Bila berkas organisasi diberikan: setiap SOP pustaka menyebut asal kegiatannya, atau sebuah kegiatan
    menyebut nomornya, atau judulnya sama dengan judul kegiatan.

Mengapa:
    SOP mencerminkan kegiatan yang riil dari tugas dan fungsi (paparan 16-18, 30). SOP tanpa kegiatan berarti
    pekerjaan di luar tugas, atau kegiatan yang belum tercatat dalam uraian tugas.

Salah:
    konteks: {kegiatan: [{id: k-1, judul: Pembuatan Laporan Bulanan}]}
    pustaka:
      - {judul: Pembuatan Laporan Bulanan}
      - {judul: Pembuatan Surat Tugas, nomor: 13/SOP/2026}
    ---
    konteks: {kegiatan: [{id: k-1, judul: Pembuatan Laporan Bulanan}]}
    pustaka:
      - {judul: Pembuatan Surat Tugas, asal: k-9}

Benar:
    konteks:
      kegiatan: [{id: k-1, judul: Pembuatan Laporan Bulanan}, {id: k-2, judul: Surat, sop: 13/SOP/2026}]
    pustaka:
      - {judul: SOP Pembuatan Laporan Bulanan}
      - {judul: Pembuatan Surat Tugas, nomor: 13/SOP/2026}
    ---
    pustaka:
      - {judul: Pembuatan Surat Tugas}

English:
    Where an organisation file is given: each SOP names its activity (asal), or an activity names its number,
    or the titles are the same. An SOP mirrors a real activity of the office's tasks (slides 16-18, 30).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop
from sopan.model.teks import judul_baku, nomor_baku

RULE = Rule(code="PUS007", severity="warning")


def check_library(sops: Sequence[Sop], konteks: Konteks) -> Iterator[tuple[int, Finding]]:
    """One finding for each SOP that no activity accounts for."""
    if not konteks.kegiatan:
        return
    id_ = {satu.id for satu in konteks.kegiatan}
    nomor = {nomor_baku(satu.sop) for satu in konteks.kegiatan if satu.sop}
    judul = {judul_baku(satu.judul) for satu in konteks.kegiatan}
    for tempat, sop in enumerate(sops):
        if sop.asal in id_ or judul_baku(sop.judul) in judul:
            continue
        if sop.nomor and nomor_baku(sop.nomor) in nomor:
            continue
        if sop.asal:
            pesan = Pesan(
                f'asal "{sop.asal}" bukan kegiatan dalam berkas organisasi; perbaiki id-nya.',
                f'asal "{sop.asal}" is no activity of the organisation file; mend the id.',
            )
        else:
            pesan = Pesan(
                "tidak ada kegiatan organisasi yang mempunyai SOP ini; tulis asal, atau tambahkan "
                "kegiatannya pada "
                "uraian tugas.",
                "no activity of the organisation has this SOP; write its asal, or add the activity to "
                "the uraian tugas.",
            )
        yield tempat, Finding(("asal",) if sop.asal else ("judul",), pesan)
