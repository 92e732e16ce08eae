"""BPMN, Visio, Data Visualizer, draw.io and CSV: imported, or told by name what is not carried."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from tests.read.impor.test_aman import zip_dari
from tests.strategies import sops

from sopan.errors import LayoutImpossible, UnreadableFile
from sopan.layout.compose import compose
from sopan.model import Sop, alur_dari
from sopan.read import read_sop
from sopan.read.impor import impor_bytes
from sopan.render import bpmn, drawio, json, visio_xlsx
from sopan.render.base import RenderOptions

SEMUA = ("A.1.0", "A.2.0", "A.3.0", "A.4.0", "A.4.1", "B.1.0", "C.1.0", "C.1.1", "C.3.0", "C.9.1")


@settings(max_examples=20)
@given(sop=sops(max_steps=12, max_actors=6, longest=10))
def test_bpmn_and_json_come_back_exactly(sop: Sop) -> None:
    try:
        scene = compose(sop)
    except LayoutImpossible:
        assume(False)
    for penulis in (bpmn, json):
        hasil = impor_bytes(penulis.render(sop, scene, RenderOptions())[0].data, "a")
        assert hasil.sop == sop
        assert hasil.persis


@pytest.mark.parametrize("nama", SEMUA)
def test_bpmn_of_other_tools_is_stable(shared_dir: Path, nama: str) -> None:
    """Import, export and import again, without the model inside, gives the same steps and flow."""
    data = (shared_dir / "interop" / "bpmn-miwg" / f"{nama}.bpmn").read_bytes()
    sop = impor_bytes(data, f"{nama}.bpmn").sop
    keluar = bpmn.render(sop, compose(sop), RenderOptions())[0].data
    assert impor_bytes(keluar, "a").sop == sop
    lagi = impor_bytes(keluar.replace(b"urn:sopan:lampiran", b"urn:lain"), "a").sop
    assert [x.kegiatan for x in lagi.langkah] == [x.kegiatan for x in sop.langkah]
    assert set(alur_dari(lagi).arus) == set(alur_dari(sop).arus)


def test_bpmn_tells_what_it_does_not_carry(shared_dir: Path) -> None:
    data = (shared_dir / "interop" / "bpmn-miwg" / "C.1.0.bpmn").read_bytes()
    hasil = impor_bytes(data, "C.1.0.bpmn")
    assert [x.keputusan is not None for x in hasil.sop.langkah] == [False, True, True, False, False]
    assert len({p for x in hasil.sop.langkah for p in x.pelaksana}) == 3
    pesan = " ".join(str(x.pesan) for x in hasil.catatan)
    for kata in ("arus pesan", "peristiwa antara", "proses lain", "gerbang peristiwa"):
        assert kata in pesan


def test_a_decision_of_three_ways_becomes_a_chain(shared_dir: Path) -> None:
    hasil = impor_bytes((shared_dir / "interop" / "bpmn-miwg" / "A.2.0.bpmn").read_bytes(), "A.2.0.bpmn")
    assert [x.keputusan is not None for x in hasil.sop.langkah] == [True, True, False, False, False]
    assert any("rantai" in str(x.pesan) for x in hasil.catatan)


def test_a_choreography_is_refused_with_a_reason() -> None:
    ruang = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    with pytest.raises(UnreadableFile, match="koreografi"):
        impor_bytes(f'<definitions xmlns="{ruang}"><choreography id="a"/></definitions>'.encode(), "a.bpmn")


@pytest.mark.parametrize("penulis", [visio_xlsx, drawio])
def test_what_is_written_for_visio_and_drawio_has_the_same_flow(
    examples_dir: Path, penulis: ModuleType
) -> None:
    for path in sorted(examples_dir.glob("p*.sop.yaml"))[::3]:
        sop = read_sop(path).sop
        baca = impor_bytes(penulis.render(sop, compose(sop), RenderOptions())[0].data, path.name).sop
        assert [x.kegiatan for x in baca.langkah] == [x.kegiatan for x in sop.langkah]
        assert set(alur_dari(baca).arus) == set(alur_dari(sop).arus), path.name
        for a, b in zip(sop.langkah, baca.langkah, strict=True):
            nama = {sop.pelaksana[p].nama for p in a.pelaksana}
            assert nama == {baca.pelaksana[p].nama for p in b.pelaksana}


@pytest.mark.parametrize(
    ("nama", "kegiatan"),
    [("test1", "Shape Text"), ("test4_connectors", "Shape A"), ("test8_simple_connector", "Shape B")],
)
def test_vsdx_of_other_tools(shared_dir: Path, nama: str, kegiatan: str) -> None:
    hasil = impor_bytes((shared_dir / "interop" / "vsdx" / f"{nama}.vsdx").read_bytes(), f"{nama}.vsdx")
    assert kegiatan in [x.kegiatan for x in hasil.sop.langkah]
    assert hasil.ragu  # no lane, so no actor is sure


def test_vsdx_with_connectors_follows_them(shared_dir: Path) -> None:
    sop = impor_bytes((shared_dir / "interop" / "vsdx" / "test4_connectors.vsdx").read_bytes(), "a.vsdx").sop
    assert [x.kegiatan for x in sop.langkah] == ["Shape A", "Shape B", "Shape C"]
    assert [(a.dari, a.ke) for a in alur_dari(sop).arus] == [(1, 2), (2, 3), (3, None)]


_Shape = tuple[int, str, str, float, float]


def _visio(lajur: list[tuple[str, float]], shape: list[_Shape], panah: list[tuple[int, int, str]]) -> bytes:
    """A chart: lanes (name, middle), shapes (id, master, text, x, y), arrows (from, to, text)."""
    master = ["Swimlane", "Process", "Decision", "Start/End", "Dynamic connector"]

    def satu(id_: int, jenis: str, teks: str, sel: dict[str, float]) -> str:
        isi = "".join(f"<Cell N='{n}' V='{v}'/>" for n, v in sel.items())
        return (
            f"<Shape ID='{id_}' Type='Shape' Master='{master.index(jenis)}'>{isi}<Text>{teks}</Text></Shape>"
        )

    def kotak(x: float, y: float, w: float, h: float) -> dict[str, float]:
        return {"PinX": x, "PinY": y, "Width": w, "Height": h}

    isi = [satu(900 + n, "Swimlane", nama, kotak(5, y, 10, 1.5)) for n, (nama, y) in enumerate(lajur)]
    isi += [satu(id_, jenis, teks, kotak(x, y, 1, 0.6)) for id_, jenis, teks, x, y in shape]
    sambung = []
    for n, (a, b, teks) in enumerate(panah, 500):
        isi.append(satu(n, "Dynamic connector", teks, dict.fromkeys(("BeginX", "BeginY", "EndX", "EndY"), 0)))
        sambung.append(f"<Connect FromSheet='{n}' FromCell='BeginX' ToSheet='{a}'/>")
        sambung.append(f"<Connect FromSheet='{n}' FromCell='EndX' ToSheet='{b}'/>")
    halaman = f"<Shapes>{''.join(isi)}</Shapes><Connects>{''.join(sambung)}</Connects>"
    m = "".join(f"<Master ID='{n}' NameU='{nama}'/>" for n, nama in enumerate(master))
    bagian: dict[str, bytes | str] = {
        "visio/masters/masters.xml": f"<Masters>{m}</Masters>",
        "visio/pages/page1.xml": f"<PageContents>{halaman}</PageContents>",
    }
    return zip_dari(bagian)


def test_vsdx_with_lanes_and_a_decision() -> None:
    data = _visio(
        [("Pemohon", 8), ("Petugas", 6)],
        [
            (1, "Start/End", "Mulai", 1, 8),
            (2, "Process", "Mengajukan permohonan", 2.5, 8),
            (3, "Decision", "Memeriksa berkas", 4, 6),
            (4, "Process", "Melengkapi berkas", 5, 8),
            (5, "Process", "Menerbitkan izin", 6, 6),
            (6, "Start/End", "Selesai", 8, 6),
        ],
        [(1, 2, ""), (2, 3, ""), (3, 4, "Tidak lengkap"), (4, 3, ""), (3, 5, "Lengkap"), (5, 6, "")],
    )
    sop = impor_bytes(data, "izin.vsdx").sop
    kegiatan = ["Mengajukan permohonan", "Memeriksa berkas", "Melengkapi berkas", "Menerbitkan izin"]
    assert [x.kegiatan for x in sop.langkah] == kegiatan
    nama = [sop.pelaksana[x.pelaksana[0]].nama for x in sop.langkah]
    assert nama == ["Pemohon", "Petugas", "Pemohon", "Petugas"]
    arus = {(1, 2, None), (2, 4, "ya"), (2, 3, "tidak"), (3, 2, None), (4, None, None)}
    assert {tuple(a) for a in alur_dari(sop).arus} == arus


def test_drawio_with_lanes_packed_and_plain() -> None:
    def sel(id_: str, teks: str, gaya: str, induk: str, x: int, y: int, w: int = 120, h: int = 60) -> str:
        g = f'<mxGeometry x="{x}" y="{y}" width="{w}" height="{h}" as="geometry"/>'
        return f'<mxCell id="{id_}" value="{teks}" style="{gaya}" vertex="1" parent="{induk}">{g}</mxCell>'

    def panah(dari: str, ke: str, teks: str = "") -> str:
        g = '<mxGeometry relative="1" as="geometry"/>'
        ujung = f'source="{dari}" target="{ke}"'
        return f'<mxCell id="{dari}{ke}" value="{teks}" edge="1" parent="1" {ujung}>{g}</mxCell>'

    isi = [
        sel("p", "Pemohon", "swimlane;horizontal=0", "1", 0, 0, 800, 100),
        sel("q", "Petugas", "swimlane;horizontal=0", "1", 0, 100, 800, 100),
        sel("a", "Mengajukan&lt;br&gt;permohonan", "rounded=0;whiteSpace=wrap", "p", 50, 20),
        sel("b", "Memeriksa berkas", "rhombus", "q", 250, 20),
        sel("c", "Menerima izin", "rounded=0", "p", 500, 20),
        panah("a", "b"),
        panah("b", "c", "Ya"),
        panah("b", "a", "Tidak"),
    ]
    akar = f'<root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(isi)}</root>'
    model = f"<mxGraphModel>{akar}</mxGraphModel>"
    alat = zlib.compressobj(9, zlib.DEFLATED, -15)
    padat = base64.b64encode(alat.compress(quote(model).encode()) + alat.flush()).decode()
    hasil = [
        impor_bytes(f"<mxfile><diagram>{x}</diagram></mxfile>".encode(), "i.drawio") for x in (model, padat)
    ]
    assert hasil[0].sop == hasil[1].sop
    sop = hasil[0].sop
    assert [x.kegiatan for x in sop.langkah] == ["Mengajukan permohonan", "Memeriksa berkas", "Menerima izin"]
    arus = {(1, 2, None), (2, 3, "ya"), (2, 1, "tidak"), (3, None, None)}
    assert {tuple(a) for a in alur_dari(sop).arus} == arus
    assert [p.nama for p in sop.pelaksana.values()] == ["Pemohon", "Petugas"]


def test_a_plain_table_of_steps_as_csv() -> None:
    teks = (
        "No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output;Keterangan\n"
        "1;Menerima surat;Petugas;Surat;5 menit;Surat tercatat;\n"
        '2;Memeriksa surat;Kasubbag;"Surat tercatat";1 jam;Disposisi;Jika tidak: → langkah 1\n'
        "3;Mengarsipkan surat;Petugas;Disposisi;10 menit;Arsip;\n"
    )
    for data in (teks.encode(), teks.encode("utf-8-sig"), teks.replace(";", "\t").encode()):
        sop = impor_bytes(data, "surat-masuk.csv").sop
        assert [x.kegiatan for x in sop.langkah] == [
            "Menerima surat",
            "Memeriksa surat",
            "Mengarsipkan surat",
        ]
        assert [x.waktu for x in sop.langkah] == ["5 menit", "1 jam", "10 menit"]
        assert sop.langkah[1].keputusan is not None
        assert sop.langkah[1].keputusan.tidak.langkah == 1
        assert [p.nama for p in sop.pelaksana.values()] == ["Petugas", "Kasubbag"]
