from __future__ import annotations

import re

import pytest
from lxml import etree

from sopan.model.angka import lama
from sopan.model.skenario import Skenario
from sopan.simulate.charts import charts
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def result(make_sop):
    sop = make_sop(
        ("loket", "10 menit"),
        ("kabid", "40 menit"),
        pelaksana={"loket": "Loket <A&B>", "kabid": "Kepala Bidang Perizinan dan Nonperizinan Terpadu"},
    )
    keys = {"kedatangan": {"laju": 10}, "kasus": 800, "target": "1 hari kerja"}
    return simulate(make_plan([sop], Skenario.model_validate(keys)), "python")


def test_every_chart_is_well_formed_and_titled(result):
    found = charts(result)
    assert found.keys() == {"waktu", "antrean", "pemakaian"}
    for svg in found.values():
        root = etree.fromstring(svg.encode())
        title = root.find(f"{SVG}title").text
        assert title.endswith(".")
        assert root.get("aria-label") == title
        assert "NaN" not in svg
        assert "<script" not in svg


def test_nothing_lies_outside_the_drawing(result):
    for svg in charts(result).values():
        root = etree.fromstring(svg.encode())
        _, _, width, height = (float(v) for v in root.get("viewBox").split())
        for node in root.iter(f"{SVG}rect", f"{SVG}text", f"{SVG}line"):
            for name, most in (("x", width), ("y", height), ("x1", width), ("x2", width), ("y2", height)):
                if node.get(name) is not None:
                    assert -0.1 <= float(node.get(name)) <= most + 0.1


def test_the_promise_stands_where_it_is(result):
    svg = charts(result)["waktu"]
    assert "janji 1 hari kerja" in svg
    root = etree.fromstring(svg.encode())
    bars = [r for r in root.iter(f"{SVG}rect") if r.get("fill") in ("#0f766e", "#7b8794")]
    promise = next(float(n.get("x1")) for n in root.iter(f"{SVG}line") if n.get("stroke") == "#b45309")
    late = [bar for bar in bars if bar.get("fill") == "#7b8794"]
    assert late
    assert all(float(bar.get("x")) >= promise - 0.1 for bar in late)


def test_english_charts(result, monkeypatch):
    monkeypatch.setenv("SOPAN_LANG", "en")
    assert "promise 1 hari kerja" in charts(result)["waktu"]
    assert re.search(r"Loket &lt;A&amp;B&gt; \(1\)", charts(result)["pemakaian"])


def test_a_result_without_staff_has_no_queue_chart(make_sop):
    keys = {"tingkat": "waktu", "kasus": 50}
    found = charts(simulate(make_plan([make_sop(("a", "1 jam"))], Skenario.model_validate(keys)), "python"))
    assert found.keys() == {"waktu"}


def test_lengths_in_words():
    assert str(lama(45)) == "45 menit"
    assert lama(450 + 125).en == "1 working day 2 hours"
    assert lama(60).en == "1 hour"
