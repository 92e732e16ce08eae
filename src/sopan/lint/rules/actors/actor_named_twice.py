"""Two columns have the same or nearly the same name.

Satu pelaksana tertulis pada dua kolom.

Apa yang diperiksa:
    Nama kolom yang sama tanpa membedakan huruf besar, tanda baca, dan singkatan jabatan yang lazim (Kabid
    dan Kepala Bidang), atau yang berbeda satu huruf pada satu kata panjang (salah ketik). Nama yang
    dibedakan angka atau huruf, seperti Analis I dan Analis II, dibiarkan.

Mengapa:
    Satu pelaksana satu kolom (PermenPANRB 35/2012); pada SOP yang beredar satu orang sering muncul dengan
    dua sebutan, sehingga alurnya seolah berpindah tangan.

Salah:
    pelaksana: {kabid: Kabid, kepala: Kepala Bidang}
    langkah: [{pelaksana: kabid}, {pelaksana: kepala}]
    ---
    pelaksana: {a: Analis Kepegawaian, b: Analis Kepegawain}
    langkah: [{pelaksana: a}, {pelaksana: b}]

Benar:
    pelaksana: {a: Analis I, b: Analis II, c: Kepala Seksi, d: Kepala Seksi Pelayanan}
    langkah: [{pelaksana: a}, {pelaksana: b}, {pelaksana: c}, {pelaksana: d}]

English:
    One actor, one column. Names that differ only in capitals, punctuation, a usual abbreviation of a post
    (Kabid, Kepala Bidang) or one letter of a long word are one; names told apart by a number or a letter
    are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from sopan.errors import Pesan
from sopan.lint.finding import Finding, Rule
from sopan.model import Sop

RULE = Rule(code="PLK002", severity="error")

_JABATAN = {
    "asdep": "asisten deputi",
    "dirjen": "direktur jenderal",
    "kaban": "kepala badan",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kadis": "kepala dinas",
    "kakan": "kepala kantor",
    "kanit": "kepala unit",
    "karo": "kepala biro",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian",
    "kasubbid": "kepala subbidang",
    "kasubdit": "kepala subdirektorat",
    "kasubid": "kepala subbidang",
    "sekban": "sekretaris badan",
    "sekda": "sekretaris daerah",
    "sekdis": "sekretaris dinas",
    "sekjen": "sekretaris jenderal",
    "subag": "subbagian",
    "subbag": "subbagian",
    "subid": "subbidang",
    "subbid": "subbidang",
}
_PISAH = re.compile(r"\bsub[ -](?=bagian|bidang|direktorat|seksi|koordinator)")
_KATA = re.compile(r"[a-z0-9]+")
_CUKUP_PANJANG = 6


def check(sop: Sop) -> Iterator[Finding]:
    """One finding a pair, at the later column."""
    nama = {kode: _kata(pelaksana.nama) for kode, pelaksana in sop.pelaksana.items()}
    for (satu, kata), (lain, kata_lain) in combinations(nama.items(), 2):
        if _sama(kata, kata_lain):
            a, b = sop.pelaksana[satu].nama, sop.pelaksana[lain].nama
            yield Finding(
                ("pelaksana", lain),
                Pesan(
                    f'"{b}" dan "{a}" tampaknya satu pelaksana; pakai satu kolom.',
                    f'"{b}" and "{a}" seem to be one actor; use one column.',
                ),
            )


def _kata(nama: str) -> tuple[str, ...]:
    kecil = _PISAH.sub("sub", nama.lower())
    return tuple(bagian for kata in _KATA.findall(kecil) for bagian in _JABATAN.get(kata, kata).split())


def _sama(satu: tuple[str, ...], lain: tuple[str, ...]) -> bool:
    if satu == lain:
        return True
    if len(satu) != len(lain):
        return False
    beda = [(a, b) for a, b in zip(satu, lain, strict=True) if a != b]
    return len(beda) == 1 and _salah_ketik(*beda[0])


def _salah_ketik(satu: str, lain: str) -> bool:
    """Whether two long words differ by one letter left out, put in, changed, or by two neighbours swapped."""
    if min(len(satu), len(lain)) < _CUKUP_PANJANG or not (satu.isalpha() and lain.isalpha()):
        return False
    awal = next(
        (i for i, (a, b) in enumerate(zip(satu, lain, strict=False)) if a != b), min(len(satu), len(lain))
    )
    a, b = satu[awal:], lain[awal:]
    tukar = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return tukar or a[1:] == b or a == b[1:] or (len(a) == len(b) and a[1:] == b[1:])
