"""The discrete-event kernel: cases walk the steps of SOPs and queue for people.

One source, two ways to run it: as plain Python on lists, or compiled by numba on arrays
(`sopan.simulate.compiled`). Both give the same numbers to the last bit: the random generator and every
sum are written here, events are ordered by (time, number of the event), and no library decides
anything. That is also why this file is written as a machine would like it, on flat arrays.

Time is working minutes from the first opening; the calendar is asked only where it matters: when a
case comes and when it is done, and over steps that run on calendar time. Rules of the queues:

- A step holds one person of each of its roles. A role serves its requests first come first served.
- A joint step stands in the queues of all its roles from the same moment. A person who becomes free
  for it is held until the last one is (as for a meeting); the requests are in one order in every
  queue, so no two of them can wait for each other.
- A person who becomes free takes the next request before the case that was just served asks again.

Every case draws from a stream of its own, so a case takes the same ways and times whatever the staff:
two scenarios are compared on the same cases (common random numbers).
"""

from __future__ import annotations

import math
from heapq import heappop, heappush
from typing import Any

from sopan.simulate.arrays import (
    AREA,
    BATCHES,
    BINS,
    CALENDAR_ENDS,
    CAME,
    CAME_ALL,
    DONE,
    EVEN,
    FROM,
    HIST_BINS,
    HIST_GROWTH,
    HIST_LEAST,
    HOURS,
    KEPT,
    LAST,
    LOG,
    MOST,
    TOO_MANY_CASES,
    TOO_MANY_VALUES,
    TRACED,
    UNTIL,
    WIDTH,
    WITHIN,
    Come,
    Flow,
    Office,
    Out,
    Setup,
    Space,
)  # fmt: skip
from sopan.simulate.draws import GOLDEN, draw, mix, uniform
from sopan.simulate.openings import to_calendar, to_working

__all__ = ["pop", "push", "run"]

_LOG_GROWTH = math.log(HIST_GROWTH)


def push(heap: Any, size: int, time: float, number: int, slot: int) -> int:
    """Put an event into the heap; gives its new size. Compiled code has a twin of this (`compiled`)."""
    heappush(heap, (time, number, slot))
    return size + 1


def pop(heap: Any, size: int) -> Any:  # noqa: ARG001  # the compiled twin needs the size
    """Take the earliest event (time, number, slot) out of the heap, of that size before."""
    return heappop(heap)


def _next_arrival(k: int, come: Any, office: Any, setup: Any, space: Any) -> tuple[float, float]:
    """Working and calendar minute of the next arrival of source k; infinite when no more come."""
    mask = setup.mask
    opens, closes, work = office.opens, office.closes, office.work
    kind = come.kind[k]
    if kind == LOG:
        at = come.log_at[k] + space.source_count[k]
        if at >= come.log_at[k + 1]:
            return math.inf, math.inf
        calendar = come.log[at]
        return to_working(work, opens, closes, calendar), calendar
    clock = space.source_clock[k]
    state = space.source_state[k]
    while True:
        if kind == EVEN:
            clock = come.rate[k] * space.source_count[k]
        else:
            u, state = uniform(state, mask)
            clock -= come.rate[k] * math.log(1.0 - u)
        if come.calendar[k] == 1:
            calendar = clock
            working = to_working(work, opens, closes, clock)
        else:
            calendar = to_calendar(work, opens, clock, 0)
            working = clock
        if kind != HOURS:
            break
        u, state = uniform(state, mask)
        if u < come.hours[k * 24 + int(calendar % 1440.0) // 60]:
            break
    space.source_clock[k] = clock
    space.source_state[k] = state
    return working, calendar


def _into_bins(bins: Any, total: Any, r: int, start: float, end: float) -> None:
    """Add a wait in the queue of role r to the slices of time that it lasted over."""
    width = total[WIDTH]
    while end >= width * BINS:
        # The run is longer than the slices reach: two become one, for every role.
        for q in range(len(bins) // BINS):
            for i in range(BINS // 2):
                bins[q * BINS + i] = bins[q * BINS + 2 * i] + bins[q * BINS + 2 * i + 1]
            for i in range(BINS // 2, BINS):
                bins[q * BINS + i] = 0.0
        width *= 2.0
        total[WIDTH] = width
    i = int(start / width)
    while start < end:
        until = min(end, (i + 1) * width)
        bins[r * BINS + i] += until - start
        start = until
        i += 1


def _open_window(t: float, flow: Any, space: Any, out: Any) -> None:
    """Begin to measure at t: what is being worked on counts from here."""
    out.total[FROM] = t
    for slot in range(space.size):
        s = space.step[slot]
        if s >= 0 and space.missing[slot] == 0:
            for j in range(flow.roles_at[s], flow.roles_at[s + 1]):
                out.busy[flow.roles[j]] += space.end[slot] - t


def _close_window(t: float, start: float, flow: Any, space: Any, out: Any) -> None:
    """Cease to measure at t: what goes on beyond it is cut there."""
    roles_at, roles = flow.roles_at, flow.roles
    out.total[UNTIL] = t
    for slot in range(space.size):
        s = space.step[slot]
        if s < 0:
            continue
        out.total[WITHIN] += t - max(space.arrived[slot], start)
        for j in range(roles_at[s], roles_at[s + 1]):
            if space.missing[slot] == 0:
                out.busy[roles[j]] -= space.end[slot] - t
            elif roles_at[s + 1] - roles_at[s] > 1:
                out.held[roles[j]] += t - max(space.ready[slot], start)
    for r in range(len(space.head)):
        slot = space.head[r]
        while slot >= 0:
            wait = t - max(space.ready[slot], start)
            out.queued[r] += wait
            s = space.step[slot]
            if roles_at[s + 1] - roles_at[s] > 1:
                out.held[r] -= wait
            if t > space.ready[slot]:
                _into_bins(out.queue_bins, out.total, r, space.ready[slot], t)
            slot = space.next_[r * space.size + slot]


def _record(slot: int, t: float, come: Any, office: Any, setup: Any, space: Any, out: Any) -> int:
    """Add up a case that is done; gives 1 where there was no room for its times."""
    number = space.number[slot]
    if number < 0:
        return 0
    k = space.source[slot]
    ended = space.ended_calendar[slot]
    if ended < 0.0:
        ended = to_calendar(office.work, office.opens, t, 1)
    working = t - space.arrived[slot]
    calendar = ended - space.arrived_calendar[slot]
    out.done[k] += 1
    out.sums[k] += working
    out.squares[k] += working * working
    out.sums_calendar[k] += calendar
    out.squares_calendar[k] += calendar * calendar
    out.greatest[k] = max(out.greatest[k], working)
    out.greatest_calendar[k] = max(out.greatest_calendar[k], calendar)
    against = calendar if come.promise_calendar[k] == 1 else working
    kept = 1 if against <= come.promise[k] + 1e-6 else 0
    out.kept_promise[k] += kept
    if setup.horizon < math.inf:
        start = out.total[FROM]
        batch = int((space.arrived[slot] - start) / (setup.horizon - start) * BATCHES)
    else:
        batch = number * BATCHES // (setup.cases - setup.warm)
    batch = k * BATCHES + min(batch, BATCHES - 1)
    out.batch_done[batch] += 1
    out.batch_sum[batch] += working
    out.batch_kept[batch] += kept
    if setup.keep == 0:
        i = int(math.log(working / HIST_LEAST) / _LOG_GROWTH) + 1 if working > HIST_LEAST else 0
        out.histogram[k * HIST_BINS + min(i, HIST_BINS - 1)] += 1
        i = int(math.log(calendar / HIST_LEAST) / _LOG_GROWTH) + 1 if calendar > HIST_LEAST else 0
        out.histogram_calendar[k * HIST_BINS + min(i, HIST_BINS - 1)] += 1
        return 0
    at = int(out.total[KEPT])
    if at >= len(out.values):
        return 1
    out.values[at] = working
    out.values_calendar[at] = calendar
    out.values_source[at] = k
    out.total[KEPT] = at + 1
    return 0


def run(flow: Flow, come: Come, office: Office, setup: Setup, space: Space, out: Out) -> int:  # noqa: C901, PLR0912, PLR0915  # one loop on flat arrays is what compiles well
    """Simulate one run and add it up in `out`; gives DONE or the code of what was too small."""
    roles_at, roles, chance, calendar_step = flow.roles_at, flow.roles, flow.chance, flow.calendar
    kind, a, b, c = flow.kind, flow.a, flow.b, flow.c
    step, ready, missing, state_of = space.step, space.ready, space.missing, space.state
    arrived, ended_calendar, number_of = space.arrived, space.ended_calendar, space.number
    next_, head, tail, free, todo, empty = (
        space.next_,
        space.head,
        space.tail,
        space.free,
        space.todo,
        space.empty,
    )
    heap, size, seeds = space.heap, space.size, setup.seeds
    opens, closes, work = office.opens, office.closes, office.work
    mask, warm, horizon, cases = setup.mask, setup.warm, setup.horizon, setup.cases
    visits, started, waited, served = out.visits, out.started, out.waited, out.served
    busy, queued, held, bins, total = out.busy, out.queued, out.held, out.queue_bins, out.total
    calendar_ends = closes[len(closes) - 1]
    work_ends = work[len(work) - 1] + calendar_ends - opens[len(opens) - 1]

    heap_size = 0
    events = 0
    coming = 0
    for k in range(len(come.first)):
        working, calendar = _next_arrival(k, come, office, setup, space)
        space.source_next[k] = calendar
        if working <= horizon and working < math.inf:
            if working >= work_ends or calendar >= calendar_ends:
                return CALENDAR_ENDS
            heap_size = push(heap, heap_size, working, events, -1 - k)
            events += 1
            coming += 1
    came = 0
    under_way = 0
    most = 0
    empty_size = size
    traced = 0
    trace_room = len(out.trace_step)
    window = 1 if warm == 0 else 0  # 0 before the window, 1 within, 2 after
    start = 0.0
    area = 0.0
    last = 0.0
    t = 0.0
    while heap_size > 0:
        t, _, slot = pop(heap, heap_size)
        heap_size -= 1
        if window == 1 and t > horizon:
            area += under_way * (horizon - last)
            _close_window(horizon, start, flow, space, out)
            window = 2
        todo_size = 0
        moving = -1
        to_step = -1
        if slot < 0:
            if came >= cases:
                continue
            k = -1 - slot
            came += 1
            coming -= 1
            if window == 0 and came > warm:
                window, start, last = 1, t, t
                _open_window(t, flow, space, out)
            if empty_size == 0:
                return TOO_MANY_CASES
            empty_size -= 1
            moving = empty[empty_size]
            arrived[moving] = t
            space.arrived_calendar[moving] = space.source_next[k]
            # A first step on calendar time runs from the arrival, at night too.
            ended_calendar[moving] = space.source_next[k]
            space.source[moving] = k
            number_of[moving] = came - 1 - warm
            state_of[moving] = mix((seeds[k] + space.source_count[k] * GOLDEN) & mask, mask)
            space.source_count[k] += 1
            to_step = come.first[k]
            if window == 1:
                area += under_way * (t - last)
                last = t
                total[CAME] += 1.0
            under_way += 1
            most = max(most, under_way)
            if came < cases:
                working, calendar = _next_arrival(k, come, office, setup, space)
                space.source_next[k] = calendar
                if working <= horizon and working < math.inf:
                    if working >= work_ends or calendar >= calendar_ends:
                        return CALENDAR_ENDS
                    heap_size = push(heap, heap_size, working, events, slot)
                    events += 1
                    coming += 1
        else:
            s = step[slot]
            for j in range(roles_at[s], roles_at[s + 1]):
                r = roles[j]
                q = head[r]
                if q < 0:
                    free[r] += 1
                    continue
                head[r] = next_[r * size + q]
                if head[r] < 0:
                    tail[r] = -1
                if window == 1:
                    wait = t - max(ready[q], start)
                    queued[r] += wait
                    if roles_at[step[q] + 1] - roles_at[step[q]] > 1:
                        held[r] -= wait
                if window < 2 and t > ready[q]:
                    _into_bins(bins, total, r, ready[q], t)
                missing[q] -= 1
                if missing[q] == 0:
                    todo[todo_size] = q
                    todo_size += 1
            p = chance[s]
            if p < 1.0:
                u = 1.0
                if p > 0.0:
                    u, state_of[slot] = uniform(state_of[slot], mask)
                to_step = flow.yes[s] if u < p else flow.no[s]
            else:
                to_step = flow.yes[s]
            if to_step >= 0:
                moving = slot
            else:
                if window == 1:
                    area += under_way * (t - last)
                    last = t
                    total[WITHIN] += t - max(arrived[slot], start)
                under_way -= 1
                if _record(slot, t, come, office, setup, space, out) == 1:
                    return TOO_MANY_VALUES
                step[slot] = -1
                empty[empty_size] = slot
                empty_size += 1
        if moving >= 0:
            step[moving] = to_step
            ready[moving] = t
            lacking = 0
            for j in range(roles_at[to_step], roles_at[to_step + 1]):
                r = roles[j]
                if free[r] > 0:
                    free[r] -= 1
                    continue
                lacking += 1
                next_[r * size + moving] = -1
                if tail[r] < 0:
                    head[r] = moving
                else:
                    next_[r * size + tail[r]] = moving
                tail[r] = moving
            missing[moving] = lacking
            if lacking == 0:
                todo[todo_size] = moving
                todo_size += 1
        for i in range(todo_size):
            q = todo[i]
            s = step[q]
            time, state_of[q] = draw(kind[s], a[s], b[s], c[s], state_of[q], mask)
            if calendar_step[s] == 1:
                calendar = ended_calendar[q]
                if calendar < 0.0 or t > ready[q]:
                    calendar = to_calendar(work, opens, t, 1)
                calendar += time
                if calendar >= calendar_ends:
                    return CALENDAR_ENDS
                ended_calendar[q] = calendar
                finish = max(t, to_working(work, opens, closes, calendar))
                time = finish - t
            else:
                finish = t + time
                if finish >= work_ends:
                    return CALENDAR_ENDS
                if time > 0.0 or t > ready[q]:
                    ended_calendar[q] = -1.0
            space.end[q] = finish
            if number_of[q] >= 0:
                visits[s] += 1
                started[s] += t - arrived[q]
                waited[s] += t - ready[q]
                served[s] += time
            if window == 1:
                for j in range(roles_at[s], roles_at[s + 1]):
                    busy[roles[j]] += time
                    if roles_at[s + 1] - roles_at[s] > 1:
                        held[roles[j]] += t - max(ready[q], start)
            if traced < trace_room:
                out.trace_case[traced] = number_of[q] + warm
                out.trace_step[traced] = s
                out.trace_ready[traced] = ready[q]
                out.trace_start[traced] = t
                out.trace_end[traced] = finish
                traced += 1
            heap_size = push(heap, heap_size, finish, events, q)
            events += 1
        if window == 1 and slot < 0 and horizon == math.inf and (came >= cases or coming == 0):
            _close_window(t, start, flow, space, out)
            window = 2
    if window == 1:
        until = horizon if horizon < math.inf else t
        area += under_way * (until - last)
        _close_window(until, start, flow, space, out)
    total[AREA] = area
    total[CAME_ALL] = came
    total[MOST] = most
    total[LAST] = t
    total[TRACED] = traced
    return DONE
