"""Random numbers of the kernel, the same in plain Python and compiled.

SplitMix64 (Steele, Lea and Flood 2014) gives the bits: 64-bit integer steps that wrap round. Compiled
code wraps by itself (`mask` is -1); plain Python cuts its long integers with `mask` = 2^64 - 1. Shifts
of a negative number keep its sign, so their results are cut, which changes nothing in plain Python.
"""

from __future__ import annotations

import math

from sopan.simulate.arrays import EXPONENTIAL, GAMMA, TRIANGLE

__all__ = ["GOLDEN", "draw", "mix", "uniform"]

# Signed, so that the same constants serve 64-bit integers and Python's own with a mask.
GOLDEN = 0x9E3779B97F4A7C15 - 2**64
_MIX1 = 0xBF58476D1CE4E5B9 - 2**64
_MIX2 = 0x94D049BB133111EB - 2**64
_INV53 = 2.0**-53


def mix(z: int, mask: int) -> int:
    """The finalizer of SplitMix64: one 64-bit number into another that looks unrelated."""
    z = ((z ^ ((z >> 30) & 0x3FFFFFFFF)) * _MIX1) & mask
    z = ((z ^ ((z >> 27) & 0x1FFFFFFFFF)) * _MIX2) & mask
    return z ^ ((z >> 31) & 0x1FFFFFFFF)


def uniform(state: int, mask: int) -> tuple[float, int]:
    """A number from 0 up to, not including, 1, and the generator's next state."""
    state = (state + GOLDEN) & mask
    return ((mix(state, mask) >> 11) & 0x1FFFFFFFFFFFFF) * _INV53, state


def draw(kind: int, a: float, b: float, c: float, state: int, mask: int) -> tuple[float, int]:
    """A time of that kind (see `Flow`), and the generator's next state."""
    if kind == TRIANGLE:
        u, state = uniform(state, mask)
        below = (b - a) / (c - a)
        if u < below:
            return a + math.sqrt(u * (c - a) * (b - a)), state
        return c - math.sqrt((1.0 - u) * (c - a) * (c - b)), state
    if kind == EXPONENTIAL:
        u, state = uniform(state, mask)
        return -a * math.log(1.0 - u), state
    if kind == GAMMA:
        boost = 1.0
        shape = a
        if shape < 1.0:
            u, state = uniform(state, mask)
            boost = (1.0 - u) ** (1.0 / shape)
            shape += 1.0
        d = shape - 1.0 / 3.0
        k = 1.0 / math.sqrt(9.0 * d)
        while True:
            # A normal number by Marsaglia's polar method; its twin is thrown away.
            u, state = uniform(state, mask)
            v, state = uniform(state, mask)
            u, v = 2.0 * u - 1.0, 2.0 * v - 1.0
            r = u * u + v * v
            if r >= 1.0 or r == 0.0:
                continue
            x = u * math.sqrt(-2.0 * math.log(r) / r)
            y = 1.0 + k * x
            if y <= 0.0:
                continue
            y = y * y * y
            w, state = uniform(state, mask)
            if math.log(1.0 - w) < 0.5 * x * x + d - d * y + d * math.log(y):
                return d * y * boost * b, state
    return a, state
