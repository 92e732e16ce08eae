"""Documents that Sopan wrote: the model stands inside them, and comes back as it was.

XLSX and DOCX carry it as a part of custom XML, BPMN in its extension elements, a PDF as an attached file;
JSON is the model itself. A document without the model (another program dropped it) is read like one drawn by
hand.
"""

from __future__ import annotations

from pydantic import ValidationError

from sopan.errors import Pesan
from sopan.model import Sop
from sopan.model.salinan import NAMESPACE, sop_dari_json
from sopan.read.impor.aman import Arsip, Elemen, tolak

__all__ = ["model_dalam_arsip", "model_dalam_xml", "model_dari_json"]


def model_dari_json(teks: str | bytes, nama: str) -> Sop:
    """The model of a JSON that a document carries. Raises `UnreadableFile` where it is damaged."""
    try:
        return sop_dari_json(teks)
    except (ValidationError, ValueError, RecursionError):
        tolak(
            nama,
            Pesan("model di dalam dokumen ini rusak.", "the model inside this document is damaged."),
            Pesan("Cetak ulang dari berkas SOP-nya.", "Draw it anew from its SOP file."),
        )


def model_dalam_arsip(arsip: Arsip) -> Sop | None:
    """The model in an Office file, found by its namespace; None where there is none."""
    for bagian in arsip.names():
        if not bagian.startswith("customXml/item") or not bagian.endswith(".xml") or "Props" in bagian:
            continue
        akar = arsip.xml(bagian)
        if akar.tag == f"{{{NAMESPACE}}}sopan" and akar.text:
            return model_dari_json(akar.text, arsip.nama)
    return None


def model_dalam_xml(akar: Elemen, nama: str) -> Sop | None:
    """The model in the extension elements of our BPMN; None where there is none."""
    for satu in akar.iter(f"{{{NAMESPACE}}}sopan"):
        if satu.text:
            return model_dari_json(satu.text, nama)
    return None
