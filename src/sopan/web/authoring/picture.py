"""What the editor shows beside the table: the pages as they would be printed, the findings, the kind."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import cache
from typing import Any

from sopan.errors import Pesan, SopanError
from sopan.layout.compose import compose
from sopan.lint.engine import Temuan, check
from sopan.lint.finding import Konteks
from sopan.lint.registry import semua_aturan
from sopan.model import Sop
from sopan.model.klasifikasi import klasifikasikan
from sopan.render import FORMATS
from sopan.render.base import RenderOptions
from sopan.web.authoring.log import told
from sopan.web.clock import today
from sopan.web.words import current, said

__all__ = ["findings", "pages", "reasons", "seen_as"]

PROFILE = "draf"
"""What is being written is held to the profile for that."""


def pages(sop: Sop, have: Collection[str] = ()) -> dict[str, Any]:
    """The pages in turn, each by the digest of its picture; the picture itself only where it is not had."""
    try:
        drawn = FORMATS["svg"].render(sop, compose(sop), RenderOptions(interactive=True))
    except SopanError as error:
        return {"halaman": None, "galat": said(error.message), "langkah": getattr(error, "langkah", None)}
    result = []
    for page in drawn:
        digest = hashlib.sha1(page.data, usedforsecurity=False).hexdigest()[:16]
        result.append({"sidik": digest} if digest in have else {"sidik": digest, "svg": page.data.decode()})
    return {"halaman": result}


def findings(sop: Sop) -> list[dict[str, Any]]:
    """What the check says, each with the place of its cell and with its cure as operations."""
    report = check(sop, None, PROFILE, Konteks(hari_ini=today()))
    order = {"error": 0, "warning": 1, "hint": 2}
    found = sorted(report.temuan, key=lambda one: (order[one.severity], _place(one)))
    return [_told(one) for one in found if one.dikecualikan is None and not _of_blank(one, sop)]


def _of_blank(one: Temuan, sop: Sop) -> bool:
    """Whether a finding is about the words of a sentence that is not written yet, which another one says."""
    if one.nama == "placeholder_left_in" or one.jalur[:1] != ("langkah",) or len(one.jalur) < 3:
        return False
    return one.jalur[2] == "kegiatan" and sop.langkah[int(one.jalur[1])].kegiatan.startswith("[isi:")


def _place(one: Temuan) -> tuple[int, int]:
    if one.jalur[:1] == ("langkah",) and len(one.jalur) > 1:
        return (1, int(one.jalur[1]))
    return (0, 0)


def _told(one: Temuan) -> dict[str, Any]:
    cure = {"pesan": said(one.fix.pesan), "operasi": told(one.fix.operasi)} if one.fix else None
    return {
        "kode": one.kode,
        "nama": one.nama,
        "tingkat": one.severity,
        "jalur": list(one.jalur),
        "pesan": said(one.pesan),
        "obat": cure,
    }


def reasons() -> dict[str, str]:
    """Why there is each rule, by its code."""
    return _reasons(current())


@cache
def _reasons(language: str) -> dict[str, str]:
    return {
        rule.kode: rule.halaman.english if language == "en" else rule.halaman.mengapa
        for rule in semua_aturan()
    }


_KINDS = {
    "pelayanan": Pesan("pelayanan", "a service"),
    "rutin": Pesan("rutin", "routine"),
    "penugasan": Pesan("penugasan", "an assignment"),
    "administratif": Pesan("administratif", "administrative"),
    "teknis": Pesan("teknis", "technical"),
    "produk": Pesan("produk", "a product"),
    "kegiatan": Pesan("kegiatan", "an activity"),
    "besar": Pesan("besar (tim)", "large (a team)"),
    "kecil": Pesan("kecil (non-tim)", "small (no team)"),
}


def seen_as(sop: Sop) -> list[dict[str, Any]]:
    """What kind of SOP this looks like, axis by axis, with the signs that say so."""
    judged = klasifikasikan(sop)
    return [
        {
            "sumbu": axis.sumbu,
            "nilai": axis.nilai,
            "sebutan": said(_KINDS.get(axis.nilai, Pesan(axis.nilai, axis.nilai))),
            "keyakinan": axis.keyakinan,
            "tanda": [said(sign.pesan) for sign in axis.mendukung()[:3]],
        }
        for axis in (judged.jenis, judged.sifat, judged.orientasi, judged.skala)
    ]
