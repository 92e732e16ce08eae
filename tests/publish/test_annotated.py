# ruff: noqa: E501 - rows of YAML read best on one line
"""The annotated picture: the stages in plain words, icons that fit, sheets on which nothing collides or runs out."""

from __future__ import annotations

import datetime
import io
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from tests.publish.samples import service

from sopan.cli.main import main
from sopan.errors import WrongUse
from sopan.model import Sop
from sopan.publish.annotated import LEMBAR, bahan_dari, ikon, jadi_pdf, jadi_png, jadi_svg, lembar
from sopan.publish.annotated.ikon import jalur_ikon
from sopan.publish.annotated.kanvas import Ikon, Kanvas, Teks, campur, jadi_baris, lebar_teks
from sopan.publish.annotated.tahap import tahap_pelayanan
from sopan.read import read_sop
from sopan.render.parts import Gambar, load_picture

SERVICES = (
    "pelayanan-audiensi",
    "pelayanan-informasi-publik",
    "pelayanan-izin-reklame",
    "pelayanan-ktp-el",
    "pelayanan-peminjaman-koleksi",
    "pelayanan-pendaftaran-anggota",
    "pelayanan-pengaduan",
)


def _read(folder: Path, name: str) -> tuple[Sop, Gambar | None]:
    sop = read_sop(folder / f"{name}.sop.yaml").sop
    logo = load_picture(sop.logo or "", folder)
    return sop, logo if isinstance(logo, Gambar) else None


def test_a_permit_is_told_as_its_applicant_lives_it(examples_dir: Path) -> None:
    sop, _ = _read(examples_dir, "pelayanan-izin-reklame")
    stages = tahap_pelayanan(sop)
    assert [(one.peran, one.judul, one.ikon) for one in stages] == [
        ("anda", "Ajukan permohonan", "file-upload"),
        ("kami", "Kelengkapan diperiksa", "clipboard-check"),
        ("kami", "Kami proses permohonan", "map-search"),
        ("anda", "Bayar pajak reklame", "cash"),
        ("kami", "Pembayaran diperiksa", "cash"),
        ("anda", "Terima hasilnya", "certificate"),
    ]
    assert [one.waktu for one in stages] == [
        "", "hari itu juga", "paling lama 3 hari kerja", "paling lama 1 hari kerja", "hari itu juga", "",
    ]  # fmt: skip
    incomplete, refused = stages[1].cabang, stages[2].cabang
    assert incomplete is not None
    assert (incomplete.judul, incomplete.kembali, incomplete.lanjut) == ("Belum lengkap?", True, "Lengkap")
    assert refused is not None
    assert (refused.judul, refused.kembali) == ("Tidak layak?", False)
    assert "surat penolakan" in refused.teks


def test_what_is_done_to_the_applicant_is_a_stage_of_both(examples_dir: Path) -> None:
    sop, _ = _read(examples_dir, "pelayanan-ktp-el")
    third = tahap_pelayanan(sop)[2]
    assert (third.peran, third.judul, third.ikon) == ("bersama", "Perekaman data biometrik", "fingerprint")


def test_the_applicant_is_spoken_to(examples_dir: Path) -> None:
    sop, _ = _read(examples_dir, "pelayanan-pendaftaran-anggota")
    words = " ".join(one.teks for one in tahap_pelayanan(sop))
    assert "merekam data Anda" in words
    assert "Pemohon" not in words


def test_only_a_certain_service_tells_minutes(examples_dir: Path) -> None:
    certain, _ = _read(examples_dir, "pelayanan-peminjaman-koleksi")
    assert [one.waktu for one in tahap_pelayanan(certain)] == ["2 menit", "7 menit", "1 menit"]
    for name in ("pelayanan-ktp-el", "pelayanan-izin-reklame", "pelayanan-pengaduan"):
        words = bahan_dari(_read(examples_dir, name)[0]).uraian
        assert not re.search(r"\d+ (?:menit|jam)\b", words)


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("sheet", LEMBAR)
def test_nothing_runs_out_of_the_sheet_or_over_other_text(name: str, sheet: str, examples_dir: Path) -> None:
    _judge(lembar(sheet, bahan_dari(*_read(examples_dir, name), alamat="https://contoh.go.id/x")))


def _judge(kanvas: Kanvas) -> None:
    boxes = []
    for item in kanvas.isi:
        if isinstance(item, Teks):
            width = lebar_teks(item.teks, item.ukuran, item.tebal)
            boxes.append(
                (item.x, item.y - 0.72 * item.ukuran, item.x + width, item.y + 0.2 * item.ukuran, item.teks)
            )
        elif isinstance(item, Ikon):
            assert jalur_ikon(item.nama)
            assert item.x >= 0
            assert item.x + item.sisi <= kanvas.lebar
            assert item.y + item.sisi <= kanvas.tinggi
    for left, top, right, bottom, words in boxes:
        assert left >= 0, words
        assert top >= 0, words
        assert right <= kanvas.lebar, words
        assert bottom <= kanvas.tinggi, words
    for index, (ax, ay, ar, ab, first) in enumerate(boxes):
        for bx, by, br, bb, second in boxes[index + 1 :]:
            assert ar <= bx or br <= ax or ab <= by or bb <= ay, (first, second)


def test_a_service_with_long_names_and_many_stages_still_fits() -> None:
    pay = "".join(
        f"  - {{kegiatan: Membayar retribusi tahap ke-{n} melalui bank persepsi daerah, pelaksana: pemohon, waktu: 1 hari kerja}}\n"
        f"  - {{kegiatan: Mencatat pembayaran tahap ke-{n}, pelaksana: petugas, waktu: 2 jam}}\n"
        for n in range(1, 4)
    )
    sop = service(
        "  - {kegiatan: Mengajukan permohonan kepada Petugas, pelaksana: pemohon, waktu: 1 jam,\n"
        "     kelengkapan: [Fotokopi kartu keluarga yang dilegalisasi oleh pejabat yang berwenang, KTP, Akta]}\n"
        f"{pay}  - {{kegiatan: Menerima izin, pelaksana: pemohon, output: Izin}}\n",
        "pelayanan: {biaya: Sesuai dengan Peraturan Daerah tentang Pajak Daerah dan Retribusi Daerah, lokasi: Mal}\n",
        title="Pelayanan Penerbitan Persetujuan Penyelenggaraan Pemanfaatan Ruang Kawasan Perkotaan Terpadu",
    )
    for sheet in LEMBAR:
        _judge(lembar(sheet, bahan_dari(sop)))


def test_the_svg_stands_alone_and_speaks(examples_dir: Path) -> None:
    sheet = lembar("poster", bahan_dari(*_read(examples_dir, "pelayanan-ktp-el")), "A3")
    data = jadi_svg(sheet)
    root = etree.fromstring(data)
    space = {"s": "http://www.w3.org/2000/svg"}
    described = root.findtext("s:desc", "", space)
    assert "Perekaman data biometrik" in described
    assert "Formulir pendaftaran peristiwa kependudukan" in described
    assert root.findtext("s:title", "", space).startswith("Cara mendapatkan")
    style = root.findtext("s:style", "", space)
    assert style.count("font/woff;base64") == 3
    assert not re.search(rb'(?:href|url\()=?"?https?:', data)
    assert data == jadi_svg(sheet)


def test_the_pdf_is_tagged_and_reads_in_order(examples_dir: Path) -> None:
    bahan = bahan_dari(*_read(examples_dir, "pelayanan-ktp-el"))
    data = jadi_pdf(
        [lembar("poster", bahan), lembar("leaflet", bahan)], datetime.date(2026, 4, 1), bahan.pemilik
    )
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"pdfuaid" in data
    pdf = pypdfium2.PdfDocument(data)
    assert [tuple(map(round, page.get_size())) for page in pdf] == [(595, 842), (842, 595)]
    text = pdf[0].get_textpage().get_text_range()
    order = [text.index(one.judul) for one in bahan.tahap]
    assert order == sorted(order)


def test_the_picture_has_the_colour_of_the_agency(examples_dir: Path) -> None:
    bahan = bahan_dari(*_read(examples_dir, "pelayanan-ktp-el"))
    with Image.open(io.BytesIO(jadi_png(lembar("ponsel", bahan), 72))) as picture:
        assert picture.width == 390
        pixel = picture.convert("RGB").getpixel((5, 5))
    assert pixel == tuple(int(bahan.warna.utama[n : n + 2], 16) for n in (1, 3, 5))


def test_words_that_are_too_long_for_a_line_are_cut() -> None:
    lines = jadi_baris("W" * 200, 100, 12)
    assert "".join(lines) == "W" * 200
    assert all(lebar_teks(line, 12, 400) <= 100 for line in lines)
    assert not jadi_baris("", 100, 12)
    assert campur("#000000", "#ffffff", 0.5) == "#808080"


def test_the_icons_travel_with_their_licence_and_none_is_idle() -> None:
    folder = Path(str(ikon.__file__)).parent
    assert "MIT License" in (folder / "icons/LICENSE").read_text("utf-8")
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    bundled = {path.stem for path in (folder / "icons").glob("*.svg")}
    assert not {name for name in bundled if f'"{name}"' not in code}


def test_the_command_draws_every_sheet(tmp_path: Path, examples_dir: Path) -> None:
    file = str(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml")
    command = ["publish", "annotated", file, "--to", "svg,pdf,png", "--dpi", "40", "-d", str(tmp_path)]
    assert main([*command, "--warna", "#123456,#abcdef"]) == 0
    assert len(list(tmp_path.iterdir())) == 9
    assert b"#123456" in (tmp_path / "pelayanan-peminjaman-koleksi-poster.svg").read_bytes()
    assert main([*command, "--warna", "biru"]) == 2
    assert main([*command, "--kertas", "A5"]) == 2
    assert (
        main(["publish", "annotated", str(examples_dir / "konsinyering.sop.yaml"), "-d", str(tmp_path)]) == 2
    )


def test_other_kinds_and_names_are_refused(examples_dir: Path) -> None:
    sop, _ = _read(examples_dir, "konsinyering")
    with pytest.raises(WrongUse, match="rutin"):
        bahan_dari(sop)
    bahan = bahan_dari(_read(examples_dir, "pelayanan-ktp-el")[0])
    with pytest.raises(WrongUse, match="spanduk"):
        lembar("spanduk", bahan)


def test_the_poster_is_read_from_two_metres(examples_dir: Path) -> None:
    """Sentences of at least 15 points on A3: small letters of 2.8 mm, of which two metres ask for 2.3 (4')."""
    for name in SERVICES:
        bahan = bahan_dari(*_read(examples_dir, name), alamat="https://contoh.go.id/x")
        texts = [one for one in lembar("poster", bahan, "A3").isi if isinstance(one, Teks)]
        said = [one.ukuran for one in texts if any(s.teks.startswith(one.teks) for s in bahan.tahap)]
        titles = [one.ukuran for one in texts if one.tingkat == 2]
        assert min(said) >= 15, name
        assert min(titles) >= 15, name
        assert min(one.ukuran for one in texts) >= 11.5, name


def test_stages_come_in_the_order_of_their_steps(examples_dir: Path) -> None:
    for name in SERVICES:
        steps = [step for one in tahap_pelayanan(_read(examples_dir, name)[0]) for step in one.langkah]
        assert all(a < b for a, b in pairwise(steps))
