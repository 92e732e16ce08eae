"""Dates with a time of day as offices write them in logs: `2026-01-05 08:30`, `5/1/2026 08.30`, `5 Jan 2026`.

The day stands before the month, as in Indonesia. A time zone is dropped: an office has one, and what
counts is what its clock showed.
"""

from __future__ import annotations

import datetime
import re

__all__ = ["parse_saat"]

_BULAN = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb februari february pebruari peb", "mar maret march", "apr april",
            "mei may", "jun juni june", "jul juli july", "agu agustus agt ags aug august",
            "sep sept september", "okt oktober oct october", "nov november nop nopember",
            "des desember dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_PUKUL = (
    r"(?:[\sT,]+(?:pukul\s+|jam\s+)?(?P<jam>\d{1,2})[.:](?P<menit>\d{2})(?:[.:](?P<detik>\d{2})(?:[.,]\d+)?)?"
)
_EKOR = r"\s*(?P<ampm>[ap]\.?m\.?)?\s*(?:wib|wita|wit)?)?$"
_ANGKA = re.compile(
    rf"^(?P<hari>\d{{1,2}})[/.-](?P<bulan>\d{{1,2}})[/.-](?P<tahun>\d{{4}}){_PUKUL}{_EKOR}", re.IGNORECASE
)
_NAMA = re.compile(
    rf"^(?:[a-z']+,\s*)?(?P<hari>\d{{1,2}})[\s-]+(?P<bulan>[a-z]+)\.?[\s-]+(?P<tahun>\d{{4}}){_PUKUL}{_EKOR}",
    re.IGNORECASE,
)
_ISO = re.compile(r"^\d{4}-?\d{2}-?\d{2}")


def parse_saat(teks: str) -> datetime.datetime:
    """Read a date, with or without a time of day, as a naive local datetime. Raises ValueError otherwise."""
    if teks[4:5] == "-" and (":" in teks or len(teks) == 10):  # the usual way, and logs are long
        try:
            saat = datetime.datetime.fromisoformat(teks)
        except ValueError:
            pass
        else:
            return saat if saat.tzinfo is None else saat.replace(tzinfo=None)
    teks = " ".join(teks.split())
    if len(teks) > 60:
        raise ValueError("too long for a date")
    if _ISO.match(teks):
        saat = datetime.datetime.fromisoformat(re.sub(r"(?<=\d)\.(?=\d{2}(?!\d))", ":", teks, count=2))
        return saat.replace(tzinfo=None)
    cocok = _ANGKA.match(teks) or _NAMA.match(teks)
    if cocok is None:
        raise ValueError(f"'{teks}' is no date")
    bulan = cocok["bulan"]
    nomor = int(bulan) if bulan.isdigit() else _BULAN.get(bulan.lower())
    if nomor is None:
        raise ValueError(f"'{bulan}' is no month")
    jam = int(cocok["jam"] or 0)
    if cocok["ampm"]:
        jam = jam % 12 + (12 if cocok["ampm"].lower().startswith("p") else 0)
    return datetime.datetime(  # noqa: DTZ001  # local time of one office
        int(cocok["tahun"]),
        nomor,
        int(cocok["hari"]),
        jam,
        int(cocok["menit"] or 0),
        int(cocok["detik"] or 0),
    )
