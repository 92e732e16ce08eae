"""Drawings of worksheets: shapes, connectors and pictures in anchors to cells (ECMA-376 part 1, 20.5)."""

from __future__ import annotations

from collections.abc import Iterable

from sopan.layout.scene import Style
from sopan.render._drawingml import Figure, xml
from sopan.render._font import office_family
from sopan.render._ooxml_package import HEAD
from sopan.render._xlsx_grid import SheetGrid

__all__ = ["drawing", "picture_anchor", "shape_anchor"]

_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def drawing(anchors: Iterable[str]) -> str:
    """The part of a sheet's drawing."""
    return f'{HEAD}<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}">{"".join(anchors)}</xdr:wsDr>'


def shape_anchor(figure: Figure, grid: SheetGrid, style: Style) -> str:
    """A figure, anchored to the cells that it lies over.

    A symbol moves with its cell and keeps its size; arrows and answers go with the cells at both ends. A
    shape that is turned by a quarter is anchored by its box as seen, which is where Excel looks for it too.
    """
    edit = ' editAs="oneCell"' if figure.kind == "symbol" else ""
    identity = (
        f'<xdr:cNvPr id="{figure.number}" name="{xml(figure.name)}" descr="{xml(figure.description)}"/>'
    )
    if figure.glue is not None:
        (start, start_site), (end, end_site) = figure.glue
        body = (
            f'<xdr:cxnSp macro=""><xdr:nvCxnSpPr>{identity}<xdr:cNvCxnSpPr>'
            f'<a:stCxn id="{start}" idx="{start_site}"/><a:endCxn id="{end}" idx="{end_site}"/>'
            f"</xdr:cNvCxnSpPr></xdr:nvCxnSpPr><xdr:spPr>{figure.properties}</xdr:spPr></xdr:cxnSp>"
        )
    else:
        kind = ' txBox="1"' if figure.kind == "label" else ""
        body = (
            f'<xdr:sp macro="" textlink=""><xdr:nvSpPr>{identity}<xdr:cNvSpPr{kind}/></xdr:nvSpPr>'
            f"<xdr:spPr>{figure.properties}</xdr:spPr>{_words(figure, style)}</xdr:sp>"
        )
    return _anchored(figure.left, figure.top, figure.width, figure.height, grid, body, edit)


def picture_anchor(
    number: int, name: str, relation: str, box: tuple[int, int, int, int], grid: SheetGrid
) -> str:
    """A picture: `relation` is the id under which the drawing knows its part, `box` its place in EMU."""
    left, top, width, height = box
    body = (
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="Logo" descr="{xml(name)}"/><xdr:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
    )
    return _anchored(left, top, width, height, grid, body, ' editAs="oneCell"')


def _anchored(left: int, top: int, width: int, height: int, grid: SheetGrid, body: str, edit: str) -> str:
    a, b = grid.anchor(left, top), grid.anchor(left + width, top + height)
    return (
        f"<xdr:twoCellAnchor{edit}><xdr:from><xdr:col>{a.column}</xdr:col><xdr:colOff>{a.x}</xdr:colOff>"
        f"<xdr:row>{a.row}</xdr:row><xdr:rowOff>{a.y}</xdr:rowOff></xdr:from><xdr:to><xdr:col>{b.column}</xdr:col>"
        f"<xdr:colOff>{b.x}</xdr:colOff><xdr:row>{b.row}</xdr:row><xdr:rowOff>{b.y}</xdr:rowOff></xdr:to>"
        f"{body}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _words(figure: Figure, style: Style) -> str:
    """The text in a shape, in its middle and without room around it."""
    if not figure.lines:
        return ""
    bold = ' b="1"' if figure.bold else ""
    colour, family = style.ink.removeprefix("#").upper(), office_family(style.font)
    look = (
        f'<a:rPr lang="id-ID" sz="{round(figure.size * 100)}"{bold}><a:solidFill><a:srgbClr val="{colour}"/>'
        f'</a:solidFill><a:latin typeface="{family}"/><a:cs typeface="{family}"/></a:rPr>'
    )
    lines = "".join(
        f'<a:p><a:pPr algn="ctr"/><a:r>{look}<a:t>{xml(line)}</a:t></a:r></a:p>' for line in figure.lines
    )
    return (
        '<xdr:txBody><a:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="none" lIns="0" tIns="0" '
        f'rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>{lines}</xdr:txBody>'
    )
