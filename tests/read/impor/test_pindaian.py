"""Scanned pages: recognised where tesseract knows Indonesian, never sure; told as scanned without."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from tests.read.impor.ukur import ukur

from sopan.errors import UnreadableFile
from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.read import read_sop
from sopan.read.impor import RAGU, impor_bytes, yaml_impor
from sopan.read.impor import pdf as pembaca
from sopan.read.impor.pindaian import pengenal
from sopan.render import pdf
from sopan.render.base import RenderOptions

PER_INCI = 200


def pindai(sop: Sop, putar: float = 0.0) -> bytes:
    """The SOP printed and scanned: pages turned a little, grey paper, specks."""
    acak = np.random.default_rng(1)
    halaman = []
    with pypdfium2.PdfDocument(pdf.render(sop, compose(sop), RenderOptions())[0].data) as dokumen:
        for satu in dokumen:
            gambar = satu.render(scale=PER_INCI / 72).to_pil().convert("L").rotate(putar, fillcolor=255)
            titik = np.asarray(gambar).astype(np.int16) - acak.integers(0, 30, (gambar.height, gambar.width))
            titik[acak.random(titik.shape) < 0.0002] = 40
            halaman.append(Image.fromarray(titik.clip(0, 255).astype(np.uint8)))
    keluar = io.BytesIO()
    halaman[0].save(keluar, "PDF", resolution=PER_INCI, save_all=True, append_images=halaman[1:])
    return keluar.getvalue()


@pytest.mark.skipif(pengenal() is None, reason="tesseract with Indonesian is not here")
def test_a_scanned_page_gives_words_and_actors_and_marks_them_all(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml").sop
    hasil = impor_bytes(pindai(sop, putar=0.6), "pindaian.pdf")
    kata, pelaksana, _, _ = ukur(sop, hasil.sop)
    assert kata[0] / kata[1] >= 0.97
    assert pelaksana[0] == pelaksana[1] == 5
    assert hasil.sop.nomor == sop.nomor
    assert all(satu.yakin < RAGU and satu.lihat for satu in hasil.bidang if satu.asal.startswith("halaman"))
    assert any("OCR" in satu.pesan.id for satu in hasil.catatan)
    assert "# PERIKSA (halaman 2, baris 3, kolom 2): hasil OCR, perlu dilihat [50% yakin]" in yaml_impor(
        hasil
    )


def test_without_tesseract_it_is_told_as_scanned(examples_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pembaca, "pengenal", lambda: None)
    sop = read_sop(examples_dir / "pelayanan-peminjaman-koleksi.sop.yaml").sop
    with pytest.raises(UnreadableFile, match="pindaian"):
        impor_bytes(pindai(sop), "pindaian.pdf")
