"""What a thing under the pointer is: the page of a rule, the meaning of a key, an actor, a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sopan.cli.lsp.cursor import cursor_at, keys_of
from sopan.cli.lsp.diagnostics import Analysis, Span
from sopan.cli.lsp.files import Kind
from sopan.cli.lsp.scan import actors_of, steps_of
from sopan.errors import Pesan, language
from sopan.lint.registry import Aturan, semua_aturan
from sopan.read.fields import example_of, field_at

__all__ = ["Hover", "hover", "rule_page"]


@dataclass(frozen=True, slots=True)
class Hover:
    """A text in Markdown, and what it is about."""

    text: str
    span: Span


def hover(lines: Sequence[str], line: int, column: int, kind: Kind, analysis: Analysis) -> Hover | None:
    """What there is to say at a place: first of its key or value, then of the findings there."""
    text = lines[line].rstrip("\r\n") if line < len(lines) else ""
    span = _word_at(text, line, column)
    parts = []
    if span is not None and (own := _own(lines, span, text[span.start : span.end], kind)):
        parts.append(own)
    seen = set()
    for one in analysis.diagnostics:
        inside = one.span.line == line and one.span.start <= column <= one.span.end
        if inside and one.code and one.code not in seen:
            seen.add(one.code)
            rule = next((rule for rule in semua_aturan() if rule.kode == one.code), None)
            parts.append(rule_page(rule) if rule else f"**{one.code}** `{one.name}`\n\n{one.message}")
    return Hover("\n\n---\n\n".join(parts), span or Span(line, column, column)) if parts else None


def _word_at(text: str, line: int, column: int) -> Span | None:
    start = end = min(column, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "_-"):
        end += 1
    return Span(line, start, end) if end > start else None


def _own(lines: Sequence[str], span: Span, word: str, kind: Kind) -> str | None:
    """What the word itself is: a key with its meaning, an actor by id, a step by number or id."""
    after = lines[span.line][span.end :].lstrip()
    if after.startswith(":"):
        for number, path in keys_of(lines):
            if number == span.line and path[-1] == word and (field := field_at(kind.model, path)) is not None:
                example = example_of(field)
                lines_of_text = [f"**{word}**", field.description or ""]
                if example:
                    lines_of_text.append(f"{Pesan('Contoh', 'Example')}: `{word}: {example}`")
                return "\n\n".join(part for part in lines_of_text if part)
        return None
    if kind is not Kind.SOP:
        return None
    cursor = cursor_at(lines, span.line, span.end)
    name = next((part for part in reversed(cursor.path) if isinstance(part, str)), "")
    if name == "pelaksana" and cursor.path[:1] == ("langkah",):
        actor = actors_of(lines).get(word)
        return f"**{word}**: {actor}" if actor else None
    if name == "lanjut" or (name in ("ya", "tidak", "langkah") and "keputusan" in cursor.path):
        for step in steps_of(lines):
            if word in (str(step.number), step.id):
                return f"**{Pesan('Langkah', 'Step')} {step.number}**: {step.sentence}"
    return None


def rule_page(rule: Aturan) -> str:
    """The manual page of a rule in Markdown."""
    page = rule.halaman
    if language() == "en":
        body = [page.ringkas_en, page.english]
    else:
        body = [page.ringkas, page.diperiksa, f"**Mengapa:** {page.mengapa}"]
    examples = [
        f"{title}:\n```yaml\n{examples[0].rstrip()}\n```"
        for title, examples in ((Pesan("Salah", "Wrong"), page.salah), (Pesan("Benar", "Right"), page.benar))
    ]
    return "\n\n".join([f"**{rule.kode}** `{rule.nama}`", *body, *examples])
