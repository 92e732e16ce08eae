"""The starting patterns of the deck (slides 36, 56-62), as complete SOP files with blanks.

The files beside this module are the whole truth: their first comments give title and use, the comments
`# Tahap 2. Persiapan pembuatan (struktural)` the stages in the deck's order, with the structure of each
as the deck's right column has it (which stages its three brackets span is our reading of the slides).
Small work begins with stage 2, since stage 1 is the team that it does without.
"""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from sopan.errors import Pesan, WrongUse
from sopan.model.sop import Jenis
from sopan.templates import blanks
from sopan.templates.blanks import Isian

__all__ = ["NAMA_POLA", "Pola", "Struktur", "Tahap", "daftar_pola", "pola_bernama"]

Struktur = Literal["struktural", "non-struktural", "struktural/non-struktural"]
"""Who acts in a stage: officials of the structure, others, or either."""

NAMA_POLA = (
    "penyusunan-besar",
    "pembuatan-kecil",
    "penyelenggaraan-besar",
    "pelaksanaan-kecil",
    "pelayanan-produk",
    "pelayanan-kegiatan",
    "penugasan",
)
"""The patterns in the order of the deck."""

_JUDUL = re.compile(r"^# Pola: (.+)$", re.MULTILINE)
_TAHAP = re.compile(r"^  # Tahap (\d+)\. (.+) \((struktural|non-struktural|struktural/non-struktural)\)$")
_LANGKAH = re.compile(r"^  - ")


@dataclass(frozen=True, slots=True)
class Tahap:
    """A stage of a pattern: its number in the deck, its name, who acts in it, and its steps (from 1)."""

    nomor: int
    nama: str
    struktur: Struktur
    langkah: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pola:
    """A pattern: its name, its title and use in Indonesian, its stages, and the text of its file."""

    nama: str
    judul: str
    untuk: str
    jenis: Jenis
    orientasi: Literal["produk", "kegiatan"]
    skala: Literal["besar", "kecil"]
    tahap: tuple[Tahap, ...]
    teks: str

    @property
    def isian(self) -> tuple[Isian, ...]:
        """The blanks, each once, in the order of first appearance."""
        return _blanks_of(self.teks)

    def isi(self, jawaban: Mapping[str, str]) -> str:
        """The file with the answers in the places of their blanks; see `blanks.fill`."""
        return blanks.fill(self.teks, jawaban)

    def data(self) -> dict[str, Any]:
        """What the file holds, as lists and dicts of its own."""
        return copy.deepcopy(_data_of(self.teks))


@cache
def _blanks_of(text: str) -> tuple[Isian, ...]:
    return blanks.find(text)


@cache
def _data_of(text: str) -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load(text))


@cache
def daftar_pola() -> tuple[Pola, ...]:
    """All patterns, in the order of the deck."""
    return tuple(_load(nama) for nama in NAMA_POLA)


def pola_bernama(nama: str) -> Pola:
    """The pattern of that name. Raises `WrongUse` where there is none, with the nearest name."""
    for pola in daftar_pola():
        if pola.nama == nama:
            return pola
    near = difflib.get_close_matches(nama, NAMA_POLA, n=1)
    id_near, en_near = (f" Maksudnya '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    names = ", ".join(NAMA_POLA)
    raise WrongUse(
        Pesan(
            f"pola '{nama}' tidak ada.{id_near} Pilih satu dari {names}.",
            f"there is no pattern '{nama}'.{en_near} Choose one of {names}.",
        )
    )


def _load(nama: str) -> Pola:
    text = files(__package__).joinpath(f"{nama}.sop.yaml").read_text("utf-8")
    title = _JUDUL.search(text)
    if title is None:
        raise ValueError(f"{nama}: the first comment of a pattern is its title")
    use = text[title.end() :].split("\n# ", 2)[1]
    data = _data_of(text)
    return Pola(
        nama,
        title[1],
        use,
        data["jenis"],
        data["orientasi"],
        data["skala"],
        _stages(text),
        text,
    )


def _stages(text: str) -> tuple[Tahap, ...]:
    stages: list[tuple[int, str, Struktur, list[int]]] = []
    step = 0
    body = text.split("\nlangkah:\n", 1)[1]
    for line in body.splitlines():
        if found := _TAHAP.match(line):
            stages.append((int(found[1]), found[2], cast("Struktur", found[3]), []))
        elif _LANGKAH.match(line) and stages:
            step += 1
            stages[-1][3].append(step)
        elif line and not line.startswith(" "):
            break
    return tuple(Tahap(nomor, nama, struktur, tuple(langkah)) for nomor, nama, struktur, langkah in stages)
