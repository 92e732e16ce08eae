from __future__ import annotations

import pytest
from pydantic import ValidationError

from sopan.errors import WrongUse
from sopan.model.skenario import Skenario
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

RATE = {"kedatangan": {"laju": 9, "per": "hari"}}


def plan(sop, **keys):
    sops = sop if isinstance(sop, list) else [sop]
    return make_plan(sops, Skenario.model_validate(keys))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({}, "belum menyebut kedatangan"),
        (RATE | {"petugas": {"kabig": 2}}, "'kabig' tidak ada; mungkin 'kabid'"),
        (RATE | {"peluang": {"1": 0.5}}, "bukan keputusan"),
        (RATE | {"peluang": {"9": 0.5}}, "langkah '9' tidak ada"),
        (RATE | {"langkah": {"priksa": {"waktu": "1 jam"}}}, "mungkin 'periksa'"),
        (RATE | {"peran": {"x": "kabid"}}, "pelaksana 'x' tidak ada"),
    ],
)
def test_what_does_not_go_together_is_told(make_sop, keys, words):
    sop = make_sop(
        ("kabid", "1 jam"),
        ("kasubid", "1 jam", {"id": "periksa", "keputusan": {"tidak": 1}}),
        ("kabid", "5 menit"),
    )
    with pytest.raises(WrongUse, match=words):
        plan(sop, **keys)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"kedatangan": {}}, "tepat satu"),
        ({"kedatangan": {"laju": 1, "setiap": "1 jam"}}, "tepat satu"),
        ({"kasus": 10, "lama": "1 hari"}, "bukan keduanya"),
        ({"kasus": 10, "pemanasan": 10}, "kurang dari kasus"),
        ({"waktu": {"sebaran": "segitiga", "variasi": 1.2}}, "paling besar 1"),
        ({"peluang": {"1": {"ya": 0.5, "tidak": 0.4}}}, "berjumlah 1"),
        ({"target": "segera"}, "bukan bilangan dengan satuan"),
        ({"jam_kerja": {"senin": "25.00-26.00"}}, "bukan jam"),
        ({"jam_kerja": {"senin": "12.00-08.00"}}, "harus maju"),
        ({"jam_kerja": {"tutup": ["2026-01-01"]}}, "tidak memuat jam buka"),
    ],
)
def test_what_a_scenario_cannot_say(keys, words):
    with pytest.raises(ValidationError, match=words):
        Skenario.model_validate(keys)


def test_load_is_visits_times_rate_times_minutes_over_people(make_sop):
    sop = make_sop(
        ("a", "20 menit"),
        ("b", "30 menit", {"keputusan": {"ya": {"peluang": 0.75}, "tidak": 1}}),
        pelaksana={"a": "A", "b": {"nama": "B", "jumlah": 2}},
    )
    found = plan(sop, **RATE)
    per_minute = 9 / 450
    assert found.beban == pytest.approx((per_minute * 20 / 0.75, per_minute * 30 / 0.75 / 2))
    assert plan(sop, **RATE, petugas={"b": 4}).beban[1] == pytest.approx(per_minute * 30 / 0.75 / 4)


@pytest.mark.parametrize(("per", "laju"), [("jam", 1), ("hari", 7.5), ("minggu", 37.5), ("tahun", 37.5 * 52)])
def test_units_of_a_rate(make_sop, per, laju):
    found = plan(make_sop(("a", "1 menit")), kedatangan={"laju": laju, "per": per})
    assert 1 / found.laju[0] == pytest.approx(60, rel=0.1 if per == "tahun" else 1e-9)  # holidays


def test_staff_is_what_the_scenario_says_or_the_sop_or_one(make_sop):
    sop = make_sop(
        ("pemohon", "1 menit"), ("a", "1 menit"), ("b", "1 menit"), ("c", "1 menit"),
        pelaksana={"pemohon": {"nama": "P", "luar": True}, "b": {"nama": "B", "jumlah": 3}, "tak": "Tak"},
    )  # fmt: skip
    found = plan(sop, **RATE, petugas={"c": 5})
    assert dict(zip(found.peran, found.petugas, strict=True)) == {"b": 3, "a": 1, "c": 5}


def test_a_portfolio_shares_its_people(make_sop):
    one, two = make_sop(("kabid", "30 menit")), make_sop(("kepala", "45 menit"))
    alone = plan(one, **RATE)
    both = plan(
        [one, two],
        portofolio=[
            {"sop": "a", "kedatangan": {"laju": 9}},
            {"sop": "b", "kedatangan": {"laju": 2}, "peran": {"kepala": "kabid"}, "target": "2 jam"},
        ],
    )
    assert both.peran == ("kabid",)
    assert both.beban[0] == pytest.approx(alone.beban[0] + 2 * 45 / 450)
    result = simulate(both, "python")
    assert result.per_target[0] is None
    assert 0 < result.per_target[1].terpenuhi < 1
    assert result.target is None
    assert result.selesai.kasus == sum(part.kasus for part in result.per_sop) == 10_000
    assert [row["judul"] for row in result.to_dict()["sop"]] == ["Pengujian", "Pengujian"]


def test_scenario_times_stand_over_those_of_the_sop(make_sop):
    sop = make_sop(("a", "1 jam", {"id": "kerja"}), ("a", None))
    found = plan(
        sop, **RATE, langkah={"kerja": {"waktu": "10 menit", "sebaran": "tetap"}, "2": {"waktu": "5 menit"}}
    )
    assert found.layanan == (10, 5)
    assert found.flow.kind[0] == 0
    assert found.catatan == ()
    assert "Langkah 2 tanpa waktu" in plan(sop, **RATE).catatan[0].id


def test_the_result_is_that_of_the_format(make_sop):
    data = simulate(plan(make_sop(("a", "30 menit")), **RATE, kasus=500, target="1 jam"), "python").to_dict()
    assert data["kasus"] == 500
    assert {"rata", "p50", "p90", "p95", "kerja_p90"} <= data["selesai"].keys()
    assert data["target"].keys() >= {"batas", "terpenuhi"}
    assert data["langkah"][0].keys() >= {"langkah", "mulai", "menunggu_rata", "layanan_rata", "kunjungan"}
    assert data["petugas"]["a"].keys() >= {"jumlah", "utilisasi", "antrean_rata"}
    assert data["sumbatan"] == "a"


def test_the_same_seed_gives_the_same_and_another_another(make_sop):
    sop = make_sop(("a", "30 menit"))
    first = simulate(plan(sop, **RATE, kasus=300), "python").to_dict()
    assert simulate(plan(sop, **RATE, kasus=300), "python").to_dict() == first
    assert simulate(plan(sop, **RATE, kasus=300, benih=1), "python").to_dict() != first


def test_two_actors_who_are_the_same_people_meet_as_one(make_sop):
    sop = make_sop((["kabid", "ketua"], "30 menit"), ("ketua", "10 menit"))
    found = plan(sop, **RATE, kasus=200, peran={"ketua": "kabid"}, petugas={"kabid": 1})
    assert found.flow.roles == [0, 0]
    assert simulate(found, "python").selesai.kasus == 200
