"""The examples: every one reads and is drawn; the exemplary ones have nothing to correct.

A rule that finds something in an exemplary SOP is wrong, or the SOP is: either is mended, never this test.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from sopan.layout.compose import compose
from sopan.layout.export import to_layout
from sopan.lint.engine import check, check_library
from sopan.model.organisasi import Organisasi
from sopan.model.skenario import Skenario
from sopan.read import Dokumen, read_model, read_sop

FOLDER = Path(__file__).resolve().parent.parent / "examples"
ALL = sorted(FOLDER.glob("*.sop.yaml"))
FAULTY = sorted(FOLDER.glob("berkesalahan/*.sop.yaml"))
# The deck's own example keeps the gaps of the deck.
EXEMPLARY = [path for path in ALL if path.name != "konsinyering.sop.yaml"]


def name(path: Path) -> str:
    return path.name.split(".")[0]


@cache
def read(path: Path) -> Dokumen:
    return read_sop(path)


@pytest.fixture(scope="module")
def judge(shared_dir: Path) -> ModuleType:
    """The independent judge of drawings."""
    spec = importlib.util.spec_from_file_location("check_layout", shared_dir / "tools" / "check_layout.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", EXEMPLARY, ids=name)
def test_an_exemplary_sop_has_nothing_to_correct(path: Path) -> None:
    dokumen = read(path)
    laporan = check(dokumen.sop, dokumen.sumber, "penetapan")
    assert [(t.nama, t.tempat.baris, t.pesan.id) for t in laporan.temuan if t.dikecualikan is None] == []


def test_the_exemplary_sops_as_a_library_have_nothing_to_correct() -> None:
    pustaka = [(read(path).sop, read(path).sumber) for path in EXEMPLARY]
    found = [(t.nama, t.berkas, t.pesan.id) for temuan in check_library(pustaka) for t in temuan]
    assert found == []


@pytest.mark.parametrize("path", EXEMPLARY, ids=name)
def test_every_waiver_of_an_exemplary_sop_covers_a_finding(path: Path) -> None:
    dokumen = read(path)
    covered = {t.nama for t in check(dokumen.sop, dokumen.sumber, "penetapan").dikecualikan}
    assert {waiver.aturan for waiver in dokumen.sop.pengecualian} == covered


@pytest.mark.parametrize("path", FAULTY, ids=name)
def test_a_faulty_sop_says_so_and_reads_and_fails(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# SENGAJA BERKESALAHAN")
    dokumen = read(path)
    assert check(dokumen.sop, dokumen.sumber).gagal()


@pytest.mark.parametrize("path", [*ALL, *FAULTY], ids=name)
def test_every_example_is_drawn_by_the_rules(path: Path, judge: ModuleType) -> None:
    verdict = judge.Check(json.loads(json.dumps(to_layout(compose(read(path).sop)))))
    verdict.run()
    verdict.flows(yaml.safe_load(path.read_text("utf-8")))
    assert verdict.faults == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_arrows_cross_in_an_example(path: Path) -> None:
    assert not any(arrow.hops for page in compose(read(path).sop).pages for arrow in page.arrows)


def test_the_examples_show_what_a_gallery_must() -> None:
    sops = [read(path).sop for path in EXEMPLARY]
    lengths = sorted(len(sop.langkah) for sop in sops)
    assert len(sops) >= 12
    assert (lengths[0], lengths[-1]) == (5, 40)
    assert {sop.jenis for sop in sops} == {"pelayanan", "rutin", "penugasan"}
    assert {sop.sifat for sop in sops} == {"administratif", "teknis"}
    assert max(len(sop.pelaksana) for sop in sops) >= 8
    assert any(step.keputusan for sop in sops for step in sop.langkah[:1])
    assert any(step.selesai for sop in sops for step in sop.langkah)
    assert any(step.lanjut is not None for sop in sops for step in sop.langkah)
    assert any(step.rincian for sop in sops for step in sop.langkah)


def test_the_deck_example_is_the_deck_data(shared_dir: Path) -> None:
    seed = yaml.safe_load((shared_dir / "seed" / "konsinyering.sop.yaml").read_text("utf-8"))
    assert yaml.safe_load((FOLDER / "konsinyering.sop.yaml").read_text("utf-8")) == seed


def test_the_organisation_and_the_sops_agree() -> None:
    path = FOLDER / "kota-contoh.organisasi.yaml"
    organisasi, _ = read_model(Organisasi, path.read_text("utf-8"), path.name)
    by_number = {read(path).sop.nomor: read(path).sop for path in EXEMPLARY}
    kegiatan = {satu.kegiatan.id: satu.kegiatan for satu in organisasi.kegiatan()}
    assert {unit.tingkat for unit, _ in organisasi.pohon()} == {2, 3, 4}
    assert any(satu.sop is None for satu in kegiatan.values())
    for satu in kegiatan.values():
        if satu.sop is not None:
            sop = by_number[satu.sop]
            assert (sop.judul, sop.asal) == (f"{satu.aspek} {satu.output}", satu.id)
            assert (sop.jenis, sop.orientasi, sop.skala) == (satu.jenis, satu.orientasi, satu.skala)
            assert sop.probis == satu.probis
    for sop in by_number.values():
        if sop.instansi == organisasi.nama:
            assert sop.asal in kegiatan, sop.judul


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.skenario.yaml")), ids=name)
def test_every_scenario_fits_its_sop(path: Path) -> None:
    skenario, _ = read_model(Skenario, path.read_text("utf-8"), path.name)
    sop = read(FOLDER / str(skenario.sop)).sop
    assert set(skenario.petugas) <= set(sop.pelaksana)
