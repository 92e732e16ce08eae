"""Why a text is no YAML, in the words of a drafter, and how the line would be right.

The parser stops at the first place that it cannot understand, which is often a line after the mistake,
and names what it expected there. `diagnose` looks at the lines around for the mistakes that people make
and proposes the line as it would be right, so that a reader can go on and tell the next fault as well.
"""

from __future__ import annotations

from yaml import YAMLError

from sopan.errors import Pesan
from sopan.model.sumber import Tempat
from sopan.read.yaml_diagnosis import Diagnosis, Situation
from sopan.read.yaml_mistakes import MISTAKES

__all__ = ["diagnose"]

_LONGEST_LINE = 4_000
"""No person wrote a longer line, and looking for what they meant takes its length squared."""

_NOT_YAML = Pesan(
    "susunan YAML di sini tidak dapat dibaca; periksa tanda kutip, titik dua, dan indentasi baris ini "
    "dan baris sebelumnya.",
    "this is not valid YAML; check the quotes, colons and indentation of this line and the one before.",
)


def diagnose(lines: list[str], error: YAMLError) -> Diagnosis:
    """The most likely mistake behind a parser's error, at the place where it can be mended."""
    problem_mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None) or problem_mark
    if problem_mark is None or context_mark is None:
        return Diagnosis(Tempat(0, 0), _NOT_YAML)
    seen = Situation(
        lines,
        str(getattr(error, "problem", "") or ""),
        str(getattr(error, "context", "") or ""),
        problem_mark.line,
        problem_mark.column,
        context_mark.line,
        context_mark.column,
    )
    longest = max(len(seen.text(row)) for row in (seen.row, seen.context_row, seen.before(seen.row)))
    for detect in MISTAKES if longest <= _LONGEST_LINE else ():
        if found := detect(seen):
            return found
    return Diagnosis(
        Tempat(seen.row + 1, seen.column + 1), _NOT_YAML, value=seen.text(seen.row).strip() or None
    )
