"""The flat arrays that the kernel works on, and the numbers that stand for names in them.

In plain Python they are lists, compiled they are numpy arrays (`sopan.simulate.machine` makes both).
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = [
    "AREA", "BATCHES", "BINS", "CALENDAR_ENDS", "CAME", "CAME_ALL", "DONE", "EVEN", "EXPONENTIAL", "FIXED",
    "FROM", "GAMMA", "HIST_BINS", "HIST_GROWTH", "HIST_LEAST", "HOURS", "KEPT", "LAST", "LOG", "MOST",
    "POISSON", "TOO_MANY_CASES", "TOO_MANY_VALUES", "TRACED", "TRIANGLE", "UNTIL", "WIDTH", "WITHIN", "Come",
    "Flow", "Office", "Out", "Setup", "Space",
]  # fmt: skip

# Codes that a run ends with.
DONE, TOO_MANY_CASES, CALENDAR_ENDS, TOO_MANY_VALUES = 0, 1, 2, 3

BATCHES = 20
"""Parts of a run, one after another, whose means show how certain its mean is."""
BINS = 96
"""Slices of a run for the picture of queues over time."""

# Histogram of times: classes that grow by 1 %, so a percentile from it is wrong by 0.5 % at most.
HIST_BINS, HIST_LEAST, HIST_GROWTH = 2600, 1.0 / 60.0, 1.01

# How an integer array names a kind of time, and of arrivals.
FIXED, TRIANGLE, EXPONENTIAL, GAMMA = 0, 1, 2, 3
POISSON, EVEN, HOURS, LOG = 0, 1, 2, 3


class Flow(NamedTuple):
    """The steps of all SOPs, one after another.

    `roles[roles_at[s]:roles_at[s + 1]]` are the limited roles that step s holds. `yes` and `no` are the
    next steps (-1: the case is done), `chance` that of yes. `kind`, `a`, `b`, `c` give the time: fixed a;
    triangle from a over b to c; exponential of mean a; gamma of shape a and scale b. `calendar` is 1 where
    the time runs on the calendar.
    """

    roles_at: Any
    roles: Any
    yes: Any
    no: Any
    chance: Any
    kind: Any
    a: Any
    b: Any
    c: Any
    calendar: Any


class Come(NamedTuple):
    """How cases come, for each SOP: its first step, the kind of arrivals and their numbers.

    `rate` is the mean (POISSON), the fixed (EVEN) or the smallest mean (HOURS) distance in minutes;
    `calendar` 1 where it runs on the calendar. `hours` has 24 chances a source that a candidate of that
    hour comes. `log[log_at[k]:log_at[k + 1]]` are calendar minutes (LOG). `promise` is the limit of the
    promised time in minutes (infinite: none), on the calendar where `promise_calendar` is 1.
    """

    first: Any
    kind: Any
    rate: Any
    calendar: Any
    hours: Any
    log: Any
    log_at: Any
    promise: Any
    promise_calendar: Any


class Office(NamedTuple):
    """Openings: calendar minutes and, at each, the working minutes before it (`Kalender`)."""

    opens: Any
    closes: Any
    work: Any


class Setup(NamedTuple):
    """Numbers of one run.

    `cases` and `horizon` (working minutes) end the arrivals, `warm` cases are not counted, `seeds[k]` is
    the seed of each source. `mask` cuts integers to 64 bits in plain Python and is -1 where they are so
    by nature. `keep` 1 keeps every case's times; otherwise they go into a histogram.
    """

    cases: int
    horizon: float
    warm: int
    seeds: Any
    mask: int
    keep: int


class Space(NamedTuple):
    """Room for the cases under way, `size` of them at most; `next_` has room for `size` x roles.

    `free` starts as the number of people of each role; `head` and `tail` as -1.
    """

    size: int
    heap: Any
    step: Any
    ready: Any
    end: Any
    arrived: Any
    arrived_calendar: Any
    ended_calendar: Any
    state: Any
    number: Any
    source: Any
    missing: Any
    empty: Any
    next_: Any
    head: Any
    tail: Any
    free: Any
    todo: Any
    source_state: Any
    source_count: Any
    source_clock: Any
    source_next: Any


class Out(NamedTuple):
    """What a run adds up.

    Times of cases only for those after the warm-up; of roles within the window from the first counted
    arrival to the last arrival. The `trace_` arrays, often empty, take the first visits of steps as they
    begin. `total` is described beside its indexes below.
    """

    visits: Any
    started: Any
    waited: Any
    served: Any
    busy: Any
    queued: Any
    held: Any
    done: Any
    sums: Any
    squares: Any
    sums_calendar: Any
    squares_calendar: Any
    kept_promise: Any
    greatest: Any
    greatest_calendar: Any
    batch_done: Any
    batch_sum: Any
    batch_kept: Any
    values: Any
    values_calendar: Any
    values_source: Any
    histogram: Any
    histogram_calendar: Any
    queue_bins: Any
    trace_case: Any
    trace_step: Any
    trace_ready: Any
    trace_start: Any
    trace_end: Any
    total: Any


# Indexes into `total`: start and end of the window, integral of the cases under way over it, sum of
# their times within it, arrivals in it, all arrivals, most cases under way, width of a bin, last event,
# number of values kept, number of visits traced.
FROM, UNTIL, AREA, WITHIN, CAME, CAME_ALL, MOST, WIDTH, LAST, KEPT, TRACED = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
