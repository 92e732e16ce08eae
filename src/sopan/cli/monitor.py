"""`sopan monitor LOG --sop FILE`: what really happened, against what the SOP says.

The columns and names of a log are guessed or told once and kept beside it as `LOG.peta.yaml`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.table import Table

from sopan.cli.analyse import Bentuk
from sopan.cli.console import say
from sopan.cli.files import write_atomically
from sopan.errors import Pesan, WrongUse
from sopan.model.angka import cut, decimal, short
from sopan.model.skenario import Skenario
from sopan.monitor.columns import Peta
from sopan.monitor.log import Tabel
from sopan.monitor.report import Pemantauan, monitor
from sopan.monitor.tables import LARGEST, read_csv, read_xlsx
from sopan.monitor.xes import read_xes
from sopan.read import read_model, read_sop
from sopan.read.source import decode, read_bytes, shown_name

__all__ = ["command", "show"]

HELP = Pesan(
    "Bandingkan log kejadian (CSV, XLSX, XES) dengan SOP: langkah yang dilewati, ditambah, atau terbalik, "
    "lamanya terhadap mutu baku, janji yang terpenuhi, dan usulan perbaikan.",
    "Hold an event log (CSV, XLSX, XES) against an SOP: steps left out, added or out of order, their times "
    "against the standard, the promise kept, and what to change.",
)
EXAMPLES = (
    "sopan monitor log.csv --sop izin.sop.yaml",
    "sopan monitor log.xlsx --sop izin.sop.yaml --kolom 'kasus=No Berkas' --simpan-peta",
    "sopan monitor log.xes --sop izin.sop.yaml --kalibrasi nyata.skenario.yaml",
)

_KINDS = {
    "dilewati": Pesan("dilewati", "left out"),
    "tambahan": Pesan("ditambah", "added"),
    "terbalik": Pesan("di luar urutan", "out of order"),
    "pelaksana": Pesan("pelaksana lain", "other actor"),
    "tidak_dikenal": Pesan("tidak ada di SOP", "not in the SOP"),
}


def _option(*names: str, id: str, en: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=str(Pesan(id, en)), metavar=metavar)


def command(  # noqa: PLR0913, PLR0917  # each is an option that a person may give
    log: Annotated[Path, typer.Argument(metavar="LOG", help=str(Pesan("Log kejadian.", "The event log.")))],
    sop: Annotated[Path, _option("--sop", id="Berkas SOP.", en="The SOP file.", metavar="FILE")],
    kolom: Annotated[
        list[str] | None,
        _option("--kolom", id="Arti kolom, berulang.", en="Meaning of a column.", metavar="ARTI=KOLOM"),
    ] = None,
    aktivitas: Annotated[
        list[str] | None,
        _option("--aktivitas", id="Langkah aktivitas.", en="Step of an activity.", metavar="NAMA=NOMOR"),
    ] = None,
    peta: Annotated[
        Path | None,
        _option("--peta", id="Berkas peta kolom.", en="File of what columns mean.", metavar="FILE"),
    ] = None,
    simpan: Annotated[
        bool, _option("--simpan-peta", id="Simpan peta di sebelah log.", en="Keep the map beside the log.")
    ] = False,
    target: Annotated[
        str | None, _option("--target", id="Janji yang diuji.", en="The promise.", metavar="WAKTU")
    ] = None,
    terus: Annotated[
        bool, _option("--terus", id="Jam kerja 24 jam sehari.", en="Open round the clock.")
    ] = False,
    kalibrasi: Annotated[
        Path | None,
        _option("--kalibrasi", id="Tulis skenario terukur.", en="Write what was measured.", metavar="FILE"),
    ] = None,
    bentuk: Annotated[
        Bentuk, _option("--format", id="Bentuk keluaran.", en="Form of the answer.")
    ] = Bentuk.text,
) -> None:
    """Hold a log against an SOP."""
    table = _read(log)
    kept = log.with_name(f"{log.name}.peta.yaml")
    told = _told(peta or (kept if kept.is_file() else None), kolom or [], aktivitas or [])
    hours: Literal["kantor", "terus"] = "terus" if terus else "kantor"
    found = monitor(read_sop(sop).sop, table, told, hours, target)
    if simpan:
        _write_yaml(kept, {"peta": 1} | found.peta.model_dump(mode="json", exclude_defaults=True))
    if kalibrasi is not None:
        scenario: Skenario = found.skenario(_relative(sop, kalibrasi))
        _write_yaml(kalibrasi, {"skenario": 1} | scenario.model_dump(mode="json", exclude_defaults=True))
    if bentuk is Bentuk.json:
        say(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        show(found, Console())


def _read(path: Path) -> Tabel:
    name = shown_name(path)
    data = read_bytes(path, LARGEST)
    ending = path.suffix.lower()
    if ending == ".xlsx" or data[:2] == b"PK":
        return read_xlsx(data, name)
    if ending in (".xes", ".xml") or data.lstrip()[:1] == b"<":
        return read_xes(data, name)
    return read_csv(decode(data, name), name)


def _told(path: Path | None, columns: Sequence[str], activities: Sequence[str]) -> Peta:
    base = Peta()
    if path is not None:
        name = shown_name(path)
        base, _ = read_model(Peta, decode(read_bytes(path), name), name)
    known = ("kasus", "aktivitas", "mulai", "selesai", "pelaksana", "siklus")
    named: dict[str, str] = dict(_pair(text) for text in columns)
    for meaning in named:
        if meaning not in known:
            raise WrongUse(
                Pesan(
                    f"arti kolom '{meaning}' tidak dikenal; pilih {', '.join(known)}.",
                    f"'{meaning}' is no meaning of a column; choose {', '.join(known)}.",
                )
            )
    steps: dict[str, str] = dict(_pair(text) for text in activities)
    return Peta.model_validate(
        {
            "kolom": base.kolom | named,
            "aktivitas": base.aktivitas | steps,
            "pelaksana": base.pelaksana,
        }
    )


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=") if text.count("=") > 1 else text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise WrongUse(
            Pesan(
                f"'{text}' tidak dimengerti; tulis misalnya 'kasus=No Berkas'.",
                f"'{text}' is not understood; write for instance 'kasus=No Berkas'.",
            )
        )
    return name.strip(), value.strip()


def _relative(sop: Path, beside: Path) -> str:
    """The SOP's name as a scenario in that place would give it."""
    try:
        return str(sop.resolve().relative_to(beside.resolve().parent))
    except ValueError:
        return str(sop.resolve())


def _write_yaml(path: Path, data: dict[str, Any]) -> None:
    from ruamel.yaml import YAML  # noqa: PLC0415  # only to write

    yaml = YAML()
    yaml.default_flow_style = False
    buffer = io.BytesIO()
    yaml.dump(data, buffer)
    write_atomically(path, buffer.getvalue())


def show(found: Pemantauan, console: Console) -> None:
    """Print the answers, the deviations, the steps and the months."""
    console.print(found.sop.judul, style="bold", markup=False, highlight=False)
    for sentence in found.kalimat:
        console.print(f"• {sentence}", markup=False, highlight=False)
    console.print()
    if found.kesesuaian.penyimpangan:
        console.print(_deviations(found, console.width), highlight=False)
    console.print(_steps(found, console.width), highlight=False)
    if len(found.ukuran.tren) > 1:
        console.print(_months(found), highlight=False)
    if found.usulan:
        console.print(str(Pesan("Usulan", "Proposals")), style="bold", highlight=False)
    for proposal in found.usulan:
        console.print(f"• {proposal.pesan}", markup=False, highlight=False)
    for note in (*found.log.cacat, *found.catatan):
        console.print(f"• {note}", style="dim", markup=False, highlight=False)
    console.print(
        f"{len(found.log.kasus)} {Pesan('kasus', 'cases')}, {found.log.kejadian} "
        f"{Pesan('kejadian', 'events')}, {found.kesesuaian.varian} {Pesan('varian', 'variants')}.",
        style="dim",
        highlight=False,
    )


def _table(*headings: Pesan, words: int) -> Table:
    """A table whose first `words` columns hold text and the others numbers."""
    table = Table(box=None, padding=(0, 1))
    for i, heading in enumerate(headings):
        table.add_column(str(heading), justify="left" if i < words else "right", no_wrap=True, min_width=2)
    return table


def _deviations(found: Pemantauan, width: int) -> Table:
    table = _table(
        Pesan("Penyimpangan", "Deviation"), Pesan("Langkah", "Step"), Pesan("kali", "times"),
        Pesan("kasus", "cases"), words=2,
    )  # fmt: skip
    for row in found.kesesuaian.penyimpangan[:15]:
        if row.langkah is None:
            name = row.keterangan
        else:
            name = f"{row.langkah}. {found.sop.langkah[row.langkah - 1].kegiatan}"
            name = f"{row.keterangan}: {name}" if row.keterangan else name
        table.add_row(str(_KINDS[row.jenis]), cut(name, max(width - 40, 16)), str(row.kali), str(row.kasus))
    return table


def _steps(found: Pemantauan, width: int) -> Table:
    table = _table(
        Pesan("No", "No"), Pesan("Langkah", "Step"), Pesan("kali", "times"), Pesan("tunggu", "waits"),
        Pesan("rata", "mean"), Pesan("9 dari 10", "9 of 10"), Pesan("baku", "standard"),
        Pesan("lewat", "above"), words=2,
    )  # fmt: skip
    for row in found.ukuran.langkah:
        table.add_row(
            str(row.langkah),
            cut(found.sop.langkah[row.langkah - 1].kegiatan, max(width - 62, 12)),
            str(row.kali),
            _length(row.tunggu_rata),
            _length(row.lama_rata),
            _length(row.lama_p90),
            _length(row.baku),
            "" if row.melebihi is None else f"{row.melebihi * 100:.0f} %",
        )
    return table


def _length(minutes: float | None) -> str:
    return "" if minutes is None else short(minutes)


def _months(found: Pemantauan) -> Table:
    table = _table(
        Pesan("Bulan", "Month"), Pesan("kasus", "cases"), Pesan("nilai tengah", "median"),
        Pesan("janji", "promise"), Pesan("kesesuaian", "fitness"), words=1,
    )  # fmt: skip
    for row in found.ukuran.tren:
        kept = "" if row.terpenuhi is None else f"{row.terpenuhi * 100:.0f} %"
        fitness = f"{decimal(row.kesesuaian * 100)} %"
        table.add_row(row.bulan, str(row.kasus), short(row.kerja_p50), kept, fitness)
    return table
