"""The SOP book: complete, in order, with pages where the contents say, tagged and bookmarked."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree

from sopan.layout.setup import PageSetup
from sopan.model import Sop
from sopan.model.buku import Buku
from sopan.publish.book import Bab, susun_bab, tulis_buku, urutkan
from sopan.publish.book.join_docx import W
from sopan.read import read_sop

SETUP = PageSetup(paper="A4")


@pytest.fixture(scope="session")
def run() -> Callable[..., str]:
    """Run a system program and give what it says; skips where it is not installed."""

    def call(program: str, *arguments: str | Path) -> str:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=True)
        return done.stdout.decode(errors="replace")

    return call


def chapter(judul: str, nomor: str, unit: list[str], *, word: bool = False) -> Bab:
    sop = Sop.model_validate(
        {
            "judul": judul,
            "nomor": nomor,
            "instansi": "Kota <Contoh> #let x",
            "unit": unit,
            "tanggal": {"efektif": "2026-02-03"},
            "pelaksana": {"a": "Analis"},
            "langkah": [{"kegiatan": f"Mengonsep {n}", "pelaksana": "a"} for n in range(3)],
        }
    )
    return susun_bab(sop, None, SETUP, word=word)


def texts(data: bytes) -> list[str]:
    """The text of every page on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdfium.PdfDocument(data)]


@pytest.fixture(scope="module")
def book(examples_dir: Path) -> tuple[bytes, list[Bab]]:
    """The examples as a book."""
    files = sorted(examples_dir.glob("pel*.sop.yaml"))
    bab = urutkan([susun_bab(read_sop(file).sop, file.parent, SETUP) for file in files])
    data, warnings = tulis_buku(Buku(alamat=("Jalan Merdeka 10",), tahun=2027), bab, SETUP)
    assert not warnings
    return data["pdf"], bab


def test_cover_contents_explanation_then_every_sop(book: tuple[bytes, list[Bab]]) -> None:
    data, bab = book
    pages = texts(data)
    assert len(pages) == 3 + sum(one.halaman for one in bab)
    for words in ("STANDAR OPERASIONAL PROSEDUR", "PEMERINTAH KOTA CONTOH", "2027", "Jalan Merdeka 10"):
        assert words in pages[0]
    assert pages[1].startswith("Daftar Isi")
    for words in ("Ruang Lingkup", "Ringkasan", "Pengertian Umum", "Belah ketupat"):
        assert words in pages[2]
    assert f"memuat {len(bab)} SOP" in pages[2]


def test_the_contents_tell_the_page_of_every_sop(book: tuple[bytes, list[Bab]]) -> None:
    data, bab = book
    pages = texts(data)
    start = 4
    for number, one in enumerate(bab, 1):
        assert f"{number} {one.judul} {one.nomor} {one.berlaku} {start}" in pages[1]
        assert f"{number}. {one.judul}" in pages[start - 1]
        assert f"halaman {start}" in pages[start - 1]
        assert f"Halaman 1 dari {one.halaman}" in pages[start - 1]
        start += one.halaman


def test_the_contents_are_links_to_these_pages(book: tuple[bytes, list[Bab]]) -> None:
    data, bab = book
    pdf = pikepdf.open(io.BytesIO(data))
    place = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []
    for link in pdf.pages[1].Annots:
        target = link.Dest if "/Dest" in link else link.A.D
        found.append(place[target[0].objgen])
    starts = [4]
    for one in bab[:-1]:
        starts.append(starts[-1] + one.halaman)
    assert sorted(set(found)) == starts


def test_bookmarks_lead_by_unit_and_sop(book: tuple[bytes, list[Bab]]) -> None:
    data, bab = book
    with pikepdf.open(io.BytesIO(data)).open_outline() as outline:
        tops = [item.title for item in outline.root]
        below = [child.title for item in outline.root[3:] for child in item.children]
    assert tops[:3] == ["STANDAR OPERASIONAL PROSEDUR", "Daftar Isi", "Penjelasan Singkat Penggunaan"]
    assert below == [f"{number}. {one.judul}" for number, one in enumerate(bab, 1)]


def test_it_is_tagged_and_for_archives(book: tuple[bytes, list[Bab]]) -> None:
    pdf = pikepdf.open(io.BytesIO(book[0]))
    assert pdf.Root.MarkInfo.Marked
    assert pdf.open_metadata().pdfa_status == "2A"
    assert str(pdf.Root.Lang) == "id"
    tables = b"".join(bytes(page.Contents.read_bytes()) for page in pdf.pages[:3])
    assert b"BDC" in tables


def test_order_is_by_unit_then_number_as_people_count() -> None:
    bab = [
        chapter("A", "10/SOP/2026", ["Dinas", "Bidang B"]),
        chapter("B", "2/SOP/2026", ["Dinas", "Bidang B"]),
        chapter("C", "30/SOP/2026", ["Dinas", "Bidang A"]),
    ]
    assert [one.judul for one in urutkan(bab)] == ["C", "B", "A"]


def test_a_book_of_one_unit_has_no_parts_and_says_what_it_is_told() -> None:
    bab = [chapter("Penyusunan [x] $y$", "1", ["Dinas"]), chapter("B", "2", ["Dinas"])]
    buku = Buku(
        judul="Buku SOP",
        ruang_lingkup=("Untuk semua *pelaksana*.",),
        ringkasan=("Ringkas.",),
        pengertian={"PPID": "Pejabat #x"},
    )
    data = tulis_buku(buku, bab, SETUP)[0]["pdf"]
    pages = texts(data)
    assert "KOTA <CONTOH> #LET X DINAS 2026" in pages[0]
    assert "1 Penyusunan [x] $y$ 1 3 Februari 2026 4" in pages[1]
    for words in ("Untuk semua *pelaksana*.", "Ringkas.", "PPID Pejabat #x"):
        assert words in pages[2]
    with pikepdf.open(io.BytesIO(data)).open_outline() as outline:
        assert [item.title for item in outline.root][3:] == ["1. Penyusunan [x] $y$", "2. B"]


def test_the_same_sops_give_the_same_bytes() -> None:
    bab = [chapter("A", "1", [], word=True)]
    both = [tulis_buku(Buku(), bab, SETUP, formats=("pdf", "docx")) for _ in range(2)]
    assert both[0] == both[1]


def test_a_logo_that_is_not_there_is_told(tmp_path: Path) -> None:
    data, warnings = tulis_buku(Buku(logo="tiada.png"), [chapter("A", "1", [])], SETUP, tmp_path)
    assert data["pdf"].startswith(b"%PDF")
    assert "tiada.png" in str(warnings[0])


def test_many_sops_make_several_pages_of_contents() -> None:
    bab = [chapter(f"Penyusunan {n}", str(n), []) for n in range(1, 61)]
    pages = texts(tulis_buku(Buku(), bab, SETUP)[0]["pdf"])
    front = len(pages) - sum(one.halaman for one in bab)
    assert front > 3
    assert f"60 Penyusunan 60 60 3 Februari 2026 {len(pages) - bab[-1].halaman + 1}" in " ".join(
        pages[:front]
    )


def word_book(examples_dir: Path) -> tuple[bytes, list[Bab]]:
    """Four SOPs of different type sizes and logos as a Word file."""
    names = ("pelayanan-audiensi", "pelayanan-ktp-el", "konsinyering", "penyelenggaraan-bimtek")
    files = [examples_dir / f"{name}.sop.yaml" for name in names]
    bab = [susun_bab(read_sop(file).sop, file.parent, SETUP, word=True) for file in files]
    return tulis_buku(Buku(alamat=("Jalan & Merdeka",)), bab, SETUP, formats=("docx",))[0]["docx"], bab


def test_the_word_file_is_of_one_piece(examples_dir: Path) -> None:
    data, bab = word_book(examples_dir)
    package = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    document = trees["word/document.xml"]
    kept = {style.get(f"{{{W}}}styleId") for style in trees["word/styles.xml"].iter(f"{{{W}}}style")}
    used = {
        element.get(f"{{{W}}}val")
        for name, tree in trees.items()
        if name.startswith("word/")
        for element in tree.iter(f"{{{W}}}pStyle", f"{{{W}}}tblStyle", f"{{{W}}}basedOn")
    }
    assert used <= kept
    lists = {number.get(f"{{{W}}}numId") for number in trees["word/numbering.xml"].iter(f"{{{W}}}num")}
    assert {number.get(f"{{{W}}}val") for number in document.iter(f"{{{W}}}numId")} <= lists
    drawn = [
        e.get("id") for e in document.iter() if str(e.tag).endswith(("}docPr", "wordprocessingShape}cNvPr"))
    ]
    assert len(drawn) == len(set(drawn)) > 50
    glued = {e.get("id") for e in document.iter() if str(e.tag).endswith(("}stCxn", "}endCxn"))}
    assert glued <= set(drawn)
    related = {one.get("Id"): one.get("Target") for one in trees["word/_rels/document.xml.rels"]}
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    asked = {value for e in document.iter() for key, value in e.attrib.items() if key.startswith(relation)}
    assert asked <= set(related)
    assert all(f"word/{target}" in parts for target in related.values())
    marks = [mark.get(f"{{{W}}}name") for mark in document.iter(f"{{{W}}}bookmarkStart")]
    assert marks == [f"Sop{number}" for number in range(1, len(bab) + 1)]
    assert len(list(document.iter(f"{{{W}}}sectPr"))) == len(bab) + 2


def test_libreoffice_makes_as_many_pages_of_it_as_the_pdf_has(
    run: Callable[..., str], examples_dir: Path, tmp_path: Path
) -> None:
    data, bab = word_book(examples_dir)
    file = tmp_path / "buku.docx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file)
    pages = texts((tmp_path / "buku.pdf").read_bytes())
    assert len(pages) == 3 + sum(one.halaman for one in bab)
    assert "STANDAR OPERASIONAL PROSEDUR" in pages[0]
    assert "Jalan & Merdeka" in pages[0]
    start = 4
    for number, one in enumerate(bab, 1):
        assert f"{number} {one.judul} {one.nomor} {one.berlaku} {start}" in pages[1]
        assert one.judul.upper() in pages[start - 1]
        start += one.halaman
