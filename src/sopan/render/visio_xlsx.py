"""Visio Data Visualizer: the steps as the table from which Visio draws a cross-functional flowchart.

Visio (Data, Create from data; template Cross-Functional Flowchart) reads the seven columns by their English
names: a row for each shape, the next steps and their labels separated by commas, the lane as its function.
The columns behind them become shape data.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook

from sopan.layout.scene import Scene
from sopan.model import Langkah, Sop
from sopan.model.alur import Alur, Arus, alur_dari
from sopan.render.base import Output, RenderOptions

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    "Process Step ID",
    "Process Step Description",
    "Next Step ID",
    "Connector Label",
    "Shape Type",
    "Function",
    "Phase",
)
"""The columns that Visio knows, in the order of its own template."""

_SHAPES = ("Start", "Process", "Decision", "End")
_WIDTHS = (16, 60, 14, 24, 12, 28, 10, 28, 28, 16, 28, 24)
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_HOW = (
    "Cara memakai di Microsoft Visio:",
    "1. Berkas > Baru > Diagram alur lintas fungsi (Data Visualizer), atau Data > Buat dari Data.",
    "2. Pilih buku kerja ini dan lembar Process Map; kolom bernama bahasa Inggris dikenali Visio.",
    "3. Setelah tabel diubah, pilih Segarkan pada tab Desain Data.",
    "Langkah bersama berada di jalur pelaksana pertamanya; pelaksana lainnya tertulis di kolom Pelaksana.",
)


class _Row(NamedTuple):
    """A shape: its id, text, ways out with their labels, type, lane, and the step whose data it bears."""

    key: str
    text: str
    ways: tuple[tuple[str, str], ...]
    shape: str
    lane: str
    step: Langkah | None = None


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:
    """The table as a workbook; a second sheet says how to use it. Every cell is text, never a formula."""
    file = BytesIO()
    book = Workbook(file, _SETTINGS)
    midnight = datetime.datetime.combine(options.tanggal_dokumen(sop), datetime.time())
    book.set_properties({"title": f"SOP {sop.judul}", "author": sop.instansi or "", "created": midnight})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Process Map")
    labels = scene.labels
    more = (labels.pelaksana, labels.kelengkapan, labels.waktu, labels.output, labels.keterangan)
    rows = list(_rows(sop, alur_dari(sop)))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, wrapped)
    sheet.add_table(
        0,
        0,
        len(rows),
        len(_WIDTHS) - 1,
        {
            "name": "ProcessMap",
            "style": "Table Style Light 9",
            "columns": [{"header": name} for name in (*COLUMNS, *_distinct(more))],
        },
    )
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(_cells(sop, row)):
            sheet.write_string(number, column, value, wrapped)
    sheet.data_validation(1, 4, len(rows), 4, {"validate": "list", "source": list(_SHAPES)})
    sheet.freeze_panes(1, 0)
    help_sheet = book.add_worksheet("Petunjuk")
    help_sheet.set_column(0, 0, 100)
    for number, line in enumerate(_HOW):
        help_sheet.write_string(number, 0, line)
    book.close()
    return (Output("", file.getvalue()),)


def _distinct(names: tuple[str, ...]) -> list[str]:
    """Headings of a table must differ, from Visio's too, whatever an agency calls them."""
    seen = {name.casefold() for name in COLUMNS}
    found = []
    for name in names:
        heading = name
        while heading.casefold() in seen:
            heading += "_"
        seen.add(heading.casefold())
        found.append(heading)
    return found


def _rows(sop: Sop, alur: Alur) -> Iterator[_Row]:
    """The shapes as the document draws them: the first step is the start, an ending one the end.

    Where such a step is a decision, or both, the capsule is a row of its own.
    """
    first = sop.langkah[0]
    if first.keputusan:
        yield _Row("mulai", "Mulai", (("1", ""),), "Start", _lane(sop, first))
    for number, step in enumerate(sop.langkah, 1):
        ends = number in alur.akhir
        apart = ends and (step.keputusan is not None or number == 1)
        keys = [(_target(way, apart), _answer(step, way)) for way in alur.keluar.get(number, ())]
        shape = "Decision" if step.keputusan else "Start" if number == 1 else "End" if ends else "Process"
        ways = tuple((key, label) for key, label in keys if key)
        yield _Row(str(number), step.kegiatan, ways, shape, _lane(sop, step), step)
        if apart:
            yield _Row(f"selesai-{number}", "Selesai", (), "End", _lane(sop, step))


def _lane(sop: Sop, step: Langkah) -> str:
    return sop.pelaksana[step.pelaksana[0]].nama


def _target(way: Arus, apart: bool) -> str:
    """The id that a way leads to; none where the step is itself the end."""
    if way.ke is not None:
        return str(way.ke)
    return f"selesai-{way.dari}" if apart else ""


def _answer(step: Langkah, way: Arus) -> str:
    """A label without commas, which separate labels."""
    if step.keputusan is None or way.cabang is None:
        return ""
    return step.keputusan.label(way.cabang).replace(",", ";")


def _cells(sop: Sop, row: _Row) -> tuple[str, ...]:
    labels = ",".join(label for _, label in row.ways) if any(label for _, label in row.ways) else ""
    fixed = (row.key, row.text, ",".join(key for key, _ in row.ways), labels, row.shape, row.lane, "")
    step = row.step
    if step is None:
        return (*fixed, "", "", "", "", "")
    names = ", ".join(sop.pelaksana[actor].nama for actor in step.pelaksana)
    return (
        *fixed,
        names,
        "\n".join(step.kelengkapan),
        step.waktu or "",
        "\n".join(step.output),
        step.keterangan or "",
    )
