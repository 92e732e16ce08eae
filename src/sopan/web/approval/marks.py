"""The drawing of a revisi for its reviewers: what changed is marked, and comments hang where they belong.

The marks are laid over the interactive SVG of `sopan.render` (its cells, symbols and arrows tell by data
attributes what they are): a class on what changed, a sign beside the row, a number where comments are. The
colours are the style sheet's; every change is told by a sign and a title too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from sopan.errors import Pesan, SopanError
from sopan.layout.compose import compose
from sopan.model import Sop
from sopan.model.alur import Arus, alur_dari
from sopan.organise.diff import Beda
from sopan.organise.diff.changes import Jenis, PerubahanLangkah
from sopan.render import FORMATS
from sopan.render.base import RenderOptions
from sopan.web.approval.models import Komentar
from sopan.web.library.models import Revisi
from sopan.web.library.reading import document
from sopan.web.words import said

__all__ = ["PARTS", "SIGNS", "Tanda", "anchor_of", "drawn", "place", "signs"]

_CELLS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
SIGNS: dict[Jenis, tuple[str, Pesan]] = {
    "ditambah": ("+", Pesan("baru", "new")),
    "diubah": ("≠", Pesan("diubah", "changed")),
    "dipindah": ("↕", Pesan("dipindah", "moved")),
    "dihapus": ("−", Pesan("dihapus", "removed")),
}
"""What stands beside a row, and what it says."""

_TAG = re.compile(r'<(?:rect|g)[^>]*? class="(sel|arrow|symbol)[ "][^>]*>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ENDS = re.compile(r'<circle class="ujung[^>]*>')


@dataclass(slots=True)
class Tanda:
    """What is marked in one drawing: steps by number, cells by number and name, arrows, columns of actors."""

    langkah: dict[int, Jenis] = field(default_factory=dict)
    sel: dict[tuple[int, str], Jenis] = field(default_factory=dict)
    panah: dict[Arus, Jenis] = field(default_factory=dict)
    kolom: dict[str, Jenis] = field(default_factory=dict)
    identitas: dict[str, Jenis] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything is marked."""
        return bool(self.langkah or self.sel or self.panah or self.kolom or self.identitas)


def signs(old: Sop, new: Sop, change: Beda) -> tuple[Tanda, Tanda]:
    """The marks of the drawing before, and of the drawing now."""
    before, now = Tanda(), Tanda()
    for step in change.langkah:
        _mark_step(step, before, now)
    pairs = {a: b for a, b in change.pasangan if a is not None and b is not None}
    flows_before, flows_now = set(alur_dari(old).arus), set(alur_dari(new).arus)
    kept = {one: _moved(one, pairs) for one in flows_before}
    before.panah = {one: "dihapus" for one, there in kept.items() if there not in flows_now}
    now.panah = dict.fromkeys(flows_now - set(kept.values()), "ditambah")
    for actor in change.pelaksana:
        for marks, path in ((before, actor.jalur_lama), (now, actor.jalur_baru)):
            if path and len(path) > 1:
                marks.kolom[str(path[1])] = actor.jenis
    for text in change.identitas:
        for marks, path in ((before, text.jalur_lama), (now, text.jalur_baru)):
            if path:
                marks.identitas[str(path[0])] = text.jenis
    return before, now


def _moved(flow: Arus, pairs: Mapping[int, int]) -> Arus | None:
    """The flow with the numbers of now; None where one of its steps is no more."""
    source = pairs.get(flow.dari)
    target = None if flow.ke is None else pairs.get(flow.ke, 0)
    return None if source is None or target == 0 else Arus(source, target, flow.cabang)


def _mark_step(step: PerubahanLangkah, before: Tanda, now: Tanda) -> None:
    for marks, number in ((before, step.lama), (now, step.baru)):
        if number is None:
            continue
        marks.langkah[number] = step.jenis
        for part in step.rincian:
            name = part.hal.partition(".")[0]
            if name in _CELLS or name == "pelaksana":
                marks.sel[number, name] = "diubah"
            elif name == "keputusan":
                marks.sel.setdefault((number, "keputusan"), "diubah")


def drawn(
    revisi: Revisi, marks: Tanda | None = None, threads: Iterable[Komentar] = (), *, key: str = ""
) -> list[SafeString] | Pesan:
    """The pages of the drawing with marks and the numbers of open comments, or why there is none.

    `key` makes the ids of the pages different from those of another drawing on the same page.
    """
    pages = _pages(revisi)
    if isinstance(pages, Pesan):
        return pages
    hung: dict[str, list[Komentar]] = {}
    for one in threads:
        if not one.selesai and one.jalur:
            hung.setdefault(one.jalur, []).append(one)
    return [mark_safe(_page(page, ends, marks or Tanda(), hung, key)) for page, ends in pages]  # noqa: S308 - the renderer's, words escaped


_HANDLES = re.compile(r'<g class="pegangan".*?</g>\n?', re.DOTALL)


def _parted(svg: str) -> tuple[str, str]:
    """The page without the handles of an editor, which would lie over what is pointed at, and the handles."""
    handles = _HANDLES.search(svg)
    return (_HANDLES.sub("", svg), handles[0]) if handles else (svg, "")


def _pages(revisi: Revisi) -> list[tuple[str, str]] | Pesan:
    name = f"svg-sasaran-{revisi.sidik}"
    kept: list[tuple[str, str]] | None = cache.get(name)
    if kept is None:
        try:
            sop = document(revisi.isi).sop
            options = RenderOptions(interactive=True)
            outputs = FORMATS["svg"].render(sop, compose(sop), options)
        except SopanError as error:
            return error.message
        # The procedure is what reviewers talk about; the page of the identity follows.
        pages = sorted(
            (one.data.decode() for one in outputs), key=lambda page: 'class="identitas"' in page[:400]
        )
        kept = [_parted(_trimmed(page)) for page in pages]
        cache.set(name, kept, 3600)
    return kept


def _page(svg: str, handles: str, marks: Tanda, hung: Mapping[str, list[Komentar]], key: str) -> str:
    if not (marks.any or hung or key):
        return svg
    rows: dict[int, dict[str, str]] = {}
    spots: dict[str, tuple[float, float]] = {}

    def classed(found: re.Match[str]) -> str:
        tag, kind = found[0], found[1]
        data = dict(_ATTRIBUTE.findall(tag))
        step = int(data.get("data-langkah", 0))
        if kind == "sel":
            if data.get("data-sel") == "no" and step:
                rows.setdefault(step, data)
            path = anchor_of(data)
            if path in hung and path not in spots:
                spots[path] = (float(data["x"]) + float(data["width"]), float(data["y"]))
        mark = _mark_of(kind, data, step, marks)
        return tag.replace(f'class="{kind}', f'class="{kind} beda-{mark}', 1) if mark else tag

    marked = _TAG.sub(classed, svg)
    for end in _ENDS.findall(handles):
        data = dict(_ATTRIBUTE.findall(end))
        path = anchor_of(data)
        if data.get("data-ujung") == "dari" and path in hung:
            spots.setdefault(path, (float(data["cx"]) + 8, float(data["cy"]) - 8))
    over = "".join(
        [
            *(_sign(data, marks.langkah[step]) for step, data in rows.items() if step in marks.langkah),
            *(_spot(place, hung[path]) for path, place in spots.items()),
        ]
    )
    if key:
        marked = re.sub(r'\b(id|aria-labelledby)="([^"]*)"', lambda m: _renamed(m, key), marked)
    at = marked.rindex("</svg>")
    return f'{marked[:at]}<g class="tanda">{over}</g>{marked[at:]}' if over else marked


_FRAME = re.compile(r'<svg ([^>]*?)width="[^"]*" height="[^"]*" viewBox="[^"]*"')
_SIGN_ROOM, _ROOM = 24, 8


def _trimmed(svg: str) -> str:
    """The page without its margins, so that its words are larger, with room for the signs at the left."""
    boxes = [dict(_ATTRIBUTE.findall(tag)) for tag in re.findall(r'<rect class="sel[^>]*>', svg)]
    if not boxes:
        return svg
    left, top = (min(float(box[name]) for box in boxes) for name in ("x", "y"))
    right = max(float(box["x"]) + float(box["width"]) for box in boxes)
    bottom = max(float(box["y"]) + float(box["height"]) for box in boxes)
    x, y = left - _SIGN_ROOM, top - _ROOM
    frame = f"{x:.0f} {y:.0f} {right + _ROOM - x:.0f} {bottom + _ROOM - y:.0f}"
    return _FRAME.sub(lambda found: f'<svg {found[1]}viewBox="{frame}"', svg, count=1)


def _renamed(found: re.Match[str], key: str) -> str:
    names = " ".join(f"{key}-{name}" for name in found[2].split())
    return f'{found[1]}="{names}"'


def _mark_of(kind: str, data: Mapping[str, str], step: int, marks: Tanda) -> Jenis | None:
    whole = marks.langkah.get(step)
    if kind == "arrow":
        if "data-dari" not in data:
            return None
        target = None if data["data-ke"] == "selesai" else int(data["data-ke"])
        branch = data.get("data-cabang")
        return marks.panah.get(Arus(int(data["data-dari"]), target, branch or None))  # type: ignore[arg-type]  # ya or tidak
    if kind == "symbol":
        if whole in ("ditambah", "dihapus"):
            return whole
        return marks.sel.get((step, "pelaksana")) or marks.sel.get((step, "keputusan"))
    name = data.get("data-sel", "")
    if step:
        return whole if whole in ("ditambah", "dihapus") else marks.sel.get((step, name))
    if name.startswith("kepala:pelaksana:"):
        return marks.kolom.get(data.get("data-pelaksana", ""))
    return marks.identitas.get(name.removeprefix("identitas:").partition(":")[0])


def anchor_of(data: Mapping[str, str]) -> str:
    """The place that a comment on this part of the drawing is about, as `Komentar.jalur` has it."""
    step, name = data.get("data-langkah", ""), data.get("data-sel", "")
    if branch := data.get("data-panah", ""):
        number, _, answer = branch.partition("-")
        return f"langkah.{number}.{'keputusan' if answer else 'lanjut'}"
    if step:
        return f"langkah.{step}.{name}" if name and name != "no" else f"langkah.{step}.kegiatan"
    if name.startswith("kepala:pelaksana:"):
        return f"pelaksana.{data.get('data-pelaksana', '')}"
    return f"identitas.{name.removeprefix('identitas:').partition(':')[0]}" if name else ""


def _sign(row: Mapping[str, str], kind: Jenis) -> str:
    sign, word = SIGNS[kind]
    x, y = float(row["x"]) - 12, float(row["y"]) + float(row["height"]) / 2
    return (
        f'<g class="tanda-baris beda-{kind}" role="img"><title>{escape(said(word))}</title>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="12" font-weight="bold">'
        f"{sign}</text></g>"
    )


def _spot(at: tuple[float, float], threads: list[Komentar]) -> str:
    x, y = at[0] - 9, at[1] + 9
    words = said(Pesan(f"{len(threads)} komentar", f"{len(threads)} comment(s)"))
    return (
        f'<a class="titik" href="#komentar-{threads[0].pk}" aria-label="{escape(words)}">'
        f"<title>{escape(words)}</title>"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8"/><text x="{x:.1f}" y="{y + 3.5:.1f}" text-anchor="middle" '
        f'font-size="10" font-weight="bold">{len(threads)}</text></a>'
    )


PARTS = {
    "kegiatan": Pesan("kegiatan", "activity"),
    "pelaksana": Pesan("pelaksana", "actor"),
    "kelengkapan": Pesan("kelengkapan", "requirements"),
    "waktu": Pesan("waktu", "time"),
    "output": Pesan("output", "output"),
    "keterangan": Pesan("keterangan", "remark"),
    "keputusan": Pesan("keputusan", "decision"),
    "lanjut": Pesan("alur", "flow"),
}
"""The parts of a step that a comment may be about."""


def place(path: str, sop: Sop) -> Pesan:
    """A place in words: "langkah 3, waktu"."""
    head, _, rest = path.partition(".")
    if head == "langkah":
        number, _, part = rest.partition(".")
        name = PARTS.get(part)
        if name is None:
            return Pesan(f"langkah {number}", f"step {number}")
        return Pesan(f"langkah {number}, {name.id}", f"step {number}, {name.en}")
    if head == "pelaksana":
        actor = sop.pelaksana[rest].nama if rest in sop.pelaksana else rest
        return Pesan(f"kolom {actor}", f"column {actor}")
    if head == "identitas":
        words = rest.replace("_", " ")
        return Pesan(f"identitas, {words}", f"identity, {words}")
    return Pesan(path, path)
