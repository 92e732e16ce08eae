"""What the portal does by itself."""

from __future__ import annotations

from sopan.web.background.periodic import periodic
from sopan.web.portal.laju import sweep

__all__ = ["forget_counts"]


@periodic(minutes=60)
def forget_counts() -> None:
    """Throw away the counts against floods that are over."""
    sweep()
