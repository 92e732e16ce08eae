"""SVG: well-formed whatever the text, with the ids of the layout, nothing active."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.render import RenderOptions, render
from tests.render.scenes import NASTY, make_scene, make_sop

NS = {"s": "http://www.w3.org/2000/svg"}


def draw(sop: Sop, scene: Scene | None = None) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(out.data) for out in render("svg", sop, scene or make_scene(sop))]


def test_one_file_a_page_each_with_its_suffix() -> None:
    sop = make_sop(9)
    outputs = render("svg", sop, make_scene(sop, 4))
    assert [out.name_suffix for out in outputs] == ["-1", "-2", "-3"]
    assert all(out.data.startswith(b"<svg ") for out in outputs)


def test_every_symbol_and_arrow_is_a_group_with_its_id_and_title() -> None:
    sop = make_sop(4)
    scene = make_scene(sop)
    (root,) = draw(sop, scene)
    groups = {g.get("id"): g for g in root.iter(f"{{{NS['s']}}}g") if g.get("id")}
    page = scene.pages[0]
    assert set(groups) == {s.id for s in page.symbols} | {a.id for a in page.arrows}
    for group in groups.values():
        assert group.get("role") == "img"
        assert group.find("s:title", NS) is not None
    decision = groups["p1-s3"]
    assert decision.get("data-langkah") == "3"
    assert decision.get("class") == "symbol decision"
    assert decision.findtext("s:title", "", NS) == "Belah ketupat keputusan, langkah 3, Kabid"
    back = groups["p1-r1"]
    assert (back.get("data-dari"), back.get("data-ke"), back.get("data-cabang")) == ("3", "2", "tidak")
    assert back.findtext("s:title", "", NS) == "Langkah 3, Tidak: kembali ke langkah 2"


def test_symbols_bear_no_text_and_are_white() -> None:
    (root,) = draw(make_sop(4))
    for group in root.iterfind(".//s:g[@role='img']", NS):
        if group.get("class", "").startswith("symbol"):
            assert group.find("s:text", NS) is None
            assert group.get("fill") == "#fff"


def test_the_picture_has_a_name_a_description_and_a_language() -> None:
    sop = make_sop(4)
    (root,) = draw(sop)
    assert root.get("lang") == "id"
    named = [root.find(f"./*[@id='{key}']") for key in (root.get("aria-labelledby") or "").split()]
    texts = [element.text for element in named if element is not None]
    assert texts[0] == "Prosedur Pembuatan Laporan Konsinyering, halaman 1"
    assert "Langkah 3, tidak: kembali ke langkah 2." in (texts[1] or "")


def test_it_scales_and_prints_at_its_size() -> None:
    (root,) = draw(make_sop(4))
    assert root.get("viewBox") == "0 0 935.43 609.45"
    assert (root.get("width"), root.get("height")) == ("935.43pt", "609.45pt")


def test_lines_stand_where_layout_put_them_with_their_length() -> None:
    sop = make_sop(4)
    scene = make_scene(sop)
    (root,) = draw(sop, scene)
    found = {(t.get("x"), t.get("y"), t.get("textLength"), t.text) for t in root.iter(f"{{{NS['s']}}}tspan")}
    for text in scene.pages[0].texts:
        for line in text.lines:
            place = tuple(f"{round(value, 2):g}" for value in (line.x, line.baseline, line.width))
            assert (*place, line.text) in found


def test_text_with_every_sign_is_itself() -> None:
    (root,) = draw(make_sop(4))
    lines = root.findall(".//s:text[@data-sel='kegiatan'][@data-langkah='2']/s:tspan", NS)
    assert " ".join(line.text or "" for line in lines) == NASTY


def test_nothing_active_and_no_style_sheet() -> None:
    sop = make_sop(4, judul='<script>alert(1)</script>" onload="x')
    for out in render("svg", sop, make_scene(sop)):
        root = ElementTree.fromstring(out.data)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text", "tspan"}
        assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_a_hop_is_half_a_circle_over_a_clearing() -> None:
    (root,) = draw(make_sop(4))
    hop = root.find(".//s:g[@id='p1-r1']/s:path[@class='hop']", NS)
    assert hop is not None
    assert "A3 3 0 0 1" in hop.get("d", "")
    clearing = root.find(".//s:g[@id='p1-r1']/s:path[@stroke='#fff']", NS)
    assert clearing is not None
    assert clearing.get("d") == hop.get("d")


def test_the_same_scene_gives_the_same_bytes() -> None:
    sop = make_sop(6)
    assert render("svg", sop, make_scene(sop)) == render("svg", sop, make_scene(sop), RenderOptions())


def test_an_editor_finds_cells_borders_and_ends_of_arrows() -> None:
    sop = make_sop(4)
    scene = make_scene(sop)
    (output,) = render("svg", sop, scene, RenderOptions(interactive=True))
    root, page = ElementTree.fromstring(output.data), scene.pages[0]
    assert root.get("data-halaman") == str(page.number)

    met = {
        (r.get("data-langkah"), r.get("data-pelaksana"))
        for r in root.iterfind(".//s:rect[@data-sel='pelaksana']", NS)
    }
    assert met == {(str(n), p) for n in range(1, 5) for p in sop.pelaksana}
    assert {r.get("data-sebelum") for r in root.iterfind(".//s:rect[@class='sela']", NS)} == {"2", "3", "4"}
    borders = root.findall(".//s:rect[@class='tepi']", NS)
    assert {r.get("data-pelaksana") or r.get("data-kolom") for r in borders} == {
        *sop.pelaksana, "kegiatan", "kelengkapan", "waktu", "output", "keterangan",
    }  # fmt: skip
    ends = {
        (c.get("data-panah"), c.get("data-ujung"), c.get("data-langkah"))
        for c in root.iterfind(".//s:circle", NS)
    }
    assert {("3-tidak", "dari", "3"), ("3-tidak", "ke", "2"), ("3-ya", "ke", "4")} <= ends
    assert root.find(".//s:g[@id='p1-r1'][@data-panah='3-tidak']/s:path[@class='kena']", NS) is not None


def test_every_mark_for_an_editor_is_invisible_silent_and_over_its_row() -> None:
    sop = make_sop(9)
    for output, page in zip(
        render("svg", sop, make_scene(sop, 4), RenderOptions(interactive=True)),
        make_scene(sop, 4).pages,
        strict=True,
    ):
        root = ElementTree.fromstring(output.data)
        rows = {str(row.langkah): row for row in page.rows}
        for layer in ("sasaran", "pegangan"):
            group = root.find(f".//s:g[@class='{layer}']", NS)
            assert group is not None
            assert (group.get("fill"), group.get("stroke")) == ("none", "none")
            assert group.get("aria-hidden") == "true"
            assert all(mark.get("pointer-events") == "all" for mark in group)
        for cell in root.iterfind(".//s:rect[@data-sel='pelaksana']", NS):
            row = rows[cell.get("data-langkah", "")]
            assert float(cell.get("y", "")) == pytest.approx(row.y, abs=0.01)
            assert float(cell.get("height", "")) == pytest.approx(row.height, abs=0.01)


def test_the_picture_is_the_same_with_and_without_marks() -> None:
    sop = make_sop(4)
    (plain,) = render("svg", sop, make_scene(sop))
    (marked,) = render("svg", sop, make_scene(sop), RenderOptions(interactive=True))
    words = re.sub(rb'<(?:rect|circle)[^>]*pointer-events="all"[^>]*/>\n', b"", marked.data)
    words = re.sub(rb'<path class="kena"[^>]*/>| data-(?:halaman|panah)="[^"]*"', b"", words)
    words = re.sub(rb'<g class="(?:sasaran|pegangan)"[^>]*>\n</g>\n', b"", words)
    assert words == plain.data


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip))
def test_any_text_is_well_formed(text: str) -> None:
    sop = make_sop(3, judul=text)
    (root,) = draw(sop)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
