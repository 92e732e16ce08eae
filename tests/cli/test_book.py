"""`sopan book`: a folder in, a book out, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from tests.cli.conftest import write


def test_a_folder_becomes_a_book(sopan: Any, library: Path, tmp_path: Path) -> None:
    write(library / "buku.yaml", "buku: 1\njudul: Buku Kami\ntahun: 2030\nalamat: Jalan Merdeka\n")
    file = tmp_path / "buku.pdf"
    ran = sopan("book", library, "--output", file, "--paper", "A4", "-j", "1")
    assert (ran.code, ran.out) == (0, f"{file}\n")
    book = pdfium.PdfDocument(file)
    cover = book[0].get_textpage().get_text_range()
    assert "BUKU KAMI" in cover
    assert "2030" in cover
    assert len(book) >= 3 + 6 * 2
    again = tmp_path / "lagi.pdf"
    assert sopan("book", library, "-o", again, "--paper", "A4", "-j", "2").code == 0
    assert again.read_bytes() == file.read_bytes()


def test_a_faulty_file_stops_the_book(sopan: Any, library: Path, tmp_path: Path) -> None:
    write(library / "rusak.sop.yaml", "judul: [\n")
    file = tmp_path / "buku.pdf"
    ran = sopan("book", library, "-o", file)
    assert ran.code == 3
    assert "rusak.sop.yaml:2:1" in ran.err or "rusak.sop.yaml:1:" in ran.err
    assert "Buku tidak dibuat." in ran.err
    assert not file.exists()


def test_what_cannot_be_is_told(sopan: Any, library: Path, tmp_path: Path) -> None:
    assert "pilih pdf, docx" in sopan("book", library, "--to", "pdf,odt").err
    write(tmp_path / "b.yaml", "buku: 1\ntahn: 2030\n")
    ran = sopan("book", library, "--isian", tmp_path / "b.yaml")
    assert (ran.code, "b.yaml:2:1: kunci 'tahn' tidak dikenal. Maksudnya 'tahun'?" in ran.err) == (3, True)
