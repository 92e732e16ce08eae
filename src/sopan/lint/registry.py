"""All rules, found by walking the package `sopan.lint.rules`: there is no index to forget one in."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from types import ModuleType
from typing import Any

from sopan.errors import Pesan, WrongUse
from sopan.lint import rules
from sopan.lint.finding import Finding, Konteks, Rule, Severity
from sopan.lint.manual import Halaman, baca_halaman
from sopan.model import Sop

__all__ = ["KELUARGA", "Aturan", "aturan_bernama", "semua_aturan"]

KELUARGA = {
    "IDN": Pesan("Identitas", "Identity"),
    "JDL": Pesan("Judul", "Title"),
    "PLK": Pesan("Pelaksana", "Actors"),
    "LKH": Pesan("Langkah", "Steps"),
    "ALR": Pesan("Alur", "Flow"),
    "MTB": Pesan("Mutu baku", "Mutu baku"),
    "JNS": Pesan("Jenis kegiatan", "Kind of activity"),
    "PUS": Pesan("Pustaka SOP", "Across a library"),
    "PGC": Pesan("Pengecualian", "Waivers"),
}
"""The families by the letters of their codes, in the order of the reference."""

Periksa = Callable[[Sop, Konteks], Iterable[Finding]]
PeriksaPustaka = Callable[[Sequence[Sop], Konteks], Iterable[tuple[int, Finding]]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule as the engine runs it: either `periksa` (one SOP) or `periksa_pustaka` (a library) is set."""

    nama: str
    keluarga: str
    rule: Rule
    periksa: Periksa | None
    periksa_pustaka: PeriksaPustaka | None
    modul: ModuleType = field(repr=False, compare=False)

    @property
    def kode(self) -> str:
        """The code, such as JDL001."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of its own, before any profile."""
        return self.rule.severity

    @property
    def halaman(self) -> Halaman:
        """The manual page."""
        return baca_halaman(self.modul.__doc__)


@cache
def semua_aturan() -> tuple[Aturan, ...]:
    """Every rule, in the order of the families and of the codes."""
    urutan = list(KELUARGA)
    aturan = [
        _aturan(importlib.import_module(info.name))
        for info in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
        if not info.ispkg and not info.name.rpartition(".")[2].startswith("_")
    ]
    return tuple(sorted(aturan, key=lambda satu: (urutan.index(satu.kode[:3]), satu.kode)))


def aturan_bernama(nama: str) -> Aturan:
    """The rule of that name or code (`JDL001`, `title_starts_with_sop`); `WrongUse` names the nearest."""
    dicari = nama.strip().lower().replace("-", "_")
    for satu in semua_aturan():
        if dicari in (satu.nama, satu.kode.lower()):
            return satu
    dekat = get_close_matches(dicari, [satu.nama for satu in semua_aturan()], n=1, cutoff=0.5)
    maksud = f" Maksud Anda '{dekat[0]}'?" if dekat else ""
    meant = f" Did you mean '{dekat[0]}'?" if dekat else ""
    raise WrongUse(Pesan(f"tidak ada aturan bernama '{nama}'.{maksud}", f"no rule is named '{nama}'.{meant}"))


def _aturan(modul: ModuleType) -> Aturan:
    keluarga, _, nama = modul.__name__.removeprefix(f"{rules.__name__}.").partition(".")
    return Aturan(
        nama=nama,
        keluarga=keluarga,
        rule=modul.RULE,
        periksa=_dengan_konteks(getattr(modul, "check", None)),
        periksa_pustaka=_dengan_konteks(getattr(modul, "check_library", None)),
        modul=modul,
    )


def _dengan_konteks(fungsi: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """The same function, called with a context whether it asks for one or not."""
    if fungsi is None or len(inspect.signature(fungsi).parameters) == 2:
        return fungsi
    sederhana = fungsi
    return lambda bahan, _konteks: sederhana(bahan)
