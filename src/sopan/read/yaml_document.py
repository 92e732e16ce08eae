"""A YAML text as a tree, with all its faults of syntax told at once as far as that can be done."""

from __future__ import annotations

from yaml import YAMLError

from sopan.errors import Pesan, UnreadableFile
from sopan.model.sumber import Tempat
from sopan.read.faults import Faults
from sopan.read.yaml_diagnosis import Diagnosis
from sopan.read.yaml_events import FORBIDDEN
from sopan.read.yaml_syntax import diagnose
from sopan.read.yaml_tree import Tree, grow

__all__ = ["read_tree"]

_MOST_CURES = 30
_LARGEST_CURED = 300_000
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


def read_tree(text: str, faults: Faults) -> Tree:
    """The tree of a YAML text; what is wrong with it is added to `faults`.

    At a fault of syntax the line is mended as its writer most likely meant it and read again, as long as
    that gets further, so that several faults, and those of content behind them, come in one report.
    Raises `UnreadableFile` where the text cannot be read on to its end.
    """
    text = _printable(text, faults)
    tree = grow(text, faults)
    if tree.syntax is None:
        return tree
    lines = text.splitlines()
    whole = True
    while tree.syntax is not None:
        found = diagnose(lines, tree.syntax)
        _tell(found, faults)
        cured = (
            _cured(lines, found) if len(text) <= _LARGEST_CURED and len(faults.found) < _MOST_CURES else None
        )
        if cured is None:
            break
        trial = Faults(faults.name)
        try:
            after = grow("\n".join(cured) + "\n", trial)
        except UnreadableFile:
            break
        if after.syntax is not None and _place(after.syntax) <= _place(tree.syntax):
            break
        whole = whole and found.whole
        lines, tree = cured, after
        if tree.syntax is None:
            faults.found.extend(fault for fault in trial.found if fault not in faults.found)
    if tree.syntax is not None or not whole:
        faults.stop()
    return tree


def _tell(found: Diagnosis, faults: Faults) -> None:
    """Add a fault of syntax, unless its line has one: the second is most often an echo of the first."""
    if any(fault.line == found.place.baris for fault in faults.found):
        return
    faults.add(found.place, found.message, value=found.value, instead=found.instead)


def _cured(lines: list[str], found: Diagnosis) -> list[str] | None:
    if found.repaired is None or not 0 <= found.line < len(lines) or lines[found.line] == found.repaired:
        return None
    return [*lines[: found.line], found.repaired, *lines[found.line + 1 :]]


def _place(error: YAMLError) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None)
    return (mark.line, mark.column) if mark is not None else (-1, -1)


def _printable(text: str, faults: Faults) -> str:
    """The text with a stand-in for every character that YAML does not allow, each of them told."""
    found = FORBIDDEN.search(text)
    while found is not None and len(faults.found) < _MOST_CURES:
        line, column = _line_and_column(text, found.start())
        code = ord(found[0])
        faults.add(
            Tempat(line, column),
            Pesan(
                f"karakter kendali U+{code:04X} tidak boleh ada di sini.",
                f"the control character U+{code:04X} cannot stand here.",
            ),
            instead=Pesan(
                "Hapus, lalu ketik ulang teks di sekitarnya.", "Delete it and type the text around it."
            ),
        )
        found = FORBIDDEN.search(text, found.end())
    return FORBIDDEN.sub(lambda one: "" if one[0] == _BOM else _STAND_IN, text) if faults else text


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
