"""The actors: columns of the flowchart (PermenPANRB 35/2012, Bagian Flowchart)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from sopan.model.dasar import Model, Teks

__all__ = ["Pelaksana"]


class Pelaksana(Model):
    """One actor column: who does steps, as a role (jabatan), never a person.

    In a file the short form `kabid: Kabid` stands for `kabid: {nama: Kabid}`.
    """

    nama: Annotated[Teks, Field(description="Nama yang tercetak di kepala kolom.", examples=["Kabid"])]
    luar: Annotated[bool, Field(description="Benar bila pelaksana di luar instansi, misalnya pemohon.")] = (
        False
    )
    jumlah: Annotated[int | None, Field(ge=1, description="Banyak orang yang mengisi peran ini.")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, data: Any) -> Any:
        return {"nama": data} if isinstance(data, str) else data
