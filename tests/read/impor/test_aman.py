"""Hostile files are refused with a reason, within bounds, and never with anything but a `SopanError`."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sopan.errors import SopanError, UnreadableFile
from sopan.read.impor import impor_bytes
from sopan.read.impor.aman import MOST_SHAPES, Arsip, parse_xml


def zip_dari(bagian: dict[str, bytes | str]) -> bytes:
    """A zip file of these parts."""
    keluar = BytesIO()
    with ZipFile(keluar, "w", ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


BOM_XML = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)
ENTITAS_LUAR = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    "teks", [BOM_XML, ENTITAS_LUAR, '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd"><x/>']
)
def test_xml_with_a_dtd_is_refused(teks: str) -> None:
    with pytest.raises(UnreadableFile):
        parse_xml(teks.encode(), "a.xml")
    with pytest.raises(UnreadableFile):
        parse_xml(teks.encode("utf-16"), "a.xml")


def test_deep_xml_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        parse_xml(b"<a>" * 100_000, "a.xml")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="bom zip"):
        impor_bytes(zip_dari({"xl/workbook.xml": b"\0" * 60_000_000}), "bom.xlsx")


def test_a_zip_of_too_many_parts_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="bom zip"):
        impor_bytes(zip_dari({f"xl/{n}": b"" for n in range(6_000)}), "bom.xlsx")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zip_dari({"xl/a.xml": b"<a>" + b" " * 5000 + b"</a>"}))
    di = data.index(b"PK\x01\x02")
    data[di + 24 : di + 28] = (10).to_bytes(4, "little")
    arsip = Arsip(bytes(data), "a.xlsx")
    with pytest.raises(UnreadableFile):
        arsip.read("xl/a.xml")


def _buku(lembar: str, gambar: str = "") -> bytes:
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def rels(jenis: str, tujuan: str) -> str:
        satu = f'<Relationship Id="r" Type="{rel}/{jenis}" Target="{tujuan}"/>'
        ruang = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'<Relationships xmlns="{ruang}">{satu}</Relationships>'

    return zip_dari(
        {
            "_rels/.rels": rels("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<w xmlns:r="{rel}"><sheets><sheet name="a" r:id="r"/></sheets></w>',
            "xl/_rels/workbook.xml.rels": rels("worksheet", "s.xml"),
            "xl/s.xml": lembar,
            "xl/_rels/s.xml.rels": rels("drawing", "d.xml"),
            "xl/d.xml": gambar or "<a/>",
        }
    )


def test_a_huge_sheet_is_refused() -> None:
    jauh = '<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(UnreadableFile, match="baris"):
        impor_bytes(_buku(jauh), "a.xlsx")


def test_too_many_shapes_are_refused() -> None:
    satu = "<oneCellAnchor><from/><ext/><sp/></oneCellAnchor>"
    with pytest.raises(UnreadableFile, match="bentuk"):
        impor_bytes(_buku("<worksheet/>", f"<wsDr>{satu * (MOST_SHAPES + 1)}</wsDr>"), "a.xlsx")


def test_references_out_of_all_measure_do_no_harm() -> None:
    aneh = (
        '<worksheet><cols><col min="1" max="99999999" width="1e300"/></cols><sheetData><row r="-5" ht="nan">'
        '<c r="ZZZ9999999" t="s"><v>99</v></c><c r="??"><v>1e999</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/></mergeCells></worksheet>'
    )
    with pytest.raises(SopanError):
        impor_bytes(_buku(aneh), "a.xlsx")


@pytest.mark.parametrize(
    "isi", [b"", b"PK", b"PK\x03\x04", b"\0" * 2000, b"%PDF-1.7", b"{", b"\xff\xfe<\0", b"<a>"]
)
def test_what_is_no_document_is_refused(isi: bytes) -> None:
    with pytest.raises(SopanError):
        impor_bytes(isi, "apa.xlsx")


def test_macros_are_not_carried_and_told() -> None:
    from pathlib import Path  # noqa: PLC0415 - for this test alone

    from tests.read.impor.lukis import GAYA, lukis  # noqa: PLC0415

    from sopan.read import read_sop  # noqa: PLC0415

    sop = read_sop(Path(__file__).parents[3] / "examples" / "konsinyering.sop.yaml").sop
    keluar = BytesIO(lukis(sop, GAYA["baku"]))
    with ZipFile(keluar, "a") as arsip:
        arsip.writestr("xl/vbaProject.bin", b"Attribute VB_Name")
    hasil = impor_bytes(keluar.getvalue(), "a.xlsm")
    assert any("makro" in str(satu.pesan) for satu in hasil.catatan)
