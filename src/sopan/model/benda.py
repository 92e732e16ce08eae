"""The things that steps hand on: whether two names in a mutu baku mean the same thing.

A drafter writes `Konsep laporan` where the next row says `Laporan yang telah diperiksa`, `SK` for
`Surat Keputusan`, `Notulen` for `Notula`. `benda` brings a name to the words that tell the thing itself:
abbreviations are spelled out, synonyms made one, words for its state left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sopan.model.bahasa import daftar_singkatan, kata_kerja_pasif
from sopan.model.teks import pokok

__all__ = ["benda", "sebenda", "termasuk"]

_SINONIM = {
    "absen": "daftar hadir",
    "absensi": "daftar hadir",
    "copy": "salinan",
    "dokumen": "berkas",
    "file": "berkas",
    "form": "formulir",
    "fotocopy": "salinan",
    "fotokopi": "salinan",
    "laptop": "komputer",
    "nd": "nota dinas",
    "nodin": "nota dinas",
    "notulen": "notula",
    "notulensi": "notula",
    "pc": "komputer",
    "presensi": "daftar hadir",
    "printer": "pencetak",
    "sp": "surat perintah",
    "st": "surat tugas",
    "tanda-tangan": "tanda tangan",
}
_KEADAAN = frozenset(
    re.findall(
        r"\w+",
        """
        akhir awal asli baik baru benar draf draft final jadi konsep lengkap rancangan resmi selesai siap
        sesuai terbaru terbit terkirim terverifikasi tervalidasi tertandatangani terlampir
        valid sah
        """,
    )
)


@lru_cache(maxsize=8192)
def benda(nama: str) -> frozenset[str]:
    """The words that tell which thing it is; empty where the name has none."""
    hasil: set[str] = set()
    for kata in pokok(nama):
        singkatan = daftar_singkatan().get(kata.upper())
        if kata in _SINONIM:
            hasil.update(_SINONIM[kata].split())
        elif singkatan is not None:
            hasil.update(pokok(singkatan.kepanjangan))
        else:
            hasil.add(kata)
    return frozenset(
        satu
        for kata in hasil
        if (satu := _SINONIM.get(kata, kata)) not in _KEADAAN and not kata_kerja_pasif(satu)
    )


def sebenda(satu: frozenset[str], lain: frozenset[str]) -> bool:
    """Whether two things, as `benda` has them, are one: the words of one are all among those of the other."""
    return bool(satu and lain) and (satu <= lain or lain <= satu)


def termasuk(satu: frozenset[str], daftar: Iterable[frozenset[str]]) -> bool:
    """Whether a thing is one of a list. A thing without words of its own counts as being there."""
    return not satu or any(sebenda(satu, lain) for lain in daftar)
