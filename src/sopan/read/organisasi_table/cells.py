"""The cells of a spreadsheet or a CSV file as plain text. Formulas and macros are not looked at."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.read.source import decode, read_bytes, shown_name

__all__ = ["SUFFIXES", "Lembar", "kolom_huruf", "read_cells"]

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
"""Files that are read as tables."""

_LARGEST = 20_000_000
_LARGEST_UNPACKED = 200_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_MOST_ROWS = 100_000
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its name (empty for CSV), its rows from the first line on, and where merged areas lie.

    `gabungan` are (first row, first column, last row, last column), counted from 0, both ends included.
    """

    nama: str
    baris: list[list[str]]
    gabungan: tuple[tuple[int, int, int, int], ...] = ()


def kolom_huruf(kolom: int) -> str:
    """The letters of a column as a spreadsheet shows them; 0 is A."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def read_cells(path: Path) -> list[Lembar]:
    """The sheets of a file. Raises `UnreadableFile` where it is none of `SUFFIXES` or not what it says."""
    name, data = shown_name(path), read_bytes(path, _LARGEST)
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return [_csv(decode(data, name), name)]
    if suffix not in SUFFIXES:
        raise _refused(
            name,
            Pesan(
                f"berkas {suffix or 'tanpa akhiran'} tidak dibaca.", f"{suffix or 'this'} files are not read."
            ),
            Pesan(f"Simpan sebagai {', '.join(SUFFIXES)}.", f"Save it as {', '.join(SUFFIXES)}."),
        )
    _check_size(data, name)
    return _workbook(data, name)


def _csv(text: str, name: str) -> Lembar:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = [row[:_MOST_COLUMNS] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise _refused(name, Pesan(f"CSV-nya rusak: {error}.", f"the CSV is broken: {error}.")) from error
    return Lembar("", [[_text(cell) for cell in row] for row in rows[:_MOST_ROWS]])


def _check_size(data: bytes, name: str) -> None:
    """Refuse an archive that unpacks to far more than a table of offices can be."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _not_a_workbook(name) from error
    if unpacked > _LARGEST_UNPACKED:
        raise _refused(
            name,
            Pesan(
                f"isi berkas terlalu besar ({unpacked / 1e6:.0f} MB setelah dibuka).",
                f"the content is too large ({unpacked / 1e6:.0f} MB when unpacked).",
            ),
        )


def _workbook(data: bytes, name: str) -> list[Lembar]:
    from python_calamine import (  # noqa: PLC0415 - compiled, and only a table needs it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for info in book.sheets_metadata:
            if info.typ is not SheetTypeEnum.WorkSheet or info.visible is not SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(info.name)
            rows = [
                [_text(cell) for cell in row[:_MOST_COLUMNS]]
                for row in sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)
            ]
            merged = tuple((a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or ())
            sheets.append(Lembar(info.name, rows, merged))
    except PasswordError as error:
        raise _refused(name, Pesan("berkas berkata sandi.", "the file has a password.")) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _not_a_workbook(name) from error
    return sheets


def _text(value: object) -> str:
    """A cell as a person reads it: whole numbers without a fraction, dates as year-month-day."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return _CONTROL.sub(" ", str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()


def _refused(name: str, message: Pesan, instead: Pesan | None = None) -> UnreadableFile:
    return UnreadableFile([Fault(name, 0, 0, message, instead=instead)])


def _not_a_workbook(name: str) -> UnreadableFile:
    return _refused(
        name,
        Pesan("ini bukan buku kerja yang dapat dibaca.", "this is no workbook that can be read."),
        Pesan("Buka lalu simpan ulang sebagai .xlsx.", "Open it and save it again as .xlsx."),
    )
