"""An SOP names another as related, which does not name it.

Sebuah SOP menyebut SOP lain sebagai terkait, yang tidak menyebutnya.

Apa yang diperiksa:
    Keterkaitan antara dua SOP dalam pustaka, menurut nomor atau judul. Temuan pada SOP yang belum menyebut,
    dengan perbaikan yang menambahkannya. SOP yang keterkaitannya kosong juga ditemukan.

Mengapa:
    Keterkaitan menyebut SOP yang langsung terhubung, sebelum, sesudah, atau di samping (PermenPANRB 35/2012,
    Bagian Identitas): hubungan itu berlaku ke dua arah, dan yang mengubah salah satunya harus tahu yang lain.

Salah:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 1/SOP/2026, keterkaitan: [SOP Pengumpulan Data]}
      - {judul: Pengumpulan Data, nomor: 2/SOP/2026, keterkaitan: [SOP Pengiriman Data]}

Benar:
    pustaka:
      - {judul: Pembuatan Laporan Bulanan, nomor: 1/SOP/2026, keterkaitan: [SOP Pengumpulan Data]}
      - judul: Pengumpulan Data
        nomor: 2/SOP/2026
        keterkaitan: [{judul: Laporan, nomor: 1/SOP/2026}, SOP Pengiriman Data]

English:
    A relation between two SOPs of the library, by number or title, that only one of them states; the finding
    is on the other, with a fix that adds it. What is linked is linked both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import TambahButir
from sopan.model.teks import judul_baku, nomor_baku, tanpa_kata_sop

RULE = Rule(code="PUS004", severity="hint")


def check_library(sops: Sequence[Sop]) -> Iterator[tuple[int, Finding]]:
    """One finding for each SOP and each other that names it without being named."""
    tempat = {judul_baku(sop.judul): nomor for nomor, sop in reversed(list(enumerate(sops)))}
    tempat |= {nomor_baku(sop.nomor): nomor for nomor, sop in reversed(list(enumerate(sops))) if sop.nomor}
    menyebut = [_disebut(sop, tempat) for sop in sops]
    for dari, semua in enumerate(menyebut):
        for ke in sorted(semua):
            if ke == dari or dari in menyebut[ke]:
                continue
            judul = tanpa_kata_sop(sops[dari].judul)
            yield (
                ke,
                Finding(
                    ("keterkaitan",),
                    Pesan(
                        f'SOP "{judul}" menyebut SOP ini sebagai terkait; sebutlah sebaliknya.',
                        f'the SOP "{judul}" names this one as related; name it in turn.',
                    ),
                    Fix(
                        Pesan(f'Tambahkan "SOP {judul}".', f'Add "SOP {judul}".'),
                        (TambahButir(jalur=("keterkaitan",), nilai=f"SOP {judul}"),),
                    ),
                ),
            )


def _disebut(sop: Sop, tempat: dict[str, int]) -> set[int]:
    """The positions of the SOPs that this one names."""
    hasil = set()
    for satu in sop.keterkaitan:
        ada = tempat.get(nomor_baku(satu.nomor)) if satu.nomor else None
        ada = tempat.get(judul_baku(satu.judul)) if ada is None else ada
        if ada is not None:
            hasil.add(ada)
    return hasil
