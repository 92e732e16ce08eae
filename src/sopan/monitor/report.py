"""One answer about a log and an SOP: conformance, times, promise, proposals, in data and in sentences."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sopan.errors import Pesan, UnreadableFile
from sopan.model import Durasi, Sop
from sopan.model.angka import lama
from sopan.model.kalender import Kalender
from sopan.model.skenario import JamKerja, Skenario
from sopan.model.waktu import parse
from sopan.monitor.calibrate import Usulan, branch_chances, calibrate, propose
from sopan.monitor.columns import Peta, guess_activities, guess_actors, guess_columns
from sopan.monitor.conformance import Kesesuaian, check_conformance
from sopan.monitor.log import Log, Tabel, build_log
from sopan.monitor.measures import Ukuran, measure
from sopan.monitor.tables import unreadable

__all__ = ["Pemantauan", "monitor"]

_MOST_UNKNOWN = 20


@dataclass(frozen=True)
class Pemantauan:
    """What a log says about an SOP. `peta` is how it was read, to be kept for the next log."""

    sop: Sop
    log: Log
    peta: Peta
    kesesuaian: Kesesuaian
    ukuran: Ukuran
    target: Durasi | None
    janji: str | None
    peluang: Mapping[int, tuple[float, int]]
    usulan: tuple[Usulan, ...]
    catatan: tuple[Pesan, ...]
    kalender: Kalender

    def skenario(self, berkas: str | None = None) -> Skenario:
        """The scenario that the log calibrates."""
        return calibrate(self.sop, self.kesesuaian, self.ukuran, self.kalender, berkas)

    @property
    def kalimat(self) -> tuple[Pesan, ...]:
        """The answers, the most important first."""
        found = self.kesesuaian
        sentences = [
            Pesan(
                f"{found.sesuai * 100:.0f} dari 100 kasus mengikuti SOP; kesesuaian rata-rata "
                f"{found.kesesuaian * 100:.0f} %.",
                f"{found.sesuai * 100:.0f} of 100 cases follow the SOP; mean fitness "
                f"{found.kesesuaian * 100:.0f} %.",
            )
        ]
        if self.ukuran.terpenuhi is not None and self.janji:
            share = f"{self.ukuran.terpenuhi * 100:.0f}"
            sentences.append(
                Pesan(
                    f"Janji {self.janji} terpenuhi pada {share} dari 100 kasus.",
                    f"The promise of {self.janji} was kept in {share} of 100 cases.",
                )
            )
        if self.ukuran.kerja_p90 is not None:
            time = lama(self.ukuran.kerja_p90)
            sentences.append(
                Pesan(
                    f"9 dari 10 kasus selesai dalam {time.id}.", f"9 of 10 cases were done within {time.en}."
                )
            )
        if slowest := _slowest(self.ukuran):
            step, minutes, waiting = slowest
            sentences.append(
                Pesan(
                    f"Yang paling lama {'ditunggu' if waiting else 'dinanti selesainya'}: langkah {step}, "
                    f"rata-rata {lama(minutes).id}.",
                    f"Cases {'wait' if waiting else 'lie'} longest at step {step}: "
                    f"{lama(minutes).en} on the average.",
                )
            )
        if self.ukuran.diulang:
            sentences.append(
                Pesan(
                    f"{self.ukuran.diulang * 100:.0f} dari 100 kasus mengulang suatu langkah.",
                    f"{self.ukuran.diulang * 100:.0f} of 100 cases did some step again.",
                )
            )
        return tuple(sentences)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; single cases are left out, as a log has many."""
        data = {
            "judul": self.sop.judul,
            "kasus": len(self.log.kasus),
            "kejadian": self.log.kejadian,
            "kesesuaian": self.kesesuaian.kesesuaian,
            "sesuai": self.kesesuaian.sesuai,
            "varian": self.kesesuaian.varian,
            "penyimpangan": [asdict(p) for p in self.kesesuaian.penyimpangan],
            "target": {"teks": self.janji, "terpenuhi": self.ukuran.terpenuhi} if self.janji else None,
            "selesai": {
                "kerja_rata": self.ukuran.kerja_rata,
                "kerja_p50": self.ukuran.kerja_p50,
                "kerja_p90": self.ukuran.kerja_p90,
            },
            "langkah": [asdict(row) for row in self.ukuran.langkah],
            "diulang": self.ukuran.diulang,
            "peluang": {str(n): {"ya": share, "kali": many} for n, (share, many) in self.peluang.items()},
            "tren": [asdict(row) for row in self.ukuran.tren],
            "kalimat": [str(s) for s in self.kalimat],
            "usulan": [str(u.pesan) for u in self.usulan],
            "cacat": [str(c) for c in self.log.cacat],
            "catatan": [str(c) for c in self.catatan],
        }
        rounded: dict[str, Any] = _rounded(data)
        return rounded


def _rounded(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


def _slowest(ukuran: Ukuran) -> tuple[int, float, bool] | None:
    """The step that cases wait for longest in all, or where waiting is not known, lie at longest."""
    waits = [(row.tunggu_rata * row.kali, row) for row in ukuran.langkah if row.tunggu_rata]
    if waits:
        _, row = max(waits, key=lambda pair: pair[0])
        return row.langkah, row.tunggu_rata or 0.0, True
    lengths = [
        (row.lama_rata * row.kali, row) for row in ukuran.langkah if row.lama_rata and not row.terpisah
    ]
    if lengths:
        _, row = max(lengths, key=lambda pair: pair[0])
        return row.langkah, row.lama_rata or 0.0, False
    return None


def monitor(
    sop: Sop,
    tabel: Tabel,
    peta: Peta | None = None,
    jam_kerja: JamKerja | Literal["kantor", "terus"] = "kantor",
    target: str | None = None,
) -> Pemantauan:
    """Hold a log against an SOP.

    `target` is the promise, otherwise that of the SOP. Raises UnreadableFile where the log cannot be
    read: no case or activity column, no event, or no activity that the SOP knows.
    """
    told = peta or Peta()
    columns = guess_columns(tabel, told.kolom)
    log = build_log(tabel, columns)
    if not log.kasus:
        raise unreadable(tabel.berkas, "log tidak memuat kejadian.", "the log has no events.")
    names = list(dict.fromkeys(e.aktivitas for kasus in log.kasus for e in kasus.kejadian))
    activities = guess_activities(sop, names, told.aktivitas)
    if not any(activities.values()):
        raise _nothing_known(tabel, sop, names)
    words = list(dict.fromkeys(e.pelaksana for kasus in log.kasus for e in kasus.kejadian))
    actors = guess_actors(sop, words, told.pelaksana)
    found = check_conformance(sop, log, activities, actors)
    promise = target or (sop.pelayanan.jangka_waktu if sop.pelayanan else None)
    limit = _limit(promise)
    kalender = Kalender(jam_kerja, _first_day(log))
    measured = measure(sop, found, kalender, limit)
    return Pemantauan(
        sop=sop,
        log=log,
        peta=Peta(
            kolom=columns,
            aktivitas={name: steps[0] for name, steps in activities.items() if len(steps) == 1},
            pelaksana={word: id for word, id in actors.items() if id is not None},
        ),
        kesesuaian=found,
        ukuran=measured,
        target=limit,
        janji=promise if limit is not None else None,
        peluang=branch_chances(sop, found),
        usulan=propose(found, measured),
        catatan=_notes(log, activities, actors, measured),
        kalender=kalender,
    )


def _limit(promise: str | None) -> Durasi | None:
    if promise is None:
        return None
    try:
        return parse(promise)
    except ValueError:
        return None


def _first_day(log: Log) -> datetime.date:
    moments = [
        m for kasus in log.kasus for e in kasus.kejadian for m in (e.mulai, e.selesai) if m is not None
    ]
    return min(moments).date() if moments else datetime.date(2026, 1, 5)


def _nothing_known(tabel: Tabel, sop: Sop, names: list[str]) -> UnreadableFile:
    shown = ", ".join(f"'{name}'" for name in names[:5])
    return unreadable(
        tabel.berkas,
        f"tidak satu pun aktivitas log ini dikenal di SOP '{sop.judul}': {shown}. "
        "Cocokkan dengan --aktivitas 'nama di log=nomor langkah'.",
        f"no activity of this log is known in the SOP '{sop.judul}': {shown}. "
        "Match them with --aktivitas 'name in the log=step number'.",
    )


def _notes(
    log: Log,
    activities: Mapping[str, tuple[int, ...]],
    actors: Mapping[str, str | None],
    ukuran: Ukuran,
) -> tuple[Pesan, ...]:
    notes: list[Pesan] = []
    unknown = [name for name, steps in activities.items() if not steps]
    if unknown:
        shown = ", ".join(f"'{name}'" for name in unknown[:_MOST_UNKNOWN])
        notes.append(
            Pesan(
                f"Aktivitas yang tidak ada di SOP: {shown}.", f"Activities that are not in the SOP: {shown}."
            )
        )
    if not log.berwaktu:
        notes.append(
            Pesan(
                "Log tanpa waktu: urutan baris dipakai, lamanya tidak dihitung.",
                "The log has no times: the order of its rows is used, lengths are not measured.",
            )
        )
    elif len(ukuran.kasus) < len(log.kasus):
        lost = len(log.kasus) - len(ukuran.kasus)
        notes.append(
            Pesan(
                f"{lost} kasus dengan waktu yang tidak lengkap tidak dihitung lamanya.",
                f"{lost} cases with incomplete times are not measured.",
            )
        )
    if any(actors) and not any(actors.values()):
        notes.append(
            Pesan(
                "Nama pelaksana di log tidak cocok dengan pelaksana SOP; pelaksana tidak diperiksa.",
                "The names of actors in the log match none of the SOP; actors were not checked.",
            )
        )
    if log.berwaktu and not any(row.terpisah for row in ukuran.langkah):
        notes.append(
            Pesan(
                "Log hanya memuat waktu selesai: lama langkah termasuk menunggunya.",
                "The log has only times of ending: the time of a step holds its waiting.",
            )
        )
    return tuple(notes)
