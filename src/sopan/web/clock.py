"""Today and now, in one place, so that a test can set another day."""

from __future__ import annotations

import datetime

from django.utils import timezone

__all__ = ["now", "today"]


def now() -> datetime.datetime:
    """This moment, with its zone."""
    return timezone.now()


def today() -> datetime.date:
    """The day in the office."""
    return timezone.localdate(now())
