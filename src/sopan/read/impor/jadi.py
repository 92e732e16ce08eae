"""The end of every recognition: ids of actors, the title where no label names it, the model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.read.impor.aman import tolak
from sopan.read.impor.hasil import Pengumpul
from sopan.read.impor.kanvas import Lembar
from sopan.read.impor.teks_sel import judul_biasa, satu_baris

__all__ = ["cari_judul", "id_pelaksana", "jadikan_sop"]


def id_pelaksana(nama: str, dipakai: set[str]) -> str:
    """An id for an actor from its name: small letters, joined by hyphens, not used before."""
    kata = re.findall(r"[a-z0-9]+", nama.lower())
    dasar = "-".join(kata)[:40].strip("-") or "pelaksana"
    if not dasar[0].isalpha():
        dasar = f"p-{dasar}"
    calon, n = dasar, 2
    while calon in dipakai:
        calon, n = f"{dasar}-{n}", n + 1
    dipakai.add(calon)
    return calon


def cari_judul(
    lembar: Sequence[Lembar], terpakai: Mapping[int, set[int]], nama: str, kumpul: Pengumpul
) -> str:
    """The title: a line beginning with "SOP" outside of the rows in `terpakai`, else the name of the file."""
    semua = [s.teks for satu in lembar for s in satu.sel]
    for nomor, satu in enumerate(lembar):
        for sel in sorted(satu.sel, key=lambda s: (s.baris, s.kolom)):
            cocok = re.match(
                r"\s*(?:prosedur|sop|standar\s+operasional\s+prosedur|bagan\s+alir|flowchart)\b\s*(?:sop\b)?\s*[:\-]?\s*(.{6,})",
                satu_baris(sel.teks),
                re.IGNORECASE,
            )
            if cocok and sel.baris not in terpakai.get(nomor, set()):
                kumpul.nilai(("judul",), sel.asal, 0.85)
                return judul_biasa(cocok[1], semua)[0]
    batang = re.sub(r"(\.sop)?\.\w+$", "", nama.replace("\\", "/").rpartition("/")[2])
    kumpul.nilai(
        ("judul",),
        nama,
        0.3,
        Pesan("judul diambil dari nama berkas", "the title is the name of the file"),
    )
    return satu_baris(re.sub(r"[_-]+", " ", batang)) or "Tanpa judul"


def jadikan_sop(nilai: dict[str, Any], nama: str) -> Sop:
    """The model of what was found. Raises `UnreadableFile` where that is no SOP."""
    try:
        return Sop.model_validate(nilai)
    except ValidationError as error:
        pertama = error.errors(include_url=False)[0]
        di = ".".join(str(satu) for satu in pertama["loc"])
        tolak(
            nama,
            Pesan(f"isinya tidak membentuk SOP ({di}).", f"what it holds makes no SOP ({di})."),
            Pesan("Periksa tabelnya.", "Check its table."),
        )
