"""XLSX that Sopan wrote: the same model comes back, also after the user changed cells or shapes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import assume, given, settings
from tests.strategies import sops

from sopan.errors import LayoutImpossible
from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.read import read_sop
from sopan.read.impor import HasilImpor, impor_bytes
from sopan.render import xlsx
from sopan.render.base import RenderOptions


def _tulis(sop: Sop, konektor: str = "lekat") -> bytes:
    return xlsx.render(sop, compose(sop), RenderOptions(konektor=konektor))[0].data  # type: ignore[arg-type]  # one of two


def ubah_bagian(data: bytes, pola: str, ubah: Callable[[str], str]) -> bytes:
    """The zip file with the text of some parts changed."""
    keluar = BytesIO()
    with ZipFile(BytesIO(data)) as lama, ZipFile(keluar, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if re.search(pola, nama):
                isi = ubah(isi.decode()).encode()
            baru.writestr(nama, isi)
    return keluar.getvalue()


@settings(max_examples=25)
@given(sop=sops(max_steps=15, max_actors=8, longest=12))
def test_round_trip_is_the_identity(sop: Sop) -> None:
    try:
        data = _tulis(sop)
    except LayoutImpossible:
        assume(False)
    hasil = impor_bytes(data, "a.xlsx")
    assert hasil.sop == sop
    assert hasil.persis
    assert not hasil.catatan


@pytest.mark.parametrize("konektor", ["lekat", "garis"])
def test_the_examples_come_back(examples_dir: Path, konektor: str) -> None:
    for path in sorted(examples_dir.glob("*.sop.yaml")):
        sop = read_sop(path).sop
        hasil = impor_bytes(_tulis(sop, konektor), path.name)
        assert (hasil.sop, hasil.catatan) == (sop, ()), path.name


@pytest.mark.parametrize("konektor", ["lekat", "garis"])
def test_the_examples_are_recognised_without_the_model_inside(examples_dir: Path, konektor: str) -> None:
    from sopan.model import alur_dari  # noqa: PLC0415 - for this test alone

    for path in sorted(examples_dir.glob("*.sop.yaml")):
        sop = read_sop(path).sop
        data = ubah_bagian(
            _tulis(sop, konektor), r"customXml/item1", lambda teks: teks.replace("urn:sopan", "urn:lain")
        )
        hasil = impor_bytes(data, path.name)
        assert not hasil.persis
        assert set(alur_dari(hasil.sop).arus) == set(alur_dari(sop).arus), path.name
        assert [x.kegiatan for x in hasil.sop.langkah] == [x.kegiatan for x in sop.langkah], path.name


@pytest.fixture
def konsinyering(examples_dir: Path) -> Sop:
    return read_sop(examples_dir / "konsinyering.sop.yaml").sop


def _diubah(hasil: HasilImpor) -> list[str]:
    return [satu.pesan.id for satu in hasil.catatan if satu.jenis == "diubah"]


def test_a_changed_cell_is_taken_over_and_told(konsinyering: Sop) -> None:
    data = ubah_bagian(
        _tulis(konsinyering), r"sharedStrings", lambda teks: teks.replace("Agenda Kerja", "Agenda Rapat")
    )
    hasil = impor_bytes(data, "a.xlsx")
    assert hasil.sop.langkah[0].kelengkapan == ("Agenda Rapat",)
    assert _diubah(hasil) == ["langkah 1: kelengkapan diubah menjadi 'Agenda Rapat'"]
    assert hasil.sop.langkah[1:] == konsinyering.langkah[1:]


def test_an_arrow_glued_elsewhere_is_taken_over_and_told(konsinyering: Sop) -> None:
    def alihkan(teks: str) -> str:
        ketiga = re.search(r'<xdr:cNvPr id="(\d+)" name="Langkah 3 #', teks)
        assert ketiga is not None
        awal = re.search(r'name="Panah #\d+" descr="Langkah 5, Tidak: kembali ke langkah 4"', teks)
        assert awal is not None
        ujung = re.compile(r'<a:endCxn id="\d+"').search(teks, awal.start())
        assert ujung is not None
        return f'{teks[: ujung.start()]}<a:endCxn id="{ketiga[1]}"{teks[ujung.end() :]}'

    hasil = impor_bytes(ubah_bagian(_tulis(konsinyering), r"drawings/drawing\d", alihkan), "a.xlsx")
    assert _diubah(hasil) == ["langkah 5: panah tidak kini ke langkah 3"]
    keputusan = hasil.sop.langkah[4].keputusan
    assert keputusan is not None
    assert keputusan.tidak.langkah == 3


def test_a_symbol_in_another_column_is_taken_over_and_told(konsinyering: Sop) -> None:
    def geser(teks: str) -> str:
        kolom = {
            n: re.findall(rf"<xdr:from><xdr:col>(\d+)</xdr:col>(?:(?!twoCellAnchor).)*?Langkah {n} #", teks)[
                0
            ]
            for n in (2, 3)
        }
        di = teks.index('name="Langkah 2 #')
        awal = teks.rindex("<xdr:twoCellAnchor", 0, di)
        return (
            teks[:awal]
            + teks[awal:di].replace(f"<xdr:col>{kolom[2]}</xdr:col>", f"<xdr:col>{kolom[3]}</xdr:col>")
            + teks[di:]
        )

    hasil = impor_bytes(ubah_bagian(_tulis(konsinyering), r"drawings/drawing\d", geser), "a.xlsx")
    assert _diubah(hasil) == ["langkah 2: simbolnya kini di kolom Analis"]
    assert hasil.sop.langkah[1].pelaksana == ("analis",)


def test_a_box_made_a_diamond_is_told(konsinyering: Sop) -> None:
    def ganti(teks: str) -> str:
        di = teks.index("flowChartProcess", teks.index('name="Langkah 2 #'))
        return f"{teks[:di]}flowChartDecision{teks[di + len('flowChartProcess') :]}"

    hasil = impor_bytes(ubah_bagian(_tulis(konsinyering), r"drawings/drawing\d", ganti), "a.xlsx")
    assert hasil.sop.langkah[1].keputusan is not None
    assert any("langkah 2: kini belah ketupat" in satu for satu in _diubah(hasil))


def test_a_damaged_model_inside_is_refused_with_a_reason(konsinyering: Sop) -> None:
    from sopan.errors import UnreadableFile  # noqa: PLC0415 - for this test alone

    data = ubah_bagian(
        _tulis(konsinyering), r"customXml/item1", lambda teks: teks.replace("judul&quot;", "jdul&quot;")
    )
    with pytest.raises(UnreadableFile, match="rusak"):
        impor_bytes(data, "a.xlsx")
