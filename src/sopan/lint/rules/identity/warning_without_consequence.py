"""A warning is neither if-then nor a deadline.

Peringatan tanpa akibat dan tanpa batas waktu.

Apa yang diperiksa:
    Tiap peringatan memuat syarat dan akibat (jika/apabila ... maka ...), sebuah akibat (mengakibatkan,
    menghambat, ...), larangan atau kewajiban, atau batas waktu (paling lambat, maksimal, ... hari).

Mengapa:
    Peringatan menerangkan apa yang terjadi bila prosedur dijalankan atau tidak dijalankan, lazimnya
    dengan jika/apabila ... maka, atau sebagai batas waktu (PermenPANRB 35/2012, Bagian Identitas).

Salah:
    peringatan: [Hambatan dapat saja terjadi]

Benar:
    peringatan:
      - Apabila laporan terlambat, maka pencairan anggaran tertunda
      - Laporan paling lambat selesai 1 minggu setelah kegiatan
      - Keterlambatan mengakibatkan teguran
      - Dilarang menyerahkan salinan kepada pihak yang tidak berwenang

English:
    A warning says what happens if the procedure is or is not followed, usually if ... then, or a deadline
    (35/2012). A consequence alone, a ban or a duty pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.teks import kosong

RULE = Rule(code="IDN010", severity="hint")

_BERAKIBAT = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|manakala|jikalau|dalam\s+hal|tanpa"
    r"|meng?akibatkan|berakibat|akibat\w*|menyebabkan|berdampak|menghambat|terhambat|menimbulkan|memengaruhi"
    r"|mempengaruhi|berpengaruh|berisiko|menunda|tertunda|merugikan|sanksi|teguran"
    r"|dilarang|tidak\s+(?:boleh|dapat|bisa|diperkenankan)|jangan|harus|wajib"
    r"|paling\s+(?:lambat|lama|cepat|sedikit|banyak)|selambat\S*|maksimal|maksimum|minimal|batas\s+waktu"
    r"|tepat\s+waktu|sebelum\s+tanggal|setiap\s+tanggal|tenggat|\d+\s*(?:menit|jam|hari|minggu|bulan))\b",
    re.IGNORECASE,
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an item that tells no consequence and no limit."""
    for nomor, teks in enumerate(sop.peringatan):
        if not kosong(teks) and not _BERAKIBAT.search(teks):
            yield Finding(
                ("peringatan", nomor),
                Pesan(
                    'peringatan ini tidak menyebut akibat atau batas waktu; tulis "Jika ..., maka ..." atau '
                    '"paling lambat ...".',
                    'this warning tells no consequence and no deadline; write "Jika ..., maka ..." or '
                    '"paling lambat ...".',
                ),
            )
