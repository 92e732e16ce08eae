"""Numbers and lengths of time as a person reads them, in the language of the product."""

from __future__ import annotations

import re

from sopan.errors import Pesan
from sopan.model.waktu import MENIT_HARI_KERJA, format_menit

__all__ = ["cut", "decimal", "english", "lama", "short"]


def lama(menit: float) -> Pesan:
    """Working minutes as a person says them: `2 hari kerja 3 jam`, without minutes once it takes days."""
    days, rest = divmod(menit, MENIT_HARI_KERJA)
    if days:
        rest = min(round(rest / 60) * 60, MENIT_HARI_KERJA)
    text = format_menit(days * MENIT_HARI_KERJA + rest)
    return Pesan(text, english(text))


def cut(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def decimal(value: float, digits: int = 1) -> str:
    """A number with the decimal comma of Indonesian, or the point of English."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return str(Pesan(text.replace(".", ","), text))


def short(menit: float) -> str:
    """Working minutes in one unit, for the columns of a table: `15 mnt`, `2,5 jam`, `1,4 hari`."""
    if menit < 90:
        return str(Pesan(f"{menit:.0f} mnt", f"{menit:.0f} min"))
    if menit < MENIT_HARI_KERJA:
        return f"{decimal(menit / 60)} {Pesan('jam', 'h')}"
    return f"{decimal(menit / MENIT_HARI_KERJA)} {Pesan('hari', 'days')}"


_WORDS = {"hari kerja": "working day", "jam": "hour", "menit": "minute"}


def english(text: str) -> str:
    """`1 hari kerja 2 jam` as `1 working day 2 hours`."""
    return re.sub(
        r"(\d+) (hari kerja|jam|menit)",
        lambda m: f"{m[1]} {_WORDS[m[2]]}{'' if m[1] == '1' else 's'}",
        text,
    )
