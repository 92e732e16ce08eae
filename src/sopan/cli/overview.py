"""An SOP in figures and words: what leads where, how long it takes. Data for `sopan show`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sopan.errors import Pesan
from sopan.model import Alur, Arus, Sop, alur_dari
from sopan.model.waktu import format_menit

__all__ = ["Overview", "Way", "as_data", "in_short", "overview", "where", "where_short"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way through the procedure without rework: its steps and its working minutes."""

    minutes: float
    steps: tuple[int, ...]

    def __str__(self) -> str:
        return format_menit(self.minutes)


@dataclass(frozen=True, slots=True)
class Overview:
    """The flow of an SOP and its times.

    `longest` and `shortest` are None where no way without rework leads to an end. `untimed` are the steps
    without `waktu`, `unmeasured` those whose `waktu` is no time; both count as no time in the ways.
    """

    alur: Alur
    longest: Way | None
    shortest: Way | None
    untimed: tuple[int, ...]
    unmeasured: tuple[int, ...]


def overview(sop: Sop) -> Overview:
    """What can be said of the flow and the time of an SOP."""
    alur = alur_dari(sop)
    durations = [langkah.durasi for langkah in sop.langkah]
    minutes = [durasi.menit_kerja() if durasi else 0.0 for durasi in durations]
    untimed = tuple(nomor for nomor, langkah in enumerate(sop.langkah, 1) if langkah.waktu is None)
    unmeasured = tuple(n for n, durasi in enumerate(durations, 1) if durasi is None and n not in untimed)
    longest: Way | None = None
    shortest: Way | None = None
    try:
        longest = Way(*alur.terpanjang(lambda nomor: minutes[nomor - 1]))
        shortest = Way(*alur.terpendek(lambda nomor: minutes[nomor - 1]))
    except ValueError:
        pass  # every way leads back: there is no time to tell
    return Overview(alur, longest, shortest, untimed, unmeasured)


def in_short(numbers: Sequence[int]) -> str:
    """Step numbers in rising order as a person writes them: `1-4, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def where(way: Arus) -> str:
    """Where a flow leads, in words: `kembali ke 4`."""
    if way.ke is None:
        return str(Pesan("selesai", "ends"))
    if way.ke == way.dari:
        return str(Pesan("diulang", "again"))
    if way.balik:
        return str(Pesan(f"kembali ke {way.ke}", f"back to {way.ke}"))
    return str(Pesan(f"ke {way.ke}", f"to {way.ke}"))


def where_short(sop: Sop, way: Arus) -> str:
    """A flow as it stands in a narrow column: `Tidak: kembali ke 4`; empty for the plain next step."""
    keputusan = sop.langkah[way.dari - 1].keputusan
    if way.cabang is None or keputusan is None:
        return "" if way.ke == way.dari + 1 else where(way)
    return f"{keputusan.label(way.cabang)}: {where(way)}"


def as_data(sop: Sop, seen: Overview) -> dict[str, Any]:
    """The SOP with its flow and times as plain data, for programs."""
    data: dict[str, Any] = sop.model_dump(mode="json", exclude_none=True)
    for nomor, step in enumerate(data["langkah"], 1):
        durasi = sop.langkah[nomor - 1].durasi
        step["nomor"] = nomor
        step["arus"] = [
            {"ke": way.ke, "cabang": way.cabang, "balik": way.balik} for way in seen.alur.keluar[nomor]
        ]
        step["menit_kerja"] = round(durasi.menit_kerja(), 2) if durasi else None
    data["waktu"] = {
        "terpanjang": _way(seen.longest),
        "terpendek": _way(seen.shortest),
        "tanpa_waktu": list(seen.untimed),
        "tidak_terukur": list(seen.unmeasured),
    }
    return data


def _way(way: Way | None) -> dict[str, Any] | None:
    if way is None:
        return None
    return {"menit_kerja": round(way.minutes, 2), "teks": str(way), "langkah": list(way.steps)}
