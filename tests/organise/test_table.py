"""An organisation from a table: headings in many spellings, trees in several forms, and what is not clear."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.errors import UnreadableFile
from sopan.model.organisasi import Organisasi
from sopan.read.organisasi_dump import dump_organisasi
from sopan.read.organisasi_file import read_organisasi, read_organisasi_text
from sopan.read.organisasi_table import read_organisasi_table
from sopan.read.organisasi_table.cells import kolom_huruf
from sopan.read.organisasi_table.headings import JENJANG, kenali
from tests.organise.trees import organisasi


def book(path: Path, rows: list[list[Any]], merged: tuple[tuple[int, int, int, int, str], ...] = ()) -> Path:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("SOTK")
        for area in merged:
            sheet.merge_range(*area)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    sheet.write(r, c, cell)
    return path


def units(satu: Organisasi) -> list[tuple[str, str | None, str | None]]:
    nama = {unit.id: unit.nama for unit in satu.unit}
    return [(unit.nama, nama.get(unit.induk or ""), unit.eselon) for unit in satu.unit]


def activities(satu: Organisasi) -> list[tuple[str, str, str | None]]:
    return [(k.kegiatan.judul, k.unit.nama, k.kegiatan.sop) for k in satu.kegiatan()]


def test_a_workbook_with_parents_by_name_and_merged_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["PEMERINTAH KOTA CONTOH"],
        [],
        [
            "No",
            "Unit Kerja",
            "Unit Induk",
            "Esl.",
            "Tugas Pokok",
            "Rincian Tugas",
            "Judul SOP",
            "Tim/Non-Tim",
            "No. SOP",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "Dinas Arsip", None, "II.b", "Melaksanakan urusan kearsipan"],
        [
            2,
            None,
            "Dinas Arsip",
            "IV",
            None,
            "Melakukan pelayanan arsip",
            "Pelayanan Peminjaman Arsip",
            "Non Tim",
            17,
        ],
        [3, None, None, None, None, None, "SOP Menyusun Laporan Arsip", "kecil", "-"],
    ]
    path = book(tmp_path / "sotk.xlsx", rows, ((5, 1, 6, 1, "Seksi Layanan"),))
    tabel = read_organisasi_table(path)
    assert units(tabel.organisasi) == [("Dinas Arsip", None, "II.b"), ("Seksi Layanan", "Dinas Arsip", "IV")]
    assert activities(tabel.organisasi) == [
        ("Pelayanan Peminjaman Arsip", "Seksi Layanan", "17"),
        ("Penyusunan Laporan Arsip", "Seksi Layanan", None),
    ]
    assert [k.kegiatan.skala for k in tabel.organisasi.kegiatan()] == ["kecil", "kecil"]
    assert tabel.organisasi.nama == "Dinas Arsip"
    assert tabel.catatan == ()


def test_a_tree_in_columns_of_echelons(tmp_path: Path) -> None:
    path = tmp_path / "sotk.csv"
    path.write_text(
        "Eselon II;Eselon III;Eselon IV;Uraian Tugas;Kegiatan\n"
        "Dinas A;;;;\n"
        ";Bidang B;Seksi C;Melakukan pelayanan;Pelayanan Izin\n"
        ";;;;Penerbitan Kartu\n"
        ";;Seksi D;;Pengelolaan Arsip\n"
        ";Bidang E;Seksi C;;Pembuatan Surat\n",
        "utf-8",
    )
    tabel = read_organisasi_table(path)
    assert units(tabel.organisasi) == [
        ("Dinas A", None, "II"),
        ("Bidang B", "Dinas A", "III"),
        ("Seksi C", "Bidang B", "IV"),
        ("Seksi D", "Bidang B", "IV"),
        ("Bidang E", "Dinas A", "III"),
        ("Seksi C", "Bidang E", "IV"),
    ]
    assert [judul for judul, _, _ in activities(tabel.organisasi)] == [
        "Pelayanan Izin",
        "Penerbitan Kartu",
        "Pengelolaan Arsip",
        "Pembuatan Surat",
    ]


def test_lists_in_a_cell(tmp_path: Path) -> None:
    rows = [["Unit", "Fungsi"], ["Bidang X", "a. perumusan kebijakan;\nb. koordinasi; dan\n3) pelaporan."]]
    (unit,) = read_organisasi_table(book(tmp_path / "x.xlsx", rows)).organisasi.unit
    assert unit.fungsi == ("perumusan kebijakan", "koordinasi; dan", "pelaporan.")


def test_what_is_not_understood_is_told_with_its_cell(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Unit", "Induk", "Eselon", "Kegiatan", "Jenis", "Warna Favorit"],
        [None, None, None, "Pembuatan Surat"],
        ["Seksi A", "Bidang Hilang", "Esel X", "Arsip", "campuran", "hijau"],
        ["Seksi A", None, None, "Pembuatan Surat", "campuran"],
    ]
    tabel = read_organisasi_table(book(tmp_path / "x.xlsx", rows))
    assert [(c.lembar, c.baris, c.kolom) for c in tabel.catatan] == [
        ("SOTK", 1, "F"),
        ("SOTK", 2, ""),
        ("SOTK", 3, "C"),
        ("SOTK", 3, "D"),
        ("SOTK", 4, "E"),
        ("", 0, ""),
    ]
    assert "Warna Favorit" in tabel.catatan[0].pesan.id
    assert "Bidang Hilang" in tabel.catatan[-1].pesan.en
    assert units(tabel.organisasi) == [("Seksi A", None, None)]


@pytest.mark.parametrize(
    ("kepala", "arti"),
    [
        ("Unit Kerja", ("unit", 0)),
        ("NAMA UNIT KERJA :", ("unit", 0)),
        ("Perangkat  Daerah", ("unit", 0)),
        ("Eselon IV", (JENJANG, 4)),
        ("Es. 3", (JENJANG, 3)),
        ("Eselon", ("eselon", 0)),
        ("Rincian Tugas", ("uraian", 0)),
        ("Nomor SOP", ("sop", 0)),
        ("Peta Proses Bisnis", ("probis", 0)),
        ("Keterangan", None),
        ("", None),
    ],
)
def test_headings(kepala: str, arti: tuple[str, int] | None) -> None:
    assert kenali(kepala) == arti


def test_letters_of_columns() -> None:
    assert [kolom_huruf(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("x.csv", b"warna,rasa\nmerah,manis\n", "tidak ada baris kepala"),
        ("x.csv", b"", "tidak ada baris kepala"),
        ("x.csv", b"Unit\n", "tidak ada baris kepala"),
        ("x.csv", b"\xff\xfe\x00", "UTF-16"),
        ("x.xlsx", b"bukan buku kerja", "bukan buku kerja"),
        ("x.xlsx", b"PK\x03\x04rusak", "bukan buku kerja"),
        ("x.docx", b"PK", r"\.docx tidak dibaca"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, nama: str, isi: bytes, pesan: str) -> None:
    (tmp_path / nama).write_bytes(isi)
    with pytest.raises(UnreadableFile, match=pesan):
        read_organisasi_table(tmp_path / nama)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    penuh = io.BytesIO()
    with zipfile.ZipFile(penuh, "w", zipfile.ZIP_DEFLATED) as arsip:
        for n in range(3):
            arsip.writestr(f"xl/worksheets/sheet{n}.xml", b"0" * 80_000_000)
    (tmp_path / "bom.xlsx").write_bytes(penuh.getvalue())
    with pytest.raises(UnreadableFile, match="terlalu besar"):
        read_organisasi_table(tmp_path / "bom.xlsx")


def test_control_characters_do_not_come_in(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"Unit,Tugas\nSeksi\x07 A,Melakukan\x1b[31m urusan\n")
    (unit,) = read_organisasi_table(tmp_path / "x.csv").organisasi.unit
    assert unit.nama == "Seksi  A"
    assert "\x1b" not in (unit.tugas or "")


SEL = st.sampled_from(
    ("", "", "Unit", "Seksi A", "Seksi B", "Induk", "Eselon II", "IV", "Kegiatan", "Pembuatan X", "-", "1")
)


@settings(max_examples=40)
@given(st.lists(st.lists(SEL, max_size=5), max_size=8))
def test_no_table_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("t") / "x.csv"
    path.write_text("\n".join(";".join(row) for row in [["Unit", "Induk", "Kegiatan"], *rows]), "utf-8")
    try:
        tabel = read_organisasi_table(path)
    except UnreadableFile:
        return
    assert read_organisasi_text(dump_organisasi(tabel.organisasi)).organisasi == tabel.organisasi


@given(organisasi())
def test_an_organisation_written_is_read_the_same(satu: Organisasi) -> None:
    assert read_organisasi_text(dump_organisasi(satu)).organisasi == satu


def test_the_example_written_is_read_the_same(examples_dir: Path) -> None:
    satu = read_organisasi(examples_dir / "kota-contoh.organisasi.yaml").organisasi
    teks = dump_organisasi(satu)
    assert read_organisasi_text(teks).organisasi == satu
    assert max(map(len, teks.splitlines())) <= 110
