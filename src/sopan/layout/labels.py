"""The fixed words of the document, as layout and renderers take them; a profile sets them."""

from __future__ import annotations

from sopan.model.peraturan.label import Label as Labels

__all__ = ["LABELS", "Labels"]

LABELS = Labels()
"""The words of PermenPANRB 35/2012."""
