"""DOCX: a sound package, tables in styles, and shapes whose corners are the layout's to the last EMU."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from lxml import etree

from sopan.layout.compose import compose
from sopan.layout.scene import Point, Scene
from sopan.layout.setup import PAPERS, PageSetup
from sopan.model import Sop
from sopan.model.salinan import NAMESPACE, sop_dari_json
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from sopan.render._drawingml_connectors import LEAST
from sopan.render.base import Konektor
from tests.render.office import A, check_package, embedded, geometry, parts_of, relations, root_of, squeezed
from tests.render.scenes import NASTY, make_scene, make_sop
from tests.render.test_drawingml_connectors import drawn
from tests.strategies import sops

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
EMU = 12_700


def docx_of(
    sop: Sop, scene: Scene | None = None, konektor: Konektor = "lekat", base: Path | None = None
) -> bytes:
    options = RenderOptions(konektor=konektor, base_dir=base)
    (out,) = render("docx", sop, scene or compose(sop), options)
    return out.data


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def body_of(data: bytes) -> etree._Element:
    return root_of(parts_of(data)["word/document.xml"])


def identity(shape: etree._Element) -> etree._Element:
    found = shape.find(f"{WPS}cNvPr")
    assert found is not None
    return found


@pytest.mark.parametrize("konektor", ["lekat", "garis"])
@pytest.mark.parametrize("name", ["konsinyering", "pelayanan-informasi-publik"])
def test_the_package_is_sound(name: str, konektor: Konektor, examples_dir: Path) -> None:
    sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
    parts = check_package(docx_of(sop, konektor=konektor, base=examples_dir))
    assert ("word/media/logo.png" in parts) == (sop.logo is not None)


def check_drawings(scene: Scene, document: etree._Element) -> Counter[str]:
    """One group a page; every symbol and arrow where the layout has it; arrows glued to their symbols' sites.

    Gives the presets used.
    """
    kinds: Counter[str] = Counter()
    numbers = [e.get("id") for e in document.iter(f"{WP}docPr", f"{WPS}cNvPr")]
    assert len(numbers) == len(set(numbers))
    groups = list(document.iter(f"{WPG}wgp"))
    drawn_pages = [page for page in scene.pages if page.symbols]
    assert len(groups) == len(drawn_pages)
    for page, group in zip(drawn_pages, groups, strict=True):
        (anchor,) = [a for a in document.iter(f"{WP}anchor") if group in a.iter(f"{WPG}wgp")]
        check_group(group, anchor)
        shapes = {identity(shape).get("id"): shape for shape in group.iter(f"{WPS}wsp")}
        boxes = {number: box_of(shape) for number, shape in shapes.items()}
        symbols = {symbol.id: tuple(round(v * EMU) for v in symbol.box) for symbol in page.symbols}
        connectors = [shape for shape in shapes.values() if shape.find(f"{WPS}cNvCnPr") is not None]
        assert len(connectors) == len(page.arrows)
        left = list(page.arrows)
        for shape in connectors:
            ends = [shape.find(f".//{A}{end}") for end in ("stCxn", "endCxn")]
            at = [boxes[end.get("id")] for end in ends]
            preset, corners = corners_of(shape)
            kinds[preset] += 1
            arrow = next(
                arrow
                for arrow in left
                if near(symbols[arrow.source], at[0])
                and near(symbols[arrow.target], at[1])
                and same(corners, arrow.points, hops=bool(arrow.hops))
            )
            left.remove(arrow)
            for end, box, point in zip(ends, at, (arrow.points[0], arrow.points[-1]), strict=True):
                x, y, width, height = box
                sites = [
                    (x + width / 2, y),
                    (x, y + height / 2),
                    (x + width / 2, y + height),
                    (x + width, y + height / 2),
                ]
                assert math.dist(sites[int(end.get("idx"))], (point.x * EMU, point.y * EMU)) < 300
            assert (shape.find(f".//{A}tailEnd") is None) == (arrow.kind == "link")
        assert not left
    return kinds


def check_group(group: etree._Element, anchor: etree._Element) -> None:
    """The group keeps the page's measure and stands where its first corner says."""
    (transform,) = group.findall(f"{WPG}grpSpPr/{A}xfrm")
    extent, inner = transform.find(f"{A}ext"), transform.find(f"{A}chExt")
    assert (extent.get("cx"), extent.get("cy")) == (inner.get("cx"), inner.get("cy"))
    corner = transform.find(f"{A}chOff")
    offsets = [found.text for found in anchor.iter(f"{WP}posOffset")]
    assert offsets == [corner.get("x"), corner.get("y")]
    assert {found.get("relativeFrom") for found in anchor if "relativeFrom" in found.attrib} == {"page"}


def box_of(shape: etree._Element) -> tuple[int, ...]:
    offset, extent = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
    return tuple(
        int(e.get(name)) for e, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
    )


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(x - y) <= 2 for x, y in zip(a, b, strict=True))


def corners_of(shape: etree._Element) -> tuple[str, list[tuple[float, float]]]:
    if shape.find(f".//{A}custGeom") is None:
        preset, *rest = geometry(shape)
        return preset, drawn(preset, *rest)
    x, y, *_ = box_of(shape)
    return "custGeom", [(x + int(p.get("x")), y + int(p.get("y"))) for p in shape.iter(f"{A}pt")]


def same(corners: list[tuple[float, float]], points: tuple[Point, ...], *, hops: bool) -> bool:
    """Whether all corners are the layout's; the start may lie inside its symbol, at most two points back."""
    wanted = [(x * EMU, y * EMU) for x, y in points]
    if hops:  # where it hops the path has more points
        return math.dist(corners[0], wanted[0]) < 2 and math.dist(corners[-1], wanted[-1]) < 2
    return (
        len(corners) == len(wanted)
        and math.dist(corners[0], wanted[0]) < 2 * LEAST + 64
        and all(math.dist(a, b) < 64 for a, b in zip(corners[1:], wanted[1:], strict=True))
    )


def test_all_arrows_of_all_cases_are_connectors_with_the_corners_of_the_layout(shared_dir: Path) -> None:
    kinds: Counter[str] = Counter()
    for file in sorted(shared_dir.glob("*/*.sop.yaml")):
        sop = read_sop(file).sop
        scene = compose(sop)
        kinds += check_drawings(scene, root_of(check_package(docx_of(sop, scene))["word/document.xml"]))
    assert kinds.total() > 150
    assert set(kinds) == {"straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4"}


def test_an_arrow_that_hops_is_one_path_with_an_arc_and_still_glued() -> None:
    sop = make_sop(5)
    scene = make_scene(sop)
    document = body_of(docx_of(sop, scene))
    assert check_drawings(scene, document)["custGeom"] == 1
    assert len(list(document.iter(f"{A}arcTo"))) == 1


def test_lines_have_no_glue(shared_dir: Path) -> None:
    sop = read_sop(shared_dir / "cases" / "case03.sop.yaml").sop
    scene = compose(sop)
    document = body_of(docx_of(sop, scene, "garis"))
    assert not list(document.iter(f"{WPS}cNvCnPr"))
    bent = [arrow for page in scene.procedure for arrow in page.arrows if len(arrow.points) > 2]
    assert len(list(document.iter(f"{A}path"))) == len(bent)


def test_a_drawing_says_its_flow_in_words(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    document = body_of(docx_of(sop))
    (said,) = [e.get("descr") for e in document.iter(f"{WP}docPr") if e.get("name").startswith("Diagram")]
    assert "Langkah 1, Kabid, mulai: ke langkah 2." in said


def test_answers_and_numbers_are_text_in_shapes(shared_dir: Path) -> None:
    sop = read_sop(shared_dir / "cases" / "case12.sop.yaml").sop
    scene = compose(sop)
    document = body_of(docx_of(sop, scene))
    wanted = Counter(
        line.text for page in scene.pages for a in page.arrows if a.label for line in a.label.lines
    )
    wanted += Counter(symbol.label for page in scene.pages for symbol in page.symbols if symbol.label)
    found = Counter(
        "".join(p.itertext()) for box in document.iter(f"{W}txbxContent") for p in box.iter(f"{W}p")
    )
    assert wanted.total() > 3
    assert found == wanted
    styles = opened(docx_of(sop, scene)).styles
    assert 6 <= styles["SOP Nomor Penghubung"].font.size.pt <= 7  # as in the PDF: it fits its pentagon


def test_every_page_is_a_table_with_header_rows_that_repeat(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    scene = compose(sop)
    document = opened(docx_of(sop, scene))
    assert len(document.tables) == len(scene.pages)
    for page, table in zip(scene.pages, document.tables, strict=True):
        assert table.style.name == f"SOP Tabel {'Identitas' if page.kind == 'identitas' else 'Prosedur'}"
        heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
        assert heads == [page.kind == "prosedur" and index < 2 for index in range(len(heads))]
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
    breaks = [p for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert len(breaks) == len(scene.pages) - 1


def test_rows_and_columns_are_the_layouts(shared_dir: Path) -> None:
    for number in ("02", "08", "11"):
        sop = read_sop(shared_dir / "cases" / f"case{number}.sop.yaml").sop
        scene = compose(sop)
        tables = [t for t in opened(docx_of(sop, scene)).tables if "Prosedur" in t.style.name]
        for page, table in zip(scene.procedure, tables, strict=True):
            levels = sorted({round(rule.y0, 2) for rule in page.rules if rule.y0 == rule.y1})
            heights = [row.height.pt for row in table.rows]
            assert sum(heights) == pytest.approx(levels[-1] - levels[0], abs=0.1)
            assert len(heights) == len(levels) - 1
            assert heights == pytest.approx([b - a for a, b in pairwise(levels)], abs=0.06)
            uprights = sorted({round(rule.x0, 2) for rule in page.rules if rule.x0 == rule.x1})
            widths = [column.width.pt for column in table.columns]
            assert sum(widths) == pytest.approx(uprights[-1] - uprights[0], abs=0.1)


def test_cells_say_what_the_model_says(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    rows = {}
    for table in opened(docx_of(sop)).tables[1:]:
        for row in table.rows[2:]:
            cells = [[p.text for p in cell.paragraphs if p.text] for cell in row.cells]
            if cells[0]:
                rows[cells[0][0]] = cells
    for number, step in enumerate(sop.langkah, 1):
        row = rows[f"{number}."]
        assert [words.replace("\u00ad", "") for words in row[1]] == [step.kegiatan]
        for items in (step.kelengkapan, step.output):
            assert not items or list(items) in [[w.replace("\u00ad", "") for w in cell] for cell in row]


def test_lists_are_numbered_by_word_each_from_its_own_beginning(shared_dir: Path) -> None:
    sop = read_sop(shared_dir / "cases" / "case08.sop.yaml").sop
    data = docx_of(sop)
    parts = parts_of(data)
    numbering = root_of(parts["word/numbering.xml"])
    starts = {
        num.get(f"{W}numId"): int(num.find(f".//{W}startOverride").get(f"{W}val"))
        for num in numbering.iter(f"{W}num")
    }
    kinds = {e.get(f"{W}abstractNumId") for e in numbering.iter(f"{W}abstractNum")}
    assert {e.get(f"{W}val") for e in numbering.iter(f"{W}abstractNumId")} == kinds
    used = [e.get(f"{W}val") for e in body_of(data).iter(f"{W}numId")]
    assert set(used) == set(starts)
    assert min(starts.values()) == 1
    wanted = list(sop.peralatan)
    shown = [
        ("".join(p.itertext()), p.find(f".//{W}numId").get(f"{W}val"))
        for p in body_of(data).iter(f"{W}p")
        if "".join(p.itertext()) in wanted and p.find(f".//{W}numId") is not None
    ]
    assert [words for words, _ in shown] == wanted
    lists = list(dict.fromkeys(number for _, number in shown))
    assert len(lists) == 2  # over two pages
    counts = Counter(number for _, number in shown)
    assert starts[lists[1]] == counts[lists[0]] + 1


def test_text_has_styles_and_no_format_by_hand(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    parts = parts_of(docx_of(sop, base=examples_dir))
    document = root_of(parts["word/document.xml"])
    styles = root_of(parts["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {e.get(f"{W}val") for e in document.iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= known
    assert not list(document.iter(f"{W}rPr"))
    for properties in document.iter(f"{W}pPr"):
        tags = {child.tag.removeprefix(W) for child in properties}
        assert tags <= {"pStyle", "pageBreakBefore", "numPr"}


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_section_has_the_paper_and_room_for_every_row(paper: str) -> None:
    sop = make_sop(6)
    scene = compose(sop, PageSetup(paper=paper))
    section = opened(docx_of(sop, scene)).sections[0]
    width, height = PAPERS[paper]
    assert section.page_width.pt == pytest.approx(width, abs=0.05)
    assert section.page_height.pt == pytest.approx(height, abs=0.05)
    assert section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
    room = height - section.top_margin.pt - section.bottom_margin.pt
    for page in scene.pages:
        levels = [rule.y0 for rule in page.rules if rule.y0 == rule.y1]
        title = max(text.box.bottom for text in page.texts if text.cell != "judul")
        assert min(title, max(levels)) - page.texts[0].box.y + 2 <= room


def test_the_footer_counts_its_pages() -> None:
    sop = make_sop(4)
    parts = parts_of(docx_of(sop))
    footer = root_of(parts["word/footer1.xml"])
    assert [e.get(f"{W}instr").strip() for e in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert "Nomor SOP: 01/K/PAN-RB/D.IV/4/2012" in "".join(footer.itertext())
    assert "SOP Pembuatan Laporan Konsinyering" in "".join(footer.itertext())


def test_every_sign_is_itself() -> None:
    sop = make_sop(4, judul=NASTY)
    document = opened(docx_of(sop, make_scene(sop)))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert NASTY in words
    assert document.core_properties.title == f"SOP {NASTY}"


def test_a_row_over_two_pages_has_each_word_once() -> None:
    sop = make_sop(3)
    long = "Memeriksa kelengkapan berkas permohonan yang diajukan oleh pemohon. " * 60
    steps = (sop.langkah[0].model_copy(update={"kegiatan": long.strip()}), *sop.langkah[1:])
    sop = sop.model_copy(update={"langkah": steps})
    tables = opened(docx_of(sop)).tables
    shown = [row.cells[1].text for table in tables for row in table.rows if row.cells[0].text == "1."]
    assert len(shown) > 1
    assert squeezed(shown) == squeezed([long])


def test_a_word_that_the_layout_parts_may_be_parted_there(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "konsinyering.sop.yaml").sop
    scene = compose(sop)
    parted = [
        line.text
        for page in scene.procedure
        for text in page.texts
        for line in text.lines
        if text.cell == "keterangan" and line.text.endswith("-")
    ]
    assert parted == ["SOP Pendoku-"]
    document = body_of(docx_of(sop, scene))
    (hyphen,) = document.iter(f"{W}softHyphen")
    assert "".join(hyphen.getparent().itertext()) == "SOP Pendokumentasian Dokumen"


def test_the_model_comes_back_exactly(shared_dir: Path) -> None:
    for file in sorted(shared_dir.glob("*/*.sop.yaml")):
        sop = read_sop(file).sop
        item, _ = embedded(parts_of(docx_of(sop)), "word/document.xml")
        assert item.tag == f"{{{NAMESPACE}}}sopan"
        assert sop_dari_json(item.text or "") == sop


@settings(max_examples=15)
@given(sops(max_steps=12, max_actors=6))
def test_any_sop_gives_a_sound_package_that_holds_it(sop: Sop) -> None:
    scene = compose(sop)
    parts = check_package(docx_of(sop, scene))
    check_drawings(scene, root_of(parts["word/document.xml"]))
    assert sop_dari_json(embedded(parts, "word/document.xml")[0].text or "") == sop


def test_the_same_sop_gives_the_same_bytes_and_bears_its_date() -> None:
    sop = make_sop(6)
    scene = make_scene(sop)
    assert docx_of(sop, scene) == docx_of(sop, scene)
    day = datetime.date(2026, 11, 24)
    (dated,) = render("docx", sop, scene, RenderOptions(tanggal=day))
    created = opened(dated.data).core_properties.created
    assert created is not None
    assert created.date() == day


def test_a_document_without_identity_or_lists_is_sound_too() -> None:
    sop = make_sop(3)
    parts = check_package(docx_of(sop, compose(sop, PageSetup(identity=False))))
    assert {kind for kind, _ in relations(parts, "word/document.xml").values()} >= {"styles", "numbering"}
