"""Icons that fit what is done: by words that name a thing, else by the class of the verb.

The icons are from Tabler (MIT, `icons/LICENSE`), those that are used here and no others.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sopan.model.bahasa import urai

__all__ = ["ikon_pokok", "ikon_untuk", "jalur_ikon"]

_KATA = (
    ("biometrik|sidik jari|iris", "fingerprint"),
    ("lapangan|lokasi|peninjauan|survei|meninjau", "map-search"),
    ("foto|pemotretan", "camera"),
    ("bayar|retribusi|pajak|tarif", "cash"),
    ("audiensi|rapat|pertemuan|wawancara|musyawarah", "users"),
    ("koleksi|buku|pustaka", "books"),
    ("kartu|ktp", "id"),
    ("pengaduan|aduan|keluhan", "message-report"),
)
_PERIKSA = frozenset({"periksa", "telaah", "nilai", "awasi"})
_KELAS = (
    ("bayar", "cash"),
    ("sahkan", "signature"),
    ("rapat", "users"),
    ("hadir", "users"),
    ("cetak", "printer"),
    ("kumpul", "folder-search"),
    ("susun", "writing"),
    ("catat", "database-edit"),
    ("tunggu", "hourglass-high"),
    ("dokumentasi", "archive"),
    ("terima", "certificate"),
    ("serah", "send"),
    ("mohon", "file-upload"),
    ("isi", "clipboard-text"),
    ("perbaiki", "file-upload"),
    ("laksana", "progress-check"),
)


def ikon_untuk(kalimat: str, peran: str) -> str:
    """The icon of a stage, from the sentence of its main step and who acts (`anda`, `kami`, `bersama`)."""
    utama = kalimat.split(". ", maxsplit=1)[0].lower()
    kelas = {kind for one in urai(kalimat).kerja[:1] for kind in one.kelas}
    if peran == "anda":
        if "terima" in kelas:
            return "certificate" if not re.search("koleksi|buku", utama) else "books"
        if "mohon" in kelas or "isi" in kelas:
            return "message-report" if re.search("pengaduan|aduan", utama) else "file-upload"
    if peran == "kami" and kelas & _PERIKSA and not re.search(_KATA[1][0], utama):
        return "cash" if "bayar" in utama else "clipboard-check" if "lengkap" in utama else "file-search"
    for pola, ikon in _KATA[:4] if peran == "kami" else _KATA:
        if re.search(rf"\b(?:{pola})", utama):
            return ikon
    if peran == "kami":
        kelas -= {"terima", "mohon"}
    return next((ikon for kind, ikon in _KELAS if kind in kelas), "progress-check")


def ikon_pokok(judul: str) -> str:
    """The icon of a service as a whole, from its title."""
    return next((ikon for pola, ikon in _KATA if re.search(rf"\b(?:{pola})", judul.lower())), "certificate")


@cache
def jalur_ikon(nama: str) -> tuple[str, ...]:
    """The strokes of an icon, as path data on a square of 24."""
    svg = files("sopan.publish.annotated").joinpath(f"icons/{nama}.svg").read_text(encoding="utf-8")
    return tuple(d for d in re.findall(r'<path d="([^"]+)"', svg))
