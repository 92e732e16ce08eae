"""Bringing old SOPs along: from the documents of an office to the model, with a report on how sure it is.

    hasil = impor(Path("sop-lama.xlsx"))
    hasil.sop, hasil.bidang, hasil.catatan

What a file is, is told by its content and not by its name. Documents of Sopan's own come back as they were;
others are recognised. Bounds of size are in `sopan.read.impor.aman`.
"""

from __future__ import annotations

from pathlib import Path

from sopan.errors import Pesan
from sopan.read.impor.aman import MOST_BYTES, Arsip, parse_xml, tolak
from sopan.read.impor.hasil import RAGU, Bidang, Catatan, HasilImpor
from sopan.read.impor.yaml_catatan import yaml_impor
from sopan.read.source import decode, read_bytes, shown_name

__all__ = ["AKHIRAN", "RAGU", "Bidang", "Catatan", "HasilImpor", "impor", "impor_bytes", "yaml_impor"]

AKHIRAN = (
    ".xlsx",
    ".xlsm",
    ".docx",
    ".docm",
    ".doc",
    ".xls",
    ".pdf",
    ".bpmn",
    ".vsdx",
    ".drawio",
    ".csv",
    ".json",
)
"""Endings of the files that are looked for in a folder."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _mirip_tabel(data: bytes) -> bool:
    """Whether bytes look like a table of text."""
    awal = data[:4096]
    return b"\0" not in awal and any(p in awal for p in (b",", b";", b"\t")) and b"\n" in awal


def impor(path: Path) -> HasilImpor:
    """Read one file.

    Raises `UnreadableFile` with what is wrong with it, `SystemFailure`, `EnvironmentLacking`.
    """
    return impor_bytes(read_bytes(path, MOST_BYTES), shown_name(path))


def impor_bytes(data: bytes, nama: str) -> HasilImpor:
    """Read the content of one file; `nama` is what messages call it. Raises as `impor` does."""
    try:
        return _menurut_isi(data, nama)
    except RecursionError:
        tolak(nama, Pesan("isinya bersarang terlalu dalam.", "what it holds is nested too deep."))


def _menurut_isi(data: bytes, nama: str) -> HasilImpor:
    awal = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"PK"):
        from sopan.read.impor.kantor import baca_kantor  # noqa: PLC0415 - each format brings its own reader

        return baca_kantor(Arsip(data, nama))
    if data.startswith(_OLE):
        from sopan.read.impor.lama import baca_lama  # noqa: PLC0415 - each format brings its own reader

        return _menurut_isi(baca_lama(data, nama), nama)
    if b"%PDF-" in data[:1024]:
        from sopan.read.impor.pdf import baca_pdf  # noqa: PLC0415 - each format brings its own reader

        return baca_pdf(data, nama)
    if awal.startswith(b"{"):
        from sopan.read.yaml_file import read_text  # noqa: PLC0415 - each format brings its own reader

        return HasilImpor(read_text(decode(data, nama), nama).sop, "json", persis=True)
    if awal.startswith(b"<") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        from sopan.read.impor.xml_lain import baca_xml  # noqa: PLC0415 - each format brings its own reader

        return baca_xml(parse_xml(data, nama), nama)
    if _mirip_tabel(data):
        from sopan.read.impor.csv_tabel import baca_csv  # noqa: PLC0415 - each format brings its own reader

        return baca_csv(data, nama)
    return tolak(
        nama,
        Pesan("bentuk berkas ini tidak dikenal.", "the format of this file is not known."),
        Pesan(f"Yang dibaca: {', '.join(AKHIRAN)}.", f"What is read: {', '.join(AKHIRAN)}."),
    )
