"""LibreOffice opens our XLSX and DOCX, and its pages look like those of our PDF.

The measure (`likeness`): of the dark pixels of either page at 108 dpi, the share that has a dark pixel of the
other within two points; the lower of both ways. Word's tables have the layout's own line distances, so whole
pages agree. A cell of Excel sets its lines by the font alone, so there text drifts and only the flowchart is
held strictly; what differs in it are two of Office's symbols: its capsule has flatter ends, its pentagon a
shorter tip.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sopan.layout.compose import compose
from sopan.layout.scene import Page, Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from sopan.render.base import Konektor
from tests.render.office import Ink, likeness, pages_of, parts_of
from tests.render.scenes import make_scene, make_sop

EXAMPLES = (
    "konsinyering",
    "pelayanan-informasi-publik",
    "pembuatan-telaahan-staf",
    "pelaksanaan-rapat-koordinasi",
    "penyusunan-rencana-kerja",
)
KINDS = ("garis.xlsx", "lekat.xlsx", "lekat.docx")


class Converted(NamedTuple):
    """An SOP's pages as our PDF has them, and as LibreOffice draws our Office files."""

    scene: Scene
    ours: list[Ink]
    theirs: dict[str, list[Ink]]


def as_plain_shapes(data: bytes) -> bytes:
    """The workbook with its glued connectors as plain shapes of the same geometry.

    LibreOffice 7.4 routes glued connectors of workbooks itself. What Excel makes of preset, turn, mirrors and
    adjust values, it makes of them only in a shape that is not a connector.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts_of(data).items():
            words = content
            if name.startswith("xl/drawings/drawing"):
                text = content.decode()
                text = text.replace('<xdr:cxnSp macro="">', '<xdr:sp macro="" textlink="">')
                text = text.replace("</xdr:cxnSp>", "</xdr:sp>").replace("xdr:nvCxnSpPr", "xdr:nvSpPr")
                words = re.sub("<xdr:cNvCxnSpPr>.*?</xdr:cNvCxnSpPr>", "<xdr:cNvSpPr/>", text).encode()
            archive.writestr(name, words)
    return buffer.getvalue()


def subjects(examples_dir: Path) -> Iterator[tuple[str, Sop, Scene, Path]]:
    for name in EXAMPLES:
        sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
        yield name, sop, compose(sop), examples_dir
    hopping = make_sop(5)
    yield "lompatan", hopping, make_scene(hopping), examples_dir
    for file in sorted(examples_dir.parent.parent.glob("shared/cases/case0[58].sop.yaml")):
        sop = read_sop(file).sop
        yield file.name.partition(".")[0], sop, compose(sop), file.parent


@pytest.fixture(scope="module")
def converted(examples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Converted]:
    """All subjects in all kinds, converted by one run of LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    files, scenes, ours = [], {}, {}
    for name, sop, scene, base in subjects(examples_dir):
        scenes[name] = scene
        for kind in KINDS:
            konektor: Konektor = "garis" if kind.startswith("garis") else "lekat"
            options = RenderOptions(base_dir=base, konektor=konektor)
            data = render(kind.partition(".")[2], sop, scene, options)[0].data
            file = (
                folder / f"{name}-{kind.partition('.')[0]}-{kind.partition('.')[2]}.{kind.partition('.')[2]}"
            )
            file.write_bytes(as_plain_shapes(data) if kind == "lekat.xlsx" else data)
            files.append(file)
        ours[name] = pages_of(render("pdf", sop, scene, RenderOptions(base_dir=base))[0].data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {
        name: Converted(
            scene,
            ours[name],
            {kind: pages_of(folder / f"{name}-{kind.replace('.', '-')}.pdf") for kind in KINDS},
        )
        for name, scene in scenes.items()
    }


def flowchart(page: Page) -> tuple[float, float, float, float]:
    """The columns of the actors, with the strips for pentagons."""
    first, last = page.columns[0], page.columns[-1]
    below = [symbol.box.bottom for symbol in page.symbols] + [page.rows[-1].y + page.rows[-1].height]
    above = [symbol.box.y for symbol in page.symbols] + [page.rows[0].y]
    return first.x + 1.5, min(above) - 1.5, last.x + last.width - 1.5, max(below) + 1.5


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_as_many(converted: dict[str, Converted], kind: str) -> None:
    assert len(converted) >= len(EXAMPLES) + 1
    counts = {name: (len(one.ours), len(one.theirs[kind])) for name, one in converted.items()}
    assert not {name: pair for name, pair in counts.items() if pair[0] != pair[1]}


def test_pages_of_word_look_like_the_pdf(converted: dict[str, Converted]) -> None:
    for name, one in converted.items():
        for page, ours, theirs in zip(one.scene.pages, one.ours, one.theirs["lekat.docx"], strict=True):
            assert likeness(ours, theirs) > 0.98, (name, page.number)


@pytest.mark.parametrize("kind", ["garis.xlsx", "lekat.xlsx"])
def test_flowcharts_of_excel_look_like_the_pdf(converted: dict[str, Converted], kind: str) -> None:
    found = []
    for name, one in converted.items():
        for page, ours, theirs in zip(one.scene.pages, one.ours, one.theirs[kind], strict=True):
            least = 0.82 if page.kind == "identitas" else 0.88
            assert likeness(ours, theirs) > least, (name, page.number)
            if page.kind == "prosedur":
                found.append(likeness(ours, theirs, flowchart(page)))
                assert found[-1] > 0.95, (name, page.number)
    assert sum(found) / len(found) > 0.99


def test_an_arrow_somewhere_else_would_be_seen(converted: dict[str, Converted]) -> None:
    """The measure tells a page from another page."""
    one = converted["konsinyering"]
    other = converted["pembuatan-telaahan-staf"]
    area = flowchart(one.scene.procedure[0])
    assert likeness(one.ours[-1], other.ours[-1], area) < 0.75
