"""The SOP names itself as related.

SOP menyebut dirinya sendiri sebagai keterkaitan.

Apa yang diperiksa:
    Keterkaitan yang judul atau nomornya sama dengan SOP ini, tanpa membedakan huruf besar, tanda baca,
    dan kata "SOP" di depannya.

Mengapa:
    Keterkaitan adalah SOP lain yang langsung terhubung: sebelum, sesudah, atau sejajar dengan SOP ini
    (PermenPANRB 35/2012, Bagian Identitas).

Salah:
    judul: Pembuatan Laporan Bulanan
    keterkaitan: [SOP PEMBUATAN LAPORAN BULANAN, SOP Pengumpulan Data]

Benar:
    judul: Pembuatan Laporan Bulanan
    keterkaitan: [SOP Pembuatan Laporan Bulanan Keuangan]

English:
    Related SOPs are other ones, directly before, after or beside this one (35/2012). The fix takes the
    line away.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Fix, Rule
from sopan.model import Sop
from sopan.model.operations import HapusButir
from sopan.model.teks import judul_baku

RULE = Rule(code="IDN008", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an item that is this SOP, by title or by number."""
    judul = judul_baku(sop.judul)
    for nomor, satu in enumerate(sop.keterkaitan):
        sama_nomor = satu.nomor is not None and satu.nomor == sop.nomor
        if sama_nomor or judul_baku(satu.judul) == judul:
            jalur = ("keterkaitan", nomor)
            yield Finding(
                jalur,
                Pesan(
                    f'keterkaitan "{satu}" adalah SOP ini sendiri; hapus, atau sebut SOP lain.',
                    f'the related SOP "{satu}" is this SOP itself; take it away, or name another one.',
                ),
                Fix(
                    Pesan(f'Hapus "{satu}" dari keterkaitan.', f'Take "{satu}" off the related SOPs.'),
                    (HapusButir(jalur=("keterkaitan",), posisi=nomor),),
                ),
            )
