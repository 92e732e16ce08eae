"""DOCX: Sopan's own come back exactly; drawn by hand, with shapes hung in every way, they read as drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from tests.read.impor.lukis import GAYA, harapan
from tests.read.impor.lukis_docx import CARA, lukis_docx
from tests.read.impor.test_sendiri_xlsx import ubah_bagian
from tests.read.impor.ukur import ukur
from tests.strategies import sops

from sopan.errors import LayoutImpossible
from sopan.layout.compose import compose
from sopan.model import Sop, alur_dari
from sopan.read import read_sop
from sopan.read.impor import impor_bytes
from sopan.render import docx
from sopan.render.base import RenderOptions

_GAYA = (
    "baku", "ujung lepas", "ejaan lain", "tiga baris kepala", "kepala tidak digabung", "tanpa nomor",
    "beberapa ruas", "panah terbalik", "baris tidak digabung", "kapsul sendiri", "dua lembar",
    "beberapa halaman",
)  # fmt: skip


def _tulis(sop: Sop) -> bytes:
    return docx.render(sop, compose(sop), RenderOptions())[0].data


@settings(max_examples=20)
@given(sop=sops(max_steps=12, max_actors=8, longest=12))
def test_round_trip_is_the_identity(sop: Sop) -> None:
    try:
        data = _tulis(sop)
    except LayoutImpossible:
        assume(False)
    hasil = impor_bytes(data, "a.docx")
    assert hasil.sop == sop
    assert hasil.persis
    assert not hasil.catatan


def test_the_examples_come_back_and_are_recognised_without_the_model(examples_dir: Path) -> None:
    for path in sorted(examples_dir.glob("p*.sop.yaml")):
        sop = read_sop(path).sop
        data = _tulis(sop)
        assert impor_bytes(data, path.name).sop == sop
        tanpa = ubah_bagian(data, r"customXml/item1", lambda teks: teks.replace("urn:sopan", "urn:lain"))
        hasil = impor_bytes(tanpa, path.name)
        assert not hasil.persis
        assert set(alur_dari(hasil.sop).arus) == set(alur_dari(sop).arus), path.name


def test_a_changed_cell_is_taken_over_and_told(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    data = ubah_bagian(
        _tulis(sop), r"word/document", lambda teks: teks.replace("Agenda Kerja", "Agenda Rapat")
    )
    hasil = impor_bytes(data, "a.docx")
    assert hasil.sop.langkah[0].kelengkapan == ("Agenda Rapat",)
    assert [x.pesan.id for x in hasil.catatan] == ["langkah 1: kelengkapan diubah menjadi 'Agenda Rapat'"]


@pytest.mark.parametrize("cara", CARA)
def test_a_style_reads_as_drawn(examples_dir: Path, cara: str) -> None:
    for contoh in ("konsinyering", "pelayanan-informasi-publik"):
        sop = read_sop(examples_dir / f"{contoh}.sop.yaml").sop
        for nama in _GAYA:
            gaya = GAYA[nama]
            hasil = impor_bytes(lukis_docx(sop, gaya, cara), f"{contoh}.docx")
            kata, pelaksana, jenis, panah = ukur(harapan(sop, gaya), hasil.sop).persen()
            assert kata >= 99, (contoh, nama)
            assert pelaksana >= 97, (contoh, nama)
            assert jenis >= 97, (contoh, nama)
            assert panah >= 90, (contoh, nama)


def test_text_that_was_deleted_is_not_read(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    data = lukis_docx(sop, replace(GAYA["baku"]), "halaman")
    dihapus = "<w:del><w:r><w:delText>bukan ini</w:delText></w:r></w:del>"
    data = ubah_bagian(data, "document", lambda teks: teks.replace("<w:r><w:rPr>", f"{dihapus}<w:r><w:rPr>"))
    hasil = impor_bytes(data, "a.docx")
    assert hasil.sop.langkah[0].kegiatan == sop.langkah[0].kegiatan
