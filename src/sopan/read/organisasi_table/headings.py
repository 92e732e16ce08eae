"""What the heading of a column means, in the spellings that offices use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["JENJANG", "Kolom", "cari_kepala", "kenali"]

_SEBUTAN: dict[str, str] = {
    "id": r"id|kode|kode unit|id unit|kode satker|kode unit kerja",
    "unit": r"unit|nama unit|unit kerja|nama unit kerja|unit organisasi|satuan kerja|satker|opd|skpd|"
    r"perangkat daerah|nama organisasi|bagian/bidang|jabatan struktural|unit pelaksana",
    "induk": r"induk|unit induk|id induk|kode induk|atasan|unit atasan|unit di atasnya|parent",
    "eselon": r"eselon|tingkat eselon|jenjang|level|esl",
    "tugas": r"tugas|tugas pokok|tugas unit|rumusan tugas",
    "fungsi": r"fungsi|rumusan fungsi|fungsi unit|penyelenggaraan fungsi",
    "uraian": r"uraian tugas|rincian tugas|uraian|rincian uraian tugas|butir tugas|uraian tugas jabatan",
    "kegiatan": r"kegiatan|nama kegiatan|judul sop|nama sop|judul|kegiatan riil|usulan judul sop|rencana sop",
    "id_kegiatan": r"id kegiatan|kode kegiatan",
    "aspek": r"aspek|aspek kegiatan",
    "output": r"output|hasil|produk|keluaran|output kegiatan|hasil kegiatan",
    "jenis": r"jenis|jenis kegiatan|jenis sop|kategori|kategori kegiatan",
    "orientasi": r"orientasi|orientasi kegiatan",
    "skala": r"skala|skala kegiatan|besaran|tim/non ?-?tim",
    "probis": r"probis|proses bisnis|peta proses bisnis|kode probis|simpul probis|kode proses bisnis",
    "sop": r"sop|nomor sop|no\.? sop|no sop|sop yang ada|nomor",
    "nomor_urut": r"no|no\.|nomor urut|#",
}
_POLA = {nama: re.compile(pola) for nama, pola in _SEBUTAN.items()}
_ESELON = re.compile(r"(?:unit |nama unit |pejabat )?(?:eselon|es\.?|esl)\s*(i{1,3}|iv|v|[1-5])")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_BARIS_KEPALA = 20

JENJANG = "jenjang"
"""A column of the tree: the units of one echelon."""


@dataclass
class Kolom:
    """The columns of a sheet: what each means, by position; for `JENJANG` with its echelon, from 1.

    `asing` are headings that mean nothing here. `baris` is the row of the headings, counted from 0.
    """

    baris: int
    arti: dict[str, int] = field(default_factory=dict)
    jenjang: dict[int, int] = field(default_factory=dict)
    """Echelon -> column."""

    asing: dict[int, str] = field(default_factory=dict)

    @property
    def berguna(self) -> bool:
        """Whether units can be read with it: a column of units, or two of echelons."""
        return "unit" in self.arti or len(self.jenjang) >= 2 or (bool(self.jenjang) and len(self.arti) >= 1)


def kenali(kepala: str) -> tuple[str, int] | None:
    """What a heading means; the number is the echelon of a `JENJANG`, else 0. None for an unknown one."""
    bersih = " ".join(re.sub(r"[*:()]|\s-\s", " ", kepala.casefold()).split()).rstrip(".")
    if not bersih:
        return None
    if found := _ESELON.fullmatch(bersih):
        return JENJANG, _ROMAWI.get(found[1]) or int(found[1])
    for nama, pola in _POLA.items():
        if pola.fullmatch(bersih):
            return nama, 0
    return None


def cari_kepala(baris: list[list[str]]) -> Kolom | None:
    """The headings: of the first rows the one that means most; None where none means a unit."""
    terbaik: Kolom | None = None
    for nomor, isi in enumerate(baris[:_BARIS_KEPALA]):
        kolom = Kolom(nomor)
        for di, sel in enumerate(isi):
            arti = kenali(sel)
            if arti is None:
                if sel:
                    kolom.asing[di] = sel
            elif arti[0] == JENJANG:
                kolom.jenjang.setdefault(arti[1], di)
            else:
                kolom.arti.setdefault(arti[0], di)
        if kolom.berguna and (terbaik is None or _nilai(kolom) > _nilai(terbaik)):
            terbaik = kolom
    return terbaik


def _nilai(kolom: Kolom) -> int:
    return len(kolom.arti) + len(kolom.jenjang)
