"""An activity of the organisation has no SOP.

Kegiatan organisasi belum mempunyai SOP.

Apa yang diperiksa:
    Setiap kegiatan dari berkas organisasi (bila diberikan): nomor SOP yang disebutnya ada dalam pustaka, atau
    sebuah SOP menyebut kegiatan itu sebagai asal, atau judulnya sama. Karena kegiatan itu belum mempunyai
    berkas, temuan dilaporkan pada SOP pertama pustaka.

Mengapa:
    Penyusunan SOP bertitik tolak pada SOTK dan uraian tugas (paparan 16); dari setiap kegiatan yang riil dan
    final diturunkan satu judul SOP (paparan 30).

Salah:
    konteks:
      kegiatan: [{id: k-1, judul: Pembuatan Laporan Bulanan}, {id: k-2, judul: Pembuatan Surat Tugas}]
    pustaka:
      - {judul: Pembuatan Laporan Bulanan}

Benar:
    konteks:
      kegiatan:
        - {id: k-1, judul: Pembuatan Laporan Bulanan}
        - {id: k-2, judul: Penanganan Surat, sop: 13/SOP/2026}
        - {id: k-3, judul: Penyusunan Anggaran}
    pustaka:
      - {judul: Pembuatan Laporan Bulanan}
      - {judul: Penanganan Surat Masuk, nomor: 13/SOP/2026}
      - {judul: Penyusunan Rencana Anggaran, nomor: 14/SOP/2026, asal: k-3}

English:
    Each activity of the organisation file, where one is given: the library has the SOP whose number it names,
    or one that names it as its asal, or one of its title. The finding is reported on the first SOP of the
    library, since the activity has no file. SOPs start from SOTK and uraian tugas (slides 16, 30).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Konteks, Rule
from sopan.model import Sop
from sopan.model.teks import judul_baku, nomor_baku

RULE = Rule(code="PUS006", severity="warning")


def check_library(sops: Sequence[Sop], konteks: Konteks) -> Iterator[tuple[int, Finding]]:
    """One finding for each activity without an SOP."""
    if not sops:
        return
    nomor = {nomor_baku(sop.nomor) for sop in sops if sop.nomor}
    asal = {sop.asal for sop in sops}
    judul = {judul_baku(sop.judul) for sop in sops}
    for kegiatan in konteks.kegiatan:
        if kegiatan.id in asal or judul_baku(kegiatan.judul) in judul:
            continue
        if kegiatan.sop and nomor_baku(kegiatan.sop) in nomor:
            continue
        sebab, why = (
            (
                f"SOP {kegiatan.sop} yang disebutnya tidak ada",
                f"the SOP {kegiatan.sop} that it names is not there",
            )
            if kegiatan.sop
            else ("belum mempunyai SOP", "has no SOP yet")
        )
        yield (
            0,
            Finding(
                (),
                Pesan(
                    f'kegiatan {kegiatan.id}, "{kegiatan.judul}": {sebab}; susun, atau tulis "asal: '
                    f'{kegiatan.id}" pada '
                    "SOP-nya.",
                    f'activity {kegiatan.id}, "{kegiatan.judul}": {why}; write it, or write "asal: '
                    f'{kegiatan.id}" in '
                    "its SOP.",
                ),
            ),
        )
