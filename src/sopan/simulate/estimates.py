"""Means, percentiles, classes and intervals of what several runs added up."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sopan.simulate.arrays import BATCHES, HIST_BINS, HIST_GROWTH, HIST_LEAST, Out

__all__ = ["distribution", "half_width", "moments", "parts", "percentiles"]

# The 97.5 % points of Student's t for 1 to 30 degrees of freedom.
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


def moments(
    outs: Sequence[Out], which: Sequence[int], sums: str, squares: str, done: int
) -> tuple[float, float]:
    """Mean and standard deviation from the columns of sums and of squares, over `done` cases."""
    if done == 0:
        return 0.0, 0.0
    mean = math.fsum(getattr(out, sums)[k] for out in outs for k in which) / done
    second = math.fsum(getattr(out, squares)[k] for out in outs for k in which) / done
    return mean, math.sqrt(max(0.0, second - mean * mean))


def percentiles(
    outs: Sequence[Out], which: Sequence[int], values: str, histogram: str, at: Sequence[float]
) -> list[float]:
    """Smallest times that those shares of the cases do not exceed."""
    if outs[0].values:
        wanted = set(which)
        found = sorted(
            value
            for out in outs
            for value, k in zip(
                getattr(out, values)[: sum(out.done)], out.values_source[: sum(out.done)], strict=True
            )
            if k in wanted
        )
        return [found[max(0, math.ceil(p * len(found) - 1e-9) - 1)] if found else 0.0 for p in at]
    counts = [
        sum(getattr(out, histogram)[k * HIST_BINS + i] for out in outs for k in which)
        for i in range(HIST_BINS)
    ]
    total = sum(counts)
    result: list[float] = []
    for p in at:
        reached, i = 0, 0
        while i < HIST_BINS and reached < p * total - 1e-9:
            reached += counts[i]
            i += 1
        # Class i - 1 reaches from LEAST * GROWTH^(i - 2) up to LEAST * GROWTH^(i - 1).
        result.append(0.0 if i <= 1 else HIST_LEAST * HIST_GROWTH ** (i - 1.5))
    return result


def parts(outs: Sequence[Out], which: Sequence[int]) -> list[tuple[float, float, int]]:
    """Sum of working times, kept promises and cases: of each replication, or of the parts of the only one."""
    if len(outs) > 1:
        groups = [(out, [k * BATCHES + b for k in which for b in range(BATCHES)]) for out in outs]
    else:
        groups = [(outs[0], [k * BATCHES + b for k in which]) for b in range(BATCHES)]
    return [
        (
            math.fsum(out.batch_sum[p] for p in places),
            float(sum(out.batch_kept[p] for p in places)),
            sum(out.batch_done[p] for p in places),
        )
        for out, places in groups
    ]


def half_width(means: Sequence[float]) -> float | None:
    """Half the width of the 95 % confidence interval of the mean of independent means; None for one."""
    n = len(means)
    if n <= 1:
        return None
    mean = math.fsum(means) / n
    variance = math.fsum((m - mean) ** 2 for m in means) / (n - 1)
    t = _T[n - 2] if n - 2 < len(_T) else 1.96 + 2.4 / (n - 1)
    return t * math.sqrt(variance / n)


def distribution(
    outs: Sequence[Out], kasus: int, classes: int = 40
) -> tuple[tuple[float, float, float], ...]:
    """Classes of working time (from, to, share of cases) up to the 99th percentile or so."""
    if not kasus:
        return ()
    which = range(len(outs[0].done))
    top = percentiles(outs, which, "values", "histogram", (0.995,))[0] or 1.0
    width = top / classes
    counts = [0.0] * classes
    if outs[0].values:
        for out in outs:
            for value in out.values[: sum(out.done)]:
                counts[min(int(value / width), classes - 1)] += 1
    else:
        for out in outs:
            for k in which:
                for i in range(HIST_BINS):
                    if n := out.histogram[k * HIST_BINS + i]:
                        value = HIST_LEAST * HIST_GROWTH ** (i - 0.5) if i else 0.0
                        counts[min(int(value / width), classes - 1)] += n
    return tuple((i * width, (i + 1) * width, n / kasus) for i, n in enumerate(counts))
