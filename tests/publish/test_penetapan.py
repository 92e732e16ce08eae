# ruff: noqa: E501 - rows of YAML read best on one line
"""The decree: Mengingat in order, templates, the Lampiran in PDF and DOCX, numbers into all files or none."""

from __future__ import annotations

import datetime
import io
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from tests.publish.samples import make

from sopan.cli.main import main
from sopan.errors import UnreadableFile, WrongUse
from sopan.model import Sop
from sopan.publish.penetapan import (
    Isian,
    SopDitetapkan,
    isi_berkas,
    jadi_docx,
    jadi_html,
    jadi_pdf,
    mengingat,
    nomori,
    susun_keputusan,
    susun_peraturan,
)
from sopan.publish.penetapan.mengingat import sudah_dicabut
from sopan.read import read_sop

HARI = datetime.date(2026, 11, 24)


def _sop(title: str, *basis: str, number: str = "", unit: str = "Dinas Contoh") -> Sop:
    cited = "".join(f"  - {one}\n" for one in basis)
    return make(
        f"sopan: 1\njudul: {title}\n{f'nomor: {number}' if number else ''}\ninstansi: Pemerintah Kota Contoh\n"
        f"unit: [{unit}]\npengesahan: {{jabatan: Kepala Dinas Contoh, nama: Sari Contoh, nip: '1980'}}\n"
        f"dasar_hukum:\n{cited or '  []'}\npelaksana: {{a: Kepala, b: Staf}}\nlangkah:\n"
        "  - {kegiatan: Menugaskan Staf, pelaksana: a, waktu: 5 menit}\n"
        "  - {kegiatan: Mendokumentasikan laporan, pelaksana: b, waktu: 5 menit}\n"
    )


SATU = _sop(
    "Pembuatan Laporan",
    "Permen PANRB No. 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
    "PP Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
)
DUA = _sop(
    "Penanganan Surat",
    "UU 25/2009",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali",
    "Peraturan Daerah Kota Contoh Nomor 2 Tahun 2020 tentang Arsip",
    "Catatan rapat pimpinan",
)


def test_mengingat_has_each_regulation_once_in_order_of_hierarchy_and_year() -> None:
    cited = mengingat([SATU, DUA])
    assert cited[0] == "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    assert cited[1].endswith("sebagaimana telah diubah beberapa kali")
    assert cited[2] == "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan UU Pelayanan Publik"
    assert cited[3].startswith("Peraturan Menteri")
    assert "Catatan rapat pimpinan" in cited
    assert cited.index("Peraturan Daerah Kota Contoh Nomor 2 Tahun 2020 tentang Arsip") > 3
    assert len(cited) == 6
    assert mengingat([DUA, SATU]) == cited


def test_repealed_regulations_are_warned_of() -> None:
    old = _sop("X", "Permenpan PER/21/M.PAN/11/2008 tentang Pedoman SOP")
    (warning,) = sudah_dicabut([old, old])
    assert "dicabut" in str(warning)
    assert not sudah_dicabut([SATU])


def test_a_keputusan_says_what_and_for_whom() -> None:
    naskah = susun_keputusan(
        [SopDitetapkan(SATU), SopDitetapkan(DUA)], Isian(nomor="188/5", tanggal=HARI, tempat="Contoh")
    )
    assert naskah.nama_naskah == "KEPUTUSAN KEPALA DINAS CONTOH"
    assert naskah.nomor_naskah == "NOMOR 188/5 TAHUN 2026"
    assert naskah.tentang == "STANDAR OPERASIONAL PROSEDUR DI LINGKUNGAN DINAS CONTOH"
    assert [name for name, _ in naskah.diktum] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]
    assert "2 (dua) Standar Operasional Prosedur" in naskah.diktum[0][1]
    assert naskah.diktum[-1][1] == "Keputusan ini mulai berlaku pada tanggal ditetapkan."
    assert all(one.startswith("bahwa") and one.endswith(";") for one in naskah.menimbang)
    assert (naskah.nama, naskah.nip, naskah.tanggal) == ("Sari Contoh", "1980", "24 November 2026")


def test_what_nobody_filled_in_is_left_to_write() -> None:
    naskah = susun_keputusan([SopDitetapkan(SATU)], Isian())
    assert naskah.nomor_naskah.startswith("NOMOR ....")
    assert naskah.tentang.endswith("PEMBUATAN LAPORAN")
    with pytest.raises(WrongUse):
        susun_keputusan([], Isian())


def test_a_peraturan_numbers_its_chapters_articles_and_paragraphs() -> None:
    naskah = susun_peraturan(SopDitetapkan(SATU), Isian(nomor="7", tanggal=HARI, wadah="Berita Negara"))
    assert [one.nomor for one in naskah.tubuh if one.jenis == "bab"] == [
        "BAB I",
        "BAB II",
        "BAB III",
        "BAB IV",
    ]
    assert [one.nomor for one in naskah.tubuh if one.jenis == "pasal"] == [f"Pasal {n}" for n in range(1, 6)]
    assert [one.nomor for one in naskah.tubuh if one.jenis == "ayat"] == ["(1)", "(2)"] * 2
    assert [one.nomor for one in naskah.tubuh if one.jenis == "huruf"] == ["a.", "b."]
    assert "Berita Negara" in naskah.penutup[0]


def test_an_agency_changes_the_words_without_code(tmp_path: Path) -> None:
    (tmp_path / "keputusan.yaml").write_text(
        "diktum: ['Berlaku {{ sop[0].judul }}.']\ntembusan: [Arsip]\n", "utf-8"
    )
    naskah = susun_keputusan([SopDitetapkan(SATU)], Isian(), templat=tmp_path)
    assert naskah.diktum == (("KESATU", "Berlaku Pembuatan Laporan."),)
    assert naskah.tembusan == ("Arsip",)
    (tmp_path / "keputusan.yaml").write_text("diktum: ['{{ ().__class__.__mro__ }}']\n", "utf-8")
    with pytest.raises(UnreadableFile):
        susun_keputusan([SopDitetapkan(SATU)], Isian(), templat=tmp_path)


def _pages(data: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def test_the_pdf_is_one_tagged_document_with_contents_that_are_right() -> None:
    naskah = susun_keputusan(
        [SopDitetapkan(SATU), SopDitetapkan(DUA)], Isian(nomor="188/5", tanggal=HARI, tempat="Contoh")
    )
    data, warnings, place = jadi_pdf(naskah)
    assert not warnings
    assert place is not None
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert data == jadi_pdf(naskah).pdf
    pages = _pages(data)
    page, left, top, width, height = place
    sheet = pypdfium2.PdfDocument(data)[page - 1]
    free = (left, sheet.get_height() - top - height, left + width, sheet.get_height() - top)
    assert not sheet.get_textpage().get_text_bounded(*free).strip()
    above = sheet.get_textpage().get_text_bounded(free[0], free[3], free[2], free[3] + 30)
    below = sheet.get_textpage().get_text_bounded(free[0], free[1] - 20, free[2], free[1])
    assert "KEPALA DINAS CONTOH" in above
    assert "Sari Contoh" in below
    first = next(n for n, text in enumerate(pages) if text.find("LAMPIRAN KEPUTUSAN") >= 0)
    assert "MEMUTUSKAN" in " ".join(pages[:first])
    count = len(pages) - first
    for number, text in enumerate(pages[first:], 1):
        assert f"Lampiran, halaman {number} dari {count}" in text
    for one in naskah.sop:
        listed = re.search(rf"{one.sop.judul} - (\d+)", pages[first])
        assert listed is not None
        assert one.sop.judul.upper() in pages[first + int(listed[1]) - 1].upper()


def test_the_docx_has_the_words_to_edit_and_the_pages_as_pictures() -> None:
    naskah = susun_keputusan([SopDitetapkan(SATU)], Isian(nomor="188/5", tanggal=HARI, tempat="Contoh"))
    document = Document(io.BytesIO(jadi_docx(naskah)))
    words = " ".join("".join(one.itertext()) for one in document.element.body)
    for part in ("KEPUTUSAN KEPALA DINAS CONTOH", "Menimbang", "MEMUTUSKAN:", "KESATU", "LAMPIRAN KEPUTUSAN"):
        assert part in words
    assert len(document.inline_shapes) == 2
    assert [section.page_width > section.page_height for section in document.sections] == [False, True]


def test_the_html_holds_every_sop_and_no_id_twice() -> None:
    naskah = susun_keputusan([SopDitetapkan(SATU), SopDitetapkan(DUA)], Isian(nomor="188/5", tanggal=HARI))
    page = jadi_html(naskah).decode()
    for part in ("KEPUTUSAN KEPALA DINAS CONTOH", "KESATU", "Pembuatan Laporan", "Penanganan Surat"):
        assert part in page
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 10
    pointed = {one for found in re.findall(r'aria-labelledby="([^"]*)"', page) for one in found.split()}
    assert pointed <= set(ids)
    assert "BAB IV" in jadi_html(susun_peraturan(SopDitetapkan(SATU), Isian())).decode()


def test_numbers_follow_the_pattern() -> None:
    made = nomori([SATU, DUA], "{urut:03}/SOP/{tahun}", HARI)
    assert [one.nomor for one in made] == ["001/SOP/2026", "002/SOP/2026"]
    assert {one.tanggal.efektif for one in made} == {HARI}
    assert nomori([SATU], None, None) == [SATU]


@pytest.mark.parametrize("pola", ["SOP/2026", "{nomor}/SOP", "{urut}/{", "{urut:3}"])
def test_patterns_that_cannot_be_are_refused(pola: str) -> None:
    with pytest.raises(WrongUse, match="pola nomor"):
        nomori([SATU, DUA], pola, HARI)


def test_files_keep_their_comments() -> None:
    text = "# catatan\nsopan: 1\njudul: X\nnomor: lama # ini\ntanggal: {efektif: 2020-01-01}\npelaksana: {a: A}\n"
    text += "langkah:\n  - {kegiatan: Menulis, pelaksana: a}\n"
    (new,) = isi_berkas({"a": text}, nomori([make(text)], "9/{tahun}", HARI)).values()
    assert "# catatan" in new
    assert "# ini" in new
    assert (make(new).nomor, make(new).tanggal.efektif) == ("9/2026", HARI)


def test_the_command_writes_all_or_nothing(
    tmp_path: Path, examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("pembuatan-telaahan-staf", "penanganan-surat-masuk")
    for name in names:
        shutil.copy(examples_dir / f"{name}.sop.yaml", tmp_path)
    command = ["publish", "keputusan", str(tmp_path), "--nomor", "1", "--tanggal", "2026-11-24", "--simpan"]
    command += ["--nomor-sop", "{urut:02}/SOP/{tahun}", "-o", str(tmp_path / "out" / "kep")]
    assert main([*command, "--to", "pdf,docx,html"]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"kep.pdf", "kep.docx", "kep.html"}
    read = [read_sop(tmp_path / f"{name}.sop.yaml").sop for name in names]
    assert [one.nomor for one in read] == ["01/SOP/2026", "02/SOP/2026"]
    assert {one.tanggal.efektif for one in read} == {HARI}

    bad = tmp_path / "penanganan-surat-masuk.sop.yaml"
    bad.write_text(bad.read_text("utf-8").replace("judul:", "jodol:", 1), "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.glob("*.yaml")}
    capsys.readouterr()
    command[command.index("{urut:02}/SOP/{tahun}")] = "{urut}/LAIN/{tahun}"
    assert main(command) == 3
    assert "jodol" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.glob("*.yaml")} == before


def test_a_failure_while_writing_puts_everything_back(
    tmp_path: Path, examples_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sopan.cli import publish_penetapan  # noqa: PLC0415 - patched here

    file = tmp_path / "a.sop.yaml"
    shutil.copy(examples_dir / "pembuatan-telaahan-staf.sop.yaml", file)
    before = file.read_bytes()
    real = publish_penetapan.write_atomically
    calls: list[Path] = []

    def fails_once(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(publish_penetapan, "write_atomically", fails_once)
    command = [
        "publish",
        "keputusan",
        str(file),
        "--tanggal",
        "2026-11-24",
        "--nomor-sop",
        "{urut}",
        "--simpan",
    ]
    assert main([*command, "-o", str(tmp_path / "kep")]) == 5
    assert file.read_bytes() == before
    assert not (tmp_path / "kep.pdf").exists()


def test_a_peraturan_is_written_and_a_day_must_be_one(tmp_path: Path, examples_dir: Path) -> None:
    file = str(examples_dir / "penanganan-surat-masuk.sop.yaml")
    assert main(["publish", "peraturan", file, "-o", str(tmp_path / "per.pdf"), "--nomor", "7"]) == 0
    assert "BAB IV" in " ".join(_pages((tmp_path / "per.pdf").read_bytes()))
    assert main(["publish", "peraturan", file, "-o", str(tmp_path / "p"), "--tanggal", "kemarin"]) == 2
