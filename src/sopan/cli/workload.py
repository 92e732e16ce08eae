"""`sopan workload`: how many people a unit needs for its SOPs (Analisis Beban Kerja).

sopan workload surat-masuk.sop.yaml=1200 izin.sop.yaml=300     # cases a year
sopan workload unit.skenario.yaml --output abk.xlsx            # a portfolio
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sopan.cli.analyse import Bentuk
from sopan.cli.console import say
from sopan.cli.files import write_atomically
from sopan.errors import Pesan, WrongUse
from sopan.model.angka import cut, decimal
from sopan.read import read_sop
from sopan.read.skenario_file import read_skenario
from sopan.simulate.workload import BebanKerja, BebanSop, volume_setahun, workload

__all__ = ["command"]

HELP = Pesan(
    "Hitung beban kerja: berapa petugas yang diperlukan tiap jabatan untuk semua SOP suatu unit "
    "(Analisis Beban Kerja).",
    "Reckon the workload: how many people each role needs for all SOPs of a unit (Analisis Beban Kerja).",
)
EXAMPLES = (
    "sopan workload surat-masuk.sop.yaml=1200 izin.sop.yaml=300",
    "sopan workload unit.skenario.yaml --output abk.xlsx",
)


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE=VOLUME...",
            help=str(
                Pesan("SOP=kasus setahun, atau *.skenario.yaml.", "SOP=cases a year, or *.skenario.yaml.")
            ),
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=str(Pesan("Tulis .xlsx.", "Write .xlsx."))),
    ] = None,
    unit: Annotated[
        str, typer.Option("--unit", help=str(Pesan("Nama unit di lembar itu.", "Name of the unit on it.")))
    ] = "",
    bentuk: Annotated[
        Bentuk, typer.Option("--format", help=str(Pesan("Bentuk keluaran.", "Form of the answer.")))
    ] = Bentuk.text,
) -> None:
    """Reckon the workload of a unit."""
    result = workload(_parts(files))
    if output is not None:
        from sopan.simulate.workload_sheet import workload_xlsx  # noqa: PLC0415  # only when asked for

        write_atomically(output, workload_xlsx(result, unit))
    if bentuk is Bentuk.json:
        say(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        show(result, Console())


def _parts(files: Sequence[str]) -> list[BebanSop]:
    parts: list[BebanSop] = []
    for text in files:
        if text.endswith(".skenario.yaml"):
            berkas = read_skenario(Path(text))
            for sop, porsi in zip(berkas.sops, berkas.skenario.porsi, strict=True):
                if porsi.kedatangan is None:
                    raise _no_volume(text)
                parts.append(BebanSop(sop, volume_setahun(porsi.kedatangan), berkas.skenario.petugas))
            continue
        name, equals, volume = text.rpartition("=")
        try:
            number = float(volume.replace(",", "."))
        except ValueError:
            raise _no_volume(text) from None
        if not equals or not 0 <= number < 1e12:
            raise _no_volume(text)
        parts.append(BebanSop(read_sop(Path(name)).sop, number, {}))
    return parts


def _no_volume(text: str) -> WrongUse:
    return WrongUse(
        Pesan(
            f"'{text}' belum menyebut volume setahun; tulis misalnya surat-masuk.sop.yaml=1200.",
            f"'{text}' gives no yearly volume; write for instance surat-masuk.sop.yaml=1200.",
        )
    )


def show(result: BebanKerja, console: Console) -> None:
    """Print the load by role and what follows."""
    table = Table(box=None, padding=(0, 1))
    table.add_column(str(Pesan("Jabatan", "Role")), no_wrap=True)
    for heading in (
        Pesan("menit/tahun", "minutes/yr"),
        Pesan("kebutuhan", "need"),
        Pesan("orang", "people"),
        Pesan("tersedia", "there"),
        Pesan("terpakai", "used"),
    ):
        table.add_column(str(heading), justify="right", no_wrap=True)
    for role in result.peran:
        table.add_row(
            cut(role.peran, max(console.width - 58, 16)),
            f"{role.beban:,.0f}".replace(",", str(Pesan(".", ","))),
            decimal(role.kebutuhan, 2),
            str(role.kebutuhan_bulat),
            "" if role.tersedia is None else str(role.tersedia),
            "" if role.efektivitas is None else f"{role.efektivitas * 100:.0f} %",
        )
    console.print(table, highlight=False)
    for sentence in (*result.kalimat, *result.catatan):
        console.print(f"• {sentence}", markup=False, highlight=False)
    console.print(
        f"{result.konstanta.dasar}: {result.konstanta.menit_efektif_tahun:.0f} "
        f"{Pesan('menit efektif setahun', 'effective minutes a year')}.",
        style="dim",
        markup=False,
        highlight=False,
    )
