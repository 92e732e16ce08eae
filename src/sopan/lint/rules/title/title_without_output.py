"""The title names an activity and no output.

Judul tanpa output.

Apa yang diperiksa:
    Setelah aspek harus ada yang dihasilkan atau dikerjakan. Judul yang hanya berisi kata kegiatan
    ("Pelayanan", "Monitoring dan Evaluasi") atau kegiatan dengan keterangan tempat saja ("Pelaksanaan di
    Kecamatan") dilaporkan.

Mengapa:
    Judul SOP adalah aspek (kegiatan) ditambah output (paparan 30); tanpa output tidak jelas kapan
    kegiatan selesai.

Salah:
    judul: Pelayanan
    ---
    judul: Monitoring dan Evaluasi
    ---
    judul: Pelaporan di Lingkungan Dinas Contoh

Benar:
    judul: Pelayanan Audiensi
    ---
    judul: Monitoring dan Evaluasi Penerapan SOP
    ---
    judul: Penyelenggaraan Pendidikan dan Pelatihan

English:
    After the aspect stands what is made or done (slide 30). Only nouns of activities, or an activity and
    a place, do not tell when the procedure is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import kata_benda_kegiatan
from sopan.model.teks import tanpa_kata_sop

RULE = Rule(code="JDL003", severity="warning")

_KETERANGAN = re.compile(
    r"\b(?:di|pada|oleh|untuk|bagi|dalam|dari|ke|kepada|melalui|secara|tahun|lingkup|seluruh|se-\w+)\b",
    re.IGNORECASE,
)
_KATA = re.compile(r"[A-Za-z0-9-]+")
_SAMBUNG = {"dan", "serta", "atau"}


def check(sop: Sop) -> Iterator[Finding]:
    """One finding where nothing but activities stands before the first preposition."""
    judul = tanpa_kata_sop(sop.judul)
    if batas := _KETERANGAN.search(judul):
        judul = judul[: batas.start()]
    kata = _KATA.findall(judul)
    if not kata or not kata_benda_kegiatan(kata[0]):
        return
    berpasangan = len(kata) == 3 and kata[1].lower() in _SAMBUNG and kata_benda_kegiatan(kata[2])
    if len(kata) == 1 or berpasangan:
        yield Finding(
            ("judul",),
            Pesan(
                f'judul hanya menyebut kegiatan ("{" ".join(kata)}"); tambahkan output-nya.',
                f'the title only names an activity ("{" ".join(kata)}"); add what is made or served.',
            ),
        )
