"""Drawings of a Word document: the flowchart of a page as one group of shapes, and the logo.

A group (`wpg`), and not a drawing canvas, of which LibreOffice shows only the fallback. The group is anchored
to a paragraph of its page and placed by the page's edges, so that it stays while the table's text is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopan.render._docx_styles import W
from sopan.render._drawingml import EMU, Figure, xml
from sopan.render._ooxml_logo import Logo

__all__ = ["NAMESPACES", "group", "inline_picture"]

NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
"""What the root of a document with drawings declares."""

_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LOWEST = 251_658_240  # where Word itself begins to stack what lies over the text


def group(figures: Sequence[Figure], number: int, description: str) -> str:
    """A run with the figures, whose places are those on the page, as one group.

    The group is as large as the boxes of its shapes together: LibreOffice stretches what is not. `number` is
    its id, `description` what a screen reader says.
    """
    left, top = min(figure.left for figure in figures), min(figure.top for figure in figures)
    width = max(figure.left + figure.width for figure in figures) - left
    height = max(figure.top + figure.height for figure in figures) - top
    children = "".join(map(_shape, figures))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{_LOWEST + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Diagram alir #{number}" descr="{xml(description)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        "<wpg:grpSpPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{left}" y="{top}"/>'
        f'<a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>{children}</wpg:wgp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _shape(figure: Figure) -> str:
    identity = (
        f'<wps:cNvPr id="{figure.number}" name="{xml(figure.name)}" descr="{xml(figure.description)}"/>'
    )
    if figure.glue is not None:
        (start, start_site), (end, end_site) = figure.glue
        kind = (
            f'<wps:cNvCnPr><a:stCxn id="{start}" idx="{start_site}"/><a:endCxn id="{end}" idx="{end_site}"/>'
            "</wps:cNvCnPr>"
        )
    else:
        kind = '<wps:cNvSpPr txBox="1"/>' if figure.kind == "label" else "<wps:cNvSpPr/>"
    if not figure.lines:
        return f"<wps:wsp>{identity}{kind}<wps:spPr>{figure.properties}</wps:spPr><wps:bodyPr/></wps:wsp>"
    style = "SopJawaban" if figure.kind == "label" else "SopPenghubung"
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{xml(line)}</w:t></w:r></w:p>'
        for line in figure.lines
    )
    return (
        f"<wps:wsp>{identity}{kind}<wps:spPr>{figure.properties}</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp>"
    )


def inline_picture(logo: Logo, relation: str, number: int, name: str) -> str:
    """A run with a picture that stands in its line; `relation` is the id of the picture's part."""
    width, height = round(logo.box.width * EMU), round(logo.box.height * EMU)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Logo" descr="{xml(name)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
