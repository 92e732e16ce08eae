"""`sopan simulate FILE`: can the promise be kept, where does it get stuck, what would help.

sopan simulate pelayanan.skenario.yaml
sopan simulate pelayanan.sop.yaml --atur laju=12/hari --atur petugas.kabid=2 --atur target='3 hari kerja'
sopan simulate pelayanan.skenario.yaml --coba petugas.kabid=2      # what if
sopan simulate pelayanan.skenario.yaml --banding revisi.sop.yaml   # two revisions
sopan simulate pelayanan.skenario.yaml --staf                      # the least staff
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from sopan.cli.analyse import Bentuk, draw
from sopan.cli.console import say, tracked
from sopan.cli.files import make_folder, write_atomically
from sopan.errors import Pesan, WrongUse
from sopan.model.angka import cut, decimal, short
from sopan.model.skenario import Skenario
from sopan.read import read_sop
from sopan.read.skenario_file import BerkasSkenario, read_skenario
from sopan.simulate.analyse import analyse
from sopan.simulate.answers import answer, require_stable
from sopan.simulate.charts import charts
from sopan.simulate.compare import Perbandingan, compare
from sopan.simulate.machine import Mesin, iter_plan
from sopan.simulate.plan import Plan, make_plan
from sopan.simulate.staffing import StafCukup, least_staff
from sopan.simulate.summary import Hasil, summarise
from sopan.simulate.whatif import with_changes

__all__ = ["command", "show"]


HELP = Pesan(
    "Simulasikan SOP dengan petugas, antrean, dan jam kerja: apakah janji terpenuhi, di mana sumbatan, "
    "dan apa yang menolong. Isi skenario dapat ditulis dengan --atur, dan perubahan dicoba dengan --coba.",
    "Simulate an SOP with staff, queues and office hours: is the promise kept, where is the bottleneck, what "
    "would help. A scenario can also be written with --atur, and a change be tried with --coba.",
)
EXAMPLES = (
    "sopan simulate izin.skenario.yaml",
    "sopan simulate izin.sop.yaml --atur laju=12/hari --atur petugas.kabid=2",
    "sopan simulate izin.skenario.yaml --coba petugas.kabid=2 --coba tanpa=5",
    "sopan simulate izin.skenario.yaml --banding izin-revisi.sop.yaml",
    "sopan simulate izin.skenario.yaml --staf --grafik grafik/",
    "sopan simulate izin.skenario.yaml --laporan uji-coba.pdf --putar putar.svg",
)


class PilihanMesin(StrEnum):
    """What runs the simulation."""

    auto = "auto"
    python = "python"
    numba = "numba"


_SCENARIO = ".skenario.yaml"


def _option(*names: str, id: str, en: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=str(Pesan(id, en)), metavar=metavar)


def command(  # noqa: PLR0913, PLR0917  # each is an option that a person may give
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=str(Pesan("*.sop.yaml atau *.skenario.yaml.", "*.sop.yaml or *.skenario.yaml.")),
        ),
    ],
    skenario: Annotated[
        Path | None,
        _option("--scenario", "-s", id="Berkas skenario.", en="The scenario file.", metavar="FILE"),
    ] = None,
    atur: Annotated[
        list[str] | None,
        _option(
            "--atur",
            id="Isi skenario, boleh berulang.",
            en="Set the scenario; repeatable.",
            metavar="KUNCI=ISI",
        ),
    ] = None,
    coba: Annotated[
        list[str] | None,
        _option(
            "--coba", id="Bandingkan dengan perubahan.", en="Compare with a change.", metavar="KUNCI=ISI"
        ),
    ] = None,
    banding: Annotated[
        Path | None,
        _option(
            "--banding", id="Bandingkan dengan revisi SOP.", en="Compare with a revision.", metavar="FILE"
        ),
    ] = None,
    staf: Annotated[
        bool, _option("--staf", id="Cari petugas paling sedikit.", en="Find the least staff.")
    ] = False,
    sasaran: Annotated[
        float,
        _option("--sasaran", id="Bagian kasus yang harus tepat waktu.", en="Share of cases to be in time."),
    ] = 0.9,
    grafik: Annotated[
        Path | None,
        _option(
            "--grafik", id="Tulis grafik SVG ke folder.", en="Write SVG charts to a folder.", metavar="FOLDER"
        ),
    ] = None,
    putar: Annotated[
        Path | None,
        _option("--putar", id="Tulis putar ulang (SVG).", en="Write a replay (SVG).", metavar="FILE"),
    ] = None,
    laporan: Annotated[
        Path | None,
        _option(
            "--laporan", id="Tulis laporan uji coba (PDF).", en="Write the report (PDF).", metavar="FILE"
        ),
    ] = None,
    bentuk: Annotated[
        Bentuk, _option("--format", id="Bentuk keluaran.", en="Form of the answer.")
    ] = Bentuk.text,
    mesin: Annotated[
        PilihanMesin, _option("--mesin", id="Mesin simulasi.", en="What runs it.")
    ] = PilihanMesin.auto,
    paksa: Annotated[
        bool,
        _option("--paksa", id="Jalankan meski petugas kurang.", en="Run though there is too little staff."),
    ] = False,
) -> None:
    """Simulate one SOP or a portfolio."""
    if not 0 < sasaran <= 1:
        raise WrongUse(Pesan("sasaran di antara 0 dan 1.", "sasaran is between 0 and 1."))
    berkas = _read(file, skenario)
    scenario = with_changes(berkas.skenario, atur or [])
    plan = _plan(berkas, scenario)
    other = _other(berkas, scenario, coba or [], banding)
    if not paksa:
        for one in filter(None, (plan, other)):
            require_stable(one)
    dasar = _run(plan, mesin.value)
    comparison = compare(dasar, _run(other, mesin.value)) if other is not None else None
    team = least_staff(plan, sasaran, mesin.value) if staf else None
    if grafik is not None:
        _write_charts(grafik, dasar)
    if putar is not None:
        _write_replay(putar, plan)
    if laporan is not None:
        _write_report(laporan, dasar, _told(comparison, team))
    if bentuk is Bentuk.json:
        say(json.dumps(_as_data(dasar, comparison, team), ensure_ascii=False, indent=2))
    else:
        _show_all(dasar, comparison, team, Console())


def _as_data(dasar: Hasil, comparison: Perbandingan | None, team: StafCukup | None) -> dict[str, Any]:
    data: dict[str, Any] = dasar.to_dict()
    data["jawaban"] = [str(s) for s in answer(dasar).kalimat]
    if comparison is not None:
        data["perbandingan"] = comparison.to_dict()
    if team is not None:
        data["staf"] = team.to_dict()
    return data


def _told(comparison: Perbandingan | None, team: StafCukup | None) -> list[Pesan]:
    """The sentences of a comparison and of a search for staff."""
    told = [comparison.kalimat] if comparison is not None else []
    if team is not None:
        told += [team.kalimat, *([team.anjuran] if team.anjuran is not None else [])]
        if not team.terkecil:
            told.append(Pesan("Tim itu belum tentu yang paling kecil.", "That team may not be the smallest."))
    return told


def _show_all(
    dasar: Hasil, comparison: Perbandingan | None, team: StafCukup | None, console: Console
) -> None:
    show(dasar, console)
    if comparison is not None:
        _show_comparison(comparison, console)
    for sentence in _told(None, team):
        console.print(f"• {sentence}", markup=False, highlight=False)


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
    label = Pesan("Menyimulasikan", "Simulating")
    return summarise(plan, list(tracked(iter_plan(plan, mesin), plan.skenario.ulangan, label)))


def _write_charts(folder: Path, hasil: Hasil) -> None:
    make_folder(folder)
    for name, svg in charts(hasil).items():
        write_atomically(folder / f"{name}.svg", svg.encode())
    if len(hasil.plan.sops) == 1:
        sop = hasil.plan.sops[0]
        draw(folder, sop, analyse(sop), hasil)


def _write_replay(path: Path, plan: Plan) -> None:
    from sopan.layout.compose import compose  # noqa: PLC0415  # only when a drawing is asked for
    from sopan.publish.replay import replay  # noqa: PLC0415

    if len(plan.sops) > 1:
        raise WrongUse(Pesan("putar ulang hanya untuk satu SOP.", "a replay is of one SOP only."))
    sop = plan.sops[0]
    write_atomically(path, replay(sop, compose(sop), plan).encode())


def _write_report(path: Path, hasil: Hasil, told: Sequence[Pesan]) -> None:
    from sopan.publish.uji_coba import trial_report  # noqa: PLC0415  # loads typst

    write_atomically(path, trial_report(hasil, told, datetime.datetime.now(tz=datetime.UTC).date()))


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
