"""Mengingat: the dasar hukum of all SOPs, each regulation once, by hierarchy, then year, then number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.regulasi import Regulasi, baca_regulasi, dicabut_bawaan, urutan_mengingat

__all__ = ["mengingat", "sudah_dicabut"]

_NUMBERED = re.compile(r"^\s*(?:\(?[a-z0-9]{1,2}[.)]|[-•*–])\s+", re.IGNORECASE)


def mengingat(sops: Iterable[Sop]) -> tuple[str, ...]:
    """The citations as a decree writes them, without the semicolon behind each.

    Of two citations of one regulation the one that says more is kept. A short form (`PP 47/2009`) is spelled
    out; a full one stays as its drafter wrote it, with what amended it.
    """
    best: dict[object, tuple[Regulasi, str]] = {}
    for sop in sops:
        for text in sop.dasar_hukum:
            found = baca_regulasi(text)
            words = _in_full(found, text)
            key = found.kunci or " ".join(words.lower().split())
            if key not in best or len(words) > len(best[key][1]):
                best[key] = (found, words)
    ranked = sorted(best.values(), key=lambda one: (*urutan_mengingat(one[0]), one[1]))
    return tuple(words for _, words in ranked)


def _in_full(found: Regulasi, text: str) -> str:
    written = _NUMBERED.sub("", " ".join(text.split())).strip(" ;,.")
    spelled = found.tampil
    kind = " ".join(spelled.split()[:2]).lower()
    return written if not spelled or written.lower().startswith(kind) else spelled


def sudah_dicabut(sops: Iterable[Sop]) -> tuple[Pesan, ...]:
    """Warnings about citations of regulations that no longer hold."""
    repealed = {one.lama.kunci: one for one in dicabut_bawaan() if one.lama.kunci}
    found: dict[str, Pesan] = {}
    for sop in sops:
        for text in sop.dasar_hukum:
            cited = baca_regulasi(text)
            one = repealed.get(cited.kunci) if cited.kunci else None
            if one is None:
                continue
            by = f", diganti {one.pengganti}" if one.pengganti else ""
            now = f", replaced by {one.pengganti}" if one.pengganti else ""
            found[cited.sebutan] = Pesan(
                f"Mengingat memuat {cited.sebutan}, yang sudah dicabut{by}.",
                f"Mengingat has {cited.sebutan}, which was repealed{now}.",
            )
    return tuple(found.values())
