"""An output is a sentence, not a thing.

Output berupa tindakan, bukan benda.

Apa yang diperiksa:
    Output yang diawali kata kerja ("Menyerahkan laporan", "Diterimanya berkas", "Terkirimnya surat"),
    atau berupa kalimat dengan "telah"/"sudah" tanpa "yang" ("Data telah diinput").

Mengapa:
    Output adalah hasil langkah: dokumen, barang, atau keputusan yang dapat ditunjukkan dan menjadi
    kelengkapan langkah berikutnya (PermenPANRB 35/2012, mutu baku).

Salah:
    langkah: [{output: Menyerahkan laporan kepada atasan}]
    ---
    langkah: [{output: Tersusunnya laporan}]
    ---
    langkah: [{output: Data telah diinput ke aplikasi}]

Benar:
    langkah:
      - {output: Laporan yang telah ditandatangani}
      - {output: [Memo, Berita acara, Berkas terverifikasi, Materi rapat]}
      - {output: Terjemahan dokumen}

English:
    What comes out is a thing that can be shown and that the next step takes in (35/2012): no verb, no
    "tersusunnya", no sentence with telah or sudah. "Laporan yang telah ditandatangani" is a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import kata_kerja_aktif, kata_kerja_pasif

RULE = Rule(code="MTB006", severity="warning")

_BULIR = re.compile(r"^\W*(?:\d{1,2}[.)]|[a-h][.)])?\s*")
_KATA = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_HASIL = re.compile(r"(?:ter|di)[a-z]{3,}(?:kan|i)?nya$", re.IGNORECASE)
_KALIMAT = re.compile(
    r"^(?:(?!\byang\b).)*?\b(?:telah|sudah|belum|akan)\s+(?:di|ter|ber|me)\s?[a-z]+", re.IGNORECASE
)


def check(sop: Sop) -> Iterator[Finding]:
    """One finding an output."""
    for nomor, langkah in enumerate(sop.langkah):
        for ke, teks in enumerate(langkah.output):
            if _tindakan(teks):
                yield Finding(
                    ("langkah", nomor, "output", ke),
                    Pesan(
                        f'output "{_pendek(teks)}" adalah tindakan; sebut bendanya, misalnya "Laporan" atau '
                        '"Tanda terima".',
                        f'the output "{_pendek(teks)}" is an action; name the thing, for instance '
                        '"Laporan" or '
                        '"Tanda terima".',
                    ),
                )


def _tindakan(teks: str) -> bool:
    kata = _KATA.search(_BULIR.sub("", teks, count=1))
    if kata is None:
        return False
    awal = kata[0]
    return (
        kata_kerja_aktif(awal)
        or kata_kerja_pasif(awal)
        or _HASIL.match(awal) is not None
        or _KALIMAT.match(teks) is not None
    )


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 50 else teks[:47] + "..."
