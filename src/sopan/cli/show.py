"""`sopan show`: an SOP in the terminal, to be read without a viewer."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sopan.cli.console import say
from sopan.cli.overview import Overview, as_data, in_short, overview, where_short
from sopan.errors import Pesan
from sopan.model import Sop
from sopan.read import read_sop

HELP = Pesan(
    "Tampilkan sebuah SOP di terminal: identitas, pelaksana, langkah dengan alurnya, dan waktu terpanjang "
    "dan terpendek tanpa pengulangan.",
    "Show an SOP in the terminal: identity, actors, steps with their flow, and the longest and the shortest "
    "time without rework.",
)
EXAMPLES = ("sopan show konsinyering.sop.yaml", "sopan show konsinyering.sop.yaml --format json")

_NARROWEST, _WIDEST = 60, 120
_ACTOR = (12, 16)  # width of the column of actors: it should not break "Pengadministrasi"


class Bentuk(StrEnum):
    """The forms of the answer."""

    text = "text"
    json = "json"


def command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=str(Pesan("Berkas *.sop.yaml.", "A *.sop.yaml file.")))
    ],
    bentuk: Annotated[
        Bentuk,
        typer.Option(
            "--format", metavar="BENTUK", help=str(Pesan("Bentuk: text, json.", "Form: text, json."))
        ),
    ] = Bentuk.text,
) -> None:
    """Show one SOP."""
    sop = read_sop(file, strict_references=False).sop
    seen = overview(sop)
    if bentuk is Bentuk.json:
        say(json.dumps(as_data(sop, seen), ensure_ascii=False, indent=2))
        return
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    console = Console(
        file=io.StringIO(), width=width, force_terminal=_colourful(), highlight=False, markup=False
    )
    for part in _parts(sop, seen):
        console.print(part)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]  # a StringIO, ours
    say("\n".join(line.rstrip() for line in lines))


def _colourful() -> bool:
    return sys.stdout.isatty()


def _parts(sop: Sop, seen: Overview) -> Iterator[Text | Table | Padding]:
    yield Text(sop.judul, style="bold")
    kinds = [kind for kind in (sop.jenis, sop.sifat, sop.orientasi, sop.skala) if kind]
    yield Text(f"SOP {', '.join(kinds)}", style="dim")
    yield Text()
    yield _identity(sop)
    yield _heading(Pesan("Pelaksana", "Actors"))
    yield _actors(sop)
    yield _heading(Pesan("Langkah", "Steps"))
    yield _steps(sop, seen)
    yield Text()
    yield from _times(sop, seen)


def _heading(title: Pesan) -> Padding:
    return Padding(Text(str(title), style="bold"), (1, 0, 0, 0))


def _identity(sop: Sop) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    dates = [
        f"{name} {day.isoformat()}"
        for name, day in (
            (Pesan("pembuatan", "made"), sop.tanggal.pembuatan),
            (Pesan("revisi", "revised"), sop.tanggal.revisi),
            (Pesan("efektif", "in force"), sop.tanggal.efektif),
        )
        if day
    ]
    approval = [part for part in (sop.pengesahan.jabatan, sop.pengesahan.nama) if part]
    if sop.pengesahan.nip:
        approval.append(f"NIP {sop.pengesahan.nip}")
    rows: list[tuple[Pesan, Sequence[str]]] = [
        (Pesan("Nomor", "Number"), [sop.nomor] if sop.nomor else []),
        (Pesan("Instansi", "Agency"), [*([sop.instansi] if sop.instansi else []), *sop.unit]),
        (Pesan("Tanggal", "Dates"), [", ".join(dates)] if dates else []),
        (Pesan("Disahkan oleh", "Approved by"), approval),
        (Pesan("Dasar hukum", "Legal basis"), _numbered(sop.dasar_hukum)),
        (Pesan("Kualifikasi", "Qualification"), _numbered(sop.kualifikasi_pelaksana)),
        (Pesan("Keterkaitan", "Related SOPs"), _numbered([str(other) for other in sop.keterkaitan])),
        (Pesan("Peralatan", "Equipment"), _numbered(sop.peralatan)),
        (Pesan("Peringatan", "Warnings"), _numbered(sop.peringatan)),
        (Pesan("Pencatatan", "Records"), _numbered(sop.pencatatan)),
    ]
    for name, lines in rows:
        table.add_row(str(name), Text("\n".join(lines) or "-"))
    return table


def _numbered(items: Sequence[str]) -> Sequence[str]:
    return items if len(items) < 2 else [f"{number}. {item}" for number, item in enumerate(items, 1)]


def _actors(sop: Sop) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(style="dim")
    for name, actor in sop.pelaksana.items():
        notes = [str(Pesan("di luar instansi", "outside the agency"))] if actor.luar else []
        if actor.jumlah:
            notes.append(str(Pesan(f"{actor.jumlah} orang", f"{actor.jumlah} people")))
        table.add_row(name, Text(actor.nama), ", ".join(notes))
    return table


def _steps(sop: Sop, seen: Overview) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, expand=True, show_edge=False)
    table.add_column("No", justify="right", no_wrap=True)
    words = (word for actor in sop.pelaksana.values() for word in actor.nama.split())
    longest = max(_ACTOR[0], min(_ACTOR[1], max(map(len, words), default=0)))
    for title, ratio, width in (
        (Pesan("Kegiatan", "Activity"), 10, None),
        (Pesan("Pelaksana", "Actor"), None, longest),
        (Pesan("Waktu", "Time"), None, 8),
        (Pesan("Alur", "Flow"), 5, None),
    ):
        table.add_column(str(title), ratio=ratio, width=width, overflow="fold")
    missing = {gone.jalur[1]: str(gone.rujukan) for gone in seen.alur.hilang}
    for nomor, langkah in enumerate(sop.langkah, 1):
        actors = ", ".join(sop.pelaksana[name].nama for name in langkah.pelaksana)
        flow = [line for way in seen.alur.keluar[nomor] if (line := where_short(sop, way))]
        if nomor - 1 in missing:
            lost = missing[nomor - 1]
            flow.append(str(Pesan(f"ke '{lost}', yang tidak ada", f"to '{lost}', which does not exist")))
        name = f" ({langkah.id})" if langkah.id else ""
        style = "yellow" if nomor in seen.unmeasured else ""
        table.add_row(
            str(nomor),
            Text(langkah.kegiatan).append(name, style="dim"),
            Text(actors),
            Text(langkah.waktu or "-", style=style),
            Text("\n".join(flow)),
        )
    return table


def _times(sop: Sop, seen: Overview) -> Iterator[Text]:
    if seen.longest is None or seen.shortest is None:
        yield Text(
            str(
                Pesan(
                    "Tidak ada jalan tanpa pengulangan yang sampai ke akhir.",
                    "No way without rework leads to an end.",
                )
            ),
            style="yellow",
        )
    elif seen.longest == seen.shortest:
        yield Text(str(Pesan(f"Waktu: {seen.longest}", f"Time: {seen.longest}")), style="bold")
    else:
        steps = in_short(seen.shortest.steps)
        yield Text(
            str(
                Pesan(
                    f"Waktu terpanjang tanpa pengulangan: {seen.longest}",
                    f"Longest time without rework: {seen.longest}",
                )
            ),
            style="bold",
        )
        yield Text(
            str(
                Pesan(
                    f"Waktu terpendek: {seen.shortest} (langkah {steps})",
                    f"Shortest time: {seen.shortest} (steps {steps})",
                )
            )
        )
    if seen.untimed:
        steps = in_short(seen.untimed)
        yield Text(
            str(
                Pesan(
                    f"Tanpa waktu, jadi tidak terhitung: langkah {steps}",
                    f"Without a time, so not counted: steps {steps}",
                )
            ),
            style="yellow",
        )
    for nomor in seen.unmeasured:
        waktu = sop.langkah[nomor - 1].waktu
        yield Text(
            str(
                Pesan(
                    f"Tidak terukur, jadi tidak terhitung: '{waktu}' di langkah {nomor}",
                    f"Not measurable, so not counted: '{waktu}' in step {nomor}",
                )
            ),
            style="yellow",
        )
