"""The identity page (35/2012, Bagian Identitas): who made the SOP, its number, dates, approval, six boxes.

At left the agency with its logo, at right the rows from the number to the title; below, three pairs of
titled boxes over the full width. One grid holds it all. Short texts leave boxes of even height that reach
down to the footer; long ones first ask for smaller type, down to one point under the document's own, and
then go on over the page between two items, under the repeated heading with "(lanjutan)".

Cells are named `identitas:` and the field, with `:label` behind it for the label's own cell.
`identitas:tanda_tangan` is the clear area for a signature, by hand or electronic.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from sopan.layout.identity_boxes import Isian, Potongan, bagi
from sopan.layout.labels import Labels
from sopan.layout.lines import line_height, place_lines
from sopan.layout.scene import Box, Page, Picture, Rule, Style, Text
from sopan.layout.setup import SMALLEST_TYPE, PageSetup
from sopan.layout.tanggal import tanggal_indonesia
from sopan.layout.text import text_width, wrap, wrap_balanced, wrap_list
from sopan.layout.typeface import Typeface
from sopan.model.sop import Sop

__all__ = ["identity_pages"]

_PAD_X = 7.0
_PAD_Y = 4.5
_LOGO = 70.0
_LOGO_GAP = 12.0
_AGENCY_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_AGENCY_ASIDE = 40.0  # what stays free beside the agency's lines, both sides together
_TITLE_SHARE = 0.2  # of the page's height, before the title gets smaller
_STEPS = (1.0, 0.5, 0.0, -0.5, -1.0)  # type sizes tried, from the document's own
_STYLE = Style()


_PAIRS = (
    ("dasar_hukum", "kualifikasi_pelaksana"),
    ("keterkaitan", "peralatan"),
    ("peringatan", "pencatatan"),
)


@dataclass(slots=True)
class _Sheet:
    """A page while it is being filled."""

    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def horizontal(self, x0: float, x1: float, y: float, weight: float = _STYLE.rule) -> None:
        self.rules.append(Rule(x0, y, x1, y, weight))

    def vertical(self, x: float, y0: float, y1: float, weight: float = _STYLE.rule) -> None:
        self.rules.append(Rule(x, y0, x, y1, weight))

    def frame(self, box: Box) -> None:
        for y in (box.y, box.bottom):
            self.horizontal(box.x, box.right, y, _STYLE.frame)
        for x in (box.x, box.right):
            self.vertical(x, box.y, box.bottom, _STYLE.frame)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all pages share: the area inside the margins, the middle, the label column, the type."""

    area: Box
    middle: float
    label: float
    size: float
    signature: float
    labels: Labels
    face: Typeface

    @property
    def half(self) -> float:
        return self.area.width / 2

    @property
    def value_width(self) -> float:
        return self.area.right - self.middle - self.label


def identity_pages(sop: Sop, setup: PageSetup) -> tuple[Page, ...]:
    """The identity page, and as many more as its texts need. The footers are set by who counts the pages."""
    top, right, bottom, left = setup.margins
    area = Box(left, top, setup.width - left - right, setup.height - top - bottom - setup.footer)
    labels, face = setup.labels, setup.face
    pages: tuple[Page, ...] = ()
    for step in _STEPS:
        size = setup.font_size + step
        if size < SMALLEST_TYPE and pages:
            break
        narrow = max(text_width(text, size, False, face) for text in _row_labels(labels))
        label, middle = narrow + 2 * _PAD_X + 4, area.x + area.width / 2
        plan = _Plan(area, middle, label, size, setup.signature, labels, face)
        tried = _compose(sop, setup, plan)
        if not pages or len(tried) == 1 or step >= 0:  # what needs more pages anyway keeps its own size
            pages = tried
        if len(pages) == 1:
            break
    return pages


def _row_labels(labels: Labels) -> tuple[str, ...]:
    return (
        labels.nomor,
        labels.pembuatan,
        labels.revisi,
        labels.efektif,
        labels.pengesahan,
        labels.judul,
    )


def _compose(sop: Sop, setup: PageSetup, plan: _Plan) -> tuple[Page, ...]:
    first = _Sheet()
    head = _head(first, sop, plan)
    rows = bagi(
        [(_isian(sop, kiri, plan), _isian(sop, kanan, plan)) for kiri, kanan in _PAIRS],
        heading=line_height(plan.size, plan.face) + 2 * (_PAD_Y - 1),
        padding=_PAD_Y,
        step=line_height(plan.size, plan.face),
        first=plan.area.bottom - head,
        others=plan.area.height,
    )
    pages = []
    for index, on_page in enumerate(rows):
        sheet, y = (first, head) if index == 0 else (_Sheet(), plan.area.y)
        top = y
        for row in on_page:
            for x, part in ((plan.area.x, row.kiri), (plan.middle, row.kanan)):
                _box(sheet, Box(x, y, plan.half, row.height), row.heading, part, plan)
            sheet.horizontal(plan.area.x, plan.area.right, y)
            sheet.horizontal(plan.area.x, plan.area.right, y + row.heading)
            y += row.height
        sheet.vertical(plan.middle, plan.area.y if index == 0 else top, y)
        sheet.frame(Box(plan.area.x, plan.area.y, plan.area.width, y - plan.area.y))
        pages.append(
            Page(
                number=index + 1,
                width=setup.width,
                height=setup.height,
                kind="identitas",
                texts=tuple(sheet.texts),
                rules=tuple(sheet.rules),
                shades=tuple(sheet.shades),
                pictures=tuple(sheet.pictures),
            )
        )
    return tuple(pages)


def _isian(sop: Sop, nama: str, plan: _Plan) -> Isian:
    items: Iterable[object] = getattr(sop, nama)
    lines = wrap_list(map(str, items), plan.half - 2 * _PAD_X, plan.size, face=plan.face)
    return Isian(nama, getattr(plan.labels, nama), lines)


def _box(sheet: _Sheet, box: Box, heading: float, part: Potongan, plan: _Plan) -> None:
    """A titled box: grey heading, then its lines from the top."""
    title = Box(box.x, box.y, box.width, heading)
    body = Box(box.x, box.y + heading, box.width, box.height - heading)
    sheet.shades.append(title)
    words = f"{part.label} {plan.labels.lanjutan}" if part.lanjutan else part.label
    cell = f"identitas:{part.nama}"
    sheet.texts.append(_text(f"{cell}:label", title, [words] if words else [], plan, bold=True, header=True))
    sheet.texts.append(
        Text(
            cell,
            None,
            body,
            place_lines(
                [line.text for line in part.lines],
                _inside(body),
                plan.size,
                valign="top",
                indents=[line.indent for line in part.lines],
                face=plan.face,
            ),
        )
    )


def _head(sheet: _Sheet, sop: Sop, plan: _Plan) -> float:
    """The upper part: agency at left, the rows at right. Returns the y of its lower edge."""
    y = _rows(sheet, sop, plan, plan.signature)
    lacking = _agency_height(sop, plan, _AGENCY_SIZES[-1]) - (y - plan.area.y)
    if lacking > 0:  # many long names: the rows get as high as the block needs, where they can use it
        sheet.texts.clear()
        sheet.rules.clear()
        y = _rows(sheet, sop, plan, plan.signature + lacking)
    sheet.vertical(plan.middle + plan.label, plan.area.y, y)
    _agency(sheet, plan, sop, Box(plan.area.x, plan.area.y, plan.half, y - plan.area.y))
    return y


def _rows(sheet: _Sheet, sop: Sop, plan: _Plan, signature: float) -> float:
    """The rows from the number to the title. Returns the y below them."""
    labels, size, y = plan.labels, plan.size, plan.area.y
    rows = (
        ("nomor", labels.nomor, sop.nomor),
        ("tanggal_pembuatan", labels.pembuatan, _tanggal(sop.tanggal.pembuatan)),
        ("tanggal_revisi", labels.revisi, _tanggal(sop.tanggal.revisi)),
        ("tanggal_efektif", labels.efektif, _tanggal(sop.tanggal.efektif)),
    )
    for nama, label, value in rows:
        lines = wrap(value or labels.tiada, plan.value_width - 2 * _PAD_X, size, False, plan.face)
        y = _row(sheet, plan, y, nama, label, lines)
    y = _approval(sheet, plan, y, sop, signature)
    lines = ()
    for size in (plan.size + 1, plan.size, 9.0, 8.0, SMALLEST_TYPE):
        lines = wrap(sop.judul.upper(), plan.value_width - 2 * _PAD_X, size, True, plan.face)
        if len(lines) * line_height(size, plan.face) <= plan.area.height * _TITLE_SHARE:
            break
    return _row(sheet, plan, y, "judul", labels.judul, lines, size=size, bold=True)


def _row(
    sheet: _Sheet,
    plan: _Plan,
    y: float,
    nama: str,
    label: str,
    lines: tuple[str, ...],
    *,
    size: float | None = None,
    bold: bool = False,
) -> float:
    """A row of the upper right part. Returns the y below it."""
    size = size or plan.size
    height = max(len(lines), 1) * line_height(size, plan.face) + 2 * _PAD_Y
    _label(sheet, plan, Box(plan.middle, y, plan.label, height), nama, label)
    value = Box(plan.middle + plan.label, y, plan.value_width, height)
    sheet.texts.append(_text(f"identitas:{nama}", value, lines, plan, size=size, bold=bold))
    sheet.horizontal(plan.middle, plan.area.right, y + height)
    return y + height


def _label(sheet: _Sheet, plan: _Plan, box: Box, nama: str, label: str) -> None:
    cell = f"identitas:{nama}:label"
    sheet.texts.append(_text(cell, box, [label], plan, top=True, header=True))


def _approval(sheet: _Sheet, plan: _Plan, y: float, sop: Sop, signature: float) -> float:
    """Office, clear area for the signature, name and NIP, all centred in one cell without rules."""
    size, step, start, at = plan.size, line_height(plan.size, plan.face), y, len(sheet.texts)
    x, width = plan.middle + plan.label, plan.value_width
    sah = sop.pengesahan
    parts: tuple[tuple[str, str | None, bool], ...] = (
        ("pengesahan", sah.jabatan, False),
        ("tanda_tangan", None, False),
        ("nama_pejabat", sah.nama, True),
        ("nip", f"{plan.labels.nip} {sah.nip}" if sah.nip else None, False),
    )
    for index, (nama, words, bold) in enumerate(parts):
        lines = wrap_balanced(words or "", width - 2 * _PAD_X, size, bold, plan.face)
        height = signature if nama == "tanda_tangan" else len(lines) * step
        height += _PAD_Y if index in (0, len(parts) - 1) else 0
        if not height:
            continue
        box = Box(x, y, width, height)
        room = Box(x + _PAD_X, y + (_PAD_Y if index == 0 else 0), width - 2 * _PAD_X, len(lines) * step)
        placed = place_lines(lines, room, size, bold=bold, align="center", face=plan.face)
        sheet.texts.append(Text(f"identitas:{nama}", None, box, placed, bold=bold, align="center"))
        y += height
    _label(sheet, plan, Box(plan.middle, start, plan.label, y - start), "pengesahan", plan.labels.pengesahan)
    sheet.texts.insert(at, sheet.texts.pop())  # read first
    sheet.horizontal(plan.middle, plan.area.right, y)
    return y


def _agency_height(sop: Sop, plan: _Plan, size: float) -> float:
    """The height that the agency's block needs with letters of that size."""
    width = plan.half - _AGENCY_ASIDE
    lines = sum(len(wrap(name, width, size, True, plan.face)) for name in _agency_names(sop))
    return lines * line_height(size, plan.face) + (_LOGO + _LOGO_GAP if sop.logo else 0.0) + 4 * _PAD_Y


def _agency_names(sop: Sop) -> list[str]:
    return [name.upper() for name in (sop.instansi, *sop.unit) if name]


def _agency(sheet: _Sheet, plan: _Plan, sop: Sop, box: Box) -> None:
    """Logo and the agency's lines in capitals, centred; the type shrinks where the names are many."""
    logo = _LOGO + _LOGO_GAP if sop.logo else 0.0
    size = next(
        (size for size in _AGENCY_SIZES if _agency_height(sop, plan, size) <= box.height + 0.01),
        _AGENCY_SIZES[-1],
    )
    lines = [
        line
        for name in _agency_names(sop)
        for line in wrap_balanced(name, box.width - _AGENCY_ASIDE, size, True, plan.face)
    ]
    step = line_height(size, plan.face)
    height = logo + len(lines) * step
    y = box.y + (box.height - height) / 2
    if sop.logo:
        sheet.pictures.append(Picture(sop.logo, Box(box.center.x - _LOGO / 2, y, _LOGO, _LOGO)))
    room = Box(box.x, y + logo, box.width, len(lines) * step)
    placed = place_lines(lines, room, size, bold=True, align="center", face=plan.face)
    sheet.texts.insert(0, Text("identitas:instansi", None, box, placed, bold=True, align="center"))


def _tanggal(tanggal: datetime.date | None) -> str | None:
    return tanggal_indonesia(tanggal) if tanggal else None


def _inside(box: Box) -> Box:
    return Box(box.x + _PAD_X, box.y + _PAD_Y, box.width - 2 * _PAD_X, box.height - 2 * _PAD_Y)


def _text(
    cell: str,
    box: Box,
    lines: Iterable[str],
    plan: _Plan,
    *,
    size: float | None = None,
    bold: bool = False,
    top: bool = False,
    header: bool = False,
) -> Text:
    """A cell whose lines stand in its middle, or where a single line would at the `top`."""
    size = size or plan.size
    room = _inside(box)
    if top:
        room = Box(room.x, room.y, room.width, line_height(size, plan.face))
    lines = list(lines)
    if not top and len(lines) == 1:
        room = Box(room.x, box.y, room.width, box.height)
    placed = place_lines(lines, room, size, bold=bold, face=plan.face)
    return Text(cell, None, box, placed, bold=bold, header=header)
