"""The blanks of a pattern, `[isi: nama produk]`: which there are, and how answers go in.

A blank stands inside a text (quoted in the file, or folded), or as the comment of an empty value that is
no text: `pembuatan:  # [isi: tanggal pembuatan]`. Answers go in by position, so that the comments, the
order and the form of the file stay as they are, and whatever an answer holds it stays one text.

The letters of a label decide those of the answer: `[isi: Nama Produk]` begins every word with a capital
(a title), `[isi: Nama produk]` the first one, `[isi: nama produk]` takes the answer as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sopan.errors import Pesan, WrongUse
from sopan.templates.scalar import LEBAR, dilipat, skalar

__all__ = ["Isian", "fill", "find", "huruf_judul", "isian_bernama"]

_ISIAN = re.compile(r"\[isi:\s*([^\]]+?)\s*\]", re.IGNORECASE)
_KOMENTAR = re.compile(r"^(?P<kunci>\s*\w+:)\s+#\s*\[isi:\s*(?P<label>[^\]\n]+?)\s*\][^\n]*$", re.MULTILINE)
# libyaml, where it is built in: it gives the same texts, but other ends of folded ones.
_QUICK: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KATA_TUGAS = frozenset(
    re.findall(
        r"\w+",
        "atas atau bagi beserta dalam dan dari dengan di ke kepada oleh pada sebagai serta tentang untuk"
        " yang",
    )
)


@dataclass(frozen=True, slots=True)
class Isian:
    """One blank: its label, what it asks for, and an answer as an office would give it."""

    label: str
    tanya: Pesan
    contoh: str


@cache
def _known() -> dict[str, Isian]:
    text = files(__package__).joinpath("isian.yaml").read_text("utf-8")
    # BaseLoader: every value is text, so that an example date or number stays as it is written.
    rows = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes only text, lists and dicts
    return {_key(row["label"]): Isian(row["label"], Pesan(**row["tanya"]), row["contoh"]) for row in rows}


def isian_bernama(label: str) -> Isian:
    """The blank of that label; one that no pattern has asks for its own label and has no example."""
    found = _known().get(_key(label))
    return found or Isian(label, Pesan(label, label), "")


def find(teks: str) -> tuple[Isian, ...]:
    """The blanks of a file's text, each once, in the order of first appearance."""
    labels: dict[str, str] = {}
    for label in _labels(teks):
        labels.setdefault(_key(label), label)
    return tuple(isian_bernama(label) for label in labels.values())


def fill(teks: str, jawaban: Mapping[str, str]) -> str:
    """The text with the answers in the places of their blanks; blanks without an answer stay.

    Keys are labels, in any letter case. Raises `WrongUse` for a label that the text does not have, and
    for an answer that says nothing.
    """
    answers = _answers(teks, jawaban)
    edits = [(start, end, new) for start, end, new in _text_edits(teks, answers)]
    for comment in _KOMENTAR.finditer(teks):
        answer = answers.get(_key(comment["label"]))
        if answer is not None:
            edits.append((comment.start(), comment.end(), f"{comment['kunci']} {answer}"))
    for start, end, new in sorted(edits, reverse=True):
        teks = teks[:start] + new + teks[end:]
    return teks


def replace_in(value: str, answers: Mapping[str, str]) -> str:
    """One text with its blanks answered. `answers` has case-folded labels, as `fold` makes them."""

    def answer(match: re.Match[str]) -> str:
        label = " ".join(match[1].split())
        given = answers.get(_key(label))
        return match[0] if given is None else _letters(label, given)

    return _ISIAN.sub(answer, value)


def fold(jawaban: Mapping[str, str]) -> dict[str, str]:
    """Answers by case-folded label, with inner blanks and line breaks as single spaces."""
    return {_key(label): " ".join(answer.split()) for label, answer in jawaban.items()}


def huruf_judul(teks: str) -> str:
    """Every word with a capital but for function words, as titles of SOPs are written; the rest stays."""
    words = teks.split()
    return " ".join(
        word if position and word.lower() in _KATA_TUGAS else word[:1].upper() + word[1:]
        for position, word in enumerate(words)
    )


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _letters(label: str, answer: str) -> str:
    words = label.split()
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return huruf_judul(answer)
    if label[:1].isupper() and not label[:2].isupper():
        return answer[:1].upper() + answer[1:]
    return answer


def _nodes(teks: str, loader: Any = yaml.SafeLoader) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Every scalar of the file, and whether it stands inside a flow collection (`[...]` or `{...}`)."""
    stack: list[tuple[yaml.Node | None, bool]] = [(yaml.compose(teks, Loader=loader), False)]
    while stack:
        node, flow = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node, flow
        elif isinstance(node, yaml.SequenceNode):
            stack += [(item, flow or bool(node.flow_style)) for item in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            parts = [part for pair in node.value for part in pair]
            stack += [(part, flow or bool(node.flow_style)) for part in reversed(parts)]


def _labels(teks: str) -> Iterator[str]:
    found = [
        (n.start_mark.index, match[1]) for n, _ in _nodes(teks, _QUICK) for match in _ISIAN.finditer(n.value)
    ]
    found += [(match.start(), match["label"]) for match in _KOMENTAR.finditer(teks)]
    for _, label in sorted(found, key=lambda one: one[0]):
        yield " ".join(label.split())


def _answers(teks: str, jawaban: Mapping[str, str]) -> dict[str, str]:
    answers = fold(jawaban)
    known = {_key(label) for label in _labels(teks)}
    for label in jawaban:
        if _key(label) not in known:
            raise WrongUse(
                Pesan(
                    f"isian '{label}' tidak ada; yang ada: {', '.join(sorted(known))}.",
                    f"there is no blank '{label}'; there are {', '.join(sorted(known))}.",
                )
            )
        if not answers[_key(label)]:
            raise WrongUse(
                Pesan(
                    f"jawaban untuk isian '{label}' kosong.", f"the answer to the blank '{label}' is empty."
                )
            )
    return answers


def _text_edits(teks: str, answers: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for node, flow in _nodes(teks):
        filled = replace_in(node.value, answers)
        if filled == node.value:
            continue
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in (">", "|"):
            inside = teks[start:end].splitlines()[1]
            yield start, end, dilipat(filled, len(inside) - len(inside.lstrip())) + "\n"
        elif flow or node.start_mark.column + len(skalar(filled)) <= LEBAR:
            yield start, end, skalar(filled, flow=flow)
        else:
            yield start, end, dilipat(filled, _depth(teks, start) + 2)


def _depth(teks: str, start: int) -> int:
    """The indentation of the collection that holds the scalar at `start`: of its key, or of its dash."""
    before = teks[teks.rfind("\n", 0, start) + 1 : start]
    dash = re.match(r"\s*(?:- )?(?=\S+:)", before)
    return len(dash[0]) if dash else len(before) - len(before.lstrip())
