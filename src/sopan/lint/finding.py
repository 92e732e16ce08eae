"""What a rule finds: one fault at one place, with its reason and, where it is safe, its cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sopan.errors import Pesan
from sopan.model.sumber import Jalur

__all__ = ["Finding", "Severity"]

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of an SOP, as a rule yields it: where (`jalur`), and what, in both languages.

    The engine adds code, name, severity by profile and the place in the file; see `sopan.lint.engine`.
    """

    jalur: Jalur
    pesan: Pesan
