"""The scenario file, `*.skenario.yaml`, and the arrival logs that it names (format.md, part 3).

    berkas = read_skenario(Path("pelayanan.skenario.yaml"))
    berkas.skenario, berkas.sops, berkas.jadwal

The SOPs and logs stand relative to the scenario's folder. Faults are told as those of an SOP file.
"""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.model import Sop
from sopan.model.saat import parse_saat
from sopan.model.skenario import Skenario
from sopan.read.source import decode, read_bytes, shown_name
from sopan.read.yaml_file import read_model, read_sop

__all__ = ["BerkasSkenario", "read_jadwal", "read_skenario"]

_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class BerkasSkenario:
    """A scenario with the SOPs of its `porsi` in order, and the arrival times of each (often none)."""

    skenario: Skenario
    sops: tuple[Sop, ...]
    jadwal: tuple[tuple[datetime.datetime, ...], ...]


def read_skenario(path: Path, sop: Path | None = None) -> BerkasSkenario:
    """Read a scenario and what it names. `sop` stands in for the SOP of a scenario without portfolio.

    Raises UnreadableFile with every fault of the scenario, or of a file that it names.
    """
    name = shown_name(path)
    skenario, sumber = read_model(Skenario, decode(read_bytes(path), name), name)
    sops: list[Sop] = []
    for index, porsi in enumerate(skenario.porsi):
        if porsi.sop is None and sop is None:
            place = sumber.tempat(("portofolio", index) if skenario.portofolio else ())
            raise UnreadableFile(
                [
                    Fault(
                        name,
                        place.baris,
                        place.kolom,
                        Pesan("skenario belum menyebut berkas SOP.", "the scenario names no SOP file."),
                        path="sop",
                        instead=Pesan("Tulis sop: nama-berkas.sop.yaml.", "Write sop: file-name.sop.yaml."),
                    )
                ]
            )
        own = sop if sop is not None and not skenario.portofolio else path.parent / str(porsi.sop)
        sops.append(read_sop(own).sop)
    jadwal = tuple(
        read_jadwal(path.parent / p.kedatangan.jadwal) if p.kedatangan and p.kedatangan.jadwal else ()
        for p in skenario.porsi
    )
    return BerkasSkenario(skenario, tuple(sops), jadwal)


def read_jadwal(path: Path) -> tuple[datetime.datetime, ...]:
    """The arrival times of a CSV file: its first column that holds dates; a header is passed over."""
    name = shown_name(path)
    text = decode(read_bytes(path), name)
    head = text.partition("\n")[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count)))
    column = next((c for row in rows[:2] for c, cell in enumerate(row) if _date(cell)), None)
    faults: list[Fault] = []
    times: list[datetime.datetime] = []
    for line, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            continue
        saat = _date(row[column]) if column is not None and column < len(row) else None
        if saat is not None:
            times.append(saat)
        elif line > 1 or column is None:
            faults.append(
                Fault(
                    name,
                    line,
                    1,
                    Pesan("baris ini tidak memuat waktu kedatangan.", "this line has no time of arrival."),
                    value=",".join(row)[:60],
                    instead=Pesan("Tulis misalnya 2026-01-05 08:30.", "Write for instance 2026-01-05 08:30."),
                )
            )
            if len(faults) >= _MOST_FAULTS:
                break
    if faults:
        raise UnreadableFile(faults)
    return tuple(sorted(times))


def _date(cell: str) -> datetime.datetime | None:
    try:
        return parse_saat(cell)
    except ValueError:
        return None
