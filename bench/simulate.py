"""How fast the simulation and the monitoring are, beside SimPy and Ciw in the same run.

    python bench/simulate.py [--quick]

The SOP has 20 steps, 5 roles of 2 people and 3 decisions; the busiest role is at a load of 0.8. Every
engine simulates the same queues; ours also draws triangular times, keeps exact percentiles and queues over
time. Figures are cases a second: of processor time for one thread, which a busy machine disturbs least, of
wall time for two; the best of three runs.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable

import ciw
import simpy

from sopan.model import Sop
from sopan.model.skenario import Skenario
from sopan.monitor.report import monitor
from sopan.monitor.tables import read_csv
from sopan.simulate.machine import run_plan
from sopan.simulate.plan import Plan, make_plan
from sopan.simulate.summary import simulate

LOAD = 0.8


def twenty_steps() -> Sop:
    rng = random.Random(1)
    steps = []
    for n in range(1, 21):
        step = {
            "kegiatan": f"Mengerjakan {n}",
            "pelaksana": f"p{n % 5}",
            "waktu": f"{rng.randint(5, 30)} menit",
        }
        if n in (6, 12, 18):
            step["keputusan"] = {"ya": {"peluang": 0.8}, "tidak": n - 2}
        steps.append(step)
    actors = {f"p{i}": {"nama": f"P{i}", "jumlah": 2} for i in range(5)}
    return Sop.model_validate({"judul": "Dua puluh langkah", "pelaksana": actors, "langkah": steps})


def plan(
    cases: int, runs: int = 1, level: str = "petugas", rate: float = 6.0, target: str = "3 hari kerja"
) -> Plan:
    keys = {"kedatangan": {"laju": rate}, "kasus": cases, "ulangan": runs, "tingkat": level, "target": target}
    return make_plan([twenty_steps()], Skenario.model_validate(keys))


RATE = 6.0 * LOAD / max(plan(10).beban)


def best(
    function: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.process_time
) -> float:
    """The least seconds that a call took."""
    took = []
    for _ in range(times):
        begun = clock()
        function()
        took.append(clock() - begun)
    return min(took)


def in_simpy(plan: Plan, cases: int) -> None:
    env = simpy.Environment()
    people = [simpy.Resource(env, capacity=n) for n in plan.petugas]
    flow, rng = plan.flow, random.Random(5)

    def case():
        s = 0
        while s >= 0:
            with people[flow.roles[flow.roles_at[s]]].request() as request:
                yield request
                yield env.timeout(rng.triangular(flow.a[s], flow.c[s], flow.b[s]))
            s = flow.yes[s] if rng.random() < flow.chance[s] else flow.no[s]

    def source():
        for _ in range(cases):
            yield env.timeout(rng.expovariate(1 / plan.come.rate[0]))
            env.process(case())

    env.process(source())
    env.run()


def in_ciw(plan: Plan, cases: int) -> None:
    """Each step is a node; Ciw has no people shared by nodes, so each step has its own (less queueing)."""
    flow, count = plan.flow, len(plan.langkah)
    routing = [[0.0] * count for _ in range(count)]
    for s in range(count):
        for target, chance in ((flow.yes[s], flow.chance[s]), (flow.no[s], 1 - flow.chance[s])):
            if target >= 0 and chance > 0:
                routing[s][target] += chance
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(1 / plan.come.rate[0]), *[None] * (count - 1)],
        service_distributions=[ciw.dists.Triangular(flow.a[s], flow.b[s], flow.c[s]) for s in range(count)],
        number_of_servers=[2] * count,
        routing=routing,
    )
    ciw.seed(5)
    ciw.Simulation(network).simulate_until_max_customers(cases, method="Finish")


def long_log(cases: int) -> tuple[Sop, str]:
    """Every case goes a way of its own: steps left out, swapped, with beginning and end."""
    rng = random.Random(3)
    names = [f"Mengerjakan hal {chr(65 + n)}" for n in range(20)]
    steps = [{"kegiatan": name, "pelaksana": "a", "waktu": "5 menit"} for name in names]
    for n in (6, 12, 18):
        steps[n - 1]["keputusan"] = {"tidak": n - 3}
    rows = ["Kasus,Kegiatan,Mulai,Selesai"]
    for case in range(cases):
        order = [n for n in range(20) if rng.random() > 0.05]
        for _ in range(2):
            a, b = rng.randrange(len(order)), rng.randrange(len(order))
            order[a], order[b] = order[b], order[a]
        day = f"2026-{1 + case % 12:02d}-{1 + case % 28:02d}"
        for i, n in enumerate(order):
            at = f"{day} {8 + i // 4:02d}:{15 * (i % 4):02d}"
            until = f"{day} {8 + i // 4:02d}:{15 * (i % 4) + 10:02d}"
            rows.append(f"K{case},{names[n]},{at},{until}")
    return Sop.model_validate({"judul": "J", "pelaksana": {"a": "A"}, "langkah": steps}), "\n".join(rows)


def peak_memory(cases: int) -> float:
    """Megabytes that a process of its own needs for one run of so many cases (at a rate that years hold)."""
    code = (
        "import resource, sys; sys.argv = ['bench']; sys.path.insert(0, 'bench')\n"
        "import simulate as b\n"
        f"p = b.plan({cases}, rate=b.RATE)\n"
        "b.run_plan(p, 'numba')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def show(name: str, value: str, note: str = "") -> None:
    print(f"{name:<48} {value:>14}  {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the cases")
    scale = 10 if parser.parse_args().quick else 1
    begun = time.perf_counter()
    run_plan(plan(10), "numba")
    show("numba: import and load or compile", f"{time.perf_counter() - begun:.2f} s")

    cases = 10_000
    speeds: dict[str, float] = {}
    for level, name in (("petugas", "queues"), ("kalender", "queues and calendars")):
        alone = plan(cases, 1, level, RATE)
        several = plan(cases, max(40 // scale, 4), level, RATE)
        one = cases / best(lambda alone=alone: run_plan(alone, "numba"), 7)
        took = best(lambda several=several: run_plan(several, "numba"), clock=time.perf_counter)
        two = several.kasus * several.skenario.ulangan / took
        speeds[name] = one
        show(f"{name}, one thread", f"{one:,.0f}", "cases/s of processor")
        show(f"{name}, two threads", f"{two:,.0f}", "cases/s of wall")
    few = 4_000 // scale
    ours = few / best(lambda: run_plan(plan(few, rate=RATE), "python"))
    show("queues, plain Python", f"{ours:,.0f}", "cases/s")
    few = 2_000 // scale
    in_peer = few / best(lambda: in_simpy(plan(few, rate=RATE), few), 2)
    show(
        "SimPy",
        f"{in_peer:,.0f}",
        f"cases/s; ours {speeds['queues'] / in_peer:,.0f} times as fast",
    )
    in_other = few / best(lambda: in_ciw(plan(few, rate=RATE), few), 2)
    show(
        "Ciw",
        f"{in_other:,.0f}",
        f"cases/s; ours {speeds['queues'] / in_other:,.0f} times as fast",
    )
    answer = best(lambda: simulate(plan(10_000, 1, "kalender", RATE), "numba").to_dict())
    show("an answer of 10,000 cases with calendars", f"{answer * 1000:,.0f} ms")
    small, large = peak_memory(300_000 // scale), peak_memory(3_000_000 // scale)
    show("memory, cases x 10", f"{small:.0f} -> {large:.0f} MB")

    sop, text = long_log(10_000 // scale)
    reading = time.perf_counter()
    table = read_csv(text, "log.csv")
    aligning = time.perf_counter()
    found = monitor(sop, table)
    done = time.perf_counter()
    show(
        f"monitoring {10_000 // scale:,} cases of 20 steps",
        f"{done - aligning:.2f} s",
        f"{found.kesesuaian.varian:,} variants; reading the CSV {aligning - reading:.2f} s",
    )


if __name__ == "__main__":
    main()
