"""`sopan analyse FILE`: what an SOP takes, from its graph alone, without simulating."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sopan.cli.console import say
from sopan.cli.files import make_folder, write_atomically
from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.angka import cut, decimal, lama, short
from sopan.read import read_sop
from sopan.simulate.analyse import Analisis, analyse
from sopan.simulate.summary import Hasil

__all__ = ["Bentuk", "command", "draw", "show"]

HELP = Pesan(
    "Hitung tanpa simulasi: jalan terpendek dan terpanjang, waktu harapan dengan pengulangan, bagian tiap "
    "pelaksana, serah terima, titik tunggu, dan apa yang dihemat bila sebuah langkah dihapus.",
    "Reckon without simulation: shortest and longest way, expected time with rework, each actor's share, "
    "hand-overs, waiting points, and what leaving a step out would save.",
)
EXAMPLES = (
    "sopan analyse izin.sop.yaml",
    "sopan analyse izin.sop.yaml --gambar gambar/",
    "sopan analyse izin.sop.yaml --format json",
)


class Bentuk(StrEnum):
    """How to show the answer."""

    text = "text"
    json = "json"


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=str(Pesan("Berkas SOP.", "The SOP file.")))],
    bentuk: Annotated[
        Bentuk,
        typer.Option("--format", help=str(Pesan("Bentuk keluaran.", "Form of the answer."))),
    ] = Bentuk.text,
    gambar: Annotated[
        Path | None,
        typer.Option(
            "--gambar",
            metavar="FOLDER",
            help=str(Pesan("Tulis alur dengan waktunya (SVG).", "Write the flow with its times (SVG).")),
        ),
    ] = None,
) -> None:
    """Analyse one SOP."""
    sop = read_sop(file).sop
    result = analyse(sop)
    if gambar is not None:
        draw(gambar, sop, result)
    if bentuk is Bentuk.json:
        say(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        show(sop, result, Console())


def draw(folder: Path, sop: Sop, result: Analisis, hasil: Hasil | None = None) -> None:
    """Write the procedure pages with times, or with a simulation's waits, as `alur-1.svg` and so on."""
    from sopan.layout.compose import compose  # noqa: PLC0415  # only when a drawing is asked for
    from sopan.publish.flow_times import flow_times  # noqa: PLC0415

    make_folder(folder)
    for number, svg in enumerate(flow_times(sop, compose(sop), result, hasil), 1):
        write_atomically(folder / f"alur-{number}.svg", svg.encode())


def show(sop: Sop, result: Analisis, console: Console) -> None:
    """Print an analysis as tables."""
    console.print(sop.judul, style="bold", markup=False, highlight=False)
    facts = Table.grid(padding=(0, 2))
    shortest, longest = result.terpendek, result.terpanjang
    for name, value in (
        (Pesan("Jalan terpendek", "Shortest way"), f"{lama(shortest.menit)} ({_steps(shortest.langkah)})"),
        (Pesan("Jalan terpanjang", "Longest way"), f"{lama(longest.menit)} ({_steps(longest.langkah)})"),
        (Pesan("Waktu harapan", "Expected time"), f"{lama(result.harapan)} ± {lama(result.simpangan)}"),
        (Pesan("Selesai tanpa ulang", "Done without rework"), f"{result.tanpa_ulang * 100:.0f} %"),
        (Pesan("Serah terima", "Hand-overs"), decimal(result.jumlah_serah_terima)),
        (Pesan("Titik tunggu", "Waiting points"), _waiting(result)),
    ):
        facts.add_row(str(name), value)
    console.print(facts, highlight=False)
    console.print(_step_table(sop, result, console.width - 54), highlight=False)
    console.print(_actor_table(result), highlight=False)
    for note in result.catatan:
        console.print(f"• {note}", markup=False, highlight=False)


def _waiting(result: Analisis) -> str:
    """`5 (4,0x), 4 (3,0x, all there)`: the steps before which a case lies, most often first."""
    words = {
        "bersama": Pesan("menunggu semua hadir", "until all are there"),
        "kalender": Pesan("waktu kalender", "calendar time"),
    }
    return ", ".join(
        f"{p.langkah} ({decimal(p.kali)}×{''.join(f', {words[why]}' for why in p.sebab if why in words)})"
        for p in result.titik_tunggu
    )


def _step_table(sop: Sop, result: Analisis, room: int) -> Table:
    table = Table(box=None, padding=(0, 1), title_justify="left")
    table.add_column(str(Pesan("No", "No")), justify="right", min_width=2)
    table.add_column(str(Pesan("Kegiatan", "Activity")), no_wrap=True)
    for heading in (
        Pesan("kali", "times"),
        Pesan("waktu", "time"),
        Pesan("harapan", "expected"),
        Pesan("dihapus", "removed"),
        Pesan("serah", "hands"),
    ):
        table.add_column(str(heading), justify="right", no_wrap=True)
    for step, row in zip(sop.langkah, result.langkah, strict=True):
        table.add_row(
            str(row.langkah),
            cut(step.kegiatan, max(room, 12)),
            decimal(row.kunjungan, 2),
            short(row.menit),
            short(row.menit_harapan),
            "" if row.hemat_menit is None else f"-{short(max(row.hemat_menit, 0))}",
            "" if row.hemat_serah_terima is None else f"{decimal(-row.hemat_serah_terima)}",
        )
    return table


def _actor_table(result: Analisis) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column(str(Pesan("Pelaksana", "Actor")), no_wrap=True, max_width=46)
    for heading in (Pesan("tindakan", "actions"), Pesan("waktu", "time"), Pesan("bagian", "share")):
        table.add_column(str(heading), justify="right")
    for actor in result.pelaksana.values():
        share = f"{actor.bagian * 100:.0f} %"
        table.add_row(actor.nama, decimal(actor.kunjungan, 2), short(actor.menit), share)
    return table


def _steps(steps: tuple[int, ...]) -> str:
    """`1-4, 6, 7` for steps in order."""
    runs: list[list[int]] = []
    for step in steps:
        if runs and step == runs[-1][-1] + 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
