"""Edits sent by the editor: brought past what others did since, done, saved with their event; each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from sopan.errors import Pesan
from sopan.lifecycle import Ditolak
from sopan.model import Sop
from sopan.model.operations import (
    Conflict,
    Operasi,
    OperasiDitolak,
    apply,
    apply_all,
    describe,
    diff_to_operations,
    invert,
    rebase,
    rebase_all,
)
from sopan.model.operations.rebasing import rebase_both
from sopan.read.edit import edit_text
from sopan.web.accounts.models import Pengguna
from sopan.web.authoring.log import MOST_STEPS, entry, since
from sopan.web.authoring.models import Suntingan
from sopan.web.authoring.services import held_for_writing, write
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document

__all__ = ["Jawaban", "receive"]

MOST_TEXT = 1_000_000
_COMPRESS = 40
"""From so many operations of others on, the fewest that lead to the same SOP are taken instead."""

_ANYWHERE = frozenset(
    ["ubah_isian", "ubah_keputusan", "ubah_tujuan", "ubah_selesai", "ubah_pelaksana_langkah"]
)
"""What changes neither order nor names, so that it can be done over another of its kind."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What came of an edit: the version after it, its SOP, what others did before it, what touched theirs.

    `lain` is None where the log does not reach back to the version that the edit was made for.
    """

    versi: int
    sop: Sop
    lain: tuple[Operasi, ...] | None
    bentur: list[dict[str, Any]] = field(default_factory=list)


@transaction.atomic
def receive(pk: int, user: Pengguna, key: str, versi: int, operasi: Sequence[Operasi]) -> Jawaban:
    """Do the edit `key`, made for the draf at `versi`. An edit that was done before is only answered again.

    Raises `Ditolak`, and `OperasiDitolak` where an operation cannot be done on the version it was made for.
    """
    revisi = held_for_writing(pk, user)
    if (done := Suntingan.objects.filter(revisi=revisi, kunci=key).first()) is not None:
        return _again(revisi, versi, done)
    current = document(revisi.isi).sop
    past = since(revisi, versi)
    if past is None:
        merging = _Merging(current, ())
        others = None
    else:
        others = past.operasi
        apply_all(past.sop, operasi)  # refused as a whole where it could never be done
        fewest = others if len(others) <= _COMPRESS else diff_to_operations(past.sop, current)
        merging = _Merging(past.sop, fewest)
    merging.bring(operasi)
    after = merging.here
    if len(after.langkah) > MOST_STEPS:
        raise Ditolak((Pesan(f"Paling banyak {MOST_STEPS} langkah.", f"At most {MOST_STEPS} steps."),))
    changed = after != current or list(after.pelaksana) != list(current.pelaksana)
    if changed:
        text = edit_text(revisi.isi, merging.result)
        if len(text) > MOST_TEXT:
            raise Ditolak((Pesan("SOP ini terlalu panjang.", "This SOP is too long."),))
        write(revisi, user, text, {"suntingan": key})
    entry(revisi, user, key, current, merging.result if changed else (), merging.told())
    return Jawaban(revisi.versi, after, others, merging.told())


def _again(revisi: Revisi, versi: int, done: Suntingan) -> Jawaban:
    """The answer to an edit that came in before, as it was: its own version, and what stood before it."""
    then = since(revisi, done.versi)
    if then is None:
        return Jawaban(revisi.versi, document(revisi.isi).sop, None, done.jawaban)
    before = since(revisi, versi, done.versi - 1 if done.operasi else done.versi)
    return Jawaban(done.versi, then.sop, before.operasi if before else None, done.jawaban)


@dataclass(slots=True)
class _Touching:
    """An operation that touches what others did, and what it would be if it were done all the same."""

    conflict: Conflict
    instead: Operasi | None


class _Merging:
    """Operations brought past those of others, one after the other.

    `here` is the SOP with the others' operations and what of mine is done on it, which is `result`.
    """

    def __init__(self, base: Sop, others: Sequence[Operasi]) -> None:
        self._mine = base
        self._others = list(others)
        self._touching: list[_Touching] = []
        self.here = apply_all(base, others)
        self.result: list[Operasi] = []

    def bring(self, operasi: Sequence[Operasi]) -> None:
        """Bring all of them. What touches is left out, with what cannot be done without it."""
        rest = list(operasi)
        while rest:
            op = rest.pop(0)
            now, others, conflict = self._past(op)
            if conflict is None:
                if now is not None:
                    self._accept(now)
                self._mine, self._others = apply(self._mine, op), others
                continue
            self._touching.append(_Touching(conflict, now))
            without = rebase_all(rest, (invert(self._mine, op),), apply(self._mine, op))
            self._touching += [_Touching(one, None) for one in without.conflicts]
            rest = list(without.operasi)

    def _past(self, op: Operasi) -> tuple[Operasi | None, list[Operasi], Conflict | None]:
        """The operation as it is done after the others, they after it, and the first that it touches.

        Where it touches, it is given as it would be done over what the others wrote, if it can be.
        """
        now, sop, conflict = op, self._mine, None
        passed: list[Operasi] = []
        for at, over in enumerate(self._others):
            answer = rebase_both(now, over, sop)
            if answer is None:
                return None, [*passed, *self._others[at + 1 :]], conflict
            if isinstance(answer, Conflict):
                conflict = conflict or answer
                if not {now.op, over.op} <= _ANYWHERE:
                    return None, [], conflict
            else:
                now = answer[0]
                passed.append(answer[1])
            sop = apply(sop, over)
        return now, passed, conflict

    def _accept(self, op: Operasi) -> None:
        for one in self._touching:
            if one.instead is not None:
                moved = rebase(one.instead, op, self.here)
                one.instead = None if isinstance(moved, Conflict) else moved
        self.here = apply(self.here, op)
        self.result.append(op)

    def told(self) -> list[dict[str, Any]]:
        """What touched, in both languages, with the operation that makes it mine after all."""
        return [self._one(touching) for touching in self._touching]

    def _one(self, touching: _Touching) -> dict[str, Any]:
        instead = touching.instead
        now: Pesan | None = None
        if instead is not None:
            try:
                apply(self.here, instead)
                now = describe(instead, self.here)
            except OperasiDitolak:
                instead = None
        theirs, mine = describe(touching.conflict.terhadap), describe(touching.conflict.operasi)
        return {
            "saya": [mine.id, mine.en],
            "mereka": [theirs.id, theirs.en],
            "pilihan": [now.id, now.en] if now else None,
            "operasi": instead.model_dump(mode="json") if instead is not None else None,
        }
