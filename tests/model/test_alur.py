"""The flow graph: which step leads where, what can be reached, the longest and the shortest way."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import sops

from sopan.model import Arus, Sop, alur_dari


def _sop(*steps: dict[str, Any]) -> Sop:
    langkah = [{"kegiatan": "x", "pelaksana": "a", **step} for step in steps]
    return Sop.model_validate({"judul": "x", "pelaksana": {"a": "A"}, "langkah": langkah})


@pytest.mark.parametrize(
    ("steps", "arus"),
    [
        ([{}, {}], [(1, 2, None), (2, None, None)]),
        ([{"lanjut": 3}, {}, {}], [(1, 3, None), (2, 3, None), (3, None, None)]),
        ([{"selesai": True}, {}], [(1, None, None), (2, None, None)]),
        ([{"lanjut": "selesai"}, {}], [(1, None, None), (2, None, None)]),
        ([{"id": "a"}, {"lanjut": "a"}], [(1, 2, None), (2, 1, None)]),
        (
            [{}, {"keputusan": {"tidak": 1}}, {}],
            [(1, 2, None), (2, 3, "ya"), (2, 1, "tidak"), (3, None, None)],
        ),
        ([{"keputusan": {}}, {}], [(1, 2, "ya"), (1, 2, "tidak"), (2, None, None)]),
        ([{"keputusan": {"ya": "selesai"}}, {}], [(1, None, "ya"), (1, 2, "tidak"), (2, None, None)]),
        ([{}, {"keputusan": {"tidak": 2}}], [(1, 2, None), (2, None, "ya"), (2, 2, "tidak")]),
        (
            [{"keputusan": {"ya": None, "tidak": {"label": "x"}}}, {}],
            [(1, 2, "ya"), (1, 2, "tidak"), (2, None, None)],
        ),
        ([{"lanjut": "2"}, {}], [(1, 2, None), (2, None, None)]),
    ],
)
def test_the_rules_of_the_flow(
    steps: list[dict[str, Any]], arus: list[tuple[int, int | None, str | None]]
) -> None:
    alur = alur_dari(_sop(*steps))
    assert [tuple(satu) for satu in alur.arus] == arus
    assert not alur.hilang


def test_what_leads_nowhere_is_kept_apart() -> None:
    alur = alur_dari(
        _sop({"lanjut": 9}, {"keputusan": {"ya": "x", "tidak": {"langkah": 0}}}, {"lanjut": "selesai"})
    )
    assert alur.arus == (Arus(3, None),)
    assert [(hilang.jalur, hilang.rujukan) for hilang in alur.hilang] == [
        (("langkah", 0, "lanjut"), 9),
        (("langkah", 1, "keputusan", "ya"), "x"),
        (("langkah", 1, "keputusan", "tidak"), 0),
    ]


def test_the_longest_and_the_shortest_way() -> None:
    alur = alur_dari(_sop({}, {"keputusan": {"ya": 4, "tidak": 3}}, {}, {"keputusan": {"tidak": 1}}))
    assert alur.terpanjang(lambda nomor: 10 * nomor) == (100, (1, 2, 3, 4))
    assert alur.terpendek(lambda nomor: 10 * nomor) == (70, (1, 2, 4))


def test_no_way_without_rework() -> None:
    alur = alur_dari(_sop({}, {"lanjut": 1}))
    with pytest.raises(ValueError, match="no way"):
        alur.terpanjang(float)
    assert alur.dapat_berakhir == frozenset()
    assert alur.terjangkau == {1, 2}


@given(sops(max_steps=12))
def test_the_graph_is_whole(sop: Sop) -> None:
    alur = alur_dari(sop)
    count = len(sop.langkah)
    assert alur.jumlah == count
    assert not alur.hilang
    for nomor, langkah in enumerate(sop.langkah, 1):
        answers = [None] if langkah.keputusan is None else ["ya", "tidak"]
        assert [arus.cabang for arus in alur.keluar[nomor]] == answers
    assert Counter(alur.arus) == Counter(arus for keluar in alur.keluar.values() for arus in keluar)
    inside = Counter(arus for arus in alur.arus if arus.ke is not None)
    assert inside == Counter(arus for masuk in alur.masuk.values() for arus in masuk)
    assert alur.terjangkau >= {1}
    assert alur.akhir <= alur.dapat_berakhir
    assert set(alur.maju()) == {arus for arus in alur.arus if not arus.balik}


@given(sop=sops(max_steps=10), lama=st.lists(st.integers(0, 100), min_size=10, max_size=10))
def test_the_extremes_against_every_way(sop: Sop, lama: list[int]) -> None:
    alur = alur_dari(sop)
    ways: list[tuple[int, ...]] = []

    def walk(way: tuple[int, ...]) -> None:
        for arus in alur.keluar[way[-1]]:
            if arus.ke is None:
                ways.append(way)
            elif arus.ke > way[-1]:
                walk((*way, arus.ke))

    walk((1,))

    def length(way: tuple[int, ...]) -> int:
        return sum(lama[nomor - 1] for nomor in way)

    if not ways:
        with pytest.raises(ValueError, match="no way"):
            alur.terpendek(lambda nomor: lama[nomor - 1])
        return
    for found, extreme in (
        (alur.terpanjang(lambda nomor: lama[nomor - 1]), max),
        (alur.terpendek(lambda nomor: lama[nomor - 1]), min),
    ):
        assert found[0] == extreme(map(length, ways))
        assert found[1] in ways
        assert length(found[1]) == found[0]


@given(sops(max_steps=12))
def test_reachable_is_what_a_walk_reaches(sop: Sop) -> None:
    alur = alur_dari(sop)
    reached = {1}
    for _ in range(alur.jumlah):
        reached |= {arus.ke for arus in alur.arus if arus.dari in reached and arus.ke is not None}
    assert alur.terjangkau == reached
    ending = set(alur.akhir)
    for _ in range(alur.jumlah):
        ending |= {arus.dari for arus in alur.arus if arus.ke in ending}
    assert alur.dapat_berakhir == ending
