"""The organisation of an agency, from its tree down to the activities that SOPs are written for.

The cascade of the deck (slides 28-36): SOTK -> tugas -> fungsi -> uraian tugas -> kegiatan -> aspek +
output, which is the title of the SOP. The file is `*.organisasi.yaml` (format.md, 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from sopan.model.dasar import Daftar, Model, Teks
from sopan.model.sop import Jenis
from sopan.model.sumber import Jalur

__all__ = [
    "Eselon",
    "Kegiatan",
    "KegiatanBertempat",
    "Organisasi",
    "Orientasi",
    "Regulasi",
    "Skala",
    "Unit",
    "UraianTugas",
    "tingkat_eselon",
]

Orientasi = Literal["produk", "kegiatan"]
Skala = Literal["besar", "kecil"]

_ROMAWI = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_TINGKAT = {romawi: int(angka) for angka, romawi in _ROMAWI.items()}
_TULISAN_ESELON = re.compile(r"^(?:eselon|es\.?)?\s*([1-5]|I{1,3}|IV|V)\s*[./ ]?\s*([ab])?$", re.IGNORECASE)


def _eselon(value: Any) -> Any:
    """Turn `II.b`, `eselon 2`, `IIb` and the like into one spelling; refuse anything else."""
    if isinstance(value, int):
        value = str(value)
    if not isinstance(value, str):
        return value
    found = _TULISAN_ESELON.match(value.strip())
    if not found:
        raise PydanticCustomError(
            "eselon_unknown",
            "{en}",
            {
                "id": f"eselon '{value[:20]}' tidak dikenal; tulis I sampai V, boleh dengan huruf: II.b. "
                "Tim kerja dan jabatan fungsional tidak bereselon: hapus kunci ini.",
                "en": f"eselon '{value[:20]}' is not known; write I to V, with a letter if need be: II.b. "
                "Teams and functional posts have none: remove this key.",
            },
        )
    angka = found[1].upper()
    huruf = f".{found[2].lower()}" if found[2] else ""
    return _ROMAWI.get(angka, angka) + huruf


Eselon = Annotated[
    str,
    BeforeValidator(_eselon, json_schema_input_type=str | int),
    Field(
        description="I sampai V, boleh dengan huruf: II.b. Kosong bagi tim kerja dan jabatan fungsional.",
        examples=["IV"],
    ),
]
"""Level of a structural post. Teams and functional posts have none (penyetaraan jabatan, 2020-21)."""

IdOrganisasi = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z_][\w-]*$"),
    Field(description="Nama rujukan: huruf, angka, '_' dan '-'.", examples=["seksi-layanan"]),
]


def tingkat_eselon(eselon: str) -> int:
    """The level of an eselon as a number, 1 the highest: `II.b` is 2."""
    return _TINGKAT[eselon.partition(".")[0]]


class Kegiatan(Model):
    """One activity, real and final, that has one SOP: aspek (what is done) and output (what comes out)."""

    id: IdOrganisasi
    aspek: Annotated[Teks, Field(description="Kata benda kegiatan.", examples=["Penyusunan"])]
    output: Annotated[Teks, Field(description="Hasil kegiatan.", examples=["Laporan Bulanan"])]
    jenis: Jenis | None = None
    orientasi: Orientasi | None = None
    skala: Annotated[Skala | None, Field(description="besar (tim) atau kecil (non-tim).")] = None
    probis: Annotated[Teks | None, Field(description="Simpul peta proses bisnis.")] = None
    sop: Annotated[Teks | None, Field(description="Nomor SOP kegiatan ini.")] = None

    @property
    def judul(self) -> str:
        """The title of the SOP of this activity: aspek + output (deck 30)."""
        return f"{self.aspek} {self.output}"


class UraianTugas(Model):
    """One duty of a unit, and the activities that it comes down to."""

    id: IdOrganisasi | None = None
    teks: Annotated[
        Teks, Field(description="Bunyi uraian tugas.", examples=["Melakukan penyiapan bahan ..."])
    ]
    kegiatan: tuple[Kegiatan, ...] = ()


class Unit(Model):
    """One unit of the tree (or a team, or a post); `induk` is the id of the unit above it."""

    id: IdOrganisasi
    nama: Annotated[Teks, Field(description="Nama unit.", examples=["Seksi Layanan Informasi"])]
    induk: Annotated[IdOrganisasi | None, Field(description="Id unit di atasnya.")] = None
    eselon: Eselon | None = None
    tugas: Teks | None = None
    fungsi: Daftar = ()
    uraian_tugas: tuple[UraianTugas, ...] = ()

    @property
    def tingkat(self) -> int | None:
        """The level of its eselon, 1 the highest; None for teams and functional posts."""
        return tingkat_eselon(self.eselon) if self.eselon else None

    def kegiatan(self) -> Iterator[Kegiatan]:
        """The activities of this unit itself, in the order of the file."""
        for uraian in self.uraian_tugas:
            yield from uraian.kegiatan


class Regulasi(Model):
    """A regulation that the agency knows to be repealed, and by which one."""

    sebutan: Annotated[Teks, Field(description="Sebutan yang dicari di dasar hukum.")]
    dicabut_oleh: Teks | None = None


class KegiatanBertempat(NamedTuple):
    """An activity with the unit and the duty that it belongs to, and its place in the file."""

    kegiatan: Kegiatan
    unit: Unit
    uraian: UraianTugas
    jalur: Jalur


class Organisasi(Model):
    """An agency: its units, the names that its posts may bear, the regulations known to be repealed."""

    organisasi: Annotated[Literal[1], Field(description="Versi format berkas ini.")] = 1
    nama: Annotated[Teks, Field(description="Nama organisasi.", examples=["Pemerintah Kota Contoh"])]
    dasar: Daftar = ()
    unit: Annotated[tuple[Unit, ...], Field(min_length=1)]
    jabatan: Daftar = ()
    regulasi: tuple[Regulasi, ...] = ()

    @field_validator("organisasi", mode="before")
    @classmethod
    def _version(cls, value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdigit() else value

    @cached_property
    def menurut_id(self) -> dict[str, Unit]:
        """Units by id. Where an id is used twice the first unit has it (`sopan organise check` says so)."""
        units: dict[str, Unit] = {}
        for unit in self.unit:
            units.setdefault(unit.id, unit)
        return units

    @cached_property
    def anak(self) -> dict[str, tuple[Unit, ...]]:
        """The units directly under each id, in the order of the file."""
        children: dict[str, list[Unit]] = {}
        for unit in self.menurut_id.values():
            if unit.induk is not None:
                children.setdefault(unit.induk, []).append(unit)
        return {id: tuple(units) for id, units in children.items()}

    @cached_property
    def puncak(self) -> tuple[Unit, ...]:
        """The units that stand at the top: without `induk`, or with one that does not exist.

        Each circle of units gives its first one too, so that every unit is under exactly one top.
        """
        tops = [u for u in self.menurut_id.values() if u.induk is None or u.induk not in self.menurut_id]
        seen = {unit.id for top in tops for unit, _ in self._turun(top, set())}
        for unit in self.menurut_id.values():
            if unit.id not in seen:
                tops.append(unit)
                seen |= {u.id for u, _ in self._turun(unit, set())}
        return tuple(tops)

    def pohon(self) -> Iterator[tuple[Unit, int]]:
        """Every unit once, each before those under it, with its depth from 0."""
        seen: set[str] = set()
        for top in self.puncak:
            yield from self._turun(top, seen)

    def di_bawah(self, id: str) -> Iterator[Unit]:
        """The unit of that id and all under it. Raises KeyError where there is none."""
        for unit, _ in self._turun(self.menurut_id[id], set()):
            yield unit

    def _turun(self, top: Unit, seen: set[str]) -> Iterator[tuple[Unit, int]]:
        stack = [(top, 0)]
        while stack:
            unit, depth = stack.pop()
            if unit.id in seen:
                continue
            seen.add(unit.id)
            yield unit, depth
            stack.extend((child, depth + 1) for child in reversed(self.anak.get(unit.id, ())))

    def kegiatan(self) -> Iterator[KegiatanBertempat]:
        """Every activity of the file with its unit, its duty and its place."""
        for u, unit in enumerate(self.unit):
            for t, uraian in enumerate(unit.uraian_tugas):
                for k, kegiatan in enumerate(uraian.kegiatan):
                    jalur: Jalur = ("unit", u, "uraian_tugas", t, "kegiatan", k)
                    yield KegiatanBertempat(kegiatan, unit, uraian, jalur)
