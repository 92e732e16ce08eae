from __future__ import annotations

import heapq
import itertools
import json
import random
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.model import Alur, Arus
from sopan.monitor.align import Aligner


def line(count: int) -> Alur:
    return Alur(count, tuple(Arus(n, n + 1 if n < count else None) for n in range(1, count + 1)))


def random_graph(rng: random.Random, count: int) -> Alur:
    """A graph as an SOP has it: each step goes on, some are decisions that go anywhere."""
    flows: list[Arus] = []
    for n in range(1, count + 1):
        following = n + 1 if n < count else None
        if rng.random() < 0.4:
            flows.append(Arus(n, following, "ya"))
            flows.append(Arus(n, rng.choice([*range(1, count + 1), None]), "tidak"))
        else:
            flows.append(Arus(n, following))
    return Alur(count, tuple(flows))


def plain_search(alur: Alur, trace: list[tuple[int, ...]]) -> int:
    """The cost by Dijkstra on the synchronous product, as the definition has it: no shortcut at all."""
    start = (0, 0)
    seen: set[tuple[int, int]] = set()
    queue = [(0, start)]
    while queue:
        cost, (at, i) = heapq.heappop(queue)
        if (at, i) in seen:
            continue
        seen.add((at, i))
        if i == len(trace) and at == -1:
            return cost
        if i < len(trace):
            heapq.heappush(queue, (cost + 1, (at, i + 1)))
        if at == -1:
            continue
        if at in alur.akhir:
            heapq.heappush(queue, (cost, (-1, i)))
        for step in [1] if at == 0 else [a.ke for a in alur.keluar[at] if a.ke is not None]:
            heapq.heappush(queue, (cost + 1, (step, i)))
            if i < len(trace) and step in trace[i]:
                heapq.heappush(queue, (cost, (step, i + 1)))
    raise AssertionError("no alignment")


def legal(alur: Alur, steps: list[int]) -> bool:
    """Whether steps are a way through the SOP from its start to an end."""
    if not steps or steps[0] != 1 or steps[-1] not in alur.akhir:
        return False
    return all(any(a.ke == b for a in alur.keluar[a_]) for a_, b in itertools.pairwise(steps))


def moves(alur: Alur, *trace: int) -> list[tuple[str, int | None]]:
    return [(g.jenis, g.langkah) for g in Aligner(alur).align([(t,) for t in trace]).gerak]


def test_a_case_that_follows_the_sop():
    found = Aligner(line(4)).align([(1,), (2,), (3,), (4,)])
    assert (found.biaya, found.kesesuaian) == (0, 1)


def test_a_step_left_out_one_added_and_one_unknown():
    assert moves(line(4), 1, 3, 4) == [("sesuai", 1), ("dilewati", 2), ("sesuai", 3), ("sesuai", 4)]
    assert moves(line(3), 1, 2, 2, 3)[2] == ("tambahan", 2)
    unknown = Aligner(line(2)).align([(1,), (), (2,)])
    assert unknown.gerak[1] == ("tambahan", None, 1)
    assert unknown.biaya == 1
    assert unknown.kesesuaian == 1 - 1 / 5


def test_swapped_steps_cost_two():
    assert Aligner(line(4)).align([(1,), (3,), (2,), (4,)]).biaya == 2


def test_an_empty_case_leaves_everything_out():
    found = Aligner(line(3)).align([])
    assert [g.langkah for g in found.gerak] == [1, 2, 3]
    assert found.kesesuaian == 0


def test_rework_is_no_deviation():
    alur = Alur(3, (Arus(1, 2), Arus(2, 3, "ya"), Arus(2, 1, "tidak"), Arus(3, None)))
    assert Aligner(alur).align([(1,), (2,), (1,), (2,), (1,), (2,), (3,)]).biaya == 0
    assert Aligner(alur).align([(1,), (2,), (2,), (3,)]).biaya == 1


@given(st.integers(0, 2**32), st.integers(1, 9), st.integers(0, 12))
@settings(max_examples=400)
def test_the_cost_is_that_of_searching_the_whole_product(seed, count, length):
    rng = random.Random(seed)
    alur = random_graph(rng, count)
    trace: list[tuple[int, ...]] = []
    for _ in range(length):
        names = rng.sample(range(1, count + 1), k=min(count, rng.choice([0, 1, 1, 1, 1, 2])))
        trace.append(tuple(names))
    found = Aligner(alur).align(trace)
    assert found.biaya == plain_search(alur, trace)
    # The moves say the same: they cost as much, keep the case's events and are a way through the SOP.
    assert sum(g.jenis != "sesuai" for g in found.gerak) == found.biaya
    assert [g.kejadian for g in found.gerak if g.kejadian is not None] == list(range(length))
    assert legal(alur, [g.langkah for g in found.gerak if g.jenis != "tambahan"])
    for g in found.gerak:
        if g.jenis == "sesuai":
            assert g.langkah in trace[g.kejadian]
    assert 0 <= found.kesesuaian <= 1


def test_costs_and_fitness_are_those_of_pm4py():
    """240 random cases as pm4py aligned them (`record_pm4py.py`)."""
    recorded = json.loads((Path(__file__).parent / "pm4py-costs.json").read_text())
    assert len(recorded["cases"]) == 240
    for count, flows, trace, cost, fitness in recorded["cases"]:
        aligner = Aligner(Alur(count, tuple(Arus(a, b) for a, b in flows)))
        found = aligner.align([(step,) if step <= count else () for step in trace])
        assert found.biaya == cost
        assert abs(found.kesesuaian - fitness) < 1e-8


def test_two_hundred_variants_of_sixty_steps_take_no_time():
    rng = random.Random(4)
    alur = random_graph(rng, 60)
    aligner = Aligner(alur)
    variants = []
    for _ in range(200):
        steps = list(range(1, 61))
        for _ in range(8):
            a, b = rng.randrange(60), rng.randrange(60)
            steps[a], steps[b] = steps[b], steps[a]
        variants.append([(s,) for s in steps if rng.random() > 0.1])
    begun = time.perf_counter()
    for variant in variants:
        aligner.align(variant)
    assert time.perf_counter() - begun < 3
