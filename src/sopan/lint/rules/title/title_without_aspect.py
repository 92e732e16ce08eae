"""The title does not begin with the noun of an activity.

Judul tidak diawali aspek kegiatan.

Apa yang diperiksa:
    Kata pertama judul (setelah kata "SOP", bila ada) adalah kata benda kegiatan: Penyusunan, Pembuatan,
    Pelaksanaan, Pelayanan, Verifikasi, dan sejenisnya. Judul yang diawali kata kerja ("Menyusun ..."),
    "Alur", "Proses", "Tata Cara", atau nama unit dilaporkan, dan bila dapat dengan bentuk yang benar.

Mengapa:
    Judul SOP adalah aspek (kegiatan) ditambah output (paparan 30). Judul tanpa aspek tidak mengatakan apa
    yang dikerjakan.

Salah:
    judul: Menyusun Laporan Bulanan
    ---
    judul: Unit Kerja Pimpinan
    ---
    judul: Alur Pengajuan Cuti

Benar:
    judul: Penyusunan Laporan Bulanan
    ---
    judul: Verifikasi Berkas Kenaikan Pangkat
    ---
    judul: Survei Harga Konsumen

English:
    A title is aspect and output (slide 30): its first word is the noun of an activity. Verbs, "Alur",
    "Proses", "Tata Cara" and names of units are reported, with the right form where it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop
from sopan.model.bahasa import kata_benda_kegiatan, kata_kerja_aktif, kata_kerja_pasif, nominal
from sopan.model.teks import tanpa_kata_sop

RULE = Rule(code="JDL002", severity="warning")

_BINGKAI = re.compile(
    r"^(?:alur|proses|prosedur|mekanisme|tata\s*cara|langkah[- ]*langkah|tahap(?:an)?|sistem|pedoman|petunjuk"
    r"(?:\s+(?:teknis|pelaksanaan))?|standar|cara)(?:\s+(?:dan\s+tata\s*cara|kerja))?\s+",
    re.IGNORECASE,
)
_KATA = re.compile(r"[A-Za-z-]+")


def check(sop: Sop) -> Iterator[Finding]:
    """One finding; the message has the better title where the present one gives it."""
    judul = tanpa_kata_sop(sop.judul)
    kata = _KATA.search(judul)
    if kata is None or kata_benda_kegiatan(kata[0]):
        return
    usul = _usul(judul, kata[0])
    yield Finding(
        ("judul",),
        Pesan(
            f'judul diawali "{kata[0]}", bukan kata benda kegiatan; tulis "{usul}".',
            f'the title begins with "{kata[0]}", which is no noun of an activity; write "{usul}".',
        ),
    )


def _usul(judul: str, kata: str) -> str:
    if kata_kerja_aktif(kata) or kata_kerja_pasif(kata):
        return judul.replace(kata, nominal(kata).capitalize(), 1)
    if bingkai := _BINGKAI.match(judul):
        sisa = judul[bingkai.end() :]
        awal = _KATA.search(sisa)
        if awal and kata_benda_kegiatan(awal[0]):
            return sisa
    return "Penyusunan ..., Pelaksanaan ..., atau Pelayanan ..."
