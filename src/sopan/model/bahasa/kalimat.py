"""The sentence of a kegiatan, taken apart: its main verbs, its conditions, its list of items.

Office sentences are simple enough to be read from left to right. The first verb of a sentence is its main
verb. A later verb is one too when it is joined to a main verb ("mengonsep laporan dan menyerahkan kepada
Kabid"); a verb that is not joined opens a clause below the main one ("menugaskan Kasubid untuk mempersiapkan
konsep"), and what is joined to that belongs to it. What follows jika, apabila, bila is a condition and no
activity of its own; what stands in parentheses is an aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sopan.model.bahasa.kamus import frasa, kata_kerja
from sopan.model.bahasa.kata import kata_benda_kegiatan, kata_kerja_aktif, kelas

__all__ = ["Kalimat", "Kerja", "pecah_kata", "urai"]

_PENOMORAN = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[A-Za-z])[.)]\s+|[-•*–·▪]\s*)")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+|\.(?=[a-z0-9])[^\W_]+)*|[.;:,/()&\n]")
_BUTIR = re.compile(r"(?:^|(?<=[\s;:,.]))(?:\(?(\d{1,2}|[a-h])[.)]|([-•▪·]))\s+(?=[^\W\d_])")

_SAMBUNG = frozenset(["dan", "serta", "sekaligus"])
_LANJUT = frozenset(["kemudian", "lalu", "selanjutnya"])
_KETERANGAN = frozenset(
    [
        "akan",
        "telah",
        "sudah",
        "juga",
        "langsung",
        "segera",
        "kembali",
        "bersama",
        "bersama-sama",
        "ikut",
        "turut",
    ]
)
_PENGIRING = frozenset(["yang", "untuk", "agar", "supaya", "guna", "dengan", "dalam", "setelah", "sebelum"])
_RINGAN = frozenset(
    ["melakukan", "melaksanakan", "menyelenggarakan", "mengadakan", "menjalankan", "memberikan", "memberi"]
)
_PEMBERIAN = {
    "paraf": "sahkan",
    "tanda": "sahkan",
    "cap": "sahkan",
    "stempel": "sahkan",
    "tugas": "perintah",
    "perintah": "perintah",
    "arahan": "perintah",
    "instruksi": "perintah",
    "nomor": "catat",
}
_INGKAR = frozenset(["tidak", "belum", "ditolak"])
_LAWAN = frozenset(["sedangkan", "namun", "sebaliknya"])
_SINGKATAN = frozenset(
    [
        "no",
        "kab",
        "prov",
        "dr",
        "ir",
        "drs",
        "hal",
        "a.n",
        "u.b",
        "u.p",
        "tgl",
        "st",
        "ka",
        "kasubag",
        "kasubbag",
        "kabag",
        "kabid",
        "kasi",
        "kasubdit",
        "kasubbid",
        "sekr",
        "subag",
    ]
)
_BATAS_OBJEK = _PENGIRING | frozenset(
    ["terkait", "tentang", "mengenai", "atas", "terhadap", "oleh", "di", "pada", "sesuai", "dari", "ke"]
)


class Kerja(NamedTuple):
    """A main verb and what it does: `kelas` sees through light verbs (melakukan verifikasi is `periksa`)."""

    kata: str
    kelas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kalimat:
    """What a kegiatan says.

    `kata` are all its words in lower case, `awal` is the first as written; `sebelum` are the words before the
    first main verb, adverbs left out;
    `kerja` the main verbs in order; `syarat` how many conditions it has, `berlawan` whether both halves of
    one are there (jika ..., jika tidak ...); `butir` the items of a list inside the sentence.
    """

    kata: tuple[str, ...]
    awal: str
    sebelum: tuple[str, ...]
    kerja: tuple[Kerja, ...]
    syarat: int
    berlawan: bool
    butir: tuple[str, ...]

    @property
    def berkata_kerja(self) -> bool:
        """Whether the sentence begins with an active verb."""
        return bool(self.kerja) and not self.sebelum

    @property
    def kelas(self) -> frozenset[str]:
        """The classes of all main verbs; without a verb, those of the noun that the sentence begins with."""
        if self.kerja:
            return frozenset().union(*(satu.kelas for satu in self.kerja))
        return kelas(self.kata[0]) if self.kata else frozenset()


@lru_cache(maxsize=4096)
def pecah_kata(teks: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation."""
    return tuple(satu for satu in _TOKEN.findall(teks.lower()) if satu[0].isalnum())


class _Pengurai:
    """One reading of a sentence from left to right."""

    def __init__(self) -> None:
        self.kerja: list[Kerja] = []
        self.sebelum: list[str] = []
        self.syarat = 0
        self.lawan = False
        self.kalimat_baru()
        self.pertama = True  # before the first full stop

    def kalimat_baru(self) -> None:
        """A full stop: what follows is a new main clause."""
        self.pertama = False
        self.utama: bool | None = None  # whether the clause at hand is a main one; None before its verb
        self.ringan = False  # whether that verb is a light one, whose activity is the noun after it
        self.tersambung = False
        self.dalam_syarat = False
        self.sela = True
        self.bersubjek = False  # whether words stand in front of the verb
        self.terakhir = ""

    def tanda(self, tanda: str, berikut: str) -> None:
        """A punctuation mark; `berikut` is what follows it."""
        if tanda in ".;\n":
            if tanda != "." or not berikut or (berikut[0].isupper() and self.terakhir not in _SINGKATAN):
                self.kalimat_baru()
        elif tanda == "&":
            self.tersambung = True
        elif tanda in ",:":
            self.tersambung, self.sela = True, True

    def kata(self, kata: tuple[str, ...], di: int) -> int:
        """Read the word at `di`; how many words were read."""
        satu = kata[di]
        if panjang := frasa("syarat").di(kata, di):
            self.syarat += 1
            self.dalam_syarat, self.sela = True, False
            return panjang
        if self.syarat and (satu in _LAWAN or (self.sela and satu in _INGKAR)):
            self.lawan = self.lawan or satu == "sebaliknya" or satu in _INGKAR
            self.sela = True
        elif satu not in ("dan", "atau"):
            self.sela = False
        if not self.dalam_syarat:
            self.kata_pokok(kata, di)
        self.terakhir = satu
        return 1

    def kata_pokok(self, kata: tuple[str, ...], di: int) -> None:
        """A word outside of any condition."""
        satu = kata[di]
        if satu in _SAMBUNG:
            self.tersambung = True
        elif satu == "secara" or (di and kata[di - 1] == "secara"):
            pass  # secara berjenjang: how, not what
        elif satu in _LANJUT:
            self.tersambung = True
            self.utama = True if self.kerja else self.utama
        elif kata_kerja_aktif(satu):
            self.kata_kerja(kata, di)
        elif self.tersambung and self.ringan and self.utama and kata_benda_kegiatan(satu):
            self.kerja.append(Kerja(satu, kelas(satu)))  # melakukan pengumpulan dan pengolahan data
            self.tersambung = False
        elif satu not in _KETERANGAN:
            self.tersambung = False
            self.bersubjek = self.bersubjek or len(satu) > 2
            self.ringan = self.ringan and satu not in _BATAS_OBJEK
            if self.pertama and self.utama is None and not self.kerja:
                self.sebelum.append(satu)

    def kata_kerja(self, kata: tuple[str, ...], di: int) -> None:
        """An active verb: main, or below another."""
        satu = kata[di]
        utama: bool | None
        if self.utama is None and self.terakhir in _PENGIRING:
            utama = False  # petugas yang membidangi memeriksa: the main verb is still to come
            self.sebelum += [satu] if self.pertama else []
        elif self.utama is None:
            # A later sentence with a subject of its own explains; it is no further activity.
            utama = self.utama = self.pertama or not self.bersubjek
        elif self.tersambung:
            utama = self.utama and (satu.startswith("me") or satu in kata_kerja())
        else:
            utama = self.utama = False
        berikut = kata[di + 1] if di + 1 < len(kata) else ""
        if utama:
            rapat = frozenset(["rapat"] if satu in _RINGAN and frasa("rapat").di(kata, di + 1) else [])
            self.kerja.append(Kerja(satu, _kelas(satu, berikut) | rapat))
        self.ringan = bool(utama) and satu in _RINGAN and kata_benda_kegiatan(berikut)
        self.tersambung = False


def _kelas(verba: str, berikut: str) -> frozenset[str]:
    sendiri = kelas(verba)
    if berikut in _PEMBERIAN and verba in ("memberikan", "memberi", "membubuhkan"):
        return frozenset([_PEMBERIAN[berikut]])
    if not kata_benda_kegiatan(berikut):
        return sendiri
    if verba in _RINGAN:
        # Whoever carries out an order does not give one: melaksanakan penugasan, memberikan penugasan.
        perintah = "perintah" in kelas(berikut) and not verba.startswith("memberi")
        return sendiri if perintah else kelas(berikut) or sendiri
    return sendiri | (kelas(berikut) & {"mohon"}) if "serah" in sendiri else sendiri


def _butir(teks: str) -> tuple[str, ...]:
    """The items of a list inside a sentence (a. ... b. ... or dashes); empty where there are not two."""
    tempat = list(_BUTIR.finditer(teks))
    if len(tempat) < 2 or (tempat[0][1] or "1") not in ("1", "a"):
        return ()
    akhir = [*(satu.start() for satu in tempat[1:]), len(teks)]
    return tuple(teks[satu.end() : sampai].strip() for satu, sampai in zip(tempat, akhir, strict=True))


@lru_cache(maxsize=8192)
def urai(teks: str) -> Kalimat:
    """Take a kegiatan apart. The answer for a text is kept."""
    bersih = _PENOMORAN.sub("", teks)
    token = _TOKEN.findall(bersih)
    # One tuple of words and one of marks: a condition of several words is looked up among the words alone.
    kata = tuple(satu.lower() for satu in token if satu[0].isalnum())
    pengurai = _Pengurai()
    di = lewati = dalam = 0
    for nomor, satu in enumerate(token):
        if satu in "()":
            dalam = max(0, dalam + (1 if satu == "(" else -1))
        elif not satu[0].isalnum():
            if not dalam:
                pengurai.tanda(satu, token[nomor + 1] if nomor + 1 < len(token) else "")
        else:
            if lewati:
                lewati -= 1
            elif dalam:
                pengurai.syarat += bool(frasa("syarat").di(kata, di))
            else:
                lewati = pengurai.kata(kata, di) - 1
            di += 1
    return Kalimat(
        kata=kata,
        awal=next((satu for satu in token if satu[0].isalnum()), ""),
        sebelum=tuple(pengurai.sebelum),
        kerja=tuple(pengurai.kerja),
        syarat=pengurai.syarat,
        berlawan=pengurai.syarat > 1 or (pengurai.syarat == 1 and pengurai.lawan),
        butir=_butir(teks),
    )
