"""Workload of a unit's staff from its SOPs and their yearly volumes (Analisis Beban Kerja).

A role's load is the sum over all SOPs of volume x visits x minutes of each step that it does; divided
by the effective minutes of a year (PermenPANRB 1/2020) it is the number of people that are needed.
Steps on calendar time hold nobody; steps done together hold each of their actors.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from sopan.errors import Pesan, WrongUse
from sopan.model import Sop
from sopan.model.skenario import Kedatangan
from sopan.simulate.chain import rantai_dari
from sopan.simulate.plain import plain
from sopan.simulate.times import waktu_semua

__all__ = ["Abk", "BebanKerja", "BebanPeran", "BebanSop", "RincianBeban", "abk", "volume_setahun", "workload"]

Keadaan = Literal["kurang", "cukup", "lebih", "tidak diketahui"]


@dataclass(frozen=True, slots=True)
class Abk:
    """The constants of ABK: where they come from and what they are (`data/abk.toml`)."""

    dasar: str
    menit_efektif_tahun: float
    per_tahun: Mapping[str, float]
    wajar_bawah: float
    wajar_atas: float


@lru_cache(maxsize=1)
def abk() -> Abk:
    """The constants as they are shipped."""
    data = tomllib.loads((files("sopan.simulate") / "data" / "abk.toml").read_text(encoding="utf-8"))
    return Abk(
        data["dasar"],
        float(data["menit_efektif_tahun"]),
        {name: float(value) for name, value in data["per_tahun"].items()},
        float(data["wajar"]["bawah"]),
        float(data["wajar"]["atas"]),
    )


@dataclass(frozen=True, slots=True)
class BebanSop:
    """One SOP of the unit with its cases a year; `petugas` are people by actor id, over those of the SOP."""

    sop: Sop
    volume: float
    petugas: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RincianBeban:
    """One line of the form: a step of an SOP done by one role. `volume` is times a year."""

    peran: str
    sop: str
    langkah: int
    kegiatan: str
    hasil: str
    volume: float
    menit: float
    beban: float
    kebutuhan: float


@dataclass(frozen=True, slots=True)
class BebanPeran:
    """One role: minutes a year, people needed (exact and rounded), people there, and what follows.

    `efektivitas` is the share of the effective time that the people there would be busy.
    """

    peran: str
    beban: float
    kebutuhan: float
    kebutuhan_bulat: int
    tersedia: int | None
    selisih: int | None
    efektivitas: float | None
    keadaan: Keadaan


@dataclass(frozen=True, slots=True)
class BebanKerja:
    """The workload of a unit. Roles are in the order of their load."""

    peran: tuple[BebanPeran, ...]
    rincian: tuple[RincianBeban, ...]
    konstanta: Abk
    catatan: tuple[Pesan, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        data = asdict(self)
        data["konstanta"] = {
            "dasar": self.konstanta.dasar,
            "menit_efektif_tahun": self.konstanta.menit_efektif_tahun,
        }
        data["catatan"] = [str(note) for note in self.catatan]
        result: dict[str, Any] = plain(data)
        return result

    @property
    def kalimat(self) -> tuple[Pesan, ...]:
        """What follows, in sentences: who is missing where, and where there are too many."""
        sentences: list[Pesan] = []
        for row in self.peran:
            if row.keadaan == "kurang" and row.selisih is not None:
                sentences.append(
                    Pesan(
                        f"{row.peran} kurang {-row.selisih} orang.",
                        f"{row.peran} lacks {-row.selisih} people.",
                    )
                )
            elif row.keadaan == "lebih" and row.selisih:
                sentences.append(
                    Pesan(
                        f"{row.peran} lebih {row.selisih} orang untuk SOP ini saja.",
                        f"{row.peran} has {row.selisih} people more than these SOPs need.",
                    )
                )
        return tuple(sentences)


def volume_setahun(kedatangan: Kedatangan, konstanta: Abk | None = None) -> float:
    """Cases a year of arrivals given as a rate, an even distance or a table of hours.

    Raises WrongUse for a log, which does not say what a year brings.
    """
    per = (konstanta or abk()).per_tahun
    if kedatangan.laju is not None:
        return kedatangan.laju * per[kedatangan.per]
    if kedatangan.tabel is not None:
        return sum(kedatangan.tabel.values()) * per["hari"]
    if (jarak := kedatangan.jarak) is not None:
        return per["hari"] * 450 / jarak.menit_kerja()
    raise WrongUse(
        Pesan(
            "beban kerja perlu volume setahun; tulis kedatangan: {laju: ..., per: tahun}.",
            "workload needs a yearly volume; write kedatangan: {laju: ..., per: tahun}.",
        )
    )


def workload(portofolio: Sequence[BebanSop], konstanta: Abk | None = None) -> BebanKerja:
    """The workload of the staff of several SOPs. Roles with the same shown name are the same people."""
    constants = konstanta or abk()
    rows: list[RincianBeban] = []
    people: dict[str, int] = {}
    names: dict[str, str] = {}
    notes: list[Pesan] = []
    for part in portofolio:
        visits = rantai_dari(part.sop).kunjungan()
        times = waktu_semua(part.sop)
        empty: list[str] = []
        for id, pelaksana in part.sop.pelaksana.items():
            if pelaksana.luar:
                continue
            key = _key(pelaksana.nama)
            names.setdefault(key, pelaksana.nama)
            known = part.petugas.get(id, pelaksana.jumlah)
            if known is not None:
                people[key] = max(people.get(key, 0), known)
        for nomor, (langkah, time, often) in enumerate(zip(part.sop.langkah, times, visits, strict=True), 1):
            if not time.terukur:
                empty.append(str(nomor))
            minutes = time.tengah if time.dasar == "kerja" else 0.0
            for id in dict.fromkeys(langkah.pelaksana):
                actor = part.sop.pelaksana.get(id)
                if actor is None or actor.luar:
                    continue
                load = part.volume * often * minutes
                rows.append(
                    RincianBeban(
                        names[_key(actor.nama)],
                        part.sop.judul,
                        nomor,
                        langkah.kegiatan,
                        ", ".join(langkah.output),
                        part.volume * often,
                        minutes,
                        load,
                        load / constants.menit_efektif_tahun,
                    )
                )
        if empty:
            title, steps = part.sop.judul, ", ".join(empty)
            notes.append(
                Pesan(
                    f"{title}: langkah {steps} tanpa waktu yang terukur; dihitung 0 menit.",
                    f"{title}: step {steps} has no time that can be measured; counted as 0 minutes.",
                )
            )
    roles = [
        _role(name, math.fsum(r.beban for r in rows if r.peran == name), people.get(key), constants)
        for key, name in names.items()
    ]
    return BebanKerja(
        tuple(sorted(roles, key=lambda role: -role.beban)), tuple(rows), constants, tuple(notes)
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _role(name: str, load: float, there: int | None, constants: Abk) -> BebanPeran:
    need = load / constants.menit_efektif_tahun
    rounded = max(1, math.ceil(need - 1e-9)) if load > 0 else 0
    if there is None:
        return BebanPeran(name, load, need, rounded, None, None, None, "tidak diketahui")
    used = need / there
    difference = there - rounded
    state: Keadaan = "cukup"
    if used > constants.wajar_atas + 1e-9:
        state = "kurang"
    elif difference > 0 and used < constants.wajar_bawah:
        state = "lebih"
    return BebanPeran(name, load, need, rounded, there, difference, used, state)
