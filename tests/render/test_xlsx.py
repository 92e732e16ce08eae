"""XLSX: a sound package, the model's words in cells, shapes that lie on them, arrows glued to their sites."""

from __future__ import annotations

import datetime
import math
from bisect import bisect_right
from collections import Counter
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from lxml import etree

from sopan.errors import WrongUse
from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.layout.setup import PageSetup
from sopan.model import Sop
from sopan.model.salinan import NAMESPACE, sop_dari_json
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from sopan.render._drawingml_connectors import LEAST
from sopan.render._titles import symbol_title
from sopan.render.base import Konektor
from tests.render.office import A, check_package, embedded, geometry, parts_of, relations, root_of, squeezed
from tests.render.scenes import NASTY, make_scene, make_sop
from tests.render.test_drawingml_connectors import drawn
from tests.strategies import sops

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PX = 9525


def xlsx_of(
    sop: Sop, scene: Scene | None = None, konektor: Konektor = "lekat", base: Path | None = None
) -> bytes:
    options = RenderOptions(konektor=konektor, base_dir=base)
    (out,) = render("xlsx", sop, scene or compose(sop), options)
    return out.data


def book_of(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def sheet_part(parts: dict[str, bytes], name: str) -> str:
    root = root_of(parts["xl/workbook.xml"])
    ids = {sheet.get("name"): sheet for sheet in root.iter(f"{S}sheet")}
    relation = ids[name].get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    return relations(parts, "xl/workbook.xml")[relation][1]


def drawing_of(parts: dict[str, bytes], name: str) -> etree._Element:
    (part,) = [t for kind, t in relations(parts, sheet_part(parts, name)).values() if kind == "drawing"]
    return root_of(parts[part])


def excel_edges(parts: dict[str, bytes], name: str) -> tuple[list[int], list[int]]:
    """Where Excel puts columns and rows, in EMU: in whole pixels, a digit of Arial 8 being six wide."""
    root = root_of(parts[sheet_part(parts, name)])
    columns, rows = [0], [0]
    for column in root.iter(f"{S}col"):
        pixels = math.trunc((256 * float(column.get("width")) + math.trunc(128 / 6)) / 256 * 6)
        for _ in range(int(column.get("min")), int(column.get("max")) + 1):
            columns.append(columns[-1] + pixels * PX)
    for index, row in enumerate(root.iter(f"{S}row")):
        assert int(row.get("r")) == index + 1
        assert row.get("customHeight") == "1"
        rows.append(rows[-1] + round(float(row.get("ht")) / 0.75) * PX)
    return columns, rows


def anchors(parts: dict[str, bytes], name: str) -> list[tuple[etree._Element, tuple[int, int, int, int]]]:
    """The shapes of a sheet and their boxes in EMU (left, top, right, bottom), from their anchors."""
    columns, rows = excel_edges(parts, name)
    found = []
    for anchor in drawing_of(parts, name).iter(f"{XDR}twoCellAnchor"):
        box = []
        for corner in ("from", "to"):
            at = anchor.find(f"{XDR}{corner}")
            column, x, row, y = (int(at.find(f"{XDR}{n}").text) for n in ("col", "colOff", "row", "rowOff"))
            assert 0 <= x <= columns[column + 1] - columns[column]
            assert 0 <= y <= rows[row + 1] - rows[row]
            box += [columns[column] + x, rows[row] + y]
        (shape,) = [child for child in anchor if child.tag in (f"{XDR}sp", f"{XDR}cxnSp", f"{XDR}pic")]
        found.append((shape, (box[0], box[1], box[2], box[3])))
    return found


def identity(shape: etree._Element) -> etree._Element:
    (found,) = shape.iter(f"{XDR}cNvPr")
    return found


@pytest.mark.parametrize("konektor", ["lekat", "garis"])
@pytest.mark.parametrize("name", ["konsinyering", "pelayanan-informasi-publik"])
def test_the_package_is_sound(name: str, konektor: Konektor, examples_dir: Path) -> None:
    sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
    parts = check_package(xlsx_of(sop, konektor=konektor, base=examples_dir))
    assert ("xl/media/logo.png" in parts) == (sop.logo is not None)


def test_all_arrows_of_all_cases_are_connectors_glued_to_the_right_sites(shared_dir: Path) -> None:
    kinds: Counter[str] = Counter()
    for file in sorted(shared_dir.glob("*/*.sop.yaml")):
        sop = read_sop(file).sop
        scene = compose(sop)
        parts = check_package(xlsx_of(sop, scene))
        kinds += check_drawing(sop, scene, parts)
    assert kinds.total() > 150
    assert set(kinds) == {"straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4"}


def check_drawing(sop: Sop, scene: Scene, parts: dict[str, bytes]) -> Counter[str]:
    """Every symbol is a shape, every arrow a connector whose ends lie at their sites; the presets used."""
    shapes = anchors(parts, "Prosedur")
    numbers = [identity(shape).get("id") for shape, _ in shapes]
    assert len(numbers) == len(set(numbers))
    assert len({identity(shape).get("name") for shape, _ in shapes}) == len(shapes)
    symbols = [symbol for page in scene.procedure for symbol in page.symbols]
    arrows = [arrow for page in scene.procedure for arrow in page.arrows]
    titles = {symbol.id: symbol_title(sop, symbol) for symbol in symbols}
    by_number = {identity(shape).get("id"): (shape, box) for shape, box in shapes}
    connectors = [(shape, box) for shape, box in shapes if shape.tag == f"{XDR}cxnSp"]
    assert len(connectors) == len(arrows)
    wanted = Counter((titles[arrow.source], titles[arrow.target], arrow.kind == "link") for arrow in arrows)
    found: Counter[tuple[str, str, bool]] = Counter()
    kinds: Counter[str] = Counter()
    for shape, box in connectors:
        ends = [shape.find(f".//{A}{end}") for end in ("stCxn", "endCxn")]
        targets = [by_number[end.get("id")] for end in ends]
        preset, corners, extent = corners_of(shape)
        kinds[preset] += 1
        start = 26_000 if LEAST in extent else 1_000  # a way back on one side begins inside its symbol
        for end, (_, (left, top, right, bottom)), (x, y), slack in zip(
            ends, targets, (corners[0], corners[-1]), (start, 1_000), strict=True
        ):
            middle = ((left + right) / 2, (top + bottom) / 2)
            site = [(middle[0], top), (left, middle[1]), (middle[0], bottom), (right, middle[1])][
                int(end.get("idx"))
            ]
            assert math.dist(site, (x, y)) < slack
        ends_of_box = corners if preset == "custGeom" else (corners[0], corners[-1])
        xs, ys = zip(*ends_of_box, strict=True)
        if "arcTo" not in etree.tostring(shape).decode():  # an arc may be what reaches furthest
            assert box == pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=3)
        head = shape.find(f".//{A}tailEnd")
        names = [identity(target).get("descr") for target, _ in targets]
        found[names[0], names[1], head is None] += 1
    assert found == wanted
    return kinds


def corners_of(shape: etree._Element) -> tuple[str, list[tuple[float, float]], tuple[int, int]]:
    """Preset (or custGeom), corners in EMU, and extent of a connector."""
    if shape.find(f".//{A}custGeom") is None:
        preset, offset, extent, turn, flips, adjust = geometry(shape)
        return preset, drawn(preset, offset, extent, turn, flips, adjust), extent
    offset, extent = shape.find(f".//{A}off"), shape.find(f".//{A}ext")
    x, y = int(offset.get("x")), int(offset.get("y"))
    points = [(x + int(p.get("x")), y + int(p.get("y"))) for p in shape.iter(f"{A}pt")]
    return "custGeom", points, (int(extent.get("cx")), int(extent.get("cy")))


def test_lines_have_no_glue_and_all_corners(shared_dir: Path) -> None:
    sop = read_sop(shared_dir / "cases" / "case03.sop.yaml").sop
    scene = compose(sop)
    parts = check_package(xlsx_of(sop, scene, "garis"))
    drawing = drawing_of(parts, "Prosedur")
    assert not list(drawing.iter(f"{XDR}cxnSp"))
    bent = [arrow for page in scene.procedure for arrow in page.arrows if len(arrow.points) > 2]
    paths = list(drawing.iter(f"{A}path"))
    assert Counter(len(list(path.iter(f"{A}pt"))) for path in paths) == Counter(
        len(arrow.points) for arrow in bent
    )


def test_an_arrow_that_hops_is_one_path_with_an_arc_and_still_glued() -> None:
    sop = make_sop(5)
    scene = make_scene(sop)
    drawing = drawing_of(check_package(xlsx_of(sop, scene)), "Prosedur")
    (own,) = [shape for shape in drawing.iter(f"{XDR}cxnSp") if shape.find(f".//{A}custGeom") is not None]
    assert own.find(f".//{A}stCxn") is not None
    (path,) = own.iter(f"{A}path")
    kinds = [child.tag.removeprefix(A) for child in path]
    assert kinds == ["moveTo", "lnTo", "lnTo", "arcTo", "lnTo", "lnTo"]
    arc = path.find(f"{A}arcTo")
    assert arc.get("wR") == arc.get("hR")
    assert abs(int(arc.get("swAng"))) == 10_800_000
    assert 2.9 * 12_700 < int(arc.get("wR")) < 3.1 * 12_700
    for point in path.iter(f"{A}pt"):
        assert 0 <= int(point.get("x")) <= int(path.get("w"))
        assert 0 <= int(point.get("y")) <= int(path.get("h"))


def test_cells_say_what_the_model_says(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    sheet = book_of(xlsx_of(sop))["Prosedur"]
    rows = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows() if row[0].value}
    for number, step in enumerate(sop.langkah, 1):
        row = rows[f"{number}."]
        assert row[1] == step.kegiatan
        assert step.waktu in row
        for items in (step.kelengkapan, step.output):
            if len(items) > 1:
                assert "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)) in row
            elif items:
                assert items[0] in row
    header = [cell.value for row in sheet.iter_rows(min_row=3, max_row=4) for cell in row]
    assert {actor.nama for actor in sop.pelaksana.values()} <= set(header)


def test_identity_has_every_field(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    sheet = book_of(xlsx_of(sop, base=examples_dir))["Identitas"]
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for wanted in (sop.nomor, sop.judul.upper(), sop.pengesahan.jabatan, sop.pengesahan.nama):
        assert wanted in values
    assert f"NIP {sop.pengesahan.nip}" in values
    assert "\n".join(name.upper() for name in (sop.instansi or "", *sop.unit)) in values
    assert "\n".join(f"{n}. {words}" for n, words in enumerate(sop.dasar_hukum, 1)) in values
    assert "\n".join(f"{n}. {other}" for n, other in enumerate(sop.keterkaitan, 1)) in values


def test_it_prints_as_the_layout_has_it(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    scene = compose(sop)
    book = book_of(xlsx_of(sop, scene))
    assert book.sheetnames == ["Identitas", "Prosedur"]
    sheet = book["Prosedur"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.print_area.endswith(f"$A$1:$K${sheet.max_row}")
    assert sheet.freeze_panes == "A5"
    assert sheet.page_setup.firstPageNumber == 2
    assert sheet.oddFooter.left.text == f"Nomor SOP: {sop.nomor}"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    heights = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
    ends = [brk.id for brk in sheet.row_breaks.brk]
    assert len(ends) == len(scene.procedure) - 1
    for page, (first, last) in zip(
        scene.procedure, zip([4, *ends], [*ends, sheet.max_row], strict=True), strict=True
    ):
        rules = [rule.y0 for rule in page.rules if rule.y0 == rule.y1]
        wanted = max(rules) - page.rows[0].y
        strip = page.rows[0].y - max(text.box.bottom for text in page.texts if text.header)
        assert sum(heights[first:last]) == pytest.approx(wanted + strip, abs=0.8)


@pytest.mark.parametrize(("paper", "code"), [("A4", 9), ("Letter", 1), ("Legal", 5), ("F4", 14)])
def test_every_paper_has_its_number(paper: str, code: int) -> None:
    sop = make_sop(3)
    book = book_of(xlsx_of(sop, compose(sop, PageSetup(paper=paper))))
    assert {sheet.page_setup.paperSize for sheet in book} == {code}


def test_columns_print_where_the_layout_has_them(shared_dir: Path) -> None:
    """A digit of Arial 8 is 4.449 points wide on paper; the edges are met to a fiftieth of a point each."""
    for number in ("05", "12"):
        sop = read_sop(shared_dir / "cases" / f"case{number}.sop.yaml").sop
        scene = compose(sop)
        parts = parts_of(xlsx_of(sop, scene))
        edges = [scene.procedure[0].texts[0].box.x]
        for column in root_of(parts[sheet_part(parts, "Prosedur")]).iter(f"{S}col"):
            for _ in range(int(column.get("min")), int(column.get("max")) + 1):
                edges.append(edges[-1] + float(column.get("width")) * 8 * 1139 / 2048)
        for page in scene.procedure:
            for column in page.columns:
                near = edges[bisect_right(edges, column.x + 1) - 1]
                assert near == pytest.approx(column.x, abs=0.2)


@pytest.mark.parametrize(
    "words", ["=1+1", "+62 811", "-5 hari", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_stays_text(words: str) -> None:
    sop = make_sop(3, judul=words)
    steps = (sop.langkah[0].model_copy(update={"kegiatan": words, "output": (words,)}), *sop.langkah[1:])
    data = xlsx_of(sop.model_copy(update={"langkah": steps, "instansi": words}))
    book = book_of(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    found = [cell for cell in cells if str(cell.value).lower() == words.lower()]
    assert len(found) >= 3
    assert all(cell.data_type == "s" for cell in found)
    assert all(cell.style.startswith("Normal") and cell.quotePrefix for cell in found)
    parts = parts_of(data)
    assert not any(b"<f>" in content for content in parts.values())
    assert not any(kind == "hyperlink" for name in parts for kind, _ in relations(parts, name).values())


def test_every_sign_is_itself_in_cells_shapes_and_properties() -> None:
    sop = make_sop(4, judul=NASTY)
    book = book_of(xlsx_of(sop, make_scene(sop)))
    values = [cell.value for row in book["Prosedur"].iter_rows() for cell in row]
    assert NASTY in values
    assert book.properties.title == f"SOP {NASTY}"
    assert "&&" in str(book["Prosedur"].oddFooter.center.text) or "&amp;" in NASTY


def test_a_footer_stays_within_what_excel_reads(recwarn: pytest.WarningsRecorder) -> None:
    sop = make_sop(3, judul="Penyelenggaraan " + "dan Pelaporan & Pengawasan " * 9).model_copy(
        update={"nomor": "2" * 60}
    )
    data = xlsx_of(sop)
    footer = root_of(parts_of(data)["xl/worksheets/sheet2.xml"]).find(f".//{S}oddFooter").text
    assert len(footer) <= 255
    assert "&R" in footer
    assert not recwarn.list


def test_a_row_higher_than_excel_allows_is_several(shared_dir: Path) -> None:
    sop = make_sop(3)
    long = "Memeriksa kelengkapan berkas permohonan yang diajukan oleh pemohon. " * 40
    steps = (sop.langkah[0].model_copy(update={"kegiatan": long.strip()}), *sop.langkah[1:])
    sop = sop.model_copy(update={"langkah": steps})
    scene = compose(sop)
    data = xlsx_of(sop, scene)
    check_package(data)
    sheet = book_of(data)["Prosedur"]
    heights = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
    assert max(heights) <= 409
    values = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    shown = [words for words in values if words.startswith("Memeriksa kelengkapan") or words in long]
    assert squeezed(shown) == squeezed([long])


def test_a_list_over_two_identity_pages_goes_on_with_its_numbers(shared_dir: Path) -> None:
    sop = read_sop(shared_dir / "cases" / "case08.sop.yaml").sop
    sheet = book_of(xlsx_of(sop))["Identitas"]
    values = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    pieces = [words for words in values if any(item in words for item in sop.peralatan)]
    wanted = [f"{n}. {item}" for n, item in enumerate(sop.peralatan, 1)]
    assert len(pieces) == 2
    assert "\n".join(pieces).split("\n") == wanted


def test_the_logo_keeps_its_shape_on_the_sheet(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    parts = parts_of(xlsx_of(sop, base=examples_dir))
    ((picture, (left, top, right, bottom)),) = anchors(parts, "Identitas")
    assert picture.tag == f"{XDR}pic"
    assert 50 * 12_700 < bottom - top < 71 * 12_700
    assert identity(picture).get("descr") == f"Logo {sop.instansi}"
    assert (right - left) > 40 * 12_700


def test_a_logo_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    sop = make_sop(3).model_copy(update={"logo": "tiada.png"})
    (out,) = render("xlsx", sop, compose(sop), RenderOptions(base_dir=tmp_path))
    assert "tiada.png" in str(out.warnings[0])
    check_package(out.data)


def test_the_model_comes_back_exactly(shared_dir: Path) -> None:
    for file in sorted(shared_dir.glob("*/*.sop.yaml")):
        sop = read_sop(file).sop
        item, properties = embedded(parts_of(xlsx_of(sop)), "xl/workbook.xml")
        assert item.tag == f"{{{NAMESPACE}}}sopan"
        assert sop_dari_json(item.text or "") == sop
        assert NAMESPACE in etree.tostring(properties).decode()


@settings(max_examples=15)
@given(sops(max_steps=12, max_actors=6))
def test_any_sop_gives_a_sound_package_that_holds_it(sop: Sop) -> None:
    scene = compose(sop)
    parts = check_package(xlsx_of(sop, scene))
    check_drawing(sop, scene, parts)
    assert sop_dari_json(embedded(parts, "xl/workbook.xml")[0].text or "") == sop


def test_the_same_sop_gives_the_same_bytes() -> None:
    sop = make_sop(6)
    scene = make_scene(sop)
    assert xlsx_of(sop, scene) == xlsx_of(sop, scene)
    day = datetime.date(2026, 11, 24)
    (dated,) = render("xlsx", sop, scene, RenderOptions(tanggal=day))
    assert book_of(dated.data).properties.created.date() == day


def test_symbols_lie_in_their_cells(shared_dir: Path) -> None:
    """A symbol's middle is in its actor's column and its step's row, as Excel counts both."""
    sop = read_sop(shared_dir / "cases" / "case02.sop.yaml").sop
    scene = compose(sop)
    parts = parts_of(xlsx_of(sop, scene))
    sheet = book_of(xlsx_of(sop, scene))["Prosedur"]
    columns, rows = excel_edges(parts, "Prosedur")
    by_title = {identity(shape).get("descr"): box for shape, box in anchors(parts, "Prosedur")}
    heads = {cell.value: cell.column - 1 for cell in sheet[4] if cell.value}
    numbers = {row[0].value: row[0].row - 1 for row in sheet.iter_rows() if row[0].value}
    checked = 0
    for page in scene.procedure:
        for symbol in page.symbols:
            if symbol.shape == "connector" or len(symbol.pelaksana) > 1:
                continue
            left, top, right, bottom = by_title[symbol_title(sop, symbol)]
            column = heads[sop.pelaksana[symbol.pelaksana[0]].nama]
            row = numbers[f"{symbol.langkah}."]
            assert (left + right) / 2 == pytest.approx((columns[column] + columns[column + 1]) / 2, abs=PX)
            assert rows[row] < top < bottom < rows[row + 1]
            checked += 1
    assert checked > 5


def test_a_way_of_drawing_arrows_that_is_not_known_is_refused() -> None:
    with pytest.raises(WrongUse, match="lekat, garis"):
        RenderOptions(konektor="lentur")  # type: ignore[arg-type]
