"""Time expressions of a `waktu` cell, and their length.

A drafter writes `15 menit`, `2 jam 30 menit`, `10-15 menit`, `±15 menit`, `maks. 2 jam`, `1x24 jam`,
`3 hari kerja`, `1 minggu`. `parse` turns that into a `Durasi`: a lower and an upper length in minutes
on one of two bases. Working time (`kerja`) counts only while the office is open: a working day is
7.5 hours and a week 5 of them (Perpres 21/2023, 37.5 hours in 5 days). Calendar time (`kalender`) runs
at night and on holidays: `1x24 jam`, `hari kalender`, and units from the month up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from sopan.errors import Pesan

__all__ = ["MENIT_HARI_KERJA", "Dasar", "Durasi", "WaktuTidakTerukur", "format_menit", "parse"]

Dasar = Literal["kerja", "kalender"]

MENIT_HARI_KERJA = 450
"""Minutes of a working day: 7.5 hours (Perpres 21/2023)."""

_HARI_KERJA_SEMINGGU = 5
_MENIT_HARI_KALENDER = 24 * 60
_HARI_KERJA_KE_KALENDER = _MENIT_HARI_KALENDER / MENIT_HARI_KERJA
_HARI_PER_BULAN = 30

_SATUAN = {
    "detik": "detik",
    "dtk": "detik",
    "menit": "menit",
    "mnt": "menit",
    "mnit": "menit",
    "jam": "jam",
    "hari": "hari",
    "hr": "hari",
    "minggu": "minggu",
    "pekan": "minggu",
    "bulan": "bulan",
    "bln": "bulan",
    "triwulan": "triwulan",
    "semester": "semester",
    "tahun": "tahun",
    "thn": "tahun",
}
_HARI_KALENDER = {
    "hari": 1,
    "minggu": 7,
    "bulan": _HARI_PER_BULAN,
    "triwulan": 3 * _HARI_PER_BULAN,
    "semester": 6 * _HARI_PER_BULAN,
    "tahun": 365,
}
_BILANGAN = {
    "setengah": 0.5,
    "satu": 1,
    "se": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
}

_ANGKA = r"\d+(?:\.\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_KATA_SATUAN = "|".join(sorted(_SATUAN, key=len, reverse=True))
_BAGIAN = re.compile(
    rf"""(?P<bawah>{_ANGKA})
         (?:\s*(?:-|–|—|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?P<atas>{_ANGKA}))?
         (?:\s*[x×]\s*(?P<kali>{_ANGKA}))?
         \s*(?P<satuan>{_KATA_SATUAN})\b\.?
         (?:\s*(?P<jenis>kerja|kalender)\b)?""",
    re.VERBOSE,
)
_PERKIRAAN = re.compile(r"^(?:±|\+/-|\+-|kurang lebih|sekitar|kira-kira|lebih kurang)\s*")
_MAKSIMAL = re.compile(
    r"^(?:maks(?:imal|imum)?\.?|max(?:imal)?\.?|paling lama|paling lambat|selambat-lambatnya|≤|<=?)\s*"
)
_LAJU = re.compile(r"\s*(?:/|per)\s*(?!\s*\d)(?P<benda>[a-z][a-z ]*)$")
_KURUNG = re.compile(
    r"\(\s*(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu)[a-z ]*\)"
)
_RIBUAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")  # 1.500 is fifteen hundred; 1.5 and 1,5 are one and a half
_ATAU = ("/", "atau", "-", "–", "—", "s/d", "s.d", "s.d.", "sampai", "sampai dengan", "hingga")
_DAN = ("", "dan", "+")
_KATA_BILANGAN = re.compile(rf"\b(?:({'|'.join(_BILANGAN)})\s+|se)(?=(?:{_KATA_SATUAN})\b)")


class WaktuTidakTerukur(ValueError):
    """The text is no number with a unit. `pesan` says what is wrong, `posisi` where in the text (from 0)."""

    def __init__(self, teks: str, posisi: int, pesan: Pesan) -> None:
        super().__init__(str(pesan))
        self.teks = teks
        self.posisi = posisi
        self.pesan = pesan


@dataclass(frozen=True, slots=True)
class Durasi:
    """How long something takes, read from a time expression.

    `bawah` and `atas` are minutes on the basis `dasar` and are equal unless the text gives a range.
    `perkiraan` (±), `maksimal` (maks.), `per` (a rate: "2 menit/berkas" has per="berkas") and
    `jenis_hari` (False when the text says `hari` and neither kerja nor kalender) keep what the text
    said beyond its length, for the rules of mutu baku. `hari` is how many working days of `atas` the text
    gave as days or weeks: they follow the agency's working day, hours do not.
    """

    bawah: float
    atas: float
    dasar: Dasar = "kerja"
    perkiraan: bool = False
    maksimal: bool = False
    per: str | None = None
    jenis_hari: bool = True
    hari: float = field(default=0.0, compare=False)

    @property
    def rentang(self) -> bool:
        """Whether the text gives a range where one limit is expected."""
        return self.bawah != self.atas

    def menit_kerja(self, menit_hari: float = MENIT_HARI_KERJA) -> float:
        """The upper length in working minutes; a calendar week counts as five working days.

        `menit_hari` is the agency's working day in minutes, when it is not the 450 of Perpres 21/2023.
        """
        if self.dasar == "kerja":
            return self.atas + self.hari * (menit_hari - MENIT_HARI_KERJA)
        return self.atas / _MENIT_HARI_KALENDER * _HARI_KERJA_SEMINGGU / 7 * menit_hari


_LAMA_TERPANJANG = 100 * 365 * _MENIT_HARI_KALENDER
_TEKS_TERPANJANG = 200


class _Jumlah:
    """A sum of parts, `2 jam 30 menit`, on the basis of its first part until a calendar part joins it."""

    def __init__(self) -> None:
        self.bawah = self.atas = self.hari = 0.0
        self.dasar: Dasar | None = None

    def tambah(self, bawah: float, atas: float, dasar: Dasar, hari: float) -> None:
        if self.dasar is not None and self.dasar != dasar:
            # A mixed sum runs on the calendar: it cannot end before its calendar part.
            self.ke_kalender()
            if dasar == "kerja":
                bawah, atas = bawah * _HARI_KERJA_KE_KALENDER, atas * _HARI_KERJA_KE_KALENDER
        else:
            self.dasar = dasar
        self.bawah, self.atas, self.hari = self.bawah + bawah, self.atas + atas, self.hari + hari

    def ke_kalender(self) -> None:
        if self.dasar == "kerja":
            self.bawah, self.atas = self.bawah * _HARI_KERJA_KE_KALENDER, self.atas * _HARI_KERJA_KE_KALENDER
        self.dasar = "kalender"


def _menit(nilai: float, satuan: str, dasar: Dasar) -> float:
    if satuan == "detik":
        return nilai / 60
    if satuan == "menit":
        return nilai
    if satuan == "jam":
        return nilai * 60
    if dasar == "kalender":
        return nilai * _HARI_KALENDER[satuan] * _MENIT_HARI_KALENDER
    return nilai * (1 if satuan == "hari" else _HARI_KERJA_SEMINGGU) * MENIT_HARI_KERJA


def _dasar(satuan: str, kali: str | None, jenis: str | None) -> Dasar:
    if jenis == "kalender" or kali is not None or satuan in ("bulan", "triwulan", "semester", "tahun"):
        return "kalender"
    return "kerja"


def _tanpa_awalan(sisa: str) -> tuple[str, bool, bool]:
    """The text without its `±` and `maks.`, and whether they were there."""
    perkiraan = maksimal = False
    while True:
        if cocok := _PERKIRAAN.match(sisa):
            perkiraan = True
        elif cocok := _MAKSIMAL.match(sisa):
            maksimal = True
        else:
            return sisa, perkiraan, maksimal
        sisa = sisa[cocok.end() :]


def _jumlahkan(sisa: str) -> tuple[list[_Jumlah], bool, int]:
    """The alternatives of a text (one, unless a range), whether days have a kind, where reading ended."""
    pilihan = [_Jumlah()]
    jenis_hari, posisi = True, 0
    for bagian in _BAGIAN.finditer(sisa):
        antara = sisa[posisi : bagian.start()].strip(" ,")
        if posisi and antara in _ATAU:
            pilihan.append(_Jumlah())
        elif antara not in (_DAN if posisi else ("",)):
            break
        satuan = _SATUAN[bagian["satuan"]]
        dasar = _dasar(satuan, bagian["kali"], bagian["jenis"])
        kali = _angka(bagian["kali"]) if bagian["kali"] else 1.0
        bawah = _menit(_angka(bagian["bawah"]) * kali, satuan, dasar)
        atas = _menit(_angka(bagian["atas"] or bagian["bawah"]) * kali, satuan, dasar)
        hari = max(bawah, atas) / MENIT_HARI_KERJA if satuan in ("hari", "minggu") else 0.0
        pilihan[-1].tambah(min(bawah, atas), max(bawah, atas), dasar, hari)
        jenis_hari = jenis_hari and (satuan != "hari" or bagian["jenis"] is not None)
        posisi = bagian.end()
    return pilihan, jenis_hari, posisi


def parse(teks: str) -> Durasi:
    """Read a time expression. Raises `WaktuTidakTerukur` where it is no number with a unit."""
    sisa = _KURUNG.sub(" ", " ".join(teks[: _TEKS_TERPANJANG + 1].lower().split())).strip().rstrip(".")
    sisa, perkiraan, maksimal = _tanpa_awalan(sisa)
    sisa = _KATA_BILANGAN.sub(lambda m: f"{_BILANGAN[m[1]] if m[1] else 1} ", sisa)
    per = None
    if cocok := _LAJU.search(sisa):
        per, sisa = cocok["benda"].strip(), sisa[: cocok.start()]
    pilihan, jenis_hari, posisi = _jumlahkan(sisa)
    if not posisi or sisa[posisi:].strip(" .,;") or len(teks) > _TEKS_TERPANJANG:
        raise WaktuTidakTerukur(teks, posisi, _bukan_waktu(teks))
    if any(satu.dasar == "kalender" for satu in pilihan):
        for satu in pilihan:
            satu.ke_kalender()
    terlama = max(pilihan, key=lambda satu: satu.atas)
    bawah, atas = min(satu.bawah for satu in pilihan), terlama.atas
    if not 0 < atas <= _LAMA_TERPANJANG:
        tertulis = _potong(teks)
        raise WaktuTidakTerukur(
            teks,
            0,
            Pesan(
                f"waktu '{tertulis}' harus lebih dari nol dan paling lama seratus tahun.",
                f"time '{tertulis}' must be more than zero and at most a hundred years.",
            ),
        )
    dasar = pilihan[0].dasar or "kerja"
    hari = terlama.hari if dasar == "kerja" else 0.0
    return Durasi(bawah, atas, dasar, perkiraan, maksimal, per, jenis_hari, hari)


def _bukan_waktu(teks: str) -> Pesan:
    tertulis = _potong(teks)
    return Pesan(
        f"waktu '{tertulis}' bukan bilangan dengan satuan; tulis misalnya '15 menit', '2 jam', "
        "'3 hari kerja', atau '1x24 jam'.",
        f"time '{tertulis}' is no number with a unit; write for instance '15 menit', '2 jam', "
        "'3 hari kerja' or '1x24 jam'.",
    )


def _potong(teks: str) -> str:
    return teks if len(teks) <= 60 else f"{teks[:59]}…"


def _angka(teks: str) -> float:
    if _RIBUAN.fullmatch(teks):
        return float(teks.replace(".", ""))
    return float(teks.replace(",", "."))


def format_menit(menit: float, menit_hari: float = MENIT_HARI_KERJA) -> str:
    """Working minutes as a person writes them: `2 hari kerja 3 jam 15 menit`."""
    total = round(menit)
    hari, sisa = divmod(total, round(menit_hari))
    jam, menit_sisa = divmod(sisa, 60)
    bagian = [
        f"{jumlah} {satuan}"
        for jumlah, satuan in ((hari, "hari kerja"), (jam, "jam"), (menit_sisa, "menit"))
        if jumlah
    ]
    return " ".join(bagian) or "0 menit"
