"""What the calendar does, every few minutes."""

from __future__ import annotations

from sopan.web.approval.clockwork import run_due
from sopan.web.background.periodic import periodic

__all__ = ["calendar"]


@periodic(minutes=5)
def calendar() -> None:
    """Put in force what is effective, begin the evaluations that are due."""
    run_due()
