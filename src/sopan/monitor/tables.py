"""Tables of event logs from CSV and XLSX files. Both come from outside, so both are read with limits.

Of an XLSX only the values of its first sheet are read, straight from its XML: no formula is evaluated, no
macro, link or entity followed, and what a small file may unpack to is bounded.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # ships no types

from sopan.errors import Fault, Pesan, UnreadableFile
from sopan.monitor.log import Tabel

__all__ = ["LARGEST", "read_csv", "read_xlsx", "unreadable"]

LARGEST = 200_000_000
"""Bytes that a log may have, or unpack to. A million events in CSV take about 60 MB."""

_ROWS = 5_000_000
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATE_FORMATS = {14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47}
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  # a spreadsheet has no time zone


def unreadable(file: str, id: str, en: str, line: int = 0) -> UnreadableFile:
    """An error about the log as a whole."""
    return UnreadableFile([Fault(file, line, 1 if line else 0, Pesan(id, en))])


def read_csv(text: str, file: str) -> Tabel:
    """Read a CSV text; the separator is the one that its first line uses most. Raises UnreadableFile."""
    head = text.partition("\n")[0]
    separator = max(",;\t|", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return _table(file, ((rows.line_num, row) for row in rows))
    except csv.Error as error:
        raise unreadable(
            file,
            f"baris CSV tidak terbaca ({error}).",
            f"a CSV line cannot be read ({error}).",
            rows.line_num,
        ) from error


def _table(file: str, rows: Iterator[tuple[int, list[str]]]) -> Tabel:
    lines: list[int] = []
    body: list[tuple[str, ...]] = []
    head: tuple[str, ...] | None = None
    for line, row in rows:
        cells = tuple(cell.strip() for cell in row)
        if not any(cells):
            continue
        if head is None:
            head = cells
            continue
        if len(body) >= _ROWS:
            raise unreadable(file, "log terlalu panjang.", "the log is too long.", line)
        lines.append(line)
        body.append(cells)
    if head is None:
        raise unreadable(file, "log kosong.", "the log is empty.")
    return Tabel(file, head, tuple(body), tuple(lines))


def read_xlsx(data: bytes, file: str) -> Tabel:
    """Read the first sheet of a workbook. Raises UnreadableFile for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST:
                raise unreadable(file, "isi berkas terlalu besar.", "the content of the file is too large.")
            return _workbook(archive, file)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise unreadable(
            file, "ini bukan berkas Excel (.xlsx).", "this is not an Excel file (.xlsx)."
        ) from error


def _workbook(archive: zipfile.ZipFile, file: str) -> Tabel:
    names = set(archive.namelist())
    sheet = next(
        (n for n in ("xl/worksheets/sheet1.xml",) if n in names),
        min((n for n in names if n.startswith("xl/worksheets/") and n.endswith(".xml")), default=""),
    )
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        for _, item in _events(archive.read("xl/sharedStrings.xml"), f"{_NS}si"):
            shared.append("".join(t.text or "" for t in item.iter(f"{_NS}t")))
            item.clear()
    dates = _date_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else set()
    return _table(file, _rows(archive.read(sheet), shared, dates))


def _events(data: bytes, tag: str) -> Iterator[tuple[str, Any]]:
    yield from etree.iterparse(io.BytesIO(data), tag=tag, resolve_entities=False, no_network=True)


def _date_styles(data: bytes) -> set[int]:
    """The cell styles whose number format shows a date or a time."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(data, parser)
    own = {
        int(f.get("numFmtId", "0"))
        for f in root.iter(f"{_NS}numFmt")
        if re.search(
            r"[ymdhs]", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", f.get("formatCode", "")), re.IGNORECASE
        )
    }
    formats = root.find(f"{_NS}cellXfs")
    found: set[int] = set()
    for i, xf in enumerate(formats if formats is not None else ()):
        number = int(xf.get("numFmtId", "0"))
        if number in _DATE_FORMATS or number in own:
            found.add(i)
    return found


def _rows(data: bytes, shared: list[str], dates: set[int]) -> Iterator[tuple[int, list[str]]]:
    for count, (_, row) in enumerate(_events(data, f"{_NS}row"), 1):
        cells: list[str] = []
        for cell in row:
            column = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            if column > 500:
                continue
            cells.extend([""] * (column - len(cells)))
            cells.append(_value(cell, shared, dates))
        line = int(row.get("r", "0")) if row.get("r", "").isdecimal() else count
        row.clear()
        yield line, cells


def _column(reference: str) -> int:
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return max(number - 1, 0)


def _value(cell: Any, shared: list[str], dates: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_NS}t"))
    text = cell.findtext(f"{_NS}v") or ""
    if kind == "s":
        return shared[int(text)] if text.isdecimal() and int(text) < len(shared) else ""
    if kind == "n" and text and cell.get("s", "").isdecimal() and int(cell.get("s")) in dates:
        try:
            return (_EPOCH + datetime.timedelta(seconds=round(float(text) * 86_400))).isoformat(" ")
        except (ValueError, OverflowError):
            return text
    if kind == "n" and text.endswith(".0"):
        return text[:-2]
    return text
