"""A blank of the form was left unfilled.

Isian contoh tertinggal.

Apa yang diperiksa:
    Titik-titik atau garis bawah pengganti kata, "xxx", "TODO", "[isi ...]" dan sejenisnya di bagian mana
    pun. Titik-titik setelah "dll" atau "dst" dan angka Romawi XXX setelah kata seperti Lampiran
    dibiarkan.

Mengapa:
    Isian contoh dari formulir sering ikut tercetak pada SOP yang sudah ditandatangani; pada paparan 50
    pun dasar hukum masih berakhir dengan titik-titik.

Salah:
    dasar_hukum: [Peraturan Presiden Nomor 24 Tahun 2010 tentang ....]
    ---
    nomor: xxx/SOP/2026
    ---
    pengesahan: {nama: "[isi nama pejabat]"}

Benar:
    dasar_hukum: [Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik]
    ---
    peralatan: ["Komputer, printer, dll..."]
    ---
    pencatatan: [Formulir diisi oleh petugas loket sesuai Lampiran XXX]

English:
    Dots or underscores in place of a word, "xxx", "TODO", "[isi ...]" and the like, in any field. Dots
    after "dll" or "dst" pass, and the Roman number XXX after a word such as Lampiran.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import isian, semua_teks

RULE = Rule(code="IDN004", severity="error")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a text that has a blank."""
    for jalur, teks in semua_teks(sop):
        bagian = isian(teks)
        if bagian is not None:
            yield Finding(
                jalur,
                Pesan(
                    f'isian "{bagian}" belum diisi; tulis isinya atau hapus.',
                    f'the blank "{bagian}" is not filled in; write what belongs there or take it away.',
                ),
            )
