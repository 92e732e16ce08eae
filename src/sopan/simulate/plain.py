"""Results as plain data for JSON: tuples as lists, numbers without the dust of floating point."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

__all__ = ["plain"]


def plain(value: Any, digits: int = 6) -> Any:
    """Copy of a tree of mappings and sequences that `json.dumps` writes; infinite numbers become None."""
    if isinstance(value, Mapping):
        return {str(key): plain(item, digits) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, digits) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        rounded = round(value, digits)
        return int(rounded) if rounded == int(rounded) else rounded
    return value
