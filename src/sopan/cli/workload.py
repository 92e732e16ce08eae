"""`sopan workload`: how many people a unit needs for its SOPs (Analisis Beban Kerja).

sopan workload surat-masuk.sop.yaml=1200 izin.sop.yaml=300     # cases a year
sopan workload unit.skenario.yaml --output abk.xlsx            # a portfolio
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from sopan.errors import Pesan, SystemFailure, WrongUse
from sopan.read import read_sop
from sopan.read.skenario_file import read_skenario
from sopan.simulate.answers import cut, decimal
from sopan.simulate.workload import BebanKerja, BebanSop, volume_setahun, workload

__all__ = ["command"]


class Bentuk(StrEnum):
    """How to show the answer."""

    text = "text"
    json = "json"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE=VOLUME...", help="SOP=kasus setahun, atau *.skenario.yaml.")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Berkas .xlsx.")] = None,
    unit: Annotated[str, typer.Option("--unit", help="Nama unit untuk judul lembar.")] = "",
    bentuk: Annotated[Bentuk, typer.Option("--format", help="Bentuk keluaran.")] = Bentuk.text,
) -> None:
    """Hitung beban kerja dan kebutuhan petugas dari SOP dan volume setahun."""
    result = workload(_parts(files))
    if output is not None:
        _write(output, result, unit)
    if bentuk is Bentuk.json:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
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


def _write(path: Path, result: BebanKerja, unit: str) -> None:
    from sopan.simulate.workload_sheet import workload_xlsx  # noqa: PLC0415  # XlsxWriter only when asked for

    beside = path.with_name(f".{path.name}.tmp")
    try:
        beside.write_bytes(workload_xlsx(result, unit))
        beside.replace(path)
    except OSError as error:
        raise SystemFailure(
            Pesan(
                f"{path} tidak dapat ditulis: {error.strerror}.",
                f"{path} cannot be written: {error.strerror}.",
            )
        ) from error


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
