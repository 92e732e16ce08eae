"""The workload as a spreadsheet: a summary by role, the lines of the ABK form, and what it rests on.

Texts come from files of others, so every one is written as text: a cell that begins with = + - or @
stays what it says. Sums and needs are formulas over the lines, so that the sheet can be worked on.
"""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from sopan.errors import Pesan
from sopan.simulate.workload import BebanKerja

__all__ = ["workload_xlsx"]


def workload_xlsx(beban: BebanKerja, unit: str = "") -> bytes:
    """The spreadsheet as bytes, the same for the same workload."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "Analisis Beban Kerja", "created": datetime.datetime(2020, 1, 1)})  # noqa: DTZ001  # a fixed date keeps the bytes the same
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(head | {"border": 1, "bg_color": "#E6F0EE"}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "whole": book.add_format({"num_format": "#,##0", "valign": "top", "border": 1}),
        "number": book.add_format({"num_format": "#,##0.00", "valign": "top", "border": 1}),
        "share": book.add_format({"num_format": "0 %", "valign": "top", "border": 1}),
    }
    summary, details, ground = (book.add_worksheet(name) for name in ("Ringkasan", "Rincian", "Dasar"))
    last = _details(details, beban, styles)
    _summary(summary, beban, styles, unit, last)
    _ground(ground, beban, styles)
    book.close()
    return buffer.getvalue()


def _details(sheet: Any, beban: BebanKerja, styles: dict[str, Any]) -> int:
    """The lines of the form; gives the last row, counted from 1 as in a formula."""
    heads = (
        Pesan("Jabatan", "Role"), Pesan("SOP", "SOP"), Pesan("No langkah", "Step"),
        Pesan("Uraian tugas", "Task"), Pesan("Hasil kerja", "Output"),
        Pesan("Volume setahun", "Times a year"),
        Pesan("Waktu penyelesaian (menit)", "Time (minutes)"), Pesan("Beban (menit)", "Load (minutes)"),
        Pesan("Kebutuhan pegawai", "People needed"),
    )  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write_string(0, column, str(head), styles["head"])
    for row, line in enumerate(beban.rincian, 1):
        for column, text in ((0, line.peran), (1, line.sop), (3, line.kegiatan), (4, line.hasil)):
            sheet.write_string(row, column, text, styles["text"])
        sheet.write_number(row, 2, line.langkah, styles["whole"])
        sheet.write_number(row, 5, line.volume, styles["number"])
        sheet.write_number(row, 6, line.menit, styles["number"])
        sheet.write_formula(row, 7, f"=F{row + 1}*G{row + 1}", styles["whole"], line.beban)
        sheet.write_formula(row, 8, f"=H{row + 1}/Dasar!$B$2", styles["number"], line.kebutuhan)
    for column, width in enumerate((28, 34, 8, 60, 30, 12, 14, 14, 12)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(beban.rincian), 1), len(heads) - 1)
    return max(len(beban.rincian), 1) + 1


def _summary(sheet: Any, beban: BebanKerja, styles: dict[str, Any], unit: str, last: int) -> None:
    title = "Analisis Beban Kerja" + (f" {unit}" if unit else "")
    sheet.write_string(0, 0, title, styles["title"])
    heads = (
        Pesan("Jabatan", "Role"), Pesan("Beban setahun (menit)", "Load a year (minutes)"),
        Pesan("Kebutuhan", "Need"), Pesan("Kebutuhan, dibulatkan", "Need, rounded up"),
        Pesan("Tersedia", "There"), Pesan("Selisih", "Difference"),
        Pesan("Efektivitas", "Use of their time"), Pesan("Keadaan", "State"),
    )  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write_string(2, column, str(head), styles["head"])
    for row, role in enumerate(beban.peran, 3):
        n = row + 1
        sheet.write_string(row, 0, role.peran, styles["text"])
        total = f"=SUMIF(Rincian!$A$2:$A${last},A{n},Rincian!$H$2:$H${last})"
        sheet.write_formula(row, 1, total, styles["whole"], role.beban)
        sheet.write_formula(row, 2, f"=B{n}/Dasar!$B$2", styles["number"], role.kebutuhan)
        sheet.write_formula(row, 3, f"=ROUNDUP(ROUND(C{n},9),0)", styles["whole"], role.kebutuhan_bulat)
        if role.tersedia is None:
            for column in (4, 5, 6):
                sheet.write_blank(row, column, None, styles["whole"])
        else:
            sheet.write_number(row, 4, role.tersedia, styles["whole"])
            sheet.write_formula(row, 5, f"=E{n}-D{n}", styles["whole"], role.selisih)
            sheet.write_formula(row, 6, f"=C{n}/E{n}", styles["share"], role.efektivitas)
        sheet.write_string(row, 7, role.keadaan, styles["text"])
    for column, width in enumerate((36, 16, 12, 14, 10, 10, 12, 16)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 1)


def _ground(sheet: Any, beban: BebanKerja, styles: dict[str, Any]) -> None:
    sheet.write_string(0, 0, str(Pesan("Dasar", "Ground")), styles["head"])
    sheet.write_string(0, 1, beban.konstanta.dasar, styles["text"])
    sheet.write_string(
        1, 0, str(Pesan("Menit kerja efektif setahun", "Effective minutes a year")), styles["head"]
    )
    sheet.write_number(1, 1, beban.konstanta.menit_efektif_tahun, styles["whole"])
    for row, note in enumerate(beban.catatan, 3):
        sheet.write_string(row, 0, str(note))
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 60)
