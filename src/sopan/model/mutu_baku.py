"""The quality standard of a step (mutu baku: kelengkapan, waktu, output)."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["MutuBaku"]


class MutuBaku(NamedTuple):
    """What a step needs, how long it may take, and what comes out (35/2012, Bagian Flowchart)."""

    kelengkapan: tuple[str, ...]
    waktu: str | None
    output: tuple[str, ...]

    @property
    def kosong(self) -> tuple[str, ...]:
        """The names of the parts that are missing."""
        return tuple(nama for nama, nilai in zip(self._fields, self, strict=True) if not nilai)
