"""`sopan simulate FILE`: can the promise be kept, where does it get stuck, what would help.

sopan simulate pelayanan.skenario.yaml
sopan simulate pelayanan.sop.yaml --atur laju=12/hari --atur petugas.kabid=2 --atur target='3 hari kerja'
sopan simulate pelayanan.skenario.yaml --coba petugas.kabid=2      # what if
sopan simulate pelayanan.skenario.yaml --banding revisi.sop.yaml   # two revisions
sopan simulate pelayanan.skenario.yaml --staf                      # the least staff
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from sopan.errors import Pesan, SystemFailure, WrongUse
from sopan.model.skenario import Skenario
from sopan.read import read_sop
from sopan.read.skenario_file import BerkasSkenario, read_skenario
from sopan.simulate.answers import answer, cut, decimal, require_stable, short
from sopan.simulate.charts import charts
from sopan.simulate.compare import Perbandingan, compare
from sopan.simulate.machine import Mesin
from sopan.simulate.plan import Plan, make_plan
from sopan.simulate.staffing import least_staff
from sopan.simulate.summary import Hasil, simulate
from sopan.simulate.whatif import with_changes

__all__ = ["command", "show"]


class Bentuk(StrEnum):
    """How to show the answer."""

    text = "text"
    json = "json"


class PilihanMesin(StrEnum):
    """What runs the simulation."""

    auto = "auto"
    python = "python"
    numba = "numba"


_SCENARIO = ".skenario.yaml"


def command(  # noqa: PLR0913, PLR0917  # each is an option that a person may give
    file: Annotated[Path, typer.Argument(help="Berkas *.sop.yaml atau *.skenario.yaml.")],
    skenario: Annotated[Path | None, typer.Option("--scenario", "-s", help="Berkas skenario.")] = None,
    atur: Annotated[list[str] | None, typer.Option("--atur", help="Isi skenario: laju=12/hari, ...")] = None,
    coba: Annotated[list[str] | None, typer.Option("--coba", help="Bandingkan dengan perubahan ini.")] = None,
    banding: Annotated[Path | None, typer.Option("--banding", help="Revisi SOP pembanding.")] = None,
    staf: Annotated[bool, typer.Option("--staf", help="Cari petugas paling sedikit.")] = False,
    sasaran: Annotated[float, typer.Option(help="Bagian kasus yang harus memenuhi janji.")] = 0.9,
    grafik: Annotated[Path | None, typer.Option("--grafik", help="Folder untuk grafik SVG.")] = None,
    bentuk: Annotated[Bentuk, typer.Option("--format", help="Bentuk keluaran.")] = Bentuk.text,
    mesin: Annotated[PilihanMesin, typer.Option(help="Mesin simulasi.")] = PilihanMesin.auto,
    paksa: Annotated[bool, typer.Option("--paksa", help="Jalankan meski petugas kurang.")] = False,
) -> None:
    """Simulasikan SOP dengan petugas, antrean, dan jam kerja."""
    if not 0 < sasaran <= 1:
        raise WrongUse(Pesan("sasaran di antara 0 dan 1.", "sasaran is between 0 and 1."))
    berkas = _read(file, skenario)
    scenario = with_changes(berkas.skenario, atur or [])
    plan = _plan(berkas, scenario)
    if not paksa:
        require_stable(plan)
    console = Console()
    dasar = _run(plan, mesin.value)
    output: dict[str, Any] = dasar.to_dict()
    sentences = answer(dasar)
    output["jawaban"] = [str(s) for s in sentences.kalimat]
    other = _other(berkas, scenario, coba or [], banding)
    comparison: Perbandingan | None = None
    if other is not None:
        if not paksa:
            require_stable(other)
        comparison = compare(dasar, _run(other, mesin.value))
        output["perbandingan"] = comparison.to_dict()
    team = least_staff(plan, sasaran, mesin.value) if staf else None
    if team is not None:
        output["staf"] = team.to_dict()
    if grafik is not None:
        _write_charts(grafik, dasar)
    if bentuk is Bentuk.json:
        typer.echo(json.dumps(output, ensure_ascii=False, indent=2))
        return
    show(dasar, console)
    if comparison is not None:
        _show_comparison(comparison, console)
    if team is not None:
        console.print(f"• {team.kalimat}", markup=False, highlight=False)
        if not team.terkecil:
            console.print(
                f"  {Pesan('(belum tentu paling sedikit)', '(perhaps not the least)')}", highlight=False
            )


def _read(file: Path, scenario: Path | None) -> BerkasSkenario:
    """The scenario and its SOPs: of a scenario file, of an SOP with one, or of an SOP alone."""
    if file.name.endswith(_SCENARIO):
        return read_skenario(scenario or file)
    if scenario is not None:
        return read_skenario(scenario, file)
    return BerkasSkenario(Skenario(), (read_sop(file).sop,), ((),))


def _plan(berkas: BerkasSkenario, scenario: Skenario) -> Plan:
    """The plan; without any arrivals only times are simulated, as there can be no queues."""
    if scenario.tingkat in ("petugas", "kalender") and all(p.kedatangan is None for p in scenario.porsi):
        scenario = scenario.model_copy(update={"tingkat": "waktu"})
    return make_plan(berkas.sops, scenario, berkas.jadwal)


def _other(
    berkas: BerkasSkenario, scenario: Skenario, coba: Sequence[str], banding: Path | None
) -> Plan | None:
    """The plan to compare with, of changes, of another revision, or of both; None for neither."""
    if not coba and banding is None:
        return None
    changed = with_changes(scenario, coba)
    if banding is not None:
        if len(berkas.sops) > 1:
            raise WrongUse(
                Pesan("revisi dibandingkan untuk satu SOP saja.", "revisions are compared for one SOP only.")
            )
        berkas = BerkasSkenario(changed, (read_sop(banding).sop,), berkas.jadwal)
    return _plan(berkas, changed)


def _run(plan: Plan, mesin: Mesin) -> Hasil:
    """Run with a bar once it takes a while; the bar goes to stderr and only to a terminal."""
    stderr = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as bar:
        task = bar.add_task(str(Pesan("Menyimulasikan", "Simulating")), total=plan.skenario.ulangan)
        return simulate(plan, mesin, lambda done, _: bar.update(task, completed=done))


def _write_charts(folder: Path, hasil: Hasil) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, svg in charts(hasil).items():
            beside = folder / f".{name}.svg.tmp"
            beside.write_text(svg, encoding="utf-8")
            beside.replace(folder / f"{name}.svg")
    except OSError as error:
        raise SystemFailure(
            Pesan(
                f"grafik tidak dapat ditulis ke {folder}: {error.strerror}.",
                f"charts cannot be written to {folder}: {error.strerror}.",
            )
        ) from error


def show(hasil: Hasil, console: Console) -> None:
    """Print the answers, the times as a picture, the staff and the slowest steps."""
    plan = hasil.plan
    title = plan.sops[0].judul if len(plan.sops) == 1 else str(Pesan("Portofolio", "Portfolio"))
    console.print(title, style="bold", markup=False, highlight=False)
    for sentence in answer(hasil).kalimat:
        console.print(f"• {sentence}", markup=False, highlight=False)
    console.print()
    _show_times(hasil, console)
    if hasil.petugas:
        console.print(_staff_table(hasil, console.width), highlight=False)
    console.print(_step_table(hasil, console.width), highlight=False)
    done = hasil.selesai
    console.print(
        str(
            Pesan(
                f"{done.kasus} kasus, {plan.skenario.ulangan} ulangan, benih {plan.skenario.benih}, "
                f"tingkat {plan.skenario.tingkat}, mulai {plan.kalender.mulai}.",
                f"{done.kasus} cases, {plan.skenario.ulangan} replications, seed {plan.skenario.benih}, "
                f"level {plan.skenario.tingkat}, from {plan.kalender.mulai}.",
            )
        ),
        style="dim",
        highlight=False,
    )


def _show_times(hasil: Hasil, console: Console) -> None:
    """The distribution of working times, a line for each pair of classes; the promise is marked."""
    bars = hasil.sebaran
    if not bars:
        return
    grouped = [(a[0], b[1], a[2] + b[2]) for a, b in zip(bars[::2], bars[1::2], strict=True)]
    last = max((i for i, row in enumerate(grouped) if row[2] > 0), default=0)
    most = max(share for _, _, share in grouped) or 1.0
    room = max(console.width - 34, 10)
    target = hasil.target if hasil.target and not hasil.target.kalender else None
    for low, high, share in grouped[: last + 1]:
        mark = ""
        if target and low < target.batas <= high:
            mark = f"◄ {Pesan('janji', 'promise')} {target.teks}"
        late = target is not None and low >= target.batas
        bar = ("░" if late else "█") * round(share / most * room * 0.7)
        # The last class holds everything beyond it too.
        place = f"> {short(low):>9}" if high == bars[-1][1] else f"≤ {short(high):>9}"
        line = f"{place} {decimal(share * 100):>5} % {bar} {mark}"
        console.print(line.rstrip(), markup=False, highlight=False)
    console.print()


def _staff_table(hasil: Hasil, width: int) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column(str(Pesan("Petugas", "Staff")), no_wrap=True)
    for heading in (
        Pesan("orang", "people"),
        Pesan("sibuk", "busy"),
        Pesan("antrean", "queue"),
        Pesan("tunggu/kasus", "wait/case"),
    ):
        table.add_column(str(heading), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for id, role in hasil.petugas.items():
        mark = f"◄ {Pesan('sumbatan', 'bottleneck')}" if id == hasil.sumbatan else ""
        table.add_row(
            cut(role.nama, max(width - 52, 16)),
            str(role.jumlah),
            f"{role.utilisasi * 100:.0f} %",
            decimal(role.antrean_rata),
            short(role.menunggu_kasus),
            mark,
        )
    return table


def _step_table(hasil: Hasil, width: int) -> Table:
    table = Table(box=None, padding=(0, 1))
    table.add_column(str(Pesan("No", "No")), justify="right", min_width=2)
    table.add_column(str(Pesan("Langkah", "Step")), no_wrap=True)
    for heading in (
        Pesan("kali", "times"),
        Pesan("mulai", "begins"),
        Pesan("menunggu", "waits"),
        Pesan("dikerjakan", "takes"),
    ):
        table.add_column(str(heading), justify="right", no_wrap=True)
    for row in hasil.langkah:
        sop = hasil.plan.sops[row.sop - 1]
        name = sop.langkah[row.langkah - 1].kegiatan
        number = str(row.langkah) if len(hasil.plan.sops) == 1 else f"{row.sop}.{row.langkah}"
        table.add_row(
            number,
            cut(name, max(width - 52, 12)),
            decimal(row.kunjungan, 2),
            short(row.mulai),
            short(row.menunggu_rata),
            short(row.layanan_rata),
        )
    return table


def _show_comparison(found: Perbandingan, console: Console) -> None:
    console.print(f"• {Pesan('Dibandingkan', 'Compared')}: {found.kalimat}", markup=False, highlight=False)
    table = Table(box=None, padding=(0, 1))
    table.add_column("", no_wrap=True)
    for heading in (Pesan("semula", "before"), Pesan("menjadi", "after")):
        table.add_column(str(heading), justify="right", no_wrap=True)
    before, after = found.dasar, found.lain
    table.add_row(
        str(Pesan("rata-rata", "mean")), short(before.selesai.kerja_rata), short(after.selesai.kerja_rata)
    )
    table.add_row(
        str(Pesan("9 dari 10", "9 of 10")), short(before.selesai.kerja_p90), short(after.selesai.kerja_p90)
    )
    if before.target and after.target:
        table.add_row(
            str(Pesan("janji terpenuhi", "promise held")),
            f"{decimal(before.target.terpenuhi * 100)} %",
            f"{decimal(after.target.terpenuhi * 100)} %",
        )
    table.add_row(str(Pesan("petugas", "staff")), str(sum(before.plan.petugas)), str(sum(after.plan.petugas)))
    console.print(table, highlight=False)
