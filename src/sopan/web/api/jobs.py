"""The periodic job of the webhooks."""

from __future__ import annotations

from sopan.web.api.hooks import deliver_due
from sopan.web.background.periodic import periodic

__all__ = ["deliver_webhooks"]


@periodic(minutes=1)
def deliver_webhooks() -> None:
    """Tell the webhooks what they wait for."""
    deliver_due()
