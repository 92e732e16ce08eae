"""Every drawing obeys the rules: on real SOPs, on random ones, and on those made to be hard."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopan.layout.compose import compose
from sopan.layout.export import to_json
from sopan.layout.setup import PAPERS, PageSetup
from sopan.model import Sop
from sopan.read import read_sop
from tests.layout.drawing import crossings, faults
from tests.strategies import random_sop, sops

CHECKOUT = Path(__file__).parents[2]
EXAMPLES = sorted(CHECKOUT.glob("examples/**/*.sop.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    sop = read_sop(path).sop
    for paper in PAPERS:
        assert faults(compose(sop, PageSetup(paper=paper)), sop) == []


def test_shared_cases_by_the_independent_judge(shared_dir: Path, tmp_path: Path) -> None:
    for path in [*(shared_dir / "cases").glob("*.sop.yaml"), *(shared_dir / "seed").glob("*.sop.yaml")]:
        sop = read_sop(path).sop
        scene = compose(sop)
        assert faults(scene, sop) == []
        layout = tmp_path / "layout.json"
        layout.write_text(to_json(scene), encoding="utf-8")
        judge = [sys.executable, str(shared_dir / "tools" / "check_layout.py"), str(layout), str(path)]
        answer = subprocess.run(judge, capture_output=True, text=True, check=False)
        assert answer.returncode == 0, f"{path.name}: {answer.stdout}"


def test_the_decks_example_has_no_crossing(examples_dir: Path) -> None:
    scene = compose(read_sop(examples_dir / "konsinyering.sop.yaml").sop)
    assert [at for page in scene.procedure for at in crossings(page)] == []


@settings(max_examples=40)
@given(sop=sops(max_steps=40), paper=st.sampled_from(sorted(PAPERS)))
def test_random_sops(sop: Sop, paper: str) -> None:
    assert faults(compose(sop, PageSetup(paper=paper)), sop) == []


@pytest.mark.parametrize("seed", range(24))
def test_long_random_sops(seed: int) -> None:
    sop = random_sop(seed)
    assert faults(compose(sop), sop) == []


def _step(number: int, *actors: str, **more: object) -> dict[str, object]:
    return {"kegiatan": f"Memeriksa berkas {number}", "pelaksana": list(actors), "waktu": "15 menit", **more}


def _sop(steps: list[dict[str, object]], actors: int) -> Sop:
    names = {f"p{n}": f"Kepala Bidang {n}" for n in range(1, actors + 1)}
    return Sop.model_validate({"judul": "Pengujian", "pelaksana": names, "langkah": steps})


def _all_return_to_first(steps: int, actors: int) -> Sop:
    later = [_step(n, f"p{n % actors + 1}", keputusan={"tidak": 1}) for n in range(2, steps + 1)]
    return _sop([_step(1, "p1"), *later], actors)


HARD = {
    "all return to the first step": _all_return_to_first(60, 4),
    "all return to the first step, one actor": _all_return_to_first(90, 1),
    "all jump to the last step": _sop(
        [*(_step(n, f"p{n % 3 + 1}", keputusan={"tidak": 40}) for n in range(1, 40)), _step(40, "p1")], 3
    ),
    "every step returns to itself": _sop([_step(n, "p1", keputusan={"tidak": n}) for n in range(1, 9)], 1),
    "both answers return to the step itself": _sop(
        [_step(1, "p1"), _step(2, "p1", keputusan={"ya": 2, "tidak": 2}), _step(3, "p1")], 1
    ),
    "a single decision that ends": _sop([_step(1, "p1", keputusan={"ya": "selesai", "tidak": "selesai"})], 1),
    "a single step": _sop([_step(1, "p1")], 1),
    "decisions first and last": _sop(
        [
            _step(1, "p2", keputusan={"tidak": 3}),
            _step(2, "p1"),
            _step(3, "p3", keputusan={"tidak": 1, "ya": "selesai"}),
        ],
        3,
    ),
    "joint steps in columns apart": _sop(
        [
            _step(1, "p1", "p3", "p5"),
            *(
                _step(n, *(("p1", "p3", "p5") if n % 2 else ("p2", "p4")), keputusan={"tidak": max(1, n - 2)})
                for n in range(2, 12)
            ),
        ],
        5,
    ),
    "twelve actors together": _sop(
        [_step(1, "p1"), *(_step(n, *(f"p{k}" for k in range(1, 13))) for n in range(2, 8))], 12
    ),
    "every step ends": _sop([_step(n, f"p{n % 3 + 1}", selesai=True) for n in range(1, 15)], 3),
    "a loop without an end": _sop([_step(1, "p1"), _step(2, "p2", lanjut=1)], 2),
    "a long answer": _sop(
        [
            _step(1, "p1"),
            _step(
                2,
                "p2",
                keputusan={
                    "ya": {"langkah": 3, "label": "Memenuhi seluruh persyaratan"},
                    "tidak": {"langkah": 1, "label": "Tidak memenuhi persyaratan administrasi dan teknis"},
                },
            ),
            _step(3, "p1"),
        ],
        2,
    ),
    "a row higher than a page": _sop(
        [
            _step(1, "p1"),
            _step(2, "p2", output=["laporan panjang " * 60] * 9) | {"kegiatan": "kata panjang sekali " * 500},
            _step(3, "p1", keputusan={"tidak": 2}),
        ],
        2,
    ),
    "words wider than a column": _sop(
        [_step(1, "p1", kelengkapan="Y" * 200) | {"kegiatan": "X" * 300}, _step(2, "p2")], 2
    ),
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("paper", ["F4", "A4"])
def test_hard_flows(name: str, paper: str) -> None:
    sop = HARD[name]
    assert faults(compose(sop, PageSetup(paper=paper)), sop) == []


def test_nothing_of_a_high_row_is_lost() -> None:
    sop = HARD["a row higher than a page"]
    printed = " ".join(
        line.text
        for page in compose(sop).procedure
        for text in page.texts
        if text.langkah == 2 and text.cell == "kegiatan"
        for line in text.lines
    )
    assert printed.split() == sop.langkah[1].kegiatan.split()


def test_the_same_sop_is_drawn_the_same() -> None:
    sop = random_sop(7)
    assert to_json(compose(sop)) == to_json(compose(sop.model_copy(deep=True)))


def test_type_is_never_below_seven_points() -> None:
    sop = random_sop(3, steps=20, actors=12)
    sizes = [
        line["size"]
        for page in json.loads(to_json(compose(sop, PageSetup(font_size=7.0))))["pages"]
        for text in page["texts"]
        for line in text["lines"]
    ]
    assert min(sizes) >= 7.0
