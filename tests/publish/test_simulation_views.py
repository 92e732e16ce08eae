"""The drawings and the report that show a simulation."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from lxml import etree

from sopan.layout.compose import compose
from sopan.model.skenario import Skenario
from sopan.publish.flow_times import flow_times
from sopan.publish.replay import replay
from sopan.publish.uji_coba import trial_report
from sopan.read import read_sop
from sopan.simulate.analyse import analyse
from sopan.simulate.plan import make_plan
from sopan.simulate.summary import simulate

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ktp(examples_dir):
    return read_sop(examples_dir / "pelayanan-ktp-el.sop.yaml").sop


@pytest.fixture(scope="module")
def plan(ktp):
    keys = {
        "kedatangan": {"setiap": "8 menit"},
        "kasus": 120,
        "petugas": {"petugas": 4},
        "target": "1 hari kerja",
    }
    return make_plan([ktp], Skenario.model_validate(keys))


def marks(pages):
    roots = [etree.fromstring(page.encode()) for page in pages]
    return {
        g.get("data-langkah"): g
        for root in roots
        for layer in root.iter(f"{SVG}g")
        if layer.get("class") == "waktu"
        for g in layer
    }


def test_every_step_has_its_times_on_the_drawing(ktp):
    found = marks(flow_times(ktp, compose(ktp), analyse(ktp)))
    assert found.keys() == {str(n) for n in range(1, len(ktp.langkah) + 1)}
    assert [t.text for t in found["1"].iter(f"{SVG}text")] == ["10 mnt", "1,0×"]
    assert found["7"].find(f"{SVG}title").text.startswith("Langkah 7: ")
    shades = {n: float(g[1].get("fill-opacity")) for n, g in found.items()}
    assert max(shades, key=shades.get) == "7"  # the calendar day takes longest


def test_waits_of_a_simulation_on_the_drawing(ktp, plan):
    found = marks(flow_times(ktp, compose(ktp), analyse(ktp), simulate(plan, "python")))
    assert "menunggu" in found["8"].find(f"{SVG}title").text
    assert found["8"][1].get("fill") == "#b45309"


def test_a_replay_is_a_well_formed_play_on_the_stage(ktp, plan):
    text = replay(ktp, compose(ktp), plan, kasus=15, detik=30)
    assert text == replay(ktp, compose(ktp), plan, kasus=15, detik=30)
    assert "<script" not in text
    root = etree.fromstring(text.encode())
    _, _, width, height = (float(v) for v in root.get("viewBox").split())
    dots = list(root.iter(f"{SVG}circle"))
    dots = [dot for dot in dots if dot.find(f"{SVG}animate") is not None]
    assert len(dots) == 15
    late = 0
    for dot in dots:
        moves = {a.get("attributeName"): a for a in dot.iter(f"{SVG}animate")}
        late += "fill" in moves
        for name, limit in (("cx", width), ("cy", height)):
            times = [float(t) for t in moves[name].get("keyTimes").split(";")]
            values = [float(v) for v in moves[name].get("values").split(";")]
            assert len(times) == len(values)
            assert times == sorted(times)
            assert (times[0], times[-1]) == (0, 1)
            assert all(-1 <= v <= limit + 1 for v in values)
        seen = [float(t) for t in moves["opacity"].get("keyTimes").split(";")]
        assert seen == sorted(seen)
    assert late > 0  # a day's promise is too short for a day's wait and work
    assert root.find(f"{SVG}style").text.startswith("@media (prefers-reduced-motion")


def test_the_report_says_the_answers_and_takes_no_word_for_a_command(ktp, plan, make_hostile):
    pdf = trial_report(simulate(plan, "python"))
    assert pdf == trial_report(simulate(plan, "python"))
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    for words in ("Laporan simulasi", "Janji 1 hari kerja terpenuhi", "Petugas Loket", "setiap 8 menit"):
        assert words in text.replace("\r\n", " ").replace("\n", " ")
    hostile = trial_report(simulate(make_hostile, "python"))
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(io.BytesIO(hostile)))
    assert "#read(" in text


@pytest.fixture
def make_hostile(ktp):
    evil = ktp.model_copy(update={"judul": '#read("/etc/passwd") *tebal* $x$ <a> @b'})
    return make_plan([evil], Skenario.model_validate({"kedatangan": {"laju": 5}, "kasus": 20}))
