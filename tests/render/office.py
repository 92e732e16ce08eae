"""What the tests of XLSX and DOCX share: whether a package is sound, and how alike two pages look."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

DPI = 108


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name; no name comes twice."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def root_of(data: bytes) -> etree._Element:
    return etree.fromstring(data, PARSER)


def relations(parts: dict[str, bytes], source: str) -> dict[str, tuple[str, str]]:
    """The relations of a part by id: the last word of their kind, and the part that they lead to."""
    folder, name = posixpath.split(source)
    found = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if found is None:
        return {}
    out = {}
    for element in root_of(found).iter(f"{REL}Relationship"):
        target = posixpath.normpath(posixpath.join(folder, element.get("Target", "")))
        assert element.get("Id") not in out
        out[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], target)
    return out


def check_package(data: bytes) -> dict[str, bytes]:
    """Parts are well-formed, typed, reachable from the package, and all that they refer to is there."""
    parts = parts_of(data)
    types = root_of(parts["[Content_Types].xml"])
    defaults = {e.get("Extension"): e.get("ContentType") for e in types.iter(f"{TYPES}Default")}
    overrides = [e.get("PartName") for e in types.iter(f"{TYPES}Override")]
    assert len(overrides) == len(set(overrides))
    assert {name.removeprefix("/") for name in overrides if name} <= set(parts)
    reached, queue = set(), [""]
    while queue:
        source = queue.pop()
        found = relations(parts, source)
        for _, target in found.values():
            assert target in parts, (source, target)
            if target not in reached:
                reached.add(target)
                queue.append(target)
        if source.endswith(".xml"):
            root = root_of(parts[source])
            used = {v for e in root.iter() for k, v in e.attrib.items() if k.startswith(R)}
            assert used <= set(found), (source, used)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            root_of(content)
        if name == "[Content_Types].xml" or name.endswith(".rels"):
            continue
        assert name in reached, name
        assert f"/{name}" in overrides or name.rpartition(".")[2] in defaults, name
    return parts


def embedded(parts: dict[str, bytes], main: str) -> tuple[etree._Element, etree._Element]:
    """The part with the model and its properties, found as a reader finds them: by relations."""
    (item,) = [target for kind, target in relations(parts, main).values() if kind == "customXml"]
    (properties,) = [t for kind, t in relations(parts, item).values() if kind == "customXmlProps"]
    return root_of(parts[item]), root_of(parts[properties])


def geometry(
    shape: etree._Element,
) -> tuple[str, tuple[int, int], tuple[int, int], int, tuple[bool, bool], list[int]]:
    """Preset, offset, extent, turn, mirrors and adjust values of a shape, as `drawn` takes them."""
    (transform,) = shape.iter(f"{A}xfrm")
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    (preset,) = shape.iter(f"{A}prstGeom")
    adjust = [int(guide.get("fmla", "").removeprefix("val ")) for guide in preset.iter(f"{A}gd")]
    return (
        preset.get("prst", ""),
        (int(offset.get("x")), int(offset.get("y"))),
        (int(extent.get("cx")), int(extent.get("cy"))),
        int(transform.get("rot", "0")),
        (transform.get("flipH") == "1", transform.get("flipV") == "1"),
        adjust,
    )


Ink = npt.NDArray[np.bool_]
"""The dark pixels of a page."""


def pages_of(file: bytes | Path) -> list[Ink]:
    """The dark pixels of the pages of a PDF."""
    document = pdfium.PdfDocument(file)
    return [page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze() < 128 for page in document]


def widened(ink: Ink, reach: int) -> Ink:
    """Ink that reaches so many pixels further, across and down."""
    out = ink.copy()
    for step in range(1, reach + 1):
        out[:, step:] |= ink[:, :-step]
        out[:, :-step] |= ink[:, step:]
    down = out.copy()
    for step in range(1, reach + 1):
        down[step:] |= out[:-step]
        down[:-step] |= out[step:]
    return down


def likeness(
    a: Ink, b: Ink, area: tuple[float, float, float, float] | None = None, within: float = 2.0
) -> float:
    """How alike two pages look: the share of dark pixels of one that the other has within so many points.

    It is the lower of both ways. `area` (left, top, right, bottom in points) leaves out the rest.
    """
    scale = DPI / 72
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    left, top, right, bottom = (round(value * scale) for value in area) if area else (0, 0, width, height)
    one, other = a[top:bottom, left:right], b[top:bottom, left:right]
    reach = int(within * scale)
    return min(
        float((x & widened(y, reach)).sum() / max(x.sum(), 1)) for x, y in ((one, other), (other, one))
    )


def squeezed(words: Iterable[str]) -> str:
    """Words without any room between them."""
    return re.sub(r"\s+", "", "".join(words))
