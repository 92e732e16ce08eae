"""Tables of a Word document: the procedure's and the identity's, in the rows and columns of the scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from sopan.layout.scene import Box, Page, Style, Text
from sopan.layout.text import text_width
from sopan.layout.typeface import Typeface
from sopan.render._docx_styles import W, style_of, twips
from sopan.render._drawingml import xml
from sopan.render._grid import Grid, Slot, slots
from sopan.render._ooxml_grid import columns_of, covered, procedure_grid
from sopan.render._ooxml_package import HEAD
from sopan.render._ooxml_text import SOFT_HYPHEN, Contents

__all__ = ["Lists", "Tables", "paragraph"]

_TOP_ROOM = 4.5
_HEADER_ROOM = '<w:tcMar><w:left w:w="38" w:type="dxa"/><w:right w:w="38" w:type="dxa"/></w:tcMar>'
_LISTED = {"SopSel": "SopButir", "SopIsi": "SopButirIdentitas"}
_APPROVAL = tuple(f"identitas:{name}" for name in ("pengesahan", "tanda_tangan", "nama_pejabat", "nip"))
_BOXES = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_FROM_THE_TOP = {
    "identitas:pengesahan",
    "identitas:pengesahan:label",
    *(f"identitas:{name}" for name in _BOXES),
}


def paragraph(style: str, words: str, *, more: str = "", size: float | None = None, runs: str = "") -> str:
    """A paragraph in a style: its words, or `runs` as they are.

    `more` are further properties of it, `size` is a type size that is not the style's.
    """
    if words:
        look = f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>' if size else ""
        lines = "<w:br/>".join([f"<w:t>{xml(line)}</w:t>" for line in words.split("\n")])
        lines = lines.replace(SOFT_HYPHEN, "</w:t><w:softHyphen/><w:t>")
        runs += f"<w:r>{look}{lines}</w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


class Lists:
    """The numbered lists of a document: one instance a list, so that each counts from its own beginning."""

    def __init__(self, face: Typeface) -> None:
        self._face = face
        self._kinds: dict[int, int] = {}
        self._instances: list[tuple[int, int]] = []

    def begin(self, size: float, first: int, last: int) -> int:
        """A new list numbered `first` to `last` in that type size; gives the number of its instance."""
        hang = twips(text_width(f"{last}. ", size, False, self._face))
        kind = self._kinds.setdefault(hang, len(self._kinds))
        self._instances.append((kind, first))
        return len(self._instances)

    def numbering(self) -> str:
        """The part that describes the lists."""
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{hang}"/></w:tabs>'
            f'<w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr></w:lvl></w:abstractNum>'
            for hang, kind in self._kinds.items()
        )
        instances = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
            for number, (kind, first) in enumerate(self._instances, 1)
        )
        return f'{HEAD}<w:numbering xmlns:w="{W}">{kinds}{instances}</w:numbering>'


class Tables:
    """Writes the tables of one document. `logo` is the run with the picture over the agency's name."""

    def __init__(self, contents: Contents, sizes: Mapping[str, float], style: Style, logo: str = "") -> None:
        self._contents, self._sizes, self._logo = contents, sizes, logo
        self._shade = style.shade.removeprefix("#").upper()
        self.lists = Lists(style.font)

    def procedure(self, page: Page) -> str:
        """The table of a procedure page; its header rows repeat where the table grows over a page."""
        return self._table(page, procedure_grid(page), "SopTabelProsedur")

    def identity(self, page: Page) -> str:
        """The table of an identity page; what stands around a signature is one cell."""
        grid = slots(list(_with_one_approval(page)), page)
        return self._table(page, grid, "SopTabelIdentitas")

    def _table(self, page: Page, grid: Grid, style: str) -> str:
        edges = [twips(x - grid.xs[0]) for x in grid.xs]
        widths = [b - a for a, b in pairwise(edges)]
        tops = [twips(y - grid.ys[0]) for y in grid.ys]
        rows: list[list[tuple[int, int, str]]] = [[] for _ in tops[1:]]
        for slot in grid.slots:
            for column, width in columns_of(slot, len(widths)):
                cell = self._cell(page, slot, sum(widths[column : column + width]), width)
                rows[slot.row].append((column, width, cell))
                for below in range(slot.row + 1, slot.row + slot.height):
                    going_on = self._properties(sum(widths[column : column + width]), width, "<w:vMerge/>")
                    rows[below].append((column, width, f"<w:tc>{going_on}<w:p/></w:tc>"))
        columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        begin = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
            '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
        out = [begin]
        for index, row in enumerate(rows):
            head = "<w:tblHeader/>" if index < grid.header_rows and page.kind == "prosedur" else ""
            cells = "".join(cell for _, _, cell in sorted(row, key=lambda item: item[0]))
            out.append(
                f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{tops[index + 1] - tops[index]}" '
                f'w:hRule="atLeast"/>{head}</w:trPr>{cells}</w:tr>'
            )
        return f"{''.join(out)}</w:tbl>"

    @staticmethod
    def _properties(width: int, columns: int, more: str) -> str:
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{more}</w:tcPr>'

    def _cell(self, page: Page, slot: Slot, width: int, columns: int) -> str:
        text = slot.text
        merge = '<w:vMerge w:val="restart"/>' if slot.height > 1 else ""
        if text is None:
            return f"<w:tc>{self._properties(width, columns, merge)}{paragraph('SopSel', '')}</w:tc>"
        shaded = text.header and covered(page.shades, text.box)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self._shade}"/>' if shaded else ""
        upper = text.cell in _FROM_THE_TOP
        room = f'<w:tcMar><w:top w:w="{twips(_TOP_ROOM)}" w:type="dxa"/></w:tcMar>' if upper else ""
        if text.cell.startswith("kepala:"):
            room = _HEADER_ROOM
        place = "top" if upper else "center"
        properties = self._properties(width, columns, f'{merge}{shade}{room}<w:vAlign w:val="{place}"/>')
        return f"<w:tc>{properties}{''.join(self._paragraphs(page, text))}</w:tc>"

    def _paragraphs(self, page: Page, text: Text) -> Iterator[str]:
        style = style_of(text)
        if text.cell == "identitas:pengesahan":
            yield from self._approval(page)
            return
        if text.cell == "identitas:instansi" and self._logo and page.pictures:
            yield paragraph("SopLogo", "", runs=self._logo)
        if text.cell == "identitas:instansi" and text.lines:
            yield from (paragraph(style, words) for words in self._contents.balanced(page, text))
            return
        found = self._contents.of(page, text)
        if not found:
            yield paragraph(style, "")
            return
        size = text.lines[0].size
        own = size if abs(size - self._sizes[style]) > 0.01 else None
        numbers = [part.nomor for part in found if part.nomor]
        listed = self.lists.begin(size, numbers[0], numbers[-1]) if numbers else 0
        for part in found:
            if part.nomor:
                more = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
                yield paragraph(_LISTED.get(style, style), part.teks, more=more, size=own)
            else:
                yield paragraph(style, part.teks, size=own)

    def _approval(self, page: Page) -> Iterator[str]:
        """Office, room for the signature, name and NIP."""
        texts = {text.cell: text for text in page.texts}
        for name in _APPROVAL:
            text = texts.get(name)
            if text is not None and (text.lines or name == "identitas:tanda_tangan"):
                for words in self._contents.balanced(page, text) or ("",):
                    yield paragraph(style_of(text), words)


def _with_one_approval(page: Page) -> Iterator[Text]:
    """The texts of an identity page, those around the signature as one cell."""
    yield from (
        text for text in page.texts if not text.cell.startswith("kaki:") and text.cell not in _APPROVAL
    )
    parts = [text for text in page.texts if text.cell in _APPROVAL]
    if parts:
        first = parts[0]
        height = max(part.box.bottom for part in parts) - first.box.y
        box = Box(first.box.x, first.box.y, first.box.width, height)
        yield Text("identitas:pengesahan", None, box, first.lines, align="center")
