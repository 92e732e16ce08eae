"""A document in one of the other forms: identity, then the procedure as steps or as a flowchart."""

from __future__ import annotations

from dataclasses import replace

from sopan.errors import Pesan, WrongUse
from sopan.layout.compose import compose
from sopan.layout.footer import footer_texts
from sopan.layout.forms.flowchart import flowchart_pages
from sopan.layout.forms.steps import step_pages
from sopan.layout.identity import identity_pages
from sopan.layout.notes import font_notes
from sopan.layout.scene import Page, Scene
from sopan.layout.setup import PageSetup
from sopan.model import Sop, alur_dari
from sopan.model.peraturan import Bentuk

__all__ = ["FORMS", "compose_form", "graphic_form"]

FORMS: tuple[Bentuk, ...] = ("bercabang", "langkah-sederhana", "hierarki", "diagram-alir", "grafik")
"""The forms by the name that the command line takes; `grafik` is a picture of its own kind."""


def compose_form(sop: Sop, setup: PageSetup, bentuk: Bentuk = "bercabang") -> Scene:
    """Lay out an SOP in a form. All but the branching flowchart stand upright (portrait).

    Raises `WrongUse` for `grafik`, which is drawn as the annotated picture, and `LayoutImpossible` as
    `compose` does.
    """
    if bentuk == "bercabang":
        return compose(sop, setup)
    if bentuk == "grafik":
        raise graphic_form()
    setup = replace(setup, portrait=True)
    alur = alur_dari(sop)
    front = identity_pages(sop, setup) if setup.identity else ()
    if bentuk == "diagram-alir":
        body = flowchart_pages(sop, setup, alur)
    else:
        body = step_pages(sop, setup, alur, detailed=bentuk == "hierarki")
    pages = [*front, *body]
    bound = tuple(
        replace(page, number=number, texts=(*page.texts, *footer_texts(sop, setup, number, len(pages))))
        for number, page in enumerate(pages, 1)
    )
    return Scene(tuple(map(_with_ids, bound)), setup.style, setup.labels, font_notes(bound, setup.face))


def _with_ids(page: Page) -> Page:
    """Symbols and arrows named after their page, as in every layout."""
    name = f"p{page.number}-"
    return replace(
        page,
        symbols=tuple(symbol._replace(id=name + symbol.id) for symbol in page.symbols),
        arrows=tuple(
            arrow._replace(id=name + arrow.id, source=name + arrow.source, target=name + arrow.target)
            for arrow in page.arrows
        ),
    )


def graphic_form() -> WrongUse:
    """Where the graphic form is made: not here."""
    return WrongUse(
        Pesan(
            "bentuk grafik adalah gambar beranotasi; buat dengan 'sopan publish annotated'.",
            "the graphic form is the annotated picture; make it with 'sopan publish annotated'.",
        )
    )
