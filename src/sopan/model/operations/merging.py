"""Bringing together what two people did to the same SOP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopan.model.operations.applying import apply, apply_all
from sopan.model.operations.differing import diff_to_operations
from sopan.model.operations.inverting import invert
from sopan.model.operations.kinds import Operasi
from sopan.model.operations.rebasing import Conflict, rebase_both
from sopan.model.sop import Sop

__all__ = ["Merged", "Rebased", "merge", "rebase_all"]


@dataclass(frozen=True, slots=True)
class Rebased:
    """Operations as they are done after others, and those that cannot be."""

    operasi: tuple[Operasi, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two edits as one SOP. What of `mine` touches what of `theirs` is left out and named in `conflicts`.

    `operasi` is what of `mine` was done on `theirs`.
    """

    sop: Sop
    operasi: tuple[Operasi, ...]
    conflicts: tuple[Conflict, ...]


def rebase_all(operasi: Sequence[Operasi], terhadap: Sequence[Operasi], sop: Sop) -> Rebased:
    """Operations in turn, as they are done after the others in turn; both begin at `sop`.

    An operation in conflict is left out, and so is what comes after it and cannot be done without it.
    """
    hasil: list[Operasi] = []
    benturan: list[Conflict] = []
    sisa, lain = list(operasi), list(terhadap)
    while sisa:
        op = sisa.pop(0)
        jawaban, lain_kini = _past(op, lain, sop)
        if isinstance(jawaban, Conflict):
            benturan.append(jawaban)
            tanpa = rebase_all(sisa, (invert(sop, op),), apply(sop, op))
            benturan += tanpa.conflicts
            sisa = list(tanpa.operasi)
            continue
        if jawaban is not None:
            hasil.append(jawaban)
        sop, lain = apply(sop, op), lain_kini
    return Rebased(tuple(hasil), tuple(benturan))


def _past(op: Operasi, lain: Sequence[Operasi], sop: Sop) -> tuple[Operasi | Conflict | None, list[Operasi]]:
    """One operation past a row of others, and that row as it is after the operation."""
    kini: Operasi = op
    sesudah: list[Operasi] = []
    for ke, over in enumerate(lain):
        jawaban = rebase_both(kini, over, sop)
        if isinstance(jawaban, Conflict):
            return jawaban, []
        if jawaban is None:  # the other did the same: both have arrived at the same SOP
            return None, [*sesudah, *lain[ke + 1 :]]
        sop, kini = apply(sop, over), jawaban[0]
        sesudah.append(jawaban[1])
    return kini, sesudah


def merge(base: Sop, mine: Sop, theirs: Sop) -> Merged:
    """What both made of `base`. Where they touch, theirs stays and the conflict is named.

    Raises `OperasiDitolak` where one of them is no SOP that reading would accept.
    """
    hasil = rebase_all(diff_to_operations(base, mine), diff_to_operations(base, theirs), base)
    return Merged(apply_all(theirs, hasil.operasi), hasil.operasi, hasil.conflicts)
