"""Minutes of the calendar and working minutes, on flat arrays (`Kalender` has the same for people)."""

from __future__ import annotations

from typing import Any

__all__ = ["to_calendar", "to_working"]


def to_calendar(work: Any, opens: Any, minute: float, ending: int) -> Any:
    """Calendar minute of a working minute; `ending` 1 takes the closing where an opening has the same."""
    low, high = 0, len(work)
    while low < high:
        middle = (low + high) // 2
        if work[middle] < minute or (ending == 0 and work[middle] == minute):
            low = middle + 1
        else:
            high = middle
    i = low - 1
    i = max(i, 0)
    return opens[i] + (minute - work[i])


def to_working(work: Any, opens: Any, closes: Any, minute: float) -> Any:
    """Working minutes until a calendar minute."""
    low, high = 0, len(opens)
    while low < high:
        middle = (low + high) // 2
        if opens[middle] <= minute:
            low = middle + 1
        else:
            high = middle
    i = low - 1
    if i < 0:
        return 0.0
    return work[i] + min(minute, closes[i]) - opens[i]
