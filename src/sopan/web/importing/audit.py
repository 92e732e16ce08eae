"""The audit of the stock: every old document with its findings, and the faults by kind and unit."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

import xlsxwriter

from sopan.web.importing.models import DokumenLama
from sopan.web.library.reading import document, findings

__all__ = ["written"]

_COLUMNS = (
    "Berkas", "Unit", "Keadaan", "Judul", "Format", "Perlu dilihat", "Kesalahan", "Peringatan", "Kembar",
    "Alasan",
)  # fmt: skip


def written(documents: Sequence[DokumenLama]) -> bytes:
    """The workbook, the worst document first. No cell is ever a formula."""
    same = Counter(one.sidik_sop for one in documents if one.sidik_sop)
    kinds: Counter[tuple[str, str]] = Counter()
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet("Dokumen")
        sheet.write_row(0, 0, _COLUMNS, bold)
        worst = sorted(documents, key=lambda one: (-one.kesalahan, -one.ragu, one.nama))
        for line, one in enumerate(worst, 1):
            for column, text in enumerate((one.nama, one.unit.nama, one.keadaan, one.judul, one.format)):
                sheet.write_string(line, column, text)
            for column, number in enumerate((one.ragu, one.kesalahan, one.peringatan), 5):
                sheet.write_number(line, column, number)
            sheet.write_string(line, 8, "ya" if same[one.sidik_sop] > 1 else "")
            sheet.write_string(line, 9, "; ".join(why[0] for why in one.alasan))
            if one.isi:
                for found in findings(document(one.isi), "reviu").temuan:
                    kinds[one.unit.nama, f"{found.kode} {found.nama}"] += 1
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 3, 32)
        sheet.autofilter(0, 0, max(len(worst), 1), len(_COLUMNS) - 1)
        faults = book.add_worksheet("Temuan")
        faults.write_row(0, 0, ("Unit", "Aturan", "Banyaknya"), bold)
        for line, ((unit, rule), count) in enumerate(kinds.most_common(), 1):
            faults.write_string(line, 0, unit)
            faults.write_string(line, 1, rule)
            faults.write_number(line, 2, count)
        faults.set_column(0, 1, 40)
    return out.getvalue()
