"""Which kind of Sopan's files a text is, by the name of its file."""

from __future__ import annotations

from enum import Enum

from pydantic import BaseModel

from sopan.model import Sop
from sopan.model.organisasi import Organisasi
from sopan.model.skenario import Skenario

__all__ = ["Kind", "kind_of"]


class Kind(Enum):
    """A kind of file, and its model."""

    SOP = Sop
    ORGANISASI = Organisasi
    SKENARIO = Skenario

    @property
    def model(self) -> type[BaseModel]:
        """The model of the whole file."""
        model: type[BaseModel] = self.value
        return model


def kind_of(name: str) -> Kind:
    """The kind of the file of that name; what is neither organisation nor scenario is an SOP."""
    stem = name.lower().removesuffix(".yaml").removesuffix(".yml")
    if stem.endswith(".organisasi"):
        return Kind.ORGANISASI
    return Kind.SKENARIO if stem.endswith(".skenario") else Kind.SOP
