"""Files of one XML text: which of the formats it is."""

from __future__ import annotations

from sopan.errors import Pesan
from sopan.read.impor.aman import Elemen, tolak
from sopan.read.impor.bpmn import baca_bpmn
from sopan.read.impor.drawingml import local
from sopan.read.impor.drawio import baca_drawio
from sopan.read.impor.hasil import HasilImpor

__all__ = ["baca_xml"]


def baca_xml(akar: Elemen, nama: str) -> HasilImpor:
    """Read an XML file by its root. Raises `UnreadableFile` where it is of no known format."""
    if local(akar) == "definitions":
        return baca_bpmn(akar, nama)
    if local(akar) in ("mxfile", "mxGraphModel"):
        return baca_drawio(akar, nama)
    return tolak(
        nama,
        Pesan(f"XML '{local(akar)[:40]}' tidak dikenal.", f"XML '{local(akar)[:40]}' is not known."),
        Pesan("Yang dibaca: BPMN 2.0 dan draw.io.", "What is read: BPMN 2.0 and draw.io."),
    )
