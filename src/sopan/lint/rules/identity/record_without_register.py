"""No book, form or system is named for the records.

Pencatatan tidak menyebut buku, formulir, atau sistem.

Apa yang diperiksa:
    Setidaknya satu butir pencatatan menyebut tempat mencatat: buku, agenda, register, formulir, kartu,
    lembar, daftar, log, notula, berita acara, basis data, aplikasi atau sistem, juga bila hanya namanya
    (SIMPEG, e-Office).

Mengapa:
    Pencatatan dan pendataan memuat apa yang dicatat, oleh siapa, pada formulir apa (PermenPANRB 35/2012,
    Bagian Identitas). "Disimpan sebagai data elektronik dan manual" tidak memberi tahu di mana
    mencarinya.

Salah:
    pencatatan: [Disimpan sebagai data elektronik dan manual]

Benar:
    pencatatan: [Buku agenda surat masuk]
    ---
    pencatatan: [Disimpan sebagai data elektronik, Dicatat pada SIMPEG]

English:
    The records must name where one writes: a book, a register, a form, a system (35/2012). "Kept as
    electronic and manual data" does not tell where to look. One item that names it is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import kosong

RULE = Rule(code="IDN013", severity="hint")

_TEMPAT = re.compile(
    r"\b(?:buku|logbook|log|agenda|register|registrasi|formulir|form|borang|blangko|kartu|lembar|daftar|tabel|rekap\w*"
    r"|notula|notulen|berita\s+acara|risalah|checklist|ceklis|kendali|jurnal|kuitansi|tanda\s+terima|resi"
    r"|basis\s+data|database|data\s?base|aplikasi|sistem|portal|website|server|situs|dasbor|dashboard|spreadsheet"
    r"|excel|google|lemari|odner|ordner|map|arsip\s+(?:aktif|digital|elektronik)|matriks|papan)\b"
    r"|\be-[a-z]",
    re.IGNORECASE,
)
_NAMA_SISTEM = re.compile(r"\b[A-Z]{2,}[A-Z0-9]+\b|\bSI[A-Z]\w+")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where no item names a place."""
    isi = [teks for teks in sop.pencatatan if not kosong(teks)]
    if isi and not any(_TEMPAT.search(teks) or _NAMA_SISTEM.search(teks) for teks in isi):
        yield Finding(
            ("pencatatan",),
            Pesan(
                "pencatatan tidak menyebut buku, formulir, atau sistem; tulis misalnya "
                '"Buku agenda surat masuk".',
                'the records name no book, form or system; write for instance "Buku agenda surat masuk".',
            ),
        )
