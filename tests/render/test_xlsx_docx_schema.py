"""Office files obey Office's schemas: order of elements, attributes, values, parts. Others are refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from sopan.layout.compose import compose
from sopan.layout.scene import Scene
from sopan.model import Sop
from sopan.read import read_sop
from sopan.render import RenderOptions, render
from sopan.render.base import KONEKTOR, Konektor
from tests.render.office import parts_of
from tests.render.scenes import make_scene, make_sop


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def faults(validator: OpenXmlValidator, data: bytes, file: Path) -> list[str]:
    file.write_bytes(data)
    return [str(error) for error in validator.validate(str(file)).errors]


def subjects(examples_dir: Path) -> list[tuple[str, Sop, Scene]]:
    hopping = make_sop(5)
    found = [("lompatan", hopping, make_scene(hopping))]
    for name in ("konsinyering", "pelayanan-informasi-publik", "penyusunan-rencana-kerja"):
        sop = read_sop(examples_dir / f"{name}.sop.yaml").sop
        found.append((name, sop, compose(sop)))
    return found


@pytest.mark.parametrize("konektor", KONEKTOR)
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_files_obey_the_schemas(
    form: str, konektor: Konektor, validator: OpenXmlValidator, examples_dir: Path, tmp_path: Path
) -> None:
    options = RenderOptions(base_dir=examples_dir, konektor=konektor)
    for name, sop, scene in subjects(examples_dir):
        (out,) = render(form, sop, scene, options)
        assert not faults(validator, out.data, tmp_path / f"{name}.{form}"), name


@pytest.mark.parametrize(
    ("form", "part", "right", "wrong"),
    [
        ("xlsx", "xl/drawings/drawing2.xml", b'prst="flowChartDecision"', b'prst="belahKetupat"'),
        ("docx", "word/document.xml", b"<wps:bodyPr/>", b""),
    ],
)
def test_a_fault_would_be_seen(
    form: str, part: str, right: bytes, wrong: bytes, validator: OpenXmlValidator, tmp_path: Path
) -> None:
    sop = make_sop(5)
    parts = parts_of(render(form, sop, compose(sop))[0].data)
    assert right in parts[part]
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(right, wrong) if name == part else content)
    assert faults(validator, buffer.getvalue(), tmp_path / f"salah.{form}")
