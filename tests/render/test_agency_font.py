"""A document in an agency's own font: measured by the layout, drawn by its rules, carried by every format."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from sopan.errors import SopanError
from sopan.layout.compose import compose
from sopan.layout.export import to_json
from sopan.layout.scene import Scene
from sopan.layout.setup import PageSetup
from sopan.layout.typeface import BUNDLED, Typeface
from sopan.model import Sop
from sopan.model.peraturan import Profil
from sopan.read import read_sop
from sopan.render import render
from tests.fonts import FAMILY, typeface_of, wide_font
from tests.layout.drawing import faults

CHECKOUT = Path(__file__).parents[2]
CASES = CHECKOUT.parent / "shared" / "cases"
FILES = [*sorted((CHECKOUT / "examples").glob("*.sop.yaml"))[::3], *sorted(CASES.glob("*.sop.yaml"))[::3]]


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Typeface:
    return typeface_of(tmp_path_factory.mktemp("huruf"))


def drawn(sop: Sop, face: Typeface) -> Scene:
    return compose(sop, PageSetup.menurut(Profil(nama="kami"), face=face))


@pytest.fixture(scope="module")
def document(face: Typeface) -> tuple[Sop, Scene]:
    sop = read_sop(CHECKOUT / "examples" / "konsinyering.sop.yaml").sop
    return sop, drawn(sop, face)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.split(".")[0])
def test_the_rules_of_a_drawing_hold(face: Typeface, file: Path) -> None:
    sop = read_sop(file).sop
    assert not faults(drawn(sop, face), sop)


def test_wider_letters_take_more_lines(document: tuple[Sop, Scene]) -> None:
    sop, scene = document
    usual = drawn(sop, BUNDLED)

    def lines(one: Scene) -> int:
        return sum(len(text.lines) for page in one.pages for text in page.texts)

    assert lines(scene) > lines(usual)


def test_pdf_embeds_it(document: tuple[Sop, Scene], tmp_path: Path) -> None:
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("poppler is not here")
    file = tmp_path / "a.pdf"
    file.write_bytes(render("pdf", *document)[0].data)
    told = subprocess.run([program, str(file)], capture_output=True, text=True, check=True).stdout
    named = [line for line in told.splitlines() if FAMILY.replace(" ", "") in line.replace("-", "")]
    assert named, told
    assert all(re.search(r"\byes\s+(yes|no)\s+(yes|no)", line) for line in named)


@pytest.mark.parametrize("form", ["svg", "html"])
def test_a_page_for_a_browser_carries_it(document: tuple[Sop, Scene], form: str) -> None:
    text = render(form, *document)[0].data.decode()
    assert FAMILY in text
    assert re.search(r"@font-face[^}]*data:(font|application)/[^}]+", text)


@pytest.mark.parametrize(("form", "part"), [("xlsx", "xl/styles.xml"), ("docx", "word/styles.xml")])
def test_office_names_it(document: tuple[Sop, Scene], form: str, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(render(form, *document)[0].data)) as folder:
        assert FAMILY in folder.read(part).decode()


def test_drawio_names_it(document: tuple[Sop, Scene]) -> None:
    assert f"fontFamily={FAMILY}" in render("drawio", *document)[0].data.decode()


def test_a_licence_that_forbids_embedding_is_kept(tmp_path: Path) -> None:
    font = wide_font(licence=2)
    face = typeface_of(tmp_path, regular=font, bold=wide_font(bold=True, licence=2))
    sop = read_sop(CHECKOUT / "examples" / "konsinyering.sop.yaml").sop
    scene = drawn(sop, face)
    with pytest.raises(SopanError):
        render("pdf", sop, scene)
    page = render("svg", sop, scene)[0]
    assert b"@font-face" not in page.data
    assert page.warnings


def test_a_letter_that_it_lacks_is_told(tmp_path: Path) -> None:
    face = typeface_of(tmp_path, regular=wide_font(lacking="Ω"), bold=wide_font(bold=True, lacking="Ω"))
    sop = read_sop(CHECKOUT / "examples" / "konsinyering.sop.yaml").sop
    scene = drawn(sop.model_copy(update={"judul": f"{sop.judul} Ω"}), face)
    assert any("Ω" in note.id and "Ω" in note.en for note in scene.notes)
    assert not faults(scene, sop)


@pytest.mark.parametrize("file", FILES[::4], ids=lambda file: file.name.split(".")[0])
def test_the_outside_judge_agrees(face: Typeface, file: Path, shared_dir: Path) -> None:
    spec = importlib.util.spec_from_file_location("check_layout", shared_dir / "tools" / "check_layout.py")
    assert spec
    assert spec.loader
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    verdict = judge.Check(json.loads(to_json(drawn(read_sop(file).sop, face))))
    verdict.run()
    verdict.flows(yaml.safe_load(file.read_text("utf-8")))
    assert verdict.faults == []
