"""A whole SOP as one JSON text, for formats that carry the model inside, and back again.

The JSON has the same keys as the SOP file, so it is itself an SOP file (JSON is YAML), and the schema of
the file holds for it.
"""

from __future__ import annotations

from sopan.model.sop import Sop

__all__ = ["MEDIA_TYPE", "NAMESPACE", "sop_dari_json", "sop_ke_json"]

MEDIA_TYPE = "application/json"

NAMESPACE = "urn:sopan:lampiran:1"
"""The namespace of the XML element `sopan` whose text is such a JSON; 1 is this form of embedding."""


def sop_ke_json(sop: Sop, indent: int | None = None) -> str:
    """The SOP as JSON: keys in the order of the format, those without a value left out."""
    return sop.model_dump_json(exclude_none=True, indent=indent)


def sop_dari_json(teks: str | bytes) -> Sop:
    """The SOP of such a JSON: `sop_dari_json(sop_ke_json(sop)) == sop`.

    Raises `pydantic.ValidationError` where it is no SOP; whoever reads a file from outside says so in words.
    """
    return Sop.model_validate_json(teks)
