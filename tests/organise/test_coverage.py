"""Which activities have an SOP: by its asal, by its number, by a like title; and the map that shows it."""

from __future__ import annotations

import json
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.model.organisasi import Organisasi
from sopan.organise.sotk.coverage import Cakupan, RingkasanSop, cakupan
from sopan.organise.sotk.map import peta_cakupan
from sopan.organise.sotk.report import catatan, halaman_cakupan
from tests.organise.samples import sop
from tests.organise.trees import baca, kota, organisasi


def entri(judul: str, **lain: str) -> RingkasanSop:
    return RingkasanSop.dari(sop(judul=judul, **{"nomor": None, **lain}), f"{judul}.sop.yaml")


def states(satu: Cakupan) -> dict[str, tuple[str, list[tuple[int, str]]]]:
    return {k.tempat.kegiatan.id: (k.keadaan, [(x.sop, x.bukti) for x in k.sop]) for k in satu.kegiatan}


def test_by_asal_by_number_and_by_title() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"][1]["sop"] = "7/SOP/2026"
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"] += [
        {"id": "k-3", "aspek": "Pemeliharaan", "output": "Koleksi Langka"},
        {"id": "k-4", "aspek": "Pengadaan", "output": "Koleksi"},
    ]
    pustaka = [
        entri("Peminjaman", asal="k-1"),
        entri("Lain Sekali", nomor="7/sop/2026"),
        entri("Pemeliharaan Koleksi Langka di Dinas Contoh"),
        entri("Penerimaan Tamu"),
        entri("Hilang", asal="k-99"),
    ]
    hasil = cakupan(baca(isi), pustaka)
    assert states(hasil) == {
        "k-1": ("ada", [(0, "asal")]),
        "k-2": ("ada", [(1, "nomor")]),
        "k-3": ("mirip", [(2, "judul")]),
        "k-4": ("belum", []),
    }
    assert hasil.tanpa_kegiatan == (3, 4)
    assert [(x.jenis, x.rujukan, x.sop) for x in hasil.putus] == [("asal", "k-99", 4)]


def test_a_number_that_no_sop_has() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"][0]["sop"] = "404"
    assert [(x.jenis, x.rujukan, x.kegiatan) for x in cakupan(baca(isi), []).putus] == [
        ("nomor", "404", "k-1")
    ]


def test_two_sops_of_one_activity() -> None:
    hasil = cakupan(baca(), [entri("A", asal="k-1"), entri("B", asal="k-1")])
    assert states(hasil)["k-1"] == ("ada", [(0, "asal"), (1, "asal")])


def test_an_sop_is_given_to_the_likest_activity_and_only_once() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"] = [
        {"id": "k-1", "aspek": "Pembuatan", "output": "Laporan Sirkulasi Buku Anak"},
        {"id": "k-2", "aspek": "Pembuatan", "output": "Laporan Sirkulasi Buku"},
    ]
    hasil = cakupan(baca(isi), [entri("Penyusunan Laporan Sirkulasi Buku")])
    assert states(hasil) == {"k-1": ("belum", []), "k-2": ("mirip", [(0, "judul")])}


def test_near_titles_are_offered_and_not_counted() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"] = [
        {"id": "k-1", "aspek": "Penyelenggaraan", "output": "Bimbingan Teknis Pengembangan Aplikasi"}
    ]
    hasil = cakupan(baca(isi), [entri("Penyelenggaraan Bimbingan Teknis"), entri("Penerimaan Tamu")])
    assert hasil.kegiatan[0].keadaan == "belum"
    assert [x.sop for x in hasil.kegiatan[0].dekat] == [0]
    assert hasil.tanpa_kegiatan == (0, 1)


def test_units_count_those_under_them() -> None:
    hasil = cakupan(baca(), [entri("A", asal="k-1")])
    hitungan = {h.unit.id: (h.tingkat, h.ada, h.belum, h.total_ada, h.total_belum) for h in hasil.unit}
    assert hitungan == {"dinas": (0, 0, 0, 1, 1), "bidang": (1, 0, 0, 1, 1), "seksi": (2, 1, 1, 1, 1)}


def test_nodes_of_the_process_map_in_the_order_of_their_numbers() -> None:
    isi = kota()
    for satu, simpul in zip(isi["unit"][2]["uraian_tugas"][0]["kegiatan"], ("2.10", "2.9"), strict=True):
        satu["probis"] = simpul
    hasil = cakupan(baca(isi), [entri("A", asal="k-1"), entri("B", probis="2.9"), entri("C", probis="x")])
    assert [(s.simpul, s.kegiatan, s.sop) for s in hasil.probis] == [
        ("2.9", ("k-2",), (1,)),
        ("2.10", ("k-1",), (0,)),
        ("x", (), (2,)),
    ]


PUSTAKA = st.lists(
    st.builds(
        RingkasanSop,
        berkas=st.sampled_from(("a.sop.yaml", "<b>.sop.yaml")),
        judul=st.sampled_from(("Pembuatan Laporan", "Rapat Koordinasi", "<script>alert(1)</script>", "X")),
        nomor=st.sampled_from((None, "1", "2")),
        asal=st.sampled_from((None, None, "k1", "k2", "zz")),
        probis=st.sampled_from((None, "1.2", "y")),
        milik=st.just(("Kota",)),
    ),
    max_size=6,
)


@settings(max_examples=25)
@given(organisasi(), PUSTAKA)
def test_every_activity_and_every_sop_is_accounted_for(satu: Organisasi, pustaka: list[RingkasanSop]) -> None:
    hasil = cakupan(satu, pustaka)
    assert len(hasil.kegiatan) == sum(1 for _ in satu.kegiatan())
    melayani = {x.sop for k in hasil.kegiatan for x in k.sop}
    assert melayani.isdisjoint(hasil.tanpa_kegiatan)
    assert melayani | set(hasil.tanpa_kegiatan) == set(range(len(pustaka)))
    puncak = [h for h in hasil.unit if h.tingkat == 0]
    assert sum(h.total_ada + h.total_mirip + h.total_belum for h in puncak) == sum(
        h.ada + h.mirip + h.belum for h in hasil.unit
    )
    json.dumps(catatan(hasil))
    halaman = halaman_cakupan(hasil)
    assert "<script>alert" not in halaman


@given(organisasi())
def test_cards_of_the_map_do_not_overlap(satu: Organisasi) -> None:
    svg = peta_cakupan(cakupan(satu, []))
    ElementTree.fromstring(svg)
    kotak = [
        tuple(map(float, angka))
        for angka in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="236" height="([\d.]+)"', svg)
    ]
    assert len(kotak) == len(satu.menurut_id)
    for (xa, ya, ta), (xb, yb, tb) in combinations(kotak, 2):
        assert abs(xa - xb) >= 236 or ya + ta <= yb or yb + tb <= ya


def test_the_map_of_one_branch_and_of_an_unknown_one() -> None:
    hasil = cakupan(baca(), [])
    assert "Dinas Arsip" not in peta_cakupan(hasil, "bidang")
    assert "Seksi Sirkulasi" in peta_cakupan(hasil, "bidang")
    with pytest.raises(KeyError):
        peta_cakupan(hasil, "tidak-ada")


def test_the_map_tells_states_by_form_too() -> None:
    isi = kota()
    isi["unit"][2]["uraian_tugas"][0]["kegiatan"].append(
        {"id": "k-3", "aspek": "Pengadaan", "output": "Buku Langka"}
    )
    svg = peta_cakupan(cakupan(baca(isi), [entri("A", asal="k-1"), entri("Pengadaan Buku Langka")]))
    bagian = svg.split("<title>Seksi Sirkulasi", 1)[1]
    assert bagian.startswith(": 1 dari 3 ber-SOP, 1 mirip</title>")
    assert re.findall(r"<title>[^<]*: ([^<]*)</title>", bagian)[:3] == [
        "ada SOP",
        "belum ada SOP",
        "SOP berjudul mirip, perlu dipastikan",
    ]
