"""PDF: with its SOP file inside exactly; without, by lines, symbols and arrows; scanned pages are told."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.read.impor.lukis import GAYA, lukis
from tests.read.impor.test_libreoffice import SOFFICE, ke_pdf
from tests.read.impor.ukur import ukur

from sopan.errors import UnreadableFile
from sopan.layout.compose import compose
from sopan.model import alur_dari
from sopan.read import read_sop
from sopan.read.impor import impor_bytes
from sopan.read.impor.aman import MOST_PAGES
from sopan.render import pdf
from sopan.render.base import RenderOptions


def _tulis(path: Path) -> bytes:
    sop = read_sop(path).sop
    return pdf.render(sop, compose(sop), RenderOptions())[0].data


def test_our_own_pdf_without_its_file_reads_as_drawn(examples_dir: Path) -> None:
    benar = [[0, 0], [0, 0], [0, 0], [0, 0]]
    for nama in (
        "konsinyering",
        "pelayanan-izin-reklame",
        "pelaksanaan-rapat-koordinasi",
        "pelayanan-pengaduan",
    ):
        path = examples_dir / f"{nama}.sop.yaml"
        sop = read_sop(path).sop
        hasil = impor_bytes(_tulis(path), f"{nama}.pdf")
        assert len(hasil.sop.langkah) == len(sop.langkah)
        for n, (a, b) in enumerate(ukur(sop, hasil.sop)):
            benar[n][0] += a
            benar[n][1] += b
    kata, pelaksana, jenis, panah = (a / b for a, b in benar)
    assert kata >= 0.99
    assert pelaksana >= 0.97
    assert jenis >= 0.97
    assert panah >= 0.95


def test_pages_are_joined_through_their_pentagons(examples_dir: Path) -> None:
    path = examples_dir / "penyusunan-rencana-kerja.sop.yaml"
    hasil = impor_bytes(_tulis(path), "a.pdf")
    assert set(alur_dari(hasil.sop).arus) == set(alur_dari(read_sop(path).sop).arus)


def test_a_pdf_that_carries_its_sop_gives_that(examples_dir: Path) -> None:
    path = examples_dir / "konsinyering.sop.yaml"
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(_tulis(path))) as dokumen:
        dokumen.attachments["konsinyering.sop.yaml"] = pikepdf.AttachedFileSpec(dokumen, path.read_bytes())
        dokumen.save(keluar)
    hasil = impor_bytes(keluar.getvalue(), "a.pdf")
    assert hasil.persis
    assert hasil.sop == read_sop(path).sop


def test_scanned_pages_are_told(examples_dir: Path) -> None:
    keluar = io.BytesIO()
    Image.new("L", (1200, 900), 230).save(keluar, "PDF")
    with pytest.raises(UnreadableFile, match="pindaian"):
        impor_bytes(keluar.getvalue(), "a.pdf")
    gabung = io.BytesIO()
    with pikepdf.open(io.BytesIO(_tulis(examples_dir / "konsinyering.sop.yaml"))) as dokumen:
        with pikepdf.open(io.BytesIO(keluar.getvalue())) as pindai:
            dokumen.pages.extend(pindai.pages)
        dokumen.save(gabung)
    hasil = impor_bytes(gabung.getvalue(), "a.pdf")
    assert any("pindaian" in str(x.pesan) for x in hasil.catatan)


def test_too_many_pages_are_refused() -> None:
    keluar = io.BytesIO()
    with pikepdf.new() as dokumen:
        for _ in range(MOST_PAGES + 1):
            dokumen.add_blank_page()
        dokumen.save(keluar)
    with pytest.raises(UnreadableFile, match="halaman"):
        impor_bytes(keluar.getvalue(), "a.pdf")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_pdf_that_libreoffice_printed_from_a_drawing(examples_dir: Path, tmp_path: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    berkas = []
    for nama in ("baku", "bentuk biasa", "beberapa ruas", "kapsul sendiri"):
        path = tmp_path / f"{nama.replace(' ', '-')}.xlsx"
        path.write_bytes(lukis(sop, GAYA[nama]))
        berkas.append(path)
    for path in ke_pdf(berkas, tmp_path):
        kata, pelaksana, jenis, panah = ukur(sop, impor_bytes(path.read_bytes(), path.name).sop).persen()
        assert kata >= 95, path.name
        assert min(pelaksana, jenis) >= 97, path.name
        assert panah >= 90, path.name


_BERDIRI = {90: b"0 1 -1 0 %(t)d 0 cm", 180: b"-1 0 0 -1 %(l)d %(t)d cm", 270: b"0 -1 1 0 0 %(l)d cm"}


@pytest.mark.parametrize("putar", [90, 180, 270])
def test_pages_that_say_rotate_are_read_as_they_are_shown(examples_dir: Path, putar: int) -> None:
    sop = read_sop(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml").sop
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(_tulis(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml"))) as dokumen:
        for page in dokumen.pages:
            lebar, tinggi = (float(x) for x in page.mediabox[2:])
            cara = _BERDIRI[putar] % {b"t": round(tinggi), b"l": round(lebar)}
            page.contents_add(b"q " + cara, prepend=True)
            page.contents_add(b" Q")
            if putar != 180:
                page.mediabox = pikepdf.Array([0, 0, round(tinggi), round(lebar)])
                for kotak in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                    if kotak in page:
                        del page[kotak]
            page.Rotate = putar
        dokumen.save(keluar)
    with pypdfium2.PdfDocument(keluar.getvalue()) as dokumen:
        assert dokumen[0].get_width() > dokumen[0].get_height()
    hasil = impor_bytes(keluar.getvalue(), "a.pdf")
    assert all(a == b for a, b in ukur(sop, hasil.sop))


def test_of_several_sops_in_a_file_the_first_is_read_and_that_is_told(examples_dir: Path) -> None:
    nama = ("pelayanan-peminjaman-koleksi", "konsinyering")
    satu, lain = (examples_dir / f"{x}.sop.yaml" for x in nama)
    keluar = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(_tulis(satu))) as dokumen,
        pikepdf.open(io.BytesIO(_tulis(lain))) as tambahan,
    ):
        dokumen.pages.extend(tambahan.pages)
        dokumen.save(keluar)
    hasil = impor_bytes(keluar.getvalue(), "a.pdf")
    assert all(a == b for a, b in ukur(read_sop(satu).sop, hasil.sop))
    assert any("memuat SOP lain mulai halaman 3" in x.pesan.id for x in hasil.catatan)
