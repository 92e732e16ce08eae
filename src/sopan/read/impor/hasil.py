"""What an import gives: the model, where each of its values came from, how sure it is, what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from sopan.errors import Pesan
from sopan.model import Jalur, Sop

__all__ = ["RAGU", "Bidang", "Catatan", "HasilImpor", "JenisCatatan", "Pengumpul"]

RAGU = 0.8
"""A value that is less sure than this is marked in the file and wants a look."""

JenisCatatan = Literal["lihat", "diubah", "tidak_dibawa", "keterangan"]
"""Of a note: look at this; changed by the user since Sopan wrote it; not carried over; good to know."""


@dataclass(frozen=True, slots=True)
class Bidang:
    """One value of the model: its path, where it stood (`Sheet1!B5`), how sure (0 to 1), what to look at."""

    jalur: Jalur
    asal: str
    yakin: float = 1.0
    lihat: Pesan | None = None


@dataclass(frozen=True, slots=True)
class Catatan:
    """Something to tell about the file.

    `jalur` is the place in the SOP that it concerns, where there is one.
    """

    jenis: JenisCatatan
    pesan: Pesan
    asal: str = ""
    jalur: Jalur = ()


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """An SOP that was read from another format, and the report on how.

    `format` names what was read. `persis` is whether the model came from inside a document of Sopan's own.
    """

    sop: Sop
    format: str
    bidang: tuple[Bidang, ...] = ()
    catatan: tuple[Catatan, ...] = ()
    persis: bool = False

    @property
    def yakin(self) -> float:
        """How sure the whole is: the mean of its values; 1 for a document of our own."""
        return sum(satu.yakin for satu in self.bidang) / len(self.bidang) if self.bidang else 1.0

    @property
    def ragu(self) -> tuple[Bidang, ...]:
        """The values to look at, the least sure first."""
        return tuple(sorted((satu for satu in self.bidang if satu.yakin < RAGU), key=lambda satu: satu.yakin))


@dataclass(slots=True)
class Pengumpul:
    """Collects values and notes while a file is read."""

    bidang: dict[Jalur, Bidang] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)

    def nilai(self, jalur: Iterable[Any], asal: str, yakin: float = 1.0, lihat: Pesan | None = None) -> None:
        """A value was found; the less sure of two statements about the same value stands."""
        kunci = tuple(jalur)
        lama = self.bidang.get(kunci)
        if lama is None or yakin < lama.yakin:
            self.bidang[kunci] = Bidang(kunci, asal, yakin, lihat)

    def catat(self, jenis: JenisCatatan, pesan: Pesan, asal: str = "", jalur: Iterable[Any] = ()) -> None:
        """Something to tell."""
        satu = Catatan(jenis, pesan, asal, tuple(jalur))
        if satu not in self.catatan:
            self.catatan.append(satu)

    def jadi(self, sop: Sop, format_: str) -> HasilImpor:
        """The result."""
        return HasilImpor(sop, format_, tuple(self.bidang.values()), tuple(self.catatan))
