"""Dates as the documents write them: 7 September 2012."""

from __future__ import annotations

import datetime

__all__ = ["BULAN", "tanggal_indonesia"]

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The months, January first."""


def tanggal_indonesia(tanggal: datetime.date) -> str:
    """A date in Indonesian words."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"
