"""BPMN: valid by the standard's schema, opened by a modeller, with the whole SOP inside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import SpiffWorkflow
from hypothesis import given, settings
from lxml import etree
from playwright.sync_api import Page

from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.model import Sop, alur_dari
from sopan.model.salinan import NAMESPACE as LAMPIRAN
from sopan.model.salinan import sop_dari_json
from sopan.read import read_sop
from sopan.render import render
from sopan.render.bpmn import NAMESPACE
from tests.browser import chromium, library
from tests.strategies import random_sop, sops

NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "di": "http://www.omg.org/spec/BPMN/20100524/DI",
    "s": NAMESPACE,
    "l": LAMPIRAN,
}


def bpmn_of(sop: Sop) -> bytes:
    (out,) = render("bpmn", sop, Scene(()))  # its drawing is its own
    return out.data


@cache
def schema() -> etree.XMLSchema:
    """The schema of the Object Management Group, as SpiffWorkflow carries it."""
    folder = Path(SpiffWorkflow.__file__).parent / "bpmn" / "parser" / "schema"
    return etree.XMLSchema(etree.parse(folder / "BPMN20.xsd"))


@pytest.fixture(scope="module")
def viewer() -> Iterator[Page]:
    """A page with the viewer of bpmn-js."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        page.set_content('<div id="c" style="width:1600px;height:900px"></div>')
        page.evaluate(library("bpmn-js/dist/bpmn-viewer.production.min.js").read_text(encoding="utf-8"))
        yield page


OPEN = """async xml => {
  const viewer = new BpmnJS({container: '#c'});
  const {warnings} = await viewer.importXML(xml);
  const all = viewer.get('elementRegistry').getAll();
  const kinds = {};
  all.filter(e => e.type !== 'label').forEach(e => kinds[e.type] = (kinds[e.type] || 0) + 1);
  const drawn = document.querySelectorAll('#c .djs-element').length;
  viewer.destroy();
  const within = all.filter(e => e.parent).length;
  return {warnings: warnings.map(w => w.message), kinds, drawn, all: within};
}"""


def test_a_modeller_opens_every_example_without_a_warning(viewer: Page, examples_dir: Path) -> None:
    for file in sorted(examples_dir.glob("*.sop.yaml")):
        sop = read_sop(file).sop
        seen = viewer.evaluate(OPEN, bpmn_of(sop).decode())
        assert seen["warnings"] == [], file.name
        kinds = seen["kinds"]
        decisions = sum(step.keputusan is not None for step in sop.langkah)
        assert kinds["bpmn:Participant"] == 1
        assert kinds["bpmn:Lane"] == len(sop.pelaksana)
        assert kinds["bpmn:UserTask"] == len(sop.langkah)
        assert kinds.get("bpmn:ExclusiveGateway", 0) == decisions
        assert kinds["bpmn:SequenceFlow"] == len(alur_dari(sop).arus) + decisions + 1
        assert kinds.get("bpmn:TextAnnotation", 0) == sum(step.bersama for step in sop.langkah)
        assert seen["drawn"] == seen["all"]


def test_odd_texts_open_too(viewer: Page) -> None:
    for seed in range(6):
        sop = random_sop(seed, steps=9, actors=4)
        assert viewer.evaluate(OPEN, bpmn_of(sop).decode())["warnings"] == []


@settings(max_examples=25)
@given(sops())
def test_it_is_valid_and_gives_the_sop_back(sop: Sop) -> None:
    root = etree.fromstring(bpmn_of(sop))
    schema().assertValid(root)
    assert sop_dari_json(root.findtext(".//l:sopan", namespaces=NS)) == sop


def test_cases_are_valid(shared_dir: Path) -> None:
    for file in sorted((shared_dir / "cases").glob("*.sop.yaml")):
        schema().assertValid(etree.fromstring(bpmn_of(read_sop(file).sop)))


def test_answers_mutu_baku_and_actors_can_be_read_from_the_elements(examples_dir: Path) -> None:
    root = etree.fromstring(bpmn_of(read_sop(examples_dir / "pelayanan-informasi-publik.sop.yaml").sop))
    flows = {
        flow.get("name"): (flow.get("targetRef"), flow.find(".//s:cabang", NS).get("peluang"))
        for flow in root.iterfind(".//b:sequenceFlow[@sourceRef='gerbang_2']", NS)
    }
    assert flows == {"Lengkap": ("langkah_4", "0.85"), "Tidak lengkap": ("langkah_3", None)}
    task = root.find(".//b:userTask[@id='langkah_2']", NS)
    assert task.find(".//s:langkah", NS).get("waktu") == "15 menit"
    assert [o.text for o in task.iterfind(".//s:output", NS)] == [
        "Berkas permohonan lengkap",
        "Catatan kekurangan",
    ]
    assert "Jika tidak lengkap" in task.findtext("b:documentation", namespaces=NS)
    lane = root.find(".//b:lane[@name='Pemohon']", NS)
    assert lane.find(".//s:pelaksana", NS).get("luar") == "true"
    assert [ref.text for ref in lane.iterfind("b:flowNodeRef", NS)] == [
        "mulai", "langkah_1", "langkah_3", "langkah_10", "selesai_10",
    ]  # fmt: skip
    assert root.find(".//s:identitas", NS).get("nomor") == "12/SOP/2026"


def test_everything_of_the_model_is_drawn_and_every_reference_is_there(examples_dir: Path) -> None:
    root = etree.fromstring(bpmn_of(read_sop(examples_dir / "penyelenggaraan-bimtek.sop.yaml").sop))
    ids = [element.get("id") for element in root.iter() if element.get("id") and NAMESPACE not in element.tag]
    assert len(ids) == len(set(ids))
    process = root.find("b:process", NS)
    drawn = {element.get("bpmnElement") for element in root.iter() if element.get("bpmnElement")}
    named = {
        element.get("id")
        for element in process.iter()
        if element.get("id") and NAMESPACE not in element.tag and element.tag != f"{{{NS['b']}}}laneSet"
    } - {"proses"}
    assert named <= drawn
    assert drawn <= set(ids)


def test_the_same_sop_gives_the_same_bytes() -> None:
    sop = random_sop(5, steps=12)
    assert bpmn_of(sop) == bpmn_of(sop)
    assert render("bpmn", sop, compose(sop))[0].data == bpmn_of(sop)
