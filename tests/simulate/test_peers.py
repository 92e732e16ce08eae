"""The same SOPs in SimPy and in Ciw.

SimPy gets the very random numbers of our cases, so every single time must agree, whatever the queues.
Ciw draws its own, so its mean must lie within the interval of ours.
"""

from __future__ import annotations

import itertools

import ciw
import pytest
import simpy

from sopan.model.skenario import Skenario
from sopan.simulate import draws
from sopan.simulate.machine import _seeds, run_plan
from sopan.simulate.plan import Plan, make_plan
from sopan.simulate.summary import simulate

MASK = 2**64 - 1


def in_simpy(plan: Plan, cases: int) -> list[float]:
    """Working time of every case of a plan of one SOP with Poisson arrivals, in SimPy."""
    env = simpy.Environment()
    people = [simpy.Resource(env, capacity=n) for n in plan.petugas]
    flow, (seed,) = plan.flow, _seeds(plan, 0)
    times: dict[int, float] = {}

    def case(number: int):
        state = draws.mix((seed + number * draws.GOLDEN) & MASK, MASK)
        arrived, s = env.now, 0
        while s >= 0:
            requests = [people[r].request() for r in flow.roles[flow.roles_at[s] : flow.roles_at[s + 1]]]
            yield simpy.AllOf(env, requests)
            time, state = draws.draw(flow.kind[s], flow.a[s], flow.b[s], flow.c[s], state, MASK)
            yield env.timeout(time)
            for request in requests:
                request.resource.release(request)
            if flow.chance[s] < 1:
                u, state = draws.uniform(state, MASK)
                s = flow.yes[s] if u < flow.chance[s] else flow.no[s]
            else:
                s = flow.yes[s]
        times[number] = env.now - arrived

    def source():
        state = draws.mix(seed ^ 1, MASK)
        for number in itertools.count():
            gap, state = draws.draw(2, plan.come.rate[0], 0.0, 0.0, state, MASK)
            yield env.timeout(gap)
            env.process(case(number))
            if number + 1 == cases:
                return

    env.process(source())
    env.run()
    return sorted(times.values())


@pytest.mark.parametrize(
    ("joint", "staff", "laju"),
    [(False, (1, 1, 1), 8), (False, (2, 3, 1), 13), (True, (1, 2, 1), 6), (True, (3, 2, 2), 12)],
)
def test_every_case_takes_as_long_as_in_simpy(make_sop, joint, staff, laju):
    sop = make_sop(
        ("a", "20 menit"),
        ("b", "25 menit", {"keputusan": {"ya": {"peluang": 0.7}, "tidak": 1}}),
        (["a", "b", "c"] if joint else "c", "15 menit"),
        ("b", "5 menit", {"keputusan": {"ya": {"peluang": 0.9}, "tidak": 3}}),
        ("a", "10 menit"),
    )
    skenario = Skenario.model_validate(
        {
            "tingkat": "petugas",
            "kedatangan": {"laju": laju},
            "petugas": dict(zip("abc", staff, strict=True)),
            "waktu": {"sebaran": "gamma", "variasi": 0.7},
            "kasus": 600,
        }
    )
    plan = make_plan([sop], skenario)
    (out,) = run_plan(plan, "python")
    assert sorted(out.values) == pytest.approx(in_simpy(plan, 600), rel=1e-9)


def test_ciw_comes_to_the_same_mean(make_sop):
    """Rework over two stations with several servers, triangular times."""
    sop = make_sop(
        ("a", "20 menit"),
        ("b", "30 menit", {"keputusan": {"ya": {"peluang": 0.75}, "tidak": 1}}),
        ("c", "10 menit"),
    )
    staff, rate, cases, warm = (2, 2, 1), 0.05, 2_000, 200
    skenario = Skenario.model_validate(
        {
            "tingkat": "petugas",
            "kedatangan": {"laju": rate * 60, "per": "jam"},
            "petugas": dict(zip("abc", staff, strict=True)),
            "kasus": 20_000,
            "pemanasan": warm,
            "ulangan": 4,
        }
    )
    ours = simulate(make_plan([sop], skenario), "numba").selesai
    times = [ciw.dists.Triangular(0.7 * m, m, 1.3 * m) for m in (20.0, 30.0, 10.0)]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate), None, None],
        service_distributions=times,
        number_of_servers=list(staff),
        routing=[[0.0, 1.0, 0.0], [0.25, 0.0, 0.75], [0.0, 0.0, 0.0]],
    )
    ciw.seed(5)
    system = ciw.Simulation(network)
    system.simulate_until_max_customers(cases, method="Finish")
    begun: dict[int, float] = {}
    ended: dict[int, float] = {}
    for record in system.get_all_records():
        number = record.id_number
        begun[number] = min(begun.get(number, float("inf")), record.arrival_date)
        ended[number] = max(ended.get(number, 0.0), record.exit_date)
    spent = [ended[n] - begun[n] for n in sorted(ended)[warm:]]
    size = len(spent) // 10
    parts = [spent[i : i + size] for i in range(0, 10 * size, size)]
    means = [sum(part) / len(part) for part in parts]
    mean = sum(means) / len(means)
    error = (sum((m - mean) ** 2 for m in means) / (len(means) - 1) / len(means)) ** 0.5
    assert ours.kerja_rata_selang is not None
    assert abs(mean - ours.kerja_rata) < ours.kerja_rata_selang + 2.3 * error
