# ruff: noqa: E501 - rows of YAML read best on one line
"""The public version: what a citizen needs is there, what is the office's is not, in the PDF and in the HTML."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from lxml import html
from tests.publish.samples import make, service

from sopan.cli.main import main
from sopan.errors import WrongUse
from sopan.model import Sop
from sopan.publish.annotated import bahan_dari
from sopan.publish.paper import write
from sopan.publish.public import dokumen_publik
from sopan.publish.standar import dokumen_maklumat, standar_pelayanan
from sopan.read import read_text

STEPS = """
  - {kegiatan: Mengajukan permohonan surat, pelaksana: pemohon, waktu: 17 menit, kelengkapan: [KTP asli, Formulir biru],
     output: Map merah, keterangan: Catatan dalam satu}
  - {kegiatan: "Memeriksa berkas. Jika lengkap, meneruskan. Jika tidak lengkap, mengembalikan.", pelaksana: petugas,
     waktu: 23 menit, kelengkapan: Daftar periksa rahasia, output: Lembar kendali, keterangan: Catatan dalam dua,
     rincian: [Rincian dalam], keputusan: {ya: {label: Lengkap}, tidak: {langkah: 1, label: Tidak lengkap}}}
  - {kegiatan: Menandatangani surat, pelaksana: kadis, waktu: 3 hari kerja, kelengkapan: Nota pengantar, output: Surat jadi}
  - {kegiatan: Menerima surat, pelaksana: pemohon, waktu: 11 menit, kelengkapan: Tanda terima, output: Surat jadi}
"""
EXTRA = """
peralatan: [Mesin cap dalam]
peringatan: [Jika terlambat maka ditegur dalam]
pencatatan: [Register dalam]
pelayanan:
  biaya: Rp 25.000
  lokasi: Jalan Contoh 1
  kontak: Telepon 021
  jam_layanan: Senin sampai dengan Jumat
  pengaduan: Laman lapor
  sarana: Ruang dalam
"""
INNER = (
    "Daftar periksa rahasia", "Lembar kendali", "Nota pengantar", "Tanda terima", "Map merah", "Catatan dalam",
    "Rincian dalam", "Mesin cap dalam", "ditegur", "Register dalam", "Ruang dalam", "Mutu Baku", "Kelengkapan",
)  # fmt: skip
TOLD = (
    "Paling lama 4 hari kerja", "KTP asli", "Formulir biru", "Surat jadi", "Rp 25.000", "Jalan Contoh 1",
    "Telepon 021", "Senin sampai dengan Jumat", "Laman lapor", "Pemerintah Kota Contoh", "Surat Contoh",
)  # fmt: skip


@pytest.fixture(scope="module")
def sop() -> Sop:
    return service(STEPS, EXTRA)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _pdf(sop: Sop) -> str:
    pdf = pypdfium2.PdfDocument(write("pdf", dokumen_publik(sop)))
    return _flat(" ".join(page.get_textpage().get_text_range() for page in pdf))


def _html(sop: Sop) -> str:
    tree = html.fromstring(write("html", dokumen_publik(sop)))
    words = [*tree.itertext(), *(str(value) for one in tree.iter() for value in one.attrib.values())]
    return _flat(" ".join(words))


def _docx(sop: Sop) -> str:
    document = Document(io.BytesIO(write("docx", dokumen_publik(sop))))
    return _flat(" ".join("".join(one.itertext()) for one in document.element.body))


READERS = {"pdf": _pdf, "html": _html, "docx": _docx}


@pytest.mark.parametrize("bentuk", READERS)
def test_nothing_of_the_office_leaks_and_nothing_for_the_citizen_lacks(bentuk: str, sop: Sop) -> None:
    text = READERS[bentuk](sop)
    assert not [words for words in INNER if words.lower() in text.lower()]
    assert not re.search(r"\d+ (?:menit|jam)\b", text)
    assert not [words for words in TOLD if words not in text]


def test_the_alternative_text_of_the_drawing_keeps_inside_what_is_inside(sop: Sop) -> None:
    data = write("pdf", dokumen_publik(sop))
    texts = [part.decode("utf-16-be", "ignore") for part in re.findall(rb"/Alt <FEFF([0-9A-F]+)>", data)]
    assert not [words for words in INNER if any(words in text for text in texts)]


def test_a_certain_service_keeps_its_minutes() -> None:
    sop = service(
        "  - {kegiatan: Mengajukan, pelaksana: pemohon, waktu: 5 menit, kelengkapan: KTP}\n"
        "  - {kegiatan: Mencatat, pelaksana: petugas, waktu: 7 menit}\n"
        "  - {kegiatan: Menerima kartu, pelaksana: pemohon, waktu: 3 menit, output: Kartu}\n",
        "pelayanan: {waktu_pasti: true}\n",
    )
    assert "Paling lama 15 menit" in _html(sop)
    assert "7 menit" not in _html(sop).replace("15 menit", "")


@pytest.mark.parametrize("jenis", ["rutin", "penugasan", None])
def test_only_services_are_made_public(jenis: str | None, sop: Sop) -> None:
    with pytest.raises(WrongUse, match="pelayanan"):
        dokumen_publik(sop.model_copy(update={"jenis": jenis}))


def test_the_command_writes_every_format_and_refuses_what_is_no_service(
    tmp_path: Path, examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service_file = examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml"
    code = main(["publish", "public", str(service_file), "--to", "pdf,html,docx", "-d", str(tmp_path)])
    assert code == 0
    made = {path.name: path.read_bytes()[:4] for path in tmp_path.iterdir()}
    assert made == {
        "pelayanan-peminjaman-koleksi-publik.pdf": b"%PDF",
        "pelayanan-peminjaman-koleksi-publik.html": b"<!do",
        "pelayanan-peminjaman-koleksi-publik.docx": b"PK\x03\x04",
    }
    capsys.readouterr()
    assert main(["publish", "public", str(examples_dir / "konsinyering.sop.yaml"), "-d", str(tmp_path)]) == 2
    assert "SOP rutin" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 3


def test_the_other_commands_write_their_documents(
    tmp_path: Path, examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml")
    assert main(["publish", "standar-pelayanan", file, "--to", "html", "-d", str(tmp_path)]) == 0
    assert "PEKPPP 2" in capsys.readouterr().err
    assert main(["publish", "maklumat", file, "--to", "html", "-d", str(tmp_path)]) == 0
    assert main(["publish", "sippn", file, "-o", str(tmp_path / "s.xlsx")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pelayanan-peminjaman-koleksi-maklumat.html",
        "pelayanan-peminjaman-koleksi-standar-pelayanan.html",
        "s.xlsx",
    ]


def test_a_standard_is_printed_as_data_and_held_against_a_scenario(
    examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(examples_dir / "pelayanan-ktp-el.sop.yaml")
    scenario = str(examples_dir / "pelayanan-ktp-el.skenario.yaml")
    command = [
        "publish",
        "standar-pelayanan",
        file,
        "--json",
        "--skenario",
        scenario,
        "--sk",
        "1",
        "--fkp",
        "2",
    ]
    assert main([*command, "--tinjau", "2026-01-02"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["waktu"] == {
        "menit_kerja": 525.0,
        "hari_kerja": 2,
        "langkah": [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    }
    assert [one["nomor"] for one in data["komponen"]] == list(range(1, 15))
    assert data["pekppp"]["tingkat"] in (4, 5)  # the review grows old
    assert data["alarm"] == []
    assert main([*command, "--tinjau", "kemarin"]) == 2


def test_a_template_of_the_agency_goes_before_ours(tmp_path: Path, examples_dir: Path) -> None:
    own = tmp_path / "templat"
    own.mkdir()
    (own / "maklumat.yaml").write_text(
        "judul: JANJI KAMI\njanji: ['Kami melayani {{ layanan }}.']\n", "utf-8"
    )
    file = str(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml")
    command = ["publish", "maklumat", file, "--to", "html", "--templat", str(own), "-d", str(tmp_path)]
    assert main(command) == 0
    page = (tmp_path / "pelayanan-peminjaman-koleksi-maklumat.html").read_text("utf-8")
    assert "JANJI KAMI" in page
    assert "Kami melayani Peminjaman Koleksi Perpustakaan." in page


@pytest.mark.parametrize(
    "text", ["judul: '{{ rahasia }}'", "judul: '{% for %}'", "- a", "judul: [", "a: {b: c}"]
)
def test_a_template_that_is_wrong_is_told(
    text: str, tmp_path: Path, examples_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "maklumat.yaml").write_text(text, "utf-8")
    file = str(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml")
    assert main(["publish", "maklumat", file, "--templat", str(tmp_path), "-d", str(tmp_path)]) == 3
    assert "maklumat.yaml" in capsys.readouterr().err


def test_markup_in_an_sop_stays_text() -> None:
    evil = '#panic("x") <script>alert(1)</script> \\ "'
    sop = make(
        "sopan: 1\njudul: Pelayanan X\njenis: pelayanan\n"
        f"instansi: {evil!r}\npelaksana: {{p: {{nama: Pemohon, luar: true}}}}\n"
        f"langkah: [{{kegiatan: {evil!r}, pelaksana: p}}]\n"
    )
    assert "alert(1)" in _pdf(sop)
    assert b"<script>" not in write("html", dokumen_publik(sop))


def test_a_flow_without_times_promises_none() -> None:
    """Nothing measurable on the way is no promise of one working day, in no document."""
    sop = read_text(
        "sopan: 1\njudul: Pelayanan Surat\njenis: pelayanan\npelaksana: {a: {nama: Pemohon, luar: true}, b: Petugas}\n"
        "langkah:\n- {kegiatan: Mengajukan permohonan, pelaksana: a}\n- {kegiatan: Menerima surat, pelaksana: a}\n"
    ).sop
    told = write("html", dokumen_publik(sop)).decode()
    assert "Paling lama" not in told
    assert "hari kerja" not in told
    assert bahan_dari(sop).waktu == ""
    maklumat = write("html", dokumen_maklumat(standar_pelayanan(sop))).decode()
    assert "paling lama" not in maklumat
