"""Citations of regulations, as a dasar hukum writes them: kind, issuer, number, year, subject and order.

`Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik`, `PP No. 47/2009`, `PermenPANRB 35/2012`,
`Peraturan Menteri Keuangan Nomor 215/PMK.05/2016 tentang ...`: `baca_regulasi` reads them all. Nothing is
ever refused; what a citation lacks is None. The hierarchy is that of UU 12/2011 art. 7, with the regulations
of art. 8 where decrees place them: ministers and agencies before the regions. A minister's keputusan ranks
with his peraturan, since the older ones are read as such (art. 100).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

__all__ = ["Pencabutan", "Regulasi", "baca_regulasi", "dicabut_bawaan", "urutan_mengingat"]


class _Jenis(NamedTuple):
    kunci: str
    tingkat: int
    tampil: str
    pola: str


# Order matters: the longer name of a kind stands before the shorter one that begins it.
_JENIS = (
    _Jenis("UUD", 0, "Undang-Undang Dasar Negara Republik Indonesia", r"undang[- ]*undang dasar|uud"),
    _Jenis("TAP MPR", 1, "Ketetapan Majelis Permusyawaratan Rakyat", r"(?:ketetapan|tap)\.? (?:majelis|mpr)"),
    _Jenis(
        "Perppu",
        2,
        "Peraturan Pemerintah Pengganti Undang-Undang",
        r"peraturan pemerintah pengganti undang[- ]*undang|perp?pu",
    ),
    _Jenis("UU", 2, "Undang-Undang", r"undang[ -]*undang|uu"),
    _Jenis("PP", 3, "Peraturan Pemerintah", r"peraturan pemerintah|pp"),
    _Jenis("Perpres", 4, "Peraturan Presiden", r"peraturan presiden|perpres"),
    _Jenis("Keppres", 4, "Keputusan Presiden", r"keputusan presiden|kepp?res"),
    _Jenis("Inpres", 4, "Instruksi Presiden", r"instruksi presiden|inpres"),
    _Jenis("Peraturan Bersama", 5, "Peraturan Bersama", r"peraturan bersama|perber"),
    _Jenis(
        "Permenko", 5, "Peraturan Menteri Koordinator", r"peraturan menteri koordinator(?: bidang)?|permenko"
    ),
    _Jenis("Permen", 5, "Peraturan Menteri", r"peraturan menteri|permen"),
    _Jenis("PMK", 5, "Peraturan Menteri Keuangan", r"pmk"),
    _Jenis("Perma", 5, "Peraturan Mahkamah Agung", r"peraturan mahkamah agung|perma"),
    _Jenis("PBI", 5, "Peraturan Bank Indonesia", r"peraturan bank indonesia|pbi"),
    _Jenis("POJK", 5, "Peraturan Otoritas Jasa Keuangan", r"peraturan otoritas jasa keuangan|pojk"),
    _Jenis("PKPU", 5, "Peraturan Komisi Pemilihan Umum", r"peraturan komisi pemilihan umum|pkpu"),
    _Jenis("Perkap", 6, "Peraturan Kepolisian Negara", r"peraturan kapolri|perkap(?:olri)?|perpol"),
    _Jenis(
        "Perdirjen",
        8,
        "Peraturan Direktur Jenderal",
        r"peraturan direktur jenderal|peraturan dirjen|perdirjen",
    ),
    _Jenis(
        "Persekjen", 8, "Peraturan Sekretaris Jenderal", r"peraturan sekretaris (?:jenderal|utama)|persekjen"
    ),
    _Jenis("Perda", 10, "Peraturan Daerah", r"peraturan daerah|perda|qanun|perdasus|perdasi"),
    _Jenis("Pergub", 11, "Peraturan Gubernur", r"peraturan gubernur|pergub"),
    _Jenis("Perbup", 11, "Peraturan Bupati", r"peraturan bupati|perbup"),
    _Jenis("Perwali", 11, "Peraturan Wali Kota", r"peraturan wali ?kota|perwali|perwal|perwako"),
    _Jenis("Perdes", 12, "Peraturan Desa", r"peraturan desa|perdes"),
    _Jenis("SKB", 7, "Keputusan Bersama", r"(?:surat )?keputusan bersama|skb"),
    _Jenis(
        "Kepmenko", 7, "Keputusan Menteri Koordinator", r"keputusan menteri koordinator(?: bidang)?|kepmenko"
    ),
    _Jenis("Kepmen", 5, "Keputusan Menteri", r"keputusan menteri|kep\.?men"),
    _Jenis("KMK", 5, "Keputusan Menteri Keuangan", r"kmk"),
    _Jenis("KMA", 5, "Keputusan Menteri Agama", r"kma"),
    _Jenis(
        "Kepdirjen", 9, "Keputusan Direktur Jenderal", r"keputusan (?:direktur jenderal|dirjen)|kepdirjen"
    ),
    _Jenis("Kepgub", 13, "Keputusan Gubernur", r"(?:surat )?keputusan gubernur|kepgub"),
    _Jenis("Kepbup", 13, "Keputusan Bupati", r"(?:surat )?keputusan bupati|kepbup"),
    _Jenis("Kepwali", 13, "Keputusan Wali Kota", r"(?:surat )?keputusan wali ?kota|kepwali|kepwal"),
    _Jenis("Instruksi", 9, "Instruksi", r"instruksi"),
    _Jenis("SE", 14, "Surat Edaran", r"surat edaran(?: bersama)?|se"),
    _Jenis("Perka", 6, "Peraturan Kepala", r"peraturan kepala|perka"),
    _Jenis("Kepka", 6, "Keputusan Kepala", r"(?:surat )?keputusan kepala|kepka|kep\.? kepala"),
    _Jenis("Keputusan", 13, "Keputusan", r"(?:surat )?keputusan|sk"),
    _Jenis("Peraturan", 6, "Peraturan", r"peraturan"),
)
_MENEMPEL = {"Permen", "Permenko", "Kepmen", "Kepmenko"}
"""Kinds whose short form takes the ministry's name glued on: Permendagri, Kepmenkes."""
_POLA_JENIS = re.compile(
    "|".join(
        f"(?P<j{nomor}>(?:{satu.pola}){'' if satu.kunci in _MENEMPEL else '(?![a-z])'})"
        for nomor, satu in enumerate(_JENIS)
    ),
    re.IGNORECASE,
)

_NOMOR_URUT = re.compile(r"^\s*(?:\(?[a-z0-9]{1,2}[.)]|[-•*–])\s+", re.IGNORECASE)
_KOTOR = re.compile(r"[\s;,.]+$")
_TENTANG = re.compile(r"\b(?:tentang|mengenai|perihal)\b\s*:?\s*", re.IGNORECASE)
_UBAH = re.compile(
    r"[\s,(]*\b(?:sebagaimana|yang) (?:telah )?(?:beberapa kali )?(?:di)?ubah\b.*$"
    r"|[\s,]*\b(?:jo\.|juncto)\s.*$|\s*\((?:lembaran|berita|tambahan)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NOMOR = re.compile(
    r"\b(?:nomor|nomer|no\b\.?|nmr\.?)\s*:?\s*(?P<nomor>(?!tahun\b)[A-Z0-9][^\s,;]*(?:\s*/\s*[A-Z0-9.]+)*)?",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b(?:tahun|thn\.?|th\.?)\s*(?P<tahun>(?:19|20)\d\d)\b", re.IGNORECASE)
_RINGKAS = re.compile(r"(?<![\w/])(?P<nomor>\d{1,4})\s*/\s*(?P<tahun>(?:19|20)\d\d)\b")
_KODE = re.compile(
    r"(?<!\S)(?P<nomor>[A-Z0-9][A-Z0-9.\-]*(?:/[A-Z0-9.\-]+)+/(?P<tahun>(?:19|20)\d\d))\b", re.IGNORECASE
)
_TAHUN_NOMOR = re.compile(r"[/.](?P<tahun>(?:19|20)\d\d)\b")
_ANGKA = re.compile(r"\d+")
_TITIK = re.compile(r"[\s.…_\-?]*")


@dataclass(frozen=True, slots=True)
class Regulasi:
    """One citation. `jenis` is the kind's short name (`UU`, `Permen`, ...) and None where it is none we know.

    `lembaga` is who issued it, as cited (`Keuangan`, `ANRI`, `Kota Contoh`), `nomor` as cited
    (`215/PMK.05/2016`), `tentang` the subject without what amended it. `tingkat` orders by hierarchy: the
    lower, the higher the regulation.
    """

    asal: str
    jenis: str | None
    sebelum_nomor: str
    lembaga: str | None
    nomor: str | None
    tahun: int | None
    tentang: str | None

    @property
    def tingkat(self) -> int:
        """The rank in the hierarchy, 0 the constitution. An unknown kind stands with those of agencies."""
        satu = _PER_KUNCI.get(self.jenis or "")
        if satu is None:
            return 6
        if self.jenis == "Perda" and re.search(
            r"provinsi|daerah istimewa|aceh", self.sebelum_nomor, re.IGNORECASE
        ):
            return 9
        return satu.tingkat

    @property
    def angka(self) -> int | None:
        """The number itself: 21 of `PER/21/M.PAN/11/2008`, 215 of `215/PMK.05/2016`."""
        for cocok in _ANGKA.finditer(self.nomor or ""):
            if cocok.start() == 0 or int(cocok[0]) != self.tahun:
                return int(cocok[0])
        return None

    @property
    def kunci(self) -> tuple[str, str, int, int] | None:
        """What tells this regulation from any other; None where the citation does not say enough."""
        if self.angka is None or self.tahun is None or self.jenis is None:
            return None
        return (
            _SERUPA.get(self.jenis, self.jenis),
            _lembaga_baku(self.jenis, self.lembaga),
            self.angka,
            self.tahun,
        )

    @property
    def sebutan(self) -> str:
        """The short form: `UU 25/2009`, `PermenPANRB 35/2012`, `Perka ANRI 2/2014`."""
        if self.jenis == "UUD":
            return "UUD 1945"
        kepala = self.jenis or self.sebelum_nomor or "Peraturan"
        if self.lembaga and self.jenis not in _LEMBAGA_TETAP:
            dikenal = _dikenal(self.jenis, self.lembaga)
            singkat = dikenal.singkat if dikenal else self.lembaga
            kepala += singkat if dikenal and self.jenis in _MENEMPEL else f" {singkat}"
        if self.angka is None and self.nomor:
            return f"{kepala} {self.nomor}"
        return f"{kepala} {self.angka or '?'}/{self.tahun or '?'}"

    @property
    def tampil(self) -> str:
        """The citation in full, as a decree writes it: kind and issuer spelled out, Nomor, Tahun, tentang."""
        if self.jenis == "UUD":
            return "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
        jenis = _PER_KUNCI.get(self.jenis or "")
        bagian = [jenis.tampil if jenis else self.sebelum_nomor]
        if jenis and self.lembaga and self.jenis not in _LEMBAGA_TETAP:
            dikenal = _dikenal(self.jenis, self.lembaga)
            bagian.append(dikenal.nama if dikenal and dikenal.pendek else self.lembaga)
        if self.nomor:
            bagian.append(f"Nomor {self.nomor}")
        if self.tahun and not (self.nomor and _TAHUN_NOMOR.search(self.nomor)):
            bagian.append(f"Tahun {self.tahun}")
        if self.tentang:
            bagian.append(f"tentang {self.tentang}")
        return " ".join(satu for satu in bagian if satu)


_PER_KUNCI = {satu.kunci: satu for satu in _JENIS}
_SERUPA = {"Perka": "Peraturan", "Kepka": "Keputusan", "PMK": "Permen", "KMK": "Kepmen", "KMA": "Kepmen"}
_LEMBAGA_TETAP = {"PMK": "Keuangan", "KMK": "Keuangan", "KMA": "Agama"}


@lru_cache(maxsize=4096)
def baca_regulasi(teks: str) -> Regulasi:
    """Read one citation. List numbers before it and punctuation after it are ignored."""
    asal = teks
    teks = _KOTOR.sub("", _NOMOR_URUT.sub("", " ".join(teks.split())))
    kepala, tentang = teks, None
    if cocok := _TENTANG.search(teks):
        kepala, tentang = teks[: cocok.start()].rstrip(" ,;"), teks[cocok.end() :]
        tentang = _KOTOR.sub("", _UBAH.sub("", tentang))
        if _TITIK.fullmatch(tentang):
            tentang = None
    kepala = _UBAH.sub("", kepala)
    jenis, sisa = _jenis(kepala)
    nomor, tahun, depan = _nomor_tahun(sisa)
    sebelum = depan if jenis is None else (kepala[: len(kepala) - len(sisa)] + depan).strip(" ,")
    if jenis == "UUD":
        return Regulasi(asal, jenis, sebelum, None, None, 1945, tentang)
    lembaga = re.sub(
        r"\b(?:republik indonesia|r\.?i\.?)$", "", depan.strip(" ,.:"), flags=re.IGNORECASE
    ).strip()
    if jenis in _LEMBAGA_TETAP:
        lembaga = _LEMBAGA_TETAP[jenis]
    return Regulasi(asal, jenis, sebelum.strip(), (lembaga or None) if jenis else None, nomor, tahun, tentang)


def _jenis(kepala: str) -> tuple[str | None, str]:
    """The kind that the citation begins with, and what follows it."""
    cocok = _POLA_JENIS.match(kepala)
    if cocok is None or cocok.lastgroup is None:
        return None, kepala
    satu = _JENIS[int(cocok.lastgroup[1:])]
    sisa = kepala[cocok.end() :]
    if sisa[:1].isalpha() and not (satu.kunci in _MENEMPEL and _dikenal_menteri(sisa)):
        return None, kepala
    return satu.kunci, sisa


def _dikenal_menteri(sisa: str) -> bool:
    menteri = _nama_lembaga()["menteri"]
    kata = re.split(r"\s+(?:nomor|nomer|no\b|tahun|\d)", sisa, maxsplit=1, flags=re.IGNORECASE)[0]
    return _baku(kata) in menteri or _baku(sisa.split(maxsplit=1)[0]) in menteri


def _nomor_tahun(sisa: str) -> tuple[str | None, int | None, str]:
    """Number, year, and the text before either."""
    tahun = int(cocok["tahun"]) if (cocok := _TAHUN.search(sisa)) else None
    batas = cocok.start() if cocok else len(sisa)
    if ketemu := _NOMOR.search(sisa):
        nomor = ketemu["nomor"].strip(" .,;") if ketemu["nomor"] else None
        if nomor and _TITIK.fullmatch(nomor):
            nomor = None
        batas = min(batas, ketemu.start())
        if tahun is None and nomor and (cocok := _TAHUN_NOMOR.search(nomor)):
            tahun = int(cocok["tahun"])
            if ringkas := _RINGKAS.fullmatch(nomor):
                nomor = ringkas["nomor"]
        return nomor, tahun, sisa[:batas]
    if ketemu := _RINGKAS.search(sisa) or _KODE.search(sisa):
        return ketemu["nomor"], int(ketemu["tahun"]), sisa[: ketemu.start()]
    if cocok and (lepas := re.search(r"(?<!\S)(\d{1,4})\s*$", sisa[:batas])):  # "PP 47 Tahun 2009"
        return lepas[1], tahun, sisa[: lepas.start()]
    return None, tahun, sisa[:batas]


class _Lembaga(NamedTuple):
    singkat: str
    nama: str
    pendek: bool


@cache
def _nama_lembaga() -> Mapping[str, Mapping[str, _Lembaga]]:
    """For `menteri` and `lembaga`: every way to call one, as `_baku` has it, to its names."""
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        files("sopan.model").joinpath("data/lembaga.yaml").read_text(encoding="utf-8")
    )
    return {
        jenis: {
            _baku(sebutan): _Lembaga(satu["singkat"][0], satu["nama"][0], pendek)
            for satu in daftar
            for pendek, semua in ((True, satu["singkat"]), (False, satu["nama"]))
            for sebutan in semua
        }
        for jenis, daftar in data.items()
    }


def _baku(nama: str) -> str:
    nama = re.sub(r"\b(?:negara|republik indonesia|ri)\b|&|\bdan\b", "", nama.lower())
    return re.sub(r"[^a-z]", "", nama)


def _dikenal(jenis: str | None, lembaga: str) -> _Lembaga | None:
    daftar = "menteri" if jenis in _MENEMPEL or jenis in _LEMBAGA_TETAP else "lembaga"
    return _nama_lembaga()[daftar].get(_baku(lembaga))


def _lembaga_baku(jenis: str, lembaga: str | None) -> str:
    if not lembaga:
        return ""
    dikenal = _dikenal(jenis, lembaga)
    return _baku(dikenal.nama) if dikenal else _baku(lembaga)


def urutan_mengingat(satu: Regulasi) -> tuple[int, int, int]:
    """The key that sorts a decree's Mengingat: hierarchy, then year, then number; unknown ones last."""
    return (satu.tingkat, satu.tahun or 9999, satu.angka or 9999)


class Pencabutan(NamedTuple):
    """A regulation that no longer holds, and how what replaced it is cited (None where nothing did)."""

    lama: Regulasi
    pengganti: str | None


@cache
def dicabut_bawaan() -> tuple[Pencabutan, ...]:
    """The repealed regulations that come with Sopan (`data/regulasi_dicabut.yaml`)."""
    data = yaml.safe_load(
        files("sopan.model").joinpath("data/regulasi_dicabut.yaml").read_text(encoding="utf-8")
    )
    return tuple(Pencabutan(baca_regulasi(satu["sebutan"]), satu.get("dicabut_oleh")) for satu in data)
