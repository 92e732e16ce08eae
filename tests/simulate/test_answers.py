from __future__ import annotations

import itertools
import pickle

import pytest

from sopan.errors import SopanError, WrongUse
from sopan.model.skenario import Skenario
from sopan.simulate.answers import TidakStabil, answer, require_stable
from sopan.simulate.compare import compare
from sopan.simulate.plan import make_plan
from sopan.simulate.staffing import least_staff
from sopan.simulate.summary import half_width, simulate


def plan(sop, **keys):
    base = {"kedatangan": {"laju": 10}, "tingkat": "petugas", "kasus": 2000}
    return make_plan([sop], Skenario.model_validate(base | keys))


@pytest.fixture(scope="module")
def desk(make_sop):
    return make_sop(
        ("loket", "10 menit"),
        ("kabid", "40 menit", {"keputusan": {"ya": {"peluang": 0.8}, "tidak": 1}}),
        ("loket", "5 menit"),
        pelaksana={"loket": "Loket", "kabid": "Kabid"},
    )


def test_too_much_work_is_said_before_it_runs(desk):
    overload = plan(desk, kedatangan={"laju": 12})
    with pytest.raises(
        TidakStabil, match=r"Kabid: beban 133 % dengan 1 orang; perlu paling sedikit 2"
    ) as error:
        require_stable(overload)
    assert error.value.exit_code == 1
    assert error.value.peran.keys() == {"kabid"}
    assert isinstance(pickle.loads(pickle.dumps(error.value)), SopanError)
    require_stable(plan(desk, kedatangan={"laju": 12}, petugas={"kabid": 2}))


def test_answers_are_sentences(desk):
    result = simulate(plan(desk, kedatangan={"laju": 8}, target="1 hari kerja"), "python")
    found = answer(result)
    share = int(result.target.terpenuhi * 100)
    assert f"Janji 1 hari kerja terpenuhi untuk {share} dari 100 kasus" in found.janji.id
    assert f"selesai dalam {found.dapat_dijanjikan} hari kerja" in found.kalimat_janji.id
    assert result.selesai.kerja_p90 <= found.dapat_dijanjikan * 450
    assert "Sumbatan: Kabid sibuk" in found.sumbatan.id
    assert "Bottleneck: Kabid" in found.sumbatan.en
    assert len(found.kalimat) >= 3


def test_nearly_full_and_growing_queues_are_warned_of(desk):
    full = answer(simulate(plan(desk, kedatangan={"laju": 8.8}), "python"))
    assert any("hampir penuh" in w.id for w in full.peringatan)
    assert any(
        "beban 13" in w.id for w in answer(simulate(plan(desk, kedatangan={"laju": 12}), "python")).peringatan
    )


def test_joint_steps_can_overflow_below_full_load(make_sop):
    """Two actors who wait for each other lose time: a queue that the load of 96 % does not explain."""
    sop = make_sop(("a", "20 menit"), ("b", "20 menit"), (["a", "b"], "20 menit"))
    result = simulate(
        plan(sop, kedatangan={"laju": 10.8}, waktu={"sebaran": "eksponensial"}, kasus=4000), "python"
    )
    assert max(result.plan.beban) < 1
    assert any("terus tumbuh" in w.id for w in answer(result).peringatan)
    assert result.petugas["a"].ditahan > 0.01


def test_no_queue_no_bottleneck(desk):
    found = answer(simulate(plan(desk, kedatangan={"laju": 0.1}), "python"))
    assert "Hampir tidak ada antrean" in found.sumbatan.id


@pytest.mark.parametrize("aim", [0.9, 0.99])
def test_least_staff_agrees_with_trying_all(desk, aim):
    crowded = plan(desk, kedatangan={"laju": 30}, target="3 jam", kasus=1500)
    found = least_staff(crowded, aim, "numba")
    assert found.terkecil
    holding = [
        (a, b)
        for a, b in itertools.product(range(1, 6), range(1, 10))
        if simulate(crowded.dengan_petugas((a, b)), "numba").target.terpenuhi >= aim
    ]
    assert sum(found.petugas.values()) == min(a + b for a, b in holding)
    assert tuple(found.petugas.values()) in holding
    assert found.terpenuhi >= aim
    assert "Petugas paling sedikit" in found.kalimat.id
    assert f"jumlah pelaksana {found.jumlah_pelaksana} orang" in found.anjuran.id
    assert f"jangka waktu {found.jangka_waktu} hari kerja" in found.anjuran.id


def test_a_promise_that_no_staff_can_hold(desk):
    found = least_staff(plan(desk, target="50 menit"), 0.9, "numba")
    assert not found.mungkin
    assert found.to_dict()["petugas"] == {}
    assert found.anjuran is None
    assert "Berapa pun petugasnya" in found.kalimat.id


def test_least_staff_needs_a_promise_and_staff(desk):
    with pytest.raises(WrongUse, match="belum ada janji"):
        least_staff(plan(desk))
    with pytest.raises(WrongUse, match="tidak membatasi"):
        least_staff(plan(desk, tingkat="waktu", target="1 jam"))


def test_leaving_a_check_out_is_faster_and_real(desk):
    before = simulate(plan(desk, kedatangan={"laju": 7}, target="1 hari kerja"), "python")
    after = simulate(plan(desk, kedatangan={"laju": 7}, target="1 hari kerja", tanpa=["2"]), "python")
    assert after.langkah[1].kunjungan == 0
    found = compare(before, after)
    assert found.nyata
    assert found.selisih_rata < -30
    assert found.selisih_terpenuhi > 0
    assert "lebih cepat" in found.kalimat.id
    assert found.to_dict()["nyata"] is True


def test_the_same_is_no_difference(desk):
    result = simulate(plan(desk, kedatangan={"laju": 5}), "python")
    found = compare(result, result)
    assert not found.nyata
    assert found.selisih_rata == 0
    assert "tidak berbeda nyata" in found.kalimat.id


def test_comparing_on_the_same_cases_is_sharper(desk):
    a = simulate(plan(desk, kedatangan={"laju": 7}, waktu={"variasi": 0.3}), "python")
    b = simulate(plan(desk, kedatangan={"laju": 7}, waktu={"variasi": 0.3}, petugas={"loket": 2}), "python")
    found = compare(a, b)
    assert found.selang < 0.5 * a.selesai.kerja_rata_selang


def test_the_first_step_can_be_left_out_and_the_only_way_cannot(desk, make_sop):
    assert simulate(plan(desk, tanpa=["1"], kasus=50), "python").langkah[0].kunjungan < 1
    with pytest.raises(WrongUse, match="tidak dapat dilewati"):
        plan(make_sop(("a", "1 jam")), tanpa=["1"])


def test_half_width_by_hand():
    assert half_width([1.0]) is None
    assert half_width([1.0, 3.0]) == pytest.approx(12.706)
    assert half_width([5.0] * 40) == 0
