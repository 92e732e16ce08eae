"""Profiles of the regulations on SOPs, as data: what each fixes, and what an agency sets for itself.

profil_bernama("permenpanrb-35-2012").bentuk       # ("bercabang",)
turunan(Profil(nama="kami", kertas="A4"))          # an agency's own, on the ground of the default
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sopan.errors import Pesan, WrongUse
from sopan.model.peraturan.label import Label
from sopan.model.peraturan.profil import Bentuk, Catatan, Profil

__all__ = ["PROFIL_BAWAAN", "Bentuk", "Catatan", "Label", "Profil", "profil_bernama", "turunan"]

PROFIL_BAWAAN = ("permenpanrb-35-2012", "permendagri-52-2011", "permenpan-21-2008")
"""The profiles that come with Sopan; the first is the default."""


@cache
def profil_bernama(nama: str = PROFIL_BAWAAN[0]) -> Profil:
    """The profile of that name. Raises `WrongUse` where there is none."""
    if nama not in PROFIL_BAWAAN:
        ada = ", ".join(PROFIL_BAWAAN)
        raise WrongUse(
            Pesan(
                f"tidak ada profil '{nama}'; pilihannya {ada}, atau berkas profil instansi.",
                f"there is no profile '{nama}'; choose {ada}, or the file of an agency's own.",
            )
        )
    teks = files("sopan.model.peraturan.data").joinpath(f"{nama}.yaml").read_text(encoding="utf-8")
    return Profil.model_validate(yaml.safe_load(teks))


def turunan(profil: Profil) -> Profil:
    """A profile with what its `dasar` says where it says nothing itself; notes are those of both.

    Raises `WrongUse` for a `dasar` that is not known.
    """
    dasar = profil_bernama(profil.dasar or PROFIL_BAWAAN[0])
    gabungan = _gabung(dasar.model_dump(exclude_unset=True), profil.model_dump(exclude_unset=True))
    gabungan["catatan"] = [
        *(c.model_dump() for c in dasar.catatan),
        *(c.model_dump() for c in profil.catatan),
    ]
    return Profil.model_validate(gabungan)


def _gabung(dasar: Mapping[str, Any], sendiri: Mapping[str, Any]) -> dict[str, Any]:
    hasil = dict(dasar)
    for kunci, nilai in sendiri.items():
        lama = hasil.get(kunci)
        if isinstance(lama, Mapping) and isinstance(nilai, Mapping):
            hasil[kunci] = _gabung(lama, nilai)
        else:
            hasil[kunci] = nilai
    return hasil
