"""The kernel compiled by numba. Importing this module imports numba, which takes a second; see `machine`.

The compiled code is kept beside `kernel.py` (or in the user's cache where that cannot be written) and
made anew when `kernel.py` changes; after a change of `draws.py` or `openings.py` alone, touch `kernel.py`.
"""

from __future__ import annotations

from typing import Any

import numba
from numba.extending import overload, register_jitable

from sopan.simulate import draws, kernel, openings

# ruff: noqa: ARG001, SLF001  # numba asks for twins with the same arguments, and for the kernel's own parts

__all__ = ["run"]


@overload(kernel.push, inline="never")
def _push(heap: Any, size: Any, time: Any, number: Any, slot: Any) -> Any:
    """The heap of plain Python, as three arrays: a binary heap ordered by (time, number)."""

    def compiled(heap: Any, size: Any, time: Any, number: Any, slot: Any) -> Any:
        times, numbers, slots = heap
        i = size
        while i > 0:
            parent = (i - 1) >> 1
            if times[parent] < time or (times[parent] == time and numbers[parent] < number):
                break
            times[i], numbers[i], slots[i] = times[parent], numbers[parent], slots[parent]
            i = parent
        times[i], numbers[i], slots[i] = time, number, slot
        return size + 1

    return compiled


@overload(kernel.pop, inline="never")
def _pop(heap: Any, size: Any) -> Any:
    def compiled(heap: Any, size: Any) -> Any:
        times, numbers, slots = heap
        first = times[0], numbers[0], slots[0]
        n = size - 1
        time, number, slot = times[n], numbers[n], slots[n]
        i = 0
        child = 1
        while child < n:
            right = child + 1
            if right < n and (
                times[right] < times[child]
                or (times[right] == times[child] and numbers[right] < numbers[child])
            ):
                child = right
            if time < times[child] or (time == times[child] and number < numbers[child]):
                break
            times[i], numbers[i], slots[i] = times[child], numbers[child], slots[child]
            i = child
            child = 2 * i + 1
        times[i], numbers[i], slots[i] = time, number, slot
        return first

    return compiled


for _function in (
    draws.mix, draws.uniform, draws.draw, openings.to_calendar, openings.to_working, kernel._next_arrival,
    kernel._into_bins, kernel._open_window, kernel._close_window, kernel._record,
):  # fmt: skip
    register_jitable(_function)

try:
    run = numba.njit(cache=True, nogil=True)(kernel.run)
except RuntimeError:  # no place may be written to: compiled anew in every process
    run = numba.njit(nogil=True)(kernel.run)
