"""Cures as edits of the text: one for each finding that has one, and one for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopan.cli.lsp.diagnostics import Analysis, Diagnostic
from sopan.errors import Pesan
from sopan.lint.finding import Fix
from sopan.lint.fix import perbaiki
from sopan.read.edit import edit_text

__all__ = ["Action", "Edit", "actions", "edit_between"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines `first` to `last` (from 0, the last not included) become `text`."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """A cure: what it does, the edit, and the finding that it cures (None for all)."""

    title: str
    edit: Edit
    diagnostic: Diagnostic | None = None


def actions(text: str, analysis: Analysis, first: int, last: int) -> list[Action]:
    """The cures of what stands on the lines `first` to `last`, and one of all where the file has more."""
    found = []
    with_fix = [one for one in analysis.diagnostics if one.fix is not None]
    for one in with_fix:
        if first <= one.span.line <= last and one.fix is not None:
            edit, _ = _cure(text, analysis, [one.fix])
            if edit is not None:
                found.append(Action(str(one.fix.pesan), edit, one))
    found.extend(
        _rewording(text, one, one.usul)
        for one in analysis.diagnostics
        if one.usul is not None and first <= one.span.line <= last
    )
    if found and len(with_fix) > 1:
        edit, count = _cure(text, analysis, [one.fix for one in with_fix if one.fix is not None])
        if edit is not None:
            title = Pesan(f"Terapkan {count} perbaikan aman", f"Apply {count} safe cures")
            found.append(Action(str(title), edit))
    return found


def _cure(text: str, analysis: Analysis, fixes: Sequence[Fix]) -> tuple[Edit | None, int]:
    """The edit that does these cures, and how many of them it does."""
    if analysis.sop is None:
        return None, 0
    mended = perbaiki(analysis.sop, fixes)
    return edit_between(text, edit_text(text, mended.operasi)), len(mended.diterapkan)


def _rewording(text: str, one: Diagnostic, usul: str) -> Action:
    """Put the proposed wording in the place of the value; what stands before and behind it stays."""
    line = text.splitlines()[one.span.line]
    value = line[one.span.start : one.span.end]
    quote = value[0] if value[:1] in "\"'" and value[-1:] == value[:1] else ""
    changed = f"{line[: one.span.start]}{quote}{usul}{quote}{line[one.span.end :]}\n"
    title = Pesan(f"Tulis: {usul}", f"Write: {usul}")
    return Action(str(title), Edit(one.span.line, one.span.line + 1, changed), one)


def edit_between(before: str, after: str) -> Edit | None:
    """The smallest run of whole lines that turns one text into the other; None where they are the same."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if old == new:
        return None
    head = _same(old, new)
    tail = min(_same(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    return Edit(head, len(old) - tail, "".join(new[head : len(new) - tail]))


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count
