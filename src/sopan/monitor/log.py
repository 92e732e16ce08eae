"""An event log: cases, each a sequence of activities with their moments and who did them.

A log comes as rows of texts from a file (`tables`, `xes`) with a meaning for each column (`columns`).
What is wrong with a row is noted as a `Cacat` and the row left out; the rest is used.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sopan.errors import Pesan
from sopan.model.saat import parse_saat

__all__ = ["Cacat", "Kasus", "Kejadian", "Kolom", "Log", "Tabel", "build_log"]

Kolom = Literal["kasus", "aktivitas", "mulai", "selesai", "pelaksana", "siklus"]
"""What a column of a log may mean."""

_MOST_NAMED = 50
_YEARS = range(1990, 2100)
_STARTS = {"start", "mulai", "started", "begin"}
_ENDS = {"complete", "selesai", "completed", "end"}


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of a file as texts, with their headings; `baris` are the line numbers of the rows."""

    berkas: str
    kepala: tuple[str, ...]
    isi: tuple[tuple[str, ...], ...]
    baris: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One activity of a case. `selesai` is when it was done, `mulai` when it began, where the log says so."""

    aktivitas: str
    mulai: datetime.datetime | None = None
    selesai: datetime.datetime | None = None
    pelaksana: str = ""

    @property
    def saat(self) -> datetime.datetime | None:
        """The moment that orders it: its end, or else its beginning."""
        return self.selesai or self.mulai


@dataclass(frozen=True, slots=True)
class Kasus:
    """One case: its events in the order in which they were done."""

    id: str
    kejadian: tuple[Kejadian, ...]


@dataclass(frozen=True, slots=True)
class Cacat:
    """Something wrong with the log: how often, and the first lines that show it (0: no line)."""

    pesan: Pesan
    kali: int
    baris: tuple[int, ...]

    def __str__(self) -> str:
        lines = [str(line) for line in self.baris if line]
        shown = ", ".join(lines[:5]) + (", …" if len(lines) > 5 else "")
        place = f" ({Pesan('baris', 'line')} {shown})" if lines else ""
        return f"{self.pesan}{place}"


@dataclass(frozen=True, slots=True)
class Log:
    """A log that can be worked with. What could not be used is in `cacat`."""

    kasus: tuple[Kasus, ...]
    cacat: tuple[Cacat, ...]

    @property
    def kejadian(self) -> int:
        """Number of events."""
        return sum(len(kasus.kejadian) for kasus in self.kasus)

    @property
    def berwaktu(self) -> bool:
        """Whether any event has a moment."""
        return any(event.saat is not None for kasus in self.kasus for event in kasus.kejadian)


class _Faults:
    """Counts what is wrong by kind, and remembers the first lines."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Pesan, int, list[int]]] = {}

    def add(self, id: str, en: str, line: int = 0) -> None:
        message, count, lines = self.found.get(id, (Pesan(id, en), 0, []))
        if len(lines) < _MOST_NAMED:
            lines.append(line)
        self.found[id] = (message, count + 1, lines)

    def told(self) -> tuple[Cacat, ...]:
        return tuple(
            Cacat(Pesan(f"{m.id}: {count} kali.", f"{m.en}: {count} times."), count, tuple(lines))
            for m, count, lines in self.found.values()
        )


def build_log(tabel: Tabel, kolom: Mapping[Kolom, str]) -> Log:
    """Make a log of a table. `kolom` maps kasus, aktivitas, mulai, selesai, pelaksana, siklus to headings.

    Events of a case are ordered by their moments; those without keep the order of the file. Two rows
    that begin and end the same activity (`siklus`: start, complete) become one event.
    """
    place = {str(name): tabel.kepala.index(head) for name, head in kolom.items() if head in tabel.kepala}
    faults = _Faults()
    cases: dict[str, list[tuple[Kejadian, str]]] = {}
    for line, row in zip(tabel.baris, tabel.isi, strict=True):
        cells = {name: row[at] for name, at in place.items() if at < len(row)}
        if not any(cells.values()):
            continue
        case, activity = cells.get("kasus", ""), cells.get("aktivitas", "")
        if not case:
            faults.add("baris tanpa nomor kasus", "rows without a case", line)
            continue
        if not activity:
            faults.add("baris tanpa aktivitas", "rows without an activity", line)
            continue
        begins = _moment(cells.get("mulai", ""), line, faults)
        ends = _moment(cells.get("selesai", ""), line, faults)
        if begins and ends and ends < begins:
            faults.add("selesai sebelum mulai", "ends before it begins", line)
            begins = None
        phase = cells.get("siklus", "").lower()
        if phase in _STARTS and begins is None:
            begins, ends = ends, None
        cases.setdefault(case, []).append(
            (Kejadian(activity, begins, ends, cells.get("pelaksana", "")), phase)
        )
    built: list[Kasus] = []
    for case, events in cases.items():
        merged = _paired(events)
        if any(e.saat is None for e in merged) and any(e.saat is not None for e in merged):
            faults.add("kasus dengan waktu yang tidak lengkap", "cases with incomplete times")
        built.append(Kasus(case, _ordered(merged)))
    return Log(tuple(built), faults.told())


def _moment(text: str, line: int, faults: _Faults) -> datetime.datetime | None:
    if not text:
        return None
    try:
        moment = parse_saat(text)
    except ValueError:
        faults.add("waktu yang tidak terbaca", "times that cannot be read", line)
        return None
    if moment.year not in _YEARS:
        faults.add("tahun di luar 1990-2099", "years outside 1990-2099", line)
        return None
    return moment


def _paired(events: Sequence[tuple[Kejadian, str]]) -> list[Kejadian]:
    """Join a `start` row with the next `complete` row of the same activity."""
    merged: list[Kejadian] = []
    open_: dict[str, int] = {}
    for event, phase in events:
        if phase in _STARTS:
            open_[event.aktivitas] = len(merged)
            merged.append(event)
        elif phase in _ENDS and event.aktivitas in open_:
            at = open_.pop(event.aktivitas)
            merged[at] = replace(
                merged[at], selesai=event.selesai, pelaksana=event.pelaksana or merged[at].pelaksana
            )
        else:
            merged.append(event)
    return merged


def _ordered(events: Iterable[Kejadian]) -> tuple[Kejadian, ...]:
    """By moment where each has one; otherwise as the file has them, for a guess would be worse."""
    listed = list(events)
    if any(event.saat is None for event in listed):
        return tuple(listed)
    return tuple(sorted(listed, key=lambda event: (event.saat, event.mulai or event.saat)))
