"""Profiles: how grave each rule is at each stage of an SOP's life, as data in `profil/*.yaml`.

A profile starts from the rules' own severities (or from another profile, `dasar`) and says for single rules
`error`, `warning`, `hint` or `mati`. Where the gravity depends on the part of the SOP, a mapping says it by
the first word of the path, with `lainnya` for the rest:

    profil: 1
    nama: draf
    ringkas: {id: "...", en: "..."}
    setel:
      standard_missing: warning
      missing_identity_field: {nomor: mati, lainnya: hint}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import yaml

from sopan.errors import Pesan, WrongUse
from sopan.lint.finding import Finding, Severity
from sopan.lint.registry import Aturan, aturan_bernama

__all__ = ["PROFIL_BAWAAN", "Profil", "baca_profil", "profil_bernama"]

PROFIL_BAWAAN = ("draf", "reviu", "penetapan", "publikasi")
"""The profiles that come with Sopan, in the order of an SOP's life."""

Setelan = Severity | Literal["mati"]

_VERSI = 1
_KUNCI = {"profil", "nama", "ringkas", "dasar", "setel"}


@dataclass(frozen=True, slots=True)
class Profil:
    """How grave each rule is. `setel` maps a rule's name to a setting, or to settings by part of the SOP."""

    nama: str
    ringkas: Pesan
    setel: Mapping[str, Mapping[str, Setelan]]

    def bisu(self, aturan: Aturan) -> bool:
        """Whether the rule is silent here whatever it finds, and need not run."""
        khusus = self.setel.get(aturan.nama)
        return khusus is not None and set(khusus.values()) == {"mati"} and "lainnya" in khusus

    def severity(self, aturan: Aturan, temuan: Finding) -> Severity | None:
        """How grave this finding is here; None where the profile silences it."""
        khusus = self.setel.get(aturan.nama)
        if khusus is None:
            return aturan.severity
        bagian = str(temuan.jalur[0]) if temuan.jalur else ""
        setelan = khusus.get(bagian, khusus.get("lainnya", aturan.severity))
        return None if setelan == "mati" else setelan


@cache
def profil_bernama(nama: str) -> Profil:
    """The profile of that name. Raises `WrongUse` where there is none."""
    if nama not in PROFIL_BAWAAN:
        ada = ", ".join(PROFIL_BAWAAN)
        raise WrongUse(
            Pesan(
                f"tidak ada profil '{nama}'; pilihannya {ada}.",
                f"there is no profile '{nama}'; choose {ada}.",
            )
        )
    return baca_profil(files("sopan.lint").joinpath(f"profil/{nama}.yaml").read_text(encoding="utf-8"), nama)


def baca_profil(teks: str, asal: str) -> Profil:
    """Read a profile, ours or an agency's. Raises `WrongUse` with everything that is wrong in it."""
    try:
        isi = yaml.safe_load(teks)
    except yaml.YAMLError as salah:
        raise _tolak(asal, [Pesan(f"bukan YAML ({salah})", f"no YAML ({salah})")]) from salah
    if not isinstance(isi, dict) or isi.get("profil") != _VERSI or not isinstance(isi.get("nama"), str):
        raise _tolak(asal, [Pesan("harus memuat 'profil: 1' dan 'nama'", "must have 'profil: 1' and 'nama'")])
    salah_semua = [Pesan(f"kunci '{k}' tidak dikenal", f"unknown key '{k}'") for k in isi.keys() - _KUNCI]
    for kunci in ("setel", "ringkas"):
        if not isinstance(isi.setdefault(kunci, {}), dict):
            raise _tolak(asal, [Pesan(f"'{kunci}' harus pemetaan", f"'{kunci}' must be a mapping")])
    setel: dict[str, Mapping[str, Setelan]] = {}
    for nama, setelan in isi["setel"].items():
        try:
            aturan = aturan_bernama(str(nama))
        except WrongUse as salah:
            salah_semua.append(salah.message)
            continue
        setel[aturan.nama] = satu = _setelan(setelan)
        salah_semua += [
            Pesan(
                f"{nama}: '{nilai}' harus error, warning, hint atau mati",
                f"{nama}: '{nilai}' must be error, warning, hint or mati",
            )
            for nilai in satu.values()
            if nilai not in (*get_args(Severity), "mati")
        ]
    if salah_semua:
        raise _tolak(asal, salah_semua)
    dasar = profil_bernama(str(isi["dasar"])).setel if isi.get("dasar") else {}
    ringkas = Pesan(str(isi["ringkas"].get("id", "")), str(isi["ringkas"].get("en", "")))
    return Profil(isi["nama"], ringkas, {**dasar, **setel})


def _setelan(nilai: Any) -> dict[str, Setelan]:
    return dict(nilai) if isinstance(nilai, dict) else {"lainnya": nilai}


def _tolak(asal: str, salah: list[Pesan]) -> WrongUse:
    return WrongUse(
        Pesan(
            f"profil {asal}: " + "; ".join(satu.id.rstrip(".") for satu in salah) + ".",
            f"profile {asal}: " + "; ".join(satu.en.rstrip(".") for satu in salah) + ".",
        )
    )
