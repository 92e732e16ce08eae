"""The edits of a draf since a version, and the SOP as it stood then: what merging needs.

The log may have a gap: drafs from before it, and texts that were replaced by wholly other ones. What is asked
for across a gap is not known, and whoever asks begins anew from the draf as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sopan.model import Sop
from sopan.model.operations import (
    Operasi,
    OperasiDitolak,
    apply,
    apply_all,
    diff_to_operations,
    invert,
    read_operations,
)
from sopan.web.accounts.models import Pengguna
from sopan.web.authoring.models import Suntingan
from sopan.web.clock import now
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = ["MOST_STEPS", "Lalu", "entry", "log_text", "since", "told"]

MOST_STEPS = 300
"""How many steps an SOP of the editor may have; the regulation's longest have some dozens."""


class Lalu(NamedTuple):
    """The SOP at a version and what was done since, in turn; `oleh` are the names of who did it."""

    sop: Sop
    operasi: tuple[Operasi, ...]
    oleh: tuple[str, ...]


def told(operasi: Sequence[Operasi]) -> list[dict[str, object]]:
    """Operations as plain JSON."""
    return [op.model_dump(mode="json") for op in operasi]


def since(revisi: Revisi, versi: int, until: int | None = None) -> Lalu | None:
    """What was done from a version on (to `until`, by default to now); None across a gap of the log.

    The SOP is that of `versi`; without `until` the operations lead from it to the draf as it is.
    """
    if not 0 < versi <= revisi.versi:
        return None
    entries = list(
        Suntingan.objects.filter(revisi=revisi, versi__gt=versi)
        .exclude(operasi=[])
        .order_by("versi")
        .select_related("oleh")
    )
    if [one.versi for one in entries] != list(range(versi + 1, revisi.versi + 1)):
        return None
    sop = document(revisi.isi).sop
    for one in reversed(entries):
        sop = apply_all(sop, read_operations(one.balik))
    wanted = [one for one in entries if until is None or one.versi <= until]
    done = tuple(op for one in wanted for op in read_operations(one.operasi))
    return Lalu(sop, done, tuple(dict.fromkeys(str(one.oleh) for one in wanted)))


def way_back(sop: Sop, operasi: Sequence[Operasi]) -> list[Operasi]:
    """The operations that take others back, in the order in which they are done."""
    back: list[Operasi] = []
    for op in operasi:
        back.insert(0, invert(sop, op))
        sop = apply(sop, op)
    return back


def entry(
    revisi: Revisi,
    user: Pengguna,
    key: str,
    before: Sop,
    operasi: Sequence[Operasi],
    answer: Sequence[object] = (),
) -> Suntingan:
    """Write down an edit that led from `before` to the version at hand."""
    return Suntingan.objects.create(
        revisi=revisi,
        kunci=key,
        versi=revisi.versi,
        oleh=user,
        pada=now(),
        operasi=told(operasi),
        balik=told(way_back(before, operasi)),
        jawaban=list(answer),
    )


def log_text(revisi: Revisi, user: Pengguna, before: Sop, after: Sop) -> None:
    """Write down what a new text changed, so that those who have the draf open can follow.

    A text too long to be compared, or one that operations cannot reach, leaves a gap.
    """
    if max(len(before.langkah), len(after.langkah)) > MOST_STEPS:
        return
    try:
        changes = diff_to_operations(before, after)
    except OperasiDitolak:
        return
    if changes:
        entry(revisi, user, f"teks-{revisi.versi}", before, changes)
