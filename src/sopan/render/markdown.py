"""Markdown: the SOP as text that reads well anywhere, with the flow as a Mermaid diagram where that is drawn.

GitHub, GitLab and most wikis draw Mermaid and tables; without them both are still readable. Every text is
escaped, so that nothing in an SOP becomes markup, a link or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopan.layout.labels import Labels
from sopan.layout.scene import Scene
from sopan.layout.tanggal import tanggal_indonesia
from sopan.model import Langkah, Sop
from sopan.model.alur import Alur, alur_dari
from sopan.render._words import ways_in_words
from sopan.render.base import Output, RenderOptions

__all__ = ["render"]

_BOXES = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_BEGINNING = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s|$)")
_LINK = re.compile(r"(?i)\b(https?|ftp|www|mailto)([:.])|@")
_MERMAID = re.compile(r"[^\w .,()/'+?-]")


def render(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[Output, ...]:  # noqa: ARG001 - as all are called
    """The SOP as one Markdown file."""
    labels, alur = scene.labels, alur_dari(sop)
    lines = [
        f"# {_e(sop.judul)}",
        "",
        *_identity(sop, labels),
        "## Diagram alir",
        "",
        "```mermaid",
        *_mermaid(sop, alur),
        "```",
        "",
        "## Langkah",
        "",
        *_table(sop, labels, alur),
        *_details(sop),
    ]
    return (Output("", ("\n".join(lines).rstrip("\n") + "\n").encode()),)


def _e(words: str) -> str:
    """Text that stays text: on one line, with every sign that could be markup escaped."""
    line = _SIGNS.sub(r"\\\1", " ".join(words.split()))
    line = _BEGINNING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)
    # An address would become a link: an entity keeps the sign and breaks the pattern.
    return _LINK.sub(
        lambda m: "&#64;" if m[0] == "@" else f"{m[1]}{'&#58;' if m[2] == ':' else '&#46;'}", line
    )


def _identity(sop: Sop, labels: Labels) -> Iterator[str]:
    dates, sah = sop.tanggal, sop.pengesahan
    owner = ", ".join(_e(name) for name in (sop.instansi, *sop.unit) if name)
    if owner:
        yield from (f"**{owner}**", "")
    signed = ", ".join(
        part for part in (sah.jabatan, sah.nama, sah.nip and f"{labels.nip} {sah.nip}") if part
    )
    rows = (
        (labels.nomor, sop.nomor),
        (labels.pembuatan, dates.pembuatan and tanggal_indonesia(dates.pembuatan)),
        (labels.revisi, dates.revisi and tanggal_indonesia(dates.revisi)),
        (labels.efektif, dates.efektif and tanggal_indonesia(dates.efektif)),
        (labels.pengesahan, signed),
    )
    yield from ("| Identitas | |", "|---|---|")
    yield from (f"| {_e(label)} | {_e(value or labels.tiada)} |" for label, value in rows)
    yield ""
    for name in _BOXES:
        items = [str(item) for item in getattr(sop, name)]
        if items:
            yield from (f"## {_e(getattr(labels, name))}", "", *_numbered(items), "")


def _numbered(items: Iterable[str]) -> Iterator[str]:
    return (f"{number}. {_e(item)}" for number, item in enumerate(items, 1))


def _quoted(words: str) -> str:
    """Text in a Mermaid label: letters and plain signs as they are, all others by their number."""
    return '"' + _MERMAID.sub(lambda m: f"#{ord(m[0])};" if not m[0].isspace() else " ", words) + '"'


def _mermaid(sop: Sop, alur: Alur) -> Iterator[str]:
    yield "flowchart TD"
    for number, step in enumerate(sop.langkah, 1):
        names = ", ".join(sop.pelaksana[actor].nama for actor in step.pelaksana)
        opening, closing = _brackets(step, number, alur)
        text = _quoted(f"{number}. {step.kegiatan}")[:-1] + "<br>(" + _quoted(names)[1:-1] + ')"'
        yield f"  l{number}{opening}{text}{closing}"
    ended = False
    for way in alur.arus:
        label = ""
        if way.cabang:
            keputusan = sop.langkah[way.dari - 1].keputusan
            label = f"|{_quoted(keputusan.label(way.cabang) if keputusan else way.cabang)}|"
        if way.ke is not None:
            yield f"  l{way.dari} -->{label} l{way.ke}"
        elif label:
            ended = True
            yield f"  l{way.dari} -->{label} selesai"
    if ended:
        yield '  selesai(["Selesai"])'


def _brackets(step: Langkah, number: int, alur: Alur) -> tuple[str, str]:
    """Capsule, diamond or box."""
    if step.keputusan:
        return "{", "}"
    return ("([", "])") if number == 1 or number in alur.akhir else ("[", "]")


def _table(sop: Sop, labels: Labels, alur: Alur) -> Iterator[str]:
    heads = [labels.no, labels.kegiatan, labels.pelaksana, labels.kelengkapan, labels.waktu, labels.output]
    heads += [labels.keterangan, "Selanjutnya"]
    yield f"| {' | '.join(map(_e, heads))} |"
    yield f"|{'---|' * len(heads)}"
    for number, step in enumerate(sop.langkah, 1):
        ways = [
            f"{answer}: {where}" if answer else where for answer, where, _ in ways_in_words(sop, alur, number)
        ]
        cells = (
            str(number),
            _e(step.kegiatan),
            _e(", ".join(sop.pelaksana[actor].nama for actor in step.pelaksana)),
            _several(step.kelengkapan),
            _e(step.waktu or ""),
            _several(step.output),
            _e(step.keterangan or ""),
            _several(ways),
        )
        yield f"| {' | '.join(cells)} |"


def _several(values: Iterable[str]) -> str:
    return "; ".join(map(_e, values))


def _details(sop: Sop) -> Iterator[str]:
    """The sub-steps of an SOP teknis, under the table."""
    detailed = [(number, step) for number, step in enumerate(sop.langkah, 1) if step.rincian]
    if not detailed:
        return
    yield from ("", "## Rincian", "")
    for number, step in detailed:
        yield from (f"### {number}. {_e(step.kegiatan)}", "", *_numbered(step.rincian), "")
