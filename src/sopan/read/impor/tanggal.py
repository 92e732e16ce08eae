"""Dates as an identity page writes them: `7 September 2012`, `07-09-2012`, `2012-09-07`, `7 Sept. 2012`."""

from __future__ import annotations

import datetime
import re

__all__ = ["baca_tanggal", "tanggal_excel"]

_BULAN = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_KATA = re.compile(r"(\d{1,2})\s*[-/ ]?\s*([A-Za-z]{3,10})\.?\s*[-/ ,]?\s*(\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ANGKA = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)")
_AWAL = datetime.date(1899, 12, 30)


def baca_tanggal(teks: str) -> tuple[datetime.date, float] | None:
    """The day that a text names and how sure that is, or None. Day before month, as in Indonesia."""
    teks = teks.strip()[:60]
    try:
        if cocok := _ISO.search(teks):
            return datetime.date(int(cocok[1]), int(cocok[2]), int(cocok[3])), 1.0
        if (cocok := _KATA.search(teks)) and (bulan := _BULAN.get(cocok[2][:3].lower())):
            return datetime.date(int(cocok[3]), bulan, int(cocok[1])), 1.0
        if cocok := _ANGKA.search(teks):
            hari, bulan, tahun = int(cocok[1]), int(cocok[2]), int(cocok[3])
            tahun += 2000 if tahun < 100 else 0
            if bulan > 12 >= hari:
                return datetime.date(tahun, hari, bulan), 0.6
            return datetime.date(tahun, bulan, hari), 0.95 if hari > 12 else 0.85
    except ValueError:
        return None
    return None


def tanggal_excel(angka: float, *, sejak_1904: bool = False) -> datetime.date | None:
    """The day of a number that Excel shows as a date, or None where it is none."""
    if not 1 <= angka < 2_958_466:
        return None
    return _AWAL + datetime.timedelta(days=int(angka) + (1462 if sejak_1904 else 0))
