"""Doing cures on an SOP. How they come into a file is `sopan.read.edit`; the operations are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopan.lint.finding import Fix
from sopan.model import Sop
from sopan.model.operations import Operasi, apply_all, rebase_all

__all__ = ["Perbaikan", "perbaiki"]


@dataclass(frozen=True, slots=True)
class Perbaikan:
    """The mended SOP, the operations that lead to it, the cures that they are, and those left out.

    A cure is left for another round where an earlier one changes the same: it may no longer hold.
    """

    sop: Sop
    operasi: tuple[Operasi, ...]
    diterapkan: tuple[Fix, ...]
    dilewati: tuple[Fix, ...]


def perbaiki(sop: Sop, fixes: Sequence[Fix]) -> Perbaikan:
    """Do each cure that no earlier one stands in the way of; all were found in `sop`.

    Raises `OperasiDitolak` where one cannot be done on it, which is a fault of its rule.
    """
    operasi: tuple[Operasi, ...] = ()
    diterapkan: list[Fix] = []
    dilewati: list[Fix] = []
    for fix in fixes:
        sesudah = rebase_all(fix.operasi, operasi, sop)
        if sesudah.conflicts:
            dilewati.append(fix)
            continue
        operasi += sesudah.operasi
        diterapkan.append(fix)
    return Perbaikan(apply_all(sop, operasi), operasi, tuple(diterapkan), tuple(dilewati))
