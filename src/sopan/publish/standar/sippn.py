"""The spreadsheet for SIPPN: one row a service, its six public components in the columns.

What an agency writes may begin like a formula; every cell is written as text and marked as such, so that no
spreadsheet takes `=`, `+`, `-` or `@` for a command, not even when somebody edits the cell.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from sopan.publish.standar.komponen import StandarPelayanan

__all__ = ["lembar_sippn"]

_ENAM = ("persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan")
_MOST = 32_000  # characters that a cell can hold, with some room
_WIDTHS = (34, 28, 34, 40, 60, 24, 30, 34, 44)


def lembar_sippn(semua: Sequence[StandarPelayanan]) -> bytes:
    """The spreadsheet of these services as XLSX."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Komponen Standar Pelayanan untuk SIPPN"})
    sheet = book.add_worksheet("SIPPN")
    head = book.add_format({"bold": True, "bg_color": "#DCEBE9", "border": 1, "text_wrap": True})
    text = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    plain = book.add_format(text)
    quoted = book.add_format({**text, "quote_prefix": True})
    names = [standar.komponen for standar in semua][:1]
    titles = ["Nama Pelayanan", "Instansi", "Unit Penyelenggara"]
    titles += [one.nama for one in names[0][:6]] if names else []
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, head)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for row, standar in enumerate(semua, 1):
        sop = standar.sop
        cells = [sop.judul, sop.instansi or "", ", ".join(sop.unit)]
        cells += ["\n".join(_numbered(standar[key].isi)) for key in _ENAM]
        for column, words in enumerate(cells):
            sheet.write_string(
                row, column, words[:_MOST], quoted if words[:1] in ("=", "+", "-", "@") else plain
            )
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()


def _numbered(parts: Sequence[str]) -> list[str]:
    return list(parts) if len(parts) < 2 else [f"{n}. {part}" for n, part in enumerate(parts, 1)]
