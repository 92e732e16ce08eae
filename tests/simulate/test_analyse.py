from __future__ import annotations

import json
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopan.errors import WrongUse
from sopan.model import Sop
from sopan.simulate.analyse import analyse
from sopan.simulate.chain import NeverEnds, rantai_dari, solve_sparse


def test_a_line_without_decisions_is_the_sum_of_its_times(make_sop):
    result = analyse(make_sop(("a", "15 menit"), ("b", "2 jam"), ("a", "1 hari kerja")))
    assert result.harapan == result.terpendek.menit == result.terpanjang.menit == 15 + 120 + 450
    assert result.simpangan == 0
    assert result.tanpa_ulang == 1
    assert [s.kunjungan for s in result.langkah] == [1, 1, 1]


def test_rework_by_hand(make_sop):
    """a 10 -> b 20, sent back to a with chance 0.2: 1/0.8 rounds of 30 minutes, then c 5."""
    sop = make_sop(
        ("a", "10 menit"),
        ("b", "20 menit", {"keputusan": {"ya": {"peluang": 0.8}, "tidak": 1}}),
        ("c", "5 menit"),
    )
    result = analyse(sop)
    assert result.harapan == pytest.approx(30 / 0.8 + 5)
    assert [s.kunjungan for s in result.langkah] == pytest.approx([1.25, 1.25, 1])
    # A geometric number of rounds with p = 0.8 has the variance (1 - p) / p^2.
    assert result.simpangan == pytest.approx(30 * math.sqrt(0.2) / 0.8)
    assert result.tanpa_ulang == pytest.approx(0.8)
    assert result.pelaksana["a"].menit == pytest.approx(12.5)
    assert result.pelaksana["b"].bagian == pytest.approx(25 / 42.5)
    pairs = {(h.dari, h.ke): h.kali for h in result.serah_terima}
    assert pairs == pytest.approx({("A", "B"): 1.25, ("B", "A"): 0.25, ("B", "C"): 1})
    # Without the check everything goes straight on: the rework is saved along with it.
    assert result.langkah[1].hemat_menit == pytest.approx(37.5 - 10)
    assert result.langkah[1].hemat_serah_terima == pytest.approx(2.5 - 1)


def test_the_chance_can_be_given_over_that_of_the_file(make_sop):
    sop = make_sop(("a", "10 menit", {"keputusan": {"ya": {"peluang": 0.8}, "tidak": 1}}), ("b", "5 menit"))
    assert analyse(sop, {1: 0.5}).harapan == pytest.approx(25)
    with pytest.raises(WrongUse, match="peluang langkah 1"):
        analyse(sop, {1: 1.5})


def test_ranges_give_a_shortest_and_a_longest_way(make_sop):
    sop = make_sop(
        ("a", "10-20 menit", {"keputusan": {"ya": 3, "tidak": 2}}),
        ("b", "1 jam"),
        ("a", "5 menit", {"selesai": True}),
    )
    result = analyse(sop)
    assert result.terpendek.menit == 15
    assert result.terpendek.langkah == (1, 3)
    assert result.terpanjang.menit == 85
    assert result.terpanjang.langkah == (1, 2, 3)
    assert result.harapan == 15 + 30 + 5


def test_waiting_points_name_their_reasons(make_sop):
    sop = make_sop(("a", "10 menit"), (["a", "b"], "1 jam"), ("b", "1x24 jam"), ("c", "5 menit"))
    reasons = {p.langkah: p.sebab for p in analyse(sop).titik_tunggu}
    assert reasons == {2: ("bersama",), 3: ("kalender",), 4: ("berpindah",)}


def test_what_is_missing_is_said(make_sop):
    sop = make_sop(
        ("a", None), ("b", "segera", {"keputusan": {"ya": 4, "tidak": 1}}), ("c", "1 jam"), ("c", "1 jam")
    )
    notes = " ".join(c.id for c in analyse(sop).catatan)
    assert "Langkah 1, 2 tanpa waktu" in notes
    assert "Keputusan langkah 2 tanpa peluang" in notes
    assert "Langkah 3 tidak pernah dicapai" in notes


def test_a_loop_without_way_out_is_refused(make_sop):
    sop = make_sop(
        ("a", "1 jam"), ("b", "1 jam", {"keputusan": {"ya": {"peluang": 0}, "tidak": 1}}), ("a", "1 jam")
    )
    with pytest.raises(NeverEnds, match="langkah 1, 2"):
        analyse(sop)


def test_a_branch_to_nowhere_is_refused(make_sop):
    with pytest.raises(WrongUse, match="'hilang'"):
        analyse(make_sop(("a", "1 jam", {"lanjut": "hilang"}), ("b", "1 jam")))


def test_the_only_step_cannot_be_removed(make_sop):
    result = analyse(make_sop(("a", "1 jam")))
    assert result.langkah[0].hemat_menit is None


def test_result_is_plain_data(make_sop):
    data = json.loads(json.dumps(analyse(make_sop(("a", "1 jam"), ("b", "30 menit"))).to_dict()))
    assert data["harapan"] == 90
    assert data["serah_terima"] == {"jumlah": 1, "pasangan": [{"dari": "A", "ke": "B", "kali": 1}]}


@given(st.integers(1, 14), st.integers(0, 2**32))
def test_the_chain_agrees_with_walking_it(count, seed):
    """Visits by elimination equal those summed over the steps of the walk (power iteration)."""
    rng = random.Random(seed)
    steps = []
    for n in range(1, count + 1):
        step = {"kegiatan": "Memeriksa", "pelaksana": "a", "waktu": f"{rng.randint(1, 90)} menit"}
        if rng.random() < 0.5 and n < count:
            step["keputusan"] = {
                "ya": {"peluang": rng.choice([0.3, 0.6, 0.9])},
                "tidak": rng.randint(1, count),
            }
        steps.append(step)
    sop = Sop.model_validate({"judul": "J", "pelaksana": {"a": "A"}, "langkah": steps})
    rantai = rantai_dari(sop)
    at = {1: 1.0}
    visits = dict.fromkeys(range(1, count + 1), 0.0)
    for _ in range(20_000):
        following: dict[int, float] = {}
        for n, p in at.items():
            visits[n] += p
            for arus, q in rantai.keluar(n):
                if arus.ke is not None:
                    following[arus.ke] = following.get(arus.ke, 0.0) + p * q
        at = following
        if sum(at.values()) < 1e-12:
            break
    assert rantai.kunjungan() == pytest.approx(list(visits.values()), rel=1e-6, abs=1e-9)


@given(st.integers(1, 12), st.integers(0, 2**32))
def test_the_solver_satisfies_its_system(size, seed):
    rng = random.Random(seed)
    rows = {n: {n: 1.0} for n in range(size)}
    for n in range(size):
        for other in rng.sample(range(size), k=min(size, 3)):
            if other != n:
                rows[n][other] = -rng.random() * 0.45
    right = {n: rng.uniform(-5, 5) for n in range(size)}
    found = solve_sparse(rows, right)
    for n, row in rows.items():
        assert sum(c * found[k] for k, c in row.items()) == pytest.approx(right[n], abs=1e-9)
