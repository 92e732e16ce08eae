"""draw.io: everything where layout put it, glued, shown by mxGraph, the library that draw.io is built on."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from playwright.sync_api import Page as BrowserPage

from sopan.errors import LayoutImpossible
from sopan.layout.compose import compose
from sopan.layout.scene import Page, Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from tests.browser import chromium, library
from tests.render.scenes import NASTY, make_scene, make_sop
from tests.strategies import sops


def drawio_of(sop: Sop, scene: Scene, base: Path | None = None) -> etree._Element:
    (out,) = render("drawio", sop, scene, RenderOptions(base_dir=base))
    assert not out.warnings
    return etree.fromstring(out.data)


@pytest.fixture(scope="module")
def mxgraph() -> Iterator[BrowserPage]:
    with chromium() as browser:
        page = browser.new_page()
        page.set_content('<div id="c"></div>')
        page.evaluate("window.mxLoadResources = window.mxLoadStylesheets = false")
        page.add_script_tag(path=library("mxgraph/javascript/mxClient.min.js"))
        yield page


SHOWN = """xml => {
  const doc = mxUtils.parseXml(xml);
  const graph = new mxGraph(document.getElementById('c'));
  new mxCodec(doc).decode(doc.documentElement, graph.getModel());
  graph.refresh();
  const vertices = {}, edges = {}, labels = {};
  for (const [id, cell] of Object.entries(graph.getModel().cells)) {
    const state = graph.view.getState(cell);
    if (cell.edge) {
      edges[id] = {points: state.absolutePoints.map(p => [p.x, p.y]),
                   ends: [cell.source && cell.source.id, cell.target && cell.target.id],
                   label: [state.absoluteOffset.x, state.absoluteOffset.y]};
    } else if (cell.vertex) {
      vertices[id] = [state.x, state.y, state.width, state.height];
    }
  }
  graph.destroy();
  return {vertices, edges};
}"""


def near(found: Any, wanted: Any) -> bool:
    return all(abs(a - b) < 0.6 for a, b in zip(found, wanted, strict=True))


def check(shown: dict[str, Any], page: Page) -> None:
    for symbol in page.symbols:
        assert near(shown["vertices"][symbol.id], symbol.box), symbol.id
    assert set(shown["edges"]) == {arrow.id for arrow in page.arrows}
    for arrow in page.arrows:
        edge = shown["edges"][arrow.id]
        assert edge["ends"] == [arrow.source, arrow.target]
        assert len(edge["points"]) == len(arrow.points), arrow
        assert all(near(a, b) for a, b in zip(edge["points"], arrow.points, strict=True)), arrow
        if arrow.label:
            assert near(edge["label"], arrow.label.box.center)


@pytest.mark.parametrize(
    "name", ["pelayanan-informasi-publik", "penyelenggaraan-bimtek", "pelaksanaan-rapat-koordinasi"]
)
def test_mxgraph_shows_it_where_layout_put_it(mxgraph: BrowserPage, examples_dir: Path, name: str) -> None:
    sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
    scene = compose(sop)
    root = drawio_of(sop, scene, examples_dir)
    assert len(root) == len(scene.pages)
    for diagram, page in zip(root, scene.pages, strict=True):
        check(mxgraph.evaluate(SHOWN, etree.tostring(diagram[0]).decode()), page)


def test_symbols_are_children_of_their_lane(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    page = drawio_of(sop, compose(sop), examples_dir)[1]
    symbol = page.find(".//UserObject[@id='p2-s2']/mxCell")
    assert symbol.get("parent") == "p2-jalur-petugas"
    lane = page.find(".//mxCell[@id='p2-jalur-petugas']")
    assert lane.get("style").startswith("swimlane;")
    assert lane.get("value") == "Petugas Layanan Informasi"


def test_texts_are_whole_and_lists_are_lists(examples_dir: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop
    root = drawio_of(sop, compose(sop), examples_dir)
    values = [cell.get("value") for cell in root.iter("mxCell") if cell.get("value")]
    assert sop.langkah[1].kegiatan in values
    assert "1. Berkas permohonan lengkap<br>2. Catatan kekurangan" in values
    assert any(value.startswith("1. Undang-Undang Nomor 14") for value in values)


@settings(max_examples=20)
@given(sops())
def test_labels_are_harmless_and_every_reference_is_there(sop: Sop) -> None:
    try:
        scene = compose(sop)
    except LayoutImpossible:
        return
    for diagram in drawio_of(sop, scene):
        ids = [element.get("id") for element in diagram.iter("mxCell", "UserObject") if element.get("id")]
        assert len(ids) == len(set(ids))
        for cell in diagram.iter("mxCell"):
            for end in ("parent", "source", "target"):
                assert cell.get(end) is None or cell.get(end) in ids
        for element in diagram.iter("mxCell", "UserObject"):
            label = element.get("value") or element.get("label") or ""
            assert "<" not in label.replace("<br>", "")


def test_text_with_every_sign_is_itself() -> None:
    sop = make_sop(4)
    values = [cell.get("value") for cell in drawio_of(sop, make_scene(sop)).iter("mxCell")]
    assert NASTY in [html.unescape(value) for value in values if value]


def test_a_logo_is_embedded_or_told(examples_dir: Path, tmp_path: Path) -> None:
    sop = read_sop(examples_dir / "pelayanan-ktp-el.sop.yaml").sop
    styles = [cell.get("style") or "" for cell in drawio_of(sop, compose(sop), examples_dir).iter("mxCell")]
    assert any("image=data:image/svg+xml," in style for style in styles)
    (out,) = render("drawio", sop, compose(sop), RenderOptions(base_dir=tmp_path))
    assert len(out.warnings) == 1
