"""The flowchart as the public may see it: activities and actors, without the columns of mutu baku."""

from __future__ import annotations

from dataclasses import replace

from sopan.layout.compose import compose
from sopan.layout.scene import Page, Rule
from sopan.layout.setup import PageSetup
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.publish.paper.blocks import Gambar
from sopan.render import RenderOptions
from sopan.render.parts import svg_page, ways_in_words

__all__ = ["alur_dalam_kata", "diagram", "tanpa_mutu_baku"]

_SLACK = 1.0


def tanpa_mutu_baku(sop: Sop) -> Sop:
    """The SOP without what is for the office: mutu baku, remarks and details of its steps."""
    steps = tuple(
        step.model_copy(
            update={"kelengkapan": (), "waktu": None, "output": (), "keterangan": None, "rincian": ()}
        )
        for step in sop.langkah
    )
    return sop.model_copy(update={"langkah": steps})


def diagram(sop: Sop) -> tuple[Gambar, ...]:
    """The procedure pages as drawings, cut off after the last actor. Raises `LayoutImpossible`."""
    bare = tanpa_mutu_baku(sop)
    scene = compose(bare, PageSetup(paper="F4", identity=False))
    alur = alur_dari(bare)
    pages = [_cut(page) for page in scene.procedure]
    drawings = []
    for number, (page, edge) in enumerate(pages, 1):
        svg, _ = svg_page(bare, page, scene.style, RenderOptions(), alur, inside=True)
        width, height = _size(page, edge)
        caption = "Diagram alir" if len(pages) == 1 else f"Diagram alir, lembar {number} dari {len(pages)}"
        words = " ".join(alur_dalam_kata(bare)) if number == 1 else caption
        drawings.append(Gambar(svg, width, height, words, caption))
    return tuple(drawings)


def _cut(page: Page) -> tuple[Page, float]:
    """The page up to the right edge of its last actor column."""
    edge = max((column.x + column.width for column in page.columns), default=page.width)
    texts = tuple(
        text
        for text in page.texts
        if text.cell != "judul" and not text.cell.startswith("kaki:") and text.box.x < edge - _SLACK
    )
    rules = tuple(
        Rule(rule.x0, rule.y0, min(rule.x1, edge), rule.y1, rule.weight)
        for rule in page.rules
        if rule.x0 <= edge + _SLACK and (rule.x0 < edge - _SLACK or rule.x0 == rule.x1)
    )
    shades = tuple(shade for shade in page.shades if shade.x < edge - _SLACK)
    closing = _closing(edge, rules)
    return replace(page, texts=texts, rules=(*rules, *closing), shades=shades), edge


def _closing(edge: float, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The frame on the right, where the table went on before."""
    if not rules:
        return ()
    top, bottom = min(rule.y0 for rule in rules), max(rule.y1 for rule in rules)
    heaviest = max(rule.weight for rule in rules)
    return (Rule(edge, top, edge, bottom, heaviest),)


def _size(page: Page, edge: float) -> tuple[float, float]:
    boxes = [(rule.x0, rule.y0, rule.x1, rule.y1) for rule in page.rules]
    boxes += [(t.box.x, t.box.y, t.box.right, t.box.bottom) for t in page.texts]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return edge - left, max(box[3] for box in boxes) - top


def alur_dalam_kata(sop: Sop) -> tuple[str, ...]:
    """The flow as sentences, one a step: who does what, and where its answers lead."""
    alur = alur_dari(sop)
    sentences = []
    for number, step in enumerate(sop.langkah, 1):
        names = " dan ".join(sop.pelaksana[id_].nama for id_ in step.pelaksana if id_ in sop.pelaksana)
        words = f"{names}: {step.kegiatan.rstrip('.')}."
        ways = [way for way in ways_in_words(sop, alur, number) if way.jawaban or way.arus.ke != number + 1]
        if ways and not (len(ways) == 1 and _is_plain_end(ways[0].arus.ke, number, len(sop.langkah))):
            told = "; ".join(f"{way.jawaban}: {way.tujuan}" if way.jawaban else way.tujuan for way in ways)
            words += f" ({told[:1].upper()}{told[1:]}.)"
        sentences.append(words)
    return tuple(sentences)


def _is_plain_end(ke: int | None, number: int, count: int) -> bool:
    """Whether a way is the plain end after the last step, of which nothing needs to be said."""
    return ke is None and number == count
