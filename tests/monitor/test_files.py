from __future__ import annotations

import datetime
import io
import zipfile

import pytest
import xlsxwriter

from sopan.errors import UnreadableFile
from sopan.monitor.tables import read_csv, read_xlsx
from sopan.monitor.xes import read_xes

XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">
  <trace><string key="concept:name" value="K1"/>
    <event><string key="concept:name" value="Terima"/>
      <date key="time:timestamp" value="2026-01-05T08:00:00+07:00"/>
      <string key="org:resource" value="loket"/></event>
    <event><string key="concept:name" value="Telaah"/></event>
  </trace>
  <trace><event><string key="concept:name" value="Terima"/></event></trace>
</log>"""


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_with_any_separator(separator):
    text = "\n".join(separator.join(r) for r in (["Kasus", "Kegiatan"], ["A", "x y"], ["", ""], ["B", "z"]))
    table = read_csv(text, "log.csv")
    assert table.kepala == ("Kasus", "Kegiatan")
    assert table.isi == (("A", "x y"), ("B", "z"))
    assert table.baris == (2, 4)


def test_csv_with_quotes_and_line_breaks():
    table = read_csv('Kasus,Kegiatan\nA,"satu, dua\ntiga"\n', "log.csv")
    assert table.isi[0][1] == "satu, dua\ntiga"


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_csv(text):
    with pytest.raises(UnreadableFile, match="log kosong"):
        read_csv(text, "log.csv")


def workbook() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    date = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.write_row(0, 0, ["Kasus", "Kegiatan", "Selesai", "Nomor"])
    sheet.write_string(2, 0, "A")
    sheet.write_string(2, 1, "Memeriksa")
    sheet.write_datetime(2, 2, datetime.datetime(2026, 1, 5, 8, 30), date)  # noqa: DTZ001
    sheet.write_number(2, 3, 12)
    sheet.write_formula(3, 0, '=HYPERLINK("http://x")', None, "B")
    sheet.write_string(3, 1, "Menelaah")
    book.close()
    return buffer.getvalue()


def test_xlsx_with_dates_numbers_and_gaps():
    table = read_xlsx(workbook(), "log.xlsx")
    assert table.kepala == ("Kasus", "Kegiatan", "Selesai", "Nomor")
    assert table.isi[0] == ("A", "Memeriksa", "2026-01-05 08:30:00", "12")
    assert table.isi[1][:2] == ("B", "Menelaah")
    assert table.baris == (3, 4)


def test_what_is_no_workbook():
    with pytest.raises(UnreadableFile, match="bukan berkas Excel"):
        read_xlsx(b"PK\x03\x04 rusak", "log.xlsx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("halo.txt", "x")
    with pytest.raises(UnreadableFile, match="bukan berkas Excel"):
        read_xlsx(buffer.getvalue(), "log.xlsx")


def test_a_workbook_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("sopan.monitor.tables.LARGEST", 1000)
    with pytest.raises(UnreadableFile, match="terlalu besar"):
        read_xlsx(workbook(), "log.xlsx")


def test_a_workbook_with_entities_opens_none(tmp_path):
    secret = tmp_path / "rahasia"
    secret.write_text("rahasia")
    sheet = (
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c t="inlineStr"><is><t>Kasus &x;</t></is></c></row></sheetData></worksheet>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    assert "rahasia" not in str(read_xlsx(buffer.getvalue(), "log.xlsx").kepala)


def test_xes():
    table = read_xes(XES.encode(), "log.xes")
    assert table.kepala[:2] == ("kasus", "aktivitas")
    assert table.isi[0] == ("K1", "Terima", "2026-01-05T08:00:00+07:00", "", "loket", "")
    assert [r[0] for r in table.isi] == ["K1", "K1", "kasus 3"]
    assert table.baris[0] == 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE log [<!ENTITY a "aaaa">]><log/>', "DOCTYPE"),
        (b"<html/>", "bukan log XES"),
        (b"<log><trace>", "XML tidak terbaca"),
        (b"", "XML tidak terbaca"),
    ],
)
def test_what_is_no_xes(data, words):
    with pytest.raises(UnreadableFile, match=words):
        read_xes(data, "log.xes")
