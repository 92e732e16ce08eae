"""The state diagram and the table of transitions as Markdown, from the data."""

from __future__ import annotations

from sopan.lifecycle.states import Keadaan
from sopan.lifecycle.transitions import TRANSISI, Akibat, Transisi

__all__ = ["mermaid", "tabel"]


def mermaid() -> str:
    """A Mermaid state diagram of the whole table."""
    lines = ["stateDiagram-v2", "    [*] --> draf"]
    lines += [f"    {dari} --> {t.ke}: {t.nama}" for t in TRANSISI.values() for dari in t.dari]
    for t in TRANSISI.values():
        if Akibat.GANTI_YANG_LAMA in t.akibat:
            lines += [
                f"    {dari} --> {Keadaan.DIGANTI}: revisi baru {t.ke}"
                for dari in (Keadaan.BERLAKU, Keadaan.EVALUASI)
            ]
        if Akibat.DRAF_BARU in t.akibat:
            lines.append(f"    {t.dari[0]} --> draf: {t.nama} (revisi baru)")
    lines += [f"    {akhir} --> [*]" for akhir in (Keadaan.DIGANTI, Keadaan.DICABUT)]
    return "\n".join(lines) + "\n"


def tabel() -> str:
    """The transitions as a Markdown table: name, from, to, who, and what each guard asks for."""
    lines = ["| langkah | dari | ke | oleh | syarat |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(_sel(t))} |" for t in TRANSISI.values()]
    return "\n".join(lines) + "\n"


def _sel(t: Transisi) -> tuple[str, ...]:
    who = [r.sebutan.id for r in t.peran] + (["jam"] if t.jam else [])
    asks = [" ".join(g.__name__.split("_")) for g in t.syarat]
    asks += ["bukan penulisnya"] if t.bukan_penulis else []
    asks += ["mencakup unit semua pelaksana"] if t.semua_unit else []
    return (f"`{t.nama}`", ", ".join(t.dari), str(t.ke), ", ".join(who), ", ".join(asks) or "-")
