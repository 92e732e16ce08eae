"""Runs a plan on the kernel: makes its arrays, picks plain Python or compiled code, grows what is small.

numba takes about a second to import and load, in which plain Python does some ten thousand cases; so
it is used from there on, or when it is here already. Without numba the same numbers come, later.
"""

from __future__ import annotations

import importlib.util
import math
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, NamedTuple

from sopan.errors import EnvironmentLacking, Pesan
from sopan.simulate import kernel
from sopan.simulate.arrays import (
    BATCHES,
    BINS,
    CALENDAR_ENDS,
    DONE,
    HIST_BINS,
    TOO_MANY_CASES,
    TRACED,
    WIDTH,
    Come,
    Flow,
    Office,
    Out,
    Setup,
    Space,
)
from sopan.simulate.draws import GOLDEN, mix
from sopan.simulate.plan import Plan

__all__ = ["KEEP", "Kunjungan", "Mesin", "iter_plan", "run_plan", "trace"]

Mesin = Literal["auto", "python", "numba"]
"""How to run: as fits, or in plain Python or compiled whatever it costs."""

KEEP = 250_000
"""Cases of all runs up to which every time is kept and percentiles are exact."""

# Measured on 2 cores of an AMD EPYC: visits a second in plain Python; seconds that numba takes to import
# and to load its compiled code.
_PYTHON_VISITS = 400_000
_NUMBA_SECONDS = 0.8

_MASK = 2**64 - 1
_FLOATS = {
    "chance", "a", "b", "c", "rate", "hours", "log", "promise", "opens", "closes", "work", "ready", "end",
    "arrived", "arrived_calendar", "ended_calendar", "source_clock", "source_next", "started", "waited",
    "served", "busy", "queued", "held", "sums", "squares", "sums_calendar", "squares_calendar", "greatest",
    "greatest_calendar", "batch_sum", "values", "values_calendar", "queue_bins", "trace_ready", "trace_start",
    "trace_end", "total",
}  # fmt: skip


def run_plan(plan: Plan, mesin: Mesin = "auto", kali: int = 1) -> list[Out]:
    """Run every replication of a plan; gives what each added up, as lists. See `iter_plan`."""
    return list(iter_plan(plan, mesin, kali))


def iter_plan(plan: Plan, mesin: Mesin = "auto", kali: int = 1) -> Iterator[Out]:
    """Run the replications of a plan one after another, compiled ones on all cores, in their order.

    `kali` says how many runs like this one are to come, for the choice of `mesin`. Raises
    EnvironmentLacking where numba is asked for and is not installed.
    """
    compiled = _compiled(plan, mesin, kali)
    count = plan.skenario.ulangan
    if compiled and count > 1:
        with ThreadPoolExecutor(min(count, os.cpu_count() or 1)) as pool:
            yield from pool.map(lambda i: _replicate(plan, i, compiled=True), range(count))
    else:
        for i in range(count):
            yield _replicate(plan, i, compiled=compiled)


class Kunjungan(NamedTuple):
    """One visit of a step in a run: case (by arrival, from 0), SOP and step, working minutes."""

    kasus: int
    sop: int
    langkah: int
    datang: float
    mulai: float
    selesai: float


def trace(plan: Plan, visits: int = 2_000) -> list[Kunjungan]:
    """The first visits of the first run of a plan, in the order in which they begin, to replay them."""
    out = _replicate(plan, 0, compiled=False, visits=visits)
    found: list[Kunjungan] = []
    for i in range(int(out.total[TRACED])):
        k, nomor = plan.langkah[out.trace_step[i]]
        found.append(
            Kunjungan(out.trace_case[i], k, nomor, out.trace_ready[i], out.trace_start[i], out.trace_end[i])
        )
    return found


def _compiled(plan: Plan, mesin: Mesin, kali: int) -> bool:
    if mesin == "python":
        return False
    there = importlib.util.find_spec("numba") is not None
    if mesin == "numba":
        if not there:
            raise EnvironmentLacking(Pesan("numba belum terpasang.", "numba is not installed."))
        return True
    seconds = expected_visits(plan) * plan.skenario.ulangan * kali / _PYTHON_VISITS
    return there and ("sopan.simulate.compiled" in sys.modules or seconds > _NUMBA_SECONDS)


def expected_cases(plan: Plan) -> float:
    """How many cases one run is going to have."""
    return plan.kasus if plan.horizon == math.inf else plan.horizon * sum(plan.laju)


def expected_visits(plan: Plan) -> float:
    """How many visits of steps one run is going to have."""
    total = sum(plan.laju) or 1.0
    each = sum(v * plan.laju[k] for (k, _), v in zip(plan.langkah, plan.kunjungan, strict=True)) / total
    return expected_cases(plan) * max(each, 1.0)


def _replicate(plan: Plan, replication: int, *, compiled: bool, visits: int = 0) -> Out:
    """One run; what turns out too small is doubled and the run made again from its start."""
    cases = expected_cases(plan)
    size = 256 + 4 * math.ceil(sum(rate * time for rate, time in zip(plan.laju, plan.harapan, strict=True)))
    room = math.ceil(cases if plan.horizon == math.inf else cases * 1.2 + 1000)
    keep = room * plan.skenario.ulangan <= KEEP
    room = room if keep else 0
    length = plan.horizon if plan.horizon < math.inf else cases / (sum(plan.laju) or 1.0)
    if plan.bertanggal:
        plan.kalender.cover(1.1 * length + 2 * max(plan.harapan))
        plan.kalender.cover_calendar(max(plan.come.log, default=0.0))
    while True:
        seeds = _seeds(plan, replication)
        setup = Setup(plan.kasus, plan.horizon, plan.skenario.pemanasan, seeds, _MASK, int(keep))
        space, out = _space(plan, size, seeds), _out(plan, room, length, visits)
        code, out = _call(plan.flow, plan.come, _office(plan), setup, space, out, compiled=compiled)
        if code == DONE:
            return out
        if code == TOO_MANY_CASES:
            size *= 4
        elif code == CALENDAR_ENDS:
            kalender = plan.kalender
            kalender.cover_calendar(2 * kalender.tutup[-1])
        else:
            keep, room = False, 0


def _call(
    flow: Flow, come: Come, office: Office, setup: Setup, space: Space, out: Out, *, compiled: bool
) -> tuple[int, Out]:
    if not compiled:
        return kernel.run(flow, come, office, setup, space, out), out
    from sopan.simulate import compiled as machine_code  # noqa: PLC0415  # imports numba

    packed: list[Any] = [_pack(part) for part in (flow, come, office, setup, space, out)]
    code = int(machine_code.run(*packed))
    result: Out = packed[-1]
    return code, Out(*(column.tolist() for column in result))


def _pack(part: Any) -> Any:
    """The same tuple with numpy arrays instead of lists."""
    import numpy as np  # noqa: PLC0415  # comes with numba

    values: list[Any] = []
    for name, value in zip(part._fields, part, strict=True):
        if name == "heap":
            room = part.size + len(part.source_state) + 1
            values.append((np.empty(room), np.empty(room, np.int64), np.empty(room, np.int64)))
        elif name == "mask":
            values.append(-1)
        elif name in ("seeds", "state", "source_state"):
            values.append(np.array(value, np.uint64).view(np.int64))
        elif isinstance(value, list):
            values.append(np.array(value, np.float64 if name in _FLOATS else np.int64))
        else:
            values.append(value)
    return type(part)(*values)


def _seeds(plan: Plan, replication: int) -> list[int]:
    """A seed for each source, of its own in every replication."""
    base = mix((plan.skenario.benih + GOLDEN * (replication + 1)) & _MASK, _MASK)
    return [mix((base + GOLDEN * (k + 1)) & _MASK, _MASK) for k in range(len(plan.sops))]


def _office(plan: Plan) -> Office:
    if not plan.bertanggal:
        return Office([0.0], [float(2**50)], [0.0])
    kalender = plan.kalender
    return Office(kalender.buka, kalender.tutup, kalender.kerja)


def _space(plan: Plan, size: int, seeds: list[int]) -> Space:
    roles, sources = len(plan.peran), len(plan.sops)
    return Space(
        size=size,
        heap=[],
        step=[-1] * size,
        ready=[0.0] * size,
        end=[0.0] * size,
        arrived=[0.0] * size,
        arrived_calendar=[0.0] * size,
        ended_calendar=[-1.0] * size,
        state=[0] * size,
        number=[0] * size,
        source=[0] * size,
        missing=[0] * size,
        empty=list(range(size - 1, -1, -1)),
        next_=[-1] * (size * roles),
        head=[-1] * roles,
        tail=[-1] * roles,
        free=list(plan.petugas),
        todo=[0] * (max(2, roles + 1)),
        source_state=[mix(seed ^ 1, _MASK) for seed in seeds],
        source_count=[0] * sources,
        source_clock=[0.0] * sources,
        source_next=[0.0] * sources,
    )


def _out(plan: Plan, room: int, length: float, visits: int = 0) -> Out:
    steps, roles, sources = len(plan.langkah), len(plan.peran), len(plan.sops)
    histogram = 0 if room else HIST_BINS * sources
    total = [0.0] * 11
    total[WIDTH] = max(length / BINS, 1.0)
    return Out(
        visits=[0] * steps,
        started=[0.0] * steps,
        waited=[0.0] * steps,
        served=[0.0] * steps,
        busy=[0.0] * roles,
        queued=[0.0] * roles,
        held=[0.0] * roles,
        done=[0] * sources,
        sums=[0.0] * sources,
        squares=[0.0] * sources,
        sums_calendar=[0.0] * sources,
        squares_calendar=[0.0] * sources,
        kept_promise=[0] * sources,
        greatest=[0.0] * sources,
        greatest_calendar=[0.0] * sources,
        batch_done=[0] * (sources * BATCHES),
        batch_sum=[0.0] * (sources * BATCHES),
        batch_kept=[0] * (sources * BATCHES),
        values=[0.0] * room,
        values_calendar=[0.0] * room,
        values_source=[0] * room,
        histogram=[0] * histogram,
        histogram_calendar=[0] * histogram,
        queue_bins=[0.0] * (roles * BINS),
        trace_case=[0] * visits,
        trace_step=[0] * visits,
        trace_ready=[0.0] * visits,
        trace_start=[0.0] * visits,
        trace_end=[0.0] * visits,
        total=total,
    )
