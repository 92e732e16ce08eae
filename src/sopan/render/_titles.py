"""What a symbol or an arrow is, in a few words: its title in SVG, its name and alternative text in Office."""

from __future__ import annotations

from collections.abc import Mapping

from sopan.layout.scene import Arrow, Symbol
from sopan.model import Sop

__all__ = ["arrow_title", "symbol_title"]

_SHAPES = {
    "terminator": "Kapsul",
    "process": "Kotak kegiatan",
    "decision": "Belah ketupat keputusan",
    "connector": "Segi lima penghubung halaman",
}


def symbol_title(sop: Sop, symbol: Symbol) -> str:
    """Shape, step and actors: "Kotak kegiatan, langkah 3, Analis"."""
    names = " dan ".join(sop.pelaksana[p].nama for p in symbol.pelaksana if p in sop.pelaksana)
    shape = _SHAPES[symbol.shape]
    if symbol.role:
        shape += " mulai" if symbol.role == "start" else " selesai"
    return f"{shape}, langkah {symbol.langkah}" + (f", {names}" if names else "")


def arrow_title(arrow: Arrow, steps: Mapping[str, int]) -> str:
    """Where an arrow leads: "Langkah 5, Tidak: kembali ke langkah 4". `steps` are those of the symbols."""
    if arrow.flow is None:
        step = steps.get(arrow.source, 0)
        return f"Langkah {step} bersama" if arrow.kind == "link" else f"Mulai, ke langkah {step}"
    way = f"Langkah {arrow.flow.dari}"
    if arrow.flow.cabang:
        way += f", {arrow.label.text if arrow.label else arrow.flow.cabang}"
    if arrow.flow.ke is None:
        return f"{way}: selesai"
    return f"{way}: {'kembali ' if arrow.flow.balik else ''}ke langkah {arrow.flow.ke}"
