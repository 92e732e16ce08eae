"""The kernel against closed formulas, and against itself compiled.

Seeds are fixed, so a test passes or fails for good; the tolerances are a few standard errors.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.model.skenario import Skenario
from sopan.simulate import draws
from sopan.simulate.chain import rantai_dari
from sopan.simulate.machine import run_plan, trace
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

MASK = 2**64 - 1


def scenario(**keys) -> Skenario:
    base = {"tingkat": "petugas", "waktu": {"sebaran": "eksponensial"}, "benih": 7}
    return Skenario.model_validate(base | keys)


def hourly(rate: float) -> dict:
    return {"laju": rate * 60, "per": "jam"}


def run(sop, mesin="numba", **keys):
    """Compiled, for speed; the last test shows that plain Python gives the same."""
    return simulate(make_plan([sop], scenario(**keys)), mesin)


def erlang_c(servers: int, load: float) -> float:
    """Chance of waiting in M/M/c at a load of `load` erlangs."""
    rho = load / servers
    last = load**servers / math.factorial(servers) / (1 - rho)
    return last / (sum(load**k / math.factorial(k) for k in range(servers)) + last)


def test_splitmix_gives_the_published_numbers():
    """The first outputs for seed 1234567, as in the generator's reference implementation."""
    state, outputs = 1234567, []
    for _ in range(5):
        state = (state + draws.GOLDEN) & MASK
        outputs.append(draws.mix(state, MASK))
    assert outputs == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


@pytest.mark.parametrize(
    ("kind", "a", "b", "c", "mean", "variance"),
    [
        (0, 7.0, 0.0, 0.0, 7.0, 0.0),
        (1, 2.0, 5.0, 11.0, 6.0, (4 + 25 + 121 - 10 - 22 - 55) / 18),
        (2, 4.0, 0.0, 0.0, 4.0, 16.0),
        (3, 4.0, 2.0, 0.0, 8.0, 16.0),
        (3, 0.5, 3.0, 0.0, 1.5, 4.5),
    ],
)
def test_times_have_their_mean_and_variance(kind, a, b, c, mean, variance):
    state, total, squares, n = 99, 0.0, 0.0, 40_000
    for _ in range(n):
        value, state = draws.draw(kind, a, b, c, state, MASK)
        assert value >= 0
        total += value
        squares += value * value
    assert total / n == pytest.approx(mean, rel=0.02)
    assert squares / n - (total / n) ** 2 == pytest.approx(variance, rel=0.05, abs=1e-6)


@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (1, 0.8), (2, 1.5), (5, 4.0)])
def test_m_m_c(make_sop, servers, load):
    """Erlang C: time in the system, queue length and use of the people."""
    result = run(
        make_sop(("a", "1 menit"), pelaksana={"a": {"nama": "A", "jumlah": servers}}),
        kedatangan=hourly(load),
        kasus=120_000,
        pemanasan=2_000,
    )
    wait = erlang_c(servers, load) / (servers - load)
    assert result.selesai.kerja_rata == pytest.approx(1 + wait, rel=0.04)
    assert result.petugas["a"].antrean_rata == pytest.approx(load * wait, rel=0.08)
    assert result.petugas["a"].utilisasi == pytest.approx(load / servers, rel=0.02)
    assert result.langkah[0].menunggu_rata == pytest.approx(wait, rel=0.08)


def test_m_m_1_times_are_exponential(make_sop):
    result = run(make_sop(("a", "1 menit")), kedatangan=hourly(0.7), kasus=120_000, pemanasan=2_000)
    for share, found in ((0.5, result.selesai.kerja_p50), (0.9, result.selesai.kerja_p90)):
        assert found == pytest.approx(-math.log(1 - share) / (1 - 0.7), rel=0.05)


@pytest.mark.parametrize(
    ("waktu", "variance"),
    [
        ({"sebaran": "tetap"}, 0.0),  # M/D/1
        ({"sebaran": "segitiga", "variasi": 0.6}, 0.6**2 / 6),
        ({"sebaran": "gamma", "variasi": 0.5}, 0.25),
        ({"sebaran": "gamma", "variasi": 1.5}, 2.25),
    ],
)
def test_pollaczek_khinchine(make_sop, waktu, variance):
    """M/G/1: the wait is load (1 + cv^2) / 2 (1 - load)."""
    load = 0.7
    result = run(
        make_sop(("a", "1 menit")), kedatangan=hourly(load), kasus=150_000, pemanasan=2_000, waktu=waktu
    )
    wait = load * (1 + variance) / (2 * (1 - load))
    assert result.langkah[0].menunggu_rata == pytest.approx(wait, rel=0.06)


def test_jackson_network_with_feedback(make_sop):
    """Two stations with rework are independent M/M/1 and M/M/2 queues at their effective rates."""
    sop = make_sop(
        ("a", "2 menit"),
        ("b", "3 menit", {"keputusan": {"ya": {"peluang": 0.75}, "tidak": 1}}),
        ("c", "1 menit"),
        pelaksana={"a": "A", "b": {"nama": "B", "jumlah": 2}, "c": "C"},
    )
    rate = 0.25
    result = run(sop, kedatangan=hourly(rate), kasus=80_000, pemanasan=2_000)
    inner = rate / 0.75
    inside = 0.0
    for servers, load in ((1, inner * 2), (2, inner * 3), (1, rate)):
        inside += load + erlang_c(servers, load) * load / (servers - load)
    assert result.sistem.di_dalam == pytest.approx(inside, rel=0.05)
    assert result.selesai.kerja_rata == pytest.approx(inside / rate, rel=0.05)
    assert [row.kunjungan for row in result.langkah] == pytest.approx([4 / 3, 4 / 3, 1], rel=0.02)


def test_without_queues_it_is_the_markov_chain(make_sop):
    sop = make_sop(
        ("a", "10 menit"),
        ("b", "20 menit", {"keputusan": {"ya": {"peluang": 0.6}, "tidak": 1}}),
        ("a", "5 menit", {"keputusan": {"ya": {"peluang": 0.9}, "tidak": 2}}),
        ("b", "1 jam"),
    )
    result = run(sop, tingkat="waktu", waktu={"sebaran": "tetap"}, kasus=60_000)
    rantai = rantai_dari(sop)
    assert result.selesai.kerja_rata == pytest.approx(rantai.nilai([10, 20, 5, 60])[0], rel=0.01)
    assert result.selesai.kerja_simpangan == pytest.approx(math.sqrt(rantai.ragam([10, 20, 5, 60])), rel=0.03)
    assert [row.kunjungan for row in result.langkah] == pytest.approx(rantai.kunjungan(), rel=0.02)
    assert [row.menunggu_rata for row in result.langkah] == [0, 0, 0, 0]


def test_flow_only_counts_visits_and_takes_no_time(make_sop):
    sop = make_sop(("a", "10 menit"), ("b", "20 menit", {"keputusan": {"ya": {"peluang": 0.5}, "tidak": 1}}))
    result = run(sop, tingkat="alur", kasus=20_000)
    assert result.selesai.kerja_terlama == 0
    assert result.langkah[0].kunjungan == pytest.approx(2, rel=0.03)


def test_joint_step_by_hand(make_sop):
    """Cases come at 0 and 10; a works 30 minutes alone, then a and b meet for 20.

    Case 1: a 0-30; its meeting asks for a and b at 30, but a takes case 2 (waiting since 10) 30-60 and b is
    held for the meeting from 30. Case 1 meets 60-80, case 2 asks for a at 60 behind it and meets 80-100.
    """
    sop = make_sop(("a", "30 menit"), (["a", "b"], "20 menit"))
    result = run(sop, waktu={"sebaran": "tetap"}, kedatangan={"setiap": "10 menit"}, kasus=2)
    assert result.selesai.kerja_terlama == 100 - 10
    assert result.selesai.kerja_rata == (80 + 90) / 2
    assert result.langkah[1].menunggu_rata == (30 + 20) / 2


def test_a_step_done_together_holds_all_its_actors(make_sop):
    sop = make_sop((["a", "b"], "1 menit"))
    result = run(sop, kedatangan=hourly(0.6), kasus=100_000, pemanasan=1_000)
    for role in "ab":
        assert result.petugas[role].utilisasi == pytest.approx(0.6, rel=0.02)
    assert result.selesai.kerja_rata == pytest.approx(1 / 0.4, rel=0.05)  # an M/M/1 queue of pairs
    assert result.petugas["a"].ditahan == pytest.approx(0, abs=1e-9)


def test_outsiders_never_make_a_queue(make_sop):
    sop = make_sop(("pemohon", "1 menit"), pelaksana={"pemohon": {"nama": "Pemohon", "luar": True}})
    result = run(sop, kedatangan=hourly(5), kasus=5_000)
    assert result.petugas == {}
    assert result.langkah[0].menunggu_rata == 0


@given(
    st.integers(1, 3), st.integers(1, 3), st.floats(0.05, 1.4), st.sampled_from([0, 50]), st.booleans(),
    st.integers(0, 2**31),
)  # fmt: skip
@settings(max_examples=25)
def test_littles_law_holds_in_every_run(make_sop, a, b, rate, warm, joint, seed):
    """Cases in the system = arrivals a minute x their time in it, exactly, also when it overflows."""
    sop = make_sop(
        ("a", "1 menit", {"keputusan": {"ya": {"peluang": 0.8}, "tidak": 1}}),
        (["a", "b"] if joint else "b", "2 menit"),
        pelaksana={"a": {"nama": "A", "jumlah": a}, "b": {"nama": "B", "jumlah": b}},
    )
    result = run(sop, kedatangan=hourly(rate), kasus=400, pemanasan=warm, benih=seed, mesin="python")
    sistem = result.sistem
    assert result.selesai.kasus == 400 - warm
    if sistem.lama > 0:
        assert sistem.di_dalam == pytest.approx(sistem.laju * sistem.waktu, rel=1e-9)
        for role in result.petugas.values():
            assert -1e-9 <= role.utilisasi + role.ditahan <= 1 + 1e-9


def test_the_queue_over_time_adds_up_to_the_queue(make_sop):
    result = run(make_sop(("a", "1 menit")), kedatangan=hourly(0.9), kasus=3_000, waktu={"sebaran": "tetap"})
    *whole, last = result.antrean["a"]
    rest = result.sistem.lama - len(whole) * result.lebar_antrean
    area = sum(whole) * result.lebar_antrean + last * rest
    assert area == pytest.approx(result.petugas["a"].antrean_rata * result.sistem.lama, rel=1e-9)


def test_a_run_with_an_end_in_time(make_sop):
    even = {"setiap": "10 menit"}
    result = run(make_sop(("a", "1 menit")), kedatangan=even, lama="5 jam", waktu={"sebaran": "tetap"})
    assert result.selesai.kasus == 31  # at 0, 10, ... 300
    assert result.sistem.lama == 300
    assert result.petugas["a"].utilisasi == pytest.approx(30 / 300)


def test_percentiles_from_classes_are_within_their_error(make_sop, monkeypatch):
    sop = make_sop(("a", "1 menit"))
    exact = run(sop, kedatangan=hourly(0.8), kasus=20_000)
    monkeypatch.setattr("sopan.simulate.machine.KEEP", 10)
    classes = run(sop, kedatangan=hourly(0.8), kasus=20_000)
    assert exact.galat_persentil == 0
    assert classes.galat_persentil == pytest.approx(0.005)
    assert classes.selesai.kerja_rata == exact.selesai.kerja_rata
    for name in ("kerja_p50", "kerja_p90", "kerja_p95", "p90"):
        assert getattr(classes.selesai, name) == pytest.approx(getattr(exact.selesai, name), rel=0.0051)


def test_replications_give_an_interval_that_holds_the_truth(make_sop):
    result = run(make_sop(("a", "1 menit")), kedatangan=hourly(0.6), kasus=8_000, pemanasan=500, ulangan=10)
    half = result.selesai.kerja_rata_selang
    assert half is not None
    assert abs(result.selesai.kerja_rata - 2.5) < 1.5 * half
    assert 0 < half < 0.25
    assert result.selesai.kasus == 75_000


def test_more_staff_serve_the_same_cases(make_sop):
    """Common random numbers: what a case needs does not change with who is there."""
    sop = make_sop(("a", "10 menit"), ("b", "5 menit", {"keputusan": {"ya": {"peluang": 0.7}, "tidak": 1}}))
    few = run(sop, kedatangan=hourly(0.05), kasus=500)
    many = run(sop, kedatangan=hourly(0.05), kasus=500, petugas={"a": 3, "b": 2})
    for one, other in zip(few.langkah, many.langkah, strict=True):
        assert one.kunjungan == other.kunjungan
        assert one.layanan_rata == pytest.approx(other.layanan_rata, rel=1e-12)
    assert many.selesai.kerja_rata < few.selesai.kerja_rata


@pytest.mark.parametrize("tingkat", ["petugas", "kalender"])
def test_compiled_gives_the_same_to_the_last_bit(make_sop, tingkat):
    sop = make_sop(
        ("luar", "5 menit"),
        ("a", "20-40 menit"),
        ("b", "1 jam", {"keputusan": {"ya": {"peluang": 0.8}, "tidak": 2}}),
        (["a", "b", "c"], "30 menit"),
        ("c", "1x24 jam"),
        ("c", "10 menit"),
        pelaksana={"luar": {"nama": "Pemohon", "luar": True}, "a": {"nama": "A", "jumlah": 2}},
    )
    for waktu in ({"sebaran": "gamma", "variasi": 0.8}, {"sebaran": "segitiga"}):
        plan = make_plan(
            [sop, sop],
            scenario(
                waktu=waktu, tingkat=tingkat, kasus=300, ulangan=2, pemanasan=20,
                portofolio=[
                    {"sop": "x", "kedatangan": {"laju": 1.2}},
                    {"sop": "y", "kedatangan": {"tabel": {"8": 1, "14": 0.2}, "sepanjang_hari": True}},
                ],
            ),
        )  # fmt: skip
        assert run_plan(plan, "python") == run_plan(plan, "numba")


def test_a_trace_tells_what_the_sums_say(make_sop):
    sop = make_sop(("a", "10 menit"), ("b", "5 menit", {"keputusan": {"ya": {"peluang": 0.7}, "tidak": 1}}))
    plan = make_plan([sop], scenario(kedatangan=hourly(0.05), kasus=60))
    visits = trace(plan)
    result = simulate(plan, "python")
    for row in result.langkah:
        own = [v for v in visits if v.langkah == row.langkah]
        assert len(own) == pytest.approx(row.kunjungan * 60)
        assert sum(v.mulai - v.datang for v in own) / len(own) == pytest.approx(row.menunggu_rata)
        assert sum(v.selesai - v.mulai for v in own) / len(own) == pytest.approx(row.layanan_rata)
    assert len(trace(plan, 7)) == 7
    assert [v.mulai for v in visits] == sorted(v.mulai for v in visits)
