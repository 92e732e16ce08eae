"""Opening what comes from outside: XML without entities, zip files that cannot blow up, stated bounds.

Every reader of `sopan.read.impor` takes its bytes through here. What is over a bound is refused with the
bound in the message; nothing is read in part.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any, NoReturn, TypeAlias
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]  # ships no types

from sopan.errors import Fault, Pesan, UnreadableFile

__all__ = [
    "MOST_BYTES",
    "MOST_CELLS",
    "MOST_PAGES",
    "MOST_PARTS",
    "MOST_ROWS",
    "MOST_SHAPES",
    "MOST_UNPACKED",
    "TERLALU_BESAR",
    "Arsip",
    "Elemen",
    "parse_xml",
    "tolak",
]

MOST_BYTES = 50_000_000
"""Bytes of the largest file that is read."""

MOST_PARTS = 5_000
"""Parts in a zip file."""

MOST_UNPACKED = 200_000_000
"""Bytes that all parts of a zip file together may have once unpacked."""

MOST_RATIO = 250
"""How many times larger than the file what is unpacked may be (above one megabyte)."""

MOST_XML = 40_000_000
"""Bytes of the largest part of XML."""

MOST_CELLS = 200_000
"""Cells with text in one file."""

MOST_SHAPES = 6_000
"""Shapes and lines in one file."""

MOST_PAGES = 500
"""Pages of a PDF."""

MOST_ROWS = 20_000
"""Rows of one sheet."""

TERLALU_BESAR = Pesan(
    f"tabelnya lebih dari {MOST_ROWS} baris atau {MOST_CELLS} sel.",
    f"its tables have more than {MOST_ROWS} rows or {MOST_CELLS} cells.",
)

_FREE = 1_000_000

Elemen: TypeAlias = Any
"""An element of lxml, which has no types of its own."""


def tolak(nama: str, pesan: Pesan, instead: Pesan | None = None) -> NoReturn:
    """Refuse a file. Raises `UnreadableFile`."""
    raise UnreadableFile([Fault(nama, 0, 0, pesan, instead=instead)])


def parse_xml(data: bytes, nama: str) -> Elemen:
    """The root of an XML text. Raises `UnreadableFile` where it is no XML, has a DTD or is too large.

    Entities are not resolved, nothing is fetched, and the limits of libxml2 on depth and length stay on.
    """
    if len(data) > MOST_XML:
        tolak(
            nama,
            Pesan(
                f"bagian XML lebih dari {MOST_XML // 1_000_000} MB.",
                f"a part of XML has more than {MOST_XML // 1_000_000} MB.",
            ),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise UnreadableFile(
            [
                Fault(
                    nama,
                    line,
                    1 if line else 0,
                    Pesan("isi XML-nya rusak.", "its XML is broken."),
                    instead=Pesan("Simpan ulang dari programnya.", "Save it again in its program."),
                )
            ]
        ) from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None or info.doctype:
        tolak(
            nama,
            Pesan("memuat DTD, yang tidak dibaca di sini.", "it has a DTD, which is not read here."),
            Pesan("Simpan ulang dari programnya.", "Save it again in its program."),
        )
    return root


class Arsip:
    """A zip file from outside (XLSX, DOCX, VSDX), whose bounds are checked before anything is unpacked."""

    def __init__(self, data: bytes, nama: str) -> None:
        self.nama = nama
        try:
            self._zip = ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError, EOFError):
            tolak(
                nama,
                Pesan("berkas ini rusak atau terpotong.", "this file is broken or cut off."),
                Pesan("Simpan ulang dari programnya.", "Save it again in its program."),
            )
        if len(parts) > MOST_PARTS:
            self._bom()
        unpacked = sum(part.file_size for part in parts)
        if unpacked > MOST_UNPACKED or (unpacked > _FREE and unpacked > MOST_RATIO * max(len(data), 1)):
            self._bom()
        self._sisa = MOST_UNPACKED
        self._bagian = {part.filename.lstrip("/").replace("\\", "/"): part for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            tolak(
                nama,
                Pesan("berkas ini bersandi.", "this file is encrypted."),
                Pesan("Simpan tanpa kata sandi.", "Save it without a password."),
            )

    def _bom(self) -> NoReturn:
        tolak(
            self.nama,
            Pesan(
                "isi berkas ini jauh melebihi ukurannya (bom zip).",
                "this file unpacks to far more than its size (a zip bomb).",
            ),
        )

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._bagian)

    def __contains__(self, bagian: str) -> bool:
        return bagian in self._bagian

    def read(self, bagian: str) -> bytes:
        """The bytes of a part.

        Raises `UnreadableFile` where it is missing, broken, or larger than it says.
        """
        info = self._bagian.get(bagian)
        if info is None:
            tolak(
                self.nama,
                Pesan(f"bagian '{bagian}' tidak ada.", f"its part '{bagian}' is missing."),
                Pesan("Simpan ulang dari programnya.", "Save it again in its program."),
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(min(self._sisa, info.file_size) + 1)
        except (BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, RuntimeError):
            tolak(
                self.nama,
                Pesan(f"bagian '{bagian}' rusak.", f"its part '{bagian}' is broken."),
                Pesan("Simpan ulang dari programnya.", "Save it again in its program."),
            )
        if len(data) > min(self._sisa, info.file_size):
            self._bom()
        self._sisa -= len(data)
        return data

    def xml(self, bagian: str) -> Elemen:
        """The root of a part of XML."""
        return parse_xml(self.read(bagian), self.nama)

    def xml_or_none(self, bagian: str) -> Elemen | None:
        """The root of a part of XML, or None where there is no such part."""
        return self.xml(bagian) if bagian in self._bagian else None

    def relations(self, bagian: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id -> (last word of the kind, name of the part).

        Outside links are left out.
        """
        folder, _, name = bagian.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        root = self.xml_or_none(rels)
        found: dict[str, tuple[str, str]] = {}
        if root is None:
            return found
        for one in root:
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else _join(folder, target)
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], path)
        return found


def _join(folder: str, target: str) -> str:
    parts = [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
