"""The periodic job of the import desk."""

from __future__ import annotations

from sopan.web.background.periodic import periodic
from sopan.web.clock import now
from sopan.web.importing.models import DokumenLama

__all__ = ["forget"]


@periodic(minutes=60)
def forget() -> None:
    """Forget documents whose days are over."""
    DokumenLama.objects.filter(sampai__lt=now()).delete()
