"""A `Scene` as typst source: a real table for the cells, one figure with words for the drawing.

Everything stands at the place that layout gave it. Typst is told that lines have no height of their own
(`top-edge` and `bottom-edge` at the baseline), so that a cell's inset is the place of its first baseline and
the leading is the distance of two. Line breaks are explicit, and no line can be too long for its cell, since
the right inset is negative. Text is always given as string literals, so nothing in an SOP can be markup.

Few, large items make typst fast: one string a cell, one picture for all rules, one for the whole drawing.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from sopan.errors import Pesan
from sopan.layout.scene import Page, Picture, Scene, Style, Text, TextLine
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model import Sop
from sopan.model.alur import alur_dari
from sopan.render._grid import Slot, slots
from sopan.render._pictures import fitted, load_picture
from sopan.render._shapes import (
    CLEARING,
    Path,
    arrow_paths,
    connector_label,
    rectangle,
    rule_paths,
    svg_path,
    symbol_path,
)
from sopan.render._words import flow_in_words
from sopan.render.base import RenderOptions

__all__ = ["typst_source"]

_HEADINGS = {
    "judul": 1,
    "identitas:judul": 1,
    "identitas:dasar_hukum:label": 2,
    "identitas:kualifikasi_pelaksana:label": 2,
    "identitas:keterkaitan:label": 2,
    "identitas:peralatan:label": 2,
    "identitas:peringatan:label": 2,
    "identitas:pencatatan:label": 2,
}

_LITERAL = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})

_PREAMBLE = """\
#set text(font:{font},size:{size}pt,lang:"id",kerning:false,ligatures:false,hyphenate:false,fallback:false,\
top-edge:"baseline",bottom-edge:"baseline",fill:rgb("{ink}"))
#set par(leading:{leading}pt,spacing:0pt)
#set table(stroke:none,inset:0pt)
#show heading: it => it.body
#let j(..l)=l.pos().join("\\n")
#let c(x,y,..l)=table.cell(inset:(left:x,top:y,right:-30pt),..l.named(),l.pos().join("\\n"))
#let h(x,y,..l)=table.cell(inset:(left:x,top:y,right:-30pt),..l.named(),\
text(weight:700,l.pos().join("\\n")))
#let i(x,w)={{std.h(x);w}}
#let p(x,y,..l)=place(dx:x,dy:y,par(l.pos().join("\\n")))
#let pb(x,y,..l)=place(dx:x,dy:y,par(text(weight:700,l.pos().join("\\n"))))
"""


def typst_source(sop: Sop, scene: Scene, options: RenderOptions) -> tuple[str, tuple[Pesan, ...]]:
    """The whole document, and the warnings about pictures that could not be used."""
    writer = _Writer(sop, scene, options)
    return writer.document(), tuple(writer.warnings)


def _q(words: str) -> str:
    """A string literal."""
    return f'"{words.translate(_LITERAL)}"'


def _n(value: float) -> str:
    return f"{value:.2f}"


def _family(face: Typeface) -> str:
    """The family of the document, and behind an agency's own the bundled one for what it lacks."""
    return _q(face.name) if face.bundled else f"({_q(face.name)},{_q(BUNDLED.name)})"


def _svg(page: Page, *paths: str) -> str:
    """A picture of the whole page as an expression; single quotes need no escapes in typst's strings."""
    width, height = _n(page.width), _n(page.height)
    return (
        f"bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f'viewBox=\'0 0 {width} {height}\'>{"".join(paths)}</svg>"),format:"svg",'
        f"width:{width}pt,height:{height}pt"
    )


def _path(
    paths: Iterable[Path], *, fill: str = "none", stroke: str = "none", width: float = 0, more: str = ""
) -> str:
    """Many paths as one element; nothing where there are none."""
    d = svg_path(paths)
    if not d:
        return ""
    line = f" stroke='{stroke}' stroke-width='{_n(width)}'" if width else ""
    return f"<path fill='{fill}'{line}{more} d='{d}'/>"


def _strings(lines: Sequence[TextLine], x: float, face: Typeface) -> str:
    """The lines as arguments: one string, or several where one is moved from the cell's edge `x`."""
    if all(line.x - x < 0.005 for line in lines):
        return _q("\n".join([face.drawable(line.text) for line in lines]))
    return ",".join(
        words if line.x - x < 0.005 else f"i({_n(line.x - x)}pt,{words})"
        for line, words in ((line, _q(face.drawable(line.text))) for line in lines)
    )


class _Writer:
    """The document while it is being written."""

    def __init__(self, sop: Sop, scene: Scene, options: RenderOptions) -> None:
        self.sop, self.scene, self.options = sop, scene, options
        self.style: Style = scene.style
        self.alur = alur_dari(sop)
        self.warnings: list[Pesan] = []
        self.size, self.leading = self._usual()

    def _usual(self) -> tuple[float, float]:
        """The commonest type size and distance of baselines, which then need no words of their own."""
        sizes: Counter[float] = Counter()
        steps: Counter[float] = Counter()
        for page in self.scene.pages:
            for text in page.texts:
                if text.lines:
                    sizes[text.lines[0].size] += 1
                if len(text.lines) > 1:
                    steps[round(text.lines[1].baseline - text.lines[0].baseline, 3)] += 1
        size = sizes.most_common(1)[0][0] if sizes else 9.0
        return size, steps.most_common(1)[0][0] if steps else size * 1.25

    def document(self) -> str:
        sop, pages = self.sop, self.scene.pages
        when: datetime.date = self.options.tanggal_dokumen(sop)
        authors = ",".join(_q(name) for name in (sop.instansi, *sop.unit) if name)
        subject = f"Standar Operasional Prosedur {sop.judul}" + (f", nomor {sop.nomor}" if sop.nomor else "")
        metadata = (
            f"#set document(title:{_q(f'SOP {sop.judul}')},author:({authors}{',' if authors else ''}),"
            f"description:{_q(subject)},keywords:({_q('SOP AP')},{_q(self.options.peraturan)}),"
            f"date:datetime(year:{when.year},month:{when.month},day:{when.day}))\n"
        )
        out = [
            metadata,
            self._attachment(),
            _PREAMBLE.format(
                font=_family(self.style.font),
                size=_n(self.size),
                leading=_n(self.leading),
                ink=self.style.ink,
            ),
        ]
        for index, page in enumerate(pages):
            new = index == 0 or (page.width, page.height) != (pages[index - 1].width, pages[index - 1].height)
            if new:
                out.append(f"#set page(width:{_n(page.width)}pt,height:{_n(page.height)}pt,margin:0pt)\n")
            elif index:
                out.append("#pagebreak()\n")
            out.append("#{\n")
            out.extend(self._page(page))
            out.append("}\n")
        return "".join(out)

    def _attachment(self) -> str:
        """The SOP file, as the source from which the document was made (an associated file of PDF/A-3)."""
        lampiran = self.options.lampiran
        if lampiran is None:
            return ""
        return (
            f"#pdf.attach({_q(lampiran.nama)},bytes({_q(lampiran.teks)}),"
            'relationship:"source",mime-type:"application/yaml",description:"SOP sebagai data")\n'
        )

    def _page(self, page: Page) -> Iterable[str]:
        yield self._rules(page)
        for picture in page.pictures:
            yield self._picture(picture)
        outside = [text for text in page.texts if page.kind == "identitas" or _loose(text)]
        for text in outside:
            if not text.cell.startswith(("kaki:", "gambar:")):
                yield self._placed(text)
        if page.kind == "prosedur":
            yield self._table([text for text in page.texts if not _loose(text)], page)
            yield self._figure(page)
            for text in outside:
                if text.cell.startswith("gambar:"):  # inside of symbols, so over them
                    yield self._placed(text)
        footer = "".join(self._placed(text) for text in outside if text.cell.startswith("kaki:"))
        if footer:
            yield f'pdf.artifact(kind:"footer",{{\n{footer}}})\n'

    def _rules(self, page: Page) -> str:
        """Grey fields and the rules of the table: decoration, which nobody reads aloud."""
        style = self.style
        parts = [_path(map(rectangle, page.shades), fill=style.shade)]
        for weight, paths in rule_paths(page.rules).items():
            cap = " stroke-linecap='square'" if weight >= style.frame else ""
            parts.append(_path(paths, stroke=style.ink, width=weight, more=cap))
        return f"place(pdf.artifact(image({_svg(page, *parts)})))\n"

    def _placed(self, text: Text) -> str:
        """A text on its own: a heading where it is one, else a paragraph."""
        if not text.lines:
            return ""
        x, y = min(line.x for line in text.lines), text.lines[0].baseline
        strings = _strings(text.lines, x, self.style.font)
        level = _HEADINGS.get(text.cell)
        if level:
            weight = "700" if text.bold else "400"
            size = _n(text.lines[0].size)  # absolute, for headings have larger type of their own
            words = f"text(weight:{weight},size:{size}pt,j({strings}))"
            body = f"place(dx:{_n(x)}pt,dy:{_n(y)}pt,heading(depth:{level},{words}))"
        else:
            body = f"{'pb' if text.bold else 'p'}({_n(x)}pt,{_n(y)}pt,{strings})"
        return self._set(text, body) + "\n"

    def _set(self, text: Text, body: str) -> str:
        """The body with its own size and leading where they are not the usual ones."""
        lines = text.lines
        sets = ""
        if lines[0].size != self.size:
            sets += f"set text(size:{_n(lines[0].size)}pt);"
        if len(lines) > 1:
            step = lines[1].baseline - lines[0].baseline
            if abs(step - self.leading) > 0.004:
                sets += f"set par(leading:{_n(step)}pt);"
        return f"{{{sets}{body}}}" if sets else body

    def _table(self, texts: Sequence[Text], page: Page) -> str:
        grid = slots(texts, page)
        if not grid.slots:
            return ""
        header = [slot for slot in grid.slots if slot.row < grid.header_rows]
        body = [slot for slot in grid.slots if slot.row >= grid.header_rows]
        head = f"table.header({','.join(map(self._cell, header))})," if header else ""
        columns = ",".join(f"{_n(b - a)}pt" for a, b in zip(grid.xs, grid.xs[1:], strict=False))
        rows = ",".join(f"{_n(b - a)}pt" for a, b in zip(grid.ys, grid.ys[1:], strict=False))
        return (
            f"place(dx:{_n(grid.xs[0])}pt,dy:{_n(grid.ys[0])}pt,table(columns:({columns},),rows:({rows},),"
            f"{head}\n{','.join(map(self._cell, body))}))\n"
        )

    def _cell(self, slot: Slot) -> str:
        span = f",colspan:{slot.width}" if slot.width > 1 else ""
        span += f",rowspan:{slot.height}" if slot.height > 1 else ""
        text = slot.text
        if text is None or not text.lines:
            return f"table.cell([]{span})" if span else "[]"
        x = min(line.x for line in text.lines)
        left, top = _n(x - text.box.x), _n(text.lines[0].baseline - text.box.y)
        strings = _strings(text.lines, x, self.style.font)
        cell = f"{'h' if text.bold else 'c'}({left}pt,{top}pt,{strings}{span})"
        own = self._set(text, "")
        if not own:
            return cell
        sets = own[1:-1]
        weight = "700" if text.bold else "400"
        lines = f"j({strings})"
        return (
            f"table.cell(inset:(left:{left}pt,top:{top}pt,right:-30pt){span},"
            f"{{{sets}text(weight:{weight},{lines})}})"
        )

    def _figure(self, page: Page) -> str:
        """The drawing: grounds of labels, lines, hops over them, heads, symbols, then the small texts."""
        if not page.symbols and not page.arrows:
            return ""
        style, ink = self.style, self.style.ink
        arrows = [arrow_paths(arrow, style) for arrow in page.arrows]
        hops = [hop for arrow in arrows for hop in arrow.hops]
        picture = _svg(
            page,
            _path((rectangle(arrow.label.box) for arrow in page.arrows if arrow.label), fill="#fff"),
            _path((arrow.line for arrow in arrows), stroke=ink, width=style.arrow),
            _path(hops, stroke="#fff", width=style.arrow + CLEARING),
            _path(hops, stroke=ink, width=style.arrow),
            _path((arrow.head for arrow in arrows), fill=ink),
            _path(map(symbol_path, page.symbols), fill="#fff", stroke=ink, width=style.symbol),
        )
        layers = [f"place(image({picture}))\n"]
        for arrow in page.arrows:
            if arrow.label and arrow.label.lines:
                lines = arrow.label.lines
                label = Text("", None, arrow.label.box, lines)
                x = min(line.x for line in lines)
                place = f"p({_n(x)}pt,{_n(lines[0].baseline)}pt,{_strings(lines, x, self.style.font)})"
                layers.append(self._set(label, place) + "\n")
        for symbol in page.symbols:
            if symbol.label:
                place_at, size = connector_label(symbol, style.font)
                number = (
                    f"pb({_n(place_at.x)}pt,{_n(place_at.y)}pt,{_q(self.style.font.drawable(symbol.label))})"
                )
                layers.append(f"{{set text(size:{_n(size)}pt);{number}}}\n")
        words = _q(flow_in_words(self.sop, page, self.alur))
        return (
            f"place(figure(alt:{words},box(width:{_n(page.width)}pt,height:{_n(page.height)}pt,"
            f"{{\n{''.join(layers)}}})))\n"
        )

    def _picture(self, picture: Picture) -> str:
        found = load_picture(picture.path, self.options.base_dir)
        if isinstance(found, Pesan):
            self.warnings.append(found)
            return ""
        box = fitted(found, picture.box)
        alt = _q(f"Logo {self.sop.instansi or ''}".strip())
        return (
            f'place(dx:{_n(box.x)}pt,dy:{_n(box.y)}pt,image(bytes({_q(found.as_svg)}),format:"svg",'
            f"width:{_n(box.width)}pt,height:{_n(box.height)}pt,alt:{alt}))\n"
        )


def _loose(text: Text) -> bool:
    """Whether a text stands outside the table."""
    return text.cell == "judul" or text.cell.startswith(("kaki:", "gambar:"))
