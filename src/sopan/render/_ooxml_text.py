"""What cells say, from the model instead of from lines: whole sentences that Office wraps by itself.

A `Scene` has text in lines, some of which end within a word. In a file that people edit a paragraph must be
one piece, so the words come from the SOP and only which words stand in which cell comes from the scene. Most
cells hold all of their text. A row that is higher than a page, and a box of the identity page that goes on
over the page, are cut; there the lines are followed through the text to find what stands on which page. So
are they where a line ends within a word, to mark the place where that word may be parted: with U+00AD, which
no text of the model has here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sopan.layout.scene import Page, Scene, Text
from sopan.layout.typeface import Typeface
from sopan.model import Sop
from sopan.render._drawingml import office_text

__all__ = ["SOFT_HYPHEN", "Contents", "Paragraf"]

SOFT_HYPHEN = "\u00ad"
"""Where a word may be parted; `drawable` takes away those that a text brings itself."""

_BOXES = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_CELLS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")


class Paragraf(NamedTuple):
    """A paragraph of a cell and its number in the cell's list, None where it has none."""

    nomor: int | None
    teks: str

    def __str__(self) -> str:
        return f"{self.nomor}. {self.teks}" if self.nomor else self.teks


class Contents:
    """What each cell of a document says."""

    def __init__(self, sop: Sop, scene: Scene) -> None:
        self._sop, self._scene, self._face = sop, scene, scene.style.font
        self._cut: dict[tuple[int, str, float], tuple[Paragraf, ...]] = {}
        self._find_cuts()

    def of(self, page: Page, text: Text) -> tuple[Paragraf, ...]:
        """The paragraphs of a cell of a page. A cell without lines has none."""
        if not text.lines:
            return ()
        cut = self._cut.get((page.number, text.cell, text.lines[0].baseline))
        if cut is not None:
            return cut
        items = self._source(text)
        if not items:
            return (Paragraf(None, office_text(" ".join(line.text for line in text.lines), self._face)),)
        if any(line.text.endswith("-") for line in text.lines):
            return _followed(
                items, [[line.text for line in text.lines]], self._face, _numbered(items, self._face)
            )[0]
        return _numbered(items, self._face)

    def balanced(self, page: Page, text: Text) -> tuple[str, ...]:
        """The paragraphs of a centred cell with newlines where its lines end, which are of even length."""
        lines = [office_text(line.text, self._face) for line in text.lines]
        out = []
        for words in (part for found in self.of(page, text) for part in found.teks.split("\n")):
            shown = 1
            while shown < len(lines) and " ".join(lines[:shown]) != words:
                shown += 1
            if " ".join(lines[:shown]) != words:  # broken within a word, which Office does by itself
                return tuple(str(part) for part in self.of(page, text))
            out.append("\n".join(lines[:shown]))
            lines = lines[shown:]
        return tuple(out)

    def _source(self, text: Text) -> tuple[str, ...]:
        """What the model says in a cell; empty where the cell shows no field of it."""
        if text.langkah is not None:
            return self._step(text.cell, text.langkah)
        kind, _, name = text.cell.partition(":")
        sop, labels = self._sop, self._scene.labels
        if kind == "judul":
            return (f"{labels.prosedur.upper()} {sop.judul.upper()}",)
        if kind == "kepala" and name.startswith("pelaksana:"):
            return (sop.pelaksana[name.partition(":")[2]].nama,)
        if kind != "identitas":
            return ()
        if name in _BOXES:
            return tuple(str(item) for item in getattr(sop, name))
        sah = sop.pengesahan
        known: dict[str, str | None] = {
            "nomor": sop.nomor,
            "judul": sop.judul.upper(),
            "pengesahan": sah.jabatan,
            "nama_pejabat": sah.nama,
            "nip": f"{labels.nip} {sah.nip}" if sah.nip else None,
        }
        if name == "instansi":
            return ("\n".join(part.upper() for part in (sop.instansi, *sop.unit) if part),)
        value = known.get(name)
        return (value,) if value else ()

    def _step(self, cell: str, number: int) -> tuple[str, ...]:
        step = self._sop.langkah[number - 1]
        if cell not in _CELLS:
            return ()
        value: str | tuple[str, ...] | None = getattr(step, cell)
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else value

    def _find_cuts(self) -> None:
        """Look for cells that stand in several pieces, where there can be any."""
        pages = self._scene.pages
        several = sum(page.kind == "identitas" for page in pages) > 1
        if not several and not any(row.part > 1 for page in pages for row in page.rows):
            return
        pieces: dict[tuple[str, int | None], list[tuple[Page, Text]]] = {}
        for page in pages:
            for text in page.texts:
                cut = text.cell in _CELLS or text.cell.removeprefix("identitas:") in _BOXES
                if cut and text.lines:
                    pieces.setdefault((text.cell, text.langkah), []).append((page, text))
        for places in pieces.values():
            if len(places) < 2:
                continue
            lines = [[line.text for line in text.lines] for _, text in places]
            for (page, text), found in zip(
                places, _followed(self._source(places[0][1]), lines, self._face), strict=True
            ):
                self._cut[page.number, text.cell, text.lines[0].baseline] = found


def _numbered(items: Sequence[str], face: Typeface) -> tuple[Paragraf, ...]:
    if len(items) == 1:
        return (Paragraf(None, office_text(items[0], face)),)
    return tuple(Paragraf(number, office_text(item, face)) for number, item in enumerate(items, 1))


def _followed(
    items: Sequence[str],
    pieces: Sequence[Sequence[str]],
    face: Typeface,
    otherwise: tuple[Paragraf, ...] = (),
) -> list[tuple[Paragraf, ...]]:
    """The paragraphs of each piece of a list whose lines stand in several places.

    Where the lines do not show the text letter by letter, what is `otherwise`, or the lines as they are
    printed.
    """
    reader = _Reader(items, face)
    try:
        return [tuple(reader.paragraphs(lines)) for lines in pieces]
    except LookupError:
        return [otherwise or (Paragraf(None, office_text("\n".join(lines), face)),) for lines in pieces]


class _Reader:
    """Follows printed lines through the texts that they show."""

    def __init__(self, items: Sequence[str], face: Typeface) -> None:
        self.face = face
        self.items = [item for item in items if item.strip()]
        self.item = 0
        self.at = 0
        self.signs = self._signs()

    def _signs(self) -> list[tuple[str, int]]:
        """The visible signs of the present item as drawn, each with the place behind it in the text."""
        if self.item >= len(self.items):
            return []
        return [
            (sign, place)
            for place, character in enumerate(self.items[self.item], 1)
            for sign in self.face.drawable(character)
            if not sign.isspace()
        ]

    def paragraphs(self, lines: Iterable[str]) -> list[Paragraf]:
        """What these lines show; raises `LookupError` where that is not what comes next."""
        found: list[Paragraf] = []
        for line in lines:
            begins = self.at == 0
            words = line
            number = None
            if begins and len(self.items) > 1:
                number = self.item + 1
                words = line.removeprefix(f"{number}. ")
                if words == line:
                    raise LookupError(line)
            before = self.signs[self.at - 1][1] if self.at else 0
            parted = self._pass(words)
            part = office_text(self.items[self.item][before : self.signs[self.at - 1][1]], self.face)
            part += SOFT_HYPHEN if parted else ""
            if begins:
                found.append(Paragraf(number, part))
            elif found:
                found[-1] = Paragraf(found[-1].nomor, found[-1].teks + part)
            else:
                found.append(Paragraf(None, part.lstrip()))
            if self.at == len(self.signs):
                self.item, self.at = self.item + 1, 0
                self.signs = self._signs()
        return found

    def _pass(self, words: str) -> bool:
        """Go on behind the words; whether they end with a hyphen that only the line has."""
        signs = [sign for sign in words if not sign.isspace()]
        for index, sign in enumerate(signs):
            if self.at < len(self.signs) and self.signs[self.at][0] == sign:
                self.at += 1
            elif sign != "-" or index + 1 < len(signs):
                raise LookupError(words)
            else:
                return True
        return False
