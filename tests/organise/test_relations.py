"""The network of SOPs: what a mention means, what is wrong with the network, and its picture."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.errors import WrongUse
from sopan.organise.relations import Jaringan, Rujukan, RujukanSop, catatan, gambar_jaringan, jaringan, teks
from sopan.organise.relations.clusters import TERBANYAK, kelompok, kolom
from sopan.organise.relations.cycles import lingkaran
from tests.organise.samples import isi, sop


def entri(judul: str, *kait: Any, panggil: str | None = None, **lain: Any) -> RujukanSop:
    langkah = isi()["langkah"]
    langkah[1]["keterangan"] = panggil
    satu = sop(**{"judul": judul, "nomor": None, "keterkaitan": list(kait), "langkah": langkah, **lain})
    return RujukanSop.dari(satu, f"{judul}.sop.yaml")


def pairs(satu: Jaringan, bagian: str) -> list[tuple[str, str]]:
    return [(satu.simpul[h.dari].judul, satu.simpul[h.ke].judul) for h in getattr(satu, bagian)]


def test_references_in_both_ways_and_one() -> None:
    satu = jaringan(
        [
            entri("Pembuatan A", "SOP Pembuatan B", "SOP Pembuatan C"),
            entri("Pembuatan B", "Pembuatan A"),
            entri("Pembuatan C"),
        ]
    )
    assert pairs(satu, "sepihak") == [("Pembuatan A", "Pembuatan C")]
    assert satu.putus == ()
    assert satu.melingkar == ()


def test_a_reference_to_nothing_is_broken_and_not_one_sided() -> None:
    satu = jaringan([entri("Pembuatan A", "SOP Tidak Ada"), entri("Pembuatan B", "SOP tidak ada")])
    assert pairs(satu, "putus") == [("Pembuatan A", "Tidak Ada"), ("Pembuatan B", "Tidak Ada")]
    assert satu.sepihak == ()
    assert len(satu.simpul) == 3


def test_numbers_lead_before_titles() -> None:
    satu = jaringan(
        [
            entri("A", {"judul": "Judul Lama", "nomor": "2/sop/2026"}),
            entri("B", "SOP 2/SOP/2026"),
            entri("Pengelolaan Aset", nomor="2/SOP/2026"),
        ]
    )
    assert pairs(satu, "hubungan") == [("A", "Pengelolaan Aset"), ("B", "Pengelolaan Aset")]


def test_a_like_title_is_followed_and_said_to_be_one() -> None:
    satu = jaringan(
        [entri("Pembuatan A", "SOP Penyusunan Laporan Keuangan"), entri("Pembuatan Laporan Keuangan")]
    )
    assert pairs(satu, "hubungan") == [("Pembuatan A", "Pembuatan Laporan Keuangan")]
    assert not satu.hubungan[0].tepat
    assert "≈ Pembuatan Laporan Keuangan" in teks(satu)


def test_of_two_sops_with_one_title_that_of_the_own_office_is_meant() -> None:
    satu = jaringan(
        [
            entri("Surat Masuk", instansi="Dinas X"),
            entri("Surat Masuk", instansi="Dinas Y"),
            entri("A", "Surat Masuk", instansi="Dinas Y"),
        ]
    )
    assert [h.ke for h in satu.hubungan] == [1]


@pytest.mark.parametrize(
    ("keterangan", "judul"),
    [
        ("SOP Pengumpulan Bahan", ["Pengumpulan Bahan"]),
        ("Lihat SOP Pengumpulan Bahan.", ["Pengumpulan Bahan"]),
        ("SOP Pengumpulan Data dan SOP Pengarsipan Surat", ["Pengumpulan Data", "Pengarsipan Surat"]),
        ("lanjut ke SOP A; SOP B", ["A", "B"]),
        ("Sesuai SOP ini", []),
        ("SOP AP", []),
        ("Paling lama 2 hari", []),
    ],
)
def test_what_a_remark_names(keterangan: str, judul: list[str]) -> None:
    assert [r.judul for r in entri("X", panggil=keterangan).rujukan] == judul


def test_calls_in_a_circle() -> None:
    satu = jaringan(
        [
            entri("A", panggil="SOP B"),
            entri("B", panggil="SOP C"),
            entri("C", panggil="SOP A"),
            entri("D", panggil="SOP A"),
        ]
    )
    assert satu.melingkar == (("keterangan", (0, 1, 2)),)
    assert "keterangan: A → B → C → A" in teks(satu)


def test_naming_one_another_is_no_circle_but_one_sided_names_in_a_ring_are() -> None:
    assert jaringan([entri("A", "B"), entri("B", "A")]).melingkar == ()
    assert jaringan([entri("A", "B"), entri("B", "C"), entri("C", "A")]).melingkar == (
        ("keterkaitan", (0, 1, 2)),
    )


def test_itself_and_nothing_in_particular() -> None:
    satu = jaringan([entri("A", "SOP A", "Seluruh SOP di lingkungan Dinas", "SOP lainnya")])
    assert [(i, r.judul) for i, r in satu.diri] == [(0, "SOP A")]
    assert [r.judul for _, r in satu.samar] == ["Seluruh SOP di lingkungan Dinas", "SOP lainnya"]
    assert satu.terpencil == (0,)


def test_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAN_LANG", "en")
    satu = jaringan([entri("A", "SOP X", "SOP A", "Semua SOP"), entri("B", "A")])
    keluar = teks(satu)
    assert "Broken (not in the library)" in keluar
    assert "Putus" not in keluar
    assert "both name the other" in gambar_jaringan(satu)


Graph = tuple[int, set[tuple[int, int]]]


def graphs(n: int) -> st.SearchStrategy[Graph]:
    ujung = st.integers(0, n - 1)
    return st.tuples(st.just(n), st.sets(st.tuples(ujung, ujung).filter(lambda p: p[0] != p[1])))


GRAPH = st.integers(1, 9).flatmap(graphs)


@given(GRAPH)
def test_circles_are_circles_and_none_is_missed(graph: Graph) -> None:
    n, panah = graph
    found = lingkaran(n, panah)
    for putaran in found:
        assert len(set(putaran)) == len(putaran) >= 2
        assert all(satu in panah for satu in pairwise((*putaran, putaran[0])))
        assert putaran[0] == min(putaran)
    assert bool(found) == (not acyclic(n, panah))


def acyclic(n: int, panah: set[tuple[int, int]]) -> bool:
    left = set(range(n))
    while free := {v for v in left if not any((u, v) in panah for u in left)}:
        left -= free
    return not left


@given(GRAPH, st.integers(3, 5))
def test_every_related_sop_is_in_one_cluster_and_one_column(
    graph: tuple[int, set[tuple[int, int]]], most: int
) -> None:
    n, panah = graph
    tetangga: dict[int, set[int]] = {i: set() for i in range(n)}
    for a, b in panah:
        tetangga[a].add(b)
        tetangga[b].add(a)
    semua = kelompok(tetangga, most)
    penghuni = sorted(i for satu in semua for i in satu.anggota if i != satu.tamu)
    assert penghuni == [i for i in range(n) if tetangga[i]]
    for satu in semua:
        assert len(satu.anggota) <= most
        lapis = kolom(satu.anggota, tetangga, satu.tamu)
        letak = {i: di for di, isi_lapis in enumerate(lapis) for i in isi_lapis}
        assert tuple(sorted(letak)) == satu.anggota
        assert all(abs(letak[a] - letak[b]) <= 1 for a, b in panah if a in letak and b in letak)


NAMA = ("Pembuatan Surat", "Pembuatan Laporan", "<b>Rapat</b> & Undangan", "Pengadaan")
LIBRARY = st.lists(
    st.builds(
        RujukanSop,
        berkas=st.just("x.sop.yaml"),
        judul=st.sampled_from(NAMA),
        nomor=st.sampled_from((None, "1/SOP", "2/SOP")),
        milik=st.just(()),
        rujukan=st.lists(
            st.builds(
                Rujukan,
                jenis=st.sampled_from(("keterkaitan", "keterangan")),
                jalur=st.just(("langkah", 0, "keterangan")),
                judul=st.sampled_from((*NAMA, "SOP Lain", "Seluruh SOP", "1/SOP")),
                nomor=st.sampled_from((None, "2/SOP", "9/SOP")),
            ),
            max_size=3,
        ).map(tuple),
    ),
    max_size=6,
)


@settings(max_examples=25)
@given(LIBRARY)
def test_no_library_makes_it_fail(pustaka: list[RujukanSop]) -> None:
    satu = jaringan(pustaka)
    assert satu == jaringan(pustaka)
    json.dumps(catatan(satu))
    svg = ElementTree.fromstring(gambar_jaringan(satu))
    tulisan = " ".join(svg.itertext())
    for simpul in satu.simpul:
        assert simpul.judul in tulisan


def test_a_large_library_is_drawn_in_clusters() -> None:
    nama = [f"Pembuatan Surat Nomor {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(150)]
    pustaka = [entri(judul, nama[n // 3]) for n, judul in enumerate(nama)]
    satu = jaringan(pustaka)
    svg = gambar_jaringan(satu)
    besar = [int(x) for x in re.findall(r"Kelompok \d+: (\d+) SOP", svg)]
    assert sum(besar) >= 150
    assert min(besar) > 1
    assert max(besar) <= TERBANYAK
    assert "juga kelompok" in svg
    assert re.findall(r"Kelompok (\d+):", gambar_jaringan(satu, 2)) == ["2"]
    with pytest.raises(WrongUse, match="kelompok 99"):
        gambar_jaringan(satu, 99)
