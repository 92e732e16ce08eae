"""What is wrong with a text: the reader's faults, or, where it can be read, the findings of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sopan.cli.lsp.files import Kind
from sopan.errors import Pesan, SopanError, UnreadableFile
from sopan.lint.engine import Temuan, check
from sopan.lint.finding import Fix
from sopan.lint.profiles import Profil
from sopan.model import Sop, Sumber
from sopan.model.skenario import Skenario
from sopan.organise.sotk.check import periksa
from sopan.read import read_model, read_text
from sopan.read.organisasi_file import read_organisasi_text

__all__ = ["Analysis", "Diagnostic", "Span", "analyse"]

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and columns count from 0, the end is not in it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or finding as an editor shows it. `code` is empty for the reader's faults."""

    span: Span
    severity: Severity
    code: str
    name: str
    message: str
    fix: Fix | None = None
    usul: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as far as it can be understood: its diagnostics, and the SOP where it is one."""

    diagnostics: tuple[Diagnostic, ...]
    sop: Sop | None = None
    sumber: Sumber = field(default_factory=Sumber)


def analyse(text: str, kind: Kind, profil: Profil) -> Analysis:
    """Read and check a text."""
    lines = text.splitlines()
    try:
        if kind is Kind.SOP:
            document = read_text(text, strict_references=False)
            report = check(document.sop, document.sumber, profil)
            found = tuple(_finding(one, lines) for one in report.temuan if one.dikecualikan is None)
            return Analysis(found, document.sop, document.sumber)
        if kind is Kind.ORGANISASI:
            return Analysis(_organisation(text, lines))
        read_model(Skenario, text)
    except UnreadableFile as error:
        return Analysis(tuple(_faults(error, lines)))
    except SopanError as error:
        return Analysis((Diagnostic(_word(lines, 0, 0), "error", "", "", str(error)),))
    return Analysis(())


def _faults(error: UnreadableFile, lines: Sequence[str]) -> list[Diagnostic]:
    found = []
    for fault in error.faults:
        span = _word(lines, max(0, fault.line - 1), max(0, fault.column - 1))
        message = f"{fault.message} {fault.instead}" if fault.instead else str(fault.message)
        found.append(Diagnostic(span, "error", "", "", message))
    return found


def _finding(one: Temuan, lines: Sequence[str]) -> Diagnostic:
    span = _value(lines, max(0, one.tempat.baris - 1), max(0, one.tempat.kolom - 1))
    return Diagnostic(span, one.severity, one.kode, one.nama, str(one.pesan), one.fix)


def _organisation(text: str, lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    berkas = read_organisasi_text(text)
    found = []
    for one in periksa(berkas.organisasi, berkas.sumber):
        tempat = berkas.sumber.tempat(one.jalur)
        span = _value(lines, max(0, tempat.baris - 1), max(0, tempat.kolom - 1))
        message = f"{one.pesan} {one.saran}" if one.saran else str(one.pesan)
        if one.usul:
            message += f" {Pesan('Tulis', 'Write')}: {one.usul}"
        found.append(Diagnostic(span, one.bobot, one.kode, one.nama, message, usul=one.usul))
    return tuple(found)


def _value(lines: Sequence[str], line: int, column: int) -> Span:
    """From a place to the end of its line, without a comment."""
    text = lines[line] if line < len(lines) else ""
    end = len(text.partition(" #")[0].rstrip())
    return Span(line, min(column, len(text)), max(end, min(column + 1, len(text))))


def _word(lines: Sequence[str], line: int, column: int) -> Span:
    """From a place to the end of its word: a key without its colon, a value up to a space."""
    text = lines[line] if line < len(lines) else ""
    end = column
    while end < len(text) and (text[end].isalnum() or text[end] in "_-./'\""):
        end += 1
    return Span(line, min(column, len(text)), max(end, min(column + 1, len(text))))
